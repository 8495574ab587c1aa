"""A lake on object storage, with a store in memory: what one machine keeps another one reads, and nothing is lost or half there."""

import datetime as dt
import json
import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from support.contract_rows import DAY, NOON, article, claim
from support.lakes import Machine, machines

from pipelines.contract.tables import Article, IncidentCount
from pipelines.fetch.archive.archived_pages import archived_days, archived_names, read_fetches, read_pages, segment
from pipelines.fetch.archive.recorder import recording
from pipelines.fetch.records.received import Received
from pipelines.lake.lake import CORE, archive_of, lake_of
from pipelines.lake.object_lake import ObjectLake
from pipelines.lake.object_store import LakeError
from pipelines.partitions.changed_files import changes, partition_files
from pipelines.partitions.day_transaction import write_day
from pipelines.partitions.parquet_files import has_partition, partition_days, partition_path, read_table
from pipelines.partitions.writer_lock import writer_lock
from pipelines.sources.source import Source

NEXT = DAY + dt.timedelta(days=1)
SOURCE = Source(name="herald", title="Herald", kind="folder", path="inbox")


@pytest.fixture
def two(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Machine, Machine]:
    monkeypatch.setenv("NEWSLEDGER_LEASE_SECONDS", "1")
    first, second = machines(tmp_path, 2)
    return first, second


def put(warehouse: Path, title: str, day: dt.date = DAY, then: Callable[[], None] = lambda: None) -> None:
    """Write a day of one article and one claim as a run does. then: happens before the lock is let go."""
    with writer_lock(warehouse):
        put_unlocked(warehouse, title, day)
        then()


def put_unlocked(warehouse: Path, title: str, day: dt.date = DAY) -> None:
    one = article(title=title)
    write_day(warehouse, day, {"articles": (Article, [one]), "incident_counts": (IncidentCount, [claim(one, "Three people", 3)])})


def titles(warehouse: Path, day: dt.date = DAY) -> list[str | None]:
    lake_of(warehouse).refresh()
    return [row.title for row in read_table(partition_path(warehouse, "articles", day), Article)]


def test_what_one_machine_keeps_another_reads_to_the_byte(two: tuple[Machine, Machine]) -> None:
    one, other = two
    put(one.folder, "first")
    assert titles(other.folder) == ["first"]
    mine, theirs = (partition_path(machine.folder, "articles", DAY) for machine in two)
    assert mine.read_bytes() == theirs.read_bytes()
    assert mine.stat().st_mtime_ns == theirs.stat().st_mtime_ns
    put(other.folder, "second")
    assert titles(one.folder) == ["second"]


def test_files_are_fetched_only_when_they_are_asked_for(two: tuple[Machine, Machine]) -> None:
    one, other = two
    put(one.folder, "first")
    put(one.folder, "later", NEXT)
    lake_of(other.folder).refresh()
    assert partition_days(other.folder, "articles") == [DAY, NEXT]
    assert has_partition(other.folder, "articles", DAY)
    assert not has_partition(other.folder, "statements", DAY)
    assert {file.sha256 != "" for file in partition_files(other.folder)} == {True}
    assert not list(other.folder.glob("core/*/*"))
    assert partition_path(other.folder, "articles", NEXT).exists()
    assert [path.name for path in other.folder.glob("core/*/*")] == [f"{NEXT}.parquet"]


def test_a_folder_is_described_as_its_files_are(two: tuple[Machine, Machine], tmp_path: Path) -> None:
    for warehouse in (two[0].folder, tmp_path / "local"):
        described: list[bool] = []

        def compare(warehouse: Path = warehouse, described: list[bool] = described) -> None:
            lake = lake_of(warehouse)
            names = lake.names("core/articles/*")
            described += [len(names) == 2, lake.kept("core/articles") == {name: lake.describe(name) for name in names}]

        put(warehouse, "one")
        put(warehouse, "two", NEXT, compare)
        compare()
        assert described == [True] * 4
        assert lake_of(warehouse).kept("core/nothing") == {}


def test_a_build_elsewhere_knows_files_by_their_digest(two: tuple[Machine, Machine]) -> None:
    one, other = two
    put(one.folder, "first")
    known = {file.name: (file.size, 0, file.sha256) for file in partition_files(one.folder)}
    lake_of(other.folder).refresh()
    assert changes(partition_files(other.folder), known).count == 0
    put(one.folder, "second")
    lake_of(other.folder).refresh()
    assert [file.name for file in changes(partition_files(other.folder), known).changed] == [f"core/articles/{DAY}.parquet"]


