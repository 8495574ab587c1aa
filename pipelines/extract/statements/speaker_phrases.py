"""What kind of words a speaker's noun phrase is made of: a person's name with a role, an institution, a description."""

import re
from dataclasses import dataclass
from itertools import takewhile

from pipelines.extract.statements.people_and_organisations import CapitalisedWords, is_person_name, is_spelled_out, name_runs
from pipelines.extract.statements.people_words import MEN, ORGANISATION_NOUNS, TITLES, WOMEN
from pipelines.extract.statements.roles import is_role, role_after, role_before
from pipelines.extract.statements.statement_context import StatementContext
from pipelines.extract.statements.statement_draft import PhraseSpan
from pipelines.extract.text.syntax_tree import Tree
from pipelines.extract.text.word_lists import word_set

_ARTICLES = word_set("the a an this that these those its his her their our")
_PARTIAL_NAME = re.compile(
    r"\b(?:Ministry|Department|Board|Office|Authority|Agency|Committee|Commission|Council|Centre|Center|Institute|Bureau|Directorate|"
    r"Federation|Union|Association|Administration|Society|Service|Secretariat|Network|Fund) (?:of|for|on) (?:the )?(?:[A-Z][\w-]*,? )+and$"
)
_LINKS = word_set("of for from at in with to on by and")


@dataclass(frozen=True, slots=True)
class SpeakerName:
    """The words of a speaker.

    text: as written without an article.  person: the name of a person in it.  role: what stands beside it.  definite: the head noun
    of "the governor".  head: the head noun in lower case.  is_plural: several people.  is_name: it holds a capitalised name.
    others: further persons joined by "and".  is_owned: it begins with the name of its owner: Berg's lawyer.
    """

    text: str
    person: str | None = None
    role: str | None = None
    definite: str | None = None
    head: str = ""
    is_plural: bool = False
    is_name: bool = False
    others: tuple[str, ...] = ()
    is_owned: bool = False


def name_of(context: StatementContext, mention: PhraseSpan) -> SpeakerName:
    """Return what the words of a mention are made of."""
    text = " ".join(context.text[mention.start : mention.end].split())
    tree = mention.tree
    if tree is None or mention.head is None:
        return _without_syntax(text)
    runs = [
        CapitalisedWords(run.start + mention.start, run.end + mention.start, run.words, run.title, run.title_start + mention.start)
        for run in name_runs(context.text[mention.start : mention.end])
    ]
    people = [run for run in runs if _is_the_person(context, mention, run) and not _is_common(tree, run)]
    person = people[0] if people else None
    if person is not None:
        role = role_before(context, person.start) or role_after(context, person.end) or _role_beside(context, mention, person)
        others = tuple(" ".join(run.words) for run in people[1:] if _joins_person(context.text[person.end : run.start]))
        return SpeakerName(text=text, person=" ".join(person.words), others=others, role=role, is_name=True)
    return _described(mention, tree, text)


def _joins_person(between: str) -> bool:
    """Whether "and" alone, or with an office, stands between two names: Mayor Anna Berg and fire chief Tom Roe."""
    words = between.strip(" ,").split()
    return words == ["and"] or (bool(words) and words[0] == "and" and is_role(words[-1]) and not any("," in word for word in words))


def _without_syntax(text: str) -> SpeakerName:
    runs = name_runs(text.title() if text.isupper() else text)
    if len(runs) == 1 and is_person_name(runs[0]):
        return SpeakerName(text=text, person=" ".join(runs[0].words), is_name=True)
    return SpeakerName(text=text, is_name=bool(runs))


def _is_the_person(context: StatementContext, mention: PhraseSpan, run: CapitalisedWords) -> bool:
    """Whether a run of capitalised words in a mention is the speaker's own name, not that of his office or town."""
    text = context.text
    if not is_person_name(run) or is_spelled_out(text, run) or not _looks_like_a_person(run) or "&" in text[mention.start : mention.end]:
        return False
    after = text[run.end : mention.end]
    if (
        after[:2] in ("'s", "’s")
        or after[:1] in ("-", "'", "’")
        or (after.startswith(" ") and after[1:2].islower() and after.split()[0] not in {"and", "of", "jr", "who"})
    ):
        return False
    if _is_in_organisation(text, mention, run) or _follows_adjective(mention, run):
        return False
    before = text[mention.start : run.title_start]
    segments = before.split(",")
    if len(segments) > 2 or (len(segments) == 2 and not _opens_apposition(segments, after)):  # noqa: PLR2004
        return False
    words = before.lower().removesuffix("the ").split()
    return not words or words[-1] not in _LINKS or words[-1] == "and"


def _is_in_organisation(text: str, mention: PhraseSpan, run: CapitalisedWords) -> bool:
    """Whether "and" or "of" joins the words to the name of an organisation: the Ministry of Water and Power; the Press Trust of India."""
    before, after = text[mention.start : run.title_start].strip(), text[run.end : mention.end]
    is_whole = len(run.words) > 1 or bool(run.title and is_role(run.title[-1]))
    if before.endswith(" and"):
        return (any(word.strip(",").lower() in ORGANISATION_NOUNS for word in before.split()) and not is_whole) or _names_organisation(
            before
        )
    words = after.split()
    if words[:1] == ["and"] and is_whole and not run.title and _ends_organisation(words[1:]):
        return True
    if len(words) > 1 and words[0] in {"and", "of", "for"} and words[1][:1].isupper() and not is_whole:
        return words[0] != "and" or any(word.strip(",").lower() in ORGANISATION_NOUNS for word in words[1:])
    return False


