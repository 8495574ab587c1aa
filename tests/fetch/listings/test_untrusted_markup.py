"""Listings from anybody: whatever the bytes are, a reader gives entries or says what is wrong."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.counted_work import grows_linearly

from pipelines.fetch.files.page_language import page_language
from pipelines.fetch.listings.feed import read_feed
from pipelines.fetch.listings.sitemap import read_sitemap
from pipelines.fetch.listings.telegram import read_channel
from pipelines.fetch.listings.untrusted_markup import LONGEST_TEXT, ListingError, decoded, whole_address

PIECES = (
    b"<rss><channel>", b"<item>", b"</item>", b"<link>", b"</link>", b"<feed xmlns='http://www.w3.org/2005/Atom'>", b"<entry>", b"<urlset>",
    b"<url><loc>", b"</loc></url>", b"<sitemapindex><sitemap><loc>", b"https://a.example/1", b"http://[::1", b"//", b"&amp;", b"&eacute;",
    b"&", b"<", b"]]>", b"<![CDATA[",
    b"<!--", b"<?xml version='1.0' encoding='utf-16'?>", b"<!DOCTYPE a [<!ENTITY b 'c'>]>&b;", b"\xff\xfe",
    b"\x00", b"\xed\xa0\x80", b'{"items":[', b'{"url":"x"}', b"]}", b"null", b"\x1f\x8b\x08", b" xml:base='http://['", b"Sitemap: http://",
    b"<div class='tgme_widget_message' data-post='a/1'>", b"<div class='js-message_text'>", b"<br>", b"</div>", b"<time datetime='x'>",
)  # fmt: skip
BODIES = st.lists(st.sampled_from(PIECES) | st.binary(max_size=8), max_size=30).map(b"".join)


@given(BODIES, st.sampled_from([None, "utf-8", "utf-16", "windows-1251", "no such charset"]))
def test_every_reader_gives_entries_or_says_what_is_wrong(body: bytes, charset: str | None) -> None:
    entries = []
    with suppress(ListingError):
        entries += read_feed(body, "https://a.example/feed", charset)
    with suppress(ListingError):
        sitemap = read_sitemap(body, "https://a.example/map.xml", 10_000, charset)
        entries += [*sitemap.maps, *sitemap.pages]
    with suppress(ListingError):
        entries += read_channel(body, "https://t.me/s/a", "Europe/Kyiv", charset).posts
    assert all(entry.address.startswith(("http://", "https://")) for entry in entries)
    assert all(entry.changed_at is None or entry.changed_at.tzinfo for entry in entries)


@pytest.mark.parametrize("charset", ["hex", "idna", "undefined", "punycode", "base64"])
def test_a_codec_that_is_no_encoding_of_texts_is_no_charset(charset: str) -> None:
    feed = b"<rss><channel><item><link>https://a.example/1</link></item></channel></rss>\xff"
    assert [one.address for one in read_feed(feed, "https://a.example/feed", charset)] == ["https://a.example/1"]
    declared = f'<?xml version="1.0" encoding="{charset}"?>'.encode()
    assert [one.address for one in read_feed(declared + feed, "https://a.example/feed")] == ["https://a.example/1"]
    assert page_language(b'<html lang="en"><p>\xff</p>', charset) == "en"


def test_a_charset_of_host_names_is_not_read_in_quadratic_time() -> None:
    assert decoded(b"a-b", "punycode") == "a-b", "the codec itself, whose time is quadratic, gives another text"


def test_empty_lines_of_a_list_are_read_in_linear_time() -> None:
    def reading(size: int) -> None:
        body = b"https://a.example/1\n" + b"\n" * size + b"https://a.example/2"
        assert len(read_sitemap(body, "https://a.example/list.txt", 1_000_000).pages) == 2

    assert grows_linearly(reading, 1_000, 10_000)
    reading(400_000)  # minutes where each line looks through all that follow


def test_nested_entries_do_not_multiply_a_text() -> None:
    one = b"<item><link>https://a.example/%d</link><pubDate>"
    nested = b"".join(one % number for number in range(50)) + b"x" * 100_000 + b"</pubDate></item>" * 50
    found = read_feed(b"<rss><channel>" + nested + b"</channel></rss>", "https://a.example/feed")
    assert sum(len(entry.published or "") for entry in found) <= 50 * LONGEST_TEXT


@given(st.text(max_size=60), st.sampled_from(["https://a.example/b/", "http://[::1", ""]))
def test_an_address_is_whole_or_none(text: str, base: str) -> None:
    found = whole_address(text, base)
    assert found is None or found.startswith(("http://", "https://"))


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("https://a.example/b/../c", "https://a.example/c"),
        ("HTTPS://A.Example/b", "https://a.example/b"),
        ("https://a.example/?b=2&a=1&utm_campaign=x&gclid=y", "https://a.example/?a=1&b=2"),
        ("https://user:secret@a.example/", None),
        ("https://a.example/" + "x" * 3000, None),
    ],
)
def test_which_addresses_are_one(written: str, found: str | None) -> None:
    assert whole_address(written, "https://a.example/") == found
