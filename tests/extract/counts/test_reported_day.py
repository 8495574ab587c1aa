"""Which claims of an article are of another day than the event it reports, so that they are no figure of it."""

import datetime as dt
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from support.contract_rows import article, claim

from pipelines.contract.tables import IncidentCount
from pipelines.contract.vocabulary import CountBasis, Metric, SpanSource
from pipelines.extract.counts.article.article_figures import article_figures
from pipelines.extract.counts.article.reported_day import of_other_days

TUESDAY = dt.date(2024, 5, 7)
OF = article(text="One two three four five six seven eight nine ten.")
WORDS = OF.text.rstrip(".").split()


def told(sentence: int, days_ago: int | None, value: int = 1, **changes: Any) -> IncidentCount:  # noqa: ANN401
    """Return a claim of a sentence, with the day that this sentence names."""
    day = None if days_ago is None else TUESDAY - dt.timedelta(days_ago)
    when = {"event_from": day, "event_to": day, "date_source": SpanSource.SENTENCE if day else None}
    return claim(OF, WORDS[sentence], value, **{"sentence_no": sentence, "fact_no": sentence, **when, **changes})


def kept(*claims: IncidentCount) -> list[int | None]:
    left_out = of_other_days(claims)
    return [row.value for row in claims if row.claim_id not in left_out]


def test_a_larger_figure_of_an_earlier_day_is_not_the_articles() -> None:
    claims = (told(0, 0, 3), told(1, 0, 4), told(4, 4, 18))
    assert kept(*claims) == [3, 4]
    assert [row.value for row in article_figures("a", claims)] == [4]


def test_what_tells_no_day_or_took_it_from_elsewhere_stays() -> None:
    elsewhere = told(4, 9, 5, date_source=SpanSource.ARTICLE)
    assert kept(told(0, 0, 3), told(1, None, 4), elsewhere) == [3, 4, 5]


def test_a_night_does_not_part_and_long_times_do_not() -> None:
    month = told(3, 0, 9, event_from=dt.date(2024, 4, 10), event_to=dt.date(2024, 5, 9))
    year = told(4, 0, 10, event_from=dt.date(2023, 1, 1), event_to=dt.date(2023, 12, 31))
    assert kept(told(0, 0, 3), told(1, 1, 4), month, year) == [3, 4, 9, 10]


def test_a_week_that_was_over_before_the_event_parts() -> None:
    week = told(3, 0, 20, event_from=dt.date(2024, 4, 21), event_to=dt.date(2024, 4, 27))
    assert kept(told(0, 0, 18), week) == [18]


def test_what_follows_from_the_event_stays() -> None:
    assert kept(told(0, 5, 3), told(1, 0, 1, metric=Metric.DETAINED), told(2, 0, 2, count_basis=CountBasis.INCREMENT)) == [3, 1, 2]


def test_the_beginning_of_the_text_decides_and_many_claims_of_one_day_do() -> None:
    assert kept(told(0, 0, 3), told(4, 6, 8)) == [3]
    assert kept(told(0, 0, 3), told(1, 6, 8), told(2, 6, 9), told(3, 6, 7)) == [8, 9, 7]


@given(st.dictionaries(st.integers(0, 9), st.integers(0, 9) | st.none(), min_size=1))
def test_never_all_are_left_out(days_of_sentences: dict[int, int | None]) -> None:
    assert kept(*(told(sentence, days) for sentence, days in sorted(days_of_sentences.items())))
