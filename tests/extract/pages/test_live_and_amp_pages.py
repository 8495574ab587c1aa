"""Live blogs and AMP pages, built after schema.org's LiveBlogPosting and AMP's components: their text is read, what is beside it is not."""

import json

import pytest
from support.html_page import page

from pipelines.contract.tables import Article
from pipelines.extract.pages.read_input import Unreadable, read_input

URL = "https://tolmarpost.example/live/crane-falls"
TITLE = "Crane falls in Tolmar: live updates from the quay"
LEAD = "A crane has fallen onto the quay of Tolmar; the port speaks of three dead dockers and of eight people who were hurt."
HEADS = ("Union asks for an inquiry", "Two flown to hospital", "Port closed until Monday", "Crane was checked in spring")
POSTS = (
    "The union asked for an inquiry into the age of the cranes, some of which were built before most of the dockers were born.",
    "Two of the injured were flown to the hospital of Brenn, where doctors called their state serious but stable.",
    "Work on the quay stopped at once, and ships were sent to Halm, which has a harbour of its own to the west.",
    "The crane had been checked in spring, said Edda Sorvik, who runs the port, and no fault was found in its brakes.",
)
FOREIGN = "Twenty-six miners died in a pit near Sarn, the company said on Sunday, and rescuers gave up their search."
STREAM = "".join(f"<div><h3><a href='/news/{n}'>Other story {n} of the week</a></h3><p>{FOREIGN}</p></div>" for n in range(4))
WITH_HEADS = "\n\n".join((LEAD, *(text for pair in zip(HEADS, POSTS, strict=True) for text in pair)))
STARTED, CHANGED = "2026-04-09T08:00:00+02:00", "2026-04-10T07:30:00+02:00"


def read(body: str, data: dict[str, object] | None = None, html: str = "html lang='en'") -> Article:
    """Read a page of the live blog's address."""
    script = f"<script type='application/ld+json'>{json.dumps(data)}</script>" if data else ""
    head = f"<title>{TITLE} | Tolmar Post</title><meta property='og:site_name' content='Tolmar Post'>{script}"
    return read_input(page(f"<!doctype html><{html}><head>{head}</head><body>{body}</body></html>", url=URL))[0]


def posts(form: str) -> str:
    """Return the posts, each with its number, clock, headline and text put into the form, the newest first."""
    clock = "<time datetime='2026-04-10T0{}:15:00+02:00'>{}:15</time>"
    return "".join(
        form.format(n=n, clock=clock.format(9 - n, 9 - n), head=head, text=text)
        for n, (head, text) in enumerate(zip(HEADS, POSTS, strict=True))
    )


BLOG = {"@type": "LiveBlogPosting", "headline": TITLE, "datePublished": STARTED, "dateModified": CHANGED}


@pytest.mark.parametrize(
    "form",
    [
        "<div class='post' id='p{n}'>{clock}<h3><a href='" + URL + "#p{n}'>{head}</a></h3><p>{text}</p></div>",
        "<article id='p{n}'>{clock}<h2><a href='/live/crane-falls?post={n}'>{head}</a></h2><div><p>{text}</p></div></article>",
        "<li id='p{n}'>{clock}<h4>{head}</h4><p>{text}</p></li>",
        "<section itemprop='liveBlogUpdate'><h3 itemprop='headline'>{head}</h3>{clock}<div itemprop='articleBody'>{text}</div></section>",
    ],
    ids=["links to the post", "links with a number", "list", "attributes"],
)
def test_the_posts_of_a_live_blog_are_its_text(form: str) -> None:
    article = read(f"<main><h1>{TITLE}</h1><p class='intro'>{LEAD}</p><div class='feed'>{posts(form)}</div></main>{STREAM}", BLOG)
    assert [text for text in (LEAD, *POSTS) if text not in article.text] == []
    assert FOREIGN not in article.text
    assert (article.is_live_blog, str(article.published_day)) == (True, "2026-04-09")
    assert article.modified_at is not None


def test_posts_that_stand_in_the_data_alone() -> None:
    updates = [
        {"@type": "BlogPosting", "headline": head, "articleBody": text, "datePublished": STARTED}
        for head, text in zip(HEADS, POSTS, strict=True)
    ]
    blog = {**BLOG, "articleBody": LEAD, "liveBlogUpdate": updates}
    article = read(f"<h1>{TITLE}</h1><div class='spinner'>Loading updates</div>", {"@graph": [{"@type": "WebPage"}, blog]})
    assert article.text == "\n\n".join((LEAD, *POSTS))
    assert article.is_live_blog


def test_a_live_blog_that_states_its_start_alone() -> None:
    blog = {"@type": "LiveBlogPosting", "headline": TITLE, "coverageStartTime": STARTED, "coverageEndTime": CHANGED}
    assert str(read(f"<h1>{TITLE}</h1><p>{LEAD}</p>" + posts("<p>{text}</p>"), blog).published_day) == "2026-04-09"


def test_attributes_mark_a_live_blog() -> None:
    body = f"<div itemscope itemtype='https://schema.org/LiveBlogPosting'><h1>{TITLE}</h1><p>{LEAD}</p>{posts('<p>{text}</p>')}</div>"
    assert read(body).is_live_blog


HEAD = f"<article><h1>{TITLE}</h1>"
AMP = "html amp lang='en'"
TEXTS = "".join(f"<p>{text}</p>" for text in (LEAD, *POSTS))


@pytest.mark.parametrize(
    "body",
    [
        f"{HEAD}<div subscriptions-section='content'>{TEXTS}</div><div subscriptions-section='content-not-granted'><p>{FOREIGN}</p></div>",
        f"{HEAD}<div amp-access='granted' amp-access-hide>{TEXTS}</div><div amp-access='NOT granted'><p>{FOREIGN}</p></div>",
        f"{HEAD}{TEXTS}</article><amp-next-page><article><h2>Pit near Sarn</h2><p>{FOREIGN}</p></article></amp-next-page>",
        f"{HEAD}{TEXTS}<amp-lightbox id='b' layout='nodisplay'><p>{FOREIGN}</p></amp-lightbox>",
        f"{HEAD}{TEXTS}<amp-live-list id='l' data-poll-interval='15000'><button update>New</button><div items></div></amp-live-list>",
    ],
    ids=["subscriptions", "access", "next page", "lightbox", "live list"],
)
def test_amp_pages(body: str) -> None:
    article = read(f"<header><amp-img src='l.png'></amp-img></header>{body}", html=AMP)
    assert article.text == "\n\n".join((LEAD, *POSTS))


def test_an_amp_live_list_is_text() -> None:
    items = "".join(f"<div id='i{n}' data-sort-time='{n}'><h3>{HEADS[n]}</h3><p>{POSTS[n]}</p></div>" for n in range(4))
    body = f"{HEAD}<p>{LEAD}</p><amp-live-list id='l'><button update>New</button><div items>{items}</div></amp-live-list></article>"
    assert read(body, html=AMP).text == WITH_HEADS


def test_an_amp_story_without_sentences_is_no_article() -> None:
    pages = "".join(
        f"<amp-story-page id='p{n}'><amp-story-grid-layer><h2>{head}</h2></amp-story-grid-layer></amp-story-page>"
        for n, head in enumerate(HEADS)
    )
    with pytest.raises(Unreadable):
        read(f"<amp-story standalone title='{TITLE}'>{pages}</amp-story>", html=AMP)
