"""A lake on a real S3 server: many writers, killed ones among them, and a server that fails; the rows are those of a local folder."""

import datetime as dt
import http.server
import os
import shutil
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from support.contract_rows import DAY, NOON
from support.lake_writer import overwrite
from support.s3_server import BUCKET, S3Server, s3_server

from pipelines.fetch.collect import collect_source
from pipelines.lake.lake import lake_of
from pipelines.lake.object_lake import ObjectLake
from pipelines.lake.object_store import LakeError, ObjectStore
from pipelines.lake.upkeep import bring_over, clean, missing, take_off
from pipelines.lake.working_folder import work_for
from pipelines.link_days.link_partitions import link_days
from pipelines.partitions.parquet_files import partition_days, partition_path
from pipelines.partitions.writer_lock import writer_lock
from pipelines.publish.build import build_warehouse
from pipelines.publish.database import open_read_only
from pipelines.publish.lake_tables import tables_now
from pipelines.read.read_day import build_day
from pipelines.settings import Settings
from pipelines.sources.source import load_source

pytestmark = pytest.mark.slow
TESTS = Path(__file__).resolve().parents[1]
PROJECT = TESTS.parent
WRITES = int(os.environ.get("NEWSLEDGER_OVERWRITES", "60"))


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[S3Server]:
    with s3_server(tmp_path_factory.mktemp("s3") / "server") as started:
        yield started


@pytest.fixture
def address(server: S3Server, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    for name, value in server.environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("NEWSLEDGER_LEASE_SECONDS", "3")
    return f"s3://{BUCKET}/{request.node.name}"


def folder_for(address: str, folder: Path) -> Path:
    work_for(folder, address)
    return folder


def lake_in(folder: Path) -> ObjectLake:
    lake = lake_of(folder)
    assert isinstance(lake, ObjectLake)
    return lake


def writer(folder: Path, address: str, *, days: int, number: int, seed: int) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "support.lake_writer", str(folder), address, str(days), str(number), str(seed)]
    environment = {**os.environ, "PYTHONPATH": f"{TESTS}{os.pathsep}{PROJECT}"}
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment)


_DAY = "regexp_extract(article_id, '^.{10}')"
_TORN = f"""
    WITH a AS (SELECT {_DAY} AS day, count(*) AS n, list(DISTINCT CAST(title AS INTEGER)) AS told FROM articles GROUP BY day),
    c AS (SELECT {_DAY} AS day, count(*) AS n, list(DISTINCT value) AS told FROM incident_counts GROUP BY day)
    FROM a FULL JOIN c USING (day) WHERE (a.n = c.n AND a.told = [a.n] AND c.told = [c.n]) IS NOT true
"""  # noqa: S608


def look(warehouse: Path) -> tuple[list[tuple[object, ...]], dict[str, int]]:
    """Return the days whose tables do not agree, and how often each day was written."""
    database = tables_now(warehouse)
    try:
        if not database.run("SELECT 1 FROM duckdb_views() WHERE view_name = 'incident_counts' AND NOT internal"):
            return [], {}
        return database.run(_TORN), dict(database.run(f"SELECT {_DAY}, count(*) FROM articles GROUP BY ALL"))  # noqa: S608
    finally:
        database.close()


