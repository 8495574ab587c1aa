"""`newsledger lake publish` and `download`: one machine makes the published file, another one only reads it."""

import json
from pathlib import Path

import pytest
from support.contract_rows import DAY, article, claim, write_day
from support.lakes import ADDRESS, Machine, machines

from pipelines import cli
from pipelines.lake.lake import CORE
from pipelines.lake.published_object import put_published
from pipelines.lake.upkeep import missing
from pipelines.partitions.writer_lock import writer_lock
from pipelines.settings import DATABASE

pytestmark = pytest.mark.usefixtures("plain_builds")


@pytest.fixture
def two(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Machine, Machine]:
    monkeypatch.setenv("NEWSLEDGER_WAREHOUSE", ADDRESS)
    monkeypatch.setenv("NEWSLEDGER_LEASE_SECONDS", "1")
    first, second = machines(tmp_path, 2)
    return first, second


def on(machine: Machine, monkeypatch: pytest.MonkeyPatch, *words: str) -> int:
    """Give a command on a machine."""
    monkeypatch.setenv("NEWSLEDGER_WORKING_FOLDER", str(machine.folder))
    return cli.main([*words])


def publish(machine: Machine, monkeypatch: pytest.MonkeyPatch, title: str) -> None:
    """Write a day, publish it and put the file."""
    one = article(title=title)
    with writer_lock(machine.folder):
        write_day(machine.folder, [one, claim(one, "Three people", 3)], DAY)
    assert on(machine, monkeypatch, "publish") == 0
    assert on(machine, monkeypatch, "lake", "publish") == 0


@pytest.mark.slow
def test_what_one_machine_has_published_another_asks(
    two: tuple[Machine, Machine], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    maker, reader = two
    for title in ("first", "second"):
        publish(maker, monkeypatch, title)
        assert on(reader, monkeypatch, "lake", "download") == 0
        capsys.readouterr()
        assert on(reader, monkeypatch, "query", "--format", "json", "-c", "SELECT title FROM articles") == 0
        assert json.loads(capsys.readouterr().out) == {"title": title}
    assert not (reader.folder / "core").exists()
    assert missing(maker.lake) == {}
    assert on(maker, monkeypatch, "lake", "clean", "--hours", "0") == 0
    assert on(reader, monkeypatch, "lake", "download") == 0


def test_what_is_not_there_or_damaged_is_told(
    two: tuple[Machine, Machine], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    maker, reader = two
    assert on(maker, monkeypatch, "lake", "publish") == 1
    assert "nothing is published on this machine; run `newsledger publish` first" in capsys.readouterr().err
    assert on(reader, monkeypatch, "lake", "download") == 1
    assert "no published file is there; put one with `newsledger lake publish`" in capsys.readouterr().err
    put_published(maker.lake, Path(__file__))  # any file will do
    (listed,) = maker.store.list("objects/published/")
    maker.store.raw.put(listed.key, b"x" * listed.size)
    assert on(reader, monkeypatch, "lake", "download") == 1
    assert "the published file is gone or damaged; put it again" in capsys.readouterr().err
    assert not (reader.folder / DATABASE).exists()


def test_what_is_forgotten_is_in_no_published_file(two: tuple[Machine, Machine], monkeypatch: pytest.MonkeyPatch) -> None:
    maker, reader = two
    put_published(maker.lake, Path(__file__))
    with maker.lake.held(CORE):
        maker.lake.erase_replaced()
    assert list(maker.store.list("objects/published/")) == []
    assert on(reader, monkeypatch, "lake", "download") == 1
