"""Subjects: who speaks, as the syntax around a cue tells it: the span as written.  The full name belongs in `coreference`."""

from pipelines.extract.statements.mentions import mention_between, mention_of
from pipelines.extract.statements.statement_draft import PhraseSpan
from pipelines.extract.statements.word_order import (
    QUOTE_MARKS,
    TIME_WORDS,
    is_finite,
    main_clause_after,
    noun_phrase_end,
    noun_phrase_start,
)
from pipelines.extract.text.syntax_tree import NOMINAL, Tree
from pipelines.extract.text.word_lists import word_set

# Verbs that hand their subject to a saying verb: went on to say, continued to argue.
_RAISING = word_set("go continue begin start proceed appear seem rush take use hasten return turn come keep repeat")
# Verbs of making a letter, statement or post: issued a statement saying.
_MAKING = word_set("issue release send write post publish make give put circulate file sign share deliver air record submit")
_TEXTS = word_set(
    "statement letter email e-mail tweet post message report memo article column editorial note release brief filing lawsuit "
    "complaint document "
    "study survey interview speech ad video sign text blog op-ed piece dispatch bulletin communique transcript affidavit petition "
    "resolution headline story"
)
_BEFORE_PARTICIPLE = word_set("after before while when in by without")
_REPORTING = word_set("report say believe allege quote understand think")
_PLACING = word_set("in on at through with from near outside inside around behind under across along within")
# Times that the parser takes for subjects; the Times, Time and April are names as well.
_DAYS = TIME_WORDS - word_set("time times day may march april june august")
_POINTING = word_set("that this same last next later earlier")
_HELPERS = TIME_WORDS | {"has", "have", "had", "'s", "’s"}
_LOOSE = frozenset({"advcl", "parataxis", "ccomp", "dep"})
_RELATIVES = word_set("who which")
_BREAKS = frozenset([",", ")", "(", "-", "–", "—", "--"])
_CLOSING = frozenset(["”", "''", "»", '"'])
_SUBJECTS = ("nsubj", "csubj")


def speaker_of(tree: Tree, verb: int) -> PhraseSpan | None:
    """Return the one who does the verb, or None: its subject, that of the verb it belongs to, the agent of a passive."""
    if tree.is_passive(verb):
        return _agent(tree, verb)
    subject = _nearest_subject(tree, verb)
    if subject is not None:
        return _lifted(tree, mention_of(tree, subject), verb)
    return _inherited(tree, verb)


def _lifted(tree: Tree, found: PhraseSpan | None, verb: int) -> PhraseSpan | None:
    """Return the head of the phrase where the parser took its last noun for the subject: people marching through the streets said."""
    if found is None or found.first == 0 or found.last != verb - 1 or tree.tokens[found.first - 1].tag != "IN":
        return found
    if tree.lower[found.first - 1] not in _PLACING or tree.lower[found.first] in _RELATIVES:
        return found
    start = found.first
    while start > 0 and (tree.tokens[start - 1].tag in {"IN", "VBG"} or noun_phrase_start(tree, start) < start):
        start = start - 1 if tree.tokens[start - 1].tag in {"IN", "VBG"} else noun_phrase_start(tree, start)
    end = noun_phrase_end(tree, start)
    return mention_between(tree, start, end) or found if end <= found.first and tree.tokens[start].tag not in {"IN", "VBG"} else found


def _before_of(tree: Tree, first: int) -> int:
    """Return where a phrase begins whose last part begins at a word: the governor of the northern region; the word itself for none."""
    start = first
    while start > 0:
        of = start - 1 - (tree.lower[start - 1] in {"the", "a", "an"})
        if of < 1 or tree.lower[of] != "of" or tree.tokens[of - 1].pos not in NOMINAL:
            return start
        start = noun_phrase_start(tree, of)
        if start >= of:
            return first
    return start


def spelled_out(tree: Tree, found: PhraseSpan | None) -> PhraseSpan | None:
    """Return the name without the brackets that hold its acronym, also where these were taken for it: the Bridge Agency (BA)."""
    if found is None:
        return None
    inside = next((one for one in range(found.first, found.last + 1) if tree.lower[one] == "("), None)
    opening = found.first - 1 if inside is None and found.first == found.last else inside
    if opening is None or opening < 1 or tree.lower[opening] != "(" or (inside is None and not tree.tokens[opening + 1].text.isupper()):
        return found
    if inside is not None and tree.tokens[found.last].tag == "NNP" and tree.lower[found.last - 1] not in {"(", ")"}:
        return found
    start = opening
    while start > 0 and tree.tokens[start - 1].text[:1].isupper():
        start -= 1
    start = min(start, noun_phrase_start(tree, opening), found.first)
    return mention_between(tree, start, opening) or found


def _nearest_subject(tree: Tree, verb: int) -> int | None:
    """Return the last subject before a verb, else the first one after it; the parser may hang the content's subject on the cue."""
    subjects = [one for one in tree.children[verb] if tree.tokens[one].dep in {"nsubj", "csubj", "nsubj:pass"}]
    found = [one for one in subjects if not _is_time(tree, one) or one > verb]
    return max((one for one in found if one < verb), default=found[0] if found else None)


