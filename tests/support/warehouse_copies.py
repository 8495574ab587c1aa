"""Copies of a warehouse that was built once: a copy takes little time, a build most of a second."""

import shutil
from dataclasses import replace
from pathlib import Path

from pipelines.settings import DATABASE, Settings
from support.plain_builds import build_plainly


def copy_of(made: Settings, root: Path) -> Settings:
    """Copy an installation, and publish the master of the copy, to which nothing is to be done.

    The published file is not copied: it is known by the moment of its last change, which no copy keeps.
    """
    published = shutil.ignore_patterns(DATABASE, "versions", "published.json")
    shutil.copytree(made.root, root, ignore=published, dirs_exist_ok=True)
    copy = replace(made, root=root, warehouse=root / "warehouse", curation=root / "curation")
    assert build_plainly(copy).partitions == 0
    return copy
