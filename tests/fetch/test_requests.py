"""Every request has its row and its record: redirects, attempts, errors, robots.txt, unchanged answers; and who is left alone."""

import asyncio
import datetime as dt
import fcntl
import gzip
import os
import resource
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from aiohttp import web
from support.loopback_site import DAY, NOW, PAGE, Site
from support.stopped_clock import stop_the_clock
from warcio.archiveiterator import ArchiveIterator
from warcio.checker import Checker

from pipelines.contract.tables import Fetch
from pipelines.contract.vocabulary import FetchOutcome, Purpose, RobotsVerdict
from pipelines.demo_site.difficult_answers import TROUBLES
from pipelines.fetch import concurrent_requests
from pipelines.fetch.archive import recorder, writer_handover
from pipelines.fetch.archive.archived_pages import read_fetches, read_pages
from pipelines.fetch.archive.writer_process import Start
from pipelines.fetch.collect import Collected, collect_source
from pipelines.fetch.records.known_inputs import Past
from pipelines.fetch.records.progress import Progress, every
from pipelines.fetch.records.received import Received
from pipelines.fetch.transport import http_client, politeness
from pipelines.fetch.transport.politeness import Breaker, HostGate
from pipelines.sources.source import Source

Outcome = FetchOutcome


class Run:
    """Fetches paths of the site, each run ten minutes after the one before."""

    def __init__(self, source: Source, site: Site, warehouse: Path) -> None:
        """Remember where."""
        self.source, self.site, self.warehouse, self.now = source, site, warehouse, NOW

    def __call__(self, *paths: str, **limits: Any) -> Collected:  # noqa: ANN401 — any limit
        """Fetch the paths with other limits."""
        source = replace(self.source, limits=replace(self.source.limits, **limits))
        urls = [self.site.base + path for path in paths]
        self.now += dt.timedelta(minutes=10)
        return collect_source(source, DAY, warehouse=self.warehouse, root=self.warehouse, now=self.now, urls=urls)

    def rows(self) -> list[Fetch]:
        """Return the log of the day."""
        return read_fetches(self.warehouse, DAY)

    def told(self) -> list[tuple[str, FetchOutcome, int | None]]:
        """Return path, outcome and status of each row."""
        return [((row.url or "").removeprefix(self.site.base), row.outcome, row.http_status) for row in self.rows()]

    def record(self, row: Fetch) -> tuple[str, dict[str, str], bytes]:
        """Return type, headers and payload of the record that a row leads to, read with warcio."""
        with (self.warehouse / (row.warc_path or "")).open("rb") as file:
            file.seek(row.warc_offset or 0)
            record = next(iter(ArchiveIterator(file, check_digests="raise")))
            return record.rec_type, dict(record.rec_headers.headers), record.content_stream().read()


