"""HTTP against a real server on loopback: good pages, bad servers, evidence."""

import datetime as dt
import socket
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web
from support.loopback_site import DAY, MIB, NOW, PAGE, Site
from support.stopped_clock import stop_the_clock
from warcio.archiveiterator import ArchiveIterator

from pipelines.contract.page import Page
from pipelines.contract.vocabulary import FetchOutcome, RobotsVerdict
from pipelines.fetch.archive.archived_pages import read_fetches, read_pages
from pipelines.fetch.collect import Collected, collect_source
from pipelines.fetch.records.received import Received
from pipelines.fetch.transport import answer, politeness
from pipelines.fetch.transport.http_client import Client
from pipelines.fetch.transport.networks import is_public
from pipelines.sources.source import Source


class Fetching:
    """Fetches pages of the site into a warehouse."""

    def __init__(self, source: Source, site: Site, warehouse: Path) -> None:
        """Remember where."""
        self.source, self.site, self.warehouse = source, site, warehouse
        self.now = NOW

    def __call__(self, *paths: str, day: dt.date = DAY) -> Collected:
        """Fetch paths of the site, or whole addresses."""
        urls = [self.site.base + path if path[0] == "/" else path for path in paths]
        done = collect_source(self.source, day, warehouse=self.warehouse, root=self.warehouse, now=self.now, urls=urls)
        self.now += dt.timedelta(minutes=10)
        return done

    def error(self, path: str) -> str:
        """Fetch what must fail and return the error."""
        (row,) = self(path).rows
        assert row.error
        assert row.raw_sha256 is None
        assert row.outcome is FetchOutcome.FAILED
        return row.error

    def page(self, path: str) -> Page:
        """Fetch one page and read it back."""
        assert self(path).failed == 0
        (page,) = self.pages()
        return page

    def pages(self) -> Sequence[Page]:
        """Read back everything of the day."""
        return list(read_pages(self.warehouse, {self.source.name: self.source}, DAY))

    def limits(self, **changes: float) -> None:
        """Change limits of the source."""
        self.source = replace(self.source, limits=replace(self.source.limits, **changes))  # type: ignore[arg-type]


@pytest.fixture
def fetch(pages: Source, site: Site, warehouse: Path) -> Fetching:
    return Fetching(pages, site, warehouse)


def test_a_page_and_its_evidence(fetch: Fetching, site: Site) -> None:
    fetch.source = replace(fetch.source, contact="desk@example.org", language="en", publisher="The Herald", time_zone="Europe/Kyiv")
    page = fetch.page("/ok?a=1#part")
    assert page.body.decode() == PAGE
    assert (page.url, page.http_status, page.media_type, page.charset) == (f"{site.base}/ok?a=1", 200, "text/html", "utf-8")
    assert page.input_ref == f"{site.base}/ok?a=1#part"
    assert (page.publisher, page.language, page.time_zone) == ("The Herald", "en", "Europe/Kyiv")
    assert page.raw_path is not None
    assert page.raw_path.startswith("raw/pages/2026-05-04/1.warc.gz#")
    assert page.fetched_at >= NOW
    assert page.fetched_at.date() == DAY
    assert "desk@example.org" in site.headers["User-Agent"]
    assert (site.headers["Accept-Encoding"], site.headers["Accept-Language"]) == ("gzip, deflate, br, zstd", "en")
    with (fetch.warehouse / page.raw_path.partition("#")[0]).open("rb") as file:
        kinds = [
            (record.rec_type, record.rec_headers.get_header("WARC-Target-URI")) for record in ArchiveIterator(file, check_digests="raise")
        ]
    assert kinds == [("warcinfo", None), *((kind, f"{site.base}/ok?a=1") for kind in ("response", "request", "metadata"))]


@pytest.mark.parametrize("path", ["/zipped", "/untyped", "/odd-headers", "/flaky", "/busy?wait=0", "/moved"])
def test_pages_that_come_in_the_end(fetch: Fetching, path: str) -> None:
    page = fetch.page(path)
    assert page.body.decode() == PAGE
    assert page.http_status == 200


def test_a_redirect_keeps_both_addresses(fetch: Fetching, site: Site) -> None:
    page = fetch.page("/moved")
    assert (page.input_ref, page.url) == (f"{site.base}/moved", f"{site.base}/ok")


