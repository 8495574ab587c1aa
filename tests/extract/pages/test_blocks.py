"""Boxes and paragraphs beside the article's own words: found, kept as evidence, and never part of the text."""

from collections.abc import Callable
from contextlib import suppress

import pytest
from support.counted_work import grows_linearly
from support.html_page import PARAGRAPHS, page

from pipelines.contract.vocabulary import BlockKind
from pipelines.extract.pages import html_tree
from pipelines.extract.pages.block_kinds import BOX_KINDS
from pipelines.extract.pages.blocks import box_kind, take_blocks
from pipelines.extract.pages.read_input import Unreadable, read_input
from pipelines.extract.pages.running_text import running_text


@pytest.mark.parametrize("number", range(len(BOX_KINDS)))
def test_names_of_boxes_and_names_that_only_hold_the_letters(number: int) -> None:
    kind = BOX_KINDS[number]
    assert kind.examples
    for names in kind.examples:
        assert box_kind("div", names) is kind, names
    for names in kind.counter_examples:
        assert box_kind("div", names) is not kind, names


BODY = "".join(f"<p>{paragraph}</p>" for paragraph in (*PARAGRAPHS, *PARAGRAPHS))
POST = "https://twitter.com/omar/status/1"
TWEET = f"<blockquote class='twitter-tweet'><p>Nine dead in Vell.</p>— Omar (@omar) <a href='{POST}'>March 3</a></blockquote>"


@pytest.mark.parametrize(
    ("box", "kind", "url"),
    [
        (TWEET, BlockKind.EMBEDDED_POST, POST),
        (
            "<blockquote><p>Nine dead.</p><a href='https://t.me/vell/12'>12:30</a></blockquote>",
            BlockKind.EMBEDDED_POST,
            "https://t.me/vell/12",
        ),
        ("<aside><p>Nine people were killed in Vell in 2011.</p></aside>", BlockKind.SIDEBAR, None),
        ("<aside><ul><li><a href='/a'>Nine killed in Vell</a></li></ul></aside>", BlockKind.RELATED, "/a"),
        ("<div class='related-links'><p>Nine killed in Vell</p></div>", BlockKind.RELATED, None),
        ("<figure><img src='a.jpg'><figcaption>Nine people died here.</figcaption></figure>", BlockKind.CAPTION, None),
        ("<div class='newsletter'><p>Nine people died: get our mail.</p></div>", BlockKind.NEWSLETTER, None),
        ("<div class='author-bio'><p>Nadia Example has covered nine wars.</p></div>", BlockKind.BIOGRAPHY, None),
        ("<div class='editors-note'><p>It was nine people, not ten.</p></div>", BlockKind.CORRECTION, None),
        ("<p><a href='/b'>Nine people killed in Vell by a storm</a></p>", BlockKind.RELATED, None),
        ("<p><strong>Read more:</strong> <a href='/b'>Nine killed in Vell</a></p>", BlockKind.RELATED, None),
        ("<p>Correction: An earlier version said that nine people were killed.</p>", BlockKind.CORRECTION, None),
        (
            "<section><h3>What happened before</h3><p>Nine people were killed in Vell in 2011, and the pier fell.</p></section>",
            BlockKind.SIDEBAR,
            None,
        ),
    ],
)
def test_boxes_are_blocks_and_no_text(box: str, kind: BlockKind, url: str | None) -> None:
    middle = len(BODY) // 2
    cut = BODY.index("<p>", middle)
    html = f"<html><body><article>{BODY[:cut]}{box}{BODY[cut:]}</article></body></html>"
    article, blocks = read_input(page(html))
    assert article.text == "\n\n".join((*PARAGRAPHS, *PARAGRAPHS))
    assert [(block.kind, block.url) for block in blocks] == [(kind, url)]
    assert all(block.article_id == article.article_id for block in blocks)


def test_a_box_that_holds_the_article_is_left() -> None:
    html = f"<html><body><div class='newsletter-story'>{BODY}</div></body></html>"
    article, blocks = read_input(page(html))
    assert (article.text, blocks) == ("\n\n".join((*PARAGRAPHS, *PARAGRAPHS)), ())


def test_headed_sections_that_hold_much_of_the_text_are_chapters() -> None:
    chapters = "".join(f"<section><h2>Chapter {n}</h2><p>{PARAGRAPHS[n]}</p></section>" for n in range(4))
    for end in (f"<p>{PARAGRAPHS[0]}</p>", ""):
        article, _ = read_input(page(f"<html><body><article>{BODY[: len(BODY) // 2]}{chapters}{end}</article></body></html>"))
        assert "Chapter 2" in article.text


def test_tails_of_boxes_stay() -> None:
    html = f"<html><body><article>{BODY}<div>{PARAGRAPHS[0]}<aside>Nine died.</aside> {PARAGRAPHS[1]}</div>{BODY}</article></body></html>"
    article, blocks = read_input(page(html))
    assert f"{PARAGRAPHS[0]} {PARAGRAPHS[1]}" in article.text
    assert [block.text for block in blocks] == ["Nine died."]


def test_ten_thousand_boxes_are_read_in_linear_time_and_cut() -> None:
    root = html_tree.parse(f"<html><body>{BODY}{'<aside>Nine died.</aside>' * 10_000}</body></html>")
    assert len(take_blocks(root, running_text(root))) == 200
    assert next(root.iter("aside"), None) is None


def test_tables_are_rows_and_lists_of_links_are_none() -> None:
    table = "<table><tr><th>Day</th><th>Dead</th></tr><tr><td>Monday</td><td>3</td></tr></table>"
    links = "<ul><li><a href='/a'>Nine killed in Vell</a></li><li><a href='/b'>Storm over the strait</a></li></ul>"
    items = "<ul><li>Three boats sank.</li><li>One pier fell.</li></ul>"
    html = f"<html><body><article>{BODY}{table}{links}{items}<p>{PARAGRAPHS[0]}</p></article></body></html>"
    article, _ = read_input(page(html))
    assert article.text.split("\n\n")[8:] == ["Day | Dead", "Monday | 3", "Three boats sank.", "One pier fell.", PARAGRAPHS[0]]


@pytest.mark.parametrize(
    "body",
    [
        lambda size: "<p>" + "</p><p>".join(["Three boats sank off Orlo on Monday."] * size),
        lambda size: "<div>" + "<img src='a.jpg'> a line " * size,
        lambda size: "<div>" + "<a href='https://t.me/vell/1'>12:30</a> a line " * size,
        lambda size: "<p>" + "<a href='/a'>Read more: nine dead</a> a line " * size,
        lambda size: "<blockquote>" * 200 + "Three boats sank. " * size,
        lambda size: "".join(f"<div class='c{n} related-{n}'>Nine died.</div>" for n in range(size)),
    ],
    ids=["paragraphs", "images", "posts", "inline", "nested", "names"],
)
def test_work_on_hostile_pages_is_linear(body: Callable[[int], str]) -> None:
    def reading(size: int) -> None:
        with suppress(Unreadable):
            read_input(page(f"<html><body>{body(size)}</body></html>"))

    assert grows_linearly(reading, 250, 1_000)
