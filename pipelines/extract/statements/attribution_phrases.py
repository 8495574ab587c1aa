"""Attribution without a saying verb: according to X; X's claim that Y; Y, reportedly."""

from collections.abc import Iterator

from pipelines.contract.vocabulary import CueClass
from pipelines.extract.statements.content_ends import clause_end
from pipelines.extract.statements.cue_lookup import cue_noun
from pipelines.extract.statements.cue_nouns import NounGroup
from pipelines.extract.statements.cue_subjects import speaker_of
from pipelines.extract.statements.indirect_speech import span_of
from pipelines.extract.statements.mentions import mention_between, mention_of
from pipelines.extract.statements.officials import is_official
from pipelines.extract.statements.people_words import ORGANISATION_NOUNS
from pipelines.extract.statements.statement_context import StatementContext
from pipelines.extract.statements.statement_draft import PhraseSpan, StatementDraft
from pipelines.extract.statements.word_order import find_that, has_finite_verb, is_finite, noun_phrase_end, verb_after_subject
from pipelines.extract.text.syntax_tree import Tree
from pipelines.extract.text.word_lists import word_set

# Verbs whose subject makes the claim that is their object: made the claim that; not rejected the claim that, which is another's claim.
_OWNING = word_set(
    "make repeat issue give renew voice have raise offer express release deliver level lodge file send air launch unleash escalate "
    "intensify step continue resume begin reiterate open"
)
_RELATIVES = word_set("who which that whose what whether how why where when as because after before")
_SOURCES = frozenset({"according to", "as per"})
_RELATIVE_REACH = 8  # words
_SHORT_CLAUSE = 5  # words: the parser has lost the rest of the clause
_PUBLISHED = word_set("released issued published compiled collected provided")
_NO_SOURCE = frozenset({",", ";", ":", "and", "but", "who", "which", "that"})
_SOURCE_REACH = 8  # words from "according to" to the word for publishing, at most
_BY_REACH = 7  # words from there to its "by", at most
_BRACKETS = 8  # words in brackets after a source, at most
_DESCRIBING = frozenset({"a", "an", "the", "who", "which", "one"})
_FEWEST = 3  # words: (90 percent), according to the broadcaster
_MARKS = frozenset([",", "—", "–", "--", "(", ")", ";", ":", "."])


def phrase_drafts(context: StatementContext) -> Iterator[StatementDraft]:
    """Yield the drafts of all phrases and nouns outside quotations."""
    for tree in context.trees.values():
        for index, token in enumerate(tree.tokens):
            draft = None
            if tree.words(index, index + 2) in _SOURCES:
                draft = _according_to(context, tree, index)
            elif token.pos == "NOUN" and (group := cue_noun(token.text)) is not None:
                draft = _noun(context, tree, index, group)
            if draft is not None and context.quotation_at(token.start) is None:
                yield draft


def _according_to(context: StatementContext, tree: Tree, index: int) -> StatementDraft | None:
    """Return the draft of "Y, according to X" or "According to X, Y"."""
    end = _source_end(tree, index + 2)
    speaker = _publisher(tree, index + 2) or mention_between(tree, index + 2, end)
    per = tree.lower[index] == "as"
    if speaker is None or (per and not (is_official(tree, speaker) or ORGANISATION_NOUNS & set(tree.lower[index + 2 : end]))):
        return None  # as per the rules
    begin = max((one + 1 for one in range(index) if _bounds_content(tree, one, index)), default=0)
    while begin < index and (
        tree.tokens[begin].tag == "CC" or (tree.tokens[begin].pos == "PUNCT" and context.quotation_at(tree.tokens[begin].start) is None)
    ):
        begin += 1
    spans = [span_of(context, tree, begin, index)] if index > begin else []
    middle = index > begin and not has_finite_verb(tree, begin, index)
    if index <= begin or middle:
        after = _after_source(tree, end)
        spans.append(span_of(context, tree, after, clause_end(tree, index, after, is_clause=True)) if after < len(tree) else None)
    parts = [unquoted(context, span) for span in spans if span is not None]
    if sum(context.text.count(" ", *part) + 1 for part in parts) < _FEWEST:
        return None
    return _draft(context, tree, (index, index + 1), parts, speaker, "according_to", CueClass.ASSERT, "as per" if per else "according to")


def _bounds_content(tree: Tree, one: int, index: int) -> bool:
    """Whether a content that ends at an index cannot reach back over a mark: a semicolon, or a bracket that is still open."""
    if tree.tokens[one].text == "(":
        return not any(tree.tokens[k].text == ")" for k in range(one + 1, index))
    return tree.tokens[one].text in {";", ":"}


def _source_end(tree: Tree, index: int) -> int:
    """Return the index after the source: its noun phrase with all that hangs on it, up to the next comma."""
    end = noun_phrase_end(tree, index)
    while (
        end < len(tree)
        and tree.tokens[end].text not in _MARKS
        and tree.lower[end] not in {"and", "but", "as"}
        and (tree.tokens[end].text not in '"“”')
    ):
        end += 1
    return end


def _publisher(tree: Tree, index: int) -> PhraseSpan | None:
    """Return who has published what is cited: figures released by the ministry, a report issued on May 3 by the agency."""
    last = min(index + _SOURCE_REACH, len(tree))
    given = next((one for one in range(index, last) if tree.lower[one] in _PUBLISHED), None)
    if given is None or any(tree.lower[one] in _NO_SOURCE or is_finite(tree, one) for one in range(index, given)):
        return None
    by = next((one for one in range(given + 1, min(given + _BY_REACH, len(tree))) if tree.lower[one] == "by"), None)
    if by is None or any(tree.lower[one] in _NO_SOURCE or is_finite(tree, one) for one in range(given + 1, by)):
        return None
    return mention_between(tree, by + 1, noun_phrase_end(tree, by + 1))


