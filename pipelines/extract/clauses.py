"""Clauses: where the words after a cue begin and end, from tags and word order, with the syntax as a witness where it helps.

The parser is right about four relations in five, so what a short rule on word order gets right is not left to it.  Which cue takes
what belongs in `contents`.
"""

from pipelines.extract.cues import cue_verb
from pipelines.extract.lexicon import word_set
from pipelines.extract.tree import Tree

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_NOUNISH = word_set("DT PDT PRP$ JJ JJR JJS NN NNS NNP NNPS CD POS HYPH VBG VBN $ AFX NFP SYM ADD GW FW")
TIME_WORDS = word_set(
    "monday tuesday wednesday thursday friday saturday sunday mon. tues. wed. thurs. fri. sat. sun. january february march april "
    "may june july august september "
    "october november december jan. feb. mar. apr. jun. jul. aug. sept. oct. nov. dec. today yesterday tonight tomorrow morning "
    "afternoon evening night noon midnight day "
    "days week weeks weekend month months year years hour hours moment time times minute minutes earlier later recently "
    "last this next previous same late early ago a.m. p.m. a.m p.m spring summer fall autumn winter"
)
_TIME_START = word_set("last this next late early earlier later that a")
_ADJUNCT_PREPOSITIONS = word_set(
    "in on at during to after before by via through from with about following of over for upon amid without within under outside inside"
)
_NO_THAT_AFTER = word_set("who which because although he she they we i it whether if")
_NO_ADJUNCT = word_set("not n't only even just never nearly almost about more there then")
_SUBORDINATORS = word_set("although though while whereas")
_WEAK_SUBORDINATORS = word_set("as after before when since because if until unless even days hours a")
_OPENERS = word_set("after although as because before if since though until when while")
_CONJUNCTIONS = word_set("and but or")


def skip_adjuncts(tree: Tree, index: int) -> int:
    """Return the index after adverbs, times and short prepositional phrases that stand between a cue and its content."""
    length = len(tree)
    while index < length:
        after = _one_adjunct(tree, index)
        if after == index:
            return index
        index = after
    return index


def _one_adjunct(tree: Tree, index: int) -> int:
    """Return the index after one adjunct, or the same index where there is none."""
    token, word = tree.tokens[index], tree.lower[index]
    if word in TIME_WORDS and (token.tag in {"NNP", "NN", "NNS", "RB", "RBR", "JJ", "DT", "CD"}):
        return _after_time(tree, index)
    if _is_quantity(tree, index):
        return index
    if token.tag in {"RB", "RBR", "RP"} and word not in _NO_ADJUNCT:
        return index + 1
    if (
        word in _ADJUNCT_PREPOSITIONS
        and token.tag in {"IN", "TO", "RP", "VBG"}
        and not (index + 1 < len(tree) and tree.tokens[index + 1].tag == "VB")
    ):
        return _after_phrase(tree, index + 1)
    if word == "," and index + 1 < len(tree):
        return _after_inserted(tree, index)
    return index


def _is_quantity(tree: Tree, index: int) -> bool:
    """Whether a preposition belongs to a number: at least 40, about 40, over 40."""
    following = tree.lower[index + 1] if index + 1 < len(tree) else ""
    return following in {"least", "most"} or (tree.lower[index] in {"about", "over", "under"} and tree.tokens[index + 1].tag == "CD")


def _after_time(tree: Tree, index: int) -> int:
    """Return the index after a time such as "earlier Wednesday" or "last week"; "this plan" is none."""
    word = tree.lower[index]
    if word in _TIME_START:
        following = tree.lower[index + 1] if index + 1 < len(tree) else ""
        return index + 2 if following in TIME_WORDS and following not in _TIME_START else index + (word in {"earlier", "later"})
    return index + 1


def _after_phrase(tree: Tree, index: int) -> int:
    """Return the index after the noun phrase that follows a preposition."""
    start = index
    while index < len(tree) and tree.tokens[index].tag in _NOUNISH:
        if index > start and tree.tokens[index].tag in {"DT", "PRP$"} and tree.tokens[index - 1].tag != "PDT":
            break
        index += 1
        if tree.lower[index - 1] in TIME_WORDS and tree.tokens[index - 1].tag in {"NNP", "NN", "NNS"}:
            break
    if index == start and index < len(tree) and tree.tokens[index].tag == "PRP":
        return index + 1
    if index > start and index < len(tree) and tree.lower[index] == "of":
        return _after_phrase(tree, index + 1)
    if index > start + 0 and index + 1 < len(tree) and tree.lower[index] == "and" and tree.tokens[index + 1].tag in {"NNP", "NN", "NNS"}:
        return _after_phrase(tree, index + 1)
    return index


