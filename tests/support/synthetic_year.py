"""A year of news whose truth is known: incidents that are reported, revised, copied, disputed and taken back. For tests.

    year = synthetic_year(incidents=2_000, seed=1)
    for day in year.days:
        year.rows(day)          # {table: records} of every core table, as `build_day` would have written them that day
        year.truth(day)         # {(incident no, metric, object): TrueFigure} as the reports up to the end of that day state it
    year.incident_of            # {claim_id: incident no}; background, planned and cumulative claims are not in it
    year.main_of                # {article_id: incident no}
    year.story_of               # {article_id: article_id of the original}; an original, its copies and their new versions share the value

An article is collected on the day of its publication, a minute later. The texts are plain sentences, but claims and statements are
made beside them, not read from them. The same arguments give the same year.
"""

import datetime as dt
import random
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from pipelines.contract.tables import TABLES, Article, IncidentCount, Statement
from pipelines.contract.vocabulary import (
    Bound,
    Certainty,
    CountBasis,
    CountState,
    Metric,
    Object,
    ObjectClass,
    Polarity,
    SyndicationRole,
    Unit,
)
from pipelines.extract.counts.article.article_figures import article_figures
from pipelines.read.read_day import CORE_TABLES
from support.contract_rows import article, claim, statement
from support.synthetic_words import (
    ACTIONS,
    ATTACKS,
    FIRST_NAMES,
    LEADS,
    MOMENTS,
    MORE,
    PLACE_ENDINGS,
    SUBJECTS,
    SURNAME_ENDINGS,
    SYLLABLES,
    VENUES,
)

FIRST_DAY = dt.date(2025, 1, 1)
OUTLETS = tuple(
    f"{name} {kind}" for name in ("Brask", "Veld", "Coast", "Valley", "North", "Harbour") for kind in ("Post", "Gazette", "Radio")
)

Key = tuple[int, Metric, Object]


@dataclass(frozen=True, slots=True)
class TrueFigure:
    """What is known of an incident. values: the current figure, one per side where two sides differ; none where state is unknown."""

    state: CountState
    values: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Stage:
    """What holds of an incident from a moment on. injured: None is not known.  soldiers: by side, killed as claimed.

    taken_back: an earlier number of dead that was wrong.
    """

    since: dt.datetime
    killed: int
    injured: int | None
    soldiers: tuple[int, ...] = ()
    taken_back: int | None = None


@dataclass(slots=True)
class Incident:
    """One event with its history of tolls."""

    no: int
    at: dt.datetime
    place: str
    place_no: int
    attack: str
    venue: str
    street: str
    names: tuple[str, ...]
    stages: tuple[Stage, ...]

    def stage(self, moment: dt.datetime) -> Stage:
        """Return what was known at a moment."""
        return [stage for stage in self.stages if stage.since <= moment][-1]


@dataclass(slots=True)
class SyntheticYear:
    """The year. See the module's docstring."""

    days: list[dt.date]
    incident_of: dict[str, int] = field(default_factory=dict)
    main_of: dict[str, int] = field(default_factory=dict)
    story_of: dict[str, str] = field(default_factory=dict)
    _rows: dict[dt.date, list[Any]] = field(default_factory=dict)
    _told: list[tuple[dt.date, Key, TrueFigure]] = field(default_factory=list)

    def rows(self, day: dt.date) -> dict[str, list[Any]]:
        """Return the records of a day by core table."""
        return {table: [row for row in self._rows.get(day, ()) if isinstance(row, TABLES[table])] for table in CORE_TABLES}

    def truth(self, day: dt.date) -> dict[Key, TrueFigure]:
        """Return the figures that the reports up to the end of a day state."""
        return {key: figure for told, key, figure in self._told if told <= day}


