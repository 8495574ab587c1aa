"""WARC files that a list of paths names, downloaded from the demo site: which are taken, and what breaks and goes on."""

import datetime as dt
import gzip
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from aiohttp import web
from support.foreign_archive import ForeignArchive
from support.loopback_site import Site

from pipelines.contract.tables import Fetch
from pipelines.contract.vocabulary import FetchOutcome, Purpose, RobotsVerdict
from pipelines.demo_site.demo_stories import STORIES
from pipelines.demo_site.warc_crawl import files, send, warc
from pipelines.fetch.archive.archived_pages import read_fetches, read_pages
from pipelines.fetch.collect import Collected, collect_source
from pipelines.fetch.files.remote_warc import DOWNLOADS, for_day
from pipelines.sources.source import Limits, Source

DAY = dt.date(2026, 5, 5)
NOW = dt.datetime(2026, 5, 9, 12, tzinfo=dt.UTC)
FILE = "/crawl/DEMO-20260505120000-00001.warc.gz"
OF_DAY = {story.slug for story in STORIES if story.published.date() == DAY}


class Crawl:
    """Collects one source of remote WARC files again and again."""

    def __init__(self, site: Site, root: Path, warehouse: Path) -> None:
        """Define the source."""
        limits = Limits(interval_s=0, busy_s=0, attempts=2, total_s=5, read_s=2)
        url = (f"{site.base}/crawl/warc.paths.gz",)
        self.source = Source(name="crawl", title="Crawl", kind="warc", url=url, allow_private=True, limits=limits)
        self.site, self.root, self.warehouse = site, root, warehouse
        self.now = NOW

    def __call__(self, day: dt.date = DAY, hours: float = 0) -> Collected:
        """Run once. hours: after the first run."""
        self.now = NOW + dt.timedelta(hours=hours)
        return collect_source(self.source, day, warehouse=self.warehouse, root=self.root, now=self.now)

    def rows(self) -> list[Fetch]:
        """Return the log of the day."""
        return read_fetches(self.warehouse, DAY)

    def slugs(self) -> set[str]:
        """Return the last parts of the addresses of the archived pages."""
        return {page.input_ref.rpartition("/")[2] for page in read_pages(self.warehouse, {"crawl": self.source}, DAY)}

    def left(self) -> list[Path]:
        """Return what lies in the folder of downloads."""
        return sorted((self.warehouse / "raw" / "crawl" / DOWNLOADS).glob("*"))


@pytest.fixture
def crawl(site: Site, root: Path, warehouse: Path) -> Crawl:
    return Crawl(site, root, warehouse)


def test_the_files_of_a_day_are_downloaded_read_and_deleted(crawl: Crawl, site: Site) -> None:
    site.robots = (200, "User-agent: *\nDisallow: /private/\n")
    done = crawl()
    assert (done.archived, done.failed, crawl.slugs()) == (len(OF_DAY), 0, OF_DAY)
    assert {path for path in site.requests if path.startswith("/crawl/DEMO")} == {FILE}, "files of other days are left alone"
    assert crawl.left() == []
    told = [(row.outcome, row.http_status, row.attempt, row.robots) for row in crawl.rows() if row.input_ref == f"{site.base}{FILE}"]
    assert told == [
        (FetchOutcome.RETRIED, None, 1, RobotsVerdict.ALLOWED),
        (FetchOutcome.ARCHIVED, 206, 2, RobotsVerdict.ALLOWED),
    ], "it broke off in the middle and went on from there"
    page = next(iter(read_pages(crawl.warehouse, {"crawl": crawl.source}, DAY)))
    path, _, offset = (page.listed_by or "").partition("#")
    content = warc(site.base, files()[FILE.strip("/")])
    assert path == f"{site.base}{FILE}"
    assert page.body in gzip.decompress(content[int(offset) :]), "the evidence leads to the record"


def test_what_was_read_is_not_asked_for_again(crawl: Crawl, site: Site) -> None:
    crawl()
    site.requests.clear()
    again = crawl(hours=1)
    assert (again.archived, again.unchanged) == (0, 0)
    assert set(site.requests) == {"/robots.txt", "/crawl/warc.paths.gz"}


def test_a_list_on_disk_with_a_base(crawl: Crawl, root: Path) -> None:
    (root / "inbox" / "warc.paths").write_text(f"# of May\n{FILE.strip('/')}\n")
    crawl.source = replace(crawl.source, url=(), path="inbox/warc.paths", base=f"{crawl.site.base}/")
    assert crawl().archived == len(OF_DAY)
    (root / "inbox" / "warc.paths").write_text(f"{crawl.site.base}{FILE}\n")
    crawl.source = replace(crawl.source, base=None)
    assert crawl(hours=1).requests == 0, "it is the same file by its whole address"