def test_three_writers_overwrite_days_while_others_read(address: str, tmp_path: Path) -> None:
    shares = [WRITES // 3 + (count < WRITES % 3) for count in range(3)]
    writers = [writer(tmp_path / f"w{n}", address, days=4, number=share, seed=n) for n, share in enumerate(shares)]
    reader, looks, latest = folder_for(address, tmp_path / "reader"), 0, Counter[str]()
    while any(one.poll() is None for one in writers):
        torn, seen = look(reader)
        assert torn == []
        assert all(seen.get(day, 0) >= count for day, count in latest.items())  # never back
        latest, looks = Counter(seen), looks + 1
    told = [one.communicate() for one in writers]
    assert [one.returncode for one in writers] == [0, 0, 0], told
    lines = [line.split() for out, _ in told for line in out.splitlines()]
    assert len(lines) == WRITES
    assert len({tuple(line) for line in lines}) == WRITES  # no number of a day was written twice
    assert look(reader) == ([], dict(Counter(day for day, _ in lines)))
    assert looks > 3


def test_killed_writers_lose_nothing_and_leave_nothing_torn(address: str, tmp_path: Path) -> None:
    reader = folder_for(address, tmp_path / "reader")
    for number in range(int(os.environ.get("NEWSLEDGER_KILLS", "3"))):
        one = writer(tmp_path / f"w{number % 2}", address, days=2, number=100, seed=number)
        assert one.stdout is not None
        for _ in range(2):
            one.stdout.readline()
        time.sleep(0.03 * number)
        _, before = look(reader)
        one.kill()
        one.communicate()
        torn, after = look(reader)
        assert torn == []
        assert all(after[day] >= count for day, count in before.items())
    with writer_lock(reader):
        overwrite(reader, DAY)
    lake = lake_in(reader)
    assert missing(lake) == {}
    assert clean(lake, dt.timedelta(hours=24)).objects == 0
    assert clean(lake, dt.timedelta(0)).objects > 0
    assert missing(lake) == {}
    assert look(reader)[0] == []


def run_of(settings: Settings) -> None:
    """Collect, read, link and publish the sample, as a run does."""
    source = load_source(PROJECT / "pipelines" / "sources" / "sample.toml")
    days = [dt.date(2026, 3, 12), dt.date(2026, 3, 13)]
    for day in days:
        collect_source(source, day, warehouse=settings.warehouse, root=PROJECT, now=NOON)
        with writer_lock(settings.warehouse):
            build_day(settings, day, now=NOON)
    with writer_lock(settings.warehouse):
        link_days(settings, now=NOON)
    build_warehouse(settings)


def rows(warehouse: Path, table: str) -> list[tuple[object, ...]]:
    database = open_read_only(warehouse)
    try:
        return database.run(f"FROM {table} ORDER BY ALL")
    finally:
        database.close()


def test_the_rows_are_those_of_a_local_folder_to_the_byte(address: str, tmp_path: Path) -> None:
    local = Settings(warehouse=tmp_path / "local", curation=tmp_path)
    run_of(local)
    there = Settings(warehouse=folder_for(address, tmp_path / "one"), curation=tmp_path)
    run_of(there)
    other = Settings(warehouse=folder_for(address, tmp_path / "two"), curation=tmp_path)
    build_warehouse(other)
    for pattern in ("raw/*/*/*", "core/*/*"):  # what publishing does not need stays where it is
        lake_of(other.warehouse).bring(lake_of(other.warehouse).names(pattern))
    names = [name for pattern in ("core/*/*.parquet", "raw/*/*/*") for name in lake_of(local.warehouse).names(pattern)]
    assert len(names) > 20
    for name in names:
        expected = (local.warehouse / name).read_bytes()
        assert (there.warehouse / name).read_bytes() == expected, name
        assert (other.warehouse / name).read_bytes() == expected, name
    for table in ("articles", "incident_counts", "incidents", "incident_totals"):
        assert rows(local.warehouse, table) == rows(there.warehouse, table) == rows(other.warehouse, table)
    imported = folder_for(f"{address}-imported", tmp_path / "three")
    assert dict(bring_over(lake_in(imported), local.warehouse))["core"] > 20
    assert dict(bring_over(lake_in(imported), local.warehouse))["core"] == 0
    shutil.rmtree(imported)
    again = folder_for(f"{address}-imported", tmp_path / "four")
    for name in names:
        lake_of(again).bring([name])
        assert (again / name).read_bytes() == (local.warehouse / name).read_bytes(), name


def test_a_day_whose_objects_are_gone_is_named_and_can_be_built_again(address: str, tmp_path: Path) -> None:
    folder = folder_for(address, tmp_path / "one")
    with writer_lock(folder):
        overwrite(folder, DAY)
    lake = lake_in(folder)
    lake.store.delete(found.key for found in lake.store.list("objects/core/articles/"))
    other = folder_for(address, tmp_path / "two")
    with pytest.raises(LakeError, match=r"is not there; `newsledger lake check --drop` takes it off the list"):
        partition_path(other, "articles", DAY)
    lost = missing(lake)
    assert lost == {f"core/{DAY}": [f"core/articles/{DAY}.parquet"]}
    take_off(lake, lost)
    lake_of(other).refresh()
    assert partition_days(other, "articles") == []
    assert partition_days(other, "incident_counts") == [DAY]


# what the store can answer


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"AWS_SECRET_ACCESS_KEY": "wrong"}, "the keys are not those of the store: see AWS_ACCESS_KEY_ID"),
        ({"AWS_ACCESS_KEY_ID": "nobody"}, "the keys are not those of the store: see AWS_ACCESS_KEY_ID"),
        ({"AWS_ENDPOINT_URL": "http://127.0.0.1:9"}, "the store does not answer; nothing of what is kept there has changed"),
    ],
)
def test_wrong_keys_and_a_wrong_place_are_told(
    address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, changed: dict[str, str], told: str
) -> None:
    monkeypatch.setattr("pipelines.lake.object_store._RETRIES", 1)
    for name, value in changed.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(LakeError, match=rf"{address}.*: {told}"), writer_lock(folder_for(address, tmp_path / "one")):
        pass


