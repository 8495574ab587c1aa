"""When and where each claim happened and whether it is of the event that the article reports: chosen by learned weights.

Place and day are chosen among all that the article names, then the scope by what was chosen and by the words around.
"""

from collections.abc import Sequence

from pipelines.contract.vocabulary import CountBasis, Metric, SpanSource
from pipelines.event_model.log_linear import EventModel, chance, score
from pipelines.extract.counts.claims.claim_draft import Circumstances, Draft
from pipelines.extract.counts.claims.claim_scope import Scope
from pipelines.extract.dates.date_mention import ClaimDate, DateMention
from pipelines.extract.events.article_view import ArticleView, view_article
from pipelines.extract.events.claim_view import ClaimView, relation, view_claims
from pipelines.extract.events.date_decision import DateAnswer, choose_date, date_shares
from pipelines.extract.events.date_features import opening_period
from pipelines.extract.events.place_decision import PlaceAnswer, choose_place, place_shares
from pipelines.extract.events.restated import same_figures, together
from pipelines.extract.events.scope_features import figures_of, scope_features
from pipelines.extract.places.place_mention import PlaceMention
from pipelines.extract.text.document import Document
from pipelines.gazetteer.place import Gazetteer

_KEPT = frozenset({CountBasis.PLANNED, CountBasis.INCREMENT})
_CLOCK = frozenset({"in", "own", "lead", "part"})
_WEEK = 3  # UCDP date precision
_HALF = 0.5


def place_in_time(
    document: Document,
    drafts: list[Draft],
    dates: Sequence[DateMention],
    places: Sequence[PlaceMention],
    gazetteer: Gazetteer,
    model: EventModel,
) -> None:
    """Set place, day and scope of every draft."""
    article = view_article(document, dates, places, gazetteer)
    views = view_claims(document, drafts)
    figures = figures_of(views)
    clocks = [mention for mention in dates if mention.pattern == "clock"]
    for view, place, day in zip(views, choose_places(views, article, model, gazetteer), choose_dates(views, article, model), strict=True):
        features = scope_features(view, article, day, figures[view.item.metric])
        background, total = (chance(score(features, weights)) > _HALF for weights in (model.background, model.total))
        total = total or opening_period(view, article) is not None
        view.item.scope = Scope(_basis(view, day, document, total=total), background)
        counted_to = document.published if view.item.scope.basis is CountBasis.CUMULATIVE else None
        date = _timed(view, _planned(view, day), clocks, document)
        sure = (
            day.probability if date.day_from and date.day_from == day.date.day_from else None,
            place.probability if place.mention else None,
        )
        view.item.circumstances = Circumstances(date, place.mention, place.source, counted_to, *sure)


def choose_places(views: Sequence[ClaimView], article: ArticleView, model: EventModel, gazetteer: Gazetteer) -> list[PlaceAnswer]:
    """Return the place of each claim of an article."""
    own = [place_shares(view, article, model.place) for view in views]
    mixed = [
        likely._replace(of_place=together(likely.of_place, [own[at].of_place for at in same]))
        for likely, same in zip(own, same_figures(views), strict=True)
    ]
    return [choose_place(view, article, likely, gazetteer) for view, likely in zip(views, mixed, strict=True)]


def choose_dates(views: Sequence[ClaimView], article: ArticleView, model: EventModel) -> list[DateAnswer]:
    """Return the day of each claim of an article."""
    own = [date_shares(view, article, model.day) for view in views]
    mixed = [
        likely._replace(of_window=together(likely.of_window, [own[at].of_window for at in same]))
        for likely, same in zip(own, same_figures(views), strict=True)
    ]
    return [choose_date(view, article, likely) for view, likely in zip(views, mixed, strict=True)]


def _basis(view: ClaimView, day: DateAnswer, document: Document, *, total: bool) -> CountBasis:
    """Return the basis: a total is of a closed period where its time was over before publication, else it runs on."""
    item = view.item
    counted_so_far = _is_stock(item) or (item.phrase is not None and item.phrase.ordinal is not None)
    if item.scope.basis in _KEPT or (item.scope.basis is CountBasis.CUMULATIVE and counted_so_far):
        return item.scope.basis
    if not total:
        return CountBasis.INCIDENT
    last, published = day.date.day_to, document.published
    over = last is not None and published is not None and last < published and (day.date.precision or 0) >= _WEEK
    return CountBasis.PERIOD if over or item.scope.basis is CountBasis.PERIOD else CountBasis.CUMULATIVE


def _is_stock(item: Draft) -> bool:
    """Whether people have been there before what the article reports: the province already hosts 145,000 refugees."""
    first = item.mention.trigger.first
    return item.metric is Metric.DISPLACED and first > 0 and item.words[first - 1].low == "already"


def _planned(view: ClaimView, day: DateAnswer) -> ClaimDate:
    """Return the day of what is planned: that of its own words, else the one on which it was said."""
    said = view.item.statement.said_from if view.item.statement else None
    if view.item.mention.planned and day.date.source is not SpanSource.PHRASE and said is not None:
        return ClaimDate(None, SpanSource.ARTICLE, said, said, None, 1)
    return day.date


def _timed(view: ClaimView, date: ClaimDate, clocks: Sequence[DateMention], document: Document) -> ClaimDate:
    """Add a clock time of the claim's own clause to a date without one."""
    sentence = view.item.sentence
    here = (mention for mention in clocks if sentence.start <= mention.span.start < sentence.end)
    clock = next((m for m in here if relation(view, m.span.start, m.span.end, document) in _CLOCK), None)
    if clock is None or date.time is not None or clock.time is None:
        return date
    single = date.day_from is not None and date.day_from == date.day_to
    return date._replace(mention=date.mention or clock, time=clock.time, precision=0 if single else date.precision)
