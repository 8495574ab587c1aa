"""Makes the small warehouses of earlier versions that tests read: `python tests/support/older_warehouses.py`, in a clone with its history.

Each is made by the code of a commit itself, from two files of our own, one of them edited between two days. What it holds is written
beside it as the old code read it, so that a test can tell whether anything got lost. Names in the file are those of a warehouse folder.
"""

import io
import json
import os
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

import pyarrow.parquet as pq

PROJECT = Path(__file__).resolve().parents[2]
FOLDER = PROJECT / "tests" / "cases" / "older_warehouses"
COMMITS = {"957f76b": "0.1, first day", "6168998": "0.1, with earlier readings", "cf86f8e": "0.2, before the two clocks"}
"""Versions whose tables differ, by commit."""
COLUMNS = {"articles": ("input_ref", "title"), "incident_counts": ("metric", "value", "text"), "statements": ("speaker_text", "text")}
"""What is compared of each table."""
DAYS = ("2026-05-04", "2026-05-05")
TEXT = "{n} hurt in {place}\n\nMay 3, 2026\n\n{n} people were injured in {place} on Sunday, the police said.\n"
FILES = {
    DAYS[0]: {"a.txt": TEXT.format(n="Four", place="Lower Brask"), "b.txt": TEXT.format(n="Six", place="Tessen")},
    DAYS[1]: {"a.txt": TEXT.format(n="Five", place="Lower Brask")},
}


def make(commit: str) -> None:
    """Write the warehouse of one commit, and what it holds."""
    with tempfile.TemporaryDirectory() as folder:
        clone = Path(folder) / "clone"
        subprocess.run(["git", "worktree", "add", "--quiet", "--detach", clone, commit], cwd=PROJECT, check=True)  # noqa: S607
        try:
            _fill(clone)
            _pack(clone / "warehouse", FOLDER / f"{commit}.tar.gz")
            (FOLDER / f"{commit}.json").write_text(json.dumps(_held(clone / "warehouse"), indent=1, ensure_ascii=False) + "\n")
        finally:
            subprocess.run(["git", "worktree", "remove", "--force", clone], cwd=PROJECT, check=True)  # noqa: S607


def _fill(clone: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(clone)}
    for day, files in FILES.items():
        for name, text in files.items():
            path = clone / "inbox" / day / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        for command in (["fetch", "inbox", "--day", day], ["build"]):
            subprocess.run([sys.executable, "-m", "pipelines.cli", *command], cwd=clone, env=environment, check=True)


def _pack(warehouse: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    with tarfile.open(target, "w:gz") as tar:
        for path in sorted(path for name in ("raw", "core") for path in (warehouse / name).rglob("*") if path.is_file()):
            content = path.read_bytes()
            entry = tarfile.TarInfo(path.relative_to(warehouse).as_posix())
            entry.size = len(content)
            tar.addfile(entry, io.BytesIO(content))


def _held(warehouse: Path) -> dict[str, list[list[object]]]:
    """Return what the old version read, by table."""
    return {
        table: sorted(
            [row[name] for name in names]
            for path in sorted((warehouse / "core" / table).glob("*.parquet"))
            for row in pq.read_table(path, columns=list(names)).to_pylist()
        )
        for table, names in COLUMNS.items()
    }


if __name__ == "__main__":
    for each in COMMITS:
        make(each)
