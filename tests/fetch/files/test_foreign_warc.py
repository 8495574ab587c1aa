"""WARC files that others made: which responses are taken, their own moment and address, and files that are torn."""

import datetime as dt
import gzip
import io
import os
import uuid
import zipfile
from pathlib import Path

import pytest
from support.foreign_archive import HTML, LONG_AGO, ForeignArchive
from support.loopback_site import DAY, NOW
from warcio.archiveiterator import ArchiveIterator

from pipelines.contract.page import Page
from pipelines.contract.vocabulary import Purpose
from pipelines.fetch.archive.archived_pages import read_fetches, read_pages
from pipelines.fetch.collect import Collected, collect_source
from pipelines.fetch.files.foreign_warc import ForeignError, read_foreign
from pipelines.sources.source import Limits, Source


class Reader:
    """Collects one warc source again and again."""

    def __init__(self, root: Path, warehouse: Path, path: str = "inbox") -> None:
        """Define the source."""
        self.source = Source(name="crawl", title="Crawl", kind="warc", path=path, limits=Limits(max_bytes=100_000))
        self.root, self.warehouse = root, warehouse

    def put(self, name: str, content: bytes) -> Path:
        """Put a file into the inbox."""
        path = self.root / "inbox" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        return path

    def __call__(self, day: dt.date = DAY, now: dt.datetime = NOW) -> Collected:
        """Run once."""
        return collect_source(self.source, day, warehouse=self.warehouse, root=self.root, now=now)

    def pages(self, day: dt.date = DAY) -> dict[str, Page]:
        """Return the archived pages by the last part of their address."""
        return {page.input_ref.rpartition("/")[2]: page for page in read_pages(self.warehouse, {"crawl": self.source}, day)}

    def errors(self) -> list[str]:
        """Return the errors of the day."""
        return [row.error for row in read_fetches(self.warehouse, DAY) if row.error]


@pytest.fixture
def reader(root: Path, warehouse: Path) -> Reader:
    return Reader(root, warehouse)


def test_pages_keep_their_own_date_and_address(reader: Reader) -> None:
    archive = (
        ForeignArchive()
        .add("a", b"<p>one</p>", ask=True)
        .add("e", b"5\r\nhello\r\n", HTML, ("Transfer-Encoding", "chunked"))
        .add("b", b"5\r\nhello\r\n1\r\n!\r\n0\r\n\r\n", HTML, ("Transfer-Encoding", "chunked"))
        .add("c", b"not in chunks", HTML, ("Transfer-Encoding", "chunked"))
        .add("d", gzip.compress(b"zipped"), HTML, ("Content-Encoding", "gzip"))
        .add("e.png", b"\x89PNG", ("Content-Type", "image/png"))
        .add("f", b"gone", status="404 Not Found")
    )
    reader.put("x.warc.gz", archive.bytes())
    assert (reader().archived, reader.errors()) == (5, [])
    pages = reader.pages()
    assert {name: page.body for name, page in pages.items()} == {
        "a": b"<p>one</p>",
        "b": b"hello!",
        "c": b"not in chunks",
        "d": b"zipped",
        "e": b"hello",
    }
    page = pages["a"]
    assert (page.url, page.fetched_at, page.charset, page.http_status) == ("https://herald.example/a", LONG_AGO, "utf-8", 200)
    assert (page.listed_by or "").startswith("inbox/x.warc.gz#")


def _record(uri: str, content_type: str, block: bytes, date: str = "2024-02-29T10:30:00Z") -> bytes:
    """Return a response record as it lies in a file, byte by byte."""
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {uri}\r\nWARC-Date: {date}\r\nWARC-Record-ID: <urn:uuid:{uuid.uuid4()}>\r\n"
    )
    return f"{head}Content-Type: {content_type}\r\nContent-Length: {len(block)}\r\n\r\n".encode() + block + b"\r\n\r\n"


