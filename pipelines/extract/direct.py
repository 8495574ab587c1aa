"""Direct speech: quotations with the cue that stands beside them, and quotations that go on without one.

A quotation inside a rendering ("said the plan was "a bad idea"") is left to `indirect`.
"""

from collections.abc import Iterator

from pipelines.extract.clauses import FINITE, noun_phrase_end
from pipelines.extract.context import Context
from pipelines.extract.cue_speakers import cue_speaker
from pipelines.extract.cues import CueVerb, cue_verb
from pipelines.extract.cues_verbs import Frame
from pipelines.extract.document import Quotation
from pipelines.extract.drafts import Draft, Mention
from pipelines.extract.subjects import main_subject, mention_between, speaker_of, subject_beside
from pipelines.extract.tree import Tree

# How far from its quotation a cue may stand, in words: a long description can lie in between.
_REACH = 40


def direct_drafts(context: Context) -> list[Draft]:
    """Return the drafts of all quotations that have a cue, each with the quotations that go on with it, in order."""
    drafts: list[Draft] = []
    waiting: list[Quotation] = []
    previous: Draft | None = None
    paragraph = -1
    for quotation in context.outer:
        if not quotation.is_speech:
            continue
        number = context.paragraph_of(quotation.outer_start)
        if number != paragraph:
            previous = previous if previous is not None and _carries_on(context, previous, quotation) else None
            waiting, paragraph = [], number
        draft = _with_cue(context, quotation)
        if draft is None:
            _go_on(context, previous, quotation, waiting)
            continue
        same = next((one for one in drafts[-3:] if one.cue_start == draft.cue_start), None)
        if same is not None:
            same.parts.append(content_of(context.text, quotation))
            continue
        if waiting and _adjoins(context, waiting[-1], quotation):
            draft.parts[:0] = [content_of(context.text, one) for one in waiting]
        waiting = []
        drafts.append(draft)
        previous = draft
    return drafts


def content_of(text: str, quotation: Quotation) -> tuple[int, int]:
    """Return the words of a quotation without the comma before the closing mark."""
    end = quotation.end
    while end > quotation.start + 1 and (text[end - 1].isspace() or text[end - 1] == ","):
        end -= 1
    return quotation.start, end


def _go_on(context: Context, previous: Draft | None, quotation: Quotation, waiting: list[Quotation]) -> None:
    """Give a quotation without a cue to the draft before it, or keep it for the one after it."""
    starts_sentence = not context.text[context.sentence_at(quotation.start).start : quotation.outer_start].strip("\"“‘'«`( ")
    if not starts_sentence:
        return
    if previous is not None:
        previous.parts.append(content_of(context.text, quotation))
    else:
        waiting.append(quotation)


def _adjoins(context: Context, first: Quotation, second: Quotation) -> bool:
    """Whether nothing but white space stands between two quotations."""
    return not context.text[first.outer_end : second.outer_start].strip()


def _carries_on(context: Context, previous: Draft, quotation: Quotation) -> bool:
    """Whether a quotation at the start of a paragraph goes on with one that the paragraph before left open."""
    before = context.quotation_at(previous.end)
    last = before if before is not None else context.quotation_at(previous.parts[-1][0])
    return last is not None and last.outer_end == last.end and context.paragraph_of(quotation.start) == context.paragraph_of(last.start) + 1


def _with_cue(context: Context, quotation: Quotation) -> Draft | None:
    """Return a draft where a cue stands after or before the quotation."""
    return _cue_after(context, quotation) or _cue_before(context, quotation) or _cue_in_sentence_before(context, quotation)


def _cue_after(context: Context, quotation: Quotation) -> Draft | None:
    """Return the draft of a quotation with its cue after it: "Y," X said; "Y," said X."""
    tree = context.tree_at(max(quotation.start, quotation.outer_end - 1))
    if tree is None:
        return None
    first = next((token.index for token in tree.tokens if token.start >= quotation.outer_end), None)
    if first is None or (
        context.text[quotation.end - 1] not in ",?!—–-…." and context.text[quotation.outer_end : quotation.outer_end + 1] != ","
    ):
        return None
    following = context.quotations_in(quotation.outer_end, tree.sentence.end)
    limit = following[0].outer_start if following else tree.sentence.end
    for index, cue in _cues(tree, first, limit):
        speaker = _speaker_after(tree, index, first)
        if speaker is not None and not _is_relative(tree, speaker):
            draft = _draft(context, quotation, tree, index, cue, speaker, "quote.after")
            return _with_words_before(context, quotation, tree, draft)
    return None