def _after_inserted(tree: Tree, index: int) -> int:
    """Return the index after words between two commas, if they are no clause of their own: said, on the phone, that."""
    for end in range(index + 1, min(index + 16, len(tree))):
        if tree.lower[end] == ",":
            return end + 1
        if tree.tokens[end].tag in FINITE or tree.lower[end] == "that":
            break
    return index


def find_that(tree: Tree, index: int, limit: int = 15) -> int | None:
    """Return the index of the "that" which begins the content, if no finite verb and no mark stands before it."""
    for one in range(index, min(index + limit, len(tree))):
        token = tree.tokens[one]
        if tree.lower[one] == "that" and one + 1 < len(tree) and not _is_determiner(tree, one):
            return one
        if is_finite(tree, one) or token.text in '"“”;:' or tree.lower[one] in _NO_THAT_AFTER:
            return None
    return None


def _is_determiner(tree: Tree, index: int) -> bool:
    """Whether "that" points at a thing: that plan. The tag alone is not trusted before a plural or a name."""
    return tree.tokens[index + 1].pos == "PUNCT" or (tree.tokens[index].tag == "DT" and tree.tokens[index + 1].tag in {"NN", "JJ"})


def is_finite(tree: Tree, index: int) -> bool:
    """Whether a word is a finite verb; a contraction that the tagger keeps whole (didn’t) is one."""
    return tree.tokens[index].tag in FINITE or tree.lower[index].endswith(("n't", "n’t"))


def has_finite_verb(tree: Tree, start: int, end: int) -> bool:
    """Whether a finite verb stands between two indices."""
    return any(is_finite(tree, one) for one in range(start, end))


def noun_phrase_end(tree: Tree, index: int) -> int:
    """Return the index after the noun phrase that begins at an index; the same index where none begins."""
    if index < len(tree) and tree.tokens[index].tag in {"PRP", "WP", "EX"}:
        return index + 1
    start = index
    while index < len(tree) and tree.tokens[index].tag in _NOUNISH:
        if index > start and tree.tokens[index].tag in {"DT", "PRP$", "PDT"} and tree.tokens[index - 1].tag != "PDT":
            break
        index += 1
    if (
        index > start
        and index + 1 < len(tree)
        and tree.lower[index] in {"of", "at", "from", "in", "for", "with"}
        and tree.tokens[index + 1].tag in _NOUNISH
    ):
        return noun_phrase_end(tree, index + 1)
    if index > start and index + 1 < len(tree) and tree.lower[index] in {"and", "or"} and tree.tokens[index + 1].tag in _NOUNISH:
        return noun_phrase_end(tree, index + 1)
    return index


def noun_phrase_start(tree: Tree, index: int) -> int:
    """Return the index at which the noun phrase begins that ends just before an index; the same index where none does."""
    start = index
    while start > 0 and (tree.tokens[start - 1].tag in _NOUNISH | {"PRP", "WP"}):
        start -= 1
        if tree.tokens[start].tag in {"DT", "PRP$", "PRP", "WP"}:
            break
    return start


def attribution_start(tree: Tree, verb: int) -> int | None:
    """Return where the speaker begins in "…, the website of the paper reported": a noun phrase between a comma and the verb."""
    end = verb
    while end > 0 and (tree.tokens[end - 1].tag in {"RB", "MD"} or tree.lower[end - 1] in TIME_WORDS | {"has", "have", "had"}):
        end -= 1
    start = noun_phrase_start(tree, end)
    while 1 < start < end and tree.lower[start - 1] in {"of", "for", "from", "with", "and", "&", "at", "in"}:
        longer = noun_phrase_start(tree, start - 1)
        if longer == start - 1:
            break
        start = longer
    return start if 0 < start < end and tree.tokens[start - 1].text in {",", "—", "–", "--"} else None


def clause_end(tree: Tree, cue: int, start: int) -> int:
    """Return the index after the last word of the content that begins at `start`: the sentence's end unless something cuts it."""
    end = len(tree)
    depth = 0
    for index in range(start, end):
        word = tree.lower[index]
        depth += (word in {"(", "["}) - (word in {")", "]"})
        if (
            depth <= 0
            and index > start
            and (word in {",", ";", "—", "–", "--", "-"} or word in _CONJUNCTIONS)
            and _cuts(tree, cue, start, index)
        ):
            return index
    return end


