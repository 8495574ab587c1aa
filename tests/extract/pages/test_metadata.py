"""Headline, outlet, language and authors of pages of our own writing."""

import datetime as dt

import pytest

from pipelines.extract.pages import html_tree
from pipelines.extract.pages.article_fields import ArticleFields
from pipelines.extract.pages.metadata import read_metadata
from pipelines.extract.pages.metadata_names import persons
from pipelines.extract.pages.metadata_titles import without_suffix
from pipelines.extract.pages.parsed_page import cleaned_url, parse_page

FETCHED = dt.datetime(2026, 5, 1, 12, tzinfo=dt.UTC)


def read(head: str, body: str = "", url: str | None = None, publisher: str | None = None) -> ArticleFields:
    """Return the metadata of a page with this head and body."""
    root = html_tree.parse(
        f"<html lang='en-GB'><head>{head}</head><body>{body}<p>A storm broke over the strait on Monday.</p></body></html>"
    )
    return read_metadata(parse_page(root, url, FETCHED, publisher=publisher))


def json_ld(source: str) -> str:
    """Return a JSON-LD script."""
    return f'<script type="application/ld+json">{source}</script>'


ARTICLE = """{"@context": "https://schema.org", "@graph": [{"@type": "WebPage", "name": "Page"}, {"@type": ["NewsArticle"],
 "headline": "Boats sink off Orlo", "datePublished": "2024-03-20T23:30:00-05:00", "dateModified": "2024-03-21T08:00:00Z",
 "author": [{"@type": "Person", "name": "Nadia Example"}, {"@type": "Organization", "name": "Orlo Herald"}],
 "publisher": {"@type": "NewsMediaOrganization", "name": "The Orlo Herald"}, "articleSection": "Sea", "keywords": ["boats", "storm"],}]}"""


def test_json_ld_comes_first() -> None:
    fields = read(json_ld(ARTICLE) + "<meta property='og:title' content='Other'><meta name='author' content='Omar Other'>")
    assert (fields.title, fields.authors, fields.publisher) == ("Boats sink off Orlo", ("Nadia Example",), "The Orlo Herald")
    assert (fields.section, fields.tags, fields.language) == ("Sea", ("boats", "storm"), "en")
    assert fields.modified_at == dt.datetime(2024, 3, 21, 8, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    "source",
    [
        "",
        "{",
        "[" * 100_000,
        '{"@type": "NewsArticle", "headline": {"a": 1}, "author": [1, null, {"name": {"x": 1}}], "datePublished": 12, "keywords": {}}',
        '{"@type": {"a": 1}, "@graph": "x"}',
        '{"@type": "NewsArticle", "publisher": ["x", ["y"]], "inLanguage": {"name": ["en"]}, "articleSection": [["a"]]}',
    ],
)
def test_broken_json_ld_is_passed_over(source: str) -> None:
    fields = read(json_ld(source) + "<title>Boats sink off Orlo</title>")
    assert fields.title == "Boats sink off Orlo"
    assert fields.authors == ()
    assert fields.published is None


def test_the_headline_that_readers_see_wins_where_it_agrees() -> None:
    head = "<meta property='og:title' content='Orlo storm: boats sink, five saved | Orlo Herald'><title>Boats | Orlo Herald</title>"
    assert read(head, "<h1>Five saved as boats sink in Orlo storm</h1>").title == "Five saved as boats sink in Orlo storm"
    assert read(head, "<h1>Orlo Herald</h1>").title == "Orlo storm: boats sink, five saved | Orlo Herald"


@pytest.mark.parametrize(
    ("title", "outlets", "bare"),
    [
        ("Boats sink | Orlo Herald", ["Orlo Herald"], "Boats sink"),
        ("Boats sink - The Orlo Herald", ["e.example"], "Boats sink - The Orlo Herald"),
        ("Boats sink - The Orlo Herald", ["oherald"], "Boats sink"),
        ("Orlo Herald: Boats sink", ["Orlo Herald"], "Orlo Herald: Boats sink"),
        ("Storm – the worst in years – Orlo Herald", ["Orlo Herald"], "Storm – the worst in years"),
        ("Boats sink", [], "Boats sink"),
        ("Orlo Herald", ["Orlo Herald"], "Orlo Herald"),
    ],
)
def test_site_names_are_cut_off(title: str, outlets: list[str], bare: str) -> None:
    assert without_suffix(title, outlets) == bare


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("By Nadia Example", ("Nadia Example",)),
        ("By NADIA EXAMPLE and Omar de la Test", ("Nadia Example", "Omar de la Test")),
        ("Nadia Example, Omar Test and Ivo O’Sample in Vell", ("Nadia Example", "Omar Test", "Ivo O’Sample")),
        ("Nadia Example | Staff Writer", ("Nadia Example",)),
        ("Nadia Example, Orlo Herald", ("Nadia Example",)),
        ("By Nadia Example March 20, 2024", ("Nadia Example",)),
        ("Story by Nadia Example, photos by Omar Test", ("Nadia Example", "Omar Test")),
        ("The Associated Press", ()),
        ("Reuters Staff", ()),
        ("BBC News", ()),
        ("admin", ()),
        ("Our correspondent", ()),
        ("https://www.facebook.com/nadia.example", ()),
        ("Editor-at-large", ()),
        ("A. Very Long Line That Is No Name Of Any Person At All", ()),
        ("", ()),
    ],
)
def test_only_persons_are_authors(byline: str, names: tuple[str, ...]) -> None:
    assert persons(byline) == names


