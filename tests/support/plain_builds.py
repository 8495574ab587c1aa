"""Builds of a warehouse for tests that ask for its rows: without what changes no row, which is half of a build.

Left out are the comments of tables and columns, and the comparison of the columns that come out with the headers of the SQL files, for
which DuckDB plans each macro and view. Both are tested on the warehouses of tests/publish/test_warehouse.py and of the sample.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from pipelines.publish import build, marts
from pipelines.publish.build import Built
from pipelines.settings import Settings

_LEFT_OUT = ((build, "comment_tables"), (marts, "comment_on"), (marts, "check_columns"))
_WHOLE = [getattr(module, name) for module, name in _LEFT_OUT]


@contextmanager
def building_plainly() -> Iterator[None]:
    """Have all builds in a block neither write comments nor compare columns."""
    with pytest.MonkeyPatch.context() as patch:
        for module, name in _LEFT_OUT:
            patch.setattr(module, name, lambda *_: None)
        yield


@contextmanager
def building_wholly() -> Iterator[None]:
    """Have all builds in a block do everything, whoever has asked for plain ones: what they make is shared with other tests."""
    with pytest.MonkeyPatch.context() as patch:
        for (module, name), whole in zip(_LEFT_OUT, _WHOLE, strict=True):
            patch.setattr(module, name, whole)
        yield


def build_plainly(settings: Settings) -> Built:
    """Build and publish as `build_warehouse` does, in such a block."""
    with building_plainly():
        return build.build_warehouse(settings)