def _ends_organisation(words: list[str]) -> bool:
    """Whether capitalised words are the end of one name: Kano Water Supply and Drainage Board."""
    capitals = list(takewhile(lambda word: word[:1].isupper(), words))
    return len(capitals) > 1 and capitals[-1].strip(",.").lower() in ORGANISATION_NOUNS


def _names_organisation(before: str) -> bool:
    """Whether words such as "the Central Board for Hazard and" are the beginning of one name."""
    return _PARTIAL_NAME.search(before) is not None


def _follows_adjective(mention: PhraseSpan, run: CapitalisedWords) -> bool:
    """Whether a small adjective stands before the words, as before those of a place: police in southern Arda."""
    tree = mention.tree
    index = next((token.index for token in tree.tokens if token.start >= run.title_start), 0) - 1 if tree is not None else -1
    if tree is None or index < mention.first:
        return False
    prepositions = any(tree.tokens[one].tag == "IN" for one in range(mention.first, index))
    return prepositions and tree.tokens[index].tag == "JJ" and tree.tokens[index].text.islower()


def _opens_apposition(segments: list[str], after: str) -> bool:
    """Whether the name stands alone after a comma, as in "the mayor of the town, Anna Berg" or "Smith, Jones and Brown"."""
    has_role = any(is_role(word) for word in segments[0].split())
    return not segments[1].strip() and (has_role or after.lstrip(" ,").startswith("and ") or not after.strip(" ,"))


def _is_common(tree: Tree, run: CapitalisedWords) -> bool:
    """Whether a single capitalised word is a common noun at the start of a sentence: Witnesses, Police."""
    if len(run.words) > 1 or run.title:
        return False
    return any(token.start == run.start and token.tag in {"NN", "NNS"} for token in tree.tokens[:1])


def _looks_like_a_person(run: CapitalisedWords) -> bool:
    """Whether the words can be a name: no role, no word of an institution, not only a number or an acronym."""
    first = run.words[0].lower()
    if len(run.words) == 1 and not run.title:
        word = run.words[0]
        return not (word.isupper() and len(word) > 1) and not is_role(word) and first not in TITLES and first not in ORGANISATION_NOUNS
    return not is_role(run.words[-1]) or first in MEN or first in WOMEN


def _role_beside(context: StatementContext, mention: PhraseSpan, run: CapitalisedWords) -> str | None:
    """Return the words of the mention before the name as a role, if a role stands in them: the mayor of Y, X."""
    before = " ".join(context.text[mention.start : run.start].split()).strip(" ,")
    words = before.split()
    if words and words[0].lower() in _ARTICLES:
        words = words[1:]
    return " ".join(words) if any(is_role(word.strip(",")) for word in words) else None


def _described(mention: PhraseSpan, tree: Tree, text: str) -> SpeakerName:
    """Return a name of an institution or a description."""
    head = mention.head if mention.head is not None else mention.last
    word = tree.lower[head]
    first = tree.lower[mention.first]
    short = mention.last - mention.first <= (4 if is_role(word) else 2)
    definite = tree.tokens[head].lemma.lower() if first in {"the", "this", "that"} and short and _is_common_noun(tree, head) else None
    bare = text.split(", ", maxsplit=1)[0]
    words = bare.split()
    if len(words) > 1 and words[0].lower() in _ARTICLES - {"a", "an"}:
        bare = " ".join(words[1:])
    return SpeakerName(
        text=bare,
        definite=definite,
        head=word,
        is_plural=tree.tokens[head].tag in {"NNS", "NNPS"} or _has_several(tree, mention),
        is_name=any(_is_name(tree, one) for one in range(mention.first, mention.last + 1)),
        is_owned=tree.tokens[mention.first].tag == "NNP" and tree.tokens[min(mention.first + 1, mention.last)].tag in {"POS", "NNP"},
    )


def _has_several(tree: Tree, mention: PhraseSpan) -> bool:
    """Whether "and" joins two speakers, and not the parts of one name: the Ministry of Water and Power."""
    ands = [one for one in _before_comma(tree, mention) if tree.lower[one] == "and" and tree.tokens[one].dep == "cc"]
    return any(not _joins_parts(tree, mention, one) for one in ands)


def _joins_parts(tree: Tree, mention: PhraseSpan, index: int) -> bool:
    """Whether capitalised words, of which one side is not whole, stand on both sides of an "and": Food and Farming Agency."""
    beside = tree.tokens[index - 1], tree.tokens[min(index + 1, len(tree) - 1)]
    if not all(token.text[:1].isupper() for token in beside):
        return False
    words = [tree.lower[one] for one in range(mention.first, index)]
    has_head = any(word in ORGANISATION_NOUNS for word in words)
    is_open = has_head and any(word in {"of", "for", "on"} for word in words)
    return is_open or (not has_head and tree.lower[mention.last] in ORGANISATION_NOUNS)


def _is_common_noun(tree: Tree, head: int) -> bool:
    """Whether the head is no name; an office is not one even with a capital letter: the Prime Minister."""
    return tree.tokens[head].tag == "NN" or (tree.tokens[head].tag == "NNP" and is_role(tree.tokens[head].text))


def _before_comma(tree: Tree, mention: PhraseSpan) -> range:
    """Return the indices of a mention up to the apposition that a comma opens, unless the comma separates several speakers."""
    head = mention.head if mention.head is not None else mention.first
    commas = (one for one in range(head, mention.last) if tree.lower[one] == "," and tree.tokens[one + 1].tag in {"DT", "PRP$", "WP"})
    return range(mention.first, next(commas, mention.last))


def _is_name(tree: Tree, index: int) -> bool:
    """Whether a word is a name: by its tag, or by a capital letter inside a sentence."""
    token = tree.tokens[index]
    return token.tag in {"NNP", "NNPS"} or (index > 0 and token.text[0].isupper() and token.pos == "NOUN")
