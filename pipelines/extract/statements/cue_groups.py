"""Groups of cue verbs: what a lexicon of cues is made of.  The words themselves are in `cue_verbs_of_saying` and `cue_verbs_of_acts`."""

from dataclasses import dataclass
from enum import StrEnum

from pipelines.contract.vocabulary import CueClass


class CueFrame(StrEnum):
    """What may follow a cue as its content."""

    QUOTE = "quote"  # a quotation
    CLAUSE = "clause"  # a finite clause, with or without "that"
    WH = "wh"  # a clause with whether, if, how, why, what …
    INFINITIVE = "infinitive"  # to do something
    OBJECT = "object"  # a noun phrase with all that follows it: criticised the plan, accused him of theft
    QUOTED_OBJECT = "quoted_object"  # a noun phrase, a statement only because quoted words stand in it
    ORDER = "order"  # someone to do something; the someone is part of the content
    ADDRESSEE = "addressee"  # the object is the listener, not the content


@dataclass(frozen=True, slots=True)
class CueGroup:
    """Cue verbs that mean the same act and take the same complements.

    official_only: a statement only of an office, an organisation or experts.  object_of_speakers: the same where a noun phrase
    follows, with he, she and names: things compare and signal as well.
    """

    name: str
    cue_class: CueClass
    frames: frozenset[CueFrame]
    verbs: tuple[str, ...]
    prepositions: tuple[str, ...] = ()
    examples: tuple[tuple[str, str], ...] = ()
    counter_examples: tuple[str, ...] = ()
    official_only: bool = False
    object_of_speakers: bool = False


def frames(names: str) -> frozenset[CueFrame]:
    """Return the frames of a line of names."""
    return frozenset(CueFrame(name) for name in names.split())
