"""Contents before their cue: "Y, X said" and "Y, said X", and what a content is.  Contents after a cue belong in `contents_after_cue`."""

from dataclasses import dataclass

from pipelines.extract.statements.content_ends import clause_end
from pipelines.extract.statements.statement_draft import PhraseSpan
from pipelines.extract.statements.word_order import COMMA_OR_DASH, QUOTE_MARKS, has_finite_verb, is_finite, noun_phrase_end, skip_adjuncts
from pipelines.extract.text.syntax_tree import Tree

_HELPERS = frozenset({"aux", "aux:pass", "cop"})
_TELLING = frozenset({"told", "tells", "informed", "informs"})  # who is told stands behind them, not who tells
_SUBORDINATE = frozenset({"advcl", "advcl:relcl", "acl", "acl:relcl", "csubj", "mark"})


@dataclass(frozen=True, slots=True)
class Content:
    """Words of a content: index of the first one, index after the last one, and the pattern that found them."""

    start: int
    end: int
    pattern: str


def is_inverted(tree: Tree, verb: int) -> bool:
    """Whether the speaker follows the verb: "Y, said a source close to the case"."""
    if verb < 2 or tree.tokens[verb - 1].text not in COMMA_OR_DASH or not is_finite(tree, verb) or tree.lower[verb] in _TELLING:  # noqa: PLR2004
        return False
    subjects = [one for one in tree.children[verb] if tree.tokens[one].dep == "nsubj"]
    subject = next((one for one in subjects if one < verb), None) if all(one < verb for one in subjects) else None
    end = noun_phrase_end(tree, verb + 1)
    return subject is None and verb + 1 < end and (end >= len(tree) or not has_finite_verb(tree, end, _next_mark(tree, end)))


def _next_mark(tree: Tree, index: int) -> int:
    """Return the index of the next comma or stop."""
    return next((one for one in range(index, len(tree)) if tree.tokens[one].text in {",", ".", ";", "?"}), len(tree))


def _has_main_verb(tree: Tree, start: int, end: int) -> bool:
    """Whether a finite verb between two indices is that of a main clause."""
    return any(is_finite(tree, one) and tree.tokens[_main_part(tree, one)].dep not in _SUBORDINATE for one in range(start, end))


def _main_part(tree: Tree, index: int) -> int:
    """Return the verb or predicate that an auxiliary or copula belongs to, else the word itself."""
    token = tree.tokens[index]
    return token.head if token.tag == "MD" or token.dep in _HELPERS else index


def content_before(tree: Tree, verb: int, speaker_first: int, floor: int, *, addressed: bool) -> Content | None:
    """Return the content of "Y, X said": the words before the comma before the speaker, or None.

    floor: index before which the content cannot begin.  addressed: whether the verb can have the one spoken to as its object.
    """
    comma = min(speaker_first, verb) - 1
    if comma <= floor or tree.tokens[comma].text not in COMMA_OR_DASH:
        return None
    after = skip_adjuncts(tree, (noun_phrase_end(tree, speaker_first) if speaker_first > verb else verb + 1))
    if addressed and after == verb + 1:
        after = skip_adjuncts(tree, noun_phrase_end(tree, after))
    is_inserted = _is_inserted(tree, verb, speaker_first, after)
    goes_on = has_finite_verb(tree, after, len(tree)) or speaker_first < verb
    if after < len(tree) - 1 and not is_inserted and goes_on and not _has_main_verb(tree, floor, comma):
        return None
    if (
        speaker_first < verb
        and after < len(tree)
        and tree.tokens[after].pos != "PUNCT"
        and tree.tokens[after].tag not in {"VBG", "IN", "CC", "WRB"}
    ):
        return None
    if verb + 1 < len(tree) and (tree.tokens[verb + 1].text in QUOTE_MARKS or tree.lower[floor] in {"asked", "according"}):
        return None
    start = floor
    while start < comma and (
        (tree.tokens[start].pos == "PUNCT" and tree.tokens[start].text not in QUOTE_MARKS) or tree.tokens[start].tag == "CC"
    ):
        start += 1
    return Content(start, comma, "before")


def _is_inserted(tree: Tree, verb: int, speaker_first: int, after: int) -> bool:
    """Whether the content goes on after a comma: The plan, said Berg, is bad; the plan, Berg said, is bad."""
    if after >= len(tree) or not has_finite_verb(tree, after, len(tree)):
        return False
    if speaker_first < verb:
        return tree.lower[min(after, verb + 1)] == ","
    return tree.lower[after] == "," or tree.lower[after - 1] == ","


def rest_after(tree: Tree, verb: int, speaker: PhraseSpan) -> tuple[int, int] | None:
    """Return the words after an inserted attribution that go on with the content: Y, X said, Y; or None."""
    index = skip_adjuncts(tree, max(verb, speaker.last if speaker.first > verb else verb) + 1)
    if index < len(tree) - 2 and tree.lower[index - 1] == ",":
        index -= 1
    if index >= len(tree) - 2 or tree.lower[index] != ",":
        return None
    first = tree.tokens[index + 1]
    if speaker.first > verb and not has_finite_verb(tree, index + 1, len(tree)):
        return None  # Y, said Berg, a teacher
    if first.tag in {"CC", "VBG", "WDT", "WP"} or tree.lower[index + 1] in {"while", "although", "though", "as", "according"}:
        return None
    return index + 1, clause_end(tree, verb, index + 1)
