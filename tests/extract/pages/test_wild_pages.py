"""Pages as they are met in the wild: nothing of the article lost, nothing foreign read in, the right day, authors and title.

The files of `tests/cases/wild` each show one habit of real pages; the pages made here are further ones of the same kinds.
"""

# ruff: noqa: E501, ISC004 - a page of a test reads best in one line
import json
from typing import Any

import pytest
from support.html_page import page

from pipelines.contract.tables import Article, ArticleBlock
from pipelines.extract.pages import html_tree
from pipelines.extract.pages.extracted_text import completed
from pipelines.extract.pages.metadata_titles import Headline
from pipelines.extract.pages.read_input import Unreadable, read_input
from pipelines.fetch.listings.feed import read_feed
from pipelines.fetch.listings.telegram import read_channel
from pipelines.settings import PROJECT

FOLDER = PROJECT / "tests" / "cases" / "wild"
EXPECTED: dict[str, dict[str, Any]] = json.loads((FOLDER / "expected.json").read_text(encoding="utf-8"))
PAGES = sorted(name for name, wanted in EXPECTED.items() if name.endswith(".html") and "telegram" not in wanted)

LEAD = "Three dockers were killed and eight were hurt when a crane fell onto the quay of Tolmar on Friday, the port said."
BODY = (
    "The crane had been checked in spring, said Edda Sorvik, who runs the port, and no fault was found in its cables or its brakes.",
    "Two of the injured were flown to the hospital of Brenn, where doctors called their state serious but stable in the evening.",
    "Work on the quay stopped at once, and ships were sent to Halm, which has a harbour of its own a few miles to the west.",
    "The union asked for an inquiry into the age of the cranes, some of which were built before most of the dockers were born.",
    "Divers searched the water beside the quay until nightfall and found nobody, the fire service said in a short statement.",
)
FOREIGN = "Twenty-six miners died in a pit near Sarn, the company said on Sunday, and rescuers gave up their search for the others."
TITLE = "Crane falls onto quay in Tolmar"
HEAD = f"<title>{TITLE} | Tolmar Post</title><meta property='og:site_name' content='Tolmar Post'>"


def html(body: str, head: str = "", lang: str = "en") -> str:
    """Return a page of the outlet."""
    return f"<!doctype html><html lang='{lang}'><head><meta charset='utf-8'>{HEAD}{head}</head><body>{body}</body></html>"


def paragraphs(*texts: str) -> str:
    """Return texts as paragraphs."""
    return "".join(f"<p>{text}</p>" for text in texts or BODY)


def read(body: str, head: str = "", lang: str = "en") -> tuple[Article, tuple[ArticleBlock, ...]]:
    """Read the page."""
    return read_input(page(html(body, head, lang), fetched_at=page("").fetched_at))


@pytest.mark.parametrize("name", PAGES)
def test_files_of_the_wild(name: str) -> None:
    wanted = EXPECTED[name]
    given = page((FOLDER / name).read_bytes())
    if wanted.get("quarantined"):
        with pytest.raises(Unreadable):
            read_input(given)
        return
    article, _ = read_input(given)
    text = " ".join(article.text.split())
    assert article.title == wanted.get("title", article.title)
    assert list(article.authors) == wanted.get("authors", list(article.authors))
    day = article.published_day.isoformat() if article.published_day else None
    assert "day" not in wanted or day in {wanted["day"], wanted.get("or_day", wanted["day"])}
    assert [one for one in wanted.get("must", []) if one not in text] == []
    assert [one for one in wanted.get("must_not", []) if one in text] == []
    assert article.paragraph_count == wanted.get("must_paragraphs", article.paragraph_count)
    assert not (wanted.get("must_not_start") and text.startswith(wanted["must_not_start"]))


def test_the_feed_and_the_channel_of_the_wild() -> None:
    feed, channel = "28-feed-declares-utf16.xml", "34-telegram-blockquote.html"
    (entry,) = read_feed((FOLDER / feed).read_bytes(), "https://coast.example/feed")
    assert (entry.address, entry.title) == (EXPECTED[feed]["entry_url"], EXPECTED[feed]["entry_title"])
    (post,) = read_channel((FOLDER / channel).read_bytes(), "https://t.me/s/velmar").posts
    assert (post.body or b"").decode().rstrip().split("\n\n")[1:] == EXPECTED[channel]["telegram"]


WHOLE = [LEAD, *BODY]


