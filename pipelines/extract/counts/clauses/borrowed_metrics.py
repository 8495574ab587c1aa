"""Counts that borrow their metric from another one: lists of numbers, parts set between commas, who is among the dead.

'downed 14 drones over Orlen and six over Velsa'; 'nine people, two of them children, were killed'; 'among the dead were two boys';
'21 marchers were hurt in Lagos (19) and Kano (2)'; '870 households (4,200 people) fled'; 'six new cases, bringing the total to 58'.
"""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from pipelines.contract.vocabulary import Bound, Metric, NumberForm, ObjectClass, Unit
from pipelines.extract.counts.clauses.clause import PAIR, Clause, Mention, is_counted, is_part_of_them
from pipelines.extract.counts.clauses.coordinated_phrases import chain_left, chain_right
from pipelines.extract.counts.clauses.labelled_figures import labelled
from pipelines.extract.counts.metrics.all_metrics import RECORDS, metric_words
from pipelines.extract.counts.metrics.metric_word import Form, MetricFrame, MetricWord, Trigger
from pipelines.extract.counts.phrases.head_nouns import head_of
from pipelines.extract.counts.phrases.phrase import Phrase
from pipelines.extract.counts.words import function_words
from pipelines.extract.counts.words.counted_nouns import PERSONS
from pipelines.extract.counts.words.number_vetoes import MONTHS
from pipelines.extract.counts.words.numbers import Number
from pipelines.extract.text.word_lists import word_set

_PLACING = frozenset({"over", "in", "near", "across", "at", "above"})
_JOINTS = frozenset({"and", ",", ";", ":", "-", "–", "—"})
_CIRCUMSTANCES = frozenset({"in", "from", "by", "during", "on", "for", "at", "over", "between"})
_NO_CIRCUMSTANCE = word_set("total all addition turn particular general fact case cases them which whom that those it this some")
_RESTATING = frozenset({"(", "comprising", ",", "or", "totalling", "totaling", "representing", "involving"})
_WHO = 4  # words of 'who were killed', at most
_TOTALS = word_set("total count figure tally number")
_TOTAL_REACH = 8  # words from 'the total' to its 'to', at most
_ITEM = 12  # words of one item of a list, at most
_WERE = frozenset({"were", "was", "are", "is"})


def _group(metric: Metric, words: tuple[str, ...]) -> MetricWord:
    return MetricWord(
        MetricFrame.STATE,
        {ObjectClass.PEOPLE: metric},
        tuple(f"among the {word}" for word in words),
        ("Two boys were among the dead.",),
        ("Two boys were among the guests.",),
    )


_GROUPS = {word: _group(record.metric, record.group) for record in RECORDS for word in record.group}


def borrowed(clause: Clause, found: list[Mention]) -> list[Mention]:
    """Return the counts of a sentence that stand in lists, insertions and groups.  found: what its metric words count."""
    taken = {mention.phrase.first for mention in found if mention.phrase}
    added: list[Mention] = []
    kinds = (
        _of_them(clause, found),
        _in_other_units(clause, found),
        _listed(clause, found),
        _in_brackets(clause, found) if found and "(" in clause.lows else (),
        _totals(clause, found) if found else (),
    )
    for mention in (*chain.from_iterable(kinds), *_respectively(clause, found), *_among(clause), *(() if found else labelled(clause))):
        if mention.phrase and mention.phrase.first not in taken:
            taken.add(mention.phrase.first)
            added.append(mention)
    return added


def _of_them(clause: Clause, found: list[Mention]) -> Iterator[Mention]:
    """Read 'nine people, two of them children, were killed'."""
    for whole in found:
        if whole.phrase is None or whole.zero or not whole.phrase.number or clause.low(whole.phrase.last) not in {",", "(", "-", "–", "—"}:
            continue
        part = clause.phrase_at(whole.phrase.last + 1)
        if part is not None and is_part_of_them(clause, part.first):
            at = part.last + (clause.low(part.last) in _WERE)
            head, noun, last = head_of(clause.words, at)
            last = last if noun else part.last
            phrase = Phrase(part.first, last, head or last - 1, noun or whole.phrase.noun, part.number, part.form, partitive=True)
            yield Mention(phrase, whole.trigger, whole.metric, "of_them", direct=False, apart=True, part=True)


def _listed(clause: Clause, found: list[Mention]) -> Iterator[Mention]:
    """Read the numbers of a list of places: 14 drones over Orlen, six over Velsa and one near the port."""
    triggers = sorted((mention.trigger for mention in found), key=lambda trigger: trigger.first)
    for first in found:
        phrase = first.phrase
        if phrase is None or phrase.number is None or first.zero or first.part or not (phrase.noun or _counts_people(first)):
            continue
        at = max(phrase.last, first.trigger.last if first.trigger.first >= phrase.last else phrase.last)
        total = False
        while True:
            item = _next_item(clause, at)
            if item is None or _is_told_between(triggers, at, item.first, first.trigger):
                break
            total = total or any(clause.low(k) == ":" for k in range(at, item.first))
            yield Mention(
                Phrase(item.first, item.last, None, phrase.noun or PERSONS, item.number, item.form),
                first.trigger,
                first.metric,
                "listed",
                direct=False,
                apart=True,
                part=total,
            )
            at = item.last