def test_an_agency_in_the_place_of_the_author_is_the_agency() -> None:
    fields = read("<meta name='author' content='The Associated Press'><meta property='og:site_name' content='Orlo Herald'>")
    assert (fields.authors, fields.agency) == ((), "AP")


def test_a_byline_above_the_text_counts_and_one_below_does_not() -> None:
    text = "<p>Two fishing boats sank off the island of Orlo on Monday after a storm broke over the whole strait.</p>" * 3
    byline = "<div class='byline'>By <span>Nadia Example</span><span>Sea correspondent</span></div>"
    assert read("", "<h1>Boats sink</h1>" + byline + text).authors == ("Nadia Example",)
    assert read("", "<h1>Boats sink</h1>" + text + byline).authors == ()


def test_an_agency_as_publisher_gives_way_to_the_site() -> None:
    head = json_ld('{"@type": "NewsArticle", "headline": "Boats sink", "publisher": {"name": "Associated Press"}}')
    assert read(head + "<meta property='og:site_name' content='Orlo Herald'>").publisher == "Orlo Herald"
    assert read(head).publisher == "Associated Press"
    assert read("", publisher="Source name").publisher == "Source name"


@pytest.mark.parametrize(
    ("address", "cleaned"),
    [
        ("https://news.example.com/a?utm_source=x&id=3", "https://news.example.com/a?id=3"),
        ("/a/b", "https://news.example.com/a/b"),
        ("http://[bad", None),
        ("mailto:a@example.com", None),
        ("", None),
        (None, None),
    ],
)
def test_addresses_are_cleaned(address: str | None, cleaned: str | None) -> None:
    assert cleaned_url(address, "https://news.example.com/") == cleaned


def test_references_inside_json_ld_are_followed() -> None:
    source = """{"@graph": [{"@type": "NewsMediaOrganization", "@id": "#o", "name": "Orlo Herald"}, {"@type": "Person", "@id": "#p",
     "name": "Nadia Example"}, {"@type": "NewsArticle", "headline": "Boats sink", "author": {"@id": "#p"}, "publisher": {"@id": "#o"}}]}"""
    fields = read(json_ld(source))
    assert (fields.publisher, fields.authors) == ("Orlo Herald", ("Nadia Example",))


def test_the_article_of_the_page_wins_over_a_related_one() -> None:
    related = (
        '{"@type": "NewsArticle", "headline": "Mayor of Vell resigns", "datePublished": "2019-01-01", "author": {"name": "Omar Test"}}'
    )
    fields = read(json_ld(f"[{related}, " + '{"@type": "NewsArticle", "headline": "Boats sink off Orlo"}]'), "<h1>Boats sink off Orlo</h1>")
    assert (fields.published, fields.authors) == (None, ())


@pytest.mark.parametrize(
    ("head", "free"),
    [
        (json_ld('{"@type": "NewsArticle", "isAccessibleForFree": true}'), True),
        (json_ld('{"@type": "NewsArticle", "isAccessibleForFree": "False"}'), False),
        (json_ld('{"@type": "NewsArticle", "isAccessibleForFree": "http://schema.org/False"}'), False),
        (json_ld('{"@type": "NewsArticle", "hasPart": {"@type": "WebPageElement", "isAccessibleForFree": "false"}}'), False),
        ("<meta property='article:content_tier' content='metered'>", False),
        ("<meta property='article:content_tier' content='free'>", True),
        (json_ld('{"@type": "NewsArticle", "isAccessibleForFree": {"a": [1]}, "hasPart": ["x", ["y"]]}'), None),
        ("", None),
    ],
)
def test_free_to_read(head: str, free: bool | None) -> None:  # noqa: FBT001 - the expected value
    assert read(head).is_free is free


def test_live_blogs_are_marked() -> None:
    assert read(json_ld('{"@type": "LiveBlogPosting", "headline": "Storm live"}')).is_live_blog
    assert not read(json_ld('{"@type": "NewsArticle", "headline": "Storm live"}')).is_live_blog


def test_the_listing_s_title_stands_in_where_the_page_has_none() -> None:
    root = html_tree.parse("<html><body><p>A storm broke over the strait on Monday.</p></body></html>")
    assert read_metadata(parse_page(root, None, FETCHED, listed=(None, "Boats sink off Orlo"))).title == "Boats sink off Orlo"
