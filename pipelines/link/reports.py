"""Reports: the figure that one article gives for one incident, per metric and object.

The figure is that of `extract.counts.article_counts`, asked for the claims of one incident; totals over articles belong in sql/marts.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from pipelines.extract.counts.article_counts import article_figures
from pipelines.identity import content_id
from pipelines.link.events import is_of_event
from pipelines.link.rows import ArticleRows
from pipelines.tables import Article, ArticleCount, IncidentCount, IncidentLink, IncidentReport, Statement
from pipelines.vocabulary import Certainty, CountState, Method, Metric, Object, ObjectClass, Polarity

_NUMBERLESS = (CountState.WITHHELD, CountState.UNKNOWN)


def reports(rows: ArticleRows, links: Iterable[IncidentLink]) -> Iterator[IncidentReport]:
    """Yield one row per incident, metric, object class and object of an article."""
    by_claim = {claim.claim_id: claim for claim in rows.claims}
    groups: dict[tuple[str, bool], list[IncidentCount]] = {}
    for link in links:
        claim = by_claim[link.claim_id]
        if is_of_event(claim) and claim.certainty is not Certainty.DENIED and claim.polarity is not Polarity.DENY:
            groups.setdefault((link.incident_id, link.is_main), []).append(claim)
    said = {statement.statement_id: statement for statement in rows.statements}
    for (incident_id, is_main), claims in groups.items():
        for figure, kind in _figures(rows, claims):
            yield _report(rows.article, incident_id, is_main, figure, kind, by_claim, said)


def _figures(rows: ArticleRows, claims: Sequence[IncidentCount]) -> Iterator[tuple[ArticleCount, Object | None]]:
    """Yield the figures of the object classes, then those of the objects."""
    article_id = rows.article.article_id
    for kind in (None, *dict.fromkeys(claim.object for claim in claims)):
        part = tuple(claim for claim in claims if kind is None or claim.object is kind)
        figures = [figure for figure in article_figures(article_id, part, statements=rows.statements) if _is_told(figure, part)]
        yield from ((figure, kind) for figure in figures)
        yield from ((figure, kind) for figure in _not_stated(article_id, part, {(f.metric, f.object_class) for f in figures}))


def _is_told(figure: ArticleCount, claims: Sequence[IncidentCount]) -> bool:
    """Tell whether a claim counts what the figure counts: that nobody was hurt at one place is not told to mean that nobody died there."""
    counted = {claim.metric for claim in claims}
    return figure.state is not CountState.ZERO or figure.metric in counted or Metric.CASUALTIES in counted


def _not_stated(article_id: str, claims: Sequence[IncidentCount], known: set[tuple[Metric, ObjectClass]]) -> Iterator[ArticleCount]:
    """Yield a row without a number for each metric and class of which the article says only that the number is unknown or withheld."""
    for state in _NUMBERLESS:
        for claim in claims:
            key = (claim.metric, claim.object_class)
            if claim.state is state and key not in known:
                known.add(key)
                yield ArticleCount(
                    article_count_id=content_id(article_id, *key),
                    article_id=article_id,
                    metric=claim.metric,
                    object_class=claim.object_class,
                    state=state,
                    method=Method.NOT_STATED,
                    claim_ids=(claim.claim_id,),
                )


def _report(
    article: Article,
    incident_id: str,
    is_main: bool,  # noqa: FBT001 — a column of the row
    figure: ArticleCount,
    kind: Object | None,
    claims: Mapping[str, IncidentCount],
    said: Mapping[str, Statement],
) -> IncidentReport:
    best = _best(figure, [claims[claim_id] for claim_id in figure.claim_ids])
    statement = said.get(best.statement_id or "")
    return IncidentReport(
        report_id=content_id(article.article_id, incident_id, figure.metric, figure.object_class, kind),
        article_id=article.article_id,
        incident_id=incident_id,
        is_main=is_main,
        metric=figure.metric,
        object_class=figure.object_class,
        object=kind,
        low=figure.low,
        value=figure.value,
        high=figure.high,
        state=figure.state,
        method=figure.method,
        voice=(statement.speaker if statement else None) or article.agency or article.publisher or article.source,
        best_claim_id=best.claim_id,
        claim_ids=figure.claim_ids,
    )


def _best(figure: ArticleCount, claims: Sequence[IncidentCount]) -> IncidentCount:
    """Return the last claim that gives the figure itself, else the last one; a claim with a speaker before one of the narrator's."""
    ordered = sorted(claims, key=lambda claim: (claim.statement_id is not None, claim.start, claim.claim_id))
    same = [claim for claim in ordered if (claim.low, claim.value, claim.high) == (figure.low, figure.value, figure.high)]
    return (same or ordered)[-1]
