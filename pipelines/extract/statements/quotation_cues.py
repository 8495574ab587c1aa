"""Cues of quotations: the verb or label that stands after, before or in the sentence before a quotation, and who speaks."""

import re
from collections.abc import Iterator

from pipelines.extract.document import Quotation
from pipelines.extract.statements.cue_groups import Frame
from pipelines.extract.statements.cue_speakers import cue_speaker
from pipelines.extract.statements.cues import CueVerb, cue_verb
from pipelines.extract.statements.drafts import Draft, Mention
from pipelines.extract.statements.position_cues import (
    earlier_speaker,
    name_before_colon,
    near_subject,
    raised_subject,
    verb_after,
    verb_before,
)
from pipelines.extract.statements.subjects import main_subject, mention_between, speaker_of, subject_beside
from pipelines.extract.statements.word_order import FINITE, TIME_WORDS, noun_phrase_end, skip_adjuncts
from pipelines.extract.text.context import Context
from pipelines.extract.text.tree import Tree
from pipelines.vocabulary import CueClass

# How far from its quotation a cue may stand, in words: a long description can lie in between.
_REACH = 40
_SIGNATURE = re.compile(
    r"\s*(―|—|–|--?)\s*((?:[A-Z][\w’'.-]*[\w’'])(?: (?:(?:de|van|von|bin|al|del) )?[A-Z][\w’'.-]*){0,5}?)(?:\.?[ \t]*(?=\n|$)|(?=,[ \n]))"
)
_LONGEST_LABEL = 8  # words
_CLOSING = frozenset(['"', "”", "''", "»"])


def with_cue(context: Context, quotation: Quotation) -> Draft | None:
    """Return a draft where a cue stands beside the quotation, else None."""
    beside = _cue_after(context, quotation) or _cue_before(context, quotation) or _cue_in_sentence_before(context, quotation)
    return beside or _cue_in_sentence_after(context, quotation) or _signed(context, quotation)


def _cue_in_sentence_after(context: Context, quotation: Quotation) -> Draft | None:
    """Return the draft of "Y!" X, a long description, shouted: the stop in the quotation has ended its sentence."""
    sentence = context.sentence_at(max(quotation.start, quotation.outer_end - 1))
    number = sentence.no + 1
    if last_mark(context.text, quotation) not in "?!" or sentence.end != quotation.outer_end or number >= len(context.document.sentences):
        return None
    following = context.document.sentences[number]
    tree = context.trees.get(number)
    if tree is None or following.paragraph_no != sentence.paragraph_no or context.quotations_in(following.start, following.end):
        return None
    for index, cue in _cues(tree, 0, following.end):
        after = skip_adjuncts(tree, index + 1)
        speaker = _speaker_after(tree, index, 0) if after >= len(tree) or tree.tokens[after].pos == "PUNCT" else None
        if speaker is not None and not _is_relative(tree, speaker):
            return _draft(context, quotation, tree, index, cue, speaker, "quote.after")
    return None


def _signed(context: Context, quotation: Quotation) -> Draft | None:
    """Return the draft of a quotation with a name after a dash: "Y." — Anna Berg."""
    found = _SIGNATURE.match(context.text, quotation.outer_end) if last_mark(context.text, quotation) in ".!?…)" else None
    if found is None:
        return None
    draft = Draft([content_of(context.text, quotation)], "quote.signed", 0, Mention(found.start(2), found.end(2)), cue_lemma="—")
    draft.sentence_no = context.sentence_at(quotation.start).no
    draft.cue_start, draft.cue_end = found.span(1)
    draft.cue_class, draft.is_direct = CueClass.ASSERT, True
    return draft


def content_of(text: str, quotation: Quotation) -> tuple[int, int]:
    """Return the words of a quotation without the comma before the closing mark."""
    end = quotation.end
    while end > quotation.start + 1 and (text[end - 1].isspace() or text[end - 1] == ","):
        end -= 1
    return quotation.start, end


def last_mark(text: str, quotation: Quotation) -> str:
    """Return the last character of a quotation, marks of nested quotations and white space aside."""
    return text[quotation.start : quotation.end].rstrip(" \u00a0'’\n")[-1:]


def _cue_after(context: Context, quotation: Quotation) -> Draft | None:
    """Return the draft of a quotation with its cue after it: "Y," X said; "Y," said X."""
    tree = context.tree_at(max(quotation.start, quotation.outer_end - 1))
    if tree is None:
        return None
    first = next((token.index for token in tree.tokens if token.start >= quotation.outer_end), None)
    if first is None or not _invites_cue(context, quotation, tree, first):
        return None
    following = (one.outer_start for one in context.quotations_in(quotation.outer_end, tree.sentence.end) if one.is_speech)
    limit = next(following, tree.sentence.end)
    for index, cue in _cues(tree, first, limit):
        speaker = _speaker_after(tree, index, first)
        if speaker is not None and not _is_relative(tree, speaker):
            return _with_words_before(context, quotation, tree, _draft(context, quotation, tree, index, cue, speaker, "quote.after"))
    found = verb_after(context, quotation, tree, first)
    return _labelled(context, quotation, tree, *found, rule="quote.after") if found is not None else None


