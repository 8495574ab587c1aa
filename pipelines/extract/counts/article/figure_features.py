"""Which numbers can be an article's own figure of the dead or the hurt, and what is known of each, by named features.

A number is a candidate if claims of the event give it, or their sum, or the rules' own figure, or none at all (0).  The features tell what
gives it, how often and where, what the headline says and how it differs from the rules' figure.  They are weighed in `figure_choice`.
"""

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from pipelines.contract.tables import IncidentCount
from pipelines.contract.vocabulary import CountState, Metric, NumberForm, ObjectClass
from pipelines.extract.counts.article.article_sums import size
from pipelines.extract.text.word_lists import word_set

WEAK_RULES = (":shoot", ":stab", ":shooting", ":suffer_injuries", ":in_critical_condition", ":treat")
"""Rules whose words leave open whether the person lived."""
_TITLE_KINDS = {
    "death": word_set("dead die dies died killed kill kills killing fatal fatally murder homicide death deaths slain"),
    "hurt": word_set("injured wounded hurt critical hospital hospitalized injures wounds"),
    "shot": word_set("shot shooting shoots gunfire shootings gunshot"),
    "court": word_set(
        "charged charge charges trial guilty sentenced court accused arrested arrest jury convicted lawsuit indicted suspect"
    ),
    "police": word_set("police officer officers deputy cop cops trooper"),
}
_WORD = re.compile("[a-z]+")
_DAYS = ((0, "future"), (2, "0-1"), (4, "2-3"), (11, "4-10"), (61, "11-60"), (401, "61-400"))
_SENTENCES = ((1, "0"), (2, "1"), (5, "2-4"), (10, "5-9"))
_MOST_NUMBERS = 8  # told by claims, those that most of them give
_PARTS = 5  # an article is cut into so many parts by its sentences


@dataclass(frozen=True, slots=True)
class FigureEvidence:
    """What an article tells besides its own claims: the claims of its title, the title and the day of publication."""

    headline: Sequence[IncidentCount] = ()
    title: str = ""
    published: dt.date | None = None


class HarmClaims:
    """The claims of one metric of harm to people, as the features see them.

    told: all that give a number.  current: those of the event itself.  figure, other: the rules' own figure of this metric and of the
    other one (dead, hurt), 0 where there is none.  mixed: totals of dead and hurt together.
    """

    def __init__(self, metric: Metric, claims: Iterable[IncidentCount], current: Iterable[IncidentCount], figure: int, other: int) -> None:
        """Sort the claims by what they give."""
        rows = [row for row in claims if row.object_class is ObjectClass.PEOPLE]
        self.metric, self.figure, self.other = metric, figure, other
        self.told = [row for row in rows if row.metric is metric and row.state is CountState.STATED]
        self.zeros = [row for row in rows if row.metric is metric and row.state is CountState.ZERO]
        held = {row.claim_id for row in current}
        self.current = [row for row in self.told if row.claim_id in held]
        self.mixed = [row for row in rows if row.metric is Metric.CASUALTIES and row.claim_id in held and row.state is CountState.STATED]
        self.length = max((row.sentence_no for row in rows), default=0) + 1
        places = Counter(row.geonameid for row in rows if row.geonameid)
        self.place = places.most_common(1)[0][0] if places else None

    @cached_property
    def facts(self) -> dict[int, int]:
        """The number of each fact that is no part of another."""
        return {row.fact_no: size(row) for row in self.current if row.part_of_claim_id is None}

    @cached_property
    def largest_sentence(self) -> int:
        """The largest sum of the facts of one sentence."""
        sums: dict[int, dict[int, int]] = {}
        for row in self.current:
            sums.setdefault(row.sentence_no, {})[row.fact_no] = size(row)
        return max((sum(facts.values()) for facts in sums.values()), default=0)

    def numbers(self, dead: int) -> list[int]:
        """Return the candidates; dead: the rules' figure of the dead, which a total of dead and hurt leaves over."""
        left = {size(row) - dead for row in self.mixed} if self.metric is Metric.INJURED else set()
        told = Counter(size(row) for row in self.current).most_common(_MOST_NUMBERS)
        found = {number for number, _ in told} | {number for number in left if number > 0}
        return sorted(found | {0, self.figure, sum(self.facts.values()), self.largest_sentence})

    def giving(self, number: int) -> list[IncidentCount]:
        """Return the current claims that give a number."""
        return [row for row in self.current if size(row) == number]


def features(view: HarmClaims, evidence: FigureEvidence) -> Mapping[int, list[str]]:
    """Return the features of each candidate."""
    dead = view.figure if view.metric is Metric.KILLED else view.other
    return {number: list(_features(view, evidence, number)) for number in view.numbers(dead)}


def _features(view: HarmClaims, evidence: FigureEvidence, number: int) -> Iterator[str]:
    yield from _against_rules(view, number)
    yield from _by_title(evidence, number)
    heads = {size(row) for row in evidence.headline if row.metric is view.metric and row.object_class is ObjectClass.PEOPLE}
    if heads:
        yield f"head:{'same' if number in heads else 'other'}:{_few(number)}"
    elif evidence.headline:
        yield f"head:other metric:{_few(number)}"
    yield from _of_some(view, evidence, number) if number else _of_none(view, evidence)


def _few(number: int) -> str:
    """Return 0, 1 or n."""
    return str(number) if number <= 1 else "n"


