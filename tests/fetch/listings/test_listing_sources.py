"""Sources with listings, end to end against a newspaper on loopback: what is asked, kept, asked again, left alone."""

import datetime as dt
import gzip
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from support.loopback_newspaper import Newspaper, printing
from support.loopback_site import DAY, NOW
from support.telegram_preview import page as channel_page
from support.telegram_preview import post

from pipelines.contract.page import Page
from pipelines.contract.tables import Fetch
from pipelines.contract.vocabulary import Purpose
from pipelines.fetch.archive.archived_pages import read_fetches, read_pages
from pipelines.fetch.collect import Collected, collect_source
from pipelines.fetch.listings.feed import read_feed
from pipelines.fetch.records.listed_page import Listed
from pipelines.fetch.records.progress import Progress
from pipelines.partitions.writer_lock import writer_lock
from pipelines.sources.source import Limits, Source

HOUR = dt.timedelta(hours=1)


@pytest.fixture(scope="module")
def press() -> Iterator[Newspaper]:
    with printing() as paper:
        yield paper


@pytest.fixture
def paper(press: Newspaper) -> Newspaper:
    """Give a newspaper on whose pages nothing stands yet."""
    for kept in (press.files, press.requests, press.not_modified, press.gone):
        kept.clear()
    return press


class Reader:
    """Collects one source of the newspaper again and again."""

    def __init__(self, paper: Newspaper, kind: str, path: str, warehouse: Path) -> None:
        """Define the source."""
        limits = Limits(connect_s=2, read_s=2, total_s=5, attempts=2, interval_s=0, busy_s=0)
        self.source = Source(
            name="herald", title="Herald", kind=kind, url=(paper.base + path,), allow_private=True, robots=False, limits=limits
        )
        self.warehouse = warehouse

    def __call__(self, now: dt.datetime = NOW) -> Collected:
        """Run once."""
        return collect_source(self.source, now.date(), warehouse=self.warehouse, root=self.warehouse, now=now)

    def pages(self, day: dt.date = DAY) -> dict[str, Page]:
        """Return the archived pages by address without host, the newest version of each."""
        return {
            page.input_ref.partition("//")[2].partition("/")[2]: page for page in read_pages(self.warehouse, {"herald": self.source}, day)
        }

    def rows(self, purpose: Purpose, day: dt.date = DAY) -> list[Fetch]:
        """Return the rows of one purpose."""
        return [row for row in read_fetches(self.warehouse, day) if row.purpose is purpose]


FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Herald</title>
<item><title>One &amp; only</title><link>{base}/1?utm_source=rss</link><pubDate>Mon, 04 May 2026 08:00:00 +0300</pubDate></item>
<item><title>Two</title><link>{base}/2</link></item><item><title>Sport</title><link>{base}/sport/3</link></item></channel></rss>"""


@pytest.fixture
def feed(paper: Newspaper, warehouse: Path) -> Reader:
    """Define a feed of three pages."""
    paper.put("/feed", FEED, "application/rss+xml")
    for path in ("/1", "/2", "/sport/3"):
        paper.article(path, f"Article {path}")
    return Reader(paper, "feed", "/feed", warehouse)


def test_a_feed_leads_to_pages_that_know_what_it_said(feed: Reader, paper: Newspaper) -> None:
    done = feed()
    assert (done.archived, done.failed, done.problems, done.note) == (3, 0, (), None)
    one = feed.pages()["1"]
    assert (one.listed_title, one.listed_published) == ("One & only", "Mon, 04 May 2026 08:00:00 +0300")
    assert one.listed_by == f"{paper.base}/feed"
    assert [row.input_ref for row in feed.rows(Purpose.LISTING)] == [f"{paper.base}/feed"]


def test_include_and_exclude(feed: Reader) -> None:
    feed.source = replace(feed.source, exclude=("/sport/",))
    assert feed().archived == 2
    assert set(feed.pages()) == {"1", "2"}
    feed.source = replace(feed.source, include=("*/nothing/*",))
    assert "lists no page that is wanted" in feed(NOW + HOUR).problems[0]


def test_no_page_is_asked_for_twice_but_young_ones_when_due(feed: Reader, paper: Newspaper) -> None:
    feed.source = replace(feed.source, recheck_hours=(1, 24))
    feed()
    feed(NOW + HOUR / 2)
    assert paper.requests["/1"] == 1
    assert paper.requests["/feed"] == 2
    assert paper.not_modified["/feed"] == 1
    feed(NOW + HOUR * 1.5)
    assert (paper.requests["/1"], paper.not_modified["/1"]) == (2, 1)
    feed(NOW + HOUR * 2)
    feed(NOW + HOUR * 20)
    assert paper.requests["/1"] == 2
    feed(NOW + HOUR * 25)
    feed(NOW + HOUR * 300)
    assert paper.requests["/1"] == 3


def test_an_edited_page_that_left_the_feed_is_a_new_version(feed: Reader, paper: Newspaper) -> None:
    feed()
    paper.put("/feed", FEED.replace("/1?", "/2?"), "application/rss+xml")
    paper.article("/1", "Article /1", "Four people were hurt on Monday, the governor said.")
    done = feed(NOW + HOUR * 2)
    assert done.archived == 1
    versions = [page for page in read_pages(feed.warehouse, {"herald": feed.source}, DAY) if page.input_ref.endswith("/1")]
    assert [b"Four people" in page.body for page in versions] == [False, True]
    assert versions[1].listed_title == "One & only", "what the feed said is not lost"


def test_a_page_that_fails_fails_no_other(feed: Reader, paper: Newspaper) -> None:
    paper.gone["/2"] = 404
    done = feed()
    assert (done.archived, done.failed) == (2, 1)
    assert [row.error for row in done.rows if row.error] == [row.error for row in feed.rows(Purpose.PAGE) if row.error]


def test_a_page_that_failed_waits_longer_each_time(feed: Reader, paper: Newspaper) -> None:
    paper.gone["/2"] = 410
    hours = (0, 1, 5, 22, 24, 25, 91, 96, 97)
    asked = []
    for hour in hours:
        before = paper.requests["/2"]
        run = feed(NOW + HOUR * hour)
        asked.append(paper.requests["/2"] > before)
        assert run.held_back + run.failed == 1
    assert asked == [True, False, False, False, True, False, False, True, False]
    paper.gone.clear()
    assert feed(NOW + HOUR * 400).archived == 1


def test_a_page_whose_server_fails_is_tried_in_the_next_hour(feed: Reader, paper: Newspaper) -> None:
    paper.gone["/2"] = 503
    feed()
    paper.gone.clear()
    assert feed(NOW + HOUR).archived == 1


def test_a_fetch_does_not_wait_for_whoever_writes_the_warehouse(feed: Reader) -> None:
    with writer_lock(feed.warehouse):
        assert feed().archived == 3


@pytest.mark.parametrize("body", ["<html><body>Moved</body></html>", ""])
def test_a_feed_that_is_none_is_told(feed: Reader, paper: Newspaper, body: str) -> None:
    paper.put("/feed", body)
    done = feed()
    assert (done.archived, done.failed) == (0, 1)
    [row] = [row for row in done.rows if row.error]
    assert row.purpose is Purpose.LISTING
    assert "/feed is" in (row.error or "")


def test_a_limit_of_pages_leaves_the_rest_for_the_next_run(feed: Reader) -> None:
    feed.source = replace(feed.source, limits=replace(feed.source.limits, pages=2))
    first = feed()
    assert (first.archived, "the others wait" in (first.note or "")) == (2, True)
    assert feed(NOW + HOUR / 2).archived == 1


def test_an_interrupted_run_is_gone_on_with(feed: Reader, paper: Newspaper) -> None:
    def stop(progress: Progress) -> None:
        if progress.done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        collect_source(feed.source, DAY, warehouse=feed.warehouse, root=feed.warehouse, now=NOW, report=stop)
    assert len(feed.pages()) == 2
    assert feed(NOW + HOUR / 60).archived == 1
    assert len(feed.pages()) == 3
    assert [paper.requests[path] for path in ("/1", "/2", "/sport/3")] == [1, 1, 1]


def test_a_page_that_two_sites_list_under_two_addresses_is_fetched_once(feed: Reader, paper: Newspaper) -> None:
    item = "<item><link>{{base}}/1{}</link></item>"
    paper.put("/more", "<rss><channel>" + "".join(item.format(tail) for tail in ("?fbclid=x", "#top", "")) + "</channel></rss>")
    feed.source = replace(feed.source, url=(*feed.source.url, f"{paper.base}/more"))
    assert feed().archived == 3
    assert paper.requests["/1"] == 1


def test_sitemaps(paper: Newspaper, warehouse: Path) -> None:
    for path in ("/a", "/b", "/c", "/old"):
        paper.article(path, f"Article {path}")
    news = 'xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"'
    paper.put(
        "/index.xml",
        "<sitemapindex><sitemap><loc>{base}/news.xml.gz</loc><lastmod>2026-05-04</lastmod></sitemap><sitemap><loc>{base}/index.xml</loc>"
        "</sitemap><sitemap><loc>{base}/2019.xml</loc><lastmod>2019-12-31</lastmod></sitemap></sitemapindex>",
    )
    pages = (
        f"<urlset {news}><url><loc>{paper.base}/a</loc><n:news><n:publication_date>2026-05-04T08:00:00+03:00</n:publication_date>"
        f"<n:title>A title</n:title></n:news></url><url><loc>{paper.base}/b</loc><lastmod>2026-05-03</lastmod></url>"
        f"<url><loc>{paper.base}/old</loc><lastmod>2026-04-01</lastmod></url></urlset>"
    )
    paper.put("/news.xml.gz", gzip.compress(pages.encode()), "application/x-gzip")
    reader = Reader(paper, "sitemap", "/index.xml", warehouse)
    done = reader()
    assert (done.archived, done.failed, done.note) == (2, 0, None)
    assert set(reader.pages()) == {"a", "b"}
    assert reader.pages()["a"].listed_published == "2026-05-04T08:00:00+03:00"
    assert reader.pages()["b"].listed_published is None
    assert paper.requests["/2019.xml"] == 0
    assert paper.requests["/index.xml"] == 1


def test_the_date_of_a_news_sitemap_is_kept_where_another_sitemap_names_the_page_first(paper: Newspaper, warehouse: Path) -> None:
    paper.article("/a", "Article")
    paper.put("/plain.xml", "<urlset><url><loc>{base}/a</loc><lastmod>2026-05-04</lastmod></url></urlset>")
    news = '<n:news xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"><n:publication_date>2026-05-03</n:publication_date></n:news>'
    paper.put("/news.xml", f"<urlset><url><loc>{{base}}/a</loc>{news}</url></urlset>")
    reader = Reader(paper, "sitemap", "/plain.xml", warehouse)
    reader.source = replace(reader.source, url=(*reader.source.url, f"{paper.base}/news.xml"))
    assert reader().archived == 1
    page = reader.pages()["a"]
    assert (page.listed_published, page.listed_by) == ("2026-05-03", f"{paper.base}/news.xml")


def test_indexes_are_followed_three_deep_and_maps_asked_again_when_they_changed(paper: Newspaper, warehouse: Path) -> None:
    for number in range(6):
        entry = f"<sitemap><loc>{{base}}/{number + 1}.xml</loc><lastmod>2026-05-04T08:00:00Z</lastmod></sitemap>"
        paper.put(f"/{number}.xml", f"<sitemapindex>{entry}</sitemapindex>")
    reader = Reader(paper, "sitemap", "/0.xml", warehouse)
    reader()
    assert sorted(paper.requests) == ["/0.xml", "/1.xml", "/2.xml", "/3.xml"]
    reader(NOW + HOUR)
    assert (paper.requests["/0.xml"], paper.requests["/1.xml"]) == (2, 1)


def test_an_endless_index_ends(paper: Newspaper, warehouse: Path) -> None:
    for number in range(30):
        entries = "".join(f"<sitemap><loc>{{base}}/{number * 2 + step}.xml</loc></sitemap>" for step in (1, 2))
        paper.put(f"/{number}.xml", f"<sitemapindex>{entries}</sitemapindex>")
    reader = Reader(paper, "sitemap", "/0.xml", warehouse)
    reader.source = replace(reader.source, limits=replace(reader.source.limits, listings=5))
    done = reader()
    assert paper.requests.total() == 5
    assert "sitemaps were not asked" in (done.note or "")


def test_a_channel(paper: Newspaper, warehouse: Path) -> None:
    morning, long_ago = "2026-05-04T06:00:00+00:00", "2026-04-01T06:00:00+00:00"
    paper.put("/s/harbour_news", channel_page(post(9, "Nine hurt.", moment=morning), more="/s/harbour_news?before=9"))
    paper.put("/s/harbour_news?before=9", channel_page(post(8, "Eight hurt.", moment=morning), more="/s/harbour_news?before=8"))
    paper.put("/s/harbour_news?before=8", channel_page(post(1, "One hurt.", moment=long_ago), more="/s/harbour_news?before=1"))
    reader = Reader(paper, "telegram", "/s/harbour_news", warehouse)
    assert reader().archived == 2
    assert set(reader.pages()) == {"harbour_news/8", "harbour_news/9"}
    assert paper.requests["/s/harbour_news?before=1"] == 0
    page = reader.pages()["harbour_news/9"]
    assert (page.url, page.media_type, page.listed_published) == ("https://t.me/harbour_news/9", "text/markdown", morning)
    second = reader(NOW + HOUR)
    assert (second.archived, second.failed) == (0, 0), "a post is read in its channel, never asked for by itself"
    assert len(reader.rows(Purpose.PAGE)) == 2, "a post that has not changed is not logged again"
    paper.put("/s/harbour_news", channel_page(post(9, "Ten hurt.", moment=morning, meta="edited "), more="/s/harbour_news?before=9"))
    assert reader(NOW + HOUR * 2).archived == 1
    assert b"Ten hurt" in reader.pages()["harbour_news/9"].body
    assert {row.input_ref for row in reader.rows(Purpose.LISTING)} == {
        f"{paper.base}/s/harbour_news{part}" for part in ("", "?before=9", "?before=8")
    }


def test_a_channel_without_preview_is_told(paper: Newspaper, warehouse: Path) -> None:
    paper.put("/s/closed", "<html><body>Join</body></html>")
    [row] = [row for row in Reader(paper, "telegram", "/s/closed", warehouse)().rows if row.error]
    assert "has no web preview" in (row.error or "")


def test_an_index_that_changed_on_the_last_day_of_the_calendar(paper: Newspaper, warehouse: Path) -> None:
    paper.article("/a", "Article")
    paper.put("/index.xml", "<sitemapindex><sitemap><loc>{base}/map.xml</loc><lastmod>9999-12-31</lastmod></sitemap></sitemapindex>")
    paper.put("/map.xml", "<urlset><url><loc>{base}/a</loc></url></urlset>")
    assert Reader(paper, "sitemap", "/index.xml", warehouse)().archived == 1


def test_a_listing_that_makes_its_reader_stumble_stops_no_other(feed: Reader, paper: Newspaper, monkeypatch: pytest.MonkeyPatch) -> None:
    def stumbling(body: bytes, address: str, charset: str | None) -> list[Listed]:
        if address.endswith("/odd"):
            raise ZeroDivisionError("no reader is perfect")
        return read_feed(body, address, charset)

    monkeypatch.setattr("pipelines.fetch.listings.discover_pages.read_feed", stumbling)
    paper.put("/odd", "<rss/>")
    feed.source = replace(feed.source, url=(f"{paper.base}/odd", *feed.source.url))
    done = feed()
    assert done.archived == 3
    assert [row.error for row in done.rows if row.error] == [
        f"{paper.base}/odd is not understood (ZeroDivisionError: no reader is perfect); this is a bug in newsledger, please report it"
    ]