def test_a_day_that_is_written_again_as_it_was_changes_nothing(two: tuple[Machine, Machine]) -> None:
    one, _ = two
    put(one.folder, "first")
    before = [(found.key, found.tag) for found in one.store.list("manifests/")], partition_files(one.folder)
    put(one.folder, "first")
    assert ([(found.key, found.tag) for found in one.store.list("manifests/")], partition_files(one.folder)) == before


def test_what_is_deleted_under_the_lock_is_deleted_for_all(two: tuple[Machine, Machine]) -> None:
    one, other = two
    put(one.folder, "first")
    with writer_lock(other.folder):
        partition_path(other.folder, "incident_counts", DAY).unlink()
        assert not partition_path(other.folder, "incident_counts", DAY).exists()
        assert lake_of(other.folder).names("core/*/*") == [f"core/articles/{DAY}.parquet"]
    lake_of(one.folder).refresh()
    assert not has_partition(one.folder, "incident_counts", DAY)
    with writer_lock(one.folder):
        assert not (one.folder / "core" / "incident_counts" / f"{DAY}.parquet").exists()


def test_a_run_that_fails_keeps_nothing_and_leaves_nothing(two: tuple[Machine, Machine]) -> None:
    one, other = two
    put(one.folder, "first")

    def fail() -> None:
        put_unlocked(one.folder, "never", NEXT)
        (one.folder / "core" / "renames.json").write_text("{}")
        raise RuntimeError

    with pytest.raises(RuntimeError):
        put(one.folder, "never", then=fail)
    assert titles(other.folder) == ["first"]
    with writer_lock(one.folder):
        assert titles(one.folder) == ["first"]
        assert partition_days(one.folder, "articles") == [DAY]
        assert not (one.folder / "core" / "renames.json").exists()


def test_whoever_has_lost_the_lease_puts_nothing(two: tuple[Machine, Machine]) -> None:
    one, other = two

    def pause() -> None:
        one.loses_its_lease_unseen()
        put(other.folder, "went on")

    with pytest.raises(LakeError, match=r"core/2026-05-04: another writer has changed it.*run again"):
        put(one.folder, "held up", then=pause)
    assert titles(one.folder) == ["went on"]


def test_whoever_was_held_up_is_told(two: tuple[Machine, Machine]) -> None:
    one, _ = two
    with pytest.raises(LakeError, match=r"held up for 1 s.*run again"):
        put(one.folder, "held up", then=one.is_held_up)


def test_what_could_not_be_put_is_put_by_the_next_run(two: tuple[Machine, Machine]) -> None:
    one, other = two
    put(one.folder, "first")
    with pytest.raises(LakeError, match="overloaded"):
        put(one.folder, "second", then=one.shared.fail)
    one.shared.fails = False
    assert titles(other.folder) == ["first"]
    with writer_lock(one.folder):
        assert titles(one.folder) == ["second"]
    assert titles(other.folder) == ["second"]


def test_what_could_not_be_put_gives_way_to_what_another_has_put(two: tuple[Machine, Machine]) -> None:
    one, other = two
    put(one.folder, "first")
    with pytest.raises(LakeError):
        put(one.folder, "second", then=one.shared.fail)
    one.shared.fails = False
    put(other.folder, "third")
    with writer_lock(one.folder):
        assert titles(one.folder) == ["third"]


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        (lambda lake, key: lake.store.delete([key]), "is not there"),
        (lambda lake, key: lake.store.raw.put(key, b"x" * 9_000), "is damaged"),
    ],
)
def test_an_object_that_is_gone_or_damaged_is_named_with_the_remedy(
    two: tuple[Machine, Machine], damage: Callable[[Any, str], None], told: str
) -> None:
    one, other = two
    put(one.folder, "first")
    lake = lake_of(other.folder)
    assert isinstance(lake, ObjectLake)
    lake.refresh()
    entry = lake.entry(f"core/articles/{DAY}.parquet")
    assert entry is not None
    damage(lake, entry.key)
    with pytest.raises(LakeError, match=rf"{entry.key}: the object of core/articles/{DAY}.parquet {told}.*newsledger build {DAY}"):
        partition_path(other.folder, "articles", DAY)


def test_a_manifest_that_is_none_is_named(two: tuple[Machine, Machine]) -> None:
    one, other = two
    put(one.folder, "first")
    one.store.raw.put(f"manifests/core/{DAY}.json", b"{}")
    with pytest.raises(ValueError, match=rf"manifests/core/{DAY}.json: not a manifest .*earlier version"):
        titles(other.folder)
    one.store.raw.put(f"manifests/core/{DAY}.json", json.dumps({"format": 2}).encode())
    with pytest.raises(ValueError, match="format 2, written by a later newsledger"):
        titles(other.folder)


# the archive


