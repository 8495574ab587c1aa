"""Word order: noun phrases, adjuncts and finite verbs of a sentence, found by tags alone.

The parser is right about four relations in five, so what a short rule on word order gets right is not left to it.  Where a content
ends belongs in `content_ends`.
"""

from pipelines.extract.text.syntax_tree import Tree
from pipelines.extract.text.word_lists import word_set

QUOTE_MARKS = frozenset(['"', "“", "”", "''", "``", "‘", "«", "»"])
COMMA_OR_DASH = frozenset([",", "—", "–", "--", "―"])
_DASHES = frozenset(["—", "–", "--", "―", "-"])
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
_APPOSED = 4  # words of the shortest "a, b, said" and what stands before it
_OPENING = frozenset(['"', "“", "``", "''"])
_CLOSING = frozenset(['"', "”", "''"])
_TITLE = 9  # words of a programme's name between marks: said on "The Evening Hour" that
_BRACKETS = 8  # words in brackets after a name, at most
_RELATIVE_TAGS = frozenset({"WP", "WDT", "WRB"})
_OPEN_ENDED = word_set("close familiar briefed involved")
_NO_ADJUNCT = word_set("not n't only even just never nearly almost about more there then")


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
    is_of_number = index + 1 < len(tree) and tree.tokens[index + 1].tag == "CD"
    if token.tag in {"RB", "RBR", "RP"} and word not in _NO_ADJUNCT and not is_of_number:
        return index + 1
    if (
        word in _ADJUNCT_PREPOSITIONS
        and token.tag in {"IN", "TO", "RP", "VBG"}
        and not (index + 1 < len(tree) and (tree.tokens[index + 1].tag == "VB" or _opens_infinitive(tree, index)))
    ):
        return _after_phrase(tree, index + 1)
    if word == "," and index + 1 < len(tree):
        return _after_inserted(tree, index)
    return index


def _opens_infinitive(tree: Tree, index: int) -> bool:
    """Whether "to" stands before quoted words that begin with a verb: vowed to “open up” the archives."""
    return tree.lower[index] == "to" and tree.tokens[index + 1].text in QUOTE_MARKS


def _is_quantity(tree: Tree, index: int) -> bool:
    """Whether a preposition belongs to a number: at least 40, about 40, over 40."""
    following = tree.lower[index + 1] if index + 1 < len(tree) else ""
    return following in {"least", "most"} or (tree.lower[index] in {"about", "over", "under"} and tree.tokens[index + 1].tag == "CD")


def _after_time(tree: Tree, index: int) -> int:
    """Return the index after a time such as "earlier Wednesday", "last week" or the "late" of "late on Friday"; "this plan" is not one."""
    word = tree.lower[index]
    if word in _TIME_START:
        following = tree.lower[index + 1] if index + 1 < len(tree) else ""
        if word in {"late", "early"} and following in {"on", "in"}:
            return index + 1
        return index + 2 if following in TIME_WORDS and following not in _TIME_START else index + (word in {"earlier", "later"})
    return index + 1


def _after_phrase(tree: Tree, index: int) -> int:
    """Return the index after the noun phrase that follows a preposition."""
    start = index
    while index < len(tree) and tree.tokens[index].tag in _NOUNISH:
        if index > start and tree.tokens[index].tag in {"DT", "PRP$"} and tree.tokens[index - 1].tag != "PDT":
            break
        index += 1
        if (
            tree.lower[index - 1] in TIME_WORDS
            and tree.tokens[index - 1].tag in {"NNP", "NN", "NNS"}
            and not _is_owned_time(tree, start, index)
        ):
            break
    if index == start and index < len(tree) and tree.tokens[index].tag == "PRP":
        return index + 1
    if index > start and index < len(tree) and tree.lower[index] == "of":
        return _after_phrase(tree, index + 1)
    if index > start + 0 and index + 1 < len(tree) and tree.lower[index] == "and" and tree.tokens[index + 1].tag in {"NNP", "NN", "NNS"}:
        return _after_phrase(tree, index + 1)
    return index


def _is_owned_time(tree: Tree, start: int, index: int) -> bool:
    """Whether a time before an index only describes the noun after it: in its evening update."""
    described = index < len(tree) and tree.tokens[index].tag in {"NN", "NNS"} and tree.lower[index] not in TIME_WORDS
    return described and tree.tokens[start].tag in {"DT", "PRP$"}


def after_dashes(tree: Tree, index: int) -> int:
    """Return the index after words between two dashes that begin at an index: said — on the phone — that."""
    if index >= len(tree) or tree.tokens[index].text not in _DASHES:
        return index
    return next((one + 1 for one in range(index + 1, min(index + 16, len(tree))) if tree.tokens[one].text in _DASHES), index)


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
        if token.text in _OPENING and one > index and tree.tokens[index].tag == "IN":
            after = next((k + 1 for k in range(one + 1, min(one + _TITLE, len(tree))) if tree.tokens[k].text in _CLOSING), None)
            return find_that(tree, after, 6) if after is not None and after < len(tree) else None
        if is_finite(tree, one) or token.text in '"“”;:' or tree.lower[one] in _NO_THAT_AFTER:
            return None
    return None


def _is_determiner(tree: Tree, index: int) -> bool:
    """Whether "that" points at a thing: that plan. The tag alone is not trusted before a plural or a name."""
    after = tree.tokens[index + 1]
    is_stop = after.pos == "PUNCT" and (after.text not in _OPENING or index + 2 >= len(tree))
    return is_stop or (tree.tokens[index].tag == "DT" and tree.tokens[index + 1].tag in {"NN", "JJ"})


