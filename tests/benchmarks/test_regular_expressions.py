"""The pumping of regular expressions: the tool finds what grows faster than in proportion, and the package has none of it."""

import re
import signal
import subprocess
import sys
from collections.abc import Iterator

import pytest

from benchmarks import regular_expressions as tool
from benchmarks.regular_expressions import Expression
from pipelines.settings import PROJECT


@pytest.fixture(autouse=True)
def _giving_up() -> Iterator[None]:
    before = signal.signal(signal.SIGVTALRM, tool._give_up)  # noqa: SLF001 — as its main does
    yield
    signal.signal(signal.SIGVTALRM, before)


@pytest.mark.parametrize(
    "pattern", [r"(?:a+)+$", r"url\s*\n*\s*=", *(pytest.param(one, marks=pytest.mark.slow) for one in (r"\s*;", r"(?:\w+ )*x"))]
)
def test_the_tool_finds_what_goes_back_again_and_again(pattern: str) -> None:
    assert tool.slow(Expression("made", re.compile(pattern), 0)) is not None


@pytest.mark.parametrize("pattern", [r"(?<!\s)\s*;", r"a{1,40}$", r"\b(?:said|told)\b"])
def test_what_goes_through_a_text_once_passes(pattern: str) -> None:
    assert tool.slow(Expression("made", re.compile(pattern), 0)) is None


def test_what_is_tried_on_short_texts_may_be_slow_on_long_ones() -> None:
    assert tool.slow(Expression("made", re.compile(r"\s*;"), 0, cap=200)) is None


@pytest.mark.slow
def test_no_expression_of_the_package_costs_more_than_linear_time() -> None:
    """The tool runs in a process of its own: expressions are noted when modules are imported, and here they are imported already."""
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.regular_expressions"], cwd=PROJECT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert int(done.stdout.split()[0]) > 400