def collect(warehouse: Path, name: str, *, is_killed: bool = False) -> None:
    """Archive a file as a run does, or as a run that is killed before it can put anything."""
    lake = lake_of(warehouse)
    with recording(warehouse, SOURCE, DAY, NOON) as recorder:
        recorder.resume()
        recorder.keep(Received(input_ref=name, uri=f"file:///{name}", fetched_at=NOON, raw=f"The text of {name}.".encode()))
        recorder.complete()
        if is_killed:
            assert isinstance(lake, ObjectLake)
            recorder.close()
            lake.scopes[-1].keep = lambda: None  # type: ignore[method-assign]


def archived(warehouse: Path) -> list[str]:
    lake_of(warehouse).refresh()
    pages = list(read_pages(warehouse, {SOURCE.name: SOURCE}, DAY))
    assert sorted(page.input_ref for page in pages) == sorted(row.input_ref for row in read_fetches(warehouse, DAY))
    return [page.body.decode() for page in pages]


def test_evidence_of_one_machine_is_read_on_another(two: tuple[Machine, Machine]) -> None:
    one, other = two
    collect(one.folder, "a.txt")
    lake_of(other.folder).refresh()
    assert (archived_names(other.folder), archived_days(other.folder, "herald")) == (["herald"], [DAY])
    assert not list(other.folder.glob("raw/herald/*/*.warc.gz"))
    assert archived(other.folder) == ["The text of a.txt."]
    collect(other.folder, "b.txt")
    assert archived(one.folder) == ["The text of a.txt.", "The text of b.txt."]


def test_what_a_killed_run_fetched_is_taken_up_under_a_free_number(two: tuple[Machine, Machine]) -> None:
    one, other = two
    collect(one.folder, "killed.txt", is_killed=True)
    collect(other.folder, "b.txt")
    assert archived(other.folder) == ["The text of b.txt."]
    collect(one.folder, "c.txt")
    assert archived(other.folder) == ["The text of b.txt.", "The text of killed.txt.", "The text of c.txt."]
    assert sorted(path.name for path in one.folder.glob("raw/herald/*/*.warc.gz")) == ["1.warc.gz", "2.warc.gz", "3.warc.gz"][1:]
    collect(one.folder, "d.txt")
    assert len(archived(one.folder)) == 4


def test_what_is_erased_is_erased_in_the_store_and_never_comes_back(two: tuple[Machine, Machine]) -> None:
    one, other = two
    collect(one.folder, "a.txt")
    archived(other.folder)
    name = f"raw/herald/{DAY}/1.warc.gz"
    with lake_of(other.folder).held(archive_of("herald")):
        lake_of(other.folder).erase_replaced()
        path = segment(other.folder, name)
        content = path.read_bytes()
        path.write_bytes(bytes(len(content)))
    assert content not in [one.store.get(found.key) for found in one.store.list("objects/raw/")]
    with lake_of(one.folder).held(archive_of("herald")):
        assert segment(one.folder, name).read_bytes() == bytes(len(content))


def test_a_source_that_is_dropped_is_gone_for_all(two: tuple[Machine, Machine]) -> None:
    one, other = two
    collect(one.folder, "a.txt")
    with writer_lock(other.folder):
        lake_of(other.folder).drop(archive_of("herald"))
    lake_of(one.folder).refresh()
    assert archived_names(one.folder) == []


# leases


def test_a_lease_that_is_not_renewed_is_taken_over_and_whoever_waits_says_so(
    two: tuple[Machine, Machine], caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = two
    one.dies_holding(CORE)
    monkeypatch.setattr("pipelines.lake.lease._PATIENCE_S", 0.2)
    with caplog.at_level(logging.WARNING), writer_lock(other.folder):
        pass
    assert "leases/core.json: waiting for" in caplog.text


def test_a_machine_takes_its_own_dead_lease_at_once(two: tuple[Machine, Machine], monkeypatch: pytest.MonkeyPatch) -> None:
    one, _ = two
    monkeypatch.setenv("NEWSLEDGER_LEASE_SECONDS", "1e6")
    one.dies_holding(CORE)
    with writer_lock(one.folder):
        pass


def test_a_folder_works_for_one_lake_only(two: tuple[Machine, Machine], tmp_path: Path) -> None:
    from pipelines.lake.working_folder import work_for  # noqa: PLC0415

    with pytest.raises(ValueError, match=r"works for memory:///lake; take another folder for s3://b/p with NEWSLEDGER_WORKING_FOLDER"):
        work_for(two[0].folder, "s3://b/p")
    (tmp_path / "own" / "core").mkdir(parents=True)
    with pytest.raises(ValueError, match="holds a warehouse of its own"):
        work_for(tmp_path / "own", "s3://b/p")