@pytest.fixture(params=[10_000, pytest.param(1, marks=pytest.mark.slow)], ids=["one process", "two processes"])
def run(pages: Source, site: Site, warehouse: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setattr(concurrent_requests, "MANY", request.param)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    return Run(pages, site, warehouse)


def test_each_hop_of_a_redirect_has_its_row_and_its_record(run: Run) -> None:
    assert run("/moved").requests == 2
    assert run.told() == [("/moved", Outcome.REDIRECTED, 301), ("/ok", Outcome.ARCHIVED, 200)]
    assert {row.input_ref for row in run.rows()} == {f"{run.site.base}/moved"}
    kind, headers, _ = run.record(run.rows()[0])
    assert (kind, headers["WARC-Target-URI"]) == ("response", f"{run.site.base}/moved")


def test_each_attempt_has_its_row(run: Run) -> None:
    done = run("/broken", "/flaky", attempts=3)
    assert (done.archived, done.failed, done.requests) == (1, 1, 5)
    assert [(row.attempt, row.outcome) for row in run.rows() if row.url == f"{run.site.base}/broken"] == [
        (1, Outcome.RETRIED),
        (2, Outcome.RETRIED),
        (3, Outcome.FAILED),
    ]
    assert all(row.error for row in run.rows() if row.outcome is not Outcome.ARCHIVED)


def test_an_error_answer_is_archived_with_its_body(run: Run) -> None:
    run("/unwilling")
    [row] = run.rows()
    assert (row.outcome, row.http_status, row.raw_sha256) == (Outcome.FAILED, 403, None)
    assert run.record(row)[2] == b"<p>Access denied.</p>"
    assert list(read_pages(run.warehouse, {run.source.name: run.source}, DAY)) == []


@pytest.mark.parametrize(("path", "reason"), [("/huge", "length"), ("/stated", "length"), ("/tiny-picture", "unspecified")])
def test_a_body_that_is_not_taken_is_said_to_be_cut(run: Run, path: str, reason: str) -> None:
    run(path)
    assert run.record(run.rows()[0])[1]["WARC-Truncated"] == reason


def test_a_request_without_an_answer_leads_to_its_row(run: Run) -> None:
    run("/cut", attempts=1)
    [row] = run.rows()
    assert (row.outcome, row.http_status) == (Outcome.FAILED, None)
    assert run.record(row)[0] == "metadata"


@pytest.mark.parametrize("path", ["/etag", "/dated"])
def test_a_page_that_has_not_changed_is_not_sent_again(run: Run, path: str) -> None:
    run(path)
    assert run(path).unchanged == 1
    first, second = run.rows()
    assert [(row.outcome, row.http_status) for row in (first, second)] == [(Outcome.ARCHIVED, 200), (Outcome.UNCHANGED, 304)]
    assert (second.raw_sha256, second.etag, second.last_modified) == (first.raw_sha256, first.etag, first.last_modified)
    kind, headers, _ = run.record(second)
    assert kind == "revisit"
    assert headers["WARC-Profile"].endswith("/revisit/server-not-modified")
    with (run.warehouse / (first.warc_path or "")).open("rb") as file:
        file.seek(first.warc_offset or 0)
        original = next(iter(ArchiveIterator(file)))
    assert headers["WARC-Refers-To"] == original.rec_headers.get_header("WARC-Record-ID")
    assert headers["WARC-Refers-To-Date"] == original.rec_headers.get_header("WARC-Date")
    assert headers["WARC-Refers-To-Target-URI"] == f"{run.site.base}{path}"
    run.site.text = PAGE.replace("Monday", "Tuesday")
    assert run("/etag").archived == 1


def test_the_same_body_is_a_revisit_record(run: Run) -> None:
    run("/ok")
    run("/ok")
    kind, headers, payload = run.record(run.rows()[1])
    assert (kind, payload) == ("revisit", b"")
    assert headers["WARC-Profile"].endswith("/revisit/identical-payload-digest")
    assert headers["WARC-Payload-Digest"] == f"sha256:{run.rows()[0].payload_sha256}"


def test_evidence_that_was_lost_is_fetched_again(run: Run) -> None:
    run("/etag")
    (run.warehouse / (run.rows()[0].warc_path or "")).unlink()
    assert run("/etag").archived == 1


@pytest.mark.parametrize(
    ("encodings", "body"),
    [
        (("gzip", "identity"), gzip.compress(PAGE.encode())),
        (("identity", "gzip"), gzip.compress(PAGE.encode())),
        (("gzip", "gzip"), gzip.compress(gzip.compress(PAGE.encode()))),
        (("gzip, gzip",), gzip.compress(gzip.compress(PAGE.encode(), compresslevel=0))),
    ],
)
def test_encodings_in_several_headers_are_one_list(run: Run, encodings: tuple[str, ...], body: bytes) -> None:
    async def answer(_: web.Request) -> web.Response:
        """Answer with a header for each encoding."""
        response = web.Response(body=body, content_type="text/html")
        for one in encodings:
            response.headers.add("Content-Encoding", one)
        return response

    run.site.more["/twice"] = answer
    assert run("/twice").archived == 1
    [page] = read_pages(run.warehouse, {run.source.name: run.source}, DAY)
    assert page.body.decode() == PAGE


def test_a_validator_that_no_request_may_hold_is_not_sent() -> None:
    past = Past(url="x", etag='"a\x1b"', last_modified="Mon, 04 May 2026 09:00:00 GMT")
    assert http_client.conditions(past, "x") == {"If-Modified-Since": "Mon, 04 May 2026 09:00:00 GMT"}


@pytest.mark.parametrize("path", ["/br", "/zstd", "/zipped"])
def test_compressed_bodies_are_read(run: Run, path: str) -> None:
    run(path)
    [page] = read_pages(run.warehouse, {run.source.name: run.source}, DAY)
    assert page.body.decode() == PAGE


def test_an_address_that_two_lead_to_is_asked_once(run: Run) -> None:
    done = run("/moved", "/moved/2", "/ok")
    assert (done.archived, run.site.requests["/ok"]) == (1, 1)


def test_robots_txt_is_archived_once_as_long_as_it_stays_the_same(run: Run) -> None:
    run.source = replace(run.source, robots=True)
    for robots in ("User-agent: *\nAllow: /\n", "User-agent: *\nAllow: /\n", "User-agent: *\nDisallow: /latin\n"):
        run.site.robots = (200, robots)
        run("/ok")
    outcomes = [row.outcome for row in run.rows() if row.purpose is Purpose.ROBOTS]
    assert outcomes == [Outcome.ARCHIVED, Outcome.UNCHANGED, Outcome.ARCHIVED]


def test_robots_txt_is_archived_and_its_verdict_stands_in_every_row(run: Run) -> None:
    run.source = replace(run.source, robots=True)
    run.site.robots = (200, "User-agent: *\nDisallow: /latin\n")
    run("/ok", "/latin")
    robots, *_ = run.rows()
    assert (robots.purpose, robots.outcome, robots.robots) == (Purpose.ROBOTS, Outcome.ARCHIVED, None)
    assert run.record(robots)[2].startswith(b"User-agent")
    assert {row.robots for row in run.rows()[1:]} == {RobotsVerdict.ALLOWED, RobotsVerdict.FORBIDDEN}
    assert len(list(read_pages(run.warehouse, {run.source.name: run.source}, DAY))) == 1


@pytest.mark.parametrize(
    ("robots", "verdict"), [((404, ""), RobotsVerdict.ABSENT), ((500, ""), RobotsVerdict.UNREADABLE), ((429, ""), RobotsVerdict.UNREADABLE)]
)
def test_robots_txt_that_is_not_there(run: Run, robots: tuple[int, str], verdict: RobotsVerdict) -> None:
    run.source = replace(run.source, robots=True)
    run.site.robots = robots
    run("/ok")
    assert run.rows()[-1].robots is verdict


def test_without_robots_the_verdict_says_so(run: Run) -> None:
    run("/ok")
    assert [row.robots for row in run.rows()] == [RobotsVerdict.IGNORED]


def test_a_busy_host_gets_a_pause(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = stop_the_clock(monkeypatch, politeness)
    run("/busy?wait=0", busy_s=40)
    assert clock.slept == [40]
    assert [row.outcome for row in run.rows()] == [Outcome.RETRIED, Outcome.ARCHIVED]


def test_a_host_that_asks_for_a_long_pause_is_left_alone(run: Run) -> None:
    done = run("/busy?wait=900", "/ok")
    assert done.failed == 2
    assert "asked to be left alone" in (done.rows[1].error or "")
    assert run.site.requests["/ok"] == 0


def test_what_is_not_asked_for_needs_no_pause(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = stop_the_clock(monkeypatch, politeness)
    run("/broken", *(f"/ok/{number}" for number in range(20)), attempts=1, failures=1, interval_s=1)
    assert run.site.requests.total() == 1
    assert clock.slept == []


def test_a_host_that_only_fails_is_left_alone(run: Run) -> None:
    done = run("/broken/1", "/broken/2", "/broken/3", "/ok", attempts=2, failures=3)
    assert done.failed == 4
    assert run.site.requests.total() == 3


async def _alone_s() -> float:
    breaker = Breaker(2)
    breaker.failed("a.example")
    breaker.answered("a.example")
    breaker.failed("a.example")
    assert breaker.wait_s("a.example") == 0
    breaker.failed("a.example")
    return breaker.wait_s("a.example")


def test_only_failures_in_a_row_count(monkeypatch: pytest.MonkeyPatch) -> None:
    stop_the_clock(monkeypatch, politeness)
    assert asyncio.run(_alone_s()) == 300


def test_a_slow_answer_makes_a_pause_of_a_quarter(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = stop_the_clock(monkeypatch, politeness)

    async def ask_twice() -> None:
        gate = HostGate(0.001, 2)
        async with gate.turn("a.example"):
            clock.now += 40
        async with gate.turn("a.example"):
            pass

    asyncio.run(ask_twice())
    assert clock.slept == [10]


def test_progress(run: Run) -> None:
    told: list[Progress] = []
    urls = [f"{run.site.base}/{name}" for name in ("ok", "gone", "ok/2")]
    collect_source(run.source, DAY, warehouse=run.warehouse, root=run.warehouse, now=NOW, urls=urls, report=told.append)
    assert [(one.done, one.total) for one in told] == [(1, 3), (2, 3), (3, 3)]
    assert told[-1].failed == 1
    assert str(told[-1]).startswith("pages: 3 of 3 done, 1 failed, ")
    half = Progress(source="pages", total=100, done=25, failed=0, seconds=50)
    assert (half.rate, half.left_s) == (0.5, 150)
    assert str(half) == "pages: 25 of 100 done, 0 failed, 30.0 a minute, 0:02:30 left"


def test_progress_is_passed_on_now_and_then_and_at_the_end() -> None:
    told: list[int] = []
    report: Callable[[Progress], None] = every(60, lambda progress: told.append(progress.done))
    for done in (1, 2, 3, 4):
        report(Progress(source="pages", total=4, done=done, failed=0, seconds=1))
    assert told == [1, 4]


def test_addresses_of_the_machine_and_of_clouds_are_refused_after_a_redirect(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    run.source = replace(run.source, allow_private=False)
    monkeypatch.setattr("pipelines.fetch.transport.answer.is_public", lambda address: address == "127.0.0.1")
    run("/metadata")
    assert [row.outcome for row in run.rows()] == [Outcome.REDIRECTED, Outcome.FAILED]
    assert "169.254.169.254" in (run.rows()[1].error or "")
    assert "allow_private" in (run.rows()[1].error or "")


def test_two_processes_write_what_one_writes(pages: Source, site: Site, warehouse: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paths = ["/ok", "/moved", "/flaky", "/broken", "/unwilling", "/stated", "/cut", "/etag", "/br", "/gone", "/latin", "/ok"]
    told = []
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    for name, many in (("one", 10_000), ("two", 1)):
        monkeypatch.setattr(concurrent_requests, "MANY", many)
        run = Run(replace(pages, robots=True), site, warehouse / name)
        site.requests.clear()
        for _ in range(2):
            run(*paths, attempts=2, failures=1_000)
        records = [(*row, *run.record(fetched)) for row, fetched in zip(run.told(), run.rows(), strict=True) if fetched.warc_path]
        assert {kind for *_, kind, _, _ in records} == {"response", "revisit", "metadata"}
        told.append([(*row, kind, payload if kind == "response" else b"") for *row, kind, _, payload in records])
    assert told[0] == told[1]


def test_whatever_a_server_sends_the_archive_passes_warcio_check(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    paths = [f"/{name}" for name in TROUBLES if name not in {"inside", "metadata"}]
    run(*paths, read_s=0.3, total_s=0.6, failures=1000)
    run(*paths, read_s=0.3, total_s=0.6, failures=1000)
    files = [str(path) for path in run.warehouse.glob("raw/*/*/*.warc.gz")]
    assert len(files) == 2
    assert Checker(SimpleNamespace(inputs=files, verbose=False)).process_all() == 0
    assert capsys.readouterr().out == ""


def test_a_body_that_few_tools_can_undo_is_archived_open_and_says_what_it_was(run: Run) -> None:
    run("/br")
    _, _, payload = run.record(run.rows()[0])
    assert payload.decode() == PAGE
    content = gzip.decompress((run.warehouse / (run.rows()[0].warc_path or "")).read_bytes())
    assert b"\r\nX-Archive-Orig-Content-Encoding: br\r\n" in content


def test_a_writer_that_dies_fails_the_run_and_the_next_one_takes_up_what_it_wrote(
    pages: Source, site: Site, warehouse: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = Run(pages, site, warehouse)
    monkeypatch.setattr(concurrent_requests, "MANY", 1)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    started: list[writer_handover.Handover] = []
    keep = writer_handover.Handover.keep

    def killed(self: writer_handover.Handover, received: Received) -> None:
        keep(self, received)
        if not started:
            started.append(self)
            self.process.kill()
            self.process.wait()

    monkeypatch.setattr(writer_handover.Handover, "keep", killed)
    paths = [f"/ok/{number}" for number in range(40)]
    with pytest.raises(OSError, match=r"1\.warc\.gz\.tmp: the process that writes the evidence has ended"):
        run(*paths)
    assert not run.rows()
    monkeypatch.undo()
    assert run(*paths).archived == len(paths)
    assert sorted(row.input_ref for row in run.rows()) == sorted(site.base + path for path in paths)


def test_a_pipe_may_stay_small_and_have_a_high_number(pages: Source, site: Site, warehouse: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pipe = os.pipe

    def high() -> tuple[int, int]:
        """Return a pipe whose end for writing has a number that select() does not know."""
        there, here = pipe()
        number = fcntl.fcntl(here, fcntl.F_DUPFD_CLOEXEC, 1024)
        os.close(here)
        return there, number

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(4096, hard), hard))
    monkeypatch.setattr(writer_handover, "_PIPE_BYTES", 1 << 40)  # more than anybody may have
    monkeypatch.setattr(writer_handover, "_MOST_WAITING", 0)
    monkeypatch.setattr("os.pipe", high)
    monkeypatch.setattr(concurrent_requests, "MANY", 1)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    try:
        assert Run(pages, site, warehouse)(*(f"/ok/{number}" for number in range(40))).archived == 40
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


def test_a_fast_run_alone_has_a_writer(pages: Source, site: Site, warehouse: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run = Run(pages, site, warehouse)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    started: list[Start] = []
    monkeypatch.setattr(recorder, "Handover", lambda start, _: started.append(start))
    monkeypatch.setattr(concurrent_requests, "MANY", 2)
    run("/ok/1", "/ok/2", interval_s=0.01)
    run("/ok/3", interval_s=0.0)
    monkeypatch.setattr("os.cpu_count", lambda: 1)
    run("/ok/4", "/ok/5", interval_s=0.0)
    assert not started
