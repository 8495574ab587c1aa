"""`newsledger lake`, with a store in memory: what is left behind goes, what is missing is told, a folder moves in, tables are asked."""

import json
from pathlib import Path

import pytest
from support.contract_rows import DAY, article, claim
from support.lakes import ADDRESS, Machine, machines

from pipelines import cli
from pipelines.contract.tables import Article, IncidentCount
from pipelines.lake.lake import CORE, lake_of
from pipelines.lake.upkeep import missing
from pipelines.partitions.day_transaction import write_day
from pipelines.partitions.parquet_files import partition_path
from pipelines.partitions.writer_lock import writer_lock
from pipelines.settings import load_settings


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    (made,) = machines(tmp_path, 1)
    monkeypatch.setenv("NEWSLEDGER_WAREHOUSE", ADDRESS)
    monkeypatch.setenv("NEWSLEDGER_WORKING_FOLDER", str(made.folder))
    return made


def put(warehouse: Path, title: str) -> None:
    one = article(title=title)
    with writer_lock(warehouse):
        write_day(warehouse, DAY, {"articles": (Article, [one]), "incident_counts": (IncidentCount, [claim(one, "Three people", 3)])})


def objects(machine: Machine) -> list[str]:
    return [found.key for found in machine.store.list("objects/")]


def test_the_address_leads_to_its_working_folder(machine: Machine, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert load_settings().warehouse == machine.folder
    monkeypatch.delenv("NEWSLEDGER_WORKING_FOLDER")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "newsledger.toml").touch()
    assert load_settings().warehouse == tmp_path / "warehouse" / "lakes" / "memory-lake"


def test_what_nothing_names_is_deleted_once_it_is_old(machine: Machine, capsys: pytest.CaptureFixture[str]) -> None:
    put(machine.folder, "first")
    put(machine.folder, "second")
    assert len(objects(machine)) == 3
    assert cli.main(["lake", "clean"]) == 0
    assert len(objects(machine)) == 3
    assert cli.main(["lake", "clean", "--hours", "0"]) == 0
    assert f"{ADDRESS}: 1 objects that nothing names were deleted" in capsys.readouterr().out
    assert len(objects(machine)) == 2
    assert missing(machine.lake) == {}


def test_what_is_to_be_forgotten_leaves_no_earlier_object_either(machine: Machine) -> None:
    put(machine.folder, "first")
    put(machine.folder, "second")
    with lake_of(machine.folder).held(CORE):
        lake_of(machine.folder).erase_replaced()
    assert len(objects(machine)) == 2


def test_what_is_missing_is_told_and_taken_off(machine: Machine, capsys: pytest.CaptureFixture[str]) -> None:
    put(machine.folder, "first")
    assert cli.main(["lake", "check"]) == 0
    assert "every file of 1 manifests has its object" in capsys.readouterr().out
    machine.store.delete(key for key in objects(machine) if "incident_counts" in key)
    assert cli.main(["lake", "check"]) == 1
    told = capsys.readouterr().out
    assert f"core/incident_counts/{DAY}.parquet: its object is gone" in told
    assert "let `newsledger lake check --drop` take them off" in told
    assert cli.main(["lake", "check", "--drop"]) == 0
    assert f"`newsledger build {DAY}` makes these days again" in capsys.readouterr().out
    assert cli.main(["lake", "check"]) == 0


def test_a_folder_moves_in(machine: Machine, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own = tmp_path / "own"
    put(own, "first")
    (own / "core" / "decisions.json").write_text("{}")
    assert cli.main(["lake", "import", str(own)]) == 0
    assert "core: 3 files" in capsys.readouterr().out
    assert partition_path(machine.folder, "articles", DAY).read_bytes() == partition_path(own, "articles", DAY).read_bytes()
    put(machine.folder, "second")
    assert cli.main(["lake", "import", str(own)]) == 0
    assert "core: 0 files" in capsys.readouterr().out
    assert cli.main(["lake", "import", str(tmp_path / "nothing")]) == 1
    assert "no warehouse folder, which would hold raw/ and core/" in capsys.readouterr().err


@pytest.mark.parametrize("is_elsewhere", [True, False])
def test_tables_are_asked_where_they_lie(
    machine: Machine, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, *, is_elsewhere: bool
) -> None:
    if not is_elsewhere:
        monkeypatch.setenv("NEWSLEDGER_WAREHOUSE", str(tmp_path / "own"))
    put(load_settings().warehouse, "first")
    select = "SELECT title, value FROM articles JOIN incident_counts USING (article_id)"
    assert cli.main(["lake", "query", select, "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"title": "first", "value": 3}
    assert cli.main(["lake", "query", "SELECT * FROM nowhere"]) == 1
    assert is_elsewhere == (len(objects(machine)) > 0)


@pytest.mark.parametrize("address", ["hdfs://host/news", "s3://", "s3://key:secret@bucket/news"])
def test_what_is_no_address_is_told(
    address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("NEWSLEDGER_WAREHOUSE", address)
    monkeypatch.setenv("NEWSLEDGER_WORKING_FOLDER", str(tmp_path / "working"))
    assert cli.main(["lake", "check"]) == 1
    told = capsys.readouterr().err
    assert "is not the address of a store; it is s3://bucket/prefix" in told
    assert "secret" not in told
    assert not (tmp_path / "working").exists()


def test_the_address_of_a_folder_is_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSLEDGER_WAREHOUSE", f"file://{tmp_path}/my%20news")
    assert load_settings().warehouse == tmp_path / "my news"


def test_a_folder_needs_no_care(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("NEWSLEDGER_WAREHOUSE", str(tmp_path))
    assert cli.main(["lake", "clean"]) == 1
    assert "a folder needs no such care" in capsys.readouterr().err


def test_a_backup_is_not_brought_back_into_a_lake(machine: Machine, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["restore", str(tmp_path / "news.tar")]) == 1
    assert f"{ADDRESS}: a backup is brought back into a folder; restore into a folder" in capsys.readouterr().err
    assert objects(machine) == []


def test_the_status_names_the_lake(machine: Machine, capsys: pytest.CaptureFixture[str]) -> None:
    cli.main(["status", "--json"])
    found = json.loads(capsys.readouterr().out)
    assert (found["lake"], found["warehouse"]) == (ADDRESS, str(machine.folder))
