"""Questions in the passive: Berg was asked whether the bridge was safe; asked about the bridge, she said ….

Who asks stands after "by" or nowhere; active questions belong in `indirect_speech`.
"""

from collections.abc import Iterator

from pipelines.contract.vocabulary import CueClass
from pipelines.extract.statements.content_ends import clause_end
from pipelines.extract.statements.indirect_speech import span_of
from pipelines.extract.statements.mentions import mention_between
from pipelines.extract.statements.statement_context import StatementContext
from pipelines.extract.statements.statement_draft import StatementDraft
from pipelines.extract.statements.word_order import has_finite_verb, is_finite, noun_phrase_end, skip_adjuncts
from pipelines.extract.text.syntax_tree import Tree
from pipelines.extract.text.word_lists import word_set

_ASKED = frozenset({"asked", "questioned", "pressed"})
_WH = word_set("whether if how why what who when where which")
_BEFORE = word_set("when if once while after being")
_ADVERBS = frozenset({"RB", "RBR"})


def question_drafts(context: StatementContext) -> Iterator[StatementDraft]:
    """Yield the drafts of all questions in the passive outside quotations."""
    for tree in context.trees.values():
        for index, word in enumerate(tree.lower):
            if word in _ASKED and _is_passive(tree, index) and context.quotation_at(tree.tokens[index].start) is None:
                draft = _question(context, tree, index)
                if draft is not None:
                    yield draft


def _is_passive(tree: Tree, index: int) -> bool:
    """Whether someone is asked: was asked, when asked, Asked …."""
    if index == 0 or tree.is_passive(index):
        return True
    return tree.lower[index - 1] in _BEFORE or (tree.tokens[index - 1].text in {",", "(", "“", '"'} and index == 1)


def _question(context: StatementContext, tree: Tree, index: int) -> StatementDraft | None:
    """Return the draft of a question with what is asked, and who asks where it stands after "by"."""
    start, speaker = index + 1, None
    if tree.words(start, start + 1) == "by":
        end = noun_phrase_end(tree, start + 1)
        speaker, start = mention_between(tree, start + 1, end), end
    start = skip_adjuncts(tree, start) if tree.words(start, start + 1) != "about" else start
    if tree.words(start, start + 1) == "about":
        start += 1
    elif tree.words(start, start + 1) not in _WH:
        return None
    span = span_of(context, tree, start, _end(tree, index, start)) if start < len(tree) else None
    if span is None:
        return None
    token = tree.tokens[index]
    return StatementDraft(
        parts=[span],
        rule_id="verb.asked",
        sentence_no=context.sentence_at(span[0]).no,
        speaker=speaker,
        cue_start=token.start,
        cue_end=token.end,
        cue_lemma={"questioned": "question", "pressed": "press"}.get(tree.lower[index], "ask"),
        cue_class=CueClass.ASK,
        tree=tree,
        cue_index=index,
    )


def _end(tree: Tree, index: int, start: int) -> int:
    """Return the index after the question: the comma before the main clause where the question comes first."""
    end = clause_end(tree, index, start)
    if not has_finite_verb(tree, 0, index):
        for comma in range(start + 1, end - 1):
            if tree.lower[comma] == "," and _begins_main_clause(tree, comma + 1):
                return comma
    return end


def _begins_main_clause(tree: Tree, index: int) -> bool:
    """Whether a subject and its finite verb, adverbs aside, stand at an index."""
    verb = noun_phrase_end(tree, index)
    while index < verb < len(tree) and tree.tokens[verb].tag in _ADVERBS:
        verb += 1
    return index < verb < len(tree) and is_finite(tree, verb)
