"""Parts of a total that are given by what they were: 187 were civilians; nine of them children; a list after a colon.

Such a number borrows its metric from the total.  What stands after 'including' is in `find_mentions`, lists of places are in
`borrowed_metrics`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipelines.contract.vocabulary import ObjectClass
from pipelines.extract.counts.clauses.clause import Clause, Mention, is_part_of_them
from pipelines.extract.counts.clauses.coordinated_phrases import chain_right
from pipelines.extract.counts.metrics.all_metrics import metrics_with
from pipelines.extract.counts.metrics.metric_record import Trait
from pipelines.extract.counts.metrics.metric_word import Form, Trigger
from pipelines.extract.counts.phrases.head_nouns import head_of
from pipelines.extract.counts.phrases.phrase import Phrase

_REACH = 18  # words between a total and its part, at most
_LEAD = 6  # words of 'Of the 40 people injured', at most
_WERE = frozenset({"were", "was", "are", "is"})
_OPENERS = frozenset({",", "(", "-", "–", "—"})
_JOINTS = _OPENERS | {":", ";", "and", "whom", "while"}
_WHOLES = frozenset({"the", "those", "these", "them", "whom"})
_TOLD_BY_PARTS = metrics_with(Trait.TOLD_BY_PARTS)


def shares(clause: Clause, found: Sequence[Mention]) -> Iterator[Mention]:
    """Yield the parts of the totals of a sentence.  found: what its metric words count."""
    totals = [
        m for m in found if m.phrase and m.phrase.number and not m.zero and not m.part and not m.planned and m.metric in _TOLD_BY_PARTS
    ]
    for whole in totals:
        yield from _listed(clause, whole)
    for phrase in clause.phrases if totals else ():
        whole_before = next((m for m in reversed(totals) if m.phrase and m.phrase.last <= phrase.first <= m.phrase.last + _REACH), None)
        part = _of_them(clause, phrase) or _were(clause, phrase, told=opens_with_share(clause))
        if part is not None and whole_before is not None and _is_smaller(part, whole_before.phrase):
            yield Mention(part, whole_before.trigger, whole_before.metric, "share", direct=False, apart=True, part=True)


def shares_of(clause: Clause, whole: Mention) -> Iterator[Mention]:
    """Yield the parts of a total of the sentence before: Of those, 187 were civilians and 22 were soldiers."""
    if not opens_with_share(clause) or whole.metric not in _TOLD_BY_PARTS:
        return
    for phrase in clause.phrases:
        part = _were(clause, phrase, told=True)
        if part is not None and _is_smaller(part, whole.phrase):
            trigger = Trigger(phrase.last, phrase.last + 1, whole.trigger.word, Form.OTHER)
            yield Mention(part, trigger, whole.metric, "share", direct=False, apart=True, part=True)


def opens_with_share(clause: Clause) -> bool:
    """Whether the sentence begins with what its numbers are a part of: Of those killed, Of the injured."""
    return clause.low(0) == "of" and clause.low(1) in _WHOLES


def is_share(clause: Clause, mention: Mention) -> bool:
    """Whether a mention is a part of what the sentence begins with: Of the injured, 22 are in critical condition."""
    phrase = mention.phrase
    if phrase is None or phrase.number is None or not opens_with_share(clause) or phrase.first > _LEAD:
        return False
    return clause.low(phrase.first - 1) == "," and not any(other.number for other in clause.phrases if other.first < phrase.first)


def told_kind(clause: Clause, mention: Mention) -> Mention:
    """Return 'fifteen of the wounded were children' as a count of children, any other mention as it is."""
    phrase = mention.phrase
    if phrase is None or not phrase.partitive or phrase.noun is not None or clause.low(mention.trigger.last) not in _WERE:
        return mention
    head, noun, _ = head_of(clause.words, mention.trigger.last + 1)
    kind = noun is not None and noun.plural and noun.object_class is ObjectClass.PEOPLE
    return replace(mention, phrase=replace(phrase, noun=noun, head=head)) if kind else mention


def _of_them(clause: Clause, phrase: Phrase) -> Phrase | None:
    """Read 'nine of them children', 'nine of whom were children' after a mark."""
    if not is_part_of_them(clause, phrase.first) or clause.low(phrase.first - 1) not in _OPENERS:
        return None
    return _with_kind(clause, phrase, phrase.last + (clause.low(phrase.last) in _WERE), needed=False)


def _were(clause: Clause, phrase: Phrase, *, told: bool) -> Phrase | None:
    """Read '187 were civilians'; told: the sentence says of whom they are, so that 'eight were domestic' counts too."""
    bare = phrase.number is not None and phrase.head is None and not phrase.partitive and not phrase.increment
    if not bare or clause.low(phrase.last) not in _WERE or clause.low(phrase.first - 1) not in _JOINTS:
        return None
    return _with_kind(clause, phrase, phrase.last + 1, needed=not told)


def _with_kind(clause: Clause, phrase: Phrase, at: int, *, needed: bool) -> Phrase | None:
    """Return the number with the people that the words after it name; None where they have to name some and do not."""
    head, noun, last = head_of(clause.words, at)
    people = noun is not None and noun.object_class is ObjectClass.PEOPLE
    if not people and needed:
        return None
    end = last if people else phrase.last
    return Phrase(phrase.first, end, head if people else end - 1, noun if people else None, phrase.number, phrase.form, partitive=True)


def _listed(clause: Clause, whole: Mention) -> Iterator[Mention]:
    """Read '89 people had been killed: 46 fighters, four civilians and 18 soldiers'."""
    if whole.phrase is None:
        return
    end = max(whole.phrase.last, whole.trigger.last)
    colon = next((at for at in range(end, end + _REACH) if clause.low(at) == ":"), None)
    members = chain_right(clause, clause.phrase_at(colon + 1)) if colon is not None else []
    people = all(p.number and p.noun and p.noun.object_class is ObjectClass.PEOPLE for p in members)
    sizes = sum(p.number.value or p.number.low or 0 for p in members if p.number)
    if len(members) > 1 and people and whole.phrase.number and sizes <= (whole.phrase.number.value or whole.phrase.number.low or 0):
        for phrase in members:
            yield Mention(phrase, whole.trigger, whole.metric, "share", direct=False, apart=True, part=True)


def _is_smaller(part: Phrase, whole: Phrase | None) -> bool:
    if part.number is None or whole is None or whole.number is None:
        return False
    return (part.number.value or part.number.low or 0) < (whole.number.value or whole.number.low or 0)
