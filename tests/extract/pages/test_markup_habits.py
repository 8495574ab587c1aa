"""Pages in the markup habits of content systems: the text is the story's, and no planted figure becomes a claim."""

import pytest
from support.html_page import page
from support.planted_markup_habits import planted_habits, text_of
from support.planted_pages import SMALLEST_DECOY, Planted

from pipelines.extract.extraction import Tools, extract
from pipelines.extract.pages.read_input import Unreadable, read_input
from pipelines.read.page_workers import load_tools

PAGES = planted_habits()


@pytest.fixture(scope="module")
def tools() -> Tools:
    """Return parser and gazetteer."""
    return load_tools(None)


@pytest.mark.parametrize("planted", PAGES, ids=lambda planted: planted.name)
def test_the_text_is_the_story(planted: Planted) -> None:
    article, _ = read_input(page(planted.html))
    assert article.text.split("\n\n") == list(text_of(planted.story))
    assert (article.title, article.authors) == (planted.story.title, (planted.story.author,))
    assert str(article.published_day) == "2026-03-10"


@pytest.mark.parametrize("planted", PAGES, ids=lambda planted: planted.name)
def test_only_the_story_s_figures_become_claims(planted: Planted, tools: Tools) -> None:
    claims = extract(page(planted.html), tools).incident_counts
    assert not {number for claim in claims for number in (claim.value, claim.low, claim.high) if (number or 0) >= SMALLEST_DECOY}
    assert planted.story.own <= {(claim.metric.value, claim.value) for claim in claims}


def test_data_of_another_page_is_not_read() -> None:
    planted = next(one for one in PAGES if one.name == "script_data")
    other = planted.html.replace(f'"headline": "{planted.story.title}"', '"headline": "Something else altogether in Vell"')
    with pytest.raises(Unreadable, match="no running text"):
        read_input(page(other))


@pytest.mark.parametrize("script", ["{", "[" * 5000, "{}", '{"a": {"headline": null}}', ""])
def test_broken_data_is_no_error(script: str) -> None:
    with pytest.raises(Unreadable):
        read_input(page(f"<title>Missile strike on Halmer</title><script type='application/json'>{script}</script>"))


def test_a_table_of_data_is_read_by_rows() -> None:
    rows = "".join(f"<tr><td>Day {number}</td><td>{number} boats</td></tr>" for number in range(1, 4))
    paragraphs = [one for planted in PAGES[:1] for one in text_of(planted.story)]
    body = (
        "".join(f"<p>{one}</p>" for one in paragraphs[:3]) + f"<table>{rows}</table>" + "".join(f"<p>{one}</p>" for one in paragraphs[3:])
    )
    article, _ = read_input(page(f"<title>Boats counted at Orlo</title><article><h1>Boats counted at Orlo</h1>{body}</article>"))
    assert "Day 2 | 2 boats" in article.text