@pytest.mark.parametrize(
    "body",
    [
        f"<article><h1>{TITLE}</h1><section class='abstract'><p>{LEAD}</p></section><section class='text'>{paragraphs()}</section></article>",
        f"<h1>{TITLE}</h1><h2 class='sub'>Dockers mourn</h2><div class='top'>{LEAD}</div><div class='story'>{paragraphs()}</div>",
        f"<main><h1>{TITLE}</h1><header><div><p class='standfirst'>{LEAD}</p></div></header><div>{paragraphs()}</div></main>",
        f"<div><div><h1>{TITLE}</h1><strong><p>{LEAD}</p></strong></div><div><div class='text'>{paragraphs()}</div></div></div>",
        f"<article><h1>{TITLE}</h1><div class='a'>{LEAD}</div><div class='b'>{'<br><br>'.join(BODY)}</div></article>",
        f"<article><h1>{TITLE}</h1>{LEAD}<div class='b'>{paragraphs()}</div></article>",
        f"<article><h1>{TITLE}</h1><div class='b'>{LEAD}{paragraphs()}</div></article>",
        f"<article><h1>{TITLE}</h1><noscript>{paragraphs(*WHOLE)}</noscript></article>",
        f"<article><h1>{TITLE}</h1>"
        + "".join(f"<div class='sidebar-grid__content article__content'>{paragraphs(*WHOLE[n : n + 2])}</div>" for n in (0, 2, 4))
        + "</article>",
        f"<article><div class='frame'><h1>{TITLE}</h1><a rel='author' href='/i'>Ivo Marden</a><div><p>{LEAD}</p>"
        f"<span class='wall'>{paragraphs()}</span></div></div></article>",
        f"<article><h1>{TITLE}</h1><div class='c'>{paragraphs(*WHOLE[:4])}</div><div class='ad'></div>"
        f"<div class='c'>{paragraphs(*WHOLE[4:])}</div></article>",
        f"<article><h1>{TITLE}</h1><div class='c'>{paragraphs(*WHOLE[:2])}</div><div class='ad'></div>"
        f"<div class='c'>{paragraphs(*WHOLE[2:])}</div></article>",
        f"<article><h1>{TITLE}</h1><div class='c'>{paragraphs(*WHOLE[:5])}<div class='x1'><p>{WHOLE[5]}</p></div></div></article>",
        f"<article><h1>{TITLE}</h1><div class='c'>" + "".join(f"<p><span class='byline'></span>{one}</p>" for one in WHOLE) + "</div></article>",
        f"<article><h1>{TITLE}</h1><div class='c'>" + "".join(f"<p><a name='author'></a>{one}</p>" for one in WHOLE) + "</div></article>",
    ],
)  # fmt: skip
def test_no_part_of_the_article_is_lost(body: str) -> None:
    assert read(body)[0].text == "\n\n".join(WHOLE)


def test_the_article_that_the_page_states_is_a_witness() -> None:
    """Texts in boxes that say nothing belong to the article where its own data hold them, and stand where the data have them."""
    body = (
        f"<article><h1>{TITLE}</h1><div class='c'>{paragraphs(*WHOLE[:3])}</div><div class='x'><p>{WHOLE[3]}</p></div>"
        f"<div class='c'>{paragraphs(*WHOLE[4:])}</div><div class='y'><p>{FOREIGN}</p></div></article>"
    )
    data = json.dumps({"@type": "NewsArticle", "headline": TITLE, "articleBody": "  ".join(WHOLE)})
    article, blocks = read(body, f"<script type='application/ld+json'>{data}</script>")
    assert article.text == "\n\n".join(WHOLE)
    assert FOREIGN in {block.text for block in blocks}


def test_what_no_step_has_placed_is_measured_and_kept() -> None:
    assert read(f"<article><h1>{TITLE}</h1><div class='c'>{paragraphs(*WHOLE)}</div></article>")[0].unread_share == 0
    odd = "".join(f"<div>{FOREIGN[:-1]} and number {n} was not among them</div>" for n in range(3))
    article, blocks = read(f"<article><h1>{TITLE}</h1><div class='c'>{paragraphs(*WHOLE)}</div></article><div>{odd}</div>")
    assert article.text == "\n\n".join(WHOLE)
    assert 0.2 < (article.unread_share or 0) < 0.5
    assert sum(block.text.startswith(FOREIGN[:40]) for block in blocks) == 3


@pytest.mark.parametrize(
    "useless",
    [
        f"<nav><p>{FOREIGN}</p></nav>",
        f"<footer><div>{FOREIGN}</div></footer>",
        f"<div class='comments'><p>{FOREIGN}</p></div>",
        f"<div hidden><p>{FOREIGN}</p></div>",
        "<p>Please make a donation to our newsroom, which lives from its readers alone.</p>",
    ],
)
def test_what_is_of_no_use_counts_as_placed(useless: str) -> None:
    article, blocks = read(f"<article><h1>{TITLE}</h1><div class='c'>{paragraphs(*WHOLE)}</div></article>{useless}")
    assert (article.text, article.unread_share) == ("\n\n".join(WHOLE), 0)
    assert not any(FOREIGN in block.text for block in blocks)


@pytest.mark.parametrize(
    "dek",
    [
        "<p class='dek'>Why the port of Tolmar never asked how old its cranes were.</p>",
        "<div class='summary'><ul><li>A crane fell onto the quay of Tolmar, killing three dockers.</li><li>The port said eight were hurt.</li></ul></div>",
    ],
)
def test_a_standfirst_that_tells_nothing_new_is_no_text(dek: str) -> None:
    article, blocks = read(f"<article><h1>{TITLE}</h1>{dek}<div class='c'>{paragraphs(*WHOLE)}</div></article>")
    assert article.text == "\n\n".join(WHOLE)
    assert any("cranes were" in block.text or "killing three" in block.text for block in blocks)


STREAMS = (
    "<div class='r'>"
    + "".join(f"<div><h3><a href='/{n}'>Other story {n} of the week</a></h3><p>{FOREIGN}</p></div>" for n in range(4))
    + "</div>",
    "<ol>" + "".join(f"<li><a href='/{n}'><h4>Other story {n} of the week</h4></a><p>{FOREIGN}</p></li>" for n in range(3)) + "</ol>",
    "".join(f"<section><h2><a href='/{n}'>Other story {n} of the week</a></h2><div>{FOREIGN}</div></section>" for n in range(2)),
    "".join(f"<h3><a href='/{n}'>Other story {n} of the week</a></h3><p>{FOREIGN}</p>" for n in range(3)),
)


