"""The place of a claim: the most likely one of the article's places, a wider one where that is not sure enough, or none."""

from collections import defaultdict
from collections.abc import Mapping
from typing import NamedTuple

from pipelines.contract.vocabulary import SpanSource
from pipelines.event_model.log_linear import Weights, score, shares
from pipelines.extract.events.article_view import ArticleView, PlaceCandidate
from pipelines.extract.events.claim_view import ClaimView, relation, source_of
from pipelines.extract.events.place_features import near_places, place_features
from pipelines.extract.places.place_mention import PlaceMention, PlaceRole
from pipelines.gazetteer.place import Gazetteer, Place

LEAST, LEAST_WIDER = 0.25, 0.6
"""Probability under which a place is not given, and the one that a wider place has to reach; see docs/accuracy.md."""

_SHERIFFS = "US"  # where the police of a county report what happened in its towns


class PlaceAnswer(NamedTuple):
    """A place, where it was read, and the probability that it is right; None where no place is given."""

    mention: PlaceMention | None
    source: SpanSource | None
    probability: float


class PlaceShares(NamedTuple):
    """The candidates of a claim, and the probability of each place by its key; NONE for no place."""

    candidates: list[PlaceCandidate]
    of_mention: list[float]
    of_place: dict[tuple[str, ...], float]


NONE: tuple[str, ...] = ()


def place_shares(view: ClaimView, article: ArticleView, weights: Weights) -> PlaceShares:
    """Return how likely each place of the article is the place of a claim."""
    candidates = near_places(view, article)
    likely = shares([score(features, weights) for features in place_features(view, article, candidates)])
    by_place: dict[tuple[str, ...], float] = defaultdict(float)
    for candidate, share in zip(candidates, likely, strict=False):
        by_place[candidate.key] += share
    by_place[NONE] = likely[-1]
    return PlaceShares(candidates, likely, dict(by_place))


def supported(of_place: Mapping[tuple[str, ...], float]) -> dict[tuple[str, ...], float]:
    """Return the probability of each place, where it lies in a first-level unit that of all places there: the unit is then right."""
    units: dict[tuple[str, ...], float] = defaultdict(float)
    for key, share in of_place.items():
        units[_unit(key)] += share
    return {key: units[_unit(key)] for key in of_place}


def _unit(key: tuple[str, ...]) -> tuple[str, ...]:
    return key[:2] if key and key[0] and key[1] else key


def choose_place(view: ClaimView, article: ArticleView, likely: PlaceShares, gazetteer: Gazetteer) -> PlaceAnswer:
    """Return the place of a claim: the most likely one of the most likely first-level unit, or of the places outside units.

    None is given where that is likelier than all places of any one country together.
    """
    by_place, support = likely.of_place, supported(likely.of_place)
    by_country = _by_country(by_place)
    is_told = any(share > by_place[NONE] for code, share in by_country.items() if code)
    best = max((key for key in support if key or not is_told), key=lambda key: (support[key], by_place[key]))
    mentions = [(share, -at) for at, (c, share) in enumerate(zip(likely.candidates, likely.of_mention, strict=False)) if c.key == best]
    if not mentions:
        return PlaceAnswer(None, None, by_place[NONE])
    if support[best] >= LEAST:
        chosen = _town_of(likely.candidates[-max(mentions)[1]], likely)
        return PlaceAnswer(chosen.mention, _source(view, article, chosen), support[best])
    return _wider(likely.candidates, by_country, gazetteer)


def _by_country(by_place: Mapping[tuple[str, ...], float]) -> dict[str, float]:
    """Return the probability of all places of each country; that of no place with those of no country."""
    found: dict[str, float] = defaultdict(float)
    for key, share in by_place.items():
        found[key[0] if key else ""] += share
    return found


def _town_of(chosen: PlaceCandidate, likely: PlaceShares) -> PlaceCandidate:
    """Return the likeliest town that the article names in a county, else the place itself: a sheriff's reports name the county oftener."""
    county = chosen.mention.place
    if chosen.kind != "admin2" or county.country != _SHERIFFS:
        return chosen
    towns = [
        (likely.of_place[c.key], share, -at)
        for at, (c, share) in enumerate(zip(likely.candidates, likely.of_mention, strict=False))
        if _lies_in_county(c.mention, county)
    ]
    return likely.candidates[-max(towns)[2]] if towns else chosen


def _lies_in_county(mention: PlaceMention, county: Place) -> bool:
    town = mention.place
    return (
        mention.role is PlaceRole.LOCATION
        and town.kind == "settlement"
        and (town.admin1_code, town.admin2) == (county.admin1_code, county.name)
    )


def _wider(candidates: list[PlaceCandidate], by_country: dict[str, float], gazetteer: Gazetteer) -> PlaceAnswer:
    """Return the country that the likely places lie in, where it is sure enough, else none."""
    code = max(by_country, key=lambda country: by_country[country])
    place = gazetteer.country_place(code) if code and by_country[code] >= LEAST_WIDER else None
    if place is None:
        return PlaceAnswer(None, None, 1 - by_country[code])
    named = next((c.mention for c in candidates if c.mention.place == place), None)
    mention = named or next(c.mention for c in candidates if c.mention.place.country == code)
    if named is None:
        mention = PlaceMention(
            span=mention.span, text=place.name, place=place, precision=place.precision, confidence=1.0, origin=SpanSource.ARTICLE
        )
    return PlaceAnswer(mention, SpanSource.ARTICLE, by_country[code])


def _source(view: ClaimView, article: ArticleView, chosen: PlaceCandidate) -> SpanSource:
    origin = chosen.mention.origin
    if origin is not None:
        return origin
    if chosen.origin == "dateline":
        return SpanSource.DATELINE
    where = relation(view, chosen.mention.span.start, chosen.mention.span.end, article.document)
    return source_of(where)
