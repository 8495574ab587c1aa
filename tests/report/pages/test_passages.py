"""The passage around a claim: its pieces give the paragraph back, and what is marked are the claim's own words and number."""

import pytest

from pipelines.publish.database import Warehouse
from pipelines.report.facts.incident_evidence import read_evidence
from pipelines.report.facts.records import Article, Claim
from pipelines.report.pages.passages import Passage, passage

Found = list[tuple[Claim, Article]]


@pytest.fixture
def claims(sample: Warehouse) -> Found:
    """Read every claim of the sample's incidents with its article."""
    ids = [name for (name,) in sample.run("SELECT incident_id FROM incidents")]
    return [
        (claim, evidence.articles[claim.article_id])
        for evidence in read_evidence(sample, ids).values()
        for claim in evidence.claims.values()
    ]


def marked(shown: Passage, *kinds: str) -> str:
    return "".join(piece.text for piece in shown.pieces if piece.kind in kinds)


def test_pieces_are_the_paragraph_and_mark_the_number(claims: Found) -> None:
    assert len(claims) > 50
    for claim, article in claims:
        shown = passage(claim, article)
        assert shown is not None
        whole = "".join(piece.text for piece in shown.pieces)
        assert whole in article.text.split("\n")
        assert claim.text in whole
        if claim.number_start is not None:
            assert marked(shown, "number") == article.text[claim.number_start : claim.number_end]
            assert claim.start <= claim.number_start
        assert marked(shown, "claim", "number", "speaker", "cue")


def test_a_long_paragraph_is_cut_on_both_sides(claims: Found) -> None:
    claim, article = claims[0]
    before = "word " * 400
    text = before + claim.text + " word" * 400
    end = len(before) + len(claim.text)
    moved = claim._replace(start=len(before), end=end, number_start=None, number_end=None, cue_start=None, speaker_start=None)
    shown = passage(moved, article._replace(text=text))
    assert shown is not None
    assert shown.begins_later
    assert shown.ends_earlier
    assert marked(shown, "claim") == claim.text


def test_words_that_have_gone_from_the_text_have_no_passage(claims: Found) -> None:
    claim, article = claims[0]
    assert passage(claim, article._replace(text="Another text.")) is None


def test_offsets_of_a_headline_mark_nothing_in_the_text(claims: Found) -> None:
    claim, article = next((claim, article) for claim, article in claims if claim.cue_start is not None)
    shown = passage(claim._replace(statement_kind="headline"), article)
    assert shown is not None
    assert marked(shown, "cue", "speaker") == ""