@pytest.mark.parametrize("stream", STREAMS)
@pytest.mark.parametrize("place", ["inside", "below"])
def test_other_stories_of_a_stream_are_blocks(stream: str, place: str) -> None:
    text = f"<div class='c'>{paragraphs(*WHOLE)}"
    body = f"{text}{stream}</div>" if place == "inside" else f"{text}</div>{stream}"
    article, blocks = read(f"<h1>{TITLE}</h1>{body}")
    assert article.text == "\n\n".join(WHOLE)
    assert "Twenty-six miners" in " ".join(block.text for block in blocks)


@pytest.mark.parametrize(
    "body",
    [
        f"<article><h1>{TITLE}</h1><div class='newsletter-wrap'>{paragraphs(*WHOLE)}</div></article>",
        f"<article><h1>{TITLE}</h1><div class='fluid right-column'><div class='c'>{paragraphs(*WHOLE)}</div></div></article>",
        f"<article><h1>{TITLE}</h1><p>{LEAD}</p><div class='promo-box related-content'>{paragraphs()}</div></article>",
    ],
)
def test_names_of_boxes_do_not_take_the_heart_of_an_article(body: str) -> None:
    rest = "".join(
        f"<div class='x{n}'><p>{FOREIGN} It was report {n} of the week, the ministry of mines said.</p></div>" for n in range(12)
    )
    assert read(f"<div>{body}</div><div class='y'>{rest}</div>")[0].text == "\n\n".join(WHOLE)


def test_a_lead_beside_an_author_that_is_empty() -> None:
    media = f"<div class='media'><span itemprop='author'><link href='/v'></span><div><p>{LEAD}</p></div></div>"
    body = f"<article><h1>{TITLE}</h1>{media}<div class='c'>{paragraphs()}</div></article>"
    assert read(body)[0].text == "\n\n".join(WHOLE)


def test_a_single_teaser_at_the_end_and_a_notice_above_the_headline() -> None:
    teaser = f"<h2><a href='/1'>Other story of the week</a></h2><p>{FOREIGN}</p>"
    notice = "<div><p>Dear reader, thank you for reading us. Please register with us to go on reading our articles.</p></div>"
    article, blocks = read(f"{notice}<h1>{TITLE}</h1><div class='c'>{paragraphs(*WHOLE)}{teaser}</div>")
    assert article.text == "\n\n".join(WHOLE)
    assert any(FOREIGN in block.text for block in blocks)


def test_a_list_of_linked_headlines_that_is_the_article_stays() -> None:
    items = "".join(
        f"<h2><a href='https://shop{n}.example/'>Boat number {n} of the fair</a></h2><p>{BODY[n]} {BODY[n - 1]}</p>" for n in range(5)
    )
    article, _ = read(f"<h1>{TITLE}</h1><div class='c'><p>{LEAD}</p>{items}</div>")
    assert article.text.count("\n\n") >= 5
    assert BODY[4] in article.text


@pytest.mark.parametrize(
    "mark",
    ["hidden", "style='display:none'", "style='color: red; DISPLAY : none !important'", "aria-hidden='true'", "class='x d-none'", "style='visibility:hidden'"],
)  # fmt: skip
@pytest.mark.parametrize("tag", ["p", "div", "section"])
def test_hidden_words_are_not_read(tag: str, mark: str) -> None:
    inner = FOREIGN if tag == "p" else f"<p>{FOREIGN}</p>"
    article, _ = read(f"<article><h1>{TITLE}</h1><div>{paragraphs(*WHOLE)}<{tag} {mark}>{inner}</{tag}></div></article>")
    assert article.text == "\n\n".join(WHOLE)


def test_an_article_that_a_script_shows_is_read() -> None:
    assert read(f"<h1>{TITLE}</h1><div style='display:none'>{paragraphs(*WHOLE)}</div>")[0].text == "\n\n".join(WHOLE)


@pytest.mark.parametrize(
    "words",
    [
        "By Friday evening, 12 ships had left the port of Tolmar",
        "“By God,” she said, “Edda Sorvik was lucky.”",
        "By then Edda Sorvik had called the fire service twice",
        "By Edda Sorvik's count, nine dockers were on the quay",
    ],
)
def test_sentences_that_begin_with_by_are_text(words: str) -> None:
    article, _ = read(f"<article><h1>{TITLE}</h1>{paragraphs(LEAD, words, *BODY)}</article>")
    assert words in article.text
    assert article.authors == ()


