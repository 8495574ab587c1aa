"""Feeds: every format, addresses made whole, dates and titles as they are written, and what is no feed."""

import json
import re
from contextlib import nullcontext

import pytest
from support.counted_work import grows_linearly

from pipelines.fetch.listings.feed import read_feed
from pipelines.fetch.listings.untrusted_markup import ListingError
from pipelines.fetch.records.listed_page import Listed

ADDRESS = "https://herald.example/feeds/news"


def _rss(items: str, encoding: str = "utf-8") -> bytes:
    head = f'<?xml version="1.0" encoding="{encoding}"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    more = ' xmlns:atom="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/" xmlns:fb="http://rssnamespace.org/feedburner/ext/1.0">'
    return f"{head}{more}<channel><title>Herald</title><link>https://herald.example/</link>{items}</channel></rss>".encode(encoding)


def _one(items: str) -> Listed:
    [listed] = read_feed(_rss(f"<item>{items}</item>"), ADDRESS)
    return listed


def test_rss() -> None:
    listed = _one(
        "<media:title>A photo</media:title><title>Bridge &amp;amp; harbour &lt;b&gt;reopen&lt;/b&gt;</title>"
        "<link>/a?utm_source=rss&amp;id=5#top</link><pubDate>Mon, 04 May 2026 23:30:00 -0500</pubDate>"
    )
    assert listed == Listed(
        "https://herald.example/a?id=5", published="Mon, 04 May 2026 23:30:00 -0500", title="Bridge & harbour reopen", by=ADDRESS
    )


@pytest.mark.parametrize(
    ("items", "address"),
    [
        ("<guid>https://herald.example/b</guid>", "https://herald.example/b"),
        ('<guid isPermaLink="false">https://herald.example/no</guid><link>https://herald.example/c</link>', "https://herald.example/c"),
        ("<link/><atom:link href='https://herald.example/d'/>", "https://herald.example/d"),
        ("<link>https://count.example/1</link><fb:origLink>https://herald.example/e</fb:origLink>", "https://herald.example/e"),
        ("<atom:link rel='self' href='x.xml'/><link>f</link>", "https://herald.example/feeds/f"),
        ("<link>https://бухта.example/новости</link>", "https://xn--80ab5cdk.example/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8"),
    ],
)
def test_which_address(items: str, address: str) -> None:
    assert _one(items).address == address


@pytest.mark.parametrize(
    "items", ["<title>no link</title>", "<link>javascript:alert(1)</link>", "<link>ftp://a.example/b</link>", "<link>http://[::1</link>"]
)
def test_an_entry_without_an_address_is_left_out(items: str) -> None:
    assert read_feed(_rss(f"<item>{items}</item>"), ADDRESS) == []


@pytest.mark.parametrize(
    "head",
    [
        "<rss version='2.0'>",
        "<rss rss:version=2.0>",
        '<?xml?xml version="1.0" encoding="UTF-8" ??><rss rss:version=2.0 rss:lang=en>',
        '<!-- made by hand - with <?xml --><?xml version="1.0"?><?xml version="1.0"?><rss version=2.0>',
    ],
)
def test_prefixes_that_are_not_declared_and_values_without_marks(head: str) -> None:
    item = "<rss:item><rss:title>Bridge reopens</rss:title><rss:link>https://herald.example/1</rss:link>{}</rss:item>"
    dates = "<rss:pubDate>Mon, 04 May 2026 23:30:00 -0500</rss:pubDate><media:title>A photo</media:title>"
    feed = f"{head}<rss:channel><rss:title>Herald</rss:title>{item.format(dates)}</rss:channel></rss>"
    [listed] = read_feed(feed.encode(), ADDRESS)
    assert (listed.address, listed.title) == ("https://herald.example/1", "Bridge reopens")
    assert listed.published == "Mon, 04 May 2026 23:30:00 -0500"
    [listed] = read_feed(feed.replace(dates, "<dc:date>2026-05-04</dc:date>").encode(), ADDRESS)
    assert listed.published == "2026-05-04"


@pytest.mark.parametrize("written", ["2026-05-04 10:00", "04/05/2026", "4 травня 2026", "2026-05-04T10:00+03:00"])
def test_a_date_stays_as_it_is_written(written: str) -> None:
    assert _one(f"<link>/a</link><dc:date>{written}</dc:date>").published == written


def test_atom_and_its_base() -> None:
    body = b"""<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://herald.example/x/"><title>T</title>
    <entry><id>urn:1</id><title type="html">&lt;i&gt;Storm&lt;/i&gt; over</title><link rel="self" href="own"/>
    <link rel="alternate" type="application/pdf" href="1.pdf"/><link rel="alternate" type="text/html" href="1"/>
    <published>2026-05-04T09:00:00+03:00</published><updated>2026-05-04T11:00:00+03:00</updated></entry>
    <entry><id>https://herald.example/2</id><updated>2026-05-04</updated></entry></feed>"""
    first, second = read_feed(body, ADDRESS)
    assert (first.address, first.title) == ("https://herald.example/x/1", "Storm over")
    assert (first.published, first.modified) == ("2026-05-04T09:00:00+03:00", "2026-05-04T11:00:00+03:00")
    assert (second.address, second.published) == ("https://herald.example/2", None)


def test_rdf() -> None:
    body = b"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
    xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>T</title></channel>
    <item><title>One</title><link>https://herald.example/1</link><dc:date>2026-05-04</dc:date></item></rdf:RDF>"""
    assert read_feed(body, ADDRESS) == [Listed("https://herald.example/1", "2026-05-04", "One", ADDRESS)]


