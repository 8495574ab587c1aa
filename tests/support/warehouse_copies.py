"""Copies of a warehouse that was built once: a copy takes milliseconds, a build most of a second."""

import shutil
from dataclasses import replace
from pathlib import Path

from pipelines.settings import Settings


def copy_of(made: Settings, root: Path) -> Settings:
    """Copy an installation with everything in it, moments of files included, so that the next build finds it unchanged."""
    shutil.copytree(made.root, root, symlinks=True, dirs_exist_ok=True)
    return replace(made, root=root, warehouse=root / "warehouse", curation=root / "curation")
