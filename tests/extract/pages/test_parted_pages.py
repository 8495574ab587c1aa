"""Articles whose parts stand apart on their page: behind a paywall, below links to other articles, between tables, in headings.

Each kind was met on pages that nobody had prepared for; the pages here are our own.
"""

# ruff: noqa: E501, ISC004 - a page of a test reads best in one line
import pytest
from support.html_page import page

from pipelines.contract.tables import Article, ArticleBlock
from pipelines.contract.vocabulary import BlockKind, DateSource
from pipelines.extract.pages.read_input import read_input

TITLE = "Ferry runs aground off Halm"
LEAD = "Five passengers died when the ferry to Halm ran onto a sandbank in thick fog on Tuesday morning, the coast guard said."
BODY = (
    "The ship had left Brenn an hour late, because its radar had to be mended, a clerk of the company told reporters on the quay.",
    "Fishermen heard the alarm first and took some of the passengers on board before the boats of the coast guard were there.",
    "The captain, who has sailed this route for a dozen winters, was questioned at the harbour office until the late afternoon.",
    "Relatives waited in the hall of the town council, where volunteers brought blankets and tea and read out names from a list.",
    "The sandbank moves with every storm, and the last chart of the channel is older than the ferry itself, the union of pilots said.",
    "A tug from Sarn tried to pull the ship free at high tide, but the ropes broke twice and the work was put off until Wednesday.",
)
FOREIGN = "Eleven climbers were killed by an avalanche above Orlo, rescuers said, and the road to the pass stays closed until spring."
CHAPTER = "What is known of the channel"


def paragraphs(*texts: str, name: str = "") -> str:
    """Return texts as paragraphs of a class."""
    attribute = f" class='{name}'" if name else ""
    return "".join(f"<p{attribute}>{text}</p>" for text in texts)


def card(number: int) -> str:
    """Return a heading that leads to another article."""
    return f"<h3><a href='/other/{number}'>Another story of the coast, number {number}</a></h3>"


def read(body: str, head: str = "", title: str = TITLE) -> tuple[Article, tuple[ArticleBlock, ...]]:
    """Read a page with the body."""
    start = f"<!doctype html><html lang='en'><head><meta charset='utf-8'><title>{title} | Halm Courier</title>{head}</head>"
    return read_input(page(f"{start}<body>{body}</body></html>", fetched_at=page("").fetched_at))


def whole(article: Article) -> bool:
    """Tell whether lead and text are there."""
    return all(text in article.text for text in (LEAD, *BODY))


LOCKED = "".join(f"<div class='members' style='display:none'><p>{text}</p></div>" for text in BODY)


@pytest.mark.parametrize(
    "hidden",
    [
        LOCKED,
        LOCKED.replace(" style='display:none'", " hidden"),
        LOCKED.replace("members' style='display:none'", "members is-hidden'"),
        LOCKED.replace("</p></div>", "</p><span class='ad'></span></div><div class='ad-slot'></div>", 3),
        LOCKED.replace("</div>", f"<div class='box'>{card(1)}</div></div>", 1),
    ],
)
def test_paragraphs_that_a_paywall_hides_one_by_one(hidden: str) -> None:
    article, _ = read(f"<h1>{TITLE}</h1><div class='asset'><div class='preview'><p>{LEAD}</p></div>{hidden}</div>")
    assert whole(article)


@pytest.mark.parametrize(
    "hidden",
    [
        f"<div class='tip' style='display:none'><p>{FOREIGN}</p></div>" * 2,
        "".join(f"<div class='card' style='display:none'>{card(n)}<p>{FOREIGN}</p><p>{FOREIGN}</p></div>" for n in range(4)),
        "".join(f"<div hidden class='card'><p><a href='/{n}'>{FOREIGN}</a></p></div>" for n in range(9)),
    ],
)
def test_other_hidden_rows_stay_out(hidden: str) -> None:
    article, _ = read(f"<h1>{TITLE}</h1><div class='text'>{paragraphs(LEAD, *BODY)}{hidden}</div>")
    assert whole(article)
    assert "climbers" not in article.text


