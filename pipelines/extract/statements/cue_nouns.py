"""Cue nouns and phrases: his claim that, according to.

Data only; verbs are in `cue_verbs_of_saying`.  An example gives a sentence and the content that must be found in it, a counter-example a
sentence in which no statement may be found.
"""

from dataclasses import dataclass

from pipelines.contract.vocabulary import CueClass
from pipelines.extract.text.word_lists import words


@dataclass(frozen=True, slots=True)
class NounGroup:
    """Nouns that take a clause as what was said, with their owner as the speaker.

    prepositions: those whose object is what was said, besides clauses: criticism of the plan.  qualities: where not empty, one of
    these adjectives has to stand before the noun, because the noun alone means a deed.
    """

    name: str
    cue_class: CueClass
    nouns: tuple[str, ...]
    examples: tuple[tuple[str, str], ...] = ()
    counter_examples: tuple[str, ...] = ()
    prepositions: tuple[str, ...] = ()
    qualities: tuple[str, ...] = ()


NOUN_GROUPS = (
    NounGroup(
        "statement",
        CueClass.ASSERT,
        words(
            "statement remark assertion contention argument suggestion conclusion observation insistence announcement declaration comment"
        ),
        (("The mayor repeated his {noun} that the bridge was safe.", "the bridge was safe"),),
        ("The mayor's {noun} angered residents.",),
    ),
    NounGroup(
        "claim",
        CueClass.CLAIM,
        words("claim allegation"),
        (("The mayor repeated his {noun} that the bridge was safe.", "the bridge was safe"),),
        ("The mayor's {noun} angered residents.",),
    ),
    NounGroup(
        "accusation",
        CueClass.BLAME,
        words("accusation charge complaint"),
        (("The mayor repeated his {noun} that the bridge was unsafe.", "the bridge was unsafe"),),
        ("The mayor's {noun} angered residents.",),
    ),
    NounGroup(
        "criticism",
        CueClass.BLAME,
        words("criticism condemnation denunciation critique rebuke mockery"),
        (("The mayor repeated his {noun} of the bridge.", "the bridge"),),
        ("The mayor's {noun} angered residents.", "The plan drew {noun} of the bridge."),
        prepositions=("of",),
    ),
    NounGroup(
        "attack in words",
        CueClass.BLAME,
        ("attack",),
        (("The mayor continued his verbal {noun} on the council.", "the council"),),
        ("The army launched an {noun} on the town.", "The army's {noun} on the town killed two people."),
        prepositions=("on", "against"),
        qualities=words("verbal personal rhetorical scathing blistering withering sharp stinging negative public political partisan"),
    ),
    NounGroup(
        "praise",
        CueClass.PRAISE,
        words("praise admiration"),
        (("The mayor repeated his {noun} for the firefighters.", "the firefighters"),),
        ("The bridge won {noun} for its beauty.",),
        prepositions=("for", "of"),
    ),
    NounGroup(
        "call",
        CueClass.ORDER,
        words("call appeal plea"),
        (("The mayor repeated his {noun} for an inquiry.", "an inquiry"),),
        ("The mayor's {noun} angered residents.", "There were {noun}s for an inquiry."),
        prepositions=("for",),
    ),
    NounGroup(
        "promise",
        CueClass.PROMISE,
        words("promise pledge vow threat assurance"),
        (("The mayor repeated his {noun} to close the bridge.", "to close the bridge"),),
        ("The mayor's {noun} angered residents.",),
    ),
    NounGroup(
        "warning",
        CueClass.WARN,
        words("warning prediction"),
        (("The mayor repeated his {noun} that the bridge was unsafe.", "the bridge was unsafe"),),
        ("The mayor's {noun} angered residents.",),
    ),
    NounGroup(
        "confirmation",
        CueClass.CONFIRM,
        words("confirmation acknowledgment acknowledgement admission"),
        (("The mayor repeated his {noun} that the bridge was unsafe.", "the bridge was unsafe"),),
        ("The mayor's {noun} angered residents.",),
    ),
    NounGroup(
        "denial",
        CueClass.DENY,
        ("denial",),
        (("The mayor repeated his {noun} that the bridge was unsafe.", "the bridge was unsafe"),),
        ("The mayor's {noun} angered residents.",),
    ),
    NounGroup(
        "demand",
        CueClass.ORDER,
        words("demand request order proposal recommendation"),
        (("The mayor repeated his {noun} that the bridge be closed.", "the bridge be closed"),),
        ("The mayor's {noun} angered residents.",),
    ),
)

# Phrases whose object is the speaker: "according to police, …".
SOURCE_PHRASES: dict[str, CueClass] = {
    "according to": CueClass.ASSERT,
    "per": CueClass.ASSERT,
    "in the words of": CueClass.ASSERT,
}
