"""The page of one incident: its figures, each with the sentence behind it, and how they came about."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass

from markupsafe import Markup

from pipelines.report.facts.incident_evidence import Evidence
from pipelines.report.facts.overview import Overview, day_of
from pipelines.report.facts.records import Article, Claim, Correction, Incident, Move, ReportFigure, SideFigure, Total
from pipelines.report.pages.cards import Card, card_of
from pipelines.report.pages.passages import passage
from pipelines.report.pages.rendering import piece, render
from pipelines.report.pages.tolls import TollChart, toll_charts
from pipelines.report.pages.version import Version
from pipelines.report.pages.words import HEADLINE_METRICS, counted, day, figure, is_one, told_object

_PEOPLE = "people"
"""Stands in overrides.csv for people as a whole."""

_MOST_OTHERS = 6
_OF_NOBODY = frozenset(("narrator", "other"))

_ROLES = {
    "copy": "copy of an agency's text",
    "rewrite": "rewritten from an agency's text",
    "original": "own text",
    "unknown": "the page does not tell",
}


@dataclass(frozen=True, slots=True)
class ClaimView:
    """A claim. told: what it counts.  shown: its passage, speaker, article and record, finished."""

    claim: Claim
    article: Article
    said_by: str
    told: str
    shown: Markup


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A row of the table of figures. is_part: whether it is a part of the row above.  override_object: as overrides.csv names it.

    others: reports of other figures that stand today, one for each figure and side.
    """

    total: Total
    told: str
    is_part: bool
    is_preliminary: bool
    evidence: ClaimView | None
    correction: Correction | None
    override_object: str | None
    others: list[ReportFigure]


@dataclass(frozen=True, slots=True)
class ReportView:
    """What one article version says of the incident. figures: what is counted, the figure, and its claim where that is on the page."""

    article: Article
    figures: list[tuple[str, str, str | None]]
    voices: list[str]
    role: str


@dataclass(frozen=True, slots=True)
class IncidentView:
    """Everything that the page shows."""

    card: Card
    month: str
    month_name: str
    rows: list[FigureRow]
    charts: list[TollChart]
    side_names: list[str]
    side_rows: list[tuple[str, dict[str, tuple[SideFigure, str | None]], bool]]
    reports: list[ReportView]
    claims: list[ClaimView]
    joined: str
    corrections: list[Correction]
    moves: list[Move]
    citation: str
    country_names: dict[str, str]

    @property
    def has_sides(self) -> bool:
        """Whether a side of a conflict speaks, not only the articles and people of no side."""
        return len(self.side_names) > 1 and not _OF_NOBODY.issuperset(self.side_names)


def incident_page(incident: Incident, evidence: Evidence, overview: Overview, version: Version) -> str:
    """Return the page of an incident as HTML."""
    card = card_of(incident, overview, evidence.sides)
    views = _claim_views(evidence)
    listed = day_of(incident)
    names, rows = _side_table(evidence)
    view = IncidentView(
        card=card,
        month=f"{listed:%Y-%m}" if listed else "",
        month_name=f"{listed:%B %Y}" if listed else "",
        rows=_figure_rows(overview.totals.get(incident.incident_id, []), evidence, views, overview.preliminary),
        charts=toll_charts(evidence, card.place),
        side_names=names,
        side_rows=rows,
        reports=_reports(evidence),
        claims=sorted(views.values(), key=_order, reverse=True),
        joined=_joined(evidence),
        corrections=evidence.corrections,
        moves=evidence.moves,
        citation=_citation(card, version),
        country_names=overview.country_names,
    )
    return render("incident.html", view=view, version=version, root="../", scripts=("page.js",), today=iso_day(version.at))


def iso_day(moment: dt.datetime) -> str:
    """Return a moment's day as the curation files write it."""
    return moment.date().isoformat()


def _claim_views(evidence: Evidence) -> dict[str, ClaimView]:
    """Return the claims whose article is there, by id. What is told of an article is written once for all its claims."""
    facts = {name: piece("article_facts", article) for name, article in evidence.articles.items()}
    return {
        name: _claim_view(claim, evidence.articles[claim.article_id], facts[claim.article_id])
        for name, claim in evidence.claims.items()
        if claim.article_id in evidence.articles
    }


def _claim_view(claim: Claim, article: Article, facts: Markup) -> ClaimView:
    said_by = claim.speaker or claim.speaker_text or f"{article.publisher or article.source} (the article itself)"
    told = counted(claim.metric, claim.object_class, claim.object, one=is_one(claim))
    return ClaimView(claim, article, said_by, told, piece("evidence", claim, said_by, passage(claim, article), facts))


def _order(view: ClaimView) -> tuple[bool, dt.datetime, str, int]:
    article = view.article
    return article.is_latest, article.modified_at or article.published_at or article.fetched_at, article.article_id, -view.claim.start


