"""Looking up cues: from a word as written to the cue that it may be.

The words themselves are data in `cue_verbs_of_saying` and `cue_nouns`; what stands around a cue belongs in `contents_after_cue` and
`speakers`.
"""

from dataclasses import dataclass

from pipelines.contract.vocabulary import CueClass
from pipelines.extract.statements.cue_groups import CueFrame, CueGroup
from pipelines.extract.statements.cue_nouns import NOUN_GROUPS, SOURCE_PHRASES, NounGroup
from pipelines.extract.statements.cue_verbs_of_acts import ACTS
from pipelines.extract.statements.cue_verbs_of_saying import SAYING
from pipelines.extract.text.inflection import plural, verb_forms


@dataclass(frozen=True, slots=True)
class CueVerb:
    """A verb with everything that may follow it, from all groups that hold it."""

    lemma: str
    cue_class: CueClass
    frames: frozenset[CueFrame]
    prepositions: frozenset[str]
    official_only: bool
    object_class: CueClass
    object_of_speakers: bool


def _merged(lemma: str, groups: list[CueGroup]) -> CueVerb:
    """Join the groups of one verb; the first one names its class, the first one that takes an object that of its objects."""
    objects = [group for group in groups if group.frames & {CueFrame.OBJECT, CueFrame.QUOTED_OBJECT}]
    return CueVerb(
        lemma=lemma,
        cue_class=groups[0].cue_class,
        frames=frozenset().union(*(group.frames for group in groups)),
        prepositions=frozenset(word for group in groups for word in group.prepositions),
        official_only=all(group.official_only for group in groups),
        object_class=(objects or groups)[0].cue_class,
        object_of_speakers=any(group.object_of_speakers for group in objects),
    )


def _verbs_by_form() -> dict[str, CueVerb]:
    by_lemma: dict[str, list[CueGroup]] = {}
    for group in (*ACTS, *SAYING):
        for verb in group.verbs:
            by_lemma.setdefault(verb, []).append(group)
    return {form: _merged(lemma, groups) for lemma, groups in by_lemma.items() for form in verb_forms(lemma)}


VERBS_BY_FORM = _verbs_by_form()
NOUNS_BY_FORM: dict[str, NounGroup] = {form: group for group in NOUN_GROUPS for noun in group.nouns for form in (noun, plural(noun))}
CUE_FORMS = frozenset(VERBS_BY_FORM) | frozenset(NOUNS_BY_FORM) | frozenset(phrase.split()[0] for phrase in SOURCE_PHRASES)


def cue_verb(form: str) -> CueVerb | None:
    """Return the cue verb that a word as written may be, or None."""
    return VERBS_BY_FORM.get(form.lower())


def cue_noun(form: str) -> NounGroup | None:
    """Return the group of the cue noun that a word as written may be, or None."""
    return NOUNS_BY_FORM.get(form.lower())