@pytest.mark.parametrize(
    ("byline", "authors"),
    [
        ("<p class='entry-meta'><span class='author vcard'>Ivo Marden</span></p>", ("Ivo Marden",)),
        ("<div class='byline-date-wrap'><span>9 May 2026</span><span class='byline'>By Ivo Marden</span></div>", ("Ivo Marden",)),
        ("<div class='articleTitleAuthor'>by Ivo Marden</div>", ("Ivo Marden",)),
        ("<span class='post-author'>Posted by June Marden</span>", ("June Marden",)),
        ("<p class='author'>Ivo Marden<svg></svg><a href='https://x.example'>Follow</a></p>", ("Ivo Marden",)),
        ("<p class='author'>Ivo Marden<b>Facebook</b></p>", ("Ivo Marden",)),
        (
            "<div class='dateline-author'><span>By <a href='/a'>Ivo Marden</a></span><span>Apr 9th, 2026, 5:58 pm</span></div>",
            ("Ivo Marden",),
        ),
        ("<p class='byline'>By Ivo Marden for<br>Tolmar Post</p>", ("Ivo Marden",)),
        ("<p class='byline'></p><p class='byline'>By Ivo Marden and Mai Ostberg</p>", ("Ivo Marden", "Mai Ostberg")),
        ("<p class='author-title'>Harbour Master</p>", ()),
        ("<p class='author-date'>June Sunday 7</p>", ()),
        ("<div class='card'><h4><a href='/z'>The bakers of Tolmar</a></h4><span class='author'>Ivo Marden</span></div>", ()),
        ("<nav><span class='author'>Ivo Marden</span></nav>", ()),
        ("<p class='byline'>By Tolmar Post</p>", ()),
        ("<p class='author'>Polizei Tolmar</p>", ()),
        ("<div class='k3x'>By <a href='/u/7'>Ivo Marden</a></div>", ("Ivo Marden",)),
        ("<div><div class='k3x'><span>By </span><a href='/u/7'>Ivo Marden</a> on <time>April 9, 2026</time></div></div>", ("Ivo Marden",)),
        ("<div>By the quay <a href='/q'>Old Harbour</a></div>", ()),
        (
            "<div><a rel='author' href='/i'>Ivo Marden</a> and <a rel='author' href='/m'>Mai Ostberg</a></div>",
            ("Ivo Marden", "Mai Ostberg"),
        ),
        ("<p><span itemprop='author'>Ivo Marden</span>, <span itemprop='author'>Mai Ostberg</span></p>", ("Ivo Marden", "Mai Ostberg")),
        ("<p class='author'>Link Copied</p>", ()),
        ("<p class='byline'>Συντακτική Ομάδα</p>", ()),
        ("<span class='author'>Redacción Noticias Tolmar</span>", ()),
        ("<span class='author'>وكالة أنباء تولمار</span>", ()),
        (
            "<p><span class='author'>Ivo Marden</span> <a href='https://x.example/ivo'>(@ivo_marden)</a> 12 minutes ago Thu 9th April 2026 | 05:32 PM</p>",
            ("Ivo Marden",),
        ),
        ("<div class='comment'><span class='comment-author author'>Ivo Marden</span></div>", ()),
    ],
)
def test_authors(byline: str, authors: tuple[str, ...]) -> None:
    article, _ = read(f"<article><h1>{TITLE}</h1>{byline}<div class='c'>{paragraphs(*WHOLE)}</div></article>")
    assert article.authors == authors
    assert article.text == "\n\n".join(WHOLE)


@pytest.mark.parametrize(
    ("head", "authors"),
    [
        ("<meta name='author' content='www.ivo-marden.example | Ivo Marden'>", ()),
        ("<meta name='author' content='Port Voice'><title>Crane falls - Port Voice</title>", ()),
        ("<meta name='author' content='Ivo Marden'><title>Crane falls | Port Voice</title>", ("Ivo Marden",)),
    ],
)
def test_authors_of_meta_elements(head: str, authors: tuple[str, ...]) -> None:
    source = f"<html><head><meta charset='utf-8'>{head}</head><body><h1>{TITLE}</h1>{paragraphs(*WHOLE)}</body></html>"
    assert read_input(page(source))[0].authors == authors


@pytest.mark.parametrize(
    "classes",
    [
        "post-7 post type-post status-publish hentry category-breaking-news tag-weather",
        "post-7 enews type-enews status-publish hentry enews_article_tags-cranes enews_columns-comment",
        "post type-post hentry category-related topic-events section-sponsored",
    ],
)
def test_topics_of_a_post_do_not_name_its_box(classes: str) -> None:
    other = "".join(f"<p>{FOREIGN} It was the {n}th report of the week from the pits, the ministry of mines said.</p>" for n in range(9))
    own = f"<article class='{classes}'><h1>{TITLE}</h1><time class='date'>9 April 2026</time>{paragraphs(*WHOLE)}</article>"
    article, _ = read(f"<div><div>{own}</div><div><div class='x'>{other}</div></div></div>")
    assert article.text == "\n\n".join(WHOLE)
    assert str(article.published_day) == "2026-04-09"


@pytest.mark.parametrize(
    ("above", "below", "kind"),
    [
        ("▲ Dockers of Tolmar at work on the quay, in a picture of the port.", "", "caption"),
        ("", "이용민 기자 ivo@tolmar.example", None),
        ("", "（责任编辑：王小明）", None),
        ("", "۱۷۳۰۲", None),
        ("", "انتهای پیام/", None),
        ("", "Tolmar Post is the oldest independent newspaper of the coast, read in forty countries.", "biography"),
        ("", "All quotes delayed a minimum of 15 minutes.", None),
    ],
)
def test_lines_around_the_text(above: str, below: str, kind: str | None) -> None:
    texts = [text for text in (above, *WHOLE, below) if text]
    article, blocks = read(f"<article><h1>{TITLE}</h1>{paragraphs(*texts)}</article>")
    assert article.text == "\n\n".join(WHOLE)
    assert kind is None or kind in {block.kind.value for block in blocks}


