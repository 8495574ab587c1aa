"""Counts that borrow their metric from another one: lists of numbers, parts set between commas, who is among the dead.

'downed 14 drones over Orlen and six over Velsa'; 'nine people, two of them children, were killed'; 'among the dead were two boys'.
"""

from bisect import bisect_left
from collections.abc import Iterator

from pipelines.contract.vocabulary import Metric, ObjectClass
from pipelines.extract.counts.clauses.clause import Clause, Mention, is_counted, is_part_of_them
from pipelines.extract.counts.clauses.coordinated_phrases import chain_right
from pipelines.extract.counts.metrics.all_metrics import RECORDS
from pipelines.extract.counts.metrics.metric_word import Form, MetricFrame, MetricWord, Trigger
from pipelines.extract.counts.phrases.head_nouns import head_of
from pipelines.extract.counts.phrases.phrase import Phrase
from pipelines.extract.counts.words import function_words

_PLACING = frozenset({"over", "in", "near", "across", "at", "above"})
_JOINTS = frozenset({"and", ",", ";", ":", "-", "–", "—"})
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
    for mention in (*_of_them(clause, found), *_listed(clause, found), *_among(clause)):
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
        if phrase is None or phrase.number is None or phrase.noun is None or first.zero or first.part:
            continue
        at = max(phrase.last, first.trigger.last if first.trigger.first >= phrase.last else phrase.last)
        total = False
        while True:
            item = _next_item(clause, at)
            if item is None or _is_told_between(triggers, at, item.first, first.trigger):
                break
            total = total or any(clause.low(k) == ":" for k in range(at, item.first))
            yield Mention(
                Phrase(item.first, item.last, None, phrase.noun, item.number, item.form),
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
        elided = phrase.number is not None and phrase.head is None and not phrase.partitive and not phrase.increment
        joined = clause.low(phrase.first - 1) in _JOINTS
        return phrase if elided and joined and clause.low(phrase.last) in _PLACING and _names_place(clause, phrase.last + 1) else None
    return None


def _names_place(clause: Clause, at: int) -> bool:
    """Whether a name follows, after an article or a direction: over the Orlen region, in eastern Velsa."""
    following = [clause.words[k] for k in range(at, min(at + 3, len(clause.words)))]
    return any(word.text[0].isupper() and word.low not in function_words.DAY_WORDS for word in following)


def _among(clause: Clause) -> Iterator[Mention]:
    """Read 'among the dead were two boys', 'the dead included two boys' and 'two boys were among the dead'."""
    for at, word in enumerate(clause.words):
        group = _GROUPS.get(word.low)
        if group is None:
            continue
        trigger = Trigger(at, at + 1, group, Form.OTHER)
        metric = group.metrics[ObjectClass.PEOPLE]
        for phrase in _members(clause, at):
            people = phrase.noun is None or phrase.noun.object_class is ObjectClass.PEOPLE
            if is_counted(phrase) and people and (phrase.noun or phrase.name):
                yield Mention(phrase, trigger, metric, "among", direct=False, apart=True, part=True)


def _members(clause: Clause, at: int) -> list[Phrase]:
    """Return the phrases of those who belong to the group whose word stands here."""
    among = clause.low(at - 2) == "among" and clause.low(at - 1) in {"the", "those"}
    included = clause.low(at - 1) == "the" and clause.low(at + 1) in {"include", "included", "includes"}
    if included or (among and clause.low(at + 1) in _WERE):
        return [p for p in chain_right(clause, clause.phrase_at(at + 2)) if clause.low(p.first) != "the"]
    if among and clause.low(at - 3) in _WERE:
        subject = clause.phrase_before(at - 3)
        return [subject] if subject and clause.low(subject.first - 1) not in function_words.PREPOSITIONS else []
    return []
