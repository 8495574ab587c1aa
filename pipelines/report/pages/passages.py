"""The passage of an article around a claim, cut into pieces that tell what each is: the number, the claim, its speaker, the cue."""

import itertools
from dataclasses import dataclass

from pipelines.report.facts.records import Article, Claim

_AROUND = 700
"""Characters that are shown before and after a claim at most; a paragraph is rarely longer."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters of one kind. kind: claim, number, speaker, cue, or empty for what stands around."""

    text: str
    kind: str


@dataclass(frozen=True, slots=True)
class Passage:
    """The paragraph with a claim, in pieces. is_cut: whether it begins or ends before the paragraph does."""

    pieces: tuple[Piece, ...]
    begins_later: bool
    ends_earlier: bool


def passage(claim: Claim, article: Article) -> Passage | None:
    """Return the passage around a claim; None where its words do not stand in the text any more, as of an earlier reading."""
    text = article.text
    if text[claim.start : claim.end] != claim.text:
        return None
    paragraph = text.rfind("\n", 0, claim.start) + 1
    end = text.find("\n", claim.end)
    paragraph_end = len(text) if end < 0 else end
    begin, end = max(paragraph, claim.start - _AROUND), min(paragraph_end, claim.end + _AROUND)
    spans = _spans(claim)
    edges = sorted({begin, end, *(edge for first, last, _ in spans for edge in (first, last) if begin < edge < end)})
    pieces = tuple(Piece(text[one:other], _kind(one, spans)) for one, other in itertools.pairwise(edges))
    return Passage(pieces, begin > paragraph, end < paragraph_end)


def _spans(claim: Claim) -> list[tuple[int, int, str]]:
    """Return begin, end and kind of what is marked, the most important first."""
    spans = [(claim.number_start, claim.number_end, "number"), (claim.start, claim.end, "claim")]
    if claim.statement_kind != "headline":  # its offsets are those of the title
        spans += [(claim.cue_start, claim.cue_end, "cue"), (claim.speaker_start, claim.speaker_end, "speaker")]
    return [(begin, end, kind) for begin, end, kind in spans if begin is not None and end is not None]


def _kind(at: int, spans: list[tuple[int, int, str]]) -> str:
    return next((kind for begin, end, kind in spans if begin <= at < end), "")