HTTP = "application/http; msgtype=response"
DNS = _record("dns:herald.example", "text/dns", b"20240229103000\nherald.example. 300 IN A 192.0.2.1\n")
BARE = _record("https://herald.example/bare", HTTP, b"HTTP/1.0 200 OK\r\n\r\nhello")
PAGE = _record("https://herald.example/a", HTTP, b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>one</p>")


@pytest.mark.parametrize("is_zipped", [True, False])
@pytest.mark.parametrize("before", [DNS, BARE], ids=["a look-up of a host name", "a response without headers"])
def test_a_response_that_is_no_page_costs_no_other(reader: Reader, before: bytes, *, is_zipped: bool) -> None:
    reader.put("x.warc.gz" if is_zipped else "x.warc", b"".join(gzip.compress(one) if is_zipped else one for one in (before, PAGE)))
    assert (reader().archived, reader.errors()) == (1, [])


def test_a_file_that_ends_in_the_head_of_a_response_is_told(reader: Reader) -> None:
    reader.put("x.warc", PAGE + BARE[:-12])
    assert reader().archived == 1
    assert "https://herald.example/bare is cut off" in " ".join(reader.errors())


HTML_PAGE = b"<!doctype html><html><body><p>Three dockers were killed in Tolmar on Friday.</p></body></html>"


def _answer(head: str, body: bytes = HTML_PAGE) -> bytes:
    return head.replace("\n", "\r\n").encode() + b"\r\n\r\n" + body


@pytest.mark.parametrize(
    "head",
    [
        "HTTP/2 200\ncontent-type: text/html; charset=utf-8",
        "HTTP/1.1 200\nContent-Type: text/html",
        "HTTP/1.0 200 \nContent-Type: text/html",
        "HTTP/1.1 200 OK\nContent-Type: text/html\nX-Crawler-Content-Encoding: gzip\nX-Crawler-Transfer-Encoding: chunked",
        "HTTP/1.1 200 OK\nContent-Type: text/html\nContent-Encoding: gzip",
        "HTTP/1.1 200 OK\nContent-Type: text/html\nContent-Encoding: br\nTransfer-Encoding: chunked",
        "HTTP/1.1 200 OK\nContent-Type: text/html\nX-Orig-Content-Encoding: zstd",
    ],
    ids=["HTTP/2", "no reason", "an empty reason", "headers of news crawls", "undone gzip", "undone brotli", "headers of browsers"],
)
def test_answers_as_crawlers_keep_them(reader: Reader, head: str) -> None:
    reader.put("x.warc", _record("https://herald.example/a", HTTP, _answer(head)))
    reader()
    assert (reader.errors(), [page.body for page in reader.pages().values()]) == ([], [HTML_PAGE])


def _browser(uri: str, kind: str, content_type: str, block: bytes, *fields: str) -> bytes:
    """Return a record as a browser that archives writes it: version 1.1, moments with fractions, what the page asked for."""
    extra = "".join(f"{one}\r\n" for one in ("WARC-Page-ID: 8d1f", *fields))
    record = _record(uri, content_type, block, "2024-02-29T10:30:00.125Z").decode("latin-1")
    return (
        record.replace("WARC/1.0", "WARC/1.1", 1).replace("WARC-Type: response\r\n", f"WARC-Type: {kind}\r\n{extra}", 1).encode("latin-1")
    )


OK_HTML = "HTTP/1.1 200 OK\nContent-Type: text/html"
BROWSER_RECORDS = (
    _browser("https://herald.example/a", "response", HTTP, _answer(OK_HTML), "WARC-Resource-Type: document"),
    _browser("https://ads.example/frame", "response", HTTP, _answer(OK_HTML), "WARC-Resource-Type: xhr"),
    _browser("https://herald.example/b", "resource", "text/html; charset=utf-8", HTML_PAGE),
    _browser("urn:view:https://herald.example/a", "resource", "image/png", b"\x89PNG"),
    _browser("urn:text:https://herald.example/a", "resource", "text/plain", b"Three dockers were killed"),
    _browser("urn:pageinfo:https://herald.example/a", "resource", "application/json", b'{"pageid": "8d1f"}'),
)


def _zipped(*members: tuple[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in members:
            archive.writestr(name, content)
    return packed.getvalue()


@pytest.mark.parametrize("is_wacz", [False, True])
def test_what_a_browser_archived(reader: Reader, *, is_wacz: bool) -> None:
    warc = b"".join(map(gzip.compress, BROWSER_RECORDS))
    texts = gzip.compress(BROWSER_RECORDS[4])
    files = (("archive/rec-20240229103000.warc.gz", warc), ("archive/text-20240229103000.warc.gz", texts), ("pages/pages.jsonl", b"{}"))
    for name, content in [("crawl.wacz", _zipped(*files))] if is_wacz else [(name.rpartition("/")[2], one) for name, one in files[:2]]:
        reader.put(name, content)
    for day in (DAY, LONG_AGO.date()):
        reader(day)
    found = {**reader.pages(), **reader.pages(LONG_AGO.date())}
    assert (reader.errors(), sorted(found)) == ([], ["a", "b"])
    assert {page.body for page in found.values()} == {HTML_PAGE}
    assert {page.fetched_at.replace(microsecond=0) for page in found.values()} == {LONG_AGO}


@pytest.mark.parametrize(
    ("content", "words"), [(_zipped(("pages.jsonl", b"")), "holds no WARC file"), (b"PK\x03\x04", "is not a WACZ file")]
)
def test_a_wacz_file_without_pages_is_told(reader: Reader, content: bytes, words: str) -> None:
    reader.put("crawl.wacz", content)
    reader()
    assert words in " ".join(reader.errors())


def test_a_response_whose_head_does_not_end_costs_no_other(reader: Reader) -> None:
    endless = _record("https://herald.example/odd", HTTP, b"HTTP/1.0 302 \r\nLocation: https://herald.example/a\r\n")
    reader.put("x.warc", endless + PAGE)
    assert (reader().archived, reader.errors()) == (1, [])


@pytest.mark.parametrize("date", ["0001-01-01T00:00:00+05:00", "9999-12-31T23:59:59-05:00", "9999-99-99T00:00:00Z", "soon"])
def test_a_date_that_is_none_costs_one_page(reader: Reader, date: str) -> None:
    odd = _record("https://herald.example/odd", HTTP, b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>odd</p>", date)
    reader.put("x.warc", odd + PAGE)
    assert (reader().archived, "has no date" in " ".join(reader.errors())) == (1, True)


def test_what_is_copied_is_a_sound_warc_file_without_invented_requests(reader: Reader) -> None:
    reader.put("x.warc.gz", ForeignArchive().add("a", b"one", ask=True).add("b", b"two").bytes())
    reader()
    [segment] = (reader.warehouse / "raw" / "crawl" / DAY.isoformat()).glob("*.warc.gz")
    with segment.open("rb") as file:
        kinds = [(record.rec_type, record.rec_headers.get_header("WARC-Target-URI", "")[-1:]) for record in ArchiveIterator(file)]
    assert [kind for kind in kinds if kind[0] == "request"] == [("request", "a")]
    assert [kind for kind in kinds if kind[0] == "response"] == [("response", "a"), ("response", "b")]


def test_a_file_is_read_once(reader: Reader) -> None:
    path = reader.put("x.warc.gz", ForeignArchive().add("a", b"one").bytes())
    assert reader().archived == 1
    assert reader(now=NOW + dt.timedelta(hours=1)).requests == 0
    path.write_bytes(ForeignArchive().add("a", b"one").add("b", b"two").bytes())
    os.utime(path, (1, 1))
    again = reader(now=NOW + dt.timedelta(hours=2))
    assert (again.archived, again.requests) == (1, 2), "the new page and the listing: a response that was read before is no news"


def test_the_name_or_the_folder_names_the_day(reader: Reader) -> None:
    content = ForeignArchive().add("a", b"one").bytes()
    reader.put("CC-NEWS-20260301093000-00012.warc.gz", content)
    reader.put("2026-03-02/x.warc", gzip.decompress(content))
    assert reader().archived == 0
    assert reader(dt.date(2026, 3, 1)).archived == 1
    assert reader(dt.date(2026, 3, 2)).requests == 1, "the listing: the very response was read the day before"


def test_a_list_of_paths(reader: Reader, root: Path, warehouse: Path) -> None:
    reader.put("2026/03/CC-NEWS-20260504093000-00009.warc.gz", ForeignArchive().add("a", b"one").bytes())
    names = [f"crawl-data/CC-NEWS/2026/03/CC-NEWS-202605040{hour}3000-0000{hour}.warc.gz" for hour in (9, 8)]
    listed = [names[0].removeprefix("crawl-data/CC-NEWS/"), names[1], "../../etc/passwd"]
    reader.put("warc.paths.gz", gzip.compress("\n".join(listed).encode()))
    reader = Reader(root, warehouse, "inbox/warc.paths.gz")
    assert reader().archived == 1
    told = reader.errors()
    assert len(told) == 2
    assert all('base = "https://data.commoncrawl.org/"' in one for one in told)


@pytest.mark.parametrize(
    ("cut", "kept", "words"),
    [(-40, 1, "cut off"), (260, 0, "cut off"), (0, 0, "holds no response")],
)
def test_a_torn_file_is_told_and_what_came_before_is_kept(reader: Reader, cut: int, kept: int, words: str) -> None:
    content = ForeignArchive().add("a", b"one").add("b", os.urandom(5000)).bytes()
    reader.put("x.warc.gz", content[:cut] if cut else b"")
    assert reader().archived == kept
    told = reader.errors()
    assert all(words in error and "x.warc.gz" in error for error in told)
    assert len(told) == 1 + kept, "the file, and the page that is cut off"
    assert reader(now=NOW + dt.timedelta(hours=1)).archived == 0
    assert len(reader.errors()) == len(told), "the same error is told once"


def test_a_record_of_another_length_than_stated_is_told_with_its_place(reader: Reader) -> None:
    first = _record("https://herald.example/a", HTTP, _answer("HTTP/1.1 200 OK\nContent-Type: text/html"))
    wrong = _record("https://herald.example/b", HTTP, _answer("HTTP/1.1 200 OK\nContent-Type: text/html"))
    length = int(wrong.partition(b"Content-Length: ")[2].partition(b"\r\n")[0])
    reader.put("x.warc", first + wrong.replace(b"Content-Length: %d" % length, b"Content-Length: %d" % (length - 7)) + first)
    assert reader().archived == 2
    assert [f"the record at byte {len(first)} is not as long as its Content-Length says" in error for error in reader.errors()] == [True]


def test_a_file_torn_anywhere_is_told(reader: Reader) -> None:
    archive = ForeignArchive().add("a", b"one")
    first = len(archive.bytes())
    content = archive.add("b", b"<p>two</p>" * 50).bytes()
    for cut in range(first + 1, len(content)):
        reader.put("x.warc.gz", content[:cut])
        with pytest.raises(ForeignError, match="get the file anew"):
            list(read_foreign(reader.root / "inbox" / "x.warc.gz", "x", reader.source, NOW))


def test_garbage_and_large_bodies(reader: Reader) -> None:
    reader.put("g.warc", b"no warc file at all\r\n" * 100)
    reader.put("l.warc.gz", ForeignArchive().add("a", b"x" * 200_000).add("b", b"two").bytes())
    reader.put("note.txt", b"x")
    assert reader().archived == 1
    told = " ".join(reader.errors())
    for words in ("Invalid WARC header", "200000 bytes, more than the limit", "allowed are .warc, .wacz, .paths"):
        assert words in told
    listings = [row for row in read_fetches(reader.warehouse, DAY) if row.purpose is Purpose.LISTING and not row.error]
    assert [row.input_ref for row in listings] == ["inbox/l.warc.gz"]
