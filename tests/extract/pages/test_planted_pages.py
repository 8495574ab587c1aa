"""Figures beside the article's own words never become claims, and the article's own do: planted pages."""

import re

import pytest
from support.html_page import page
from support.planted_pages import SMALLEST_DECOY, Planted, planted_pages

from pipelines.extract.extraction import Tools, extract
from pipelines.extract.pages.read_input import read_input
from pipelines.read.page_workers import load_tools

PAGES = planted_pages()


@pytest.fixture(scope="module")
def tools() -> Tools:
    """Return parser and gazetteer."""
    return load_tools(None)


def test_there_are_forty_pages_and_more() -> None:
    assert len({planted.html for planted in PAGES}) == 48


@pytest.mark.parametrize("planted", PAGES, ids=lambda planted: planted.name)
def test_the_text_is_the_story(planted: Planted) -> None:
    article, blocks = read_input(page(planted.html))
    assert article.text == "\n\n".join(planted.story.paragraphs)
    assert article.title == planted.story.title
    assert article.published_day is not None
    assert article.published_day.isoformat() == "2026-03-10"
    kept = "\n".join(block.text for block in blocks)
    for figure in (71, 73, 74, 75, 76, 78):
        assert str(figure) in kept, f"the decoy with {figure} left no evidence"


@pytest.mark.parametrize("planted", PAGES, ids=lambda planted: planted.name)
def test_only_the_story_s_figures_become_claims(planted: Planted, tools: Tools) -> None:
    claims = extract(page(planted.html), tools).incident_counts
    numbers = {number for claim in claims for number in (claim.value, claim.low, claim.high) if number is not None}
    assert not {number for number in numbers if number >= SMALLEST_DECOY}
    assert not any(re.search(r"\bSarn\b", claim.text) for claim in claims)
    assert planted.story.own <= {(claim.metric.value, claim.value) for claim in claims}
