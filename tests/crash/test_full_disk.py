"""A disk that is really full: a small file system in memory, filled until little room is left, under everything that writes.

Mounting needs root; elsewhere these tests are skipped, and `tests/publish/test_bad_input.py` limits the size of files instead.
"""

import datetime as dt
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from support.new_reader import answer

from pipelines.publish.build import build_warehouse
from pipelines.read.read_day import build_day
from pipelines.settings import DATABASE, Settings

pytestmark = pytest.mark.slow

DAY = dt.date(2026, 3, 12)
DISK_BYTES = 32_000_000
BLOCK = 4096


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """Give a small file system of its own."""
    folder, mount = tmp_path / "disk", shutil.which("mount")
    folder.mkdir()
    if mount is None:
        pytest.skip("there is no command `mount`")
    done = subprocess.run([mount, "-t", "tmpfs", "-o", f"size={DISK_BYTES}", "tmpfs", folder], capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip(f"a file system cannot be mounted here, which needs root: {done.stderr.strip()}")
    try:
        yield folder
    finally:
        subprocess.run([shutil.which("umount") or "umount", "--lazy", folder], check=True)


@pytest.fixture
def settings(disk: Path, sample_settings: Settings) -> Settings:
    """Give a copy of the published sample on the small disk."""
    shutil.copytree(sample_settings.warehouse, disk / "warehouse", symlinks=True)
    return replace(sample_settings, warehouse=disk / "warehouse")


def fill(disk: Path, room: int) -> Path:
    """Write a file that leaves so many bytes, in whole blocks, and return it."""
    filler = disk / "filler"
    state = os.statvfs(disk)
    with filler.open("wb") as file:
        for _ in range(state.f_bavail * state.f_frsize // BLOCK - room // BLOCK):
            file.write(bytes(BLOCK))
    return filler


def published(settings: Settings) -> tuple[str, list[tuple[int, ...]]]:
    """Return which version is published and the numbers of rows that a reader finds in it."""
    rows = answer(settings.warehouse, "SELECT (SELECT count(*) FROM articles), (SELECT count(*) FROM incident_totals)")
    return str((settings.warehouse / DATABASE).readlink()), rows


@pytest.mark.parametrize("percent", [30, 150])  # of the published file: where the master cannot be made, and where its copy cannot
def test_a_build_without_room_leaves_the_published_file_and_the_next_one_comes_through(
    disk: Path, settings: Settings, percent: int
) -> None:
    before = published(settings)
    size = (settings.warehouse / DATABASE).stat().st_size
    shutil.rmtree(settings.warehouse / ".build")
    filler = fill(disk, size * percent // 100)
    with pytest.raises(OSError, match=r"room|No space left"):
        build_warehouse(settings)
    assert published(settings) == before
    assert list((settings.warehouse / "versions").glob("*.building*")) == []
    filler.unlink()
    build_warehouse(settings)
    after = published(settings)
    assert after[0] != before[0]
    assert after[1] == before[1]


def test_a_day_without_room_keeps_its_partition(disk: Path, settings: Settings) -> None:
    partition = settings.warehouse / "core" / "articles" / f"{DAY}.parquet"
    before = partition.read_bytes()
    fill(disk, BLOCK)
    with pytest.raises(OSError, match=rf"{settings.warehouse}.*no room to write it; free some space and run again"):
        build_day(settings, DAY)
    assert partition.read_bytes() == before
    assert list(settings.warehouse.rglob("*.tmp")) == []


def fetch_sample(settings: Settings) -> subprocess.CompletedProcess[str]:
    """Collect the sample day in a process of its own, as a person does."""
    command = [sys.executable, "-m", "pipelines.cli", "fetch", "sample", "--day", DAY.isoformat()]
    named = {**os.environ, "NEWSLEDGER_WAREHOUSE": str(settings.warehouse)}
    return subprocess.run(command, env=named, capture_output=True, text=True, check=False, timeout=600)


def test_evidence_without_room_is_taken_up_by_the_next_run(disk: Path, settings: Settings) -> None:
    folder = settings.warehouse / "raw" / "sample" / DAY.isoformat()
    shutil.rmtree(settings.warehouse / "raw")
    filler = fill(disk, 4 * BLOCK)
    done = fetch_sample(settings)
    assert done.returncode == 1
    assert "No space left on device" in done.stderr
    assert "free some space and run it again" in done.stderr
    assert list(folder.glob("*.warc.gz")) == []
    filler.unlink()
    assert fetch_sample(settings).returncode == 0
    names = [row["input_ref"] for row in pq.read_table(folder / "fetches.parquet", columns=["input_ref"]).to_pylist()]
    assert len(names) == len(set(names)) == 17
