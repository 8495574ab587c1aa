"""What a run prepares lies where nobody reads it, goes with the run, and is deleted by the next one after a kill."""

import datetime as dt
import json
import subprocess
import sys
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipelines.partitions.day_transaction import put_day, settle
from pipelines.partitions.parquet_files import partition_path
from pipelines.partitions.staging import STAGING, staging_folder

DAY = dt.date(2026, 5, 4)
KILLED = (
    "import os, pathlib, sys\nfrom pipelines.partitions.staging import staging_folder\n"
    "with staging_folder(pathlib.Path(sys.argv[1]), 'day') as folder:\n"
    "    (folder / 'half').write_text('half')\n    os.kill(os.getpid(), 9)"
)


def left(warehouse: Path) -> list[str]:
    """Return what lies in the folder of staging folders."""
    return sorted(path.name for path in (warehouse / STAGING).glob("*"))


def test_a_folder_goes_with_its_block(tmp_path: Path) -> None:
    with staging_folder(tmp_path, "day") as folder:
        (folder / "file").write_text("content")
        assert settle(tmp_path) == 0
        assert (folder / "file").exists(), "a living run keeps its folder"
    assert left(tmp_path) == []
    with pytest.raises(ZeroDivisionError), staging_folder(tmp_path, "day"):
        raise ZeroDivisionError
    assert left(tmp_path) == []


def test_what_a_killed_run_left_is_deleted(tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-c", KILLED, str(tmp_path)], check=False)
    assert len(left(tmp_path)) == 2
    assert settle(tmp_path) == 1
    assert left(tmp_path) == []


def test_a_day_that_a_journal_names_is_finished_and_not_deleted(tmp_path: Path) -> None:
    """The run is interrupted between the journal and the last rename."""
    with staging_folder(tmp_path, "day") as folder:
        files = {name: folder / f"{name}.parquet" for name in ("articles", "statements")}
        for name, path in files.items():
            pq.write_table(pa.table({"of": [name]}), path)
        places = {name: partition_path(tmp_path, name, DAY) for name in files}
        for place in places.values():
            place.parent.mkdir(parents=True)
        renames = {f"../{path.relative_to(tmp_path)}": str(places[name].relative_to(tmp_path / "core")) for name, path in files.items()}
        (tmp_path / "core" / "renames.json").write_text(json.dumps(renames))
        files["articles"].replace(places["articles"])
    assert not places["statements"].exists()
    settle(tmp_path)
    assert [pq.read_table(place)["of"].to_pylist() for place in places.values()] == [["articles"], ["statements"]]
    assert left(tmp_path) == []


def test_a_day_takes_its_place_in_one_step(tmp_path: Path) -> None:
    with staging_folder(tmp_path, "day") as folder:
        pq.write_table(pa.table({"of": ["new"]}), folder / "articles.parquet")
        put_day(tmp_path, DAY, {"articles": folder / "articles.parquet"})
    assert pq.read_table(partition_path(tmp_path, "articles", DAY))["of"].to_pylist() == ["new"]
    assert left(tmp_path) == []