def _against_rules(view: HarmClaims, number: int) -> Iterator[str]:
    """Yield how a number stands to the rules' figure."""
    if number == view.figure:
        yield f"rule:{_few(number)}"
        return
    change = f"{_few(view.figure)}>{_few(number)}"
    yield from ("changed", f"change:{change}", f"change:{change}|{_few(view.other)}")
    yield "larger" if number > view.figure else "smaller"


def _by_title(evidence: FigureEvidence, number: int) -> Iterator[str]:
    """Yield what the title is about, with whether the number is none, one or several."""
    words = set(_WORD.findall(evidence.title.lower()))
    kinds = [kind for kind, known in _TITLE_KINDS.items() if not known.isdisjoint(words)]
    yield from (f"title:{kind}:{_few(number)}" for kind in kinds or ["none"])


def _of_some(view: HarmClaims, evidence: FigureEvidence, number: int) -> Iterator[str]:
    """Yield who gives a number, where and how."""
    rows = view.giving(number)
    yield f"sentences:{_bucket(len({row.sentence_no for row in rows}))}"
    yield f"facts:{_bucket(len({row.fact_no for row in rows}))}:{_few(number)}"
    yield from _of_sums(view, number)
    everywhere = [row for row in view.told if size(row) == number]
    yield f"sentences of all:{_bucket(len({row.sentence_no for row in everywhere}))}"
    yield from {f"also background:{_few(number)}" for row in everywhere if row.is_background}
    yield from {f"replaced:{_few(number)}" for row in everywhere if row.superseded_by_claim_id}
    if not rows:
        yield "derived"
        return
    first = min(row.sentence_no for row in rows)
    yield f"first:{next((name for end, name in _SENTENCES if first < end), '10+')}"
    yield f"part:{_PARTS * first // view.length}"
    yield from {name for row in rows for name in _of_row(row, evidence, number)}
    yield from _of_all(view, rows, number)


def _of_sums(view: HarmClaims, number: int) -> Iterator[str]:
    """Yield which sums a number is."""
    facts = view.facts.values()
    sums = {
        "all": sum(facts),
        "singles": sum(1 for fact in facts if fact == 1),
        "one more": max(facts, default=0) + 1,
        "sentence": view.largest_sentence,
    }
    yield from (f"sum:{name}" for name, total in sums.items() if total == number)
    if number == max((size(row) for row in view.current), default=0):
        yield "largest"
    if number > 1 and any(fact == 1 for fact in facts):
        yield "beside singles"


def _of_row(row: IncidentCount, evidence: FigureEvidence, number: int) -> Iterator[str]:
    """Yield what one of the claims that give a number tells."""
    rule, _, word = row.rule_id.partition(":")
    yield from (f"rule:{rule}:{_few(number)}", f"word:{word}", f"form:{row.number_form}", f"object:{row.object}")
    yield from (f"status:{row.victim_status}", f"bound:{row.bound}", f"certainty:{row.certainty}", f"basis:{row.count_basis}")
    yield from (f"day:{_days(row, evidence)}", f"day from:{row.date_source}")
    yield f"noun:{_noun(row)}"


def _noun(row: IncidentCount) -> str:
    """Return the last word of what is counted; of a name that it is one."""
    if row.number_form is NumberForm.NAMED:
        return "name"
    return (row.object_text or "-").lower().split()[-1]


def _of_all(view: HarmClaims, rows: list[IncidentCount], number: int) -> Iterator[str]:
    """Yield what is true of all claims that give a number."""
    if all(row.rule_id.endswith(WEAK_RULES) for row in rows):
        yield f"all weak:{_few(number)}|{_few(view.other)}"
    if all(row.number_form is NumberForm.PRONOUN for row in rows):
        yield f"all pronouns|{_few(view.other)}"
    if all(row.part_of_claim_id for row in rows):
        yield "all parts"
    if all(row.statement_id for row in rows):
        yield "all said"
    places = {row.geonameid for row in rows if row.geonameid}
    if places and view.place:
        yield f"place:{'main' if view.place in places else 'other'}"


def _of_none(view: HarmClaims, evidence: FigureEvidence) -> Iterator[str]:
    """Yield what speaks for or against that nobody came to harm: what the claims are that would be wrong."""
    rows = view.current
    yield f"none|{_few(view.other)}"
    yield f"none:sentences:{_bucket(len({row.sentence_no for row in rows}))}"
    yield f"none:facts:{_bucket(len({row.fact_no for row in rows}))}"
    if view.zeros:
        yield "none:told"
    if not rows:
        return
    yield f"none:part:{_PARTS * min(row.sentence_no for row in rows) // view.length}"
    yield from {f"none:day:{_days(row, evidence)}" for row in rows}
    yield from {f"none:word:{row.rule_id.partition(':')[2]}" for row in rows}
    if all(row.rule_id.endswith(WEAK_RULES) for row in rows):
        yield f"none:all weak|{_few(view.other)}"
    if all(row.number_form is NumberForm.PRONOUN for row in rows):
        yield f"none:all pronouns|{_few(view.other)}"


def _days(row: IncidentCount, evidence: FigureEvidence) -> str:
    """Return how long before the day of publication a claim's event was."""
    if row.event_to is None or evidence.published is None:
        return "open"
    days = (evidence.published - row.event_to).days
    return next((name for end, name in _DAYS if days < end), "over 400")


def _bucket(number: int) -> str:
    """Return a number, the larger ones in groups."""
    return str(number) if number < 4 else "4-7" if number < 8 else "8+"  # noqa: PLR2004 - the groups
