"""What the choosers see of an article: its dates and places with the features that do not depend on a claim, worked out once."""

import datetime as dt
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from pipelines.contract.vocabulary import SpanSource
from pipelines.extract.dates.date_mention import DateMention
from pipelines.extract.dates.event_words import EVENT_WORDS, OF_EVENT, saying_near
from pipelines.extract.events.implied_mentions import IMPLIED, countries_of_parts, implied_dates, with_lists
from pipelines.extract.events.sentence_topics import Topic, topics_of
from pipelines.extract.places.place_mention import PlaceMention, PlaceRole
from pipelines.extract.text.document import Document
from pipelines.gazetteer.place import Gazetteer

_RECALL = re.compile(
    r"\b(?:trial|court|sentenced?|convicted|verdict|jury|judge|prosecutors?|pleaded|appeal|anniversary|memorial|commemorat\w+"
    r"|remembered|documentary|museum|inquiry|inquest|lawsuit|tribunal|charged)\b",
    re.IGNORECASE,
)
_REPORT = re.compile(
    r"\b(?:situation report|weekly|monthly|annual|quarter|statistics|figures|report(?:ed|s)? (?:that )?cases"
    r"|according to (?:data|figures)|outbreak)\b",
    re.IGNORECASE,
)
_HOUSE = re.compile(
    r" (?:[A-Z]\w+ ){0,2}(?:(?P<care>hospital|medical|clinic|infirmary|trauma)|university|college|street|avenue|road|stadium|airport|prison"
    r"|battalion|brigade|regiment|newspaper|times|post|herald|tribune)\b",
    re.IGNORECASE,
)
_FIRST_WORD = re.compile(r"[ -](\w+)")
_LEAD_CHARS = 700
_AGES = (-1, 0, 1, 3, 7, 31, 366, 3660)  # days before publication
_WIDTHS = (0, 1, 6, 31, 366)  # days


@dataclass(frozen=True, slots=True)
class PlaceCandidate:
    """A place mention with its features.

    key: what mentions of the same place have in common; it begins with the country.  kind: of the place, unlisted or area.
    origin: text, or the part of the article that it stands in.
    """

    mention: PlaceMention
    key: tuple[str, ...]
    kind: str
    features: tuple[str, ...]
    origin: str


@dataclass(frozen=True, slots=True)
class DateCandidate:
    """A date mention with its features.  age: how long ago, as the value of a feature.  saying: see `saying_near`."""

    mention: DateMention
    features: tuple[str, ...]
    age: str
    saying: str


@dataclass(frozen=True, slots=True)
class ArticleView:
    """An article as the choosers see it.

    flags: names of features that hold for all claims.  places_outside: of title and dateline, and countries that only their parts tell of.
    places_inside, dates: of the text, in its order.  topics: of the sentences.
    """

    document: Document
    flags: tuple[str, ...]
    places_outside: tuple[PlaceCandidate, ...]
    places_inside: tuple[PlaceCandidate, ...]
    dates: tuple[DateCandidate, ...]
    topics: tuple[Topic, ...]
    place_starts: tuple[int, ...] = field(repr=False)
    date_starts: tuple[int, ...] = field(repr=False)

    def ages_between(self, start: int, end: int) -> list[str]:
        """Return the ages of the dates that stand in the text from start to end, without those that are only implied."""
        here = self.dates[bisect_left(self.date_starts, start) : bisect_left(self.date_starts, end)]
        return [c.age for c in here if c.age.isdigit() and c.mention.pattern not in IMPLIED]


def view_article(document: Document, dates: Sequence[DateMention], places: Sequence[PlaceMention], gazetteer: Gazetteer) -> ArticleView:
    """Return the view of an article with its dates and places, and with those that they imply."""
    found = _places(document, [*countries_of_parts(places, gazetteer), *with_lists(document, places, gazetteer)])
    inside = tuple(candidate for candidate in found if candidate.mention.origin is None)
    told = sorted([*dates, *implied_dates(document, dates)], key=lambda mention: mention.span.start)
    days = _dates(document, told)
    return ArticleView(
        document=document,
        flags=tuple(_flags(document)),
        places_outside=tuple(candidate for candidate in found if candidate.mention.origin is not None),
        places_inside=inside,
        dates=days,
        topics=topics_of(document),
        place_starts=tuple(candidate.mention.span.start for candidate in inside),
        date_starts=tuple(candidate.mention.span.start for candidate in days),
    )