def test_a_file_that_is_named_itself(crawl: Crawl) -> None:
    crawl.source = replace(crawl.source, url=(f"{crawl.site.base}{FILE}",))
    assert crawl().archived == len(OF_DAY)


def test_include_hosts_and_languages(crawl: Crawl) -> None:
    crawl.source = replace(crawl.source, include=("bridge",), hosts=("127.0.0.1",), languages=("en",))
    crawl()
    assert crawl.slugs() == {"bridge-vote"}
    crawl.source = replace(crawl.source, name="other", include=(), hosts=("0.0.1",), languages=())
    assert crawl().archived == len(OF_DAY), "a host below the one that is named"
    crawl.source = replace(crawl.source, name="third", hosts=("herald.example",))
    assert crawl().archived == 0
    crawl.source = replace(crawl.source, name="fourth", hosts=(), languages=("de", "uk"))
    assert crawl().archived == 0


def test_an_interrupted_download_goes_on_in_the_next_run(crawl: Crawl, site: Site) -> None:
    crawl.source = replace(crawl.source, limits=replace(crawl.source.limits, attempts=1))
    first = crawl()
    assert (first.archived, first.failed) == (0, 1)
    assert len(crawl.left()) == 2, "the part and the note of its version"
    part = next(path for path in crawl.left() if path.suffix == ".part")
    before = part.read_bytes()
    assert warc(site.base, files()[FILE.strip("/")]).startswith(before)
    assert before
    assert crawl(hours=0.1).archived == 0, "not at once"
    assert site.requests[FILE] == 1
    assert crawl(hours=1).archived == len(OF_DAY)
    assert site.requests[FILE] == 2
    assert "bytes=" + str(len(before)) in site.headers["Range"]


def test_a_changed_file_is_not_glued_to_the_old_part(crawl: Crawl) -> None:
    crawl.source = replace(crawl.source, limits=replace(crawl.source.limits, attempts=1))
    crawl()
    [note] = [path for path in crawl.left() if path.suffix == ".json"]
    note.write_text(note.read_text().replace(next(iter(note.read_text().split('"etag": "')[1:]))[:10], '\\"older'))
    assert crawl(hours=1).archived == len(OF_DAY)


def test_limits_private_addresses_and_robots(crawl: Crawl, site: Site) -> None:
    limits = replace(crawl.source.limits, file_bytes=100)
    crawl.source = replace(crawl.source, limits=limits)
    assert "above the limit of 100" in errors(crawl())
    assert crawl.left() == []
    crawl.source = replace(crawl.source, name="second", limits=replace(limits, file_bytes=10**9), allow_private=False)
    assert "own machine" in errors(crawl())
    site.robots = (200, "User-agent: *\nDisallow: /crawl/DEMO\n")
    crawl.source = replace(crawl.source, name="third", allow_private=True)
    assert "robots.txt forbids" in errors(crawl())


def errors(done: Collected) -> str:
    return " ".join(row.error for row in done.rows if row.error)


def test_what_is_no_list_and_what_is_no_warc_file(crawl: Crawl, site: Site) -> None:
    site.more["/etag/x.paths"] = lambda _: _text("<html>not found</html>")
    crawl.source = replace(crawl.source, url=(f"{site.base}/etag/x.paths", f"{site.base}/missing.paths"))
    done = crawl()
    assert "names no file" in errors(done)
    assert "404" in errors(done)
    site.more["/etag/x-20260505101010-1.warc.gz"] = lambda _: _text("<html>not found</html>")
    crawl.source = replace(crawl.source, url=(f"{site.base}/etag/x-20260505101010-1.warc.gz",))
    assert "Invalid WARC header" in errors(crawl(hours=1))
    assert crawl.left() == []
    assert crawl(hours=2).requests == 0, "it is not downloaded again at once"


