"""Whole runs into a lake on a real S3 server: the job `daily` in Dagster, and the command line from collecting to forgetting."""

import zlib
from collections.abc import Iterator
from pathlib import Path

import dagster as dg
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from support.s3_server import BUCKET, S3Server, s3_server

from pipelines import cli
from pipelines.definitions import defs
from pipelines.lake.object_store import ObjectStore
from pipelines.lake.working_folder import address_of
from pipelines.publish.database import open_read_only
from pipelines.publish.lake_tables import tables_now
from pipelines.settings import load_settings

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("plain_builds")]

DAY = "2026-05-04"
NAME = "Quillbeck"
"""A word that only the page holds that is taken down."""


def text(place: str, number: str) -> str:
    return (
        f"Shells hit {place}\n\n{place}, 4 May 2026. {number} people were killed in {place} on Monday, the mayor said. Nobody is missing.\n"
    )


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[S3Server]:
    with s3_server(tmp_path_factory.mktemp("s3") / "server") as started:
        yield started


@pytest.fixture
def project(server: S3Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Path:
    """Make a project with two articles whose warehouse is a bucket."""
    for name, value in server.environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("NEWSLEDGER_WAREHOUSE", f"s3://{BUCKET}/{request.node.name}")
    folder = tmp_path / "mine"
    assert cli.main(["init", str(folder)]) == 0
    (folder / "inbox" / DAY).mkdir()
    (folder / "inbox" / DAY / "a.txt").write_text(text(NAME, "Three"))
    (folder / "inbox" / DAY / "b.txt").write_text(text("Lower Brask", "Five"))
    monkeypatch.chdir(folder)
    return folder


def published(sql: str) -> list[tuple[object, ...]]:
    database = open_read_only(load_settings().warehouse)
    try:
        return database.run(sql)
    finally:
        database.close()


def test_a_run_of_dagster_writes_into_the_bucket(project: Path) -> None:
    address = address_of(load_settings().warehouse)
    folders = {"root": str(project), "warehouse": address, "sources": str(project / "sources"), "curation": str(project / "curation")}
    config = {"resources": {"folders": {"config": folders}}, "loggers": {"console": {}}}
    with dg.DagsterInstance.ephemeral() as instance:
        done = defs.resolve_job_def("daily").execute_in_process(run_config=config, partition_key=DAY, instance=instance)
    assert done.success
    assert published("SELECT sum(value) FROM incident_counts WHERE metric = 'killed'") == [(8,)]
    database = tables_now(load_settings().warehouse)
    try:
        assert database.run("SELECT count(*) FROM articles JOIN fetches USING (input_ref) WHERE outcome = 'archived'") == [(2,)]
    finally:
        database.close()
    assert not (project / "warehouse" / "core").exists()


def texts(store: ObjectStore) -> dict[str, str]:
    """Return what every object of a bucket says, decompressed."""
    found = {}
    for listed in store.list("objects/"):
        content = store.get(listed.key)
        assert content is not None
        found[listed.key] = _text(listed.key, content[0])
    return found


def _text(key: str, content: bytes) -> str:
    if key.endswith(".parquet"):
        return str(pq.read_table(pa.BufferReader(content)).to_pylist())
    read = b""
    while content.startswith(b"\x1f\x8b"):
        one = zlib.decompressobj(wbits=31)
        read += one.decompress(content)
        content = one.unused_data
    return (read or content).decode("utf-8", "replace")


def test_what_is_forgotten_is_in_no_object(project: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert cli.main(["run", DAY]) == 0
    (project / "inbox" / DAY / "c.txt").write_text(text("Ashby", "Two"))
    assert cli.main(["run", DAY]) == 0  # the objects of the first reading are left behind
    store = ObjectStore(address_of(load_settings().warehouse))
    holders = [key for key, said in texts(store).items() if NAME in said]
    assert {key.split("/")[1] for key in holders} == {"raw", "core"}
    assert len([key for key in holders if "/articles/" in key]) == 2
    assert cli.main(["forget", f"inbox/{DAY}/a.txt", "--reason", "a person asked"]) == 0
    assert [key for key, said in texts(store).items() if NAME in said.replace(f"inbox/{DAY}", "")] == []
    assert published("SELECT title FROM articles ORDER BY ALL") == [("Shells hit Ashby",), ("Shells hit Lower Brask",)]
    (project / "inbox" / DAY / "a.txt").unlink()
    monkeypatch.setenv("NEWSLEDGER_WORKING_FOLDER", str(tmp_path / "another"))
    assert cli.main(["build"]) == 0
    assert published("SELECT title FROM articles ORDER BY ALL") == [("Shells hit Ashby",), ("Shells hit Lower Brask",)]
