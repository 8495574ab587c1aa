"""Builds of a warehouse for tests that ask for its rows: without the comments of tables and columns, which are a quarter of a build.

That every table, column and macro has its comment is tested on the warehouses of tests/publish/test_warehouse.py and of the sample.
"""

import pytest

from pipelines.publish import build, marts
from pipelines.publish.build import Built
from pipelines.settings import Settings


def build_plainly(settings: Settings) -> Built:
    """Build and publish as `build_warehouse` does, and write no comments."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(build, "comment_tables", lambda _: None)
        patch.setattr(marts, "comment_on", lambda *_: None)
        return build.build_warehouse(settings)