def test_a_bucket_that_does_not_exist_is_told(address: str, tmp_path: Path) -> None:
    assert address
    missing_bucket = folder_for("s3://no-such-bucket/news", tmp_path / "one")
    told = "s3://no-such-bucket/news.*: there is no such bucket: create it, or put the right name into NEWSLEDGER_WAREHOUSE"
    with pytest.raises(LakeError, match=told), writer_lock(missing_bucket):
        pass
    with pytest.raises(LakeError, match=told):
        lake_in(missing_bucket).store.get("manifests/core/2026-05-04.json")


@contextmanager
def answering(status: int, code: str) -> Iterator[str]:
    """Serve one answer to everything."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def _answer(self) -> None:
            body = f"<Error><Code>{code}</Code><Message>told by a test</Message></Error>".encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_GET = do_PUT = do_DELETE = do_HEAD = _answer  # noqa: N815 — names that http.server has

        def log_message(self, *_: object) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as started:
        threading.Thread(target=started.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{started.server_address[1]}"
        started.shutdown()


@pytest.mark.parametrize(
    ("status", "code", "told"),
    [
        (503, "SlowDown", "overloaded or down; nothing of what is kept there has changed: run again later"),
        (403, "RequestTimeTooSkewed", "the clock of this machine is wrong: set it"),
        (403, "AccessDenied", "these keys may not do that"),
    ],
)
def test_what_a_store_refuses_is_told(
    address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, status: int, code: str, told: str
) -> None:
    monkeypatch.setattr("pipelines.lake.object_store._RETRIES", 1)
    with answering(status, code) as endpoint:
        monkeypatch.setenv("AWS_ENDPOINT_URL", endpoint)
        with pytest.raises(LakeError, match=told), writer_lock(folder_for(address, tmp_path / "one")):
            pass
        with pytest.raises(LakeError, match=told):
            ObjectStore(address).get("manifests/core/2026-05-04.json")


def test_a_server_that_stops_in_the_middle_loses_nothing(
    address: str, server: S3Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipelines.lake.object_store._RETRIES", 0)
    monkeypatch.setattr("pipelines.lake.object_store._REQUEST_S", 2)
    folder, other = folder_for(address, tmp_path / "one"), folder_for(address, tmp_path / "two")
    with writer_lock(folder):
        overwrite(folder, DAY)

    def write_while_it_stops() -> None:
        with writer_lock(folder):
            overwrite(folder, DAY)
            server.stop()

    with pytest.raises(LakeError, match=r"nothing of what is kept there has changed"):
        write_while_it_stops()
    server.go_on()
    assert look(other) == ([], {str(DAY): 1})
    with writer_lock(folder):  # puts what could not be put
        pass
    assert look(other) == ([], {str(DAY): 2})