def _is_told_between(triggers: list[Trigger], first: int, last: int, own: Trigger) -> bool:
    """Whether another metric word that counts something stands between two words."""
    start = bisect_left(triggers, first, key=lambda trigger: trigger.first)
    return any(trigger.first < last and trigger != own for trigger in triggers[start : start + _ITEM])


def _next_item(clause: Clause, at: int) -> Phrase | None:
    """Return the next number without a noun that a place follows, before another counted phrase."""
    start = bisect_left(clause.phrases, at, key=lambda phrase: phrase.first)
    for phrase in clause.phrases[start : start + _ITEM]:
        if phrase.first > at + _ITEM:
            return None
        if phrase.number is None and (phrase.form is None or phrase.definite or clause.low(phrase.first) == "the"):
            continue
        joined = clause.low(phrase.first - 1) in _JOINTS
        placed = _names_place(clause, phrase.last) or (
            _is_circumstance(clause, phrase.last) and phrase.number is not None and phrase.number.value != 1
        )
        return phrase if _is_elided(phrase) and joined and placed and not _has_verb(clause, phrase.last) else None
    return None


def _is_elided(phrase: Phrase) -> bool:
    """Whether the number's noun is left out; not 'both in the north', said of two that were counted before."""
    return phrase.number is not None and phrase.head is None and not phrase.partitive and phrase.form is not NumberForm.PRONOUN


def _is_circumstance(clause: Clause, at: int) -> bool:
    """Whether a day, a cause or the kind of a place follows: on Tuesday, from lightning, in the harbour; not 'in total'."""
    low, following = clause.low(at), clause.low(at + 1)
    named = following in function_words.DAY_WORDS | MONTHS or (following[:1].isalpha() and following not in _NO_CIRCUMSTANCE)
    return low in _CIRCUMSTANCES and named


def _has_verb(clause: Clause, at: int) -> bool:
    """Whether a verb follows in the item, which then is a clause of its own: six in Nantes were questioned."""
    for here in range(at, at + _ITEM):
        low = clause.low(here)
        if low in _JOINTS or low in {"", ".", "who", "that", "when", "after", "since"}:
            return False
        if low in function_words.FINITE_HELPERS:
            return True
    return False


def _counts_people(mention: Mention) -> bool:
    return ObjectClass.PEOPLE in mention.trigger.word.metrics


def _in_other_units(clause: Clause, found: list[Mention]) -> Iterator[Mention]:
    """Read what is counted once more in another unit: 870 households (4,200 people), 4,200 families comprising 21,000 persons."""
    for mention in found:
        phrase = mention.phrase
        if phrase is None or phrase.number is None or mention.zero:
            continue
        for beside in _beside(clause, phrase):
            if {noun.unit for noun in (beside.noun, phrase.noun) if noun} == {Unit.PERSONS, Unit.HOUSEHOLDS}:
                yield replace(mention, phrase=beside, rule="other_unit", direct=False, apart=True)


def _beside(clause: Clause, phrase: Phrase) -> Iterator[Phrase]:
    """Yield the numbers that a bracket or 'comprising' sets right beside one."""
    low = clause.low(phrase.last)
    after = clause.phrase_at(phrase.last + 1 + (clause.low(phrase.last + 1) in {"or", "about"})) if low in _RESTATING else None
    before = clause.phrase_before(phrase.first - 1) if clause.low(phrase.first - 1) in _RESTATING else None
    yield from (one for one in (after, before) if one is not None and one.number is not None)


def _in_brackets(clause: Clause, found: list[Mention]) -> Iterator[Mention]:
    """Read the parts of a total that stand in brackets behind places: hurt in Lagos (19) and Kano (2)."""
    parts = [at + 1 for at, low in enumerate(clause.lows) if low == "(" and _is_bracketed_number(clause, at)]
    sizes = [int(clause.low(at).replace(",", "")) for at in parts]
    wholes = [m for m in found if parts and m.phrase and m.phrase.number and m.phrase.last < parts[0] and not m.zero and _counts_people(m)]
    if len(parts) < PAIR or not wholes or sum(sizes) > _size(wholes[-1]):
        return
    whole = wholes[-1]
    for at, size in zip(parts, sizes, strict=True):
        number = Number(at, at, at + 1, size, size, size, Bound.EXACT, NumberForm.DIGITS)
        phrase = Phrase(at, at + 1, None, whole.phrase.noun if whole.phrase else None, number, NumberForm.DIGITS)
        yield Mention(phrase, whole.trigger, whole.metric, "bracketed", direct=False, apart=True, part=True)


