"""The review page: what a person should check, such as contested figures, the least certain links and the least certain claims."""

from collections.abc import Mapping
from dataclasses import dataclass

from pipelines.publish.database import Warehouse
from pipelines.report.facts.published_file import Scope
from pipelines.report.facts.records import Total
from pipelines.report.facts.review_rows import (
    DoubtfulClaim,
    DoubtfulLink,
    Refused,
    Uncounted,
    doubtful_claims,
    doubtful_links,
    refused_inputs,
    uncounted_articles,
)
from pipelines.report.pages.cards import Card
from pipelines.report.pages.rendering import render
from pipelines.report.pages.version import Version

MOST_REVIEWED = 60
"""How many of each kind the page shows."""

_CONTESTED = frozenset(("Contested", "Discounted"))


@dataclass(frozen=True, slots=True)
class Review:
    """What to look at. contested: totals with what they count.  links: with the title of their incident."""

    contested: list[tuple[Card, Total, str]]
    links: list[tuple[DoubtfulLink, str]]
    claims: list[DoubtfulClaim]
    uncounted: list[Uncounted]
    refused: list[Refused]


def read_review(database: Warehouse, scope: Scope, cards: Mapping[str, Card], most: int = MOST_REVIEWED) -> Review:
    """Return at most so many of each kind, those of which a person should look first at the head. cards: by incident."""
    contested = [(card, total, told) for card in cards.values() for total, told in card.headline if total.grade in _CONTESTED]
    links = [link for link in doubtful_links(database, scope, most) if link.incident_id in cards]
    claims = [claim for claim in doubtful_claims(database, scope, most) if claim.incident_id in cards]
    named = [(link, cards[link.incident_id].title) for link in links]
    unread = uncounted_articles(database, scope, most), refused_inputs(database, scope, most)
    return Review(contested[:most], named, claims, *unread)


def review_page(review: Review, version: Version) -> str:
    """Return the page as HTML."""
    return render("review.html", review=review, most=MOST_REVIEWED, version=version, root="", scripts=(), preliminary=frozenset())
