"""Publication dates: written forms, places in a page, the publisher's own day."""

import datetime as dt

import pytest
from support.html_page import PARAGRAPHS, page

from pipelines.contract.vocabulary import DatePrecision, DateSource
from pipelines.extract.pages import html_tree, publication_day
from pipelines.extract.pages.metadata_dates import url_day
from pipelines.extract.pages.metadata_stamps import read_stamp
from pipelines.extract.pages.parsed_page import parse_page
from pipelines.extract.pages.publication_day import Dating, published
from pipelines.extract.pages.read_input import read_input

FETCHED = dt.datetime(2026, 5, 1, 12, tzinfo=dt.UTC)
DAY = dt.date(2024, 3, 20)


@pytest.mark.parametrize(
    ("raw", "at"),
    [
        ("March 20, 2024", "2024-03-20T00:00+00:00"),
        ("20 March 2024", "2024-03-20T00:00+00:00"),
        ("Wed 20 Mar 2024 12:30 GMT", "2024-03-20T12:30+00:00"),
        ("Wednesday, 20th of March 2024 at 8:05 pm", "2024-03-20T20:05+00:00"),
        ("Mar. 20, 2024 5:01 p.m. ET", "2024-03-20T21:01+00:00"),
        ("12:04 p.m. ET, March 20, 2024", "2024-03-20T16:04+00:00"),
        ("2024-03-20T23:30:00-05:00", "2024-03-21T04:30+00:00"),
        ("2024-03-20T23:30:00-0500", "2024-03-21T04:30+00:00"),
        ("2024/03/20 12:45:00", "2024-03-20T12:45+00:00"),
        ("20/03/2024", "2024-03-20T00:00+00:00"),
        ("03/20/2024", "2024-03-20T00:00+00:00"),
        ("20240320", "2024-03-20T00:00+00:00"),
        ("1710937800000", "2024-03-20T12:30+00:00"),
        ("20 марта 2024", "2024-03-20T00:00+00:00"),
        ("20 березня 2024, 12:30", "2024-03-20T12:30+00:00"),
        ("Publié le 1er mars 2024 à 08h15", "2024-03-01T08:15+00:00"),
        ("20. März 2024, 14:05 Uhr", "2024-03-20T14:05+00:00"),
        ("20 de marzo de 2024", "2024-03-20T00:00+00:00"),
        ("20 مارس 2024", "2024-03-20T00:00+00:00"),
        ("03.04.2024", "2024-04-03T00:00+00:00"),
        ("20 Smarch 2024", None),
        ("03/04/2024", None),
        ("2024-13-45T99:99:99+99:99", None),
        ("February 30, 2024", None),
        ("0001-01-01T00:00:00Z", None),
        ("9" * 10_000, None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_written_dates(raw: str, at: str | None) -> None:
    stamp = read_stamp(raw)
    assert (stamp.at if stamp else None) == (dt.datetime.fromisoformat(at) if at else None)


@pytest.mark.parametrize(
    ("raw", "zone", "day", "at"),
    [
        ("2024-03-20T23:30:00-05:00", None, DAY, "2024-03-21T04:30+00:00"),
        ("2024-03-21T03:30:00Z", "America/New_York", DAY, "2024-03-21T03:30+00:00"),
        ("2024-03-20 23:30", "Europe/Moscow", DAY, "2024-03-20T20:30+00:00"),
        ("2024-03-20", "Europe/Moscow", DAY, "2024-03-19T21:00+00:00"),
        ("2024-03-20", "No/Zone", DAY, "2024-03-20T00:00+00:00"),
    ],
)
def test_the_day_is_the_publishers(raw: str, zone: str | None, day: dt.date, at: str) -> None:
    stamp = read_stamp(raw, zone)
    assert stamp is not None
    assert (stamp.day, stamp.at) == (day, dt.datetime.fromisoformat(at))


def found(head: str, body: str = "", url: str | None = None, zone: str | None = None, listed: str | None = None) -> Dating | None:
    """Return the publication of a page with this head and body."""
    root = html_tree.parse(f"<html><head>{head}</head><body>{body}<p>In May 2011 a storm broke over the strait.</p></body></html>")
    return published(parse_page(root, url, FETCHED, zone=zone, listed=(listed, None)))


@pytest.mark.parametrize(
    ("head", "body", "url", "day", "source"),
    [
        ("<meta property='article:published_time' content='2024-03-20T10:00:00Z'>", "<time>May 1, 2023</time>", None, DAY, DateSource.META),
        ("", "<h1>Boats</h1><time datetime='2024-03-20T10:00+01:00'>today</time>", None, DAY, DateSource.TIME_ELEMENT),
        ("", "<time>2024-01-01</time><h1>Boats</h1><time>March 20, 2024</time>", None, DAY, DateSource.TIME_ELEMENT),
        ("", "<time>March 25, 2024</time>", "https://e.com/2024/03/20/boats", DAY, DateSource.URL),
        ("", "", "https://e.com/news/2024/mar/20/boats/", DAY, DateSource.URL),
        ("<meta name='date' content='nonsense'>", "<span class='pub-date'>20 March 2024</span>", None, DAY, DateSource.TIME_ELEMENT),
        ("<meta name='date' content='2031-01-01'>", "", None, None, None),
        ("", "", None, None, None),
    ],
)
def test_where_dates_are_read(head: str, body: str, url: str | None, day: dt.date | None, source: DateSource | None) -> None:
    result = found(head, body, url)
    assert (result.stamp.day if result else None) == day
    assert (result.source if result else None) == source


def test_the_address_tells_the_local_day_of_a_stamp_in_utc() -> None:
    head = "<meta property='article:published_time' content='2024-03-21T02:59:46Z'>"
    result = found(head, url="https://e.com/2024/03/20/boats")
    assert result is not None
    assert (result.stamp.day, result.stamp.at.day, result.stamp.precision) == (DAY, 21, DatePrecision.MINUTE)


def test_another_stamp_of_the_same_moment_tells_the_local_day() -> None:
    head = "<meta property='article:published_time' content='2024-03-21T04:30:00Z'><meta name='date' content='2024-03-20T23:30:00-05:00'>"
    result = found(head)
    assert result is not None
    assert result.stamp.day == DAY


def test_the_clock_that_readers_see_tells_the_local_day_and_offset() -> None:
    head = "<meta property='article:published_time' content='2024-03-21T02:59:46Z'>"
    result = found(head, "<h1>Boats</h1><time datetime='2024-03-20 20:59:46'>March 20</time>")
    assert result is not None
    assert (result.stamp.day, result.stamp.at.isoformat()) == (DAY, "2024-03-20T20:59:46-06:00")
    assert result.confidence == publication_day.LOCAL_BY_TWO


def test_another_clock_is_no_zone() -> None:
    head = "<meta property='article:published_time' content='2024-03-21T02:59:46Z'>"
    result = found(head, "<h1>Boats</h1><time datetime='2024-03-20 20:41:10'>March 20</time>")
    assert result is not None
    assert result.stamp.at.isoformat() == "2024-03-21T02:59:46+00:00"


UTC_HEAD = "<meta property='article:published_time' content='2024-03-20T10:00:00Z'>"
LOCAL_HEAD = "<meta property='article:published_time' content='2024-03-20T10:00:00+03:00'>"


@pytest.mark.parametrize(
    ("head", "body", "url", "listed", "source", "confidence"),
    [
        (UTC_HEAD, "", "https://e.com/2024/03/20/boats", None, DateSource.META, publication_day.ADDRESS_AND_OTHER),
        (UTC_HEAD, "", None, None, DateSource.META, publication_day.UTC_BY_ONE),
        (UTC_HEAD, "", None, "Wed, 20 Mar 2024 10:00:00 GMT", DateSource.META, publication_day.UTC_BY_TWO),
        (UTC_HEAD, "", None, "Wed, 20 Mar 2024 12:00:00 +0200", DateSource.META, publication_day.LOCAL_BY_TWO),
        (LOCAL_HEAD, "", None, None, DateSource.META, publication_day.LOCAL_BY_ONE),
        (LOCAL_HEAD, "<h1>Boats</h1><time datetime='2024-03-20'>today</time>", None, None, DateSource.META, publication_day.LOCAL_BY_TWO),
        (LOCAL_HEAD, "", None, "2024-03-11", DateSource.META, publication_day.CONTESTED),
        (LOCAL_HEAD, "", "https://e.com/2024/03/11/boats", None, DateSource.META, publication_day.CONTESTED),
        ("", "", "https://e.com/2024/03/20/boats", None, DateSource.URL, publication_day.ADDRESS_ALONE),
        ("", "", None, "2024-03-20T08:00:00+03:00", DateSource.LISTING, publication_day.LOCAL_BY_ONE),
        ("", "<p>Published: 20.03.2024</p>", None, "nonsense", DateSource.HTMLDATE, publication_day.SEARCHED),
    ],
)
def test_sources_that_agree_raise_the_confidence(
    head: str, body: str, url: str | None, listed: str | None, source: DateSource, confidence: float
) -> None:
    result = found(head, body, url, listed=listed)
    assert result is not None
    assert (result.source, result.confidence, result.stamp.day) == (source, confidence, DAY)


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://e.com/2024/03/20/boats", DAY),
        ("https://e.com/en/20240320-boats", DAY),
        ("https://e.com/boats-2024-03-20/", DAY),
        ("https://e.com/2024/03/boats", None),
        ("https://e.com/item/2024031", None),
        ("https://e.com/" + "2024/" * 10_000, None),
        (None, None),
    ],
)
def test_days_in_addresses(url: str | None, day: dt.date | None) -> None:
    assert url_day(url) == day


def _of_page(body: str, lang: str = "en") -> tuple[str | None, str | None]:
    text = "".join(f"<p>{one}</p>" for one in PARAGRAPHS)
    article = read_input(page(f"<html lang='{lang}'><body><article><h1>Boats sink off Orlo</h1>{body}{text}</article></body></html>"))[0]
    return (str(article.published_day) if article.published_day else None, article.date_source and article.date_source.value)


def test_dates_of_other_stories_are_not_the_article_s() -> None:
    old = "<time datetime='2019-01-01'>1 January 2019</time>"
    assert _of_page(f"<div class='related-stories'><a href='/a'>Old storm</a>{old}</div>") == (None, None)
    own = "<time datetime='2026-03-10'>10 March 2026</time>"
    assert _of_page(f"<aside>{old}</aside>{own}") == ("2026-03-10", "time_element")
    assert _of_page(f"<aside>{own}</aside>") == ("2026-03-10", "time_element")


def test_an_order_of_day_and_month_is_not_guessed() -> None:
    written = "<div class='published-date'>04/03/2026</div>"
    assert _of_page(written) == (None, None)
    assert _of_page(written, "en-GB")[0] == "2026-03-04"


def test_a_number_of_seconds_in_json_ld() -> None:
    assert _of_page('<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": 1773171000}</script>')[0] == "2026-03-10"
