"""A lake in a bucket of Google's, as far as a server that imitates its answers can tell: there the condition of a put is a generation."""

import threading
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from support.contract_rows import DAY, article
from support.google_store import ADDRESS, google_store

from pipelines.contract.tables import Article
from pipelines.lake.lake import lake_of
from pipelines.lake.object_store import ObjectStore
from pipelines.lake.working_folder import work_for
from pipelines.partitions.day_transaction import write_day
from pipelines.partitions.parquet_files import partition_path, read_table
from pipelines.partitions.writer_lock import writer_lock

KEY = "manifests/core/2026-05-04.json"


@pytest.fixture(autouse=True)
def bucket(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    pytest.importorskip("obstore", reason="the extra s3 is not installed")
    monkeypatch.setenv("NEWSLEDGER_LEASE_SECONDS", "1")
    with google_store() as environment:
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        yield


def test_an_object_is_replaced_only_where_it_is_the_one_that_was_read() -> None:
    store = ObjectStore(ADDRESS)
    first = store.create(KEY, b"one")
    assert first is not None
    assert store.create(KEY, b"two") is None
    second = store.replace(KEY, b"two", first)
    assert second is not None
    assert store.replace(KEY, b"three", first) is None
    assert store.get(KEY) == (b"two", second)
    assert [(found.key, found.tag, found.size) for found in store.list("manifests/")] == [(KEY, second, 3)]
    store.delete([KEY, KEY])
    assert store.get(KEY) is None
    assert store.replace(KEY, b"three", second) is None


def test_no_count_of_several_writers_is_lost() -> None:
    store = ObjectStore(ADDRESS)
    store.create(KEY, b"0")

    def count() -> None:
        done = 0
        while done < 10:
            content, tag = store.get(KEY) or (b"", "")
            counted = f"{int(content.split()[0]) + 1} {uuid.uuid4()}"  # no content comes twice, as in manifests and leases
            done += store.replace(KEY, counted.encode(), tag) is not None

    writers = [threading.Thread(target=count) for _ in range(3)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert (store.get(KEY) or (b"",))[0].split()[0] == b"30"


def test_what_one_machine_keeps_another_reads_and_replaces(tmp_path: Path) -> None:
    folders = [tmp_path / "one", tmp_path / "other"]
    for folder in folders:
        work_for(folder, ADDRESS)
    for title, folder in zip(("first", "second", "third"), [*folders, folders[0]], strict=True):
        with writer_lock(folder):
            write_day(folder, DAY, {"articles": (Article, [article(title=title)])})
        for reader in folders:
            lake_of(reader).refresh()
            assert [row.title for row in read_table(partition_path(reader, "articles", DAY), Article)] == [title]