def day_of(above: str = "", own: str = "", below: str = "", head: str = "", lang: str = "en") -> tuple[str | None, float | None]:
    """Return day and confidence of a page with these parts above the headline, below it and below the text."""
    body = f"{above}<main><article><h1>{TITLE}</h1>{own}<div class='c'>{paragraphs(*WHOLE)}</div></article></main>{below}"
    article, _ = read(body, head, lang)
    return article.published_day.isoformat() if article.published_day else None, article.date_confidence


@pytest.mark.parametrize(
    "parts",
    [
        {"above": "<div class='topbar'><span class='date'>30 April 2026</span></div>"},
        {"above": "<header><p class='date'>Thursday, April 30, 2026</p></header>"},
        {"above": "<div class='weather-widget weather'><time datetime='2026-04-30'>today</time></div>"},
        {"below": "<div class='list'><div><h3><a href='/1'>Other story of the week</a></h3><time datetime='2026-04-29'>29 April</time></div></div>"},
        {"below": "<section id='comments'><article class='comment'><time datetime='2026-04-30'>30 April 2026</time><p>So sad.</p></article></section>"},
        {"below": "<footer><span class='date'>30 April 2026</span></footer>"},
        {"head": "<meta property='og:updated_time' content='2026-04-30T10:00:00Z'>"},
        {"head": "<meta property='article:modified_time' content='2026-04-30T10:00:00Z'>"},
        {"own": "<time itemprop='dateModified' datetime='2026-04-30T10:00:00Z'>30 April 2026</time>"},
    ],
)  # fmt: skip
def test_days_of_other_things_are_not_the_article_s(parts: dict[str, str]) -> None:
    assert day_of(**parts)[0] is None
    own = {**parts, "own": "<div class='q7x'>Tolmar, 9 April 2026</div>" + parts.get("own", "")}
    assert day_of(**own)[0] == "2026-04-09"


@pytest.mark.parametrize(
    ("words", "lang"),
    [
        ("2026年4月9日 18時05分", "ja"),
        ("2026년 4월 9일 오후 6:05", "ko"),
        ("9 เมษายน 2569 เวลา 18:05 น.", "th"),
        ("٩ أبريل ٢٠٢٦", "ar"),
        ("9 באפריל 2026", "he"),
        ("9 апреля 2026, 18:05", "ru"),
        ("9 de abril de 2026", "pt"),
        ("9, Abril, 2026 7:43 p.m.", "es"),
        ("9. dubna 2026", "cs"),
        ("9 kwietnia 2026", "pl"),
        ("9 Nisan 2026 Perşembe", "tr"),
        ("9 Απριλίου 2026", "el"),
        ("09/04/2026 18:05", "fr"),
    ],
)
def test_dates_in_words_of_other_languages(words: str, lang: str) -> None:
    assert day_of(own=f"<div class='h81'>{words}</div>", lang=lang)[0] == "2026-04-09"


def test_the_order_of_numbers_is_learned_from_other_dates_of_the_page() -> None:
    date = "<div class='h81'>04/09/2026 05:40 PM</div>"
    other = "<li><a href='/1'><h3>Other story of the week</h3></a><span>04/{}/2026</span></li>"
    assert day_of(own=date)[0] is None
    assert day_of(own=date, below=other.format(28))[0] == "2026-04-09"


@pytest.mark.parametrize(
    "line",
    [
        "<div><span class='kicker'>Port: </span><span>Thursday 9 April 2026 5:03 PM</span></div>",
        "<p>Ports | 9 April 2026</p>",
    ],
)
def test_a_date_in_the_short_line_above_the_headline_is_weak(line: str) -> None:
    """A masthead with its clock stands there as well, with the name and the parts of the site."""
    for above in (line, f"<div class='col'>{line}</div>"):
        source = f"<div class='row'>{above}<div><h1>{TITLE}</h1></div></div><div class='c'>{paragraphs(*WHOLE)}</div>"
        article, _ = read(source)
        assert (article.published_day and article.published_day.isoformat(), article.date_confidence) == ("2026-04-09", 0.6)
    masthead = (
        f"<div><p>Tolmar Post, the independent daily of the port and the islands since 1911</p>{line}<div>News Sports Weather</div></div>"
    )
    assert read(f"{masthead}<div><h1>{TITLE}</h1></div><div class='c'>{paragraphs(*WHOLE)}</div>")[0].published_day is None


@pytest.mark.parametrize("words", ["Thursday, 9 April 202609/04/2026", "9.4.202618:05", "09/04/202618h05"])
def test_dates_that_are_written_twice_without_a_space(words: str) -> None:
    assert day_of(own=f"<time>{words}</time>", lang="fr" if "/" in words[:4] else "de")[0] == "2026-04-09"


def test_the_day_that_readers_see_beats_the_day_in_utc() -> None:
    stated = "<meta property='article:published_time' content='2026-04-10T03:10:00Z'>"
    assert day_of(head=stated)[0] == "2026-04-10"
    assert day_of(head=stated, own="<span>Thursday, April 9, 2026</span>")[0] == "2026-04-09"
    assert day_of(head=stated, own="<span>Updated April 11, 2026</span>")[0] == "2026-04-10"
    assert day_of(head=stated, own="<span>Thursday, March 5, 2026</span>")[0] == "2026-04-10"