def _with_words_before(context: Context, quotation: Quotation, tree: Tree, draft: Draft | None) -> Draft | None:
    """Let the content begin with the sentence where the quotation is only its end: The plan was "a bad joke," X said."""
    before = context.text[tree.sentence.start : quotation.outer_start]
    tokens = [token for token in tree.tokens if token.end <= quotation.outer_start]
    if draft is None or not before.strip() or before.rstrip()[-1] in ",:;.—–-" or not context.text[quotation.start].islower():
        return draft
    if any(cue_verb(token.text) is not None and token.tag.startswith("VB") for token in tokens):
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
        if cue is not None and Frame.QUOTE in cue.frames and token.tag.startswith("VB") and token.dep not in {"aux", "amod", "case"}:
            yield index, cue


def _speaker_after(tree: Tree, index: int, first: int) -> Mention | None:
    """Return the speaker of a cue after its quotation: between the two, or after an inverted cue."""
    begin = first
    while begin < index and (tree.tokens[begin].pos == "PUNCT" or tree.tokens[begin].tag in {"RB", "CC"}):
        begin += 1
    if index == begin:
        end = noun_phrase_end(tree, index + 1)
        subject = tree.exact_child(index, "nsubj", "obj", "ccomp", "xcomp")
        if subject is not None and index < subject < end:
            found = speaker_of(tree, index)
            if found is not None and found.first > index:
                return found
        return mention_between(tree, index + 1, end)
    if tree.tokens[index].tag == "VBG":
        return speaker_of(tree, index) or main_subject(tree, index)
    found = speaker_of(tree, index)
    if found is not None and found.first >= first:
        return found
    return subject_beside(tree, index, begin) or mention_between(tree, begin, index)


def _cue_before(context: Context, quotation: Quotation) -> Draft | None:
    """X said, "Y"; X said: "Y"; X told reporters "Y"."""
    tree = context.tree_at(quotation.start)
    if tree is None:
        return None
    last = next((token.index for token in reversed(tree.tokens) if token.end <= quotation.outer_start), None)
    if last is None:
        return None
    mark = tree.tokens[last].text
    return _nearest_before(context, quotation, tree, last, anything=mark in {",", ":", "—", "–"})


def _nearest_before(context: Context, quotation: Quotation, tree: Tree, last: int, *, anything: bool) -> Draft | None:
    """Return a draft with the nearest cue before a quotation; anything: whether words may stand between."""
    for index in range(last, max(-1, last - _REACH), -1):
        token = tree.tokens[index]
        cue = cue_verb(token.text)
        if token.text in {'"', "”", "''", "»"}:
            return None
        if cue is not None and Frame.QUOTE in cue.frames and tree.is_verb(index):
            if index == last and _goes_on_after(context, quotation):
                return None
            if not anything and index != last and not (Frame.ADDRESSEE in cue.frames and noun_phrase_end(tree, index + 1) == last + 1):
                return None
            speaker = cue_speaker(context, tree, index) or subject_beside(tree, index, 0)
            return None if tree.is_negated(index) else _draft(context, quotation, tree, index, cue, speaker, "quote.before")
        if token.tag in FINITE and tree.lower[last] != ":":
            return None
    return None


def _goes_on_after(context: Context, quotation: Quotation) -> bool:
    """Whether the clause goes on behind the quotation: said "it makes me mad" every time."""
    after = context.text[quotation.outer_end : quotation.outer_end + 2]
    return context.text[quotation.end - 1].isalnum() and after[:1] == " " and after[1:].islower()


def _cue_in_sentence_before(context: Context, quotation: Quotation) -> Draft | None:
    """X said: at the end of a sentence, the quotation in the next one."""
    sentence = context.sentence_at(quotation.start)
    if sentence.no == 0 or context.text[sentence.start : quotation.outer_start].strip("\"“‘'«` "):
        return None
    before = context.document.sentences[sentence.no - 1]
    tree = context.trees.get(before.no)
    if tree is None or context.text[before.end - 1] != ":":
        return None
    return _nearest_before(context, quotation, tree, len(tree) - 1, anything=True)


def _draft(
    context: Context, quotation: Quotation, tree: Tree, index: int, cue: CueVerb, speaker: Mention | None, rule: str
) -> Draft | None:
    """Return the draft of a quotation with its cue."""
    if speaker is None:
        return None
    token = tree.tokens[index]
    return Draft(
        parts=[content_of(context.text, quotation)],
        rule_id=rule,
        sentence_no=context.sentence_at(quotation.start).no,
        speaker=speaker,
        cue_start=token.start,
        cue_end=token.end,
        cue_lemma=cue.lemma,
        cue_class=cue.cue_class,
        tree=tree,
        cue_index=index,
        is_direct=True,
    )
