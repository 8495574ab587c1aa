"""How likely two events of different articles are the same event: the features of a pair and their weights.

The probability is a logistic regression whose weights `benchmarks/linking_weights.py` learns; which pairs are compared, and what follows
for incidents, belongs in `incidents`.
"""

import math

from pipelines.extract.counts.metrics.all_metrics import metrics_with
from pipelines.extract.counts.metrics.metric_record import Trait
from pipelines.link.article_events import MAIN
from pipelines.link.distinctive_words import TermWeights
from pipelines.link.event_places import SAME_PLACE_KM, distance_km
from pipelines.link.event_sketches import Sketch, weighed

_LONGEST_DISTANCE = 60
_LONGEST_EVENT = 14
"""Days between two reports that can be of one event though town and figures differ: a flood lasts, a day can be misread."""
_LONGEST_STORY = 45
"""Days between two reports of one event that nothing but its words and place tells: as long as what is collected is remembered."""
_SAME_PEOPLE = 2
"""Shared names that, with a shared age, identify the same people."""
_SEEN_AGAIN = 0.6
"""Weight of an equal figure of another day, relative to one of the same day."""
_HALF_SAID = 0.5
"""Weight of the same town with different tolls, and of the same toll in a place that contains the other (a province and its town), relative
to the same town with the same toll."""
_LARGEST_GROWTH = 3
_SMALL = 5
"""A toll of one that becomes a toll of five is still the same toll."""
_FEW = 3
CUSTODY = metrics_with(Trait.CUSTODY)
"""Counts of people in custody: an exchange of prisoners is no attack, however much else two reports of one war have in common."""


FEATURES: dict[str, float] = {
    "words": -1.67,
    "lead": 9.74,
    "names": 0.46,
    "rare": 2.12,
    "ages": 1.99,
    "same_settlement": -0.03,
    "other_settlement": -0.6,
    "same_unit": 0.55,
    "other_unit": -0.78,
    "same_day": 2.12,
    "days_apart": -0.41,
    "other_attack": -2.5,
    "same_attack": 2.0,
    "published_apart": -0.43,
    "same_figures": 1.0,
    "other_figures": -0.06,
}
"""Weight of each feature: natural logarithms of odds per unit of the feature.

Three are set by hand. other_attack: the days between events that both state their day and count other things; where one town is attacked
every other day nothing else tells the attacks apart, and reports of shootings have few such pairs. same_attack: one place, one day, and a
toll that can have grown; reports in words of their own have little else in common (of pairs of one town, stated day and toll 98 in 100 are
of one incident, of one that has grown 83, of a province and its town 77; where ages differ and no name is shared, 33). same_figures: the
sum of log(1 + figure), since small figures are frequent, and that nobody was hurt tells nothing (learned: 1.2).
"""
INTERCEPT = -5.51
_LEAD = tuple(FEATURES).index("lead")
_APART = tuple(FEATURES).index("published_apart")
_SAME_WORDS = 0.7
"""Two reports of one event seldom begin with such similar words; those that do give the same day and the same figures."""


def pair_features(one: Sketch, other: Sketch, weights: TermWeights) -> tuple[float, ...]:
    """Return the features of a pair in the order of FEATURES."""
    one.weigh(weights)
    other.weigh(weights)
    common = one.words & other.words
    same_figures = [int(value) for key, value in one.figures.items() if other.figures.get(key) == value]
    lead, body = _lengths(one, other)
    is_same_day, days_apart = _days(one, other)
    is_other_attack = one.trace.is_day_stated and other.trace.is_day_stated and _count_other_things(one, other)
    return (
        weighed(common, weights) / body if body else 0.0,
        weighed(one.lead & other.lead, weights) / lead if lead else 0.0,
        math.log1p(math.fsum(map(weights.__getitem__, one.names & other.names))),
        math.log1p(len(one.rare & other.rare)),
        _share(one.ages, other.ages),
        float(bool(one.settlements & other.settlements)),
        float(_differ(one.settlements, other.settlements)),
        float(bool(one.units & other.units)),
        float(_differ(one.units, other.units)),
        is_same_day,
        days_apart,
        days_apart if is_other_attack else 0.0,
        _one_attack(one, other),
        math.log1p(abs(one.published - other.published)),
        math.fsum(map(math.log1p, same_figures)) * (1.0 if days_apart == 0.0 else _SEEN_AGAIN),
        float(len(one.figures.keys() & other.figures.keys()) - len(same_figures)),
    )


