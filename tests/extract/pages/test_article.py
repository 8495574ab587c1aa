"""From bytes to the row of table `articles`: pages and texts of our own writing, good and broken."""

import datetime as dt
from contextlib import suppress

import pytest
from support.counted_work import calls, grows_linearly
from support.html_page import PARAGRAPHS, page

from pipelines.contract.page import Page
from pipelines.contract.vocabulary import DatePrecision, DateSource, InputKind, SyndicationRole
from pipelines.extract.pages.read_input import Unreadable, read_input


def document(head: str = "", above: str = "", below: str = "") -> str:
    """Return a page with four paragraphs of an article."""
    body = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    return f"<html lang='en'><head>{head}</head><body><article>{above}{body}{below}</article></body></html>"


def test_a_page_gives_its_paragraphs_separated_by_blank_lines() -> None:
    article = read_input(page(document("<title>Boats sink off Orlo</title>")))[0]
    assert article.text == "\n\n".join(PARAGRAPHS)
    assert article.paragraph_count == 4
    assert article.word_count == len(article.text.split())
    assert article.language == "en"
    assert article.title == "Boats sink off Orlo"
    assert article.published_precision is DatePrecision.NONE


def test_boilerplate_and_repeated_headline_are_no_text() -> None:
    above = "<h1>Boats sink off Orlo in a storm</h1><p>Share this article</p>"
    below = "<p>Read more: The pier of Vell is old</p><p>Sign up for our newsletter</p><p>© 2024 Example Media</p>"
    assert read_input(page(document(above=above, below=below)))[0].text == "\n\n".join(PARAGRAPHS)


def test_what_the_caller_states_wins() -> None:
    head = "<title>Other</title><meta property='article:published_time' content='2024-03-20T10:00:00Z'>"
    article = read_input(page(document(head), title="Given", published="2024-03-21"))[0]
    assert (article.title, article.published_day, article.date_source) == ("Given", dt.date(2024, 3, 21), DateSource.GIVEN)


def test_identity_hangs_on_the_canonical_address_and_the_bytes() -> None:
    head = "<link rel='canonical' href='https://news.example.com/orlo-boats?utm_source=feed'>"
    one = read_input(page(document(head), url="https://news.example.com/orlo-boats?ref=1"))[0]
    two = read_input(page(document(head, below="<p>The sixth man was found on Wednesday, the coast guard said.</p>")))[0]
    assert one.canonical_url == "https://news.example.com/orlo-boats"
    assert one.work_id == two.work_id
    assert one.article_id != two.article_id