def _refreshing(content: str, body: str = "<p>You are being redirected.</p>") -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
    async def answer(_: web.Request) -> web.Response:
        head = f'<meta http-equiv="Refresh" content="{content}">'
        return web.Response(text=f"<html><head>{head}<title></title></head><body>{body}</body></html>", content_type="text/html")

    return answer


@pytest.mark.parametrize("content", ["0; url=/ok", "0;URL='/ok'", "3 ; Url = ok", "0.5, url=/ok"])
def test_a_page_that_only_sends_its_readers_on_is_followed(fetch: Fetching, site: Site, content: str) -> None:
    site.more["/refresh"] = _refreshing(content)
    page = fetch.page("/refresh")
    assert (page.input_ref, page.url, page.body.decode()) == (f"{site.base}/refresh", f"{site.base}/ok", PAGE)


@pytest.mark.parametrize(
    ("content", "body"),
    [
        ("300", "<p>Live: two boats sank.</p>"),
        ("0; url=/refresh", "<p>Live: two boats sank.</p>"),
        ("600; url=/ok", "<p>Live: two boats sank.</p>"),
        ("5; url=/ok", "<p>" + "Two boats sank off Orlo. " * 30 + "</p>"),
    ],
)
def test_a_page_with_a_text_or_that_loads_itself_again_is_kept(fetch: Fetching, site: Site, content: str, body: str) -> None:
    site.more["/refresh"] = _refreshing(content, body)
    assert fetch.page("/refresh").url == f"{site.base}/refresh"


def test_a_refresh_in_a_loop_or_to_the_machine_itself_fails(fetch: Fetching, site: Site) -> None:
    site.more["/one"], site.more["/two"] = _refreshing("0; url=/two"), _refreshing("0; url=/one")
    assert "redirects in a loop" in fetch.error("/one")
    site.more["/three"] = _refreshing("0; url=file:///etc/passwd")
    assert "redirects to an address that is not fetched" in fetch.error("/three")


def test_charset_and_compression_are_kept(fetch: Fetching) -> None:
    page = fetch.page("/latin")
    assert (page.charset, page.media_type, page.body) == ("ISO-8859-1", "text/plain", "Brücke".encode("latin-1"))


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/gone", ("404 Not Found at http", "check the address")),
        ("/broken", ("503 Service Unavailable", "run again later")),
        ("/busy?wait=900", ("429 Too Many Requests", "raise interval_s")),
        ("/loop", ("redirects in a loop",)),
        ("/chain", ("redirects more than 5 times",)),
        ("/away?to=file:///etc/passwd", ("redirects to an address that is not fetched", "http:// or https://")),
        ("/away?to=http://[", ("redirects to an address that is not fetched",)),
        ("/huge", ("more than the limit of 2097152 bytes", "max_bytes under [limits]")),
        ("/stated", ("more than the limit of 2097152 bytes",)),
        ("/bomb", ("after decompression", "max_bytes")),
        ("/odd-encoding", ("'compress', which is not supported",)),
        ("/tiny-picture", ("image/png, not a page", "text/html")),
        ("/cut", ("the connection to http", "run again later")),
        ("example.org", ("write the address with it",)),
        ("ftp://example.org/a", ("write the address with it",)),
    ],
)
def test_pages_that_fail(fetch: Fetching, path: str, words: tuple[str, ...]) -> None:
    error = fetch.error(path)
    for word in words:
        assert word in error


def test_attempts_and_status_of_failures(fetch: Fetching, site: Site) -> None:
    rows = {row.input_ref.removeprefix(site.base): row for row in fetch("/broken", "/gone", "/cut", "/busy?wait=900").rows}
    assert site.requests.pop("/cut") >= 2  # on a kept connection the client asks once more by itself
    assert site.requests == {"/broken": 2, "/gone": 1, "/busy": 1}
    assert {path: row.http_status for path, row in rows.items()} == {"/broken": 503, "/gone": 404, "/cut": None, "/busy?wait=900": 429}


@pytest.mark.parametrize("path", ["/slow", "/drip"])
def test_timeouts(fetch: Fetching, path: str) -> None:
    fetch.limits(read_s=0.3, total_s=0.6, attempts=1)
    assert "no complete answer in time" in fetch.error(path)


def test_a_refused_connection_and_an_unknown_host(fetch: Fetching) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
    assert "the connection to" in fetch.error(f"http://127.0.0.1:{port}/")
    assert "is unknown" in fetch.error("http://nowhere.invalid/")


