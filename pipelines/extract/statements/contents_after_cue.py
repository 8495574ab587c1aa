"""Contents: which words a cue verb attributes, by the complements that the verb takes."""

from pipelines.extract.statements.contents_before_cue import Content, is_inverted
from pipelines.extract.statements.cue_groups import CueFrame
from pipelines.extract.statements.cue_lookup import CueVerb
from pipelines.extract.statements.phrase_contents import after_particle, has_particle, object_content, to_end
from pipelines.extract.statements.word_order import (
    FINITE,
    QUOTE_MARKS,
    after_dashes,
    find_that,
    has_finite_verb,
    is_finite,
    noun_phrase_end,
    skip_adjuncts,
)
from pipelines.extract.text.syntax_tree import Tree
from pipelines.extract.text.word_lists import word_set

_WH = word_set("whether if how why what who when where which whom")
_EMPTY = word_set("it so this that nothing nobody something anything much more him her them us me you")
# Declined to say, refused to comment: nothing was said.
_SILENCE = word_set("say comment answer discuss specify respond give name provide disclose elaborate identify reply speak talk be confirm")
_CLAUSE_WORDS = 5
_NO_CLAUSE = word_set("few nothing little words goodbye hello prayers piece things grace mass thanks same much so to of as for about")
_REACH = 14  # words between "put" and "at", at most
_THAT_BESIDE = word_set("welcome regret")  # further on, "that" describes what was welcomed
_NUMBER = 5  # words after "at" among which a number stands: at more than 65
_FIGURES = word_set("toll figure total count dead deaths casualties losses loss injured wounded killed missing displaced")
_TALKING = word_set("speak talk")
_NEAR = 12  # words
# Verbs that take nothing but a clause or a quotation: a noun phrase after them begins a clause.
_CORE = word_set("say add insist argue tell note state claim believe think fear estimate explain warn complain joke boast assert contend")


def content_after(tree: Tree, verb: int, cue: CueVerb) -> Content | None:
    """Return the content that stands after a cue verb, or None."""
    if is_inverted(tree, verb) or not has_particle(tree, verb, cue):
        return None
    if verb + 1 < len(tree) and tree.lower[verb + 1] == "," and not _has_that_after_insertion(tree, verb):
        return None
    for find in (_estimate, _that_clause, _wh_clause, _infinitive, _prepositional, _order, _after_addressee, _bare_clause, object_content):
        content = find(tree, verb, cue)
        if content is not None and content.end > content.start and tree.words(content.start, content.end).strip(" .") not in _EMPTY:
            return content
    return None


def _estimate(tree: Tree, verb: int, cue: CueVerb) -> Content | None:
    """X put the toll at 65."""
    if cue.lemma != "put":
        return None
    end = next((one for one in range(verb + 2, min(verb + _REACH, len(tree))) if tree.lower[one] == "at"), None)
    if end is None or not _FIGURES & set(tree.lower[verb + 1 : end]) or has_finite_verb(tree, verb + 1, end):
        return None
    is_number = any(tree.tokens[one].tag == "CD" for one in range(end + 1, min(end + _NUMBER, len(tree))))
    return to_end(tree, verb, verb + 1, "object") if is_number else None


def _has_that_after_insertion(tree: Tree, verb: int) -> bool:
    """Whether the comma after the verb opens an insertion: said, on the phone, that."""
    if tree.words(verb + 2, verb + 3) == "that":
        return True
    after = skip_adjuncts(tree, verb + 1)
    return after > verb + 1 and after < len(tree) and tree.lower[after] in {"that", "whether", "how", "to"}


def _that_clause(tree: Tree, verb: int, cue: CueVerb) -> Content | None:
    """X said (on Monday) that Y."""
    if CueFrame.CLAUSE not in cue.frames:
        return None
    after = after_dashes(tree, after_particle(tree, verb, cue))
    that = find_that(tree, after, 2 if cue.lemma in _THAT_BESIDE else 15)
    if that is None or (
        not has_finite_verb(tree, that + 1, len(tree))
        and cue.lemma not in {"demand", "urge", "order", "suggest", "propose", "recommend", "request"}
    ):
        return None
    return to_end(tree, verb, that + 1, "that")