def likeness(one: Sketch, other: Sketch, weights: TermWeights, *, is_recalled: bool = False) -> float:
    """Return the probability that two events are the same. is_recalled: one is recalled later, so the time between reports says nothing.

    0 for another event than an article's main one where place or day is not the same, for a bulletin of another day in the same words, and
    for another place or kind of event: reports of one war share so many words that these alone must not join a fire and an attack.
    """
    if not one.trace.event_key == other.trace.event_key == MAIN and not _is_same_event_told_aside(one, other):
        return 0.0
    if _is_other_kind(one, other) or _is_elsewhere(one, other) or _is_long_apart(one, other):
        return 0.0
    values = pair_features(one, other, weights)
    if values[_LEAD] >= _SAME_WORDS and _is_other_bulletin(one, other):
        return 0.0
    logit = INTERCEPT + sum(weight * value for weight, value in zip(FEATURES.values(), values, strict=True))
    if is_recalled:
        logit -= FEATURES["published_apart"] * values[_APART]
    return 1.0 / (1.0 + math.exp(-max(-50.0, min(50.0, logit))))


def can_be_one(one: Sketch, other: Sketch) -> bool:
    """Tell whether nothing speaks against two events of one story being the same: no different place, day, kind or bulletin."""
    apart = _differ(one.settlements, other.settlements) or _differ(one.units, other.units) or _is_other_kind(one, other)
    return not apart and _days(one, other)[1] == 0.0 and not _is_other_bulletin(one, other)


def is_same_day(one: Sketch, other: Sketch) -> bool:
    """Tell whether the days of two events are known and overlap."""
    return _days(one, other)[0] > 0


def _is_other_kind(one: Sketch, other: Sketch) -> bool:
    """Tell whether one event only counts people in custody and the other only something else."""
    kinds = [{figure.split("/")[0] in CUSTODY for figure in event.figures} for event in (one, other)]
    return bool(kinds[0] and kinds[1]) and len(kinds[0]) == len(kinds[1]) == 1 and kinds[0] != kinds[1]


def _is_long_apart(one: Sketch, other: Sketch) -> bool:
    """Tell whether too long a time lies between two events: an agency tells of each raid in the same words.

    Weeks part them where town and figures differ, and more than the linking window unless a victim has the same age in both.
    """
    apart = _days(one, other)[1]
    differ = _differ(one.settlements, other.settlements) and _count_other_things(one, other)
    return (differ and apart > math.log1p(_LONGEST_EVENT)) or (apart > math.log1p(_LONGEST_STORY) and not one.ages & other.ages)


def _is_elsewhere(one: Sketch, other: Sketch) -> bool:
    """Tell whether two events have other places, or no place and nothing else in common.

    Places are misread: the same people, by name and age, are stronger than all but the country.
    """
    if _differ(one.countries, other.countries):
        return True
    shared_names = one.names & other.names
    if one.ages & other.ages and len(shared_names) >= _SAME_PEOPLE:
        return False
    if _has_other_towns(one, other):
        return not shared_names or not one.units & other.units
    if one.settlements & other.settlements or one.units & other.units:
        return False
    if _differ(one.units, other.units):
        return not shared_names or not one.figures.items() & other.figures.items()
    return not _is_one_toll_of_a_day(one, other) and (not shared_names or not one.figures.items() & other.figures.items())


def _has_other_towns(one: Sketch, other: Sketch) -> bool:
    """Tell whether both events name towns, and all of one lie apart from all of the other's: a quarter and its city do not."""
    if not _differ(one.settlements, other.settlements):
        return False
    pairs = ((mine, yours) for mine in one.trace.spots for yours in other.trace.spots)
    return all(distance_km(mine, yours) > SAME_PLACE_KM for mine, yours in pairs)


def _count_other_things(one: Sketch, other: Sketch) -> bool:
    """Tell whether more of the figures that both events have differ than are the same."""
    known = one.figures.keys() & other.figures.keys()
    differ = sum(one.figures[key] != other.figures[key] for key in known)
    return differ > len(known) - differ


