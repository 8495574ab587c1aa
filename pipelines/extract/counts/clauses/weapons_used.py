"""Weapons that an attack is made with: attacked the city with 87 drones, a raid using 40 rockets."""

from collections.abc import Iterator

from pipelines.contract.vocabulary import ObjectClass
from pipelines.extract.counts.clauses.clause import Clause, Mention
from pipelines.extract.counts.clauses.coordinated_phrases import chain_right
from pipelines.extract.counts.clauses.metric_triggers import chain_before
from pipelines.extract.counts.clauses.phrase_mentions import mentions_of
from pipelines.extract.counts.metrics.metric_word import Form, Trigger
from pipelines.extract.counts.metrics.weapons import ATTACKED_WITH, HIT_BY
from pipelines.extract.text.word_lists import word_set

_REACH = 14  # words between the attack and its weapons, at most
_MEANS = frozenset({"with", "using", "by"})
_ATTACKS = word_set(
    "attack attacks attacked attacking assault assaults assaulted strike strikes struck striking raid raids raided raiding bombard "
    "bombards bombarded bombarding target targets targeted targeting pound pounds pounded pounding hit hits hitting shelled shelling"
)
_LANDED = frozenset({"struck", "hit"})  # by weapons that reached what they were aimed at
_CARRIED = word_set("armed equipped loaded packed filled rigged")
_ENDS = frozenset({".", ";", ":", "who", "which", "that", "shot", "downed", "intercepted", "destroyed"})


def attacked_with(clause: Clause) -> Iterator[Mention]:
    """Yield the weapons after 'with', 'using' or 'by' with which an attack named before them was made."""
    for phrase in clause.phrases:
        weapons = phrase.number is not None and phrase.noun is not None and phrase.noun.object_class is ObjectClass.WEAPON
        means = clause.low(phrase.first - 1)
        if not weapons or means not in _MEANS or clause.low(phrase.first - 2) in _CARRIED:
            continue
        at = _attack_before(clause, phrase.first - 1)
        if at is None:
            continue
        word = HIT_BY if means == "by" and clause.low(at) in _LANDED else ATTACKED_WITH
        trigger = Trigger(at, at + 1, word, Form.OTHER)
        yield from mentions_of(clause, trigger, chain_before(clause.words, trigger), chain_right(clause, phrase), "attacked_with")


def _attack_before(clause: Clause, at: int) -> int | None:
    """Return where the attack stands that is nearest before a word; None where other deeds come between."""
    for here in range(at - 1, max(-1, at - _REACH), -1):
        if clause.low(here) in _ATTACKS:
            return here
        if clause.low(here) in _ENDS:
            return None
    return None
