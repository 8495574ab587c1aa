"""Contents that are phrases: the object of a cue verb, with its particle, and where a phrase ends.

Contents that are clauses, questions or orders belong in `contents_after_cue`.
"""

from pipelines.extract.statements.content_ends import clause_end
from pipelines.extract.statements.contents_before_cue import Content
from pipelines.extract.statements.cue_groups import CueFrame
from pipelines.extract.statements.cue_lookup import CueVerb
from pipelines.extract.statements.word_order import FINITE, QUOTE_MARKS, TIME_WORDS, noun_phrase_end
from pipelines.extract.text.syntax_tree import Tree
from pipelines.extract.text.word_lists import word_set

_PHRASES = word_set("object preposition infinitive order")  # contents that are no clause
_COMMENTS = word_set("which but while")  # in labelled news a phrase ends there in seven of ten places, a clause in less than half
_NO_COMMENT = word_set("nothing all anything everything anyone everyone nobody none")
_PARTICLES = {"make": "clear", "point": "out", "lay": "out", "lash": "out"}
_CLOSING = frozenset(['"', "”", "''", "»"])
_BREAKS = frozenset([",", "-", "—", "–", "--", "―"])


def has_particle(tree: Tree, verb: int, cue: CueVerb) -> bool:
    """Whether the word stands near that makes the verb a cue: made it clear, pointed out."""
    particle = _PARTICLES.get(cue.lemma)
    return (
        particle is None or particle in tree.lower[verb + 1 : verb + 4] or (cue.lemma == "point" and tree.words(verb + 1, verb + 2) == "to")
    )


def after_particle(tree: Tree, verb: int, cue: CueVerb) -> int:
    """Return the index after the particle of a cue, or after the verb: made it clear, said."""
    particle = _PARTICLES.get(cue.lemma)
    return next((one + 1 for one in range(verb + 1, min(verb + 4, len(tree))) if tree.lower[one] == particle), verb + 1)


def to_end(tree: Tree, verb: int, start: int, pattern: str) -> Content:
    """Return the content from a word up to where it ends; pattern: which complement of the verb it is."""
    end = clause_end(tree, verb, start, is_clause=pattern not in _PHRASES)
    return Content(start, _before_comment(tree, start, end) if pattern in _PHRASES else end, pattern)


def _before_comment(tree: Tree, start: int, end: int) -> int:
    """Return where a phrase ends that the writer goes on to comment: criticised the plan, which had cost millions; but never met him."""
    for index in range(start + 1, end - 1):
        follows_comma = tree.lower[index] == "," and tree.lower[index + 1] in _COMMENTS
        if follows_comma or (tree.lower[index] == "but" and tree.lower[index - 1] not in _NO_COMMENT):
            return index
    return end


def object_content(tree: Tree, verb: int, cue: CueVerb) -> Content | None:
    """X announced Y, X criticised Y for Z, X called Y "Z"."""
    if not cue.frames & {CueFrame.OBJECT, CueFrame.QUOTED_OBJECT} or tree.is_passive(verb):
        return None
    start = after_particle(tree, verb, cue)
    while start < len(tree) and tree.tokens[start].tag == "RB":
        start += 1
    if (
        start >= len(tree)
        or (tree.tokens[start].pos == "PUNCT" and tree.tokens[start].text not in QUOTE_MARKS)
        or tree.tokens[start].tag in {"IN", "TO", "CC", "RP"} | FINITE
    ):
        return None
    if (
        tree.tokens[start].tag in {"NN", "NNP"}
        and tree.lower[start] in TIME_WORDS
        and "POS" not in {one.tag for one in tree.tokens[start + 1 : start + 2]}
    ):
        return None
    if cue.lemma == "call" and _is_naming(tree, start):
        return to_end(tree, verb, start, "object")
    content = to_end(tree, verb, start, "object")
    quoted = any(tree.tokens[one].text in QUOTE_MARKS and not _is_nickname(tree, one) for one in range(start, content.end))
    return _until_quotation_ends(tree, content) if quoted or CueFrame.OBJECT in cue.frames else None


def _until_quotation_ends(tree: Tree, content: Content) -> Content:
    """End a content with its quotation where a comma, a stop or a dash stands at the closing mark: called it "a joke," and left."""
    for index in range(content.start + 2, content.end - 1):
        if tree.tokens[index].text in _CLOSING and (tree.tokens[index - 1].text in {",", "."} or tree.tokens[index + 1].text in _BREAKS):
            return Content(content.start, index + 1, content.pattern)
    return content


def _is_nickname(tree: Tree, mark: int) -> bool:
    """Whether the mark opens or closes a single capitalised word: "Tiny"."""
    near = [one for one in (mark - 2, mark + 2) if 0 <= one < len(tree) and tree.tokens[one].text in QUOTE_MARKS]
    return any(tree.tokens[(mark + one) // 2].text[:1].isupper() for one in near)


def _is_naming(tree: Tree, start: int) -> bool:
    """Whether two noun phrases, or a noun phrase and an adjective, follow: called the plan a joke."""
    end = noun_phrase_end(tree, start)
    if end > start + 1 and tree.tokens[end - 1].tag == "JJ" and tree.tokens[end - 1].dep != "amod":
        return True
    if tree.tokens[start].tag == "PRP" and end < len(tree) and tree.tokens[end].tag in {"NN", "NNP", "VBN", "VB"}:
        return tree.lower[end] not in TIME_WORDS
    return start < end < len(tree) and tree.tokens[end].tag in {"DT", "JJ", "PRP$"} and tree.lower[end] not in TIME_WORDS
