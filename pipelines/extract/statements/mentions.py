"""Mentions: the words of a noun phrase as a speaker's span, by the syntax around its head or by word order."""

from pipelines.extract.statements.statement_draft import PhraseSpan
from pipelines.extract.statements.word_order import COMMA_OR_DASH, TIME_WORDS, is_glued, noun_phrase_start
from pipelines.extract.text.syntax_tree import NOMINAL, Tree

HAVE = frozenset({"has", "have", "had"})
"""Helpers of the verb of saying, which the parser may take into its subject: residents have said."""


def mention_of(tree: Tree, head: int, *, without_clauses: bool = False) -> PhraseSpan | None:
    """Return the noun phrase of a head word, without preposition, relative clause and trailing marks."""
    if tree.tokens[head].pos not in NOMINAL and tree.tokens[head].pos not in {"ADJ", "DET", "X", "PROPN"}:
        return None
    left_out = {
        one
        for one in tree.children[head]
        if tree.tokens[one].dep.partition(":")[0]
        in {"case", "parataxis", "cc", "punct", "advcl", "mark", "cop", "nsubj", "aux", "advmod", "dep"}
        or tree.tokens[one].dep == "acl:relcl"
        or (without_clauses and tree.tokens[one].dep == "acl")
    }
    left_out -= {one for one in tree.children[head] if tree.tokens[one].dep in {"punct", "advmod"} and one < head}
    kept = [one for one in tree.subtree(head, frozenset(left_out)) if _is_near(tree, one, head)]
    return _spanned(tree, head, kept)


def _is_near(tree: Tree, index: int, head: int) -> bool:
    """Whether the word is no mark or adverb at the edge."""
    return tree.tokens[index].pos != "PUNCT" or index == head or tree.tokens[index].text in "-—&'’"


def _spanned(tree: Tree, head: int, kept: list[int]) -> PhraseSpan:
    """Return the unbroken run of words around the head; gaps of marks and short conjunctions belong to it."""
    first = last = position = kept.index(head)
    while first > 0 and _joins(tree, kept[first - 1], kept[first]):
        first -= 1
    last = position
    while last + 1 < len(kept) and _joins(tree, kept[last], kept[last + 1]):
        last += 1
    left, right = kept[first], kept[last]
    if left > 1 and is_glued(tree, left - 1):
        left = noun_phrase_start(tree, left)
    while tree.tokens[left].pos in {"PUNCT", "CCONJ", "ADP", "ADV"} and left < head:
        left += 1
    right = _before_time(tree, head, right)
    while right > head and tree.lower[right] in HAVE:
        right -= 1
    while right + 1 < len(tree) and head < tree.tokens[head].head and right + 1 < tree.tokens[head].head and _is_noun_part(tree, right + 1):
        right += 1
    return PhraseSpan(tree.tokens[left].start, tree.tokens[right].end, tree, head, left, right)


def _before_time(tree: Tree, head: int, right: int) -> int:
    """Return the last word of a speaker before the time of the saying: police on Friday, a spokesman in the late evening."""
    at = right
    while at > head and (tree.lower[at] in TIME_WORDS or tree.tokens[at].tag == "CD"):
        at -= 1
    return at - 1 if head < at < right and tree.lower[at] in {"on", "in"} else right


def _is_noun_part(tree: Tree, index: int) -> bool:
    """Whether the word before the verb still belongs to the subject, whatever the parser made of it."""
    return (
        tree.tokens[index].tag in {"NN", "NNS", "NNP", "NNPS", "HYPH", "POS", "JJ", "AFX"}
        and tree.tokens[index].head != tree.tokens[index].index
    )


def _joins(tree: Tree, left: int, right: int) -> bool:
    """Whether only marks or a conjunction stand between two words of a noun phrase."""
    return right - left <= 3 and all(tree.tokens[one].pos in {"PUNCT", "CCONJ"} for one in range(left + 1, right))  # noqa: PLR2004


def mention_between(tree: Tree, start: int, end: int) -> PhraseSpan | None:
    """Return the words of a noun phrase found by word order, or None where there are none."""
    while start < end and (tree.tokens[start].pos == "PUNCT" or tree.tokens[start].text in COMMA_OR_DASH):
        start += 1
    if start + 1 < end and tree.tokens[start].tag == "VBN" and tree.lower[start + 1] == ",":
        start += 2  # when contacted, the officer confirmed
    while end > start and (tree.tokens[end - 1].pos in {"PUNCT", "ADP", "CCONJ"} or tree.lower[end - 1] in HAVE):
        end -= 1
    if start >= end or not any(tree.tokens[one].pos in NOMINAL | {"ADJ", "DET"} for one in range(start, end)):
        return None
    inside = [one for one in range(start, end) if tree.tokens[one].pos in NOMINAL and not start <= tree.tokens[one].head < end]
    head = inside[0] if inside else end - 1
    return PhraseSpan(tree.tokens[start].start, tree.tokens[end - 1].end, tree, head, start, end - 1)
