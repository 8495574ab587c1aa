"""Sitemaps: indexes, pages, news, gzip, text, robots.txt, and what is none."""

import gzip
import re

import pytest

from pipelines.fetch.listings.sitemap import Sitemap, read_sitemap
from pipelines.fetch.listings.untrusted_markup import ListingError
from pipelines.fetch.records.listed_page import Listed

ADDRESS = "https://herald.example/sitemap.xml"
SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
NEWS = 'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"'
LIMIT = 100_000


def _read(text: str | bytes) -> Sitemap:
    return read_sitemap(text.encode() if isinstance(text, str) else text, ADDRESS, LIMIT)


def test_an_index() -> None:
    found = _read(
        f"<?xml version='1.0'?><sitemapindex {SPACE}><sitemap><loc> /news-1.xml.gz </loc><lastmod>2026-05-04</lastmod></sitemap>"
        f"<sitemap><loc>https://herald.example/old.xml</loc></sitemap></sitemapindex>"
    )
    assert found == Sitemap(
        maps=(
            Listed("https://herald.example/news-1.xml.gz", by=ADDRESS, modified="2026-05-04"),
            Listed("https://herald.example/old.xml", by=ADDRESS),
        )
    )


PAGES = (
    f"<urlset {SPACE} {NEWS}><url><loc>https://herald.example/a?utm_source=map&amp;id=1</loc><lastmod>2026-05-04T12:00:00Z</lastmod>"
    "<image:image><image:loc>https://herald.example/a.jpg</image:loc><image:title>A photo</image:title></image:image>"
    "<news:news><news:publication><news:name>Herald</news:name><news:language>en</news:language></news:publication>"
    "<news:publication_date>2026-05-04T09:00:00+03:00</news:publication_date><news:title>Bridge &amp; harbour</news:title>"
    "</news:news></url>"
    "<url><loc>/b</loc></url><url><loc>mailto:x@herald.example</loc></url><url/></urlset>"
)
FOUND = Sitemap(
    pages=(
        Listed("https://herald.example/a?id=1", "2026-05-04T09:00:00+03:00", "Bridge & harbour", ADDRESS, "2026-05-04T12:00:00Z"),
        Listed("https://herald.example/b", by=ADDRESS),
    )
)


@pytest.mark.parametrize(
    "body", [PAGES.encode(), gzip.compress(PAGES.encode()), b"\xef\xbb\xbf" + PAGES.encode()], ids=["plain", "gz", "bom"]
)
def test_pages_with_the_date_and_title_of_a_news_sitemap(body: bytes) -> None:
    assert _read(body) == FOUND


def test_a_sitemap_without_namespaces_or_its_end() -> None:
    assert [one.address for one in _read("<urlset><url><loc>/a</loc></url><url><loc>/b</loc>").pages] == [
        "https://herald.example/a",
        "https://herald.example/b",
    ]


def test_a_list_and_a_robots_file() -> None:
    assert _read("https://herald.example/a\r\nhttps://herald.example/b\n").pages == (
        Listed("https://herald.example/a", by=ADDRESS),
        Listed("https://herald.example/b", by=ADDRESS),
    )
    robots = _read("User-agent: *\nDisallow: /x\nSitemap: https://herald.example/s1.xml\nsitemap:/s2.xml\n")
    assert [one.address for one in robots.maps] == ["https://herald.example/s1.xml", "https://herald.example/s2.xml"]


def test_a_feed_may_stand_for_a_sitemap() -> None:
    found = _read("<rss><channel><item><link>/a</link><pubDate>2026-05-04</pubDate></item></channel></rss>")
    assert found.pages == (Listed("https://herald.example/a", "2026-05-04", by=ADDRESS),)


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"", "is not a list of addresses"),
        (b"<html><body>Not here</body></html>", "is not a sitemap"),
        (b"User-agent: *\nDisallow: /", "names no sitemap"),
        (gzip.compress(b"\0" * 1_000_000), "max_bytes"),
        (gzip.compress(PAGES.encode())[:-9], "cut off"),
    ],
)
def test_what_is_no_sitemap_is_named(body: bytes, words: str) -> None:
    with pytest.raises(ListingError, match=re.escape(ADDRESS)) as caught:
        _read(body)
    assert words in str(caught.value)


def test_a_sitemap_with_no_pages() -> None:
    assert _read(f"<urlset {SPACE}></urlset>") == Sitemap()


def test_entries_beyond_what_the_standard_allows_are_not_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipelines.fetch.listings.untrusted_markup.MOST_ENTRIES", 3)
    pages = "".join(f"<url><loc>https://herald.example/{number}</loc></url>" for number in (1, 1, 2, 3, 4))
    found = _read(f"<urlset {SPACE}>{pages}</urlset>")
    assert [page.address[-1] for page in found.pages] == ["1", "2"], "of the first three entries"