def _is_bracketed_number(clause: Clause, at: int) -> bool:
    """Whether a bracket behind a name holds digits and nothing else."""
    digits = clause.low(at + 1).replace(",", "")
    return digits.isascii() and digits.isdigit() and clause.low(at + 2) == ")" and at > 0 and clause.words[at - 1].text[0].isupper()


def _size(mention: Mention) -> int:
    number = mention.phrase.number if mention.phrase else None
    return (number.value or number.low or 0) if number else 0


def _totals(clause: Clause, found: list[Mention]) -> Iterator[Mention]:
    """Read the total to which a count brings it: six new cases were confirmed, bringing the total to 58."""
    for at, low in enumerate(clause.lows):
        if low not in _TOTALS or clause.low(at - 1) not in {"the", "its", "their", "overall", "national"}:
            continue
        to = next((here for here in range(at + 1, at + _TOTAL_REACH) if clause.low(here) == "to"), None)
        phrase = clause.phrase_at(to + 1) if to is not None else None
        before = [m for m in found if m.trigger.last <= at and m.phrase and not m.zero]
        if phrase is not None and before and phrase.number is not None and (phrase.noun is None or phrase.noun.unit is _unit(before[-1])):
            noun = phrase.noun or (before[-1].phrase.noun if before[-1].phrase else None)
            yield Mention(replace(phrase, noun=noun), before[-1].trigger, before[-1].metric, "toll", direct=False, apart=True)


def _unit(mention: Mention) -> Unit | None:
    return mention.phrase.noun.unit if mention.phrase and mention.phrase.noun else Unit.PERSONS


def _names_place(clause: Clause, at: int) -> bool:
    """Whether a name follows, after an article or a direction: over the Orlen region, in eastern Velsa."""
    following = [clause.words[k] for k in range(at + 1, min(at + 4, len(clause.words)))]
    return clause.low(at) in _PLACING and any(word.text[0].isupper() and word.low not in function_words.DAY_WORDS for word in following)


def _among(clause: Clause) -> Iterator[Mention]:
    """Read 'among the dead were two boys', 'the dead included two boys' and 'two boys were among the dead'."""
    for at, low in enumerate(clause.lows):
        group = _GROUPS.get(low)
        if group is None and at and clause.lows[at - 1] == "those":
            group = _those(clause, at)
        if group is None:
            continue
        trigger = Trigger(at, at + 1, group, Form.OTHER)
        metric = group.metrics[ObjectClass.PEOPLE]
        for phrase in _members(clause, at):
            people = phrase.noun is None or phrase.noun.object_class is ObjectClass.PEOPLE
            if is_counted(phrase) and people and (phrase.noun or phrase.name):
                yield Mention(phrase, trigger, metric, "among", direct=False, apart=True, part=True)


def _respectively(clause: Clause, found: list[Mention]) -> Iterator[Mention]:
    """Read the first number of 'reported four and three deaths, respectively'."""
    for mention in found if "respectively" in clause.lows else ():
        phrase = mention.phrase
        joined = phrase is not None and phrase.number is not None and clause.low(phrase.first - 1) == "and"
        before = clause.phrase_before(phrase.first - 1) if phrase is not None and joined else None
        if before is not None and phrase is not None and _is_elided(before):
            yield replace(mention, phrase=replace(before, noun=phrase.noun), rule="listed", direct=False, apart=True)


def _those(clause: Clause, at: int) -> MetricWord | None:
    """Return the metric word of 'among those released', where the group is named by what happened to it."""
    if clause.low(at - 2) != "among":
        return None
    at = next((here for here in range(at, at + _WHO) if clause.low(here) in metric_words()), at) if clause.low(at) == "who" else at
    words = (
        word
        for wording, form, word in metric_words().get(clause.low(at), ())
        if form is Form.PAST and clause.lows[at : at + len(wording)] == wording
    )
    return next((word for word in words if ObjectClass.PEOPLE in word.metrics and not word.soft and not word.absent), None)


def _members(clause: Clause, at: int) -> list[Phrase]:
    """Return the phrases of those who belong to the group whose word stands here."""
    among = clause.low(at - 2) == "among" and clause.low(at - 1) in {"the", "those"}
    included = clause.low(at - 1) == "the" and clause.low(at + 1) in {"include", "included", "includes"}
    if included or (among and clause.low(at + 1) in _WERE):
        return [p for p in chain_right(clause, clause.phrase_at(at + 2)) if clause.low(p.first) != "the"]
    if among and clause.low(at - 3) in _WERE:
        subject = clause.phrase_before(at - 3)
        return chain_left(clause, subject) if subject and clause.low(subject.first - 1) not in function_words.PREPOSITIONS else []
    return []