def test_tls_is_verified_and_plain_servers_are_named(fetch: Fetching, site: Site) -> None:
    fetch.limits(attempts=1)
    assert "connection" in fetch.error(f"https://127.0.0.1:{site.port}/ok")


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "0.0.0.0", "0x7f000001", "[::ffff:127.0.0.1]"])  # noqa: S104
def test_private_addresses_are_refused(fetch: Fetching, site: Site, host: str) -> None:
    fetch.source = replace(fetch.source, allow_private=False)
    error = fetch.error(f"http://{host}:{site.port}/ok")
    assert "address of the own machine or network" in error
    assert not site.requests


@pytest.mark.parametrize("host", ["127.1", "2130706433"])
def test_odd_forms_of_addresses_are_refused(fetch: Fetching, site: Site, host: str) -> None:
    fetch.limits(attempts=1)
    assert "check the address" in fetch.error(f"http://{host}:{site.port}/ok")
    assert not site.requests


def test_each_hop_is_checked(fetch: Fetching, site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    fetch.source = replace(fetch.source, allow_private=False)
    monkeypatch.setattr(answer, "is_public", lambda peer: peer == "127.0.0.1" or is_public(peer))
    assert fetch("/ok").archived == 1
    for target in (f"http://127.0.0.2:{site.port}/ok", "http://169.254.169.254/latest/meta-data/", f"http://[::1]:{site.port}/"):
        assert "allow_private = true" in fetch.error(f"/away?to={target}")
    assert site.requests["/ok"] == 1


def test_robots(fetch: Fetching, site: Site) -> None:
    fetch.source = replace(fetch.source, robots=True)
    site.robots = (200, "User-agent: *\nDisallow: /ok\nAllow: /$\n\nUser-agent: newsledger\nDisallow: /latin*\n")
    done = fetch("/ok", "/latin", "/latin/2", "/flaky/3")
    assert {row.input_ref.removeprefix(site.base): row.robots for row in done.rows} == {
        "/ok": RobotsVerdict.ALLOWED,
        "/latin": RobotsVerdict.FORBIDDEN,
        "/latin/2": RobotsVerdict.FORBIDDEN,
        "/flaky/3": RobotsVerdict.ALLOWED,
    }
    assert site.requests["/robots.txt"] == 1
    assert "robots = false in pipelines/sources/pages.toml" in next(row.error or "" for row in done.rows if row.error)


@pytest.mark.parametrize(("robots", "allowed"), [((404, ""), True), ((403, ""), True), ((500, ""), False), ((200, "\x00<html>"), True)])
def test_robots_that_cannot_be_read(fetch: Fetching, site: Site, robots: tuple[int, str], allowed: bool) -> None:  # noqa: FBT001
    fetch.source = replace(fetch.source, robots=True)
    site.robots = robots
    assert (fetch("/ok").archived == 1) is allowed
    assert site.requests["/ok"] == int(allowed)


def test_a_huge_robots_txt_is_read_as_far_as_its_limit(fetch: Fetching, site: Site) -> None:
    fetch.source = replace(fetch.source, robots=True)
    filling = "# nothing to say here\n" * (512_000 // 20)
    site.robots = (200, f"User-agent: *\nDisallow: /latin\n{filling}Disallow: /ok\n")
    done = fetch("/ok", "/latin")
    assert {row.input_ref.removeprefix(site.base): row.robots for row in done.rows} == {
        "/ok": RobotsVerdict.ALLOWED,
        "/latin": RobotsVerdict.FORBIDDEN,
    }


def test_robots_that_redirect_or_lead_inside(fetch: Fetching, site: Site) -> None:
    fetch.source = replace(fetch.source, robots=True, allow_private=False)
    assert "allow_private = true" in fetch.error("/ok")
    fetch.source = replace(fetch.source, allow_private=True)
    site.robots = (302, "/robots.txt")
    assert fetch("/ok").archived == 1
    assert site.requests["/robots.txt"] == 6


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        (None, None),
        ("", None),
        ("7", 7.0),
        ("soon", None),
        ("-5", None),
        ("Mon, 04 May 2026 09:30:20 GMT", 20.0),
        ("Mon, 04 May 2026 09:00:00 -0000", 0.0),
        ("Mon, 99 May 2026 09:00:00 GMT", None),
        ("Mon, 04 May 2026 09:00:00 +99999999999999999999", None),
        ("9" * 5000, float("inf")),
    ],
)
def test_retry_after(header: str | None, seconds: float | None) -> None:
    assert answer.retry_after_seconds(header, NOW) == seconds


