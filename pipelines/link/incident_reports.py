"""Reports: the figure that one article gives for one incident, per metric and object.

The figure is that of `extract.counts.article`, computed from the claims of one incident; totals over articles belong in sql/marts.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from pipelines.contract.identity import content_id
from pipelines.contract.tables import Article, ArticleCount, IncidentCount, IncidentLink, IncidentReport, Statement
from pipelines.contract.vocabulary import Certainty, CountBasis, CountState, Method, Metric, Object, ObjectClass, Polarity
from pipelines.extract.counts.article.article_figures import article_figures
from pipelines.extract.counts.article.article_sums import size
from pipelines.link.article_events import is_later_death, is_of_event
from pipelines.link.link_records import ArticleRows

_NUMBERLESS = (
    (CountState.WITHHELD, CountState.WITHHELD),
    (CountState.UNKNOWN, CountState.UNKNOWN),
    (CountState.UNKNOWN, CountState.ZERO),
)
"""The state of a figure without a number, and that of the claim that it comes from."""


def reports_of_article(rows: ArticleRows, links: Iterable[IncidentLink]) -> Iterator[IncidentReport]:
    """Yield one row per incident, metric, object class and object of an article.

    Where the user has merged two events of the article, their claims are of one incident: the main one if either is.
    """
    by_claim = {claim.claim_id: claim for claim in rows.claims}
    groups: dict[str, list[IncidentCount]] = {}
    main: set[str] = set()
    for link in links:
        claim = by_claim[link.claim_id]
        if is_of_event(claim) and claim.certainty is not Certainty.DENIED and claim.polarity is not Polarity.DENY:
            groups.setdefault(link.incident_id, []).append(claim)
            main |= {link.incident_id} if link.is_main else set()
    said = {statement.statement_id: statement for statement in rows.statements}
    for incident_id, claims in groups.items():
        for figure, kind in _figures(rows, claims):
            yield _report(rows.article, incident_id, incident_id in main, figure, kind, by_claim, said)


def _figures(rows: ArticleRows, claims: Sequence[IncidentCount]) -> Iterator[tuple[ArticleCount, Object | None]]:
    """Yield the figures of the object classes, then those of the objects."""
    article_id = rows.article.article_id
    for kind in (None, *dict.fromkeys(claim.object for claim in claims)):
        part = tuple(claims) if kind is None else _of_kind(claims, kind)
        own = article_figures(article_id, part, statements=rows.statements, people=kind or Object.PERSON)
        figures = [figure for figure in own if _is_told(figure, part)]
        yield from ((_without_base(figure, kind, part, claims), kind) for figure in figures)
        yield from ((figure, kind) for figure in _not_stated(article_id, part, {(f.metric, f.object_class) for f in figures}))


def _of_kind(claims: Sequence[IncidentCount], kind: Object) -> tuple[IncidentCount, ...]:
    """Return the claims of one object; a part of a larger group of people is the whole of its own kind."""
    part = [claim for claim in claims if claim.object is kind]
    known = {claim.claim_id for claim in part}
    return tuple(claim if claim.part_of_claim_id in known else replace(claim, part_of_claim_id=None) for claim in part)


def _without_base(
    figure: ArticleCount, kind: Object | None, part: Sequence[IncidentCount], claims: Sequence[IncidentCount]
) -> ArticleCount:
    """Return the figure; as an open lower bound where it is only an addition to an earlier figure, or where one was added later.

    A girl died of her wounds, bringing the number of dead to five: one child at least; how many died before is not known from it.
    """
    own = [claim for claim in part if (claim.metric, claim.object_class) == (figure.metric, figure.object_class)]
    own = [claim for claim in own if claim.state is CountState.STATED and claim.superseded_by_claim_id is None]
    added = [claim for claim in own if claim.count_basis is CountBasis.INCREMENT]
    alone = bool(added) and len(added) == len(own) and not all(_is_beside_another(claim, claims) for claim in added)
    base = max((size(claim) for claim in own if claim not in added), default=0)
    short = bool(added) and size(figure) < base + sum(map(size, added)) and kind not in {None, Object.PERSON}
    if alone or short:
        method = Method.LATER_DEATH if alone and all(map(is_later_death, added)) else figure.method
        return replace(figure, low=figure.value if figure.value is not None else figure.low, value=None, high=None, method=method)
    return figure


def _is_beside_another(added: IncidentCount, claims: Iterable[IncidentCount]) -> bool:
    """Whether 'another' only sets the figure beside one of another metric: four were killed and another nine hurt."""
    if added.metric is Metric.KILLED:
        return False
    return any(
        claim.metric is not added.metric
        and claim.object_class is added.object_class
        and claim.state is CountState.STATED
        and claim.start < added.start
        and claim.sentence_no >= added.sentence_no - 1
        for claim in claims
    )


def _is_told(figure: ArticleCount, claims: Sequence[IncidentCount]) -> bool:
    """Tell whether a claim counts what the figure counts: "nobody was hurt" at one place is not read as "nobody died" there."""
    counted = {claim.metric for claim in claims}
    return figure.state is not CountState.ZERO or figure.metric in counted or Metric.CASUALTIES in counted


def _not_stated(article_id: str, claims: Sequence[IncidentCount], known: set[tuple[Metric, ObjectClass]]) -> Iterator[ArticleCount]:
    """Yield a row without a number for each metric and class of which the article says only that the number is unknown or withheld.

    Where it says only that there are none of one kind, such as children, the number of all is unknown.
    """
    for state, told in _NUMBERLESS:
        for claim in claims:
            key = (claim.metric, claim.object_class)
            if claim.state is told and key not in known:
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
