"""Whom "they" means: several people of the sentence before, as its subject or by their names.

Speakers that were resolved earlier are tried in `coreference`; here only the words just before the pronoun are read.
"""

from pipelines.extract.statements.mentions import mention_of
from pipelines.extract.statements.people_and_organisations import Cast, Person
from pipelines.extract.statements.people_words import NATIONAL_NOUNS
from pipelines.extract.statements.roles import is_role
from pipelines.extract.statements.statement_context import StatementContext
from pipelines.extract.statements.statement_draft import PhraseSpan
from pipelines.extract.text.word_lists import word_set

_PEOPLE = word_set(
    "police people resident official witness authority rescuer survivor protester expert relative parent voter critic supporter "
    "activist scientist researcher lawyer worker neighbour neighbor family student soldier troop rebel militant firefighter medic"
)
_BACK = 2  # sentences


def plural_subject(context: StatementContext, offset: int) -> PhraseSpan | None:
    """Return the plural subject, made of people, of the nearest sentence before an offset, this one's own words before it included."""
    number = context.sentence_at(offset).no
    for one in range(number, max(-1, number - _BACK), -1):
        tree = context.trees.get(one)
        if tree is None:
            continue
        for token in tree.tokens:
            if token.start >= offset or not token.dep.startswith("nsubj"):
                continue
            is_people = token.lemma.lower() in _PEOPLE or is_role(token.lemma) or token.text.lower() in NATIONAL_NOUNS
            has_other = any(tree.lower[child] == "and" for member in tree.children[token.index] for child in tree.children[member])
            if is_people and (token.tag in {"NNS", "NNPS"} or has_other or token.text.lower() == "police"):
                return mention_of(tree, token.index, without_clauses=True)
    return None


def joined_persons(context: StatementContext, cast: Cast, offset: int) -> list[Person]:
    """Return the persons named together, with "and", in the sentence before an offset; empty where there are not at least two."""
    sentence = context.sentence_at(offset)
    before = context.document.sentences[sentence.no - 1] if sentence.no else sentence
    found = cast.named_in(before.start, offset)
    joined = " and " in context.text[before.start : offset]
    return found if len(found) > 1 and joined else []