def _invites_cue(context: Context, quotation: Quotation, tree: Tree, first: int) -> bool:
    """Whether an attribution can follow: after a comma or stop in the quotation, a comma after it, or with the cue right after it."""
    if last_mark(context.text, quotation) in ",?!—–-….":
        return True
    verb = noun_phrase_end(tree, first) if context.text[quotation.start].isupper() else first
    cue = cue_verb(tree.tokens[verb].text) if verb < len(tree) else None
    return tree.tokens[first].text == "," or (cue is not None and Frame.QUOTE in cue.frames and tree.tokens[verb].tag in FINITE)


def _with_words_before(context: Context, quotation: Quotation, tree: Tree, draft: Draft) -> Draft:
    """Let the content begin with the sentence where the quotation is only its end: The plan was "a bad joke," X said."""
    before = context.text[tree.sentence.start : quotation.outer_start]
    if not before.strip() or before.rstrip()[-1] in ",:;.—–-" or not context.text[quotation.start].islower():
        return draft
    tokens = [token for token in tree.tokens if token.end <= quotation.outer_start]
    cues = [cue for token in tokens if token.tag in FINITE and (cue := cue_verb(token.text)) is not None]
    if any(Frame.CLAUSE in cue.frames for cue in cues):
        return draft
    draft.parts = [(tree.sentence.start, quotation.outer_end)]
    return draft


def _is_relative(tree: Tree, speaker: Mention) -> bool:
    """Whether the verb stands in a clause about the speaker: "…," Smith, who proposed the law, said."""
    return speaker.first == speaker.last and tree.lower[speaker.first] in {"who", "which", "that"}


def _cues(tree: Tree, first: int, limit: int) -> Iterator[tuple[int, CueVerb]]:
    """Yield the verbs from an index to an offset that can introduce a quotation."""
    for index in range(first, min(first + _REACH, len(tree))):
        token = tree.tokens[index]
        if token.start >= limit:
            return
        cue = cue_verb(token.text)
        is_last = token.tag == "NNS" and index >= len(tree) - 2
        is_verb = token.tag.startswith("VB") and token.dep not in {"aux", "amod", "case"}
        if cue is not None and Frame.QUOTE in cue.frames and (is_verb or is_last):
            yield index, cue


def _speaker_after(tree: Tree, index: int, first: int) -> Mention | None:
    """Return the speaker of a cue after its quotation: between the two, or after an inverted cue."""
    begin = first
    while begin < index and (tree.tokens[begin].pos == "PUNCT" or tree.tokens[begin].tag in {"RB", "CC"}):
        begin += 1
    if index == begin:
        end = noun_phrase_end(tree, index + 1)
        found = speaker_of(tree, index)
        return found if found is not None and found.first > index else mention_between(tree, index + 1, end)
    if tree.tokens[index].tag == "VBG":
        return speaker_of(tree, index) or main_subject(tree, index)
    found = None if tree.tokens[index - 1].text.endswith(")") else speaker_of(tree, index)
    if found is not None and first <= found.first < index:
        return found
    return subject_beside(tree, index, begin) or mention_between(tree, begin, index)


def _cue_before(context: Context, quotation: Quotation) -> Draft | None:
    """X said, "Y"; X said: "Y"; X told reporters "Y"; X: "Y"."""
    tree = context.tree_at(quotation.start)
    last = next((token.index for token in reversed(tree.tokens) if token.end <= quotation.outer_start), None) if tree is not None else None
    if tree is None or last is None:
        return None
    mark = tree.tokens[last].text
    found = _nearest_before(context, quotation, tree, last, anything=mark in {",", ":", "—", "–"})
    if found is not None or mark == ":":
        return found or _colon(context, quotation, tree, last)
    other = verb_before(context, quotation, tree, last)
    return _labelled(context, quotation, tree, *other, rule="quote.before") if other is not None else None


def _nearest_before(context: Context, quotation: Quotation, tree: Tree, last: int, *, anything: bool) -> Draft | None:
    """Return a draft with the nearest cue before a quotation; anything: whether words may stand between."""
    for index in range(last, max(-1, last - _REACH), -1):
        token = tree.tokens[index]
        if token.text in _CLOSING:
            return None
        cue = cue_verb(token.text)
        if cue is not None and Frame.QUOTE in cue.frames and tree.is_verb(index):
            speaker = _speaker_before(context, tree, index)
            if speaker is None or tree.is_negated(index) or not _reaches(context, quotation, tree, index, last, anything=anything):
                return None
            return _draft(context, quotation, tree, index, cue, speaker, "quote.before")
        if token.tag in FINITE and tree.lower[last] != ":":
            return None
    return None


