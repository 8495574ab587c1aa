"""Collected text is shown as text: Markdown, HTML, formulas, control characters and marks of direction come out as they stand."""

import html
import re

import dagster as dg
import pytest
from markdown_it import MarkdownIt

from pipelines.defs.asset_metadata import check_result, markdown_table
from pipelines.plain_text import REPLACEMENT, markdown_text, one_line, printable, spreadsheet_cell

HOSTILE = (
    "![pix](http://127.0.0.1:3999/a.png) Fire kills four",
    "[click](javascript:alert(1))",
    "<img src=x onerror=alert(1)><script>alert(1)</script>",
    "<http://evil.example/>, http://evil.example/a, www.evil.example, WWW.evil.example and me@evil.example",
    "**bold** _slanted_ ~~struck~~ `code` # head",
    "a | b || c \\| d",
    "&lt;img src=x&gt; &#60;b&#62;",
    "\\![a](http://evil.example/b.png) \\\\[c]",
    "![a][1] [1]: http://evil.example/c.png",
    "$x$ ^up^ ![pix](x)",
)
ACTING = ("\x1b[31m", "\x9b2J", "\x07", "\u202e", "\u2066", "\u200f", "\x00", "\U000e0041")
BARE_LINK = re.compile(r"https?://|www\.|\w@\w", re.IGNORECASE)
"""What Dagster's reader of Markdown makes a link of by itself."""


def drawn(markdown: str) -> str:
    """Return the HTML that a Markdown reader makes of it, tables and HTML within it allowed."""
    return str(MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(markdown))


@pytest.mark.parametrize("text", HOSTILE)
def test_collected_text_stays_text_in_markdown(text: str) -> None:
    cell = markdown_text(text)
    shown = drawn(f"| {cell} | end |\n|---|---|")
    cells = re.findall(r"<th>(.*?)</th>", shown, re.DOTALL)
    assert [html.unescape(found) for found in cells] == [one_line(text), "end"]
    assert "<" not in cells[0]
    assert not BARE_LINK.search(cell)


@pytest.mark.parametrize("text", HOSTILE)
def test_previews_and_lists_of_checks_hold_text_only(text: str) -> None:
    table = markdown_table(("title",), [(text,), ("second",)], 500)
    found = check_result("a_check", dg.AssetKey(["core", "articles"]), [text, text]).metadata
    shown = drawn(str(table.md_str)) + drawn(str(found["list"].value))
    for tag in ("<img", "<a ", "<script", "<b>", "<em", "<strong", "<code", "<s>"):
        assert tag not in shown
    assert drawn(str(table.md_str)).count("<td>") == 2


@pytest.mark.parametrize("acting", ACTING)
def test_what_acts_is_shown_as_a_mark(acting: str) -> None:
    text = f"before{acting}after"
    for shown in (one_line(text), printable(text), markdown_text(text), spreadsheet_cell(text)):
        assert not set(shown) & set("\x1b\x9b\x07\u202e\u2066\u200f\x00\U000e0041")
        assert REPLACEMENT in shown


def test_lines_stay_where_they_may() -> None:
    assert one_line("two\nlines\u2028and a\ttab") == "two lines and a tab"
    assert printable("two\nlines\tand") == "two\nlines\tand"
    assert spreadsheet_cell("two\nlines") == "two\nlines"


@pytest.mark.parametrize("text", ["Fire kills four", "3-1 = 2", "a@b", "", "'=1"])
def test_an_innocent_cell_is_left_alone(text: str) -> None:
    assert spreadsheet_cell(text) == text
