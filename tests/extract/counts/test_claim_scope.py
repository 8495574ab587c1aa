"""Which count a sentence gives, and texts about other worlds."""

import pytest

from pipelines.contract.vocabulary import CountBasis
from pipelines.extract.counts.claims.claim_scope import Scope, is_other_world, scope_of
from pipelines.extract.counts.clauses.find_mentions import find_mentions
from pipelines.extract.counts.phrases.find_phrases import find_phrases
from pipelines.extract.counts.words.numbers import find_numbers
from pipelines.extract.counts.words.sentence_words import split_words


def scope(text: str, year: int | None = 2024) -> Scope:
    words = split_words(text, 0, len(text))
    mention = find_mentions(words, find_phrases(words, find_numbers(words), frozenset()))[0]
    return scope_of(words, mention, year)


CASES = [
    ("Nine guests died on Monday.", CountBasis.INCIDENT, False),
    ("Another nine guests died.", CountBasis.INCREMENT, False),
    ("Nine guests have died since the start of the war.", CountBasis.CUMULATIVE, False),
    ("The war has left 9,000 men dead in nine years.", CountBasis.CUMULATIVE, False),
    ("Nine guests died there last year.", CountBasis.PERIOD, True),
    ("Nine guests died in a fire in 2011.", CountBasis.INCIDENT, True),
    ("Nine guests died in 2024.", CountBasis.INCIDENT, False),
    ("The town already hosts 900 refugees.", CountBasis.CUMULATIVE, False),
    ("Nine guests will be evacuated.", CountBasis.PLANNED, False),
    ("In another incident nine guests died.", CountBasis.INCIDENT, True),
]


@pytest.mark.parametrize(("text", "basis", "background"), CASES)
def test_scope(text: str, basis: CountBasis, background: bool) -> None:  # noqa: FBT001 - a column of the table
    assert scope(text) == Scope(basis, background)


def test_no_year_is_old_where_the_publication_year_is_unknown() -> None:
    assert not scope("Nine guests died in a fire in 2011.", None).background


def test_other_worlds() -> None:
    assert is_other_world("The goalie stopped every shot before the playoff goal. " * 5)
    assert is_other_world("In the film a character dies; the actor liked the plot of the novel. " * 3)
    assert not is_other_world("Two men were killed in the market on Monday. " * 5)
    assert not is_other_world("")