def _speaker_before(context: Context, tree: Tree, index: int) -> Mention | None:
    """Return the speaker of a cue before its quotation: the first candidate that stands outside quotations and is no time."""
    for number in range(5):
        found = _candidate(context, tree, index, number)
        if found is not None and tree.lower[found.last] not in TIME_WORDS and context.quotation_at(found.start) is None:
            return found
    return None


def _candidate(context: Context, tree: Tree, index: int, number: int) -> Mention | None:
    """Return the first, second … candidate for the speaker of a cue, best witness first."""
    if number == 0:
        return cue_speaker(context, tree, index)
    if number == 1:
        return raised_subject(tree, index)
    if number == 2:  # noqa: PLR2004
        return subject_beside(tree, index, 0)
    return near_subject(tree, index) if number == 3 else earlier_speaker(context, tree, index)  # noqa: PLR2004


def _reaches(context: Context, quotation: Quotation, tree: Tree, index: int, last: int, *, anything: bool) -> bool:
    """Whether a quotation is the object of the cue before it and no part of a longer clause."""
    if index == last:
        return not _goes_on_after(context, quotation)
    cue = cue_verb(tree.tokens[index].text)
    addressed = cue is not None and Frame.ADDRESSEE in cue.frames and noun_phrase_end(tree, index + 1) == last + 1
    return anything or addressed


def _goes_on_after(context: Context, quotation: Quotation) -> bool:
    """Whether the clause goes on behind the quotation: said "it makes me mad" every time."""
    after = context.text[quotation.outer_end : quotation.outer_end + 2]
    return context.text[quotation.end - 1].isalnum() and after[:1] == " " and after[1:].islower()


def _colon(context: Context, quotation: Quotation, tree: Tree, colon: int) -> Draft | None:
    """Return the draft of "Kasich resisted: "Y"" or "Frank Newport: "Y"": the subject of the sentence speaks."""
    for index in range(colon - 1, -1, -1):
        if (
            tree.tokens[index].tag in {"VBD", "VBZ", "VBP"}
            and tree.is_verb(index)
            and context.quotation_at(tree.tokens[index].start) is None
        ):
            speaker = near_subject(tree, index)
            if speaker is not None:
                return _labelled(context, quotation, tree, index, speaker)
    named = name_before_colon(tree, colon)
    if named is not None:
        return _labelled(context, quotation, tree, colon, named)
    if colon > _LONGEST_LABEL:
        return None
    begin = next((one + 1 for one in range(colon - 1, -1, -1) if tree.lower[one] in {"-", "–", "—", "from"}), 0)
    speaker = mention_between(tree, begin, colon)
    return _labelled(context, quotation, tree, colon, speaker) if speaker is not None else None


def _labelled(context: Context, quotation: Quotation, tree: Tree, index: int, speaker: Mention, *, rule: str = "quote.colon") -> Draft:
    """Return the draft of a quotation whose cue is no listed verb."""
    token = tree.tokens[index]
    lemma = token.lemma.lower()
    return _made(context, quotation, tree, index, Draft([], rule, 0, speaker, cue_lemma=lemma, cue_class=CueClass.ASSERT))


def _cue_in_sentence_before(context: Context, quotation: Quotation) -> Draft | None:
    """X said: at the end of a sentence, the quotation in the next one."""
    sentence = context.sentence_at(quotation.start)
    if sentence.no == 0 or context.text[sentence.start : quotation.outer_start].strip("\"“‘'«` "):
        return None
    before = context.document.sentences[sentence.no - 1]
    tree = context.trees.get(before.no)
    if tree is None or context.text[before.end - 1] != ":":
        return None
    return _nearest_before(context, quotation, tree, len(tree) - 1, anything=True) or _colon(context, quotation, tree, len(tree) - 1)


def _draft(context: Context, quotation: Quotation, tree: Tree, index: int, cue: CueVerb, speaker: Mention, rule: str) -> Draft:
    """Return the draft of a quotation with its cue verb."""
    return _made(context, quotation, tree, index, Draft([], rule, 0, speaker, cue_lemma=cue.lemma, cue_class=cue.cue_class))


def _made(context: Context, quotation: Quotation, tree: Tree, index: int, draft: Draft) -> Draft:
    """Fill the offsets of a draft."""
    draft.parts = [content_of(context.text, quotation)]
    draft.sentence_no = context.sentence_at(quotation.start).no
    draft.tree, draft.cue_index, draft.is_direct = tree, index, True
    draft.cue_start, draft.cue_end = tree.tokens[index].start, tree.tokens[index].end
    return draft
