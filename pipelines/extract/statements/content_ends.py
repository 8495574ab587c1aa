"""Clauses: where the content that begins after a cue ends.  Which cue takes what belongs in `contents_after_cue`."""

from pipelines.extract.statements.cue_lookup import cue_verb
from pipelines.extract.statements.word_order import (
    FINITE,
    QUOTE_MARKS,
    has_finite_verb,
    is_finite,
    main_clause_after,
    noun_phrase_end,
    skip_adjuncts,
    verb_after_subject,
)
from pipelines.extract.text.syntax_tree import Tree
from pipelines.extract.text.word_lists import word_set

_SUBORDINATORS = word_set("although though while whereas")
_WEAK_SUBORDINATORS = word_set("as after before when since because if until unless even days hours a")
_OPENERS = word_set("after although as because before if since though until when while")
_CONDITIONS = word_set("if even unless when while although though")
_NO_ADVERB = word_set("even not according")
_CONJUNCTIONS = word_set("and but or")
_RELATIVES = word_set("which who whom")
_MARKS = frozenset({",", ";", "—", "–", "--", "-", "―"})
_CLOSING = frozenset(['"', "”", "''", "»"])
_BEFORE_OPENER = word_set("but and or so yet even just only now then still ¶ -- — -")
_PAST = frozenset({"VBD", "VBN"})
_VERBAL = FINITE | {"VB", "VBN"}
# Cue verbs that mostly mean no speech where no content follows them at once: Brussels makes, the plan points.
_WEAK_CUES = word_set("make find charge rule point put go start begin read press push hit attack finish continue think fear believe")
_SURE = word_set("said says added adds told tells wrote writes argued argues noted notes insisted insists")


def clause_end(tree: Tree, cue: int, start: int, *, is_clause: bool = False) -> int:
    """Return the index after the last word of the content that begins at `start`: the sentence's end unless something cuts it.

    is_clause: the content is a clause, so it does not end before its verb.
    """
    end = len(tree)
    depth = 0
    is_whole = not is_clause
    for index in range(start, end):
        word = tree.lower[index]
        depth += (word in {"(", "["}) - (word in {")", "]"})
        is_whole = is_whole or tree.tokens[index].tag in _VERBAL
        is_place = depth <= 0 and index > start and is_whole and (word in _MARKS or word in _CONJUNCTIONS)
        if is_place and _cuts(tree, cue, start, index):
            return index
    return end


def _cuts(tree: Tree, cue: int, start: int, index: int) -> bool:
    """Whether the content ends before the mark or conjunction at an index."""
    word = tree.lower[index]
    after = _after_marks(tree, index)
    if word == "-" and (tree.tokens[index - 1].end == tree.tokens[index].start or after >= len(tree)):
        return False
    if word == "," and after < len(tree) and tree.lower[after] in _CONJUNCTIONS:
        after += 1
        word = tree.lower[after - 1]
    while after < len(tree) and tree.tokens[after].tag in {"RB", "RBR"} and tree.lower[after] not in _NO_ADVERB:
        after += 1
    if after >= len(tree):
        return True
    if word in _CONJUNCTIONS:
        return tree.lower[after] != "that" and _is_second_cue(tree, cue, start, after, after_comma=tree.lower[index] == ",")
    if word not in _CONJUNCTIONS and _ends_first_clause(tree, cue, start, index):
        return True
    if word == "," and _is_commented(tree, start, after):
        return True
    return (
        _is_participle(tree, after)
        or _is_adjunct_clause(tree, cue, after)
        or _is_inserted_cue(tree, index)
        or (after == index + 1 and (_is_finite_cue(tree, after) or (is_finite(tree, after) and tree.lower[cue - 1] == "who")))
    )


def _after_marks(tree: Tree, index: int) -> int:
    """Return the index after a mark and the quotation marks that close right behind it: a good plan,” adding."""
    after = index + 1
    while after < len(tree) and tree.tokens[after].text in _CLOSING and tree.tokens[after].start == tree.tokens[after - 1].end:
        after += 1
    return after


def _ends_first_clause(tree: Tree, cue: int, start: int, index: int) -> bool:
    """Whether the main clause begins after the comma: After X said Y, Z; the paper saying Y, Z.

    Either an opener begins the sentence, or the verb after the comma governs the cue in the syntax.  A content that opens with a
    condition goes on: said that if X, Y.
    """
    verb = verb_after_subject(tree, index + 1)
    if verb is None or tree.lower[start] in _CONDITIONS:
        return False
    if main_clause_after(tree, cue) == index:
        return True
    first = next((one for one, word in enumerate(tree.lower) if word not in _BEFORE_OPENER), 0)
    if tree.lower[first] in _OPENERS and "," not in tree.lower[:cue]:
        return True
    is_verb = tree.lower[cue] != "according"
    return is_verb and any(above in {verb, tree.tokens[verb].head} for above in tree.ancestors(cue) if above > index)


def _is_commented(tree: Tree, start: int, index: int) -> bool:
    """Whether a relative clause with a cue of its own begins: …, which he said had cost a million."""
    is_complete = has_finite_verb(tree, start, index) or "," not in tree.lower[index:]
    if tree.lower[index] not in _RELATIVES or not is_complete:
        return False
    verb = _after_helpers(tree, noun_phrase_end(tree, index + 1))
    return index + 1 < verb < len(tree) and _is_finite_cue(tree, verb)