def test_a_torn_file_keeps_what_came_before_and_is_not_counted_as_read(crawl: Crawl, site: Site) -> None:
    content = ForeignArchive().add("a", b"<p>one</p>").add("b", b"<p>two</p>" * 50).bytes()
    answers = iter([content[:-40], content])
    site.more["/etag/x-20260505101010-1.warc.gz"] = lambda request: send(request, next(answers))
    crawl.source = replace(crawl.source, url=(f"{site.base}/etag/x-20260505101010-1.warc.gz",))
    torn = crawl()
    assert (torn.archived, torn.failed) == (1, 1)
    whole = crawl(hours=30)
    assert (whole.archived, whole.unchanged) == (1, 0), "the second page; the first one is no news"
    rows = crawl.rows()
    assert len({row.fetch_id for row in rows}) == len(rows)
    assert sorted(row.input_ref for row in rows if row.purpose is Purpose.PAGE) == ["https://herald.example/a", "https://herald.example/b"]


def test_months_in_addresses() -> None:
    assert for_day("https://x.example/{year}/{month}/{day}/warc.paths.gz", DAY) == "https://x.example/2026/05/05/warc.paths.gz"


CONTENT = ForeignArchive().add("a", b"<p>one</p>").add("b", b"<p>two</p>" * 50).bytes()
ADDRESS = "/etag/x-20260505101010-1.warc.gz"


def test_another_part_than_was_asked_for_is_not_glued_on(crawl: Crawl, site: Site) -> None:
    async def wrong_part(request: web.Request) -> web.StreamResponse:
        """Answer a request for the rest with what comes a little later."""
        start = request.http_range.start or 0
        if not start:
            return await send(request, CONTENT, cut=len(CONTENT) // 3)
        told = {"ETag": request.headers["If-Range"], "Content-Range": f"bytes {start + 9}-{len(CONTENT) - 1}/{len(CONTENT)}"}
        return web.Response(status=206, body=CONTENT[start + 9 :], headers=told)

    site.more[ADDRESS] = wrong_part
    crawl.source = replace(crawl.source, url=(site.base + ADDRESS,))
    done = crawl()
    assert (done.archived, "another part than was asked for" in errors(done)) == (0, True)
    assert crawl.left() == []


def test_a_part_that_is_longer_than_the_file_is_thrown_away(crawl: Crawl, site: Site) -> None:
    async def shorter(request: web.Request) -> web.StreamResponse:
        """Answer a request for the rest with the news that there is none."""
        if request.http_range.start:
            return web.Response(status=416)
        return await send(request, CONTENT, cut=len(CONTENT) // 3 if site.requests[ADDRESS] == 1 else None)

    site.more[ADDRESS] = shorter
    crawl.source = replace(crawl.source, url=(site.base + ADDRESS,), limits=replace(crawl.source.limits, attempts=5))
    assert crawl().archived == 2


def test_a_file_that_was_downloaded_before_its_run_was_killed_is_not_downloaded_again(
    crawl: Crawl, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.more[ADDRESS] = lambda request: send(request, CONTENT)
    crawl.source = replace(crawl.source, url=(site.base + ADDRESS,))
    with monkeypatch.context() as patched:
        patched.setattr("pipelines.fetch.files.remote_warc.keep_file", _interrupt)
        with pytest.raises(KeyboardInterrupt):
            crawl()
    assert crawl(hours=1).archived == 2
    assert site.requests[ADDRESS] == 1


def _interrupt(*_: object) -> None:
    raise KeyboardInterrupt


def test_a_file_for_which_there_is_no_room_is_not_begun(crawl: Crawl, site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    site.more[ADDRESS] = lambda request: send(request, CONTENT)
    crawl.source = replace(crawl.source, url=(site.base + ADDRESS,))
    monkeypatch.setattr("shutil.disk_usage", lambda _: SimpleNamespace(free=10))
    assert "has room for 10: make room and run again" in errors(crawl())
    assert crawl.left() == []


def test_a_server_that_sends_less_than_was_asked_for_is_asked_for_the_rest(crawl: Crawl, site: Site) -> None:
    content = CONTENT
    third = len(content) // 3

    async def by_thirds(request: web.Request) -> web.StreamResponse:
        """Answer a request for the rest with a third of the file."""
        start = request.http_range.start or 0
        if not start:
            return await send(request, content, cut=third)
        part = content[start : start + third]
        told = {"ETag": request.headers["If-Range"], "Content-Range": f"bytes {start}-{start + len(part) - 1}/{len(content)}"}
        return web.Response(status=206, body=part, headers=told)

    site.more["/etag/x-20260505101010-1.warc.gz"] = by_thirds
    crawl.source = replace(crawl.source, url=(f"{site.base}/etag/x-20260505101010-1.warc.gz",))
    done = crawl()
    assert (done.archived, done.failed) == (2, 0)
    assert crawl.left() == []


async def _text(text: str) -> web.StreamResponse:
    return web.Response(text=text, content_type="text/plain")
