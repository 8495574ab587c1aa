"""Roles: the office or description that stands beside a name: Belgorod Governor X; X, the mayor of Y,; guitarist X."""

import re

from pipelines.extract.statements.people_words import ROLE_ENDINGS, ROLE_NOUNS
from pipelines.extract.statements.statement_context import StatementContext
from pipelines.extract.statements.word_order import is_glued
from pipelines.extract.text.syntax_tree import Tree

_PART_OF_ROLE = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "POS", "HYPH", "AFX", "VBN"})
_ORIGIN = re.compile(r" of [A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,2}(?=,)")  # Anna Berg of Oslo, a nurse
_LONGEST = 14
_ABBREVIATED = {
    "gov": "governor", "gen": "general", "sen": "senator", "rep": "representative", "col": "colonel", "lt": "lieutenant", "sgt": "sergeant",
    "capt": "captain", "maj": "major", "supt": "superintendent", "insp": "inspector", "det": "detective",
    "adm": "admiral", "cmdr": "commander",
    "prof": "professor", "dr": "doctor", "brig": "brigadier", "cpl": "corporal",
}  # fmt: skip


def is_role(word: str) -> bool:
    """Whether a word names an office, a trade or a relation between people."""
    lower = word.lower().rstrip(".")
    return lower in ROLE_NOUNS or lower in _ABBREVIATED or (len(lower) > 5 and lower.endswith(ROLE_ENDINGS))  # noqa: PLR2004


def role_before(context: StatementContext, offset: int) -> str | None:
    """Return the role that stands directly before the name at an offset, or None."""
    tree = context.tree_at(offset)
    if tree is None:
        return None
    end = next((token.index for token in tree.tokens if token.start >= offset), len(tree))
    if end == 0 or not is_role(tree.tokens[end - 1].text):
        return None
    start = end - 1
    while start > 0 and end - start < _LONGEST and _belongs(tree, start - 1):
        start -= 1
    return _text(context, tree, start, end)


def role_apposed(context: StatementContext, offset: int) -> str | None:
    """Return the role that a comma parts from the name at an offset: the governor of Bergen, Anna Berg; or None."""
    tree = context.tree_at(offset)
    if tree is None or context.text[max(0, offset - 2) : offset] != ", ":
        return None
    end = next((token.index for token in tree.tokens if token.start >= offset), len(tree)) - 1
    start = end
    while start > 0 and end - start < _LONGEST and (_belongs(tree, start - 1) or tree.lower[start - 1] in {"of", "the", "for"}):
        start -= 1
    heads = [index for index in range(start, end) if is_role(tree.tokens[index].text)]
    opened = start < end and (tree.lower[start] == "the" or any(tree.tokens[index].tag == "POS" for index in range(start, end)))
    role = _text(context, tree, start, end) if heads and opened else None
    return role if role is not None and " " in role else None


def _belongs(tree: Tree, index: int) -> bool:
    """Whether the word before a role is part of it: an adjective, a noun, a name, "of the" inside a title."""
    token = tree.tokens[index]
    if is_glued(tree, index):
        return True
    if token.tag in _PART_OF_ROLE:
        return token.text.lower() not in {"mr", "mr.", "said"} and token.pos != "VERB"
    return False


def role_after(context: StatementContext, offset: int) -> str | None:
    """Return the role in an apposition after the name that ends at an offset, or None."""
    tree = context.tree_at(max(0, offset - 1))
    origin = _ORIGIN.match(context.text, offset)
    offset = origin.end() if origin is not None else offset
    if tree is None or context.text[offset : offset + 1] != ",":
        return None
    start = next((token.index for token in tree.tokens if token.start > offset), len(tree))
    if start + 1 < len(tree) and tree.tokens[start].tag == "CD" and tree.lower[start + 1] == ",":
        start += 2
    end = start
    while (
        end < len(tree)
        and end - start < _LONGEST
        and tree.lower[end] not in {",", ";", "—", "–", ".", "who", "which", "said", "says", "told", "(", ")"}
    ):
        end += 1
    words = [index for index in range(start, min(end, start + 7)) if is_role(tree.tokens[index].text)]
    if (
        not words
        or any(tree.tokens[index].tag in {"VBD", "VBZ", "VBP", "MD"} for index in range(start, end))
        or tree.tokens[start].tag in {"IN", "CC", "WRB"}
    ):
        return None
    return _text(context, tree, start, end)


def _text(context: StatementContext, tree: Tree, start: int, end: int) -> str | None:
    """Return the words of a role without the article before it."""
    while start < end and (tree.tokens[start].tag in {"DT", "PRP$", "POS"} or tree.lower[start] in {"then", "now"}):
        start += 1
    return " ".join(context.text[tree.tokens[start].start : tree.tokens[end - 1].end].split()) if start < end else None
