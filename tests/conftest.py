"""Which tests a process collects and in which order; the fixtures that several packages share are in `support.fixtures`."""

import gc
import re
from pathlib import Path

import pytest

gc.disable()  # until all tests are collected: what is made until then stays

TESTS = Path(__file__).parent
WHOLLY_MARKED = re.compile(r"^pytestmark = \[?pytest\.mark\.(?:slow|browser)\b", re.MULTILINE)
BUILDING = ("crash", "publish", "partitions", "sql", "commands", "report", "defs", "link_days")
"""Folders whose tests take long, the longest first: a worker that gets one of their files last would let the others wait."""


@pytest.hookimpl(trylast=True)  # after pytest-cov has begun to look, or what the fixtures import would count as never run
def pytest_sessionstart(session: pytest.Session) -> None:
    """Load the shared fixtures, but not in the process that only hands out files to workers: they wait until it is ready."""
    config = session.config
    hands_out = config.option.dist != "no" and not config.option.collectonly
    if not hands_out:
        config.pluginmanager.import_plugin("support.fixtures")


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Leave out files that have no test of the marks that are asked for: importing them takes longer than many tests."""
    if collection_path.suffix != ".py" or not collection_path.name.startswith("test_"):
        return None
    mark, text = config.option.markexpr, collection_path.read_text()
    if mark in {"slow", "browser"}:
        return f"mark.{mark}" not in text or None
    return (mark == "not browser and not slow" and bool(WHOLLY_MARKED.search(text))) or None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run the files that build warehouses first; the workers get the files in this order."""
    place = {name: number for number, name in enumerate(BUILDING)}
    items.sort(key=lambda item: place.get(item.path.relative_to(TESTS).parts[0], len(place)))


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Name bytes after their parameter: compressed ones hold the second in which they were made, and each worker makes its own."""
    return argname if isinstance(val, bytes) else None


def pytest_collection_finish() -> None:
    """Leave modules and tests out of later garbage collections: they are half a million objects, and they stay."""
    gc.freeze()
    gc.enable()