def _flags(document: Document) -> list[str]:
    lead = f"{document.title or ''}. {document.text[:_LEAD_CHARS]}"
    return [name for name, words in (("recalls", _RECALL), ("reports", _REPORT)) if words.search(lead)]


def place_key(mention: PlaceMention) -> tuple[str, ...]:
    """Return what mentions of the same place have in common: country, first-level unit, and name or kind."""
    place = mention.place
    if mention.is_unlisted or mention.is_area:
        return (place.country or "", place.admin1_code or "", mention.text)
    return (place.country or "", place.admin1_code or "", place.kind if place.kind in {"country", "admin1"} else place.name)


def _bucket(value: float, *limits: float) -> int:
    return sum(value > limit for limit in limits)


@dataclass(frozen=True, slots=True)
class _Tally:
    """How often an article names each place, country, unit and the towns of each country and district; what its title names."""

    places: Counter[tuple[str, ...]]
    countries: Counter[str | None]
    units: Counter[str | None]
    towns: Counter[str | None]
    districts: Counter[tuple[str | None, str | None]]
    title_countries: frozenset[str | None]
    title_places: frozenset[tuple[str, ...]]


def _tally(places: Sequence[PlaceMention]) -> _Tally:
    located = [m for m in places if m.role is PlaceRole.LOCATION]
    titled = [m for m in places if m.origin is SpanSource.TITLE]
    return _Tally(
        Counter(map(place_key, places)),
        Counter(m.place.country for m in places),
        Counter(m.place.admin1_code for m in located if m.place.admin1_code),
        Counter(m.place.country for m in located if m.place.kind not in {"country", "admin1"}),
        Counter((m.place.admin1_code, m.place.admin2) for m in located if m.place.admin2),
        frozenset(m.place.country for m in titled),
        frozenset(map(place_key, titled)),
    )


def _places(document: Document, places: Sequence[PlaceMention]) -> list[PlaceCandidate]:
    tally = _tally(places)
    found = []
    for mention in places:
        kind = "unlisted" if mention.is_unlisted else "area" if mention.is_area else mention.place.kind
        features = [*_of_place(mention, kind, tally), *_of_position(document, mention, kind)]
        origin = str(mention.origin) if mention.origin else "dateline" if mention.preposition == "dateline" else "text"
        found.append(PlaceCandidate(mention, place_key(mention), kind, tuple(features), origin))
    return found


def _of_place(mention: PlaceMention, kind: str, tally: _Tally) -> list[str]:
    """Return the features of what the mention means, and of how much the article speaks of it."""
    place, total, units = mention.place, tally.countries.total(), tally.units.total()
    features = [
        f"kind={kind}",
        f"role={mention.role}",
        f"kind,role={kind},{mention.role}",
        f"prep={mention.preposition}",
        f"prec={mention.precision}",
        f"conf={_bucket(mention.confidence, 0.35, 0.6, 0.8)}",
        f"same={_bucket(tally.places[place_key(mention)], 1, 2, 4)},{kind}",
        f"share={_bucket(tally.countries[place.country] / max(1, total), 0.2, 0.5, 0.8)}",
        f"only country={sum(1 for country in tally.countries if country) == 1}",
    ]
    if place.admin1_code:
        features.append(f"unit={_bucket(tally.units[place.admin1_code] / max(1, units), 0.2, 0.5, 0.8)}")
    if kind in {"country", "admin1"}:
        features.append(f"finer={min(3, tally.towns[place.country])},{kind}")
    if kind == "admin2":
        features.append(f"finer={min(2, tally.districts[place.admin1_code, place.name])},{kind}")
    elif place.admin2 and (place.country or "", place.admin1_code or "", place.admin2) in tally.places:
        features.append("district named")
    features += ["in title"] if place_key(mention) in tally.title_places else []
    features += ["title country"] if place.country in tally.title_countries else []
    return [*features, "capital"] if place.is_capital else features