def test_json_feed() -> None:
    items = [
        {"id": "1", "url": "/1", "title": "One", "date_published": "2026-05-04T09:00:00+03:00", "date_modified": "2026-05-05"},
        {"id": "https://herald.example/2", "title": 5},
        {"id": "3"},
        "nothing",
    ]
    body = b"\xef\xbb\xbf" + json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": items}).encode()
    first, second = read_feed(body, ADDRESS)
    assert first == Listed("https://herald.example/1", "2026-05-04T09:00:00+03:00", "One", ADDRESS, "2026-05-05")
    assert (second.address, second.title) == ("https://herald.example/2", None)


def test_one_page_under_two_addresses_is_listed_once() -> None:
    items = "".join(f"<item><link>https://herald.example/a{tail}</link></item>" for tail in ("", "?utm_medium=feed", "#comments"))
    assert [one.address for one in read_feed(_rss(items), ADDRESS)] == ["https://herald.example/a"]


@pytest.mark.parametrize(
    "body",
    [
        _rss("<item><title>caf&eacute; &nbsp;bar & grill</title><link>/1</link>").replace(b"</channel></rss>", b""),
        _rss("<item><title>caf\u00e9 bar \x0b grill</title><link>/1</link></item>", "iso-8859-1"),
        b"\r\n  " + _rss("<item><title>caf\u00e9</title><link>/1</link></item>"),
        _rss("<item><title><![CDATA[caf\u00e9 <b>x</b>]]></title><link>/1</link></item>"),
    ],
    ids=["cut off, names of HTML", "latin", "space before", "cdata"],
)
def test_what_is_broken_is_mended(body: bytes) -> None:
    [listed] = read_feed(body, ADDRESS)
    assert listed.address == "https://herald.example/1"
    assert (listed.title or "").startswith("caf\u00e9")


def test_the_charset_of_the_header_counts() -> None:
    body = "<rss><channel><item><title>Мост</title><link>/1</link></item></channel></rss>".encode("cp1251")
    assert read_feed(body, ADDRESS, "windows-1251")[0].title == "Мост"


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"", "is empty"),
        (b"\x00\x01", "is empty or is not XML"),
        (b"{}", "without a list of items"),
        (b"[[[", "cannot be read"),
        (b"[" * 100_000, "cannot be read"),
        (b"<urlset/>", 'kind = "sitemap"'),
        (
            b"<html><head><link rel=alternate type='application/rss+xml' href='/rss.xml'></head></html>",
            "names https://herald.example/rss.xml",
        ),
        (b"<!doctype html><html><body>No</body></html>", "is not a feed"),
        (b"<svg/>", "starts with <svg>"),
    ],
)
def test_what_is_no_feed_is_named(body: bytes, words: str) -> None:
    with pytest.raises(ListingError, match=re.escape(ADDRESS)) as caught:
        read_feed(body, ADDRESS)
    assert words in str(caught.value)


def test_a_feed_without_entries() -> None:
    assert read_feed(_rss(""), ADDRESS) == []


def test_no_file_is_read_and_no_entity_grows() -> None:
    body = b'<!DOCTYPE r [<!ENTITY f SYSTEM "file:///etc/hostname"><!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><rss><channel><item>'
    [listed] = read_feed(body + b"<title>x &f; &b;</title><link>/1</link></item></channel></rss>", ADDRESS)
    assert listed.title in {"x", None} or "aaaa" not in (listed.title or "")


@pytest.mark.parametrize("piece", [b"<item><link>", b"<a b=", b"<![CDATA[", b"&", b"<item xml:base='http://x/'>", b"<"])
def test_work_on_a_hostile_feed_is_linear(piece: bytes) -> None:
    def reading(size: int) -> None:
        with pytest.raises(ListingError) if piece == b"<" else nullcontext():
            read_feed((b"" if piece == b"<" else b"<rss><channel>") + piece * size, ADDRESS)

    assert grows_linearly(reading, 1_000, 10_000)


@pytest.mark.parametrize(
    "feed",
    [
        '<rss xmlns="http://backend.userland.com/rss2"><channel><item><title>A</title><link>https://herald.example/1</link></item></channel></rss>',
        '<rss xmlns:r="urn:r"><channel><item><title>A</title><r:link>https://herald.example/1</r:link></item></channel></rss>',
        '<rss><channel><item><title>A</title><link href="https://herald.example/1"/></item></channel></rss>',
        '<feed><entry><title>A</title><link href="https://herald.example/1"/></entry></feed>',
        '<feed xmlns="https://www.w3.org/2005/Atom"><entry><title>A</title><link href="https://herald.example/1"/></entry></feed>',
    ],
)
def test_odd_namespaces_hide_no_entry(feed: str) -> None:
    assert [(one.address, one.title) for one in read_feed(feed.encode(), ADDRESS)] == [("https://herald.example/1", "A")]


@pytest.mark.parametrize("declared", ["utf-16", "utf-16le", "utf-32", "iso-8859-1", "windows-1251"])
@pytest.mark.parametrize("charset", [None, "iso-8859-1", "windows-1252"])
def test_valid_utf_8_is_read_whatever_is_declared(declared: str, charset: str | None) -> None:
    feed = f'<?xml version="1.0" encoding="{declared}"?><rss><channel><item><title>Møre</title><link>https://herald.example/1</link></item></channel></rss>'
    assert [one.title for one in read_feed(feed.encode(), ADDRESS, charset)] == ["Møre"]


def test_what_is_no_utf_8_is_read_as_declared() -> None:
    feed = '<?xml version="1.0" encoding="windows-1251"?><rss><channel><item><title>Мост</title><link>https://herald.example/1</link></item></channel></rss>'
    assert [one.title for one in read_feed(feed.encode("cp1251"), ADDRESS)] == ["Мост"]
