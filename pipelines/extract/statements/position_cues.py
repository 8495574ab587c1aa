"""Cues by position: a verb in no list, or far from its subject, that is a cue because it stands beside a quotation.

"…!" beamed Anna Berg; Anna Berg called over her shoulder, "…"; he went on to say, "…".  Listed verbs beside their subject belong in
`quotation_cues`.
"""

from pipelines.extract.statements.cue_lookup import cue_verb
from pipelines.extract.statements.cue_subjects import coordinated_subject, speaker_of, subject_across, subject_beside
from pipelines.extract.statements.mentions import mention_between
from pipelines.extract.statements.statement_context import StatementContext
from pipelines.extract.statements.statement_draft import PhraseSpan
from pipelines.extract.statements.word_order import is_finite, noun_phrase_end, noun_phrase_start, skip_adjuncts
from pipelines.extract.text.document import Quotation
from pipelines.extract.text.syntax_tree import Tree
from pipelines.extract.text.word_lists import word_set

# Verbs that stand beside titles and terms, not beside speech.
_NO_SPEECH = word_set(
    "be have do include feature mean become start make begin contain involve star win earn know see dub title name follow come appear "
    "publish hear watch show visit call"
)
_NO_SPEAKER = frozenset({"WP", "WDT", "EX", "WP$", "DT"})
_PAST_OR_PRESENT = frozenset({"VBD", "VBZ", "VBP"})
_RAISED_REACH = 5  # words from "to say" back to the verb that governs it
_BE = word_set("is are was were be been being")
_PARTICLES = word_set("out back in it on up again once twice")  # shot back, points out, cut in, put it


def verb_after(context: StatementContext, quotation: Quotation, tree: Tree, first: int) -> tuple[int, PhraseSpan] | None:
    """Return verb and speaker of "…!" beamed X or "…," he mocked; first: the index of the word after the quotation."""
    if context.text[quotation.start : quotation.end].rstrip("'’ ")[-1:] not in {",", "?", "!"}:
        return None
    end = noun_phrase_end(tree, first + 1) if first + 1 < len(tree) else first + 1
    if tree.tokens[first].tag in {"VBD", "VBZ"} and end > first + 1:
        return _with_speaker(tree, first, mention_between(tree, first + 1, end))
    verb = noun_phrase_end(tree, first)
    if not first < verb < len(tree) or tree.tokens[verb].tag not in {"VBD", "VBZ"}:
        return None
    after = skip_adjuncts(tree, verb + 1 + (tree.words(verb + 1, verb + 2) in _PARTICLES))
    closes = after >= len(tree) or tree.tokens[after].text in {".", ",", ":"}
    return _with_speaker(tree, verb, mention_between(tree, first, verb)) if closes else None


def verb_before(context: StatementContext, quotation: Quotation, tree: Tree, last: int) -> tuple[int, PhraseSpan] | None:
    """Return verb and speaker of X called over her shoulder, "Y." where Y is a whole sentence; last: the index of the comma."""
    words = context.text[quotation.start : quotation.end].rstrip("'’ ")
    if tree.tokens[last].text != "," or not words[:1].isupper() or words[-1:] not in {".", "!", "?"}:
        return None
    verb = next((one for one in range(last - 1, -1, -1) if is_finite(tree, one) or _is_mistagged(tree, one, last)), None)
    if verb is None or tree.is_negated(verb) or context.quotation_at(tree.tokens[verb].start) is not None:
        return None
    speaker = subject_beside(tree, verb, 0) if _is_mistagged(tree, verb, last) else near_subject(tree, verb)
    found = _with_speaker(tree, verb, speaker, also=frozenset({"call", "begin", "start"}))
    return found if found is not None and not tree.is_passive(verb) and _is_somebody(tree, found[1]) else None


def as_put(tree: Tree, comma: int) -> tuple[int, PhraseSpan] | None:
    """Return verb and speaker of As X, a long description, put it in a letter, "Y"; comma: the index of the last comma."""
    if tree.lower[0] != "as":
        return None
    for verb in range(2, comma):
        token = tree.tokens[verb]
        is_put = tree.words(verb, verb + 2) in {"put it", "puts it"}
        if (token.tag in _PAST_OR_PRESENT and tree.is_verb(verb) and not _is_relative_verb(tree, verb)) or is_put:
            found = subject_across(tree, verb, 1) or mention_between(tree, 1, verb)
            return (verb, found) if found is not None and found.first == 1 else None
    return None


def _is_relative_verb(tree: Tree, verb: int) -> bool:
    """Whether who or which stands close before a verb."""
    return any(tree.lower[one] in {"who", "which"} for one in range(max(0, verb - 4), verb))


