"""A backup holds what cannot be made again; what is restored is as before to the byte, and a damaged or hostile file changes nothing."""

import io
import json
import shutil
import sqlite3
import tarfile
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from pipelines import cli
from pipelines.commands import backup_command
from pipelines.settings import PROJECT, Settings


@pytest.fixture
def here(tmp_path: Path, sample_settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """Give an installation with the sample's evidence and lake, curation of its own and a history of runs."""
    settings = Settings(root=tmp_path / "here", warehouse=tmp_path / "here" / "warehouse", curation=tmp_path / "here" / "curation")
    for name in ("raw", "core"):
        shutil.copytree(sample_settings.warehouse / name, settings.warehouse / name)
    shutil.copytree(PROJECT / "curation", settings.curation)
    history = settings.root / ".dagster" / "storage"
    history.mkdir(parents=True)
    with closing(sqlite3.connect(history / "runs.db")) as database:
        database.execute("CREATE TABLE runs (id TEXT)")
        database.execute("INSERT INTO runs VALUES ('first')")
        database.commit()
    use(settings, monkeypatch)
    return settings


def use(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the commands work on this installation."""
    monkeypatch.setattr(backup_command, "load_settings", lambda: settings)


def elsewhere(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """Return an empty installation, as on another machine, and let the commands work on it."""
    root = settings.root.parent / "there"
    there = replace(settings, root=root, warehouse=root / "warehouse", curation=root / "curation")
    use(there, monkeypatch)
    return there


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file() and path.name != ".lock"}


def test_a_backup_moves_a_warehouse_to_another_machine(
    here: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "kept.tar"
    assert cli.main(["backup", str(file)]) == 0
    there = elsewhere(here, monkeypatch)
    assert cli.main(["restore", str(file)]) == 0
    assert "`newsledger build` makes the warehouse of them" in capsys.readouterr().out
    for name in ("raw", "core"):
        assert contents(there.warehouse / name) == contents(here.warehouse / name)
    assert contents(there.curation) == contents(here.curation)
    with closing(sqlite3.connect(there.root / ".dagster" / "storage" / "runs.db")) as database:
        assert database.execute("SELECT id FROM runs").fetchall() == [("first",)]


def test_a_file_that_is_there_is_not_written_over(here: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "kept.tar"
    file.write_text("mine")
    assert cli.main(["backup", str(file)]) == 1
    assert "is there already" in capsys.readouterr().err
    assert file.read_text() == "mine"
    assert here.warehouse.exists()


def test_a_backup_that_fails_leaves_no_file(here: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(backup_command, "_write", broken)
    assert cli.main(["backup", str(tmp_path / "kept.tar")]) == 1
    assert not list(tmp_path.glob("kept.tar*"))
    assert here.warehouse.exists()


def test_a_warehouse_that_is_here_is_left_alone(here: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "kept.tar"
    assert cli.main(["backup", str(file)]) == 0
    before = contents(here.warehouse)
    assert cli.main(["restore", str(file)]) == 1
    assert "move it away" in capsys.readouterr().err
    assert contents(here.warehouse).keys() == before.keys()


@pytest.mark.parametrize("place", [0.1, 0.5, 0.9])
def test_a_damaged_backup_is_refused_and_nothing_is_left_of_it(
    here: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], place: float
) -> None:
    file = tmp_path / "kept.tar"
    assert cli.main(["backup", str(file)]) == 0
    data = bytearray(file.read_bytes())
    data[int(len(data) * place)] ^= 0xFF
    for damaged in (bytes(data), bytes(data[: int(len(data) * place)])):
        file.write_bytes(damaged)
        there = elsewhere(here, monkeypatch)
        assert cli.main(["restore", str(file)]) == 1
        assert "take another copy" in capsys.readouterr().err
        assert [path.name for path in there.warehouse.iterdir()] == [".lock"]


def hostile(name: str, **more: object) -> tarfile.TarInfo:
    """Return an entry of a tar file that wants to be written elsewhere."""
    entry = tarfile.TarInfo(name)
    for field, value in more.items():
        setattr(entry, field, value)
    return entry


@pytest.mark.parametrize(
    "entry",
    [
        hostile("../evil"),
        hostile("raw/../../evil"),
        hostile("/evil"),
        hostile("evil/file"),
        hostile("raw/link", type=tarfile.SYMTYPE, linkname="/etc"),
        hostile("raw/hard", type=tarfile.LNKTYPE, linkname="/etc/hostname"),
        hostile("raw/pipe", type=tarfile.FIFOTYPE),
    ],
    ids=lambda entry: entry.name,
)
def test_a_hostile_backup_writes_nothing(here: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, entry: tarfile.TarInfo) -> None:
    file = tmp_path / "kept.tar"
    with tarfile.open(file, "w") as tar:
        tar.addfile(entry)
        manifest = json.dumps({"sha256": {entry.name: "0"}}).encode()
        tar.addfile(hostile("manifest.json", size=len(manifest)), io.BytesIO(manifest))
    there = elsewhere(here, monkeypatch)
    assert cli.main(["restore", str(file)]) == 1
    assert [path.name for path in there.warehouse.iterdir()] == [".lock"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["here", "kept.tar", "there"]