def _is_second_cue(tree: Tree, cue: int, start: int, index: int, *, after_comma: bool) -> bool:
    """Whether the verb after a conjunction is a further act of the same speaker, or belongs to the cue in the syntax."""
    token = tree.tokens[index]
    if token.tag in {"VBD", "VBZ", "VBP", "VBG", "VBN", "VB"}:
        return _opens_reported(tree, index) or _joins_cue(tree, cue, start, index)
    phrase_end = _after_helpers(tree, noun_phrase_end(tree, index))
    if index < phrase_end < len(tree) and _is_finite_cue(tree, phrase_end):
        return True
    verb = _finite_from(tree, index) if after_comma and tree.lower[index - 1] != "or" else None
    return verb is not None and tree.tokens[verb].head == cue and tree.tokens[verb].dep.startswith("conj")


def _joins_cue(tree: Tree, cue: int, start: int, index: int) -> bool:
    """Whether the verb after a conjunction has the form of the cue, or of the verb that the cue follows, and goes on from there."""
    token, tenses = tree.tokens[index], {tree.tokens[cue].tag, _tense_of(tree, cue)}
    if token.tag not in tenses and not (token.tag in _PAST and tenses & _PAST):
        return False
    if token.head == cue and token.dep.startswith("conj"):
        return True
    if cue_verb(token.text) is not None and token.tag != "VB" and not _shares_tense(tree, start, index):
        return True
    is_verb = token.tag in tenses and is_finite(tree, index) and tree.lower[index - 1] != "or"
    return (
        is_verb
        and not _has_tense(tree, start, index, token.tag)
        and tree.words(index + 1, index + 2) not in {"", "."}
        and (tree.tokens[index + 1].tag != "NN")
    )


def _tense_of(tree: Tree, cue: int) -> str:
    """Return the tag of a cue; of a participle after a comma, that of the finite verb before it: left, saying … and reminded."""
    if tree.tokens[cue].tag != "VBG":
        return tree.tokens[cue].tag
    return next((tree.tokens[one].tag for one in range(cue - 1, -1, -1) if tree.tokens[one].tag in FINITE - {"MD"}), "VBG")


def _has_tense(tree: Tree, start: int, end: int, tense: str) -> bool:
    """Whether the content has a verb of its own with which the verb after "and" can be joined."""
    tags = _PAST if tense in _PAST else {tense}
    return any(tree.tokens[one].tag in tags for one in range(start, end))


def _opens_reported(tree: Tree, index: int) -> bool:
    """Whether a verb that can only mean saying stands before "that" or a quotation: … and said "the record is clear"."""
    following = tree.lower[index + 1] if index + 1 < len(tree) else ""
    return tree.lower[index] in _SURE and (following == "that" or following in QUOTE_MARKS)


def _after_helpers(tree: Tree, index: int) -> int:
    """Return the index after adverbs and forms of have."""
    while index < len(tree) and (tree.tokens[index].tag == "RB" or tree.lower[index] in {"has", "have", "had"}):
        index += 1
    return index


def _is_finite_cue(tree: Tree, index: int) -> bool:
    """Whether the word is a cue verb in a finite form."""
    cue = cue_verb(tree.tokens[index].text)
    return tree.tokens[index].tag in {"VBD", "VBZ", "VBP", "VBN"} and cue is not None and cue.lemma not in _WEAK_CUES


def _shares_tense(tree: Tree, start: int, index: int) -> bool:
    """Whether the content's own verb may be the first of the pair: he said she came and told him."""
    token = tree.tokens[index]
    above = tree.tokens[token.head]
    return token.dep.startswith("conj") and start <= above.index < index and above.tag == token.tag and cue_verb(above.text) is not None


def _finite_from(tree: Tree, index: int) -> int | None:
    """Return the head verb of the clause that begins at an index, if one does within a few words."""
    for one in range(index, min(index + 12, len(tree))):
        if tree.tokens[one].tag in {"VBD", "VBZ", "VBP"} and tree.is_verb(one):
            return one
    return None


def _is_participle(tree: Tree, index: int) -> bool:
    """Whether a saying participle follows: ", adding that …"."""
    token = tree.tokens[index]
    if token.tag == "VBG" or (token.text.endswith("ing") and token.pos in {"VERB", "NOUN"}):
        return cue_verb(token.text) is not None
    return tree.lower[index] == "according"


def _is_adjunct_clause(tree: Tree, cue: int, index: int) -> bool:
    """Whether a clause follows that comments on the saying: ", although …", ", as the mayor vowed …", ", a day after saying"."""
    word = tree.lower[index]
    if word in _SUBORDINATORS or (word == "even" and tree.words(index, index + 2) in {"even though", "even as"}):
        comma = next((one for one in range(index, len(tree)) if tree.lower[one] == ","), len(tree))
        return has_finite_verb(tree, index, len(tree) if word == "even" else comma)
    if word not in _WEAK_SUBORDINATORS:
        return False
    for one in range(index, min(index + 14, len(tree))):
        if tree.is_verb(one) and cue_verb(tree.tokens[one].text) is not None and tree.tokens[one].tag != "VB" and not tree.is_passive(one):
            return True
    verb = _finite_from(tree, index)
    return word != "a" and verb is not None and tree.tokens[verb].head == cue and tree.tokens[verb].dep.startswith("advcl")


def _is_inserted_cue(tree: Tree, index: int) -> bool:
    """Whether an attribution follows the mark: ", officials said."."""
    start = index + 1
    phrase_end = noun_phrase_end(tree, start)
    end = _after_helpers(tree, phrase_end)
    if phrase_end == start or end >= len(tree) or not _is_finite_cue(tree, end):
        return False
    if tree.lower[end] in _SURE and tree.tokens[start].tag != "WP" and tree.tokens[index].text in {";", "—", "–", "--", "―", "-"}:
        return True
    after = skip_adjuncts(tree, end + 1)
    return after >= len(tree) or tree.tokens[after].pos == "PUNCT"