def near_subject(tree: Tree, verb: int) -> PhraseSpan | None:
    """Return who does a finite verb: "said … but added", by the tree, by word order, or the subject before "and"."""
    for found in (_of_cue_before(tree, verb), speaker_of(tree, verb), subject_beside(tree, verb, 0), coordinated_subject(tree, verb)):
        if found is not None and found.head is not None and not found.first <= verb <= found.last and can_speak(tree, found):
            return found
    return None


def _of_cue_before(tree: Tree, verb: int) -> PhraseSpan | None:
    """Return the speaker of the cue verb that a second one after "and" or "but" goes on from."""
    before = verb - 1
    while before > 0 and tree.tokens[before].tag == "RB":
        before -= 1
    if before < 1 or tree.lower[before] not in {"and", "but"}:
        return None
    cues = (one for one in range(before - 1, -1, -1) if tree.tokens[one].tag in _PAST_OR_PRESENT and cue_verb(tree.tokens[one].text))
    return next((found for one in cues if (found := speaker_of(tree, one) or subject_beside(tree, one, 0)) is not None), None)


def can_speak(tree: Tree, speaker: PhraseSpan) -> bool:
    """Whether the words are more than a relative, a question word or "there"."""
    return speaker.first < speaker.last or tree.tokens[speaker.first].tag not in _NO_SPEAKER


def earlier_speaker(context: StatementContext, tree: Tree, verb: int) -> PhraseSpan | None:
    """Return the speaker of the nearest cue before a participle or verb: "…," Berg said on the radio, adding, "…"."""
    for one in range(verb - 1, -1, -1):
        if (
            tree.tokens[one].tag in _PAST_OR_PRESENT
            and cue_verb(tree.tokens[one].text)
            and context.quotation_at(tree.tokens[one].start) is None
        ):
            for found in (subject_beside(tree, one, 0), speaker_of(tree, one)):
                if found is not None and context.quotation_at(found.start) is None:
                    return found
    return None


def first_subject_of_cue(tree: Tree, verb: int) -> PhraseSpan | None:
    """Return the subject of the sentence's first finite verb, for a participle after it: marched through the town while chanting "…"."""
    if tree.tokens[verb].tag != "VBG":
        return None
    first = next((one for one in range(1, verb) if is_finite(tree, one)), None)
    found = near_subject(tree, first) if first is not None else None
    return found if found is not None and can_speak(tree, found) else None


def raised_subject(tree: Tree, verb: int) -> PhraseSpan | None:
    """Return who speaks in "went on to say" and "was prompted to say": the subject of the verb before "to"."""
    if verb < 2 or tree.lower[verb - 1] != "to":  # noqa: PLR2004
        return None
    for above in range(verb - 2, max(-1, verb - 2 - _RAISED_REACH), -1):
        if tree.tokens[above].pos == "PUNCT" or tree.tokens[above].tag in {"NN", "NNS", "NNP", "PRP"}:
            return None
        if tree.tokens[above].tag in {"VBD", "VBZ", "VBP", "VBN"}:
            found = subject_beside(tree, _first_of_verb_group(tree, above), 0)
            return found if found is not None and can_speak(tree, found) else None
    return None


def _first_of_verb_group(tree: Tree, verb: int) -> int:
    """Return the index of the first helper before a verb: was, has been, then."""
    while verb > 0 and (tree.lower[verb - 1] in _BE or tree.tokens[verb - 1].tag == "RB"):
        verb -= 1
    return verb


def name_before_colon(tree: Tree, colon: int) -> PhraseSpan | None:
    """Return the name that ends the words before a colon: the result does not surprise the pollster Anna Berg: "…"."""
    start = noun_phrase_start(tree, colon)
    if start > 0 and tree.lower[start - 1] == "by":
        return None  # a byline
    full = colon - start > 1 and tree.tokens[colon - 1].tag == "NNP" and tree.tokens[colon - 2].tag == "NNP"
    return mention_between(tree, start, colon) if full else None


def _is_mistagged(tree: Tree, index: int, last: int) -> bool:
    """Whether a noun at the end of the words is a verb of saying: Anna Berg concludes."""
    is_cue = index == last - 1 and index > 0 and tree.tokens[index].tag == "NNS" and tree.tokens[index - 1].tag == "NNP"
    return is_cue and cue_verb(tree.tokens[index].text) is not None


def _with_speaker(tree: Tree, verb: int, speaker: PhraseSpan | None, also: frozenset[str] = frozenset()) -> tuple[int, PhraseSpan] | None:
    """Return verb and speaker if both can be those of speech."""
    if speaker is None or not can_speak(tree, speaker) or tree.tokens[verb].lemma.lower() in _NO_SPEECH - also:
        return None
    return verb, speaker


def _is_somebody(tree: Tree, speaker: PhraseSpan) -> bool:
    """Whether a name or a personal pronoun stands among the speaker's words."""
    return any(tree.tokens[one].tag in {"NNP", "PRP"} for one in range(speaker.first, speaker.last + 1))