def _one_attack(one: Sketch, other: Sketch) -> float:
    """Return how far two events are of one place and one day that either states: 1 for one town and a toll that can have grown.

    A share where the sides or the outlets differ on the toll, and where one place holds the other. -1.5 where place and day are the same,
    but not the victims or the means: one town can be attacked twice a day.
    """
    if not _is_on_stated_day(one, other) or _has_other_towns(one, other) or _differ(one.units, other.units):
        return 0.0
    if _differ(one.means, other.means) or _are_other_victims(one, other):
        return -1.5
    is_town, is_toll = bool(one.settlements and other.settlements), _is_one_toll_of_a_day(one, other)
    if is_town or is_toll:
        return 1.0 if is_town and is_toll else _HALF_SAID
    return 0.0


def _are_other_victims(one: Sketch, other: Sketch) -> bool:
    """Tell whether two events of few victims have ages but neither ages nor names in common; of many victims each report names others."""
    are_few = all(int(figure) <= _FEW for event in (one, other) for figure in event.figures.values())
    return are_few and _differ(one.ages, other.ages) and not one.names & other.names


def _is_on_stated_day(one: Sketch, other: Sketch) -> bool:
    return (one.trace.is_day_stated or other.trace.is_day_stated) and _days(one, other)[0] > 0


def _is_one_toll_of_a_day(one: Sketch, other: Sketch) -> bool:
    """Tell whether two events are of one day, at least one of them says so, and their figures can be of one toll that grows."""
    return _is_on_stated_day(one, other) and bool(one.figures.keys() & other.figures.keys()) and _can_be_one_toll(one, other)


def _can_be_one_toll(one: Sketch, other: Sketch) -> bool:
    """Tell whether the later report counts no less than the earlier one, and not many times as much, of all that both count."""
    first, last = (one, other) if one.published <= other.published else (other, one)
    pairs = [(int(value), int(last.figures[key])) for key, value in first.figures.items() if key in last.figures]
    if first.published == last.published:
        pairs = [(min(pair), max(pair)) for pair in pairs]
    return all(low <= high <= max(_LARGEST_GROWTH * low, low + _SMALL) for low, high in pairs)


def _is_other_bulletin(one: Sketch, other: Sketch) -> bool:
    """Tell whether two texts in the same words count something else about another day: a bulletin that is issued every morning."""
    days = (one.first_day, one.last_day) != (other.first_day, other.last_day)
    return one.published != other.published and days and _count_other_things(one, other)


def _is_same_event_told_aside(one: Sketch, other: Sketch) -> bool:
    """Tell whether place, day and figures agree: an event that an article mentions in passing has too few words to be compared by.

    Somebody who died later is no figure; then both must state the day.
    """
    shared = one.settlements & other.settlements
    place = bool(shared) if one.settlements and other.settlements else bool(one.units & other.units)
    counted = bool(one.figures.keys() & other.figures.keys()) and not _count_other_things(one, other)
    followed = not (one.figures and other.figures) and one.trace.is_day_stated and other.trace.is_day_stated
    return place and _days(one, other)[0] > 0 and (counted or followed)


def _lengths(one: Sketch, other: Sketch) -> tuple[float, float]:
    """Return the divisors for the common words of lead and body: for two articles they give the cosine, for a paragraph the share found."""
    pairs = zip(one.lengths, other.lengths, strict=True)
    whole = one.trace.event_key == other.trace.event_key == MAIN
    lead, body = (first * second if whole else min(first, second) ** 2 for first, second in pairs)
    return lead, body


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0


def _differ(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one and other) and not one & other


def _days(one: Sketch, other: Sketch) -> tuple[float, float]:
    """Return whether the days of the events overlap, and the logarithm of the days between them; 0, 0 where one is not known."""
    if one.first_day is None or other.first_day is None or one.last_day is None or other.last_day is None:
        return 0.0, 0.0
    apart = max(0, one.first_day - other.last_day, other.first_day - one.last_day)
    return float(apart == 0), math.log1p(min(apart, _LONGEST_DISTANCE))