def synthetic_year(incidents: int = 2_000, *, days: int = 365, seed: int = 1, most_reports: int = 40) -> SyntheticYear:
    """Return a year of `incidents` incidents with 1 to `most_reports` reports each."""
    chance = random.Random(seed)  # noqa: S311 — chance that repeats
    year = SyntheticYear([FIRST_DAY + dt.timedelta(days=n) for n in range(days)])
    places = sorted({_word(chance, 3, PLACE_ENDINGS) for _ in range(max(60, incidents // 2))})
    for no in range(incidents):
        incident = _incident(chance, no, places, days)
        _report(chance, year, incident, most_reports)
    year._told.sort(key=lambda told: told[0])  # noqa: SLF001 — the builder of the year
    return year


def _word(chance: random.Random, syllables: int, endings: tuple[str, ...]) -> str:
    return ("".join(chance.choice(SYLLABLES) for _ in range(syllables - 1)) + chance.choice(endings)).capitalize()


def _incident(chance: random.Random, no: int, places: list[str], days: int) -> Incident:
    at = dt.datetime.combine(FIRST_DAY, dt.time(chance.randrange(5, 20)), dt.UTC) + dt.timedelta(days=chance.randrange(days))
    killed, injured = chance.choice((0, 1, 1, 2, 3, 5, 8)), chance.choice((None, 0, 1, 2, 4, 7, 12))
    own = chance.randrange(2, 30) if chance.random() < 0.1 else 0
    soldiers = (own, own * 3) if own else ()
    stages = [Stage(at, killed, injured, soldiers)]
    for _ in range(chance.choice((0, 0, 1, 1, 2, 3))):
        wrong = killed if killed > 1 and chance.random() < 0.15 else None
        killed = killed - 1 if wrong else killed + chance.choice((0, 1, 2))
        injured = (injured or 0) + chance.choice((0, 1, 3))
        stages.append(Stage(stages[-1].since + dt.timedelta(hours=chance.randrange(2, 20)), killed, injured, soldiers, wrong))
    place_no = chance.randrange(len(places))
    names = tuple(f"{chance.choice(FIRST_NAMES)} {_word(chance, 2, SURNAME_ENDINGS)}" for _ in range(chance.randrange(1, 4)))
    street = _word(chance, 3, SURNAME_ENDINGS)
    return Incident(no, at, places[place_no], place_no, chance.choice(ATTACKS), chance.choice(VENUES), street, names, tuple(stages))


def _report(chance: random.Random, year: SyntheticYear, incident: Incident, most: int) -> None:
    """Write the reports of an incident: a first one soon after it, others over the days after, some of them copies or new versions."""
    number = min(most, 1 + int(chance.expovariate(1 / 5)))
    last = incident.stages[-1].since + dt.timedelta(hours=24)
    moments = sorted(incident.at + (last - incident.at) * chance.random() for _ in range(number))
    outlets = iter(chance.sample(OUTLETS, len(OUTLETS)) * 3)
    written: list[Report] = []
    for n, moment in enumerate(moments):
        if moment.date() > year.days[-1]:
            break
        stage = incident.stage(moment)
        kind = chance.random()
        previous = written[-1] if written and written[-1].stage == stage and written[-1].article.published_day == moment.date() else None
        article_id = f"i{incident.no}r{n}"
        if previous and kind < 0.3:
            made = previous.copied(article_id, moment, next(outlets), agency="Brask News Agency" if kind < 0.15 else None)
        else:
            revised = written[-1].article if written and kind > 0.9 else None
            made = Report(chance, incident, stage, article_id, moment, next(outlets), revised)
            made.original = written[-1].original if revised else article_id
        written.append(made)
        year.main_of[article_id] = incident.no
        year.story_of[article_id] = made.original
        year.incident_of |= {c.claim_id: incident.no for c in made.claims if made.is_own(c)}
        year._rows.setdefault(moment.date(), []).extend(made.rows())  # noqa: SLF001 — the builder of the year
        year._told.extend((moment.date(), (incident.no, *key), figure) for key, figure in made.told())  # noqa: SLF001


class Report:
    """One article of an incident with its statements and claims. original: the article that it is a copy of, else itself."""

    def __init__(
        self,
        chance: random.Random,
        incident: Incident,
        stage: Stage,
        article_id: str,
        moment: dt.datetime,
        outlet: str,
        older: Article | None,
    ) -> None:
        """Write the text and make the claims beside it."""
        self.incident, self.stage, self.original = incident, stage, article_id
        self.governor = f"Governor {_of_province(incident.place_no, SURNAME_ENDINGS)}"
        sentences = self._sentences(chance)
        self.article = article(
            article_id,
            text="\n\n".join(sentences),
            title=f"{incident.attack.capitalize()} in {incident.place}: {stage.killed or 'none'} dead",
            publisher=older.publisher if older else outlet,
            published_at=moment,
            published_day=moment.date(),
            fetched_at=moment + dt.timedelta(minutes=1),
            modified_at=moment if older else None,
            work_id=older.work_id if older else f"work-{article_id}",
            sentence_count=len(sentences),
            paragraph_count=len(sentences),
        )
        self.statements: tuple[Statement, ...] = ()
        self.claims = tuple(self._claims())

    def _sentences(self, chance: random.Random) -> list[str]:
        incident, stage = self.incident, self.stage
        words = {
            "attack": incident.attack, "venue": incident.venue, "street": incident.street, "place": incident.place,
            "weekday": f"{incident.at:%A}", "governor": self.governor, "admin1": f"the province of {_admin1(incident.place_no)}",
        }  # fmt: skip
        lead = chance.choice(LEADS).format(**words)
        toll = [f"{stage.killed} people were killed" if stage.killed else "Nobody was killed"]
        toll += ["the number of injured was not known" if stage.injured is None else f"{stage.injured} people were injured"]
        sentences = [lead, f"{toll[0]} and {toll[1]}, {self.governor} said."]
        sentences += [f"The Northern Army said it had lost {own} soldiers there." for own in stage.soldiers[:1]]
        sentences += [f"The Southern Army said {theirs} soldiers had died there." for theirs in stage.soldiers[1:]]
        if stage.taken_back:
            sentences += [f"An earlier report of {stage.taken_back} dead was wrong."]
        fillers = [" ".join(chance.choice(part) for part in (SUBJECTS, ACTIONS, MOMENTS)) + "." for _ in range(8)]
        more = chance.sample(MORE, 3) + fillers
        sentences += [sentence.format(name=chance.choice(incident.names), **words) for sentence in more]
        extras = (
            f"In an attack on {incident.place} last year {chance.randrange(20, 90)} people were killed.",
            f"Since January {chance.randrange(100, 900)} people have been killed in the province.",
            f"Up to {chance.randrange(100, 900)} people will be evacuated.",
        )
        return sentences + [extra for extra in extras if chance.random() < 0.2]

    def _claims(self) -> Iterator[IncidentCount]:
        stage, text = self.stage, self.article.text
        governor = self._said("people" if stage.killed else "Nobody", self.governor)
        words = f"{stage.killed} people were killed" if stage.killed else "Nobody was killed"
        yield self._claim(words, stage.killed, governor)
        if stage.injured is None:
            unknown = {"state": CountState.UNKNOWN, "bound": Bound.NONE, "low": None, "high": None}
            yield self._claim("the number of injured was not known", None, governor, metric=Metric.INJURED, **unknown)
        else:
            yield self._claim(f"{stage.injured} people were injured", stage.injured, governor, metric=Metric.INJURED)
        for army, words, number in zip(
            ("Northern", "Southern"), ("it had lost {} soldiers", "{} soldiers had died"), stage.soldiers, strict=False
        ):
            side = self._said(words.format(number), f"The {army} Army")
            yield self._claim(words.format(number), number, side, object=Object.SOLDIER, certainty=Certainty.CLAIMED)
        for sentence in text.split("\n\n"):
            yield from self._others(sentence)

    def _others(self, sentence: str) -> Iterator[IncidentCount]:
        """Yield the claim of a sentence that is about another event, a running total or a plan."""
        number = next((int(word) for word in sentence.split() if word.isdigit()), None)
        if sentence.startswith("In an attack"):
            before = self.incident.at.date() - dt.timedelta(days=365)
            yield self._claim(sentence, number, None, is_background=True, event_from=before, event_to=before)
        elif sentence.startswith("An earlier report"):
            yield self._claim(sentence, number, None, certainty=Certainty.DENIED, polarity=Polarity.DENY)
        elif sentence.startswith("Since January"):
            yield self._claim(sentence, number, None, count_basis=CountBasis.CUMULATIVE)
        elif sentence.startswith("Up to"):
            planned = {"bound": Bound.AT_MOST, "low": None, "certainty": Certainty.PLANNED, "count_basis": CountBasis.PLANNED}
            yield replace(self._claim(sentence, number, None, metric=Metric.EVACUATED, **planned), value=None)

    def _said(self, words: str, speaker: str) -> Statement:
        sentence = next(s for s in self.article.text.split("\n\n")[1:] if words in s)
        made = statement(self.article, sentence, speaker=speaker)
        self.statements = (*self.statements, made)
        return made

    def _claim(self, words: str, value: int | None, said: Statement | None, **changes: Any) -> IncidentCount:  # noqa: ANN401
        incident = self.incident
        admin1 = incident.place_no % 24
        plain: dict[str, Any] = {
            "event_from": incident.at.date(),
            "event_to": incident.at.date(),
            "state": CountState.ZERO if value == 0 else CountState.STATED,
            "place": incident.place,
            "place_text": incident.place,
            "geonameid": 9_000_000 + incident.place_no,
            "admin1": _admin1(incident.place_no),
            "admin1_code": f"XV-{admin1:02}",
            "place_precision": 1,
        }
        if said is None:
            plain |= {"object": Object.PERSON, "object_class": ObjectClass.PEOPLE, "unit": Unit.PERSONS, "polarity": Polarity.AFFIRM}
        return claim(self.article, words, value, said, **(plain | changes))

    def copied(self, article_id: str, moment: dt.datetime, outlet: str, *, agency: str | None) -> "Report":
        """Return the same text in another outlet, with or without a credit of the agency."""
        copy: Report = object.__new__(Report)
        copy.incident, copy.stage, copy.original, copy.governor = self.incident, self.stage, self.original, self.governor
        copy.article = _renamed(
            self.article,
            article_id,
            work_id=f"work-{article_id}",
            publisher=outlet,
            agency=agency,
            modified_at=None,
            published_at=moment,
            fetched_at=moment + dt.timedelta(minutes=1),
            syndication_role=SyndicationRole.COPY if agency else SyndicationRole.UNKNOWN,
        )
        ids = {row.statement_id: row.statement_id.replace(self.article.article_id, article_id, 1) for row in self.statements}
        copy.statements = tuple(replace(row, article_id=article_id, statement_id=ids[row.statement_id]) for row in self.statements)
        copy.claims = tuple(
            replace(
                row,
                article_id=article_id,
                claim_id=row.claim_id.replace(self.article.article_id, article_id, 1),
                statement_id=ids[row.statement_id] if row.statement_id else None,
            )
            for row in self.claims
        )
        return copy

    def is_own(self, row: IncidentCount) -> bool:
        """Tell whether a claim is about the incident, and not about another event, a running total or a plan."""
        return not row.is_background and row.count_basis is CountBasis.INCIDENT and row.certainty is not Certainty.PLANNED

    def rows(self) -> list[Any]:
        """Return the records of the article."""
        figures = article_figures(self.article.article_id, self.claims)
        return [self.article, *self.statements, *self.claims, *figures]

    def told(self) -> Iterator[tuple[tuple[Metric, Object], TrueFigure]]:
        """Yield the figures that the article states and that are true when it is published."""
        stage, stated = self.stage, CountState.STATED
        yield (Metric.KILLED, Object.PERSON), TrueFigure(stated if stage.killed else CountState.ZERO, (stage.killed,))
        unknown = stage.injured is None
        state = CountState.UNKNOWN if unknown else stated if stage.injured else CountState.ZERO
        yield (Metric.INJURED, Object.PERSON), TrueFigure(state, () if stage.injured is None else (stage.injured,))
        if stage.soldiers:
            yield (Metric.KILLED, Object.SOLDIER), TrueFigure(stated, stage.soldiers)


def _of_province(place_no: int, endings: tuple[str, ...]) -> str:
    return _word(random.Random(place_no % 24), 3, endings)  # noqa: S311 — the same word for the same province


def _admin1(place_no: int) -> str:
    return _of_province(place_no, ("ia", "land"))


def _renamed(original: Article, article_id: str, **changes: Any) -> Article:  # noqa: ANN401 — any column
    return replace(original, article_id=article_id, input_ref=f"{article_id}.txt", **changes)