def _after_source(tree: Tree, end: int) -> int:
    """Return the index of the content after a source: behind its acronym in brackets, what describes it, and the comma."""
    if end < len(tree) and tree.lower[end] == "(":
        end = next((one + 1 for one in range(end, min(end + _BRACKETS, len(tree))) if tree.lower[one] == ")"), end)
    comma = next((one for one in range(end + 1, len(tree)) if tree.lower[one] == ","), None)
    described = end + 1 < len(tree) and tree.lower[end] == "," and tree.lower[end + 1] in _DESCRIBING
    if described and comma is not None and verb_after_subject(tree, comma + 1) is not None:
        is_clause = tree.lower[end + 1] not in {"who", "which"} and verb_after_subject(tree, end + 1) is not None
        end = end if is_clause else comma
    return end + (end < len(tree) and tree.tokens[end].text in _MARKS)


def unquoted(context: StatementContext, span: tuple[int, int]) -> tuple[int, int]:
    """Return the words inside the marks where the span is one whole quotation."""
    start, end = span
    quotation = context.quotation_at(start)
    if quotation is not None and quotation.outer_start == start and end in (quotation.outer_end, quotation.end):
        start, end = quotation.start, quotation.end
        while end > start + 1 and context.text[end - 1] in ", ":
            end -= 1
    return start, end


def _noun(context: StatementContext, tree: Tree, index: int, group: NounGroup) -> StatementDraft | None:
    """Return the draft of "X's claim that Y"."""
    owner = _owner(tree, index, group)
    start = _content_start(tree, index, group)
    if owner is None or start is None or not _has_quality(tree, index, group) or (owner.first >= start):
        return None
    verb = next((one for one in tree.children[index] if one >= start and tree.tokens[one].tag.startswith(("VB", "JJ", "NN"))), None)
    end = max(tree.subtree(verb)) + 1 if verb is not None else len(tree)
    if end - start < _SHORT_CLAUSE:
        end = len(tree)
    if tree.lower[start - 1] in group.prepositions:
        end = min(end, _before_main_verb(tree, start))
    span = span_of(context, tree, start, min(end, clause_end(tree, index, start)))
    return _draft(context, tree, (index, index), [span] if span else [], owner, "noun", group.cue_class, tree.tokens[index].lemma.lower())


def _before_main_verb(tree: Tree, start: int) -> int:
    """Return the index of the first finite verb after an index that stands in no clause with who, which or that, else the end."""
    for one in range(start + 1, len(tree)):
        is_verb = is_finite(tree, one) or (tree.tokens[one].tag == "VBN" and tree.tokens[one - 1].tag.startswith("NN"))
        if is_verb and not any(tree.lower[k] in _RELATIVES for k in range(max(start, one - _RELATIVE_REACH), one)):
            return one
    return len(tree)


def _content_start(tree: Tree, index: int, group: NounGroup) -> int | None:
    """Return where the content begins: after "that", or at the infinitive of a promise."""
    that = find_that(tree, index + 1, 2)
    if that is not None:
        return that + 1
    if index + 2 < len(tree) and tree.lower[index + 1] in group.prepositions and noun_phrase_end(tree, index + 2) > index + 2:
        return index + 2
    is_infinitive = tree.words(index + 1, index + 2) == "to" and index + 2 < len(tree) and tree.tokens[index + 2].tag == "VB"
    return index + 1 if is_infinitive and group.cue_class is CueClass.PROMISE else None


def _has_quality(tree: Tree, index: int, group: NounGroup) -> bool:
    """Whether an adjective before the noun shows that it means words, where the noun alone can mean a deed: his verbal attack on."""
    return not group.qualities or any(word in group.qualities for word in tree.lower[max(0, index - 4) : index])


def _owner(tree: Tree, noun: int, group: NounGroup) -> PhraseSpan | None:
    """Return whose claim it is."""
    token = tree.tokens[noun]
    does = token.dep == "obj" and tree.tokens[token.head].lemma in _OWNING
    owner = tree.exact_child(noun, "nmod:poss")
    if owner is not None:
        subject = speaker_of(tree, token.head) if does and tree.tokens[owner].tag == "PRP$" else None
        return subject or mention_of(tree, owner)
    for one in tree.all_children(noun, "nmod"):
        case = tree.child(one, "case")
        if case is not None and tree.lower[case] in {"by", "from", "of"} - set(group.prepositions):
            return mention_of(tree, one)
    return speaker_of(tree, token.head) if does else None


def _draft(
    context: StatementContext,
    tree: Tree,
    cue: tuple[int, int],
    parts: list[tuple[int, int]],
    speaker: PhraseSpan,
    rule: str,
    cue_class: CueClass,
    lemma: str,
) -> StatementDraft | None:
    """Return the draft with offsets, or None without content."""
    if not parts:
        return None
    return StatementDraft(
        parts=parts,
        rule_id=rule,
        sentence_no=context.sentence_at(parts[0][0]).no,
        speaker=speaker,
        cue_start=tree.tokens[cue[0]].start,
        cue_end=tree.tokens[cue[1]].end,
        cue_lemma=lemma,
        cue_class=cue_class,
        tree=tree,
        cue_index=cue[0],
    )