def _cuts(tree: Tree, cue: int, start: int, index: int) -> bool:
    """Whether the content ends before the mark or conjunction at an index."""
    word = tree.lower[index]
    after = index + 1
    if word == "-" and (tree.tokens[index - 1].end == tree.tokens[index].start or after >= len(tree)):
        return False
    if word == "," and after < len(tree) and tree.lower[after] in _CONJUNCTIONS:
        after += 1
        word = tree.lower[after - 1]
    while after < len(tree) and tree.tokens[after].tag in {"RB", "RBR"} and tree.lower[after] not in {"even", "not"}:
        after += 1
    if after >= len(tree):
        return True
    if word in _CONJUNCTIONS:
        return tree.lower[after] != "that" and _is_second_cue(tree, cue, start, after, after_comma=tree.lower[index] == ",")
    if word == "," and _ends_first_clause(tree, cue, index):
        return True
    return (
        _is_participle(tree, after)
        or _is_adjunct_clause(tree, cue, after)
        or _is_inserted_cue(tree, index)
        or (after == index + 1 and (_is_finite_cue(tree, after) or (is_finite(tree, after) and tree.lower[cue - 1] == "who")))
    )


def _ends_first_clause(tree: Tree, cue: int, index: int) -> bool:
    """Whether the cue stands in a subordinate clause at the head of the sentence, which the comma ends: After X said Y, Z."""
    if tree.lower[0] not in _OPENERS or "," in tree.lower[:cue]:
        return False
    end = _after_helpers(tree, noun_phrase_end(tree, index + 1))
    return index + 1 < end < len(tree) and is_finite(tree, end)


def _is_second_cue(tree: Tree, cue: int, start: int, index: int, *, after_comma: bool) -> bool:
    """Whether the verb after a conjunction is a further cue of the same speaker, or belongs to the cue in the syntax."""
    token = tree.tokens[index]
    if token.tag in {"VBD", "VBZ", "VBP", "VBG", "VBN", "VB"}:
        same = token.tag == tree.tokens[cue].tag or {token.tag, tree.tokens[cue].tag} == {"VBD", "VBN"}
        if not same:
            return False
        if token.head == cue and token.dep.startswith("conj"):
            return True
        known = cue_verb(token.text)
        return known is not None and token.tag != "VB" and not _shares_tense(tree, start, index)
    phrase_end = _after_helpers(tree, noun_phrase_end(tree, index))
    if index < phrase_end < len(tree) and _is_finite_cue(tree, phrase_end):
        return True
    verb = _finite_from(tree, index) if after_comma and tree.lower[index - 1] != "or" else None
    return verb is not None and tree.tokens[verb].head == cue and tree.tokens[verb].dep.startswith("conj")


def _after_helpers(tree: Tree, index: int) -> int:
    """Return the index after adverbs and forms of have."""
    while index < len(tree) and (tree.tokens[index].tag == "RB" or tree.lower[index] in {"has", "have", "had"}):
        index += 1
    return index


def _is_finite_cue(tree: Tree, index: int) -> bool:
    """Whether the word is a cue verb in a finite form."""
    return tree.tokens[index].tag in {"VBD", "VBZ", "VBP", "VBN"} and cue_verb(tree.tokens[index].text) is not None


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
        end = next((one for one in range(index, len(tree)) if tree.lower[one] == ","), len(tree))
        return has_finite_verb(tree, index, end)
    if word not in _WEAK_SUBORDINATORS:
        return False
    for one in range(index, min(index + 14, len(tree))):
        if tree.is_verb(one) and cue_verb(tree.tokens[one].text) is not None and tree.tokens[one].tag != "VB":
            return True
    verb = _finite_from(tree, index)
    return word != "a" and verb is not None and tree.tokens[verb].head == cue and tree.tokens[verb].dep.startswith("advcl")


def _is_inserted_cue(tree: Tree, index: int) -> bool:
    """Whether an attribution follows the mark: ", officials said."."""
    start = index + 1
    end = noun_phrase_end(tree, start)
    if end == start or end >= len(tree):
        return False
    if not _is_finite_cue(tree, end):
        return False
    after = skip_adjuncts(tree, end + 1)
    return after >= len(tree) or tree.tokens[after].pos == "PUNCT"