@pytest.mark.parametrize("place", ["above", "below"])
def test_the_only_day_that_readers_see_elsewhere_tells_the_local_day_too(place: str) -> None:
    stated = "<meta property='article:published_time' content='2026-04-10T03:10:00Z'>"
    line = "<div><span class='post-date'>{}</span></div>"
    both = line.format("April 9, 2026") + line.format("April 3, 2026")
    assert day_of(head=stated, **{place: line.format("April 9, 2026")})[0] == "2026-04-09"
    assert day_of(head=stated, **{place: line.format("April 3, 2026")})[0] == "2026-04-10"
    assert day_of(head=stated, **{place: both})[0] == "2026-04-10"


@pytest.mark.parametrize(
    ("start", "day"),
    [
        ("April 9, 2026 -- ", "2026-04-09"),
        ("TOLMAR, Apr. 9, 2026 – ", "2026-04-09"),
        ("(9 April 2026) — ", "2026-04-09"),
        ("April 9, 2026, was the day of the storm. ", None),
    ],
)
def test_a_day_before_the_first_sentence(start: str, day: str | None) -> None:
    article, _ = read(f"<article><h1>{TITLE}</h1>{paragraphs(start + LEAD, *BODY)}</article>")
    assert (article.published_day and article.published_day.isoformat()) == day
    assert article.date_source is None or article.date_confidence == 0.6


def test_the_article_below_a_headline_of_its_own_is_no_card() -> None:
    date = "<time itemprop='datePublished' content='2026-04-09T23:00:00-0800'>April 9, 2026</time>"
    names = f"<div class='author-info'><h6><a href='/t'>Port News</a></h6><ul><li itemprop='author'>Ivo Marden</li></ul>{date}</div>"
    teaser = "<div><h4><a href='/1'>Other story of the week</a></h4></div>"
    article, _ = read(f"<div><h1>{TITLE}</h1></div><article>{names}{teaser}{paragraphs(LEAD, *BODY)}</article>")
    assert (str(article.published_day), article.authors) == ("2026-04-09", ("Ivo Marden",))


@pytest.mark.parametrize(
    ("row", "item"),
    [
        ("<ul class='legends'>{}</ul>", "<li><h2><span class='counter'>{n}/4</span> Pictures of the year</h2><p>{text}</p></li>"),
        ("<div class='slides'>{}</div>", "<div><figure></figure><div>{n} of 4</div><div>{text}</div></div>"),
    ],
)
def test_a_gallery_about_other_things_is_no_text(row: str, item: str) -> None:
    pictures = row.format("".join(item.format(n=n, text=FOREIGN.replace("Sarn", f"Sarn {n}")) for n in range(1, 5)))
    article, blocks = read(f"<article><h1>{TITLE}</h1>{paragraphs(LEAD, *BODY[:3])}{pictures}{paragraphs(*BODY[3:])}</article>")
    assert article.text == "\n\n".join((LEAD, *BODY))
    assert sum("miners" in block.text for block in blocks) == 4
    alone, _ = read(f"<article><h1>{TITLE}</h1>{pictures}</article>")
    assert "miners" in alone.text


@pytest.mark.parametrize("name", ["entry-date", "post_date", "articleDate", "story-time"])
def test_the_date_of_an_entry_is_believed_before_that_of_the_page(name: str) -> None:
    clock, own = "<div class='date'>Thursday April 30th 2026</div>", f"<span class='{name.replace('D', '-d')}'>Apr 9, 2026</span>"
    assert day_of(above=f"<div class='search-line'>{clock}</div><div class='line'>{own}</div>")[0] == "2026-04-09"


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("Post Staff | 4/29/26", "2026-04-29"),
        ("29/04/26", "2026-04-29"),
        ("29.04.26, 18:05", "2026-04-29"),
        ("04.29.26 5:05AM ET", "2026-04-29"),
        ("4/9/26", None),
        ("29/04/98", None),
        ("31/13/26", None),
    ],
)
def test_years_of_two_digits(words: str, day: str | None) -> None:
    assert day_of(own=f"<div class='h81'>{words}</div>")[0] == day


def test_one_weak_source_gives_a_low_confidence() -> None:
    day, confidence = day_of(own="<p class='updated'>Updated 9 April 2026</p>")
    assert (day, (confidence or 1) < 0.7) == ("2026-04-09", True)
    video = """<script type="application/ld+json">{"@type": "VideoObject", "uploadDate": "2026-04-09T10:00:00Z"}</script>"""
    assert day_of(head=video) == ("2026-04-09", confidence)


