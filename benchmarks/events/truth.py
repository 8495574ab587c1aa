"""Which candidates for place and day a label says are right."""

import datetime as dt
import re
import unicodedata
from collections.abc import Sequence

from benchmarks.events.labelled_articles import Label, LabelledArticle
from pipelines.contract.vocabulary import Metric
from pipelines.extract.counts.claims.claim_draft import Draft
from pipelines.extract.events.article_view import DateCandidate, PlaceCandidate
from pipelines.extract.places.place_mention import PlaceMention
from pipelines.gazetteer.place import Gazetteer

_TYPES = frozenset(
    [
        "oblast",
        "region",
        "province",
        "state",
        "county",
        "department",
        "district",
        "governorate",
        "city",
        "of",
        "the",
        "and",
        "prefecture",
        "division",
        "territory",
        "municipality",
        "area",
        "town",
        "village",
        "in",
        "near",
        "de",
        "la",
        "el",
        "al",
    ]
)
_BY_OBJECT = {
    ("launched", "missile"): "missiles_fired",
    ("launched", "rocket"): "missiles_fired",
    ("launched", "drone"): "drones_launched",
    ("launched", "weapon"): "aerial_weapons_launched",
    ("shot_down", "missile"): "missiles_shot_down",
    ("shot_down", "rocket"): "missiles_shot_down",
    ("shot_down", "drone"): "drones_shot_down",
    ("shot_down", "aircraft"): "aircraft_lost",
    ("shot_down", "helicopter"): "aircraft_lost",
    ("destroyed", "aircraft"): "aircraft_lost",
    ("destroyed", "helicopter"): "aircraft_lost",
    ("failed", "missile"): "missiles_failed",
    ("hit", "missile"): "missiles_hit",
    ("hit", "rocket"): "missiles_hit",
    ("hit", "drone"): "drones_hit",
    ("destroyed", "air_defence"): "equipment_destroyed",
}
_BY_CLASS = {
    ("damaged", "building"): "buildings_damaged",
    ("hit", "building"): "buildings_damaged",
    ("destroyed", "building"): "buildings_destroyed",
    ("damaged_or_destroyed", "building"): "buildings_damaged_or_destroyed",
    ("destroyed", "vehicle"): "vehicles_destroyed",
    ("damaged", "vehicle"): "vehicles_destroyed",
    ("hit", "place"): "locations_hit",
    ("damaged", "place"): "locations_hit",
    ("seized", "place"): "settlements_captured",
}


def claim_metric(item: Draft) -> str:
    """Return what the labels call the claim's metric and object."""
    metric, thing, kind = str(item.metric), str(item.noun.object), str(item.noun.object_class)
    return _BY_OBJECT.get((metric, thing)) or _BY_CLASS.get((metric, kind)) or metric


def label_of(item: Draft, article: LabelledArticle) -> Label | None:
    """Return the label of a claim: same metric and figure, and its characters, or the only fact with this figure."""
    metrics = {claim_metric(item)} | ({str(Metric.KILLED)} if item.mention.trigger.word.soft else set())
    same = [label for label in article.labels if label.metric in metrics and _same_figure(label, item)]
    here = [
        label for label in same if label.start is not None and label.end is not None and label.start < item.end and item.start < label.end
    ]
    if here:
        return min(here, key=lambda label: abs((label.start or 0) - item.start))
    kinds = {(label.places, label.admin1, label.days, label.background, label.total) for label in same}
    return same[0] if len(kinds) == 1 and (item.size > 1 or article.source in {"gva", "muc4"}) else None


def _same_figure(label: Label, item: Draft) -> bool:
    if label.vague is not None:
        return item.vague_term is not None and (label.vague.split()[0] in item.vague_term or item.vague_term in label.vague)
    held = {label.value, label.low, label.high} - {None}
    return bool(held & ({item.value, item.low, item.high} - {None}))


def right_places(label: Label, candidates: Sequence[PlaceCandidate], gazetteer: Gazetteer) -> set[int]:
    """Return the positions of the right candidates; their number stands for "none"; empty where no candidate is right."""
    if not (label.places or label.admin1 or label.country):
        return {len(candidates)}
    country = gazetteer.country(label.country) or label.country.upper()
    codes = {place.admin1_code for place in gazetteer.find(label.admin1) if place.kind == "admin1" and place.country == country}
    fit = {}
    for at, candidate in enumerate(candidates):
        mention = candidate.mention
        if country and mention.place.country not in {None, country}:
            continue
        named = any(_alike(name, other) for name in label.places for other in (mention.text, mention.place.name))
        unit = bool(label.admin1) and (mention.place.admin1_code in codes or _alike(label.admin1, mention.place.admin1 or ""))
        bare = not label.admin1 and mention.place.country == country and mention.place.admin1 is None
        other_unit = bool(label.admin1) and mention.place.admin1 is not None and not unit
        if named or unit or bare or (label.admin1 and _alike(label.admin1, mention.text)):
            fit[at] = 2 * named + unit + bare - 2 * other_unit
    best = max(fit.values(), default=0)
    return {at for at, value in fit.items() if value >= min(best, 2)} if best < 3 else {at for at, value in fit.items() if value >= 3}  # noqa: PLR2004


def words_of(name: str) -> frozenset[str]:
    """Return the words of a name without accents and words for kinds of places."""
    flat = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return frozenset(re.findall(r"[a-z0-9]+", flat.replace("'s", "").replace("'", ""))) - _TYPES


def _alike(one: str, other: str) -> bool:
    first, second = words_of(one), words_of(other)
    return bool(first and second) and (first <= second or second <= first or 2 * len(first & second) >= len(first | second))


def right_dates(label: Label, candidates: Sequence[DateCandidate], published: dt.date | None) -> set[int]:
    """Return the positions of the right candidates; their number stands for "recent", the next one for "none"; may be empty."""
    count = len(candidates)
    if not label.days:
        return {count + 1, *(at for at, candidate in enumerate(candidates) if candidate.mention.day_from is None)}
    windows = [(candidate.mention.day_from, candidate.mention.day_to) for candidate in candidates]
    right = {at for at, (first, last) in enumerate(windows) if first and last and any(same_time(day, (first, last)) for day in label.days)}
    if right or published is None:
        return right
    night = (published - dt.timedelta(1), published)
    return {count} if any((day[1] - day[0]).days < 4 and same_time(day, night) for day in label.days) else set()  # noqa: PLR2004


def same_time(truth: tuple[dt.date, dt.date], found: tuple[dt.date, dt.date]) -> bool:
    """Whether a window is right: of a short event it meets it and is short, of a long one it ends with it or shares half of their days."""
    days = (min(truth[1], found[1]) - max(truth[0], found[0])).days + 1
    if days <= 0:
        return False
    long, other = (truth[1] - truth[0]).days + 1, (found[1] - found[0]).days + 1
    if long <= 4:  # noqa: PLR2004 - a short event
        return other <= 4  # noqa: PLR2004
    return found[1] == truth[1] or 2 * days >= long + other - days


def place_is_right(label: Label, mention: PlaceMention | None, gazetteer: Gazetteer) -> bool:
    """Whether the place given is right; none given is right where there is none."""
    if mention is None:
        return not (label.places or label.admin1 or label.country)
    candidate = PlaceCandidate(mention, (), "", (), "text")
    return bool(label.places or label.admin1 or label.country) and right_places(label, [candidate], gazetteer) == {0}