def _is_time(tree: Tree, index: int) -> bool:
    """Whether a noun is no subject but a time: Monday, that day; "the day" and "a time" can be subjects."""
    return tree.lower[index] in _DAYS or (index > 0 and tree.lower[index] in TIME_WORDS and tree.lower[index - 1] in _POINTING)


def _inherited(tree: Tree, verb: int) -> PhraseSpan | None:
    """Return the subject that a verb shares with the verb or noun above it."""
    token = tree.tokens[verb]
    above = tree.tokens[token.head]
    is_participle = token.tag == "VBG"
    around = _around_participle(tree, verb) if is_participle else None
    if around is not None or (is_participle and verb > 0 and tree.lower[verb - 1] in _BEFORE_PARTICIPLE):
        return around
    relation = token.dep.partition(":")[0] if token.head != verb else "root"
    if relation == "acl" and is_participle and tree.lower[verb - 1] in {"of", "for", "from", "about", "in"}:
        return None
    if relation == "acl" and is_participle and above.pos in NOMINAL:
        return _of_noun(tree, above.index)
    if relation in _LOOSE and is_participle:
        return _passive_or_active_subject(tree, above.index)
    is_second = relation == "conj" and above.tag.startswith("VB") and not tree.is_passive(above.index)
    if relation == "xcomp" and tree.is_passive(above.index) and above.lemma in _REPORTING:
        return _passive_or_active_subject(tree, above.index)
    is_raised = (relation == "xcomp" and (above.lemma in _RAISING or is_participle)) or (relation == "advcl" and above.lemma in _RAISING)
    return speaker_of(tree, above.index) if is_second or is_raised else None


def _around_participle(tree: Tree, verb: int) -> PhraseSpan | None:
    """Return the subject of the clause that a participle comments on: began by saying, left after saying, Noting that Y, X left."""
    if verb == 0 or tree.lower[verb - 1] not in _BEFORE_PARTICIPLE:
        return following_subject(tree, verb)
    is_means = verb > 2 and tree.lower[verb - 1] == "by" and is_finite(tree, verb - 2)  # noqa: PLR2004
    means = (speaker_of(tree, verb - 2) or subject_beside(tree, verb - 2, 0)) if is_means else None
    return means or main_subject(tree, verb) or following_subject(tree, verb) or _subject_above(tree, verb)


def main_subject(tree: Tree, verb: int) -> PhraseSpan | None:
    """Return the subject of the last finite verb before a participle that outranks it: "said …, a day after saying"."""
    for index in range(verb - 1, -1, -1):
        subject = tree.child(index, *_SUBJECTS) if tree.tokens[index].tag in {"VBD", "VBZ", "VBP"} else None
        if subject is not None and subject < index and tree.tokens[index].dep in {"ROOT", "conj", "parataxis"}:
            return mention_of(tree, subject)
    return None


def following_subject(tree: Tree, verb: int) -> PhraseSpan | None:
    """Return the subject of the main clause after a participle at the head of the sentence: Noting that Y, X left."""
    comma = main_clause_after(tree, verb)
    return mention_between(tree, comma + 1, noun_phrase_end(tree, comma + 1)) if comma is not None else None


def _subject_above(tree: Tree, verb: int) -> PhraseSpan | None:
    """Return the subject of the verb that a participle belongs to, however deep that stands: when X began by talking about."""
    subjects = (tree.child(one, *_SUBJECTS) for one in tree.ancestors(verb) if one < verb)
    found = next((one for one in subjects if one is not None and one < verb), None)
    return mention_of(tree, found) if found is not None else None


def _passive_or_active_subject(tree: Tree, verb: int) -> PhraseSpan | None:
    """Return the grammatical subject, whatever the voice: "was quoted as saying", "stood there, saying"."""
    subject = tree.child(verb, *_SUBJECTS)
    return mention_of(tree, subject) if subject is not None else _inherited(tree, verb)


def _of_noun(tree: Tree, noun: int) -> PhraseSpan | None:
    """Return who speaks in "a man saying", "issued a statement saying", "a report saying"."""
    token = tree.tokens[noun]
    if token.lemma in _TEXTS and token.dep == "obj" and tree.tokens[token.head].lemma in _MAKING:
        return speaker_of(tree, token.head) or mention_of(tree, noun)
    if token.dep == "nmod" and tree.tokens[token.head].lemma in _TEXTS:
        return _of_noun(tree, token.head)
    if token.lemma in _TEXTS:
        owner = tree.exact_child(noun, "nmod:poss")
        return mention_of(tree, owner if owner is not None else noun, without_clauses=True)
    if token.dep.startswith(("obj", "obl")) and token.pos not in {"PROPN", "PRON"} and tree.tokens[token.head].tag.startswith("VB"):
        return _passive_or_active_subject(tree, token.head)
    return mention_of(tree, noun, without_clauses=True)