@pytest.mark.parametrize(
    ("head", "heading", "title"),
    [
        ("<title>托尔马港起重机倒塌三人死亡-港口新闻网</title>", "<h1>托尔马港起重机倒塌三人死亡</h1>", "托尔马港起重机倒塌三人死亡"),
        ("<title>トルマル港でクレーン倒壊｜港新聞</title>", "<h1>トルマル港でクレーン倒壊</h1>", "トルマル港でクレーン倒壊"),
        ("<title>Crane falls | Post</title>", "<h1>Crane falls onto <br>the quay</h1>", "Crane falls onto the quay"),
        ("<title>Crane falls onto quay</title>", "<h1><a href='/'>Tolmar Post</a> Crane falls onto quay</h1>", "Crane falls onto quay"),
        ("<title>Crane falls onto quay</title>", "<h1><span>Ports</span> <span>Crane falls onto quay</span></h1>", "Crane falls onto quay"),
        ("<title>What dockers fear</title>", "<h1>Crane falls onto quay in Tolmar</h1>", "Crane falls onto quay in Tolmar"),
        ("<title>Crane falls onto quay</title>", "<h1><a href='/story'>Crane falls onto quay</a></h1>", "Crane falls onto quay"),
        (
            "<title>The latest: Ships leave port | Post</title>",
            "<h1>The latest: Divers find nobody in the water</h1>",
            "The latest: Divers find nobody in the water",
        ),
        (
            "<title>Crane falls onto the quay of Tolmar | Tolmar, Sarn | Tolmar Post</title>",
            "<h4>Crane falls onto the quay of Tolmar</h4>",
            "Crane falls onto the quay of Tolmar",
        ),
        ("<title>托尔马港起重机倒塌三人死亡</title>", "<h3>托尔马港起重机倒塌三人死亡</h3>", "托尔马港起重机倒塌三人死亡"),
        (
            "<title>Crane falls onto quay - Tolmar Post - The daily of the port of Tolmar</title>"
            "<meta property='og:title' content='Crane falls onto quay'>",
            "<h1>Tolmar Post - The daily of the port of Tolmar</h1><h2>Crane falls onto quay</h2>",
            "Crane falls onto quay",
        ),
        (
            "<title>Crane falls onto quay - Tolmar Post</title>",
            "<h1>Crane falls onto quay <div class='by'> - by <a href='/i'>Ivo Marden</a> April 9, 2026</div></h1>",
            "Crane falls onto quay",
        ),
    ],
)
def test_titles(head: str, heading: str, title: str) -> None:
    source = f"<html><head><meta charset='utf-8'>{head}</head><body><article>{heading}{paragraphs(*WHOLE)}</article></body></html>"
    assert read_input(page(source))[0].title == title


@pytest.mark.parametrize(
    "tail",
    [
        "Please donate to our newsroom today.",
        "Set up a monthly donation and keep our reporters on the quays.",
        "If you value this report, please consider a contribution to our work.",
        "You can unsubscribe at any time.",
        "We will never share your e-mail address.",
        "We rely on readers like you.",
    ],
)
def test_appeals_at_the_end_are_no_text(tail: str) -> None:
    assert read(f"<article><h1>{TITLE}</h1>{paragraphs(*WHOLE, tail)}</article>")[0].text == "\n\n".join(WHOLE)


def test_an_appeal_of_several_paragraphs_is_no_text_and_what_is_told_below_it_is() -> None:
    appeal = (
        "Your gift sustains independent reporting",
        "We have no owner, and revenues from advertising cover less than a third of what our reporters cost in a year.",
        "Readers pay for the rest. Their support lets us keep a desk at the port, and our work stays free for all who need it.",
    )
    for end in ((), (LEAD.replace("Three", "Five"),)):
        text = read(f"<article><h1>{TITLE}</h1>{paragraphs(*WHOLE, *appeal, *end)}</article>")[0].text
        assert text == "\n\n".join((*WHOLE, *end))
    stays = "Our union has donated to the families, and we support them, said Edda Sorvik."
    assert stays in read(f"<article><h1>{TITLE}</h1>{paragraphs(*WHOLE, stays, BODY[0])}</article>")[0].text


def test_what_a_wall_for_subscribers_says_is_no_text_and_text_below_it_is() -> None:
    wall = "To view the full story, please subscribe to the Tolmar Post."
    pitch = (
        "When you join us, you get unlimited access to journalism about the port that you will find nowhere else, written by reporters who live there.",
        "Join now to get:",
        "Stories from the islands",
    )
    long = (*WHOLE, FOREIGN.replace("Twenty-six", "Two"))
    for parts in ((*long, wall, *pitch), (*long[:3], wall, *long[3:])):
        text = read(f"<article><h1>{TITLE}</h1><div class='c'>{paragraphs(*parts)}</div></article>")[0].text
        assert text == "\n\n".join(long)


def test_chapters_in_modules_of_their_own_are_text_and_teasers_behind_them_are_not() -> None:
    def module(text: str) -> str:
        return f"<div class='module'><div class='module-text'><p>{text}</p></div></div>"

    def chapter(heading: str, text: str) -> str:
        return f"<div class='module'><h2>{heading}</h2></div>{module(text)}"

    chapters = "".join(chapter(f"Chapter {n}", text) for n, text in enumerate(BODY[1:]))
    for heading in ("Read next", "<a href='/2'>Miners die in a pit near Sarn</a>"):
        root = html_tree.parse(f"<body><h1>{TITLE}</h1>{module(BODY[0])}{chapters}{chapter(heading, FOREIGN)}</body>")
        reading = completed(root, [BODY[0]], Headline(TITLE, next(root.iter("h1"))))
        assert (reading.paragraphs, reading.others) == (list(BODY), [FOREIGN])


def test_short_lines_of_a_poem_in_chinese_are_read_once() -> None:
    lines = ("港口的灯火照亮了归来的渔船和岸上等待的人们。", "没有人再提起那座倒下的起重机和三个名字。")
    verse = f"<p>{lines[0]}<br>{lines[1]}</p>"
    told = "<p>托尔马港的起重机周五倒塌，三名码头工人死亡，八人受伤，港口公司说事故原因正在调查之中，附近的船只已转往哈尔姆。</p>"
    text = read_input(page(f"<html lang='zh'><body><h1>托尔马港的诗</h1><div>{told}{verse}{told[:-5]}另据报道。</p></div></body></html>"))[
        0
    ].text
    assert [text.count(line) for line in lines] == [1, 1]


