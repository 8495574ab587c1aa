"""Sums of an article's claims: victims of one sentence, missiles and drones.  Which claims count is decided in `article_counts`."""

from collections import Counter
from collections.abc import Iterable

from pipelines.tables import IncidentCount
from pipelines.vocabulary import CountBasis, NumberForm, Object

_GENERAL = frozenset({Object.WEAPON, Object.BUILDING, Object.VEHICLE, Object.INFRASTRUCTURE})
"""Words that can stand for things of several kinds, so that they are not added to these."""


def size(row: IncidentCount) -> int:
    """Return the number that stands for a figure where one number is needed."""
    return row.value if row.value is not None else row.low or row.high or 0


def by_fact(rows: Iterable[IncidentCount]) -> list[list[IncidentCount]]:
    """Return the claims of each fact together, in the order of their first claims."""
    facts: dict[int, list[IncidentCount]] = {}
    for row in rows:
        facts.setdefault(row.fact_no, []).append(row)
    return list(facts.values())


def best_sentence(facts: list[list[IncidentCount]]) -> int:
    """Return the sum of distinct facts within one clause, and of those added to them, that most sentences tell; else the largest.

    A man and two children are three; five men and two others are seven.
    """
    sums: dict[int, dict[str, int]] = {}
    added: dict[int, int] = {}
    for fact in facts:
        for sentence in {row.sentence_no for row in fact}:
            row = next(r for r in fact if r.sentence_no == sentence)
            if row.count_basis is CountBasis.INCREMENT:
                added[sentence] = added.get(sentence, 0) + size(fact[-1])
            else:
                clauses = sums.setdefault(sentence, {})
                clauses[row.rule_id] = clauses.get(row.rule_id, 0) + size(fact[-1])
    totals = [max(sums.get(k, {"": 0}).values()) + added.get(k, 0) for k in sorted(sums.keys() | added.keys())]
    groups = Counter(total for total in totals if total > 1)
    return max(groups, key=lambda total: (groups[total], total)) if groups else max(totals, default=0)


def sum_of_kinds(facts: list[list[IncidentCount]]) -> int:
    """Return the sum of the figures of each kind of thing; what general words count (weapons, buildings) is not added to it."""
    kinds: dict[tuple[Object, bool], list[list[IncidentCount]]] = {}
    for fact in facts:
        row = fact[-1]
        general = row.object in _GENERAL and row.number_form is not NumberForm.COORDINATED
        kinds.setdefault((row.object, general), []).append(fact)
    figures = {kind: max(best_sentence(group), *(size(fact[-1]) for fact in group)) for kind, group in kinds.items()}
    stated = max((figure for (_, general), figure in figures.items() if general), default=0)
    return max(stated, sum(figure for (_, general), figure in figures.items() if not general))