def _agent(tree: Tree, verb: int) -> PhraseSpan | None:
    """Return the one after "by"."""
    for one in tree.all_children(verb, "obl"):
        case = tree.child(one, "case")
        if case is not None and tree.lower[case] == "by":
            return mention_of(tree, one)
    return None


def subject_across(tree: Tree, verb: int, floor: int) -> PhraseSpan | None:
    """Return the subject of "X, a long description, said": the noun phrase that begins the clause, by word order.

    floor: index at which the clause can begin at the earliest.
    """
    end = verb
    while end > floor and tree.tokens[end - 1].tag in {"RB", "MD"}:
        end -= 1
    while end > floor and (tree.lower[end - 1] in TIME_WORDS or tree.tokens[end - 1].text in _CLOSING):
        end -= 1
    if end - 1 <= floor or tree.tokens[end - 1].text not in _BREAKS:
        return None
    best: PhraseSpan | None = None
    for mark in range(end - 2, floor, -1):
        if is_finite(tree, mark) and not _in_relative_clause(tree, mark, floor):
            break
        if tree.tokens[mark].text in _BREAKS or tree.lower[mark] in _RELATIVES:
            start = noun_phrase_start(tree, mark)
            while 1 < start < mark and tree.lower[start - 1] in {"of", "for", "in", "at", "from"}:
                start = min(start - 1, noun_phrase_start(tree, start - 1))
            begins = floor <= start < mark and tree.tokens[start].tag != "IN" and _is_clause_start(tree, start, floor)
            is_quoting = _opens_quotation(tree, mark, end)
            found = mention_between(tree, start, mark if is_quoting else end - 1) if begins else None
            best = found or best
    return best


def _opens_quotation(tree: Tree, start: int, end: int) -> bool:
    """Whether the first quotation mark between two indices opens: it touches the word after it."""
    first = next((one for one in range(start, end) if tree.tokens[one].text in QUOTE_MARKS), None)
    return first is not None and first + 1 < len(tree) and tree.tokens[first].end == tree.tokens[first + 1].start


def _in_relative_clause(tree: Tree, index: int, floor: int) -> bool:
    """Whether a verb stands close after who or which."""
    return any(tree.lower[one] in _RELATIVES for one in range(max(floor, index - 6), index))


def _is_clause_start(tree: Tree, start: int, floor: int) -> bool:
    """Whether a clause can begin with the noun phrase at an index: not after a preposition or a verb."""
    return start == floor or tree.tokens[start - 1].pos in {"PUNCT", "CCONJ", "SCONJ", "ADV"} or tree.lower[start - 1] in {"as", "while"}


def subject_beside(tree: Tree, verb: int, floor: int) -> PhraseSpan | None:
    """Return the noun phrase just before a verb and its adverbs, by tags alone; it begins at `floor` or later."""
    end = verb
    while end > floor and _stands_before_verb(tree, end - 1):
        end -= 1
    end = _before_brackets(tree, end, floor)
    start = max(floor, _before_of(tree, noun_phrase_start(tree, end)))
    return mention_between(tree, start, end) or subject_across(tree, verb, floor) or _before_relative(tree, end, floor)


def _stands_before_verb(tree: Tree, index: int) -> bool:
    """Whether a word between a subject and its verb is an adverb, a helper or part of a time: later that day."""
    if tree.tokens[index].tag in {"RB", "RBR", "MD"} or tree.lower[index] in _HELPERS:
        return True
    return tree.lower[index] in {"that", "this"} and index + 1 < len(tree) and tree.lower[index + 1] in TIME_WORDS


def _before_brackets(tree: Tree, end: int, floor: int) -> int:
    """Return the index where brackets open that close just before an index: Anna Berg (D-Wis.) said; else the same index."""
    if end - 1 <= floor or not tree.tokens[end - 1].text.endswith(")"):
        return end
    opening = next((one for one in range(end - 1, max(floor, end - 8), -1) if tree.tokens[one].text.startswith("(")), end)
    return opening if opening > floor else end


def _before_relative(tree: Tree, end: int, floor: int) -> PhraseSpan | None:
    """Return the noun phrase before who or that, in "people who fought threats say", where the parser saw no subject."""
    for one in range(end - 1, max(floor, end - 12), -1):
        if tree.tokens[one].pos == "PUNCT":
            return None
        if tree.lower[one] in _RELATIVES:
            return mention_between(tree, max(floor, noun_phrase_start(tree, one)), one)
    return None


def coordinated_subject(tree: Tree, verb: int) -> PhraseSpan | None:
    """Return the subject of the verb before "and said", where the parser did not see that the two share it."""
    before = verb - 1
    while before > 0 and tree.tokens[before].tag == "RB":
        before -= 1
    if tree.lower[before] not in {"and", "but"}:
        return None
    for index in range(before - 1, 0, -1):
        if tree.tokens[index].tag in {"VBD", "VBZ", "VBP", "VBN"} and not tree.is_passive(index):
            found = speaker_of(tree, index) or subject_beside(tree, index, 0)
            if found is not None:
                return found
    return None
