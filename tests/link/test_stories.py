"""Stories: copies, rewrites, versions, and what is none of them."""

import datetime as dt
import tracemalloc
from typing import Any

import pytest
from support.contract_rows import NOON, article

from pipelines.contract.tables import ArticleStory
from pipelines.contract.vocabulary import SyndicationRole
from pipelines.link.stories import SIGNATURE_SIZE, StoryIndex, signature, similarity, story

WORDS = [f"w{n}" for n in range(200)]
TEXT = " ".join(WORDS)


def told(*texts: str, **changes: Any) -> list[ArticleStory]:  # noqa: ANN401 — columns of the last article
    index = StoryIndex()
    made = [article(f"a{n}", text=text, **(changes if n == len(texts) - 1 else {})) for n, text in enumerate(texts)]
    return [story(one, signature(one.text), index) for one in made]


def test_a_signature_is_the_same_on_every_machine() -> None:
    assert len(signature(TEXT)) == SIGNATURE_SIZE
    assert signature(TEXT)[:3] == (10745988, 311178, 5941018)
    assert signature("too short to compare") == ()


def test_a_long_text_takes_little_memory_and_keeps_its_signature() -> None:
    long = " ".join(f"w{n}" for n in range(100_000))
    tracemalloc.start()
    made = signature(long)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 60_000_000
    assert made[:3] == (5861, 17359, 10959)
    assert similarity(made, signature(long + " " + TEXT)) > 0.9


def test_similarity_estimates_the_share_of_common_word_triples() -> None:
    half = " ".join(WORDS[:100] + [f"v{n}" for n in range(100)])
    assert similarity(signature(TEXT), signature(TEXT)) == 1
    assert similarity(signature(TEXT), signature(half)) == pytest.approx(98 / 298, abs=0.15)
    assert similarity((), signature(TEXT)) == 0


def test_a_copy_a_rewrite_and_a_text_of_its_own() -> None:
    rewritten = " ".join(WORDS[:170] + [f"v{n}" for n in range(20)])
    first, copy, rewrite, other = told(TEXT, TEXT + " Read more.", rewritten, " ".join(reversed(WORDS)))
    assert {first.story_id} == {copy.story_id, rewrite.story_id}
    assert other.story_id != first.story_id
    assert [one.syndication_role for one in (first, copy, rewrite, other)] == ["unknown", "copy", "copy", "unknown"]
    assert (first.similarity, other.similarity) == (None, None)
    assert (copy.similarity or 0) > (rewrite.similarity or 0) > 0.5


def test_the_page_says_more_of_the_role_than_the_text() -> None:
    assert told(TEXT, TEXT, syndication_role=SyndicationRole.REWRITE)[1].syndication_role == "rewrite"
    assert told(TEXT, syndication_role=SyndicationRole.ORIGINAL)[0].syndication_role == "original"


def test_a_new_version_keeps_its_story_whatever_it_says() -> None:
    first, second = told(TEXT, " ".join(reversed(WORDS)), work_id="work-a0")
    assert second.story_id == first.story_id


def test_a_new_version_is_no_copy_of_the_old_one() -> None:
    first, second = told(TEXT, TEXT + " Read more.", work_id="work-a0")
    assert (second.story_id, second.syndication_role) == (first.story_id, first.syndication_role)


def test_the_same_words_weeks_later_are_another_story() -> None:
    later = NOON + dt.timedelta(days=20)
    first, second = told(TEXT, TEXT, published_at=later, published_day=later.date())
    assert second.story_id != first.story_id


def test_short_texts_are_no_copies_of_each_other() -> None:
    first, second = told("Nothing new.", "Nothing new.")
    assert second.story_id != first.story_id
