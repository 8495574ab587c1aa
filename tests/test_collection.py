"""Every process collects the same tests, whenever it does and in whichever order its sets are: else xdist does not start."""

import gzip
import os
import subprocess
import sys
from collections import Counter

import pytest

from pipelines.settings import PROJECT

COLLECT = [sys.executable, "-m", "pytest", "-n", "0", "--collect-only", "-o", "addopts=-q", "-p", "no:cacheprovider"]


@pytest.mark.parametrize("body", [gzip.compress(b"one", mtime=1), gzip.compress(b"two", mtime=2)])
def test_bytes_are_named_after_their_parameter(request: pytest.FixtureRequest, body: bytes) -> None:
    name = request.node.name
    assert name in {f"{request.function.__name__}[body{number}]" for number in range(2)}, body


def test_no_two_test_files_have_one_name() -> None:
    names = Counter(path.name for path in (PROJECT / "tests").rglob("test_*.py"))
    assert [name for name, number in names.items() if number > 1] == [], "pytest imports them by their name alone"


@pytest.mark.slow
def test_two_processes_collect_the_same_tests() -> None:
    collected = []
    for seed in ("1", "2"):  # one after the other, so in different seconds
        environment = os.environ | {"PYTHONHASHSEED": seed}
        done = subprocess.run(COLLECT, cwd=PROJECT, env=environment, capture_output=True, text=True, check=True, timeout=600)
        collected.append([line for line in done.stdout.splitlines() if "::" in line])
    assert len(collected[0]) > 1_000
    assert collected[0] == collected[1]