def _of_position(document: Document, mention: PlaceMention, kind: str) -> list[str]:
    """Return the features of where the mention stands and of the words around it."""
    if mention.origin is not None:
        return [f"origin={mention.origin}", f"origin={mention.origin},{kind}"]
    text, span = document.text, mention.span
    sentence = document.sentence_at(span.start) if document.sentences else None
    features = [f"at={_bucket(sentence.no if sentence else 0, 0, 1, 3, 8)}"]
    told = sentence is not None and EVENT_WORDS.search(text, sentence.start, sentence.end) is not None
    features.append(f"told,prep={mention.preposition}" if told else "untold")
    after = text[span.end : span.end + 40]
    features.append(f"next={_next_word(after)},{mention.role}")
    features.append(f"last={_last_word(text[max(0, span.start - 20) : span.start])},{mention.role}")
    house = _HOUSE.match(after)
    features += [f"house={'care' if house['care'] else 'other'}"] if house else []
    return [*features, "owner"] if after[:2] in {"'s", "’s"} else features


def _next_word(text: str) -> str:
    found = _FIRST_WORD.match(text)
    return found[1].lower() if found else text[:1]


def _last_word(text: str) -> str:
    words = text.split()
    return words[-1].lower() if words else ""


def age_of(published: dt.date | None, mention: DateMention) -> str:
    """Return how long before publication the mention's last day lies, as the value of a feature."""
    if mention.day_to is None or published is None:
        return "unknown" if mention.day_to is None else "unpublished"
    return str(_bucket((published - mention.day_to).days, *_AGES))


def width_of(mention: DateMention) -> str:
    """Return how many days the mention spans, as the value of a feature."""
    if mention.day_from is None or mention.day_to is None:
        return "open"
    return str(_bucket((mention.day_to - mention.day_from).days, *_WIDTHS))


def _dates(document: Document, dates: Sequence[DateMention]) -> tuple[DateCandidate, ...]:
    windows = Counter((m.day_from, m.day_to) for m in dates)
    found: list[DateCandidate] = []
    first = True
    for mention in dates:
        if mention.pattern == "clock":
            continue
        age, saying = age_of(document.published, mention), saying_near(mention, document)
        features = _of_date(document, mention, age, saying, windows[mention.day_from, mention.day_to])
        if first and not saying and mention.day_from is not None:
            features.append(f"first,age={age}")
            first = False
        found.append(DateCandidate(mention, tuple(features), age, saying))
    return tuple(found)


def _of_date(document: Document, mention: DateMention, age: str, saying: str, same: int) -> list[str]:
    """Return the features of what the date means, where it stands and of the words around it.  same: mentions of its window."""
    text, width = document.text, width_of(mention)
    sentence = document.sentence_at(mention.span.start) if document.sentences else None
    at = _bucket(sentence.no if sentence else 0, 0, 1, 3, 8)
    features = [f"pattern={mention.pattern}", f"age={age}", f"width={width}", f"age,width={age},{width}", f"role={mention.role},{age}"]
    features += [f"same={_bucket(same, 1, 2)},{saying}", f"at={at},{saying}"]
    features += [f"saying={saying},age={age}"] if saying else []
    features += ["only after"] if mention.only_after else []
    if sentence is not None and EVENT_WORDS.search(text, sentence.start, sentence.end):
        features.append(f"told,at={at},{saying}")
    if OF_EVENT.match(text, mention.span.end):
        features.append("of event")
    features.append(f"word={_last_word(text[max(0, mention.span.start - 14) : mention.span.start])}")
    features.append(f"next={_next_word(text[mention.span.end : mention.span.end + 30])}")
    return features