@pytest.mark.parametrize("inner", ["rollover-people-block", "hover-card-content", "popover-body", "tooltiptext"])
def test_what_opens_over_a_word_of_a_sentence_is_no_part_of_it(inner: str) -> None:
    links = f"<a href='/1'>{FOREIGN}</a> <a href='/2'>Mayor of Halm asks for calm</a>"
    over = f"<span class='wrap'><a href='/p'>Edda Sorvik</a><span class='{inner}'><a href='/p'>Edda Sorvik</a>{links}</span></span>"
    text = read(f"<article><h1>{TITLE}</h1>{paragraphs(LEAD, BODY[0].replace('Edda Sorvik', over), *BODY[1:])}</article>")[0].text
    assert text == "\n\n".join((LEAD, *BODY))


@pytest.mark.parametrize("name", ["plugin-member-promo", "c-promo", "donor-appeal", "story-card"])
def test_an_aside_is_no_text_whatever_its_names_are(name: str) -> None:
    appeal = "Perhaps it goes without saying, but the desk at the port costs 90,000 crowns a year, and members pay most of that sum."
    aside = f"<aside class='{name}'><div><h2>Good reporting isn't free</h2><p>{appeal}</p></div></aside>"
    text = read(f"<article><h1>{TITLE}</h1><div class='c'>{paragraphs(LEAD, *BODY)}</div>{aside}</article>")[0].text
    assert text == "\n\n".join((LEAD, *BODY))


@pytest.mark.parametrize("credit", ["", "<p>Sources: Brenn Radio, the port of Tolmar</p>", "<p>Photo: Edda Sorvik</p>"])
def test_the_last_paragraph_in_a_box_that_was_not_closed(credit: str) -> None:
    box = f"<div class='code-block code-block-5'>{paragraphs(BODY[-1])}{credit}</div>"
    start = paragraphs(LEAD, *BODY[:-1])
    text = read(f"<article><h1>{TITLE}</h1><div class='c'>{start}{box}</div></article>")[0].text
    assert text.startswith("\n\n".join((LEAD, *BODY)))


def test_pages_that_are_no_article() -> None:
    cards = "".join(f"<div><h3><a href='/{n}'>Story number {n} of the week</a></h3><p>{BODY[n % 5]}</p></div>" for n in range(9))
    front = (
        f"<meta property='og:url' content='https://tolmar.example/'><html><body><time datetime='2026-04-09'></time>{cards}</body></html>"
    )
    section = f"<html><head><title>News</title></head><body><span class='byline'>By Ivo Marden</span>{cards}</body></html>"
    shell = (
        "<html><head><title>Tolmar Post</title></head><body><div id='root'></div><p>Loading the app</p><p>Menu of the day</p></body></html>"
    )
    onward = "<html><head><meta http-equiv='refresh' content='2;URL=/a/5'></head><body>Please wait. You will be sent on.</body></html>"
    for source in (front, section, shell, onward):
        with pytest.raises(Unreadable):
            read_input(page(source))


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("zh", "周五，托尔马港一台起重机倒塌，三名码头工人死亡，八人受伤，港务局在通报中说。"),
        ("ja", "金曜日、トルマル港でクレーンが倒れ、港湾労働者三人が死亡し、八人がけがをしたと港が発表した。"),
        ("th", "เมื่อวันศุกร์ปั้นจั่นล้มลงบนท่าเรือโทลมาร์ ทำให้คนงานท่าเรือเสียชีวิตสามคนและบาดเจ็บแปดคน ท่าเรือกล่าว"),
        ("ar", "قُتل ثلاثة عمال وأصيب ثمانية عندما سقطت رافعة على رصيف ميناء تولمار يوم الجمعة، حسبما قالت إدارة الميناء."),
        ("he", "שלושה עובדי נמל נהרגו ושמונה נפצעו כאשר עגורן נפל על הרציף בטולמר ביום שישי, מסרה הנהלת הנמל."),
        ("uk", "Троє докерів загинули і восьмеро дістали поранення, коли кран упав на причал у Толмарі в п'ятницю, повідомив порт."),
    ],
)
def test_articles_in_other_scripts(lang: str, sentence: str) -> None:
    figures = "".join(f"<figure><img src='{n}.jpg'><figcaption>{sentence[:20]}</figcaption></figure>" for n in range(6))
    source = f"<html lang='{lang}'><head><meta charset='utf-8'><title>{sentence[:14]}</title></head><body><article><h1>{sentence[:14]}</h1>{figures}"
    article, _ = read_input(page(source + "".join(f"<p>{sentence}{n}。</p>" for n in range(4)) + "</article></body></html>"))
    assert article.language == lang
    assert article.paragraph_count == 4
    assert 30 <= article.word_count <= 120


def test_a_publisher_that_only_the_address_names() -> None:
    source = f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1>{paragraphs(*WHOLE)}</body></html>"
    assert read_input(page(source, url="https://www.tolmarpost.co.uk/news/5"))[0].publisher == "tolmarpost.co.uk"
    assert read_input(page(source))[0].publisher is None
