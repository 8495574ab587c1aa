"""Claims of zero made with people: no one was hurt, the passengers were not hurt, neither was hurt, all escaped unharmed, injured nobody.

That one person was not hurt does not say how many were, so a zero needs 'no', 'none', 'nobody', 'neither' or people in the plural.
Nouns of harm that are denied (no injuries) are in `zeros_by_noun`.
"""

from pipelines.contract.vocabulary import NumberForm, Object, ObjectClass
from pipelines.extract.counts.clauses.clause import Clause, Mention
from pipelines.extract.counts.clauses.metric_triggers import Chain
from pipelines.extract.counts.metrics.all_metrics import metric_words
from pipelines.extract.counts.metrics.killed import SURVIVED
from pipelines.extract.counts.metrics.metric_word import Trigger
from pipelines.extract.counts.phrases.phrase import Phrase
from pipelines.extract.counts.words import function_words
from pipelines.extract.text.word_lists import word_set

ANYONE = word_set("anyone anybody")
_REACH = 14  # words between people and 'unharmed', at most
_PAIR = 2
_OTHERS = word_set("; : he she they it")
_EVERYONE = word_set("everyone everybody")
_BEHIND_ALL = word_set("aboard on inside of were are escaped survived who those")
_GRADED = 2  # words of 'suffered serious' after a verb's auxiliaries
_DEGREES = word_set("seriously critically badly gravely severely serious significant major critical life-threatening")
_SPEAKERS = word_set("i we you he she they who")
# A rehearsal has no real dead.
_REHEARSALS = word_set("drill drills rehearsal rehearsals simulation simulations simulated mock")


def is_rehearsed(clause: Clause) -> bool:
    """Whether the sentence is about a rehearsal: no one died in the drill."""
    return any(word.low in _REHEARSALS for word in clause.words)


def unharmed(clause: Clause, trigger: Trigger) -> list[Mention]:
    """Return the claim of 'all passengers escaped unhurt', 'everyone survived'; none for one person who was unhurt."""
    start = max(0, trigger.first - _REACH)
    everyone = _names_everyone(clause, start, trigger.first)
    if clause.low(trigger.last) == "by" or is_rehearsed(clause) or (trigger.word is SURVIVED and not everyone):
        return []
    people = [p for p in clause.phrases if p.last <= trigger.first and p.last >= start and _are_people(p)]
    pair = len(people) == _PAIR and people[0].last + 1 == people[1].first and clause.low(people[0].last) == "and"
    between = {clause.low(k) for k in range(people[-1].last, trigger.first)} if people else set()
    group = people[-1] if people and is_group(people[-1]) and not between & _OTHERS else None
    if not (everyone or pair or group):
        return []
    return [Mention(group, trigger, trigger.word.metrics[ObjectClass.PEOPLE], "unharmed", zero=True)]


def _are_people(phrase: Phrase) -> bool:
    return phrase.noun is not None and phrase.noun.object_class is ObjectClass.PEOPLE


def _names_everyone(clause: Clause, start: int, end: int) -> bool:
    """Whether the words say everyone: everybody on board, all aboard, all the passengers."""
    for at in range(start, end):
        low = clause.low(at)
        if low in _EVERYONE or (low == "all" and (clause.low(at + 1) in _BEHIND_ALL or _are_all(clause, at))):
            return clause.low(at - 1) not in {"not", "almost", "nearly"}
    return False


def _are_all(clause: Clause, at: int) -> bool:
    return any(p.first in {at, at + 1} and (_are_people(p) or (p.noun is None and p.number)) for p in clause.phrases)


def is_zero(clause: Clause, phrase: Phrase, chain: tuple[int, int], *, negated: bool) -> bool:
    """Whether a verb and its subject or object say none: no one was hurt, the two men were not hurt; not 'no one was seriously hurt'.

    chain: auxiliaries and adverbs of the verb, [first, last).
    """
    if is_rehearsed(clause):
        return False
    if phrase.negative:
        return not any(clause.low(k) in _DEGREES for k in range(chain[0], chain[1] + _GRADED))
    whole = phrase.definite or clause.low(phrase.first) == "any"
    return negated and whole and is_group(phrase) and not any(clause.low(k) in _DEGREES for k in range(*chain))


def is_group(phrase: Phrase) -> bool:
    """Whether the phrase means several people, or nobody."""
    if phrase.negative:
        return True
    if phrase.number is not None:
        return phrase.number.value != 1
    several = phrase.noun is not None and (phrase.noun.plural or phrase.noun.object is Object.FAMILY)
    return several and phrase.form is not NumberForm.NAMED


def is_of_two(clause: Clause, phrases: list[Phrase]) -> bool:
    """Whether 'neither ... nor' stands before the people: neither the consul nor his wife was hurt."""
    return bool(phrases) and clause.low(phrases[0].first - 1) in {"neither", "nor"}


def harms_nobody(clause: Clause, trigger: Trigger, chain: Chain) -> bool:
    """Whether the verb, which is denied, has 'anyone' for its object: did not kill or injure anyone; not 'we have not killed anyone'."""
    at = trigger.last
    if clause.low(at) in {"or", "nor", "and"} and clause.low(at + 1) in metric_words():
        at += 2
    told = chain.modal is None and not chain.perfect and not is_rehearsed(clause)
    return told and clause.low(at) in ANYONE and clause.low(chain.first - 1) not in _SPEAKERS


def is_negated(clause: Clause, chain: Chain) -> bool:
    """Whether the verb is denied: was not hurt, without killing, did not kill or injure."""
    if chain.negated or any(clause.low(at) in {"without", "nor", "neither"} for at in range(max(0, chain.first - 2), chain.first)):
        return True
    joined = clause.low(chain.first - 1) == "or" and clause.low(chain.first - 2) in metric_words()
    before = {clause.low(at) for at in range(chain.first - 4, chain.first - 2)}
    return joined and bool(before & (function_words.NEGATIONS | {"without"}) or any(low.endswith("n't") for low in before))