def _figure_rows(totals: list[Total], evidence: Evidence, views: dict[str, ClaimView], preliminary: frozenset[str]) -> list[FigureRow]:
    """Return the totals, each class as a whole before its parts; a part that says the same of the only kind is left out."""
    corrected = {correction.override_id: correction for correction in evidence.corrections}
    whole = {(total.metric, total.object_class): told_object(total, totals) for total in totals if total.object is None}
    rows = []
    for total in sorted(totals, key=_importance):
        if total.object is not None and whole.get((total.metric, total.object_class)) == total.object:
            continue
        told = told_object(total, totals)
        name = total.best_claim_id or ""
        people = _PEOPLE if total.object_class == "people" and total.object is None else None
        told_by = counted(total.metric, total.object_class, told, one=is_one(total))
        told_by += " (of unstated kind)" if total.object == "person" else ""
        row = FigureRow(
            total,
            told_by,
            total.object is not None,
            name in preliminary,
            views.get(name) or views.get(_same_figure(total, evidence)),
            corrected.get(name),
            people or told,
            _others(total, evidence),
        )
        rows.append(row)
    return rows


def _same_figure(total: Total, evidence: Evidence) -> str:
    """Return a claim that gives a total's figure today, for a total whose first claim has left since; empty where none does."""
    cell = (total.metric, total.object_class, total.object, figure(total))
    standing = (report for report in evidence.reports if report.known_until is None)
    same = (report for report in standing if (report.metric, report.object_class, report.object, figure(report)) == cell)
    return next((report.best_claim_id for report in same if report.best_claim_id in evidence.claims), "")


def _others(total: Total, evidence: Evidence) -> list[ReportFigure]:
    cell = (total.metric, total.object_class, total.object)
    standing = [
        report for report in evidence.reports if report.known_until is None and (report.metric, report.object_class, report.object) == cell
    ]
    different = {(figure(report), report.side): report for report in standing if report.best_claim_id in evidence.claims}
    shown = [report for report in different.values() if report.best_claim_id != total.best_claim_id]
    return [report for report in shown if figure(report) != figure(total) or total.is_conflicting][:_MOST_OTHERS]


def _importance(total: Total) -> tuple[bool, int, str, str, bool, str]:
    rank = HEADLINE_METRICS.index(total.metric) if total.metric in HEADLINE_METRICS else len(HEADLINE_METRICS)
    return total.object_class != "people", rank, total.metric, total.object_class, total.object is not None, total.object or ""


def _side_table(evidence: Evidence) -> tuple[list[str], list[tuple[str, dict[str, tuple[SideFigure, str | None]], bool]]]:
    """Return the names of the sides, those of nobody last, and for each thing that is counted what they say, with a claim that says it."""
    names = sorted({side.side for side in evidence.sides}, key=lambda name: (name in _OF_NOBODY, name))
    cells: defaultdict[tuple[str, str, str], dict[str, tuple[SideFigure, str | None]]] = defaultdict(dict)
    for side in evidence.sides:
        cells[side.metric, side.object_class, side.object][side.side] = side, _claim_of(side, evidence)
    ordered = sorted(cells.items(), key=lambda cell: (-len(cell[1]), cell[0]))
    return names, [(counted(*cell), found, any(side.is_conflicting for side, _ in found.values())) for cell, found in ordered]


def _claim_of(side: SideFigure, evidence: Evidence) -> str | None:
    """Return the claim of a side that gives its figure, else another one of it."""
    candidates = []
    for claim in evidence.claims.values():
        article = evidence.articles.get(claim.article_id)
        if article and article.is_latest and (claim.metric, claim.object) == (side.metric, side.object):
            said_by = claim.speaker or article.agency or article.publisher or article.source
            if said_by in side.speakers:
                candidates.append((claim.value == side.value, claim.claim_id))
    return max(candidates)[1] if candidates else None


def _reports(evidence: Evidence) -> list[ReportView]:
    """Return every article version that tells of the incident, in order of time, with the figures that it gives today."""
    by_article: defaultdict[str, list[ReportFigure]] = defaultdict(list)
    for report in evidence.reports:
        by_article[report.article_id].append(report)
    articles = sorted(
        evidence.articles.values(), key=lambda article: (article.published_at or article.fetched_at, article.version_no, article.article_id)
    )
    return [_report(article, by_article[article.article_id], evidence) for article in articles]


def _report(article: Article, reports: list[ReportFigure], evidence: Evidence) -> ReportView:
    figures = {
        (report.metric, report.object_class, figure(report)): report.best_claim_id if report.best_claim_id in evidence.claims else None
        for report in reports
        if report.object is None
    }
    told = [(counted(metric, group, None, one=said == "1"), said, claim) for (metric, group, said), claim in figures.items()]
    role = _ROLES.get(article.syndication_role, article.syndication_role)
    if article.agency:
        role += f" ({article.agency})"
    return ReportView(article, told, sorted({report.voice for report in reports}), role)


def _joined(evidence: Evidence) -> str:
    by_hand = [claim for claim in evidence.claims.values() if claim.decided_by == "user"]
    scores = [claim.link_score for claim in evidence.claims.values() if claim.link_score is not None]
    told = f"rules; the least certain link has the score {min(scores):.2f} of 1" if scores else "rules"
    if by_hand:
        told += f"; {len(by_hand)} claim{'' if len(by_hand) == 1 else 's'} by a line of merges.csv"
    return told


def _citation(card: Card, version: Version) -> str:
    source = f"newsledger incident {card.incident.incident_id}, warehouse version {version.name} of {day(version.at.date())}"
    figures = "; ".join(f"{figure(total)} {told} ({total.grade})" for total, told in card.headline)
    return f"“{card.title}”, {card.when}, {card.place}{f': {figures}' if figures else ''}. {source}."
