"""Text and Markdown files: heads, credits, origins, dumps of whole pages."""

import datetime as dt

from pipelines.contract.vocabulary import BlockKind, DatePrecision, DateSource, SyndicationRole
from pipelines.extract.pages.text_file import read_text_file

BODY = """Two boats sank off the island of Orlo on Monday, the coast guard said.

Five sailors were [brought](https://news.example.com/x) ashore alive, **a spokeswoman** told reporters.

### **Embed:**

"Nobody should go out," the harbour master said.
"""
PARAGRAPHS = [
    "Two boats sank off the island of Orlo on Monday, the coast guard said.",
    "Five sailors were brought ashore alive, a spokeswoman told reporters.",
    '"Nobody should go out," the harbour master said.',
]


def test_a_file_with_title_date_credit_and_origin() -> None:
    head = "# Boats sink off Orlo\n\nMarch 20, 2024\n\n[t.me/orlo](https://t.me/orlo)\n\n"
    foot = "\n*AFP contributed reporting.*\n\nOriginal url:\n\n<https://news.example.com/2024/03/20/boats>\n"
    read = read_text_file(head + BODY + foot)
    assert read.title == "Boats sink off Orlo"
    assert read.published is not None
    assert (read.published.day, read.published.precision) == (dt.date(2024, 3, 20), DatePrecision.DAY)
    assert (read.date_source, read.published.raw) == (DateSource.DATE_LINE, "March 20, 2024")
    assert (read.agency, read.role, read.authors) == ("AFP", SyndicationRole.REWRITE, ())
    assert read.url == "https://news.example.com/2024/03/20/boats"
    assert read.paragraphs == PARAGRAPHS


def test_a_yaml_head() -> None:
    head = "---\ntitle: 'Boats sink: five saved'\ndate: 2024-03-20T09:30:00+02:00\nauthor:\n  - Nadia Example\n  - Omar Test\nurl: https://news.example.com/a\n---\n\n"
    read = read_text_file(head + BODY)
    assert read.title == "Boats sink: five saved"
    assert read.published is not None
    assert read.published.at == dt.datetime(2024, 3, 20, 7, 30, tzinfo=dt.UTC)
    assert read.date_source is DateSource.HEAD
    assert read.authors == ("Nadia Example", "Omar Test")
    assert read.url == "https://news.example.com/a"
    assert read.paragraphs == PARAGRAPHS


def test_a_plain_head_with_byline_and_time() -> None:
    read = read_text_file("Boats sink off Orlo\n\nBy Nadia Example\nWed 20 Mar 2024 12:30 GMT\n\n" + BODY)
    assert (read.title, read.authors) == ("Boats sink off Orlo", ("Nadia Example",))
    assert read.published is not None
    assert (read.published.precision, read.published.day) == (DatePrecision.MINUTE, dt.date(2024, 3, 20))
    assert read.paragraphs == PARAGRAPHS


def test_text_without_a_head_is_all_text() -> None:
    read = read_text_file("Two boats sank on Monday. Nobody died.\n\nThe pier is closed.\n")
    assert (read.title, read.published) == (None, None)
    assert read.paragraphs == ["Two boats sank on Monday. Nobody died.", "The pier is closed."]


def test_what_stands_beside_the_text_is_kept() -> None:
    lines = (
        "Boats sink off Orlo",
        "March 20, 2024",
        "Two boats sank off Orlo on Monday, the coast guard said.",
        "Read more: Nine dead in Vell",
    )
    read = read_text_file("\n\n".join((*lines, "Correction: An earlier version of this article gave a wrong number.")))
    assert read.paragraphs == [lines[2]]
    assert [(block.kind, block.text) for block in read.blocks] == [
        (BlockKind.RELATED, "Read more: Nine dead in Vell"),
        (BlockKind.CORRECTION, "Correction: An earlier version of this article gave a wrong number."),
    ]


def test_the_origin_is_found_however_it_is_set_and_takes_its_margin_along() -> None:
    for foot in (
        "Source: https://news.example.com/a",
        "\n\n---\n\n**Original url:**\n\n\n<https://news.example.com/a>\n",
        "> Link\n[the page](https://news.example.com/a)",
        "_Canonical link: https://news.example.com/a_".replace("a_", "a"),
    ):
        read = read_text_file(f"{BODY}\n{foot}")
        assert read.url == "https://news.example.com/a"
        assert read.paragraphs == PARAGRAPHS


def test_line_breaks_behind_the_word_url_do_not_hang() -> None:
    # with the earlier expression a hundred of them took minutes, so this comes to its end or shows that it does not
    for many in ("\n" * 20_000, "*\n_ " * 5_000, ":\n" * 10_000, "\n[" * 5_000, "http://" * 3_000):
        assert read_text_file(f"Fire kills four\n\nurl{many}x\n\n{BODY}").url is None