def _wh_clause(tree: Tree, verb: int, cue: CueVerb) -> Content | None:
    """X asked whether Y, X explained how Y."""
    index = skip_adjuncts(tree, verb + 1)
    if CueFrame.WH in cue.frames and index < len(tree) and tree.lower[index] in _WH and tree.tokens[index].dep != "det":
        return to_end(tree, verb, index, "wh")
    return None


def _infinitive(tree: Tree, verb: int, cue: CueVerb) -> Content | None:
    """X vowed to Y."""
    index = skip_adjuncts(tree, verb + 1)
    if cue.lemma in {"refuse", "decline"} and any(word in _SILENCE for word in tree.lower[index : index + 4]):
        return None
    if CueFrame.INFINITIVE in cue.frames and _is_infinitive(tree, index):
        return to_end(tree, verb, index, "infinitive")
    return None


def _is_infinitive(tree: Tree, index: int) -> bool:
    """Whether "to" and a verb stand at an index."""
    if index + 1 < len(tree) and tree.lower[index] == "not":
        index += 1
    if index + 1 >= len(tree) or tree.lower[index] != "to":
        return False
    following = index + 1
    while following + 1 < len(tree) and (tree.tokens[following].tag == "RB" or tree.tokens[following].text in QUOTE_MARKS):
        following += 1
    return tree.tokens[following].tag == "VB"


def _prepositional(tree: Tree, verb: int, cue: CueVerb) -> Content | None:
    """X called for Y, X warned of Y, X called on Y to do Z, X lashed out at Y."""
    index = after_particle(tree, verb, cue)
    if index < len(tree) and tree.tokens[index].tag == "RB":
        index += 1
    if "about" in cue.prepositions and cue.lemma in _TALKING:
        index = _topic_of_talk(tree, index)
    if index + 1 >= len(tree) or tree.lower[index] not in cue.prepositions or _is_mark(tree, index + 1):
        return None
    if tree.lower[index] == "to" and tree.tokens[index + 1].tag == "VB":
        return None
    if tree.lower[index] in {"on", "upon"} and not any(_is_infinitive(tree, one) for one in range(index + 1, min(index + 25, len(tree)))):
        return None
    return to_end(tree, verb, index + 1, "preposition")


def _topic_of_talk(tree: Tree, index: int) -> int:
    """Return where "about" stands behind the listener, place and time of a talk, else the same index: spoke at the club on Monday about."""
    for one in range(index, min(index + _NEAR, len(tree))):
        if tree.lower[one] == "about" and tree.words(one + 1, one + 2) and tree.tokens[one + 1].tag != "CD":
            return one
        if is_finite(tree, one) or tree.tokens[one].pos == "PUNCT" or tree.tokens[one].tag in {"VB", "VBG", "WDT", "WP"}:
            return index
    return index


def _is_mark(tree: Tree, index: int) -> bool:
    """Whether a mark other than one of quotation stands at an index."""
    return tree.tokens[index].pos == "PUNCT" and tree.tokens[index].text not in QUOTE_MARKS


def _order(tree: Tree, verb: int, cue: CueVerb) -> Content | None:
    """X urged Y to do Z: someone to do something."""
    if CueFrame.ORDER not in cue.frames:
        return None
    start = skip_adjuncts(tree, verb + 1)
    end = noun_phrase_end(tree, start)
    if end > start and (
        _is_infinitive(tree, end)
        or any(_is_infinitive(tree, one) for one in range(end, min(end + 8, len(tree))) if not has_finite_verb(tree, end, one))
    ):
        return to_end(tree, verb, start, "order")
    return None


def _after_addressee(tree: Tree, verb: int, cue: CueVerb) -> Content | None:
    """X told Y (that) Z, X asked Y whether Z."""
    if CueFrame.ADDRESSEE not in cue.frames:
        return None
    end = _addressee_end(tree, verb + 1)
    if end == verb + 1 or end >= len(tree):
        return None
    that = find_that(tree, end) if CueFrame.CLAUSE in cue.frames else None
    return to_end(tree, verb, that + 1, "that") if that is not None else _beside_addressee(tree, verb, end, cue)


def _addressee_end(tree: Tree, start: int) -> int:
    """Return the index after the one spoken to: an agency whatever its tag, no number of a clause: told state TV 12 people had died."""
    end = noun_phrase_end(tree, start)
    if end == start and start + 1 < len(tree) and tree.tokens[start].text.isupper() and tree.tokens[start].text.isalpha():
        return start + 1
    numbers = (one for one in range(start + 1, end) if tree.tokens[one].tag == "CD" and tree.tokens[one - 1].tag.startswith("NN"))
    return next(numbers, end)


