"""Reports in the passive: It was announced that Y; X is said to have Y; the plan was criticised by X.

Who says it stands after "by" or nowhere.  Questions in the passive belong in `passive_questions`, "as reported by X" in `as_clauses`.
"""

from collections.abc import Iterator

from pipelines.extract.statements.content_ends import clause_end
from pipelines.extract.statements.cue_groups import CueFrame
from pipelines.extract.statements.cue_lookup import VERBS_BY_FORM, CueVerb
from pipelines.extract.statements.indirect_speech import span_of
from pipelines.extract.statements.mentions import mention_between
from pipelines.extract.statements.statement_context import StatementContext
from pipelines.extract.statements.statement_draft import PhraseSpan, StatementDraft
from pipelines.extract.statements.word_order import find_that, noun_phrase_end, noun_phrase_start
from pipelines.extract.text.syntax_tree import Tree
from pipelines.extract.text.word_lists import word_set

_HELPERS = word_set("is are was were be been being has have had also first widely later officially reportedly still 's ’s")
_NO_SUBJECT = word_set("who which that it there this what he she they i we you")
_JOINING = word_set("of in for on at from to against between with by over")
_REASONS = frozenset({"for", "as"})
_RULE = "verb.passive"
_REACH = 6  # words between the verb and "by" or "that"


def passive_drafts(context: StatementContext) -> Iterator[StatementDraft]:
    """Yield the drafts of all reports in the passive outside quotations."""
    for tree in context.trees.values():
        for index, word in enumerate(tree.lower):
            cue = VERBS_BY_FORM.get(word)
            if (
                cue is None
                or not tree.is_passive(index)
                or tree.is_negated(index)
                or context.quotation_at(tree.tokens[index].start) is not None
            ):
                continue
            found = _impersonal(context, tree, index, cue) or _of_subject(context, tree, index, cue)
            if found is not None:
                yield found


def _impersonal(context: StatementContext, tree: Tree, index: int, cue: CueVerb) -> StatementDraft | None:
    """Return the draft of "It was reported (on Monday, by X) that Y"."""
    start = _before_helpers(tree, index)
    that = find_that(tree, index + 1, _REACH) if CueFrame.CLAUSE in cue.frames else None
    if that is None or start == 0 or tree.lower[start - 1] != "it":
        return None
    span = span_of(context, tree, that + 1, clause_end(tree, index, that + 1))
    parts, agent = [span] if span is not None else [], _agent(tree, index + 1, that)
    return draft_of_verb(context, tree, index, parts=parts, speaker=agent, rule_id=_RULE)


def _of_subject(context: StatementContext, tree: Tree, index: int, cue: CueVerb) -> StatementDraft | None:
    """Return the draft of "The plan was criticised by X (for Y)": what is said of the subject by a named agent."""
    end = _before_helpers(tree, index)
    start = _whole_subject(tree, noun_phrase_start(tree, end))
    speaker = _agent(tree, index + 1, min(index + _REACH, len(tree)))
    if CueFrame.OBJECT not in cue.frames or speaker is None or start >= end or tree.words(start, end) in _NO_SUBJECT:
        return None
    spans = [span_of(context, tree, start, end)]
    if speaker.last + 1 < len(tree) and tree.lower[speaker.last + 1] in _REASONS:
        spans.append(span_of(context, tree, speaker.last + 1, clause_end(tree, index, speaker.last + 1)))
    parts = [span for span in spans if span is not None]
    return draft_of_verb(context, tree, index, parts=parts, speaker=speaker, rule_id=_RULE)


def _whole_subject(tree: Tree, start: int) -> int:
    """Return where the subject begins whose last noun phrase begins at an index: the arrest of two men in the town."""
    while start > 1 and tree.lower[start - 1] in _JOINING:
        before = noun_phrase_start(tree, start - 1)
        if before == start - 1:
            break
        start = before
    return start


def _before_helpers(tree: Tree, index: int) -> int:
    """Return the index after the subject of a passive: before "has been", "was later"."""
    while index > 0 and (tree.lower[index - 1] in _HELPERS or tree.tokens[index - 1].tag == "RB"):
        index -= 1
    return index


def _agent(tree: Tree, start: int, end: int) -> PhraseSpan | None:
    """Return the noun phrase after a "by" that stands between two indices."""
    by = next((one for one in range(start, min(end, len(tree))) if tree.lower[one] == "by"), None)
    if by is None:
        return None
    last = noun_phrase_end(tree, by + 1)
    return mention_between(tree, by + 1, next((one for one in range(by + 1, last) if tree.lower[one] in _REASONS), last))


def draft_of_verb(
    context: StatementContext, tree: Tree, index: int, *, parts: list[tuple[int, int]], speaker: PhraseSpan | None, rule_id: str
) -> StatementDraft | None:
    """Return the draft of a cue verb at an index with offsets, or None without content."""
    if not parts:
        return None
    token, cue = tree.tokens[index], VERBS_BY_FORM[tree.lower[index]]
    return StatementDraft(
        parts=parts,
        rule_id=rule_id,
        sentence_no=context.sentence_at(parts[0][0]).no,
        speaker=speaker,
        cue_start=token.start,
        cue_end=token.end,
        cue_lemma=cue.lemma,
        cue_class=cue.cue_class,
        tree=tree,
        cue_index=index,
    )