@pytest.mark.parametrize(
    "body",
    [
        f"<div class='part'>{paragraphs(LEAD, *BODY[:4])}</div><div class='ad'></div><div class='part'><h2>{CHAPTER}</h2>{paragraphs(*BODY[4:])}</div>",
        f"<div class='copy'><div class='part'><h2>The ship</h2>{paragraphs(LEAD, *BODY[:4])}{card(1)}<p>What we wrote then.</p></div>"
        f"<div class='part'><h2>{CHAPTER}</h2>{paragraphs(*BODY[4:])}</div></div>",
        f"<div class='copy'><div class='part'>{paragraphs(LEAD, *BODY[:4])}{card(1)}</div><div class='part'>{paragraphs(*BODY[4:])}</div></div>",
        f"<div>{paragraphs(LEAD, *BODY[:4], name='body')}<div class='with-image'><h3>{CHAPTER}</h3>{paragraphs(*BODY[4:], name='body')}</div></div>",
        f"<div>{paragraphs(LEAD, *BODY[:3], name='body')}<div class='with-image'><h3>{CHAPTER}</h3>{paragraphs(*BODY[3:5], name='body')}</div>{paragraphs(*BODY[5:], name='body')}</div>",
    ],
)
def test_chapters_in_boxes_of_their_own(body: str) -> None:
    article, _ = read(f"<header><h1>{TITLE}</h1></header>{body}")
    assert whole(article)


@pytest.mark.parametrize(
    "tail",
    [
        f"<div class='part'><h2>{card(1)}</h2></div><div class='part'><p>{FOREIGN}</p></div>",
        f"<section class='next'><h2>{card(1)}</h2>{paragraphs(FOREIGN, FOREIGN, FOREIGN)}</section>",
        f"<div class='more'>{card(1)}{paragraphs(FOREIGN, FOREIGN, FOREIGN)}{card(2)}</div>",
    ],
)
def test_boxes_below_with_linked_headlines_stay_out(tail: str) -> None:
    article, _ = read(f"<header><h1>{TITLE}</h1></header><div class='part'>{paragraphs(LEAD, *BODY)}</div>{tail}")
    assert whole(article)
    assert "climbers" not in article.text


def test_a_table_of_figures_does_not_end_the_article() -> None:
    rows = "".join(f"<tr><td>Draught</td><td>{n}.5 m</td></tr>" for n in range(5))
    parts = [f"<div class='row'><div class='half'>{paragraphs(*texts)}</div></div>" for texts in ((LEAD, *BODY[:2]), BODY[2:])]
    article, _ = read(f"<h1>{TITLE}</h1>{parts[0]}<div class='wide'><div class='scroll'><table>{rows}</table></div></div>{parts[1]}")
    assert whole(article)


@pytest.mark.parametrize("tag", ["h2", "h3", "h4"])
def test_a_lead_that_is_a_heading(tag: str) -> None:
    article, _ = read(f"<article><h1>{TITLE}</h1><{tag} class='lead'>{LEAD}</{tag}><div class='text'>{paragraphs(*BODY)}</div></article>")
    assert whole(article)


def test_a_heading_without_a_figure_of_its_own_is_a_summary_and_kept_as_a_block() -> None:
    summary = "The coast guard, the pilots and the company each tell another story of what happened in the channel that morning."
    article, blocks = read(f"<article><h1>{TITLE}</h1><h2>{summary}</h2><div class='text'>{paragraphs(LEAD, *BODY)}</div></article>")
    assert summary not in article.text
    assert [block.kind for block in blocks if block.text == summary] == [BlockKind.SIDEBAR]


def test_random_ids_of_paragraphs_are_no_names() -> None:
    ids = ("AdQxTv", "kAdsWe", "PrOmoX", "tAdXiz", "AdAdAd", "MenuQz", "xTagsY")
    article, _ = read(
        f"<h1>{TITLE}</h1><div>{''.join(f'<p id={one}>{text}</p>' for one, text in zip(ids, (LEAD, *BODY), strict=True))}</div>"
    )
    assert whole(article)


def test_words_beside_a_caption_that_holds_the_credit_alone() -> None:
    caption = "The tug from Sarn with 9 men on board, seen from the quay on the evening before."
    picture = (
        f"<div><a href='/1.jpg'><img src='1.jpg'></a><div class='x'><div>{caption}</div><figcaption>Halm Courier</figcaption></div></div>"
    )
    article, blocks = read(f"<h1>{TITLE}</h1><div class='text'>{paragraphs(LEAD, *BODY[:3])}{picture}{paragraphs(*BODY[3:])}</div>")
    assert whole(article)
    assert caption not in article.text
    assert any(caption in block.text for block in blocks if block.kind is BlockKind.CAPTION)