def _beside_addressee(tree: Tree, verb: int, end: int, cue: CueVerb) -> Content | None:
    """Return a question, a topic or a clause without "that" after the one spoken to, who ends at an index."""
    index = skip_adjuncts(tree, end)
    if index < len(tree) and tree.lower[index] in _WH and CueFrame.WH in cue.frames:
        return to_end(tree, verb, index, "wh")
    topic = _topic(tree, verb, end, cue)
    if topic is not None:
        return to_end(tree, verb, topic, "preposition")
    if CueFrame.CLAUSE in cue.frames and _begins_clause(tree, index):
        return to_end(tree, verb, index, "bare")
    return None


def _topic(tree: Tree, verb: int, end: int, cue: CueVerb) -> int | None:
    """Return the index after the preposition that a listener is followed by: asked the court for, warned residents of; else None."""
    prepositions = cue.prepositions - ({"of"} if cue.lemma == "tell" else set())
    places = [one for one in range(verb + 2, min(end + 1, len(tree) - 1)) if tree.lower[one] in prepositions]
    return places[-1] + 1 if places and noun_phrase_end(tree, places[-1] + 1) > places[-1] + 1 else None


def _bare_clause(tree: Tree, verb: int, cue: CueVerb) -> Content | None:
    """X said Y, without that."""
    if CueFrame.CLAUSE not in cue.frames:
        return None
    index = skip_adjuncts(tree, verb + 1)
    complement = tree.exact_child(verb, "ccomp")
    is_core = CueFrame.OBJECT not in cue.frames and cue.lemma in _CORE
    if complement is not None and complement < verb and not is_core:
        return None
    complement = complement if complement is not None and complement > verb else None
    is_addressed = CueFrame.ADDRESSEE in cue.frames  # told the local radio on Friday: no clause follows
    begins = _begins_clause(tree, index) or (not is_addressed and _is_long(tree, index)) if is_core else _has_verb_beside(tree, index)
    begins = begins or (is_core and _goes_on_relative(tree, verb, index))
    if begins or (complement is not None and index < complement):
        return to_end(tree, verb, index, "bare")
    return None


def _goes_on_relative(tree: Tree, verb: int, index: int) -> bool:
    """Whether a verb follows whose subject stands before the speaker: who officials say is missing, a step they say led to war."""
    is_verb = index < len(tree) and index == verb + 1 and is_finite(tree, index) and index + 1 < len(tree)
    return is_verb and not _is_mark(tree, index + 1) and tree.tokens[verb].tag in FINITE


def _is_long(tree: Tree, index: int) -> bool:
    """Whether enough words follow for a clause whose verb the tagger missed: said its systems shot down 13 missiles."""
    mark = next((one for one in range(index, len(tree)) if tree.tokens[one].pos == "PUNCT"), len(tree))
    return mark - index >= _CLAUSE_WORDS and not any(word in _NO_CLAUSE for word in tree.lower[index : index + 4])


def _has_verb_beside(tree: Tree, index: int) -> bool:
    """Whether a noun phrase and right after it a finite verb begin at an index."""
    end = noun_phrase_end(tree, index)
    while index < end < len(tree) and tree.tokens[end].tag == "RB":
        end += 1
    return index < end < len(tree) and is_finite(tree, end)


def _begins_clause(tree: Tree, index: int) -> bool:
    """Whether a subject with its finite verb begins at an index: words of a noun phrase, then a verb, before any full stop."""
    if index >= len(tree) or (tree.tokens[index].pos == "PUNCT" and tree.tokens[index].text not in QUOTE_MARKS):
        return False
    if tree.tokens[index].tag in {"CC", "TO", "VB"} or tree.lower[index] in {"as", "because", "than"}:
        return False
    for one in range(index + 1, min(index + 40, len(tree))):
        token = tree.tokens[one]
        if ((is_finite(tree, one) or token.tag == "VBN") and token.dep != "acl:relcl") or (
            token.text in QUOTE_MARKS and one < index + _NEAR
        ):
            return True
        if token.text in {";", ":"}:
            return False
    return False
