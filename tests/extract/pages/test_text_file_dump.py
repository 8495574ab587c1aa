"""Dumps of whole pages and texts in lines of a fixed width, of our own writing."""

import datetime as dt

import pytest
from support.counted_work import grows_linearly

from pipelines.contract.vocabulary import DateSource, SyndicationRole
from pipelines.extract.pages.text_file import read_text_file

PARAGRAPHS = [
    "Two fishing boats sank off the island of Orlo on Monday after a storm broke over the strait, the coast guard said.",
    "Five sailors were brought ashore alive, and the search for a sixth man went on through the night.",
    '"Nobody should go out before the wind has turned," the harbour master said.',
    "The pier of Vell is closed until the end of the week, officials said on Tuesday morning.",
]
PLAIN = f"""Orlo Herald
Home
News
Sport
Log in
We use cookies to improve this site. By continuing you accept our cookie policy.
Accept all
Boats sink off Orlo in a storm
By Nadia Example
Published 20 March 2024, 12:30 GMT
Share
Facebook
{PARAGRAPHS[0]}
{PARAGRAPHS[1]}
Advertisement
{PARAGRAPHS[2]}
Image
A boat at night.
Credit...
Omar Test/Example Agency
{PARAGRAPHS[3]}
AFP contributed to this report.
Related stories
Old pier of Vell to be rebuilt
Most read
Wind farm is opened
Mayor resigns over bill
© 2024 Orlo Herald. All rights reserved.
Contact us
"""
MARKDOWN = f"""[Skip to main content](#main)

[News](/news/) [Sport](/sport/)

![Boats](https://e.com/a.jpg)

Boats in the harbour of Vell, March 20, 2024. REUTERS/Omar Test

- Summary

- Five sailors saved
- Search for a sixth man

VELL, March 20 (Reuters) - {PARAGRAPHS[0]}

{PARAGRAPHS[1].replace("sailors", "[sailors](/sailors/)")}

## PIER CLOSED

{PARAGRAPHS[3]}

Sign up [here.](/newsletter)

Reporting by Nadia Example in Vell and Omar Test; Editing by Ivo Sample

Our Standards: [The Trust Principles.](https://e.com/trust)

- X

- Facebook

## Read Next

- [World](/world/) [Ferry line to the mainland is sold](/world/ferry-sold-2024-03-19/)

- [World](/world/) [Boats sink off island of Orlo after storm, sailors saved](/world/boats-2024-03-20/)

The mayor of another town resigned over an unpaid bill and moved to the mainland, his party said.
"""


def test_a_plain_dump() -> None:
    read = read_text_file(PLAIN)
    assert read.paragraphs == PARAGRAPHS
    assert (read.title, read.authors, read.agency) == ("Boats sink off Orlo in a storm", ("Nadia Example",), "AFP")
    assert read.role is SyndicationRole.REWRITE
    assert read.published is not None
    assert read.published.at == dt.datetime(2024, 3, 20, 12, 30, tzinfo=dt.UTC)


def test_a_markdown_dump() -> None:
    read = read_text_file(MARKDOWN)
    assert read.paragraphs == [f"VELL, March 20 (Reuters) - {PARAGRAPHS[0]}", PARAGRAPHS[1], "PIER CLOSED", PARAGRAPHS[3]]
    assert read.title == "Boats sink off island of Orlo after storm, sailors saved"
    assert read.authors == ("Nadia Example", "Omar Test")
    assert read.published is not None
    assert (read.published.day, read.date_source) == (dt.date(2024, 3, 20), DateSource.DATE_LINE)


def test_lines_of_a_fixed_width_are_joined() -> None:
    text = (
        "Boats sink off Orlo\n\nTwo fishing boats sank off the island of Orlo on Monday after a storm\n"
        "broke over the strait, the coast guard said. Five sailors were brought\nashore alive.\n\nHe said no.\n"
    )
    assert read_text_file(text).paragraphs == [f"{PARAGRAPHS[0]} Five sailors were brought ashore alive.", "He said no."]


def test_markdown_marks_and_captions_go_and_words_stay() -> None:
    head = "# Boats sink\n\n> A *quote* in a block.\n\n"
    text = head + "See [the list](http://a.b/c_(d)) and **snake_case_word** and 2 * 3 * 4.\n\n![pic](x.jpg)\n"
    assert read_text_file(text).paragraphs == ["A quote in a block.", "See the list and snake_case_word and 2 * 3 * 4."]


def test_an_address_above_the_title_is_the_origin() -> None:
    read = read_text_file("https://e.com/2024/03/20/boats\n\nBoats sink off Orlo\n===================\n\nTwo boats sank on Monday.\n")
    assert (read.url, read.title) == ("https://e.com/2024/03/20/boats", "Boats sink off Orlo")
    assert (read.date_source, read.paragraphs) == (DateSource.URL, ["Two boats sank on Monday."])


@pytest.mark.parametrize("text", ["", "\n\n", "---\n", "---\na: b", "# \n", "a\x00b"])
def test_odd_texts_are_read(text: str) -> None:
    assert "#" not in "".join(read_text_file(text).paragraphs)


@pytest.mark.parametrize("mark", ["[", "*a ", "[a](", "- ", "x\n", "> ", "_a_"])
def test_work_on_odd_texts_is_linear(mark: str) -> None:
    assert grows_linearly(lambda size: read_text_file(mark * size), 1_000, 10_000)