def is_finite(tree: Tree, index: int) -> bool:
    """Whether a word is a finite verb; a contraction that the tagger keeps whole (didn’t) is one."""
    return tree.tokens[index].tag in FINITE or tree.lower[index].endswith(("n't", "n’t"))


def has_finite_verb(tree: Tree, start: int, end: int) -> bool:
    """Whether a finite verb stands between two indices."""
    return any(is_finite(tree, one) for one in range(start, end))


def verb_after_subject(tree: Tree, index: int) -> int | None:
    """Return the finite verb, or the helper of one, that follows the noun phrase at an index; None where none does."""
    end = noun_phrase_end(tree, index)
    if index < end < len(tree) and tree.lower[end] == "(":
        end = next((one + 1 for one in range(end, min(end + _BRACKETS, len(tree))) if tree.lower[one] == ")"), end)
    while index < end < len(tree) and (tree.tokens[end].tag == "RB" or tree.lower[end] == "only"):
        end += 1
    return end if index < end < len(tree) and is_finite(tree, end) else None


def main_clause_after(tree: Tree, verb: int) -> int | None:
    """Return the comma before the main clause that follows a participle at the head of the sentence: Noting that Y, X left; or None."""
    if tree.tokens[verb].tag != "VBG" or any(is_finite(tree, one) or tree.lower[one] == "," for one in range(verb)):
        return None
    commas = (one for one in range(verb + 1, len(tree) - 1) if tree.lower[one] == ",")
    return next((one for one in commas if tree.tokens[one + 1].tag not in _RELATIVE_TAGS and verb_after_subject(tree, one + 1)), None)


def noun_phrase_end(tree: Tree, index: int) -> int:
    """Return the index after the noun phrase that begins at an index; the same index where none begins."""
    if index < len(tree) and tree.tokens[index].tag in {"PRP", "WP", "EX"}:
        return index + 1
    start = index
    while index < len(tree) and (tree.tokens[index].tag in _NOUNISH or is_glued(tree, index)):
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


def described_end(tree: Tree, index: int) -> int:
    """Return the index after a noun phrase and what its last adjective needs: a source close to the case."""
    end = _after_acronym(tree, index, noun_phrase_end(tree, index))
    last = tree.lower[end - 1] if end > index else ""
    if end < len(tree) and (last in _OPEN_ENDED or tree.lower[end] in _OPEN_ENDED):
        end += tree.lower[end] in _OPEN_ENDED
        return max(end, noun_phrase_end(tree, end + 1)) if end + 1 < len(tree) else end
    return end


def _after_acronym(tree: Tree, index: int, end: int) -> int:
    """Return the index after "(BA) head Anna Berg", where the brackets stand inside the noun phrase; else the same index."""
    inside = index < end < len(tree) - 3 and tree.lower[end] == "(" and tree.tokens[end + 1].text.isupper() and tree.lower[end + 2] == ")"
    longer = noun_phrase_end(tree, end + 3) if inside else end
    return longer if longer > end + 3 and tree.tokens[longer - 1].tag == "NNP" else end


def noun_phrase_start(tree: Tree, index: int) -> int:
    """Return the index at which the noun phrase begins that ends just before an index; the same index where none does."""
    start = index
    while start > 0 and (tree.tokens[start - 1].tag in _NOUNISH | {"PRP", "WP"} or is_glued(tree, start - 1)):
        start -= 1
        if tree.tokens[start].tag in {"DT", "PRP$", "PRP", "WP"}:
            break
    return start


def is_glued(tree: Tree, index: int) -> bool:
    """Whether a hyphen stands between two words without spaces, whatever its tag: Lang-Berg."""
    token = tree.tokens[index]
    inside = token.text in {"-", "‐", "‑", "–"} and 0 < index < len(tree) - 1
    return inside and tree.tokens[index - 1].end == token.start and tree.tokens[index + 1].start == token.end


def _before_apposition(tree: Tree, end: int) -> int:
    """Return where the first of two noun phrases ends in "…, the governor of Orlen, Anna Berg, said", else the same index."""
    if end < _APPOSED or tree.lower[end - 1] != ",":
        return end
    start = noun_phrase_start(tree, end - 1)
    named = start < end - 1 and all(tree.tokens[one].tag in {"NNP", "NNPS", "HYPH"} for one in range(start, end - 1))
    described = start > 1 and tree.lower[start - 1] == "," and tree.tokens[start - 2].tag in {"NN", "NNP"}
    return start - 1 if named and described else end


def attribution_start(tree: Tree, verb: int) -> int | None:
    """Return where the speaker begins in "…, the website of the paper reported": a noun phrase between a comma and the verb."""
    end = verb
    while end > 0 and (tree.tokens[end - 1].tag in {"RB", "MD"} or tree.lower[end - 1] in TIME_WORDS | {"has", "have", "had"}):
        end -= 1
    end = _before_apposition(tree, end)
    start = noun_phrase_start(tree, end)
    while 1 < start < end and tree.lower[start - 1] in {"of", "for", "from", "with", "and", "&", "at", "in"}:
        longer = noun_phrase_start(tree, start - 1)
        if longer == start - 1:
            break
        start = longer
    if not 0 < start < end:
        return None
    after_clause = start > 1 and tree.lower[start - 1] in {"and", "but", "while"} and tree.lower[start - 2] == ","
    if after_clause and has_finite_verb(tree, 0, start):
        return start
    return start if tree.tokens[start - 1].text in COMMA_OR_DASH else None
