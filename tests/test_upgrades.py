"""Warehouses that earlier versions made are read by this one: by one command, which is named where another is tried first.

The warehouses and what they held are made by tests/support/older_warehouses.py.
"""

import json
import shutil
import tarfile
from collections import Counter
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from support.new_reader import answer
from support.older_warehouses import COLUMNS, COMMITS, FOLDER

from pipelines import __version__, cli
from pipelines.contract.schema import SCHEMA_KEY, VERSION_KEY, arrow_schema, record_version, schema_version
from pipelines.contract.tables import TABLES, Article
from pipelines.partitions.parquet_files import PartitionError, read_table


@pytest.fixture(params=COMMITS)
def older(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, dict[str, list[list[Any]]]]:
    """Give a project with the warehouse of an earlier version, and what it held."""
    project = tmp_path / "mine"
    assert cli.main(["init", str(project)]) == 0
    shutil.rmtree(project / "warehouse")
    with tarfile.open(FOLDER / f"{request.param}.tar.gz") as tar:
        tar.extractall(project / "warehouse", filter="data")
    monkeypatch.delenv("NEWSLEDGER_WAREHOUSE", raising=False)
    monkeypatch.chdir(project)
    return project, json.loads((FOLDER / f"{request.param}.json").read_text())


def ask(project: Path, sql: str) -> list[tuple[Any, ...]]:
    return answer(project / "warehouse", sql)


@pytest.mark.slow
def test_an_older_warehouse_is_read_after_one_command(
    older: tuple[Path, dict[str, list[list[Any]]]], capsys: pytest.CaptureFixture[str]
) -> None:
    project, held = older
    if cli.main(["run", "2026-05-06"]):  # a version with the same tables needs no command
        assert "run `newsledger build`" in capsys.readouterr().err
        assert cli.main(["build"]) == 0
    for table, names in COLUMNS.items():
        now = ask(project, f"SELECT {', '.join(names)} FROM {table}")  # noqa: S608
        assert Counter(map(tuple, held[table])) <= Counter(now)
    assert ask(project, "SELECT count(*) FROM articles") == [(3,)]
    assert {version for path in project.glob("warehouse/core/*/*.parquet") for version in [_metadata(path)[VERSION_KEY]]} == {__version__}
    assert cli.main(["run", "2026-05-06"]) == 0
    noted = dict(ask(project, "SELECT name, value FROM build.state"))
    assert (noted["newsledger"], noted["schema"]) == (__version__, schema_version())


def _metadata(path: Path) -> dict[str, str]:
    return {name.decode(): value.decode() for name, value in (pq.read_schema(path).metadata or {}).items()}


@pytest.mark.parametrize("table", TABLES)
def test_a_partition_says_which_version_wrote_it(table: str, tmp_path: Path) -> None:
    record: Any = TABLES[table]
    pq.write_table(arrow_schema(record).empty_table(), tmp_path / "x.parquet")
    found = _metadata(tmp_path / "x.parquet")
    assert (found[VERSION_KEY], found[SCHEMA_KEY]) == (__version__, record_version(record))


def test_a_partition_of_a_later_version_is_named_with_both_versions_and_the_command(tmp_path: Path) -> None:
    schema = arrow_schema(Article).append(pa.field("mood", pa.string())).with_metadata({VERSION_KEY: "9.1.0"})
    path = tmp_path / "2026-05-04.parquet"
    pq.write_table(schema.empty_table(), path)
    with pytest.raises(PartitionError, match=rf"has mood\): newsledger 9\.1\.0 wrote it, this is {__version__}; .* run `newsledger build`"):
        read_table(path, Article)