def test_one_request_per_host_at_a_time_with_a_pause(fetch: Fetching, site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = stop_the_clock(monkeypatch, politeness)
    fetch.limits(interval_s=15)
    fetch("/ok", "/latin", "/zipped", "/moved")
    assert clock.slept == [15] * 3, "before each page but the first; a redirect follows at once"
    assert site.most_open == 1


def test_the_crawl_delay_is_kept(fetch: Fetching, site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = stop_the_clock(monkeypatch, politeness)
    fetch.source = replace(fetch.source, robots=True)
    site.robots = (200, "User-agent: *\nCrawl-delay: 30\n")
    fetch("/ok", "/latin")
    assert clock.slept == [30]


def outcomes(fetch: Fetching, day: dt.date = DAY) -> list[tuple[str, FetchOutcome]]:
    """Return path and outcome of each row, in the order of the requests."""
    rows = read_fetches(fetch.warehouse, day)
    return [((row.url or "").removeprefix(fetch.site.base), row.outcome) for row in rows]


def test_a_body_is_archived_once_however_often_it_comes(fetch: Fetching, site: Site) -> None:
    first = fetch("/ok", "/ok#part", "/gone")
    second = fetch("/ok")
    assert (first.archived, first.failed) == (1, 1)
    assert (second.archived, second.unchanged, second.failed) == (0, 1, 0)
    assert len(fetch.pages()) == 1
    site.text = "<p>Now five.</p>"
    assert fetch("/ok").archived == 1
    assert [page.raw_path.partition("#")[0][-9:] for page in fetch.pages() if page.raw_path] == ["1.warc.gz", "3.warc.gz"]
    assert fetch("/ok", day=DAY + dt.timedelta(days=1)).unchanged == 1
    assert len(read_fetches(fetch.warehouse, DAY)) == 4


def test_an_earlier_version_that_returns_is_logged_as_such(fetch: Fetching, site: Site) -> None:
    for text in ("<p>A</p>", "<p>B</p>", "<p>A</p>", "<p>A</p>"):
        site.text = text
        fetch("/ok")
    assert [outcome for _, outcome in outcomes(fetch)] == [
        FetchOutcome.ARCHIVED,
        FetchOutcome.ARCHIVED,
        FetchOutcome.RETURNED,
        FetchOutcome.UNCHANGED,
    ]
    assert len({row.raw_sha256 for row in read_fetches(fetch.warehouse, DAY)}) == 2


def test_lists(fetch: Fetching, site: Site, root: Path) -> None:
    fetch.source = replace(fetch.source, kind="urls", list="inbox/links.txt")

    def run(day: dt.date = DAY) -> Collected:
        return collect_source(fetch.source, day, warehouse=fetch.warehouse, root=root, now=NOW)

    assert "there is no file inbox/links.txt" in (run().note or "")
    links = root / "inbox" / "links.txt"
    links.write_text(f"# mine\n{site.base}/ok\n{site.base}/gone\nnonsense\n")
    done = run()
    assert (done.archived, done.failed) == (1, 2)
    assert "remove it from inbox/links.txt or check the address" in "".join(row.error or "" for row in done.rows)
    assert "cannot be fetched any more" in (run(DAY - dt.timedelta(days=9)).note or "")
    links.write_text("# nothing\n")
    assert run().note == "no address was given"
    links.unlink()
    links.mkdir()
    assert "the list cannot be read" in (run().rows[0].error or "")


def test_an_interrupted_run_keeps_what_it_has(fetch: Fetching, site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    fetch_one = Client.get

    async def interrupted(client: Client, address: str, **more: Any) -> Received:  # noqa: ANN401 — passed on
        if address.endswith("latin"):
            raise KeyboardInterrupt
        return await fetch_one(client, address, **more)

    monkeypatch.setattr(Client, "get", interrupted)
    with pytest.raises(KeyboardInterrupt):
        fetch("/ok", "/gone", "/latin")
    monkeypatch.undo()
    assert outcomes(fetch) == [("/ok", FetchOutcome.ARCHIVED), ("/gone", FetchOutcome.FAILED)]
    assert fetch("/ok", "/gone", "/latin").requests == 2
    assert site.requests == {"/ok": 1, "/gone": 2, "/latin": 1}
    assert fetch("/ok", "/gone", "/latin").unchanged == 2


def test_memory_stays_within_the_limit(fetch: Fetching) -> None:
    assert fetch.source.limits.max_bytes == 2 * MIB
    assert fetch("/huge", "/bomb", "/stated").failed == 3
