"""Attributions that "as" joins to a main clause: As X reported, Y; Y, as X has said; as reported by X, Y.

As X put it, "Y" belongs in `position_cues`; after "as", "As X said Y, Z" is two clauses and belongs in `indirect_speech`.
"""

from collections.abc import Iterator

from pipelines.extract.statements.content_ends import clause_end
from pipelines.extract.statements.cue_groups import CueFrame
from pipelines.extract.statements.cue_lookup import VERBS_BY_FORM
from pipelines.extract.statements.indirect_speech import span_of
from pipelines.extract.statements.mentions import mention_between
from pipelines.extract.statements.passive_reports import draft_of_verb
from pipelines.extract.statements.statement_context import StatementContext
from pipelines.extract.statements.statement_draft import PhraseSpan, StatementDraft
from pipelines.extract.statements.word_order import has_finite_verb, noun_phrase_end, skip_adjuncts
from pipelines.extract.text.syntax_tree import Tree

_HELPERS = frozenset({"has", "have", "had", "first", "also", "previously", "recently", "later", "just", "originally", "already"})
_FORMS = frozenset({"VBD", "VBZ", "VBP", "VBN"})
_NO_SPEAKER = frozenset({"i", "we", "you"})


def as_drafts(context: StatementContext) -> Iterator[StatementDraft]:
    """Yield the drafts of all attributions with "as" outside quotations."""
    for tree in context.trees.values():
        for index, word in enumerate(tree.lower):
            if word == "as" and context.quotation_at(tree.tokens[index].start) is None and _opens(tree, index):
                found = _active(tree, index) or _passive(tree, index)
                draft = _draft(context, tree, index, *found) if found is not None else None
                if draft is not None:
                    yield draft


def _opens(tree: Tree, index: int) -> bool:
    """Whether "as" begins the sentence or stands after a comma or a dash."""
    return index == 0 or tree.tokens[index - 1].text in {",", "—", "–", "--"}


def _active(tree: Tree, index: int) -> tuple[int, PhraseSpan, int] | None:
    """Return verb, speaker and the index after the clause of "as X has reported"."""
    end = noun_phrase_end(tree, index + 1)
    verb = end
    while verb < len(tree) and tree.lower[verb] in _HELPERS:
        verb += 1
    if end == index + 1 or not _is_cue(tree, verb) or tree.words(index + 1, end) in _NO_SPEAKER:
        return None
    speaker = mention_between(tree, index + 1, end)
    return (verb, speaker, skip_adjuncts(tree, verb + 1)) if speaker is not None else None


def _passive(tree: Tree, index: int) -> tuple[int, PhraseSpan, int] | None:
    """Return verb, speaker and the index after the clause of "as first reported by X"."""
    verb = index + 1
    while verb < len(tree) and tree.lower[verb] in _HELPERS:
        verb += 1
    if not _is_cue(tree, verb) or tree.words(verb + 1, verb + 2) != "by":
        return None
    end = noun_phrase_end(tree, verb + 2)
    speaker = mention_between(tree, verb + 2, end)
    return (verb, speaker, skip_adjuncts(tree, end)) if speaker is not None else None


def _is_cue(tree: Tree, index: int) -> bool:
    """Whether a verb that takes a clause stands at an index."""
    cue = VERBS_BY_FORM.get(tree.lower[index]) if index < len(tree) else None
    return cue is not None and CueFrame.CLAUSE in cue.frames and tree.tokens[index].tag in _FORMS


def _draft(context: StatementContext, tree: Tree, index: int, verb: int, speaker: PhraseSpan, after: int) -> StatementDraft | None:
    """Return the draft with the clause after the comma that ends the attribution, else with the one before it."""
    before = tree.tokens[after - 1].text == "," or (after < len(tree) and tree.lower[after] == ",")
    begin = after + (after < len(tree) and tree.lower[after] == ",")
    if index == 0:
        end = clause_end(tree, verb, begin, is_clause=True)
        spans = [span_of(context, tree, begin, end)] if before and has_finite_verb(tree, begin, len(tree)) else []
    else:
        closes = after >= len(tree) or tree.tokens[after].pos == "PUNCT"
        spans = [span_of(context, tree, 0, index)] if closes and has_finite_verb(tree, 0, index) else []
    parts = [span for span in spans if span is not None]
    return draft_of_verb(context, tree, verb, parts=parts, speaker=speaker, rule_id="verb.as")