def test_running_text_from_the_command_line_is_kept_as_it_is() -> None:
    text = "Share\r\n\r\nBy Nadia Example\n\n  Two boats sank. Cafe\u0301 owners helped.\n"
    known = {"media_type": "text/plain", "input_kind": InputKind.STDIN, "title": "Boats"}
    article = read_input(page(text, **known))[0]
    assert article.text == "Share\n\nBy Nadia Example\n\n  Two boats sank. Café owners helped.\n"
    assert (article.title, article.published_at, article.authors) == ("Boats", None, ())


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (b"", "empty"),
        (b" \n\t ", "empty"),
        (b"%PDF-1.7 \x00\x01", "PDF"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "PNG"),
        (bytes(range(32)) * 100, "binary"),
        ("<div>" * 100_000 + "x", "nested"),
        ("<html><body><nav><a href='/'>Home</a></nav></body></html>", "no running text"),
        ("<!-- nothing -->", "no "),
    ],
)
def test_what_holds_no_article_is_refused_with_a_reason(body: str | bytes, found: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read_input(page(body))[0]
    assert found in refused.value.reason
    assert len(refused.value.reason) > 30


def test_a_page_over_the_limit_is_refused_at_once() -> None:
    body = b"<p>" + b"x" * 50_000_000

    def refused() -> None:
        with suppress(Unreadable):
            read_input(page(body))[0]

    with pytest.raises(Unreadable, match="50,000,003 bytes"):
        read_input(page(body))[0]
    assert calls(refused) < 50, "a page of two paragraphs takes thousands"


def test_the_dateline_is_read_and_stays_in_the_text() -> None:
    body = document().replace("<p>Two fishing", "<p>VELL, March 20 (Reuters) - Two fishing")
    article = read_input(page(body))[0]
    assert (article.dateline_place, article.agency) == ("VELL", "Reuters")
    assert article.text.startswith("VELL, March 20 (Reuters) - Two fishing")


def test_the_dateline_dates_an_article_that_nothing_else_dates() -> None:
    first = "VELL, Orlo, March 20, 2026 — Two fishing boats sank off Vell, the coast guard said."
    text = f"Two boats sink off Vell\n\nBy Nadia Example\n\n{first}"
    article = read_input(page(text, input_ref="inbox/a.txt", media_type="text/plain"))[0]
    assert (article.published_day, article.date_source) == (dt.date(2026, 3, 20), DateSource.DATE_LINE)


def test_a_kicker_and_a_menu_above_the_text_are_no_text() -> None:
    menu = "".join(f"<p>{word}</p>" for word in ("Orlo Herald", "Front page", "Sea", "Harbour", "Letters to us"))
    assert read_input(page(document(above="<p>Storm</p>")))[0].text == "\n\n".join(PARAGRAPHS)
    assert read_input(page(document(above=menu)))[0].text == "\n\n".join(PARAGRAPHS)


def test_bylines_and_credits_around_the_text_become_fields() -> None:
    body = document(above="<p>By NADIA EXAMPLE</p><p>Herald Staff Reporter</p>", below="<p>Reuters contributed to this report.</p>")
    article = read_input(page(body))[0]
    assert article.text == "\n\n".join(PARAGRAPHS)
    assert (article.authors, article.agency, article.syndication_role) == (("Nadia Example",), "Reuters", SyndicationRole.REWRITE)


def flat(paragraphs: int) -> Page:
    """Return a page of equal paragraphs."""
    return page(f"<article>{'<p>Two boats sank on Monday, he said.</p>' * paragraphs}</article>")


@pytest.mark.slow
def test_a_flat_page_of_100_000_paragraphs_is_read() -> None:
    assert read_input(flat(100_000))[0].paragraph_count == 100_000


def test_work_is_linear_in_the_number_of_paragraphs() -> None:
    assert grows_linearly(lambda size: read_input(flat(size))[0], 250, 1_000)


def test_text_cut_into_containers_is_read_whole() -> None:
    long = [
        f"{paragraph} The storm was the {number}th of the winter, the weather office said."
        for number, paragraph in enumerate(PARAGRAPHS * 4)
    ]
    chunks = "".join(f"<div class='chunk body'><p>{paragraph}</p></div><aside><p>Ad {i}</p></aside>" for i, paragraph in enumerate(long))
    article = read_input(page(f"<html><body><article><h1>Boats</h1>{chunks}</article></body></html>"))[0]
    assert article.text.count("of the winter") == len(long)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        # captions of a broadcast in capitals, in which the statistics of letters see another language
        ("THE FERRY WAS LATE AND THE CREW OF THE PILOT BOAT WAITED AT THE QUAY. FOUR MEN WERE BROUGHT TO ORLO BY LAUNCH, HEY SAM.", "en"),
        ("Twelve people were killed in Kaduna on Monday, Nigerian police said.", "en"),
        ("Bomb don kill twelve people for Kaduna, police tok say dem dey find di people wey do am.", "pcm"),
        ("Der Film „The Lady of the Lake“ war in Orlo zu sehen, und die Leute kamen aus dem ganzen Tal, um ihn zu sehen.", "de"),
        ("Le groupe « The Sons of the Sea » a joué hier soir à Orlo, devant mille personnes venues de toute la vallée.", "fr"),
    ],
)
def test_a_text_full_of_english_function_words_is_english_and_a_title_in_it_is_not_enough(text: str, language: str) -> None:
    given = Page(
        source="s", input_kind=InputKind.STDIN, input_ref="1", body=text.encode(), media_type="text/plain",
        fetched_at=dt.datetime(2026, 3, 12, tzinfo=dt.UTC),
    )  # fmt: skip
    assert read_input(given)[0].language == language