@pytest.mark.parametrize(
    ("body", "head"),
    [
        (f"<div><h1>{TITLE}</h1><h2 class='sub-title'>How a sandbank, a late start and an old chart led to the worst day of the coast</h2></div>",
         "<meta property='og:title' content='How a sandbank, a late start and an old chart led to the worst day of the coast'>"),
        (f"<h1>{TITLE} in fog</h1>",
         "<meta property='og:title' content='Halm: five dead in fog'><script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"Why the ferry lies aground\"}</script>"),
    ],
)  # fmt: skip
def test_the_only_h1_is_the_headline(body: str, head: str) -> None:
    article, _ = read(f"{body}<div class='text'>{paragraphs(LEAD, *BODY)}</div>", head, title="What an old chart led to")
    assert (article.title or "").startswith(TITLE)


def test_an_h1_that_names_the_section_is_no_headline() -> None:
    head = f"<meta property='og:title' content='{TITLE}'><meta property='og:site_name' content='Halm Courier'>"
    article, _ = read(f"<h1>News from Halm and the coast</h1><h2>{TITLE}</h2><div class='text'>{paragraphs(LEAD, *BODY)}</div>", head)
    assert article.title == TITLE


def test_a_day_below_the_standfirst() -> None:
    body = f"<div><h1>{TITLE}</h1><p class='x1'>{LEAD}</p></div><div><span>Nadia Example</span><span>Mar 05, 2024</span></div>"
    article, _ = read(f"{body}<div class='text'>{paragraphs(*BODY)}</div><p>Posted by a reader on Mar 07, 2024</p>")
    assert str(article.published_day) == "2024-03-05"
    assert article.date_source is DateSource.TIME_ELEMENT
    assert (article.date_confidence or 1) < 0.9


@pytest.mark.parametrize("notice", ["You might be interested in", "If you order through a link on this page, we may earn a commission."])
def test_notices_between_paragraphs(notice: str) -> None:
    article, _ = read(f"<h1>{TITLE}</h1><div>{paragraphs(LEAD, *BODY[:2], notice, *BODY[2:])}</div>")
    assert whole(article)
    assert notice not in article.text


def slides(*texts: str, name: str = "image-gallery__item") -> str:
    """Return texts as slides with a heading each."""
    return "".join(f"<div class='{name}'><h3>{n}. On the quay</h3><div class='x'><p>{text}</p></div></div>" for n, text in enumerate(texts))


def test_an_article_that_is_told_on_slides() -> None:
    article, _ = read(f"<h1>{TITLE}</h1><div class='list'><div class='image-gallery__item'><p>{LEAD}</p></div>{slides(*BODY)}</div>")
    assert whole(article)


def test_slides_beside_an_article_are_captions() -> None:
    beside = slides(FOREIGN, FOREIGN, name="slideshow")
    article, _ = read(f"<h1>{TITLE}</h1><div class='text'>{paragraphs(LEAD, *BODY)}{beside}</div>")
    assert whole(article)
    assert "climbers" not in article.text


def test_a_headline_whose_end_is_the_title_of_the_page() -> None:
    seen = f"What the pilots say: {TITLE}"
    data = f'<script type="application/ld+json">{{"@type":"NewsArticle","headline":"{seen}"}}</script>'
    article, _ = read(f"<h1>{seen}</h1><div class='text'>{paragraphs(LEAD, *BODY)}</div>", data)
    assert article.title == seen


def test_the_name_of_an_outlet_with_an_ampersand_is_no_author() -> None:
    data = (
        '<script type="application/ld+json">{"@type":"NewsArticle","publisher":{"@type":"Organization","name":"The Halm Pilot & Courier"},'
        '"author":{"@type":"Person","name":", The Halm Pilot & Courier"}}</script>'
    )
    byline = "<div class='byline'><a>Nadia Example</a><div>Halm Pilot &amp; Courier</div></div>"
    article, _ = read(f"<h1>{TITLE}</h1>{byline}<div class='text'>{paragraphs(LEAD, *BODY)}</div>", data)
    assert article.authors == ("Nadia Example",)


def test_paragraphs_above_the_rest_where_no_heading_shows_the_headline() -> None:
    article, _ = read(f"<div class='body'>{paragraphs(LEAD, BODY[0])}<div class='rest'>{paragraphs(*BODY[1:])}</div></div>")
    assert whole(article)
