"""`newsledger review`: what a person should look at, as the report's page of it shows it."""

import json
from typing import Any

from pipelines.commands.text_tables import text_table
from pipelines.publish.database import open_read_only
from pipelines.report.facts.overview import read_overview
from pipelines.report.facts.published_file import Scope
from pipelines.report.pages.cards import card_of
from pipelines.report.pages.review_page import Review, read_review
from pipelines.report.pages.words import figure, iso, why_uncounted
from pipelines.settings import load_settings

_HEADS = {"contested": "Contested figures", "links": "Least certain links", "claims": "Claims that were read least surely"}
_HEADS |= {"uncounted": "Articles without a figure of an event", "refused": "Inputs that were refused"}


def run_review(*, most: int, as_json: bool = False) -> int:
    """Print at most so many contested figures, doubtful links and doubtful claims, or one JSON object of them; return 0.

    Raises FileNotFoundError where nothing is published.
    """
    database = open_read_only(load_settings().warehouse)
    try:
        overview = read_overview(database, Scope())
        cards = {incident.incident_id: card_of(incident, overview) for incident in overview.incidents}
        found = _rows(read_review(database, Scope(), cards, most))
    finally:
        database.close()
    if as_json:
        print(json.dumps(found, ensure_ascii=False, indent=1))  # noqa: T201
        return 0
    for kind, rows in found.items():
        print(f"{_HEADS[kind]}\n{text_table([*rows[0]], [[*row.values()] for row in rows]) if rows else '(none)'}\n")  # noqa: T201
    print("`newsledger why CLAIM` shows what is behind one; `correct`, `merge` and `split` write down what you find")  # noqa: T201
    return 0


def _rows(review: Review) -> dict[str, list[dict[str, Any]]]:
    return {
        "contested": [
            {"incident": card.incident.incident_id, "grade": total.grade, "figure": figure(total), "of": told, "when": card.when}
            | {"place": card.place, "title": card.title}
            for card, total, told in review.contested
        ],
        "links": [
            {"claim": link.claim_id, "score": round(link.score, 2), "article": link.title or link.text, "incident": link.incident_id}
            | {"title": title}
            for link, title in review.links
        ],
        "claims": [
            {
                "claim": claim.claim_id,
                "doubt": claim.doubt,
                "confidence": round(claim.confidence, 2),
                "rule": claim.rule_id,
                "text": claim.text,
            }
            for claim in review.claims
        ],
        "uncounted": [
            {
                "article": article.title,
                "outlet": article.outlet,
                "published": iso(article.published_day),
                "why": why_uncounted(article.note, article.apart),
            }
            for article in review.uncounted
        ],
        "refused": [{"input": refused.input_ref, "source": refused.source, "why": refused.reason} for refused in review.refused],
    }
