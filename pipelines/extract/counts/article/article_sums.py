"""Sums of an article's claims: victims of one sentence, missiles and drones.  Which claims count is decided in `article_figures`."""

from collections import Counter
from collections.abc import Iterable, Mapping

from pipelines.contract.tables import ArticleCount, IncidentCount
from pipelines.contract.vocabulary import Bound, Certainty, CountBasis, CountState, NumberForm, Object

_GENERAL = frozenset({Object.WEAPON, Object.BUILDING, Object.VEHICLE, Object.INFRASTRUCTURE})
"""Words that can stand for things of several kinds, so that they are not added to these."""

_TOLLS = frozenset({NumberForm.DIGITS, NumberForm.WORDS, NumberForm.VAGUE})
_Told = tuple[IncidentCount, int]  # a claim and its fact's last number


def size(row: IncidentCount | ArticleCount) -> int:
    """Return the number that stands for a figure where one number is needed."""
    return row.value if row.value is not None else row.low or row.high or 0


def without_hearsay(rows: list[IncidentCount], speakers: Mapping[str, str]) -> list[IncidentCount]:
    """Leave out larger vague figures that somebody sets against a number told before: 52 were killed; some put the toll at hundreds.

    speakers: statement_id to who speaks.
    """
    counted = [row for row in rows if row.state is CountState.STATED and row.bound is not Bound.VAGUE and size(row) > 1]
    if not counted:
        return rows
    first, most = min(row.sentence_no for row in counted), max(size(row) for row in counted)

    def is_hearsay(row: IncidentCount) -> bool:
        loose = row.bound is Bound.VAGUE and size(row) > most and row.sentence_no > first
        rival = row.statement_id in speakers or row.certainty is Certainty.PRELIMINARY or row.rule_id.startswith("toll")
        return loose and rival

    return [row for row in rows if not is_hearsay(row)]


def by_fact(rows: Iterable[IncidentCount]) -> list[list[IncidentCount]]:
    """Return the claims of each fact together, in the order of their first claims."""
    facts: dict[int, list[IncidentCount]] = {}
    for row in rows:
        facts.setdefault(row.fact_no, []).append(row)
    return list(facts.values())


def best_sentence(facts: list[list[IncidentCount]], speakers: Mapping[str, str]) -> int:
    """Return the sum of distinct facts within one clause, and of those added to them, that most sentences give; else the largest.

    A man and two children are three; five men and two others are seven; a toll includes those whom its sentence adds.
    speakers: statement_id to who speaks.
    """
    sums: dict[int, dict[str, list[_Told]]] = {}
    added: dict[int, int] = {}
    for fact in facts:
        for sentence in {row.sentence_no for row in fact}:
            row = next(r for r in fact if r.sentence_no == sentence)
            if row.count_basis is CountBasis.INCREMENT:
                added[sentence] = added.get(sentence, 0) + size(fact[-1])
            else:
                sums.setdefault(sentence, {}).setdefault(row.rule_id, []).append((row, size(fact[-1])))
    clauses = {sentence: max(_without_rivals(told, speakers) for told in rules.values()) for sentence, rules in sums.items()}
    held = {sentence for sentence, rules in sums.items() if any(rule.startswith("toll") for rule in rules)}
    totals = [clauses.get(s, 0) + (0 if s in held else added.get(s, 0)) for s in sorted(sums.keys() | added.keys())]
    groups = Counter(total for total in totals if total > 1)
    return max(groups, key=lambda total: (groups[total], total)) if groups else max(totals, default=0)


def _without_rivals(told: list[_Told], speakers: Mapping[str, str]) -> int:
    """Return the sum of a clause's figures; of those that speakers set against each other only the largest.

    One ministry says four were killed, the other twelve: nobody says sixteen. A victim without a number is no toll and is added.
    """
    tolls: dict[str, list[_Told]] = {}
    for row, number in told:
        speaker = speakers.get(row.statement_id or "")
        if speaker is not None and row.number_form in _TOLLS:
            tolls.setdefault(speaker, []).append((row, number))
    total = sum(number for _, number in told)
    if not _are_rivals([[row for row, _ in group] for group in tolls.values()]):
        return total
    own = [sum(number for _, number in group) for group in tolls.values()]
    return total - sum(own) + max(own)


def _are_rivals(groups: list[list[IncidentCount]]) -> bool:
    """Whether several speakers count the same: one kind, people without a word that tells them apart, or what two parties claim."""
    kinds = [{row.object for row in group} for group in groups]
    claimed = [all(row.certainty is Certainty.CLAIMED for row in group) for group in groups]
    return claimed.count(True) > 1 or any(
        one & other or Object.PERSON in one | other for at, one in enumerate(kinds) for other in kinds[:at]
    )


def sum_of_kinds(facts: list[list[IncidentCount]], speakers: Mapping[str, str]) -> int:
    """Return the sum of the figures of each kind of thing; what general words count (weapons, buildings) is not added to it."""
    kinds: dict[tuple[Object, bool], list[list[IncidentCount]]] = {}
    for fact in facts:
        row = fact[-1]
        general = row.object in _GENERAL and row.number_form is not NumberForm.COORDINATED
        kinds.setdefault((row.object, general), []).append(fact)
    figures = {kind: max(best_sentence(group, speakers), *(size(fact[-1]) for fact in group)) for kind, group in kinds.items()}
    stated = max((figure for (_, general), figure in figures.items() if general), default=0)
    return max(stated, sum(figure for (_, general), figure in figures.items() if not general))
