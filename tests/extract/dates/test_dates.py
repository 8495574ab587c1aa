"""Dates: what words mean on a publication day, what is left unresolved, and which date a claim has."""

import datetime as dt
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.contract.vocabulary import SpanSource
from pipelines.event_model.load import load_event_model
from pipelines.extract.counts.find_counts import find_counts
from pipelines.extract.dates.date_patterns import MONTHS, WEEKDAYS
from pipelines.extract.dates.find_dates import DateMention, DateRole, find_dates
from pipelines.extract.statements.find_statements import find_statements
from pipelines.extract.text.document import Document
from pipelines.extract.text_to_document import document_of_text
from pipelines.gazetteer.lookup import load_gazetteer
from pipelines.syntax.parser import load_parser

WEDNESDAY = dt.date(2024, 3, 20)


def document(text: str, published: dt.date | None = WEDNESDAY) -> Document:
    return document_of_text(text, article_id="a", published=published, language="en")


def first(text: str, published: dt.date | None = WEDNESDAY) -> DateMention:
    return find_dates(document(text, published))[0]


@pytest.mark.parametrize(
    ("text", "day_from", "day_to"),
    [
        ("It fell on Wednesday.", "2024-03-20", "2024-03-20"),
        ("It fell on Thursday.", "2024-03-14", "2024-03-14"),
        ("Talks will begin on Thursday.", "2024-03-21", "2024-03-21"),
        ("Guests would be moved out on Thursday.", "2024-03-21", "2024-03-21"),
        ("The wing is due to be closed on Monday.", "2024-03-25", "2024-03-25"),
        ("The wing would have been closed on Monday.", "2024-03-18", "2024-03-18"),
        ("February was the worst month.", "2024-02-01", "2024-02-29"),
        ("Talks will go on, he said on Thursday.", "2024-03-14", "2024-03-14"),
        ("It fell last Wednesday.", "2024-03-13", "2024-03-13"),
        ("They meet next Monday.", "2024-03-25", "2024-03-25"),
        ("It fell on Tuesday of last week.", "2024-03-12", "2024-03-12"),
        ("The depot burned overnight.", "2024-03-19", "2024-03-20"),
        ("It burned overnight into Monday.", "2024-03-17", "2024-03-18"),
        ("It burned overnight Friday.", "2024-03-15", "2024-03-16"),
        ("It fell yesterday.", "2024-03-19", "2024-03-19"),
        ("It fell last week.", "2024-03-11", "2024-03-17"),
        ("It fell this week.", "2024-03-18", "2024-03-20"),
        ("It fell over the weekend.", "2024-03-16", "2024-03-17"),
        ("It fell last month.", "2024-02-01", "2024-02-29"),
        ("It fell last year.", "2023-01-01", "2023-12-31"),
        ("It fell on March 3.", "2024-03-03", "2024-03-03"),
        ("It fell on 3 March 2022.", "2022-03-03", "2022-03-03"),
        ("It fell on Dec. 30.", "2023-12-30", "2023-12-30"),
        ("It fell on the 24th.", "2024-02-24", "2024-02-24"),
        ("It fell in April.", "2023-04-01", "2023-04-30"),
        ("It fell in early March.", "2024-03-01", "2024-03-10"),
        ("It fell in July last year.", "2023-07-01", "2023-07-31"),
        ("It fell in 2014.", "2014-01-01", "2014-12-31"),
        ("It fell between 1 and 4 February.", "2024-02-01", "2024-02-04"),
        ("It rained from Monday to Wednesday.", "2024-03-18", "2024-03-20"),
        ("It rained from 3 January to 5 February.", "2024-01-03", "2024-02-05"),
        ("Ten have died since Friday.", "2024-03-15", "2024-03-20"),
        ("Ten have died since February.", "2024-02-01", "2024-03-20"),
        ("Ten died in the past 24 hours.", "2024-03-19", "2024-03-20"),
        ("It fell three days ago.", "2024-03-17", "2024-03-17"),
        ("He left a day after saying he would stay.", "2024-03-19", "2024-03-19"),
        ("Filed 03/19/24 by a clerk.", "2024-03-19", "2024-03-19"),
        ("Ten died between January and July 2023.", "2023-01-01", "2023-07-31"),
        ("Ten died from November to February.", "2023-11-01", "2024-02-29"),
        ("Ten died between April and June.", "2023-04-01", "2023-06-30"),
        ("Ten have died since the beginning of March.", "2024-03-01", "2024-03-20"),
        ("Ten died in the first week of February.", "2024-02-01", "2024-02-07"),
        ("Ten died at the end of February last year.", "2023-02-21", "2023-02-28"),
        ("Ten died in the three months to February.", "2023-12-01", "2024-02-29"),
        ("Ten died in the week ending 10 March.", "2024-03-04", "2024-03-10"),
        ("Ten died in the year to the end of June 2021.", "2020-07-01", "2021-06-30"),
        ("Ten died in the week of 4 March.", "2024-03-04", "2024-03-10"),
        ("Ten died in the late 1990s.", "1996-01-01", "1999-12-31"),
        ("Ten died in the first quarter.", "2024-01-01", "2024-03-20"),
        ("Ten died in the fourth quarter.", "2023-10-01", "2023-12-31"),
        ("It fell a decade ago.", "2014-01-01", "2014-12-31"),
        ("Ten have died since the coup in 2021.", "2021-01-01", "2024-03-20"),
        ("Ten have died since May last year.", "2023-05-01", "2024-03-20"),
        ("Ten have died since fighting broke out in February 2022.", "2022-02-01", "2024-03-20"),
        ("Since the coup ten have died, two in 2021.", "2021-01-01", "2021-12-31"),
    ],
)
def test_meaning_on_a_wednesday(text: str, day_from: str, day_to: str) -> None:
    mention = first(text)
    assert (str(mention.day_from), str(mention.day_to)) == (day_from, day_to)


@pytest.mark.parametrize(
    ("text", "time", "precision"),
    [
        ("It fell at 11:30 a.m. Moscow time on Wednesday.", "11:30+03:00", 0),
        ("It fell on Monday at 9 p.m. Kyiv time.", "21:00+02:00", 0),
        ("It fell around 6 p.m. Friday.", "18:00", 0),
        ("It fell Tuesday at 3:15 a.m. local time.", "03:15", 0),
        ("It fell at 0830 GMT on Tuesday.", "08:30+00:00", 0),
        ("It fell on 3 July 2023 at 10 p.m. Eastern time.", "22:00-04:00", 0),
        ("It fell at noon on Tuesday.", "12:00", 0),
        ("It fell at around 6:40 a.m. (0340 GMT) on Tuesday.", "06:40+03:00", 0),
        ("It fell at 9 p.m. local time (0200 GMT) on Tuesday.", "21:00-05:00", 0),
    ],
)
def test_clock_times(text: str, time: str, precision: int) -> None:
    mention = first(text)
    assert (mention.time, mention.precision) == (time, precision)


def test_clock_without_a_day_waits_for_one() -> None:
    mention = first("It fell at 11:30 a.m. Moscow time.")
    assert (mention.day_from, mention.time, mention.reason) == (None, "11:30+03:00", "a clock time without a day")


@pytest.mark.parametrize("text", ["It fell yesterday.", "It fell on Monday.", "It fell last week.", "It fell on May 3."])
def test_without_publication_day_relative_dates_stay_open(text: str) -> None:
    mention = first(text, None)
    assert mention.day_from is None
    assert mention.reason == "no publication day to count from"


def test_without_publication_day_full_dates_are_read() -> None:
    assert first("It fell on May 3, 2019.", None).day_from == dt.date(2019, 5, 3)


@pytest.mark.parametrize(
    "text",
    [
        "They fired S-300 missiles along Route 66.",
        "He, 24, may march to the sea with 40 men.",
        "The Sun and the Sat page wrote of Black Friday.",
        "Troops march 3 miles a day.",
        "The score was 3-1 after 90 minutes.",
        "A Mk-19 and 2,014 shells lay there.",
        "The 5th Brigade of 2000 men held on.",
    ],
)
def test_numbers_and_names_are_no_dates(text: str) -> None:
    assert [mention.text for mention in find_dates(document(text)) if mention.day_from] == []


def test_later_day_counts_from_the_day_before_it_in_the_text() -> None:
    mentions = find_dates(document("The fire began on 4 March 2022. Two days later it was out."))
    assert mentions[1].day_from == dt.date(2022, 3, 6)


def test_no_such_day() -> None:
    assert first("It fell on 31 February 2022.").reason == "no such day"


def claim(text: str, words: str, published: dt.date | None = WEDNESDAY) -> tuple[str | None, SpanSource | None]:
    """Return the last day of the claim that holds the words, and where it was read."""
    whole = document_of_text(text, article_id="a", published=published, language="en", parser=load_parser())
    start = text.index(words)
    rows = find_counts(whole, find_statements(whole, load_gazetteer()), load_gazetteer(), load_event_model())
    row = next(row for row in rows if row.start < start + len(words) and start < row.end)
    return (str(row.event_to) if row.event_to else None), row.date_source


@pytest.mark.parametrize(
    ("text", "day", "source"),
    [
        ("About two people were killed on Monday.", "2024-03-18", SpanSource.PHRASE),
        ("On Monday, while shells fell, two people were killed.", "2024-03-18", SpanSource.SENTENCE),
        ("The mayor said Tuesday that two people were killed.", "2024-03-19", SpanSource.SENTENCE),
        ("A mine exploded on Sunday. The mayor said Tuesday that two people were killed.", "2024-03-17", SpanSource.PARAGRAPH),
        ("A mine exploded on Sunday.\n\nAbout two people were killed.", "2024-03-17", SpanSource.ARTICLE),
        ("In a statement on Monday, the army said two people were killed.", "2024-03-18", SpanSource.PHRASE),
        ("At least two people were killed.", "2024-03-20", SpanSource.PUBLISHED),
        ("He was jailed on Monday for the 2013 marathon attacks; two people were killed in 2014.", "2014-12-31", SpanSource.PHRASE),
        (
            "A boy died on Wednesday, bringing the toll of Monday's blast to nine.\n\nAbout two people were killed.",
            "2024-03-18",
            SpanSource.ARTICLE,
        ),
        ("A boy died on Wednesday after Monday's blast.\n\nAbout two people were killed.", "2024-03-18", SpanSource.ARTICLE),
        ("Boats sank on Monday and a boy drowned.\n\nAbout two people were killed.", "2024-03-18", SpanSource.ARTICLE),
    ],
)
def test_date_of_a_claim(text: str, day: str, source: SpanSource) -> None:
    assert claim(text, "two people were killed") == (day, source)


def test_yesterday_in_a_quotation_counts_from_the_day_of_saying() -> None:
    text = "“Yesterday two people were killed,” he said on Monday."
    assert claim(text, "two people were killed") == ("2024-03-17", SpanSource.PHRASE)


def test_a_future_day_does_not_date_the_past() -> None:
    text = "Two people were killed ahead of the vote that will be held on Friday."
    assert claim(text, "Two people were killed") == ("2024-03-20", SpanSource.PUBLISHED)


def test_nothing_is_invented_without_any_date() -> None:
    assert claim("Two people were killed.", "Two people were killed", published=None) == (None, None)


def test_clock_joins_the_day_of_the_claim() -> None:
    text = "Air defence shot down 13 drones at 11:30 a.m. Moscow time."
    row = find_counts(document(text), (), load_gazetteer(), load_event_model())[0]
    assert (row.event_to, row.event_time, row.date_source) == (WEDNESDAY, "11:30+03:00", SpanSource.PUBLISHED)


SMALL_WORDS = "last week since overnight into from to and between on the of a day after days ago later 3 GMT . “ ” said will p.m. 2014 31st"
WORDS = st.sampled_from(
    [*WEEKDAYS, *MONTHS, *SMALL_WORDS.split(), "9" * 30, "٣", "\n\n", "Moscow time", "1999-13-01", "12:70", "11:30"],
)


@settings(deadline=None, max_examples=200)
@given(st.lists(WORDS, max_size=25).map(" ".join), st.dates() | st.none())
def test_any_words_give_ordered_exact_mentions(text: str, published: dt.date | None) -> None:
    whole = document(text, published)
    mentions = find_dates(whole)
    assert [mention.text for mention in mentions] == [text[m.span.start : m.span.end] for m in mentions]
    assert list(mentions) == sorted(mentions, key=lambda mention: mention.span.start)
    for mention in mentions:
        assert mention.day_from is None or mention.day_to is None or mention.day_from <= mention.day_to
        assert mention.reason is not None or mention.day_to is not None
        assert mention.time is None or re.fullmatch(r"\d\d:\d\d([+-]\d\d:\d\d)?", mention.time)


@settings(deadline=None, max_examples=100)
@given(st.text(max_size=300), st.dates() | st.none())
def test_any_text_gives_no_exception(text: str, published: dt.date | None) -> None:
    find_dates(document(text, published))


@given(st.dates(dt.date(1900, 1, 8), dt.date(2100, 1, 1)), st.sampled_from(WEEKDAYS))
def test_a_weekday_is_the_last_one(published: dt.date, name: str) -> None:
    day = first(f"It fell on {name}.", published).day_from
    assert day is not None
    assert day.strftime("%A") == name
    assert 0 <= (published - day).days < 7


@given(st.dates(dt.date(1900, 1, 8), dt.date(2099, 12, 31)))
def test_a_full_date_is_itself(day: dt.date) -> None:
    mention = first(f"It fell on {day.day} {day.strftime('%B')} {day.year}.")
    assert (mention.day_from, mention.day_to, mention.role) == (day, day, DateRole.POINT)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Three days after the attack on Monday, two men died.", dt.date(2024, 5, 2), dt.date(2024, 5, 2)),
        ("A week after the crash of 3 March, two men died.", dt.date(2024, 3, 9), dt.date(2024, 3, 11)),
        ("In the first half of 2023 two men died.", dt.date(2023, 1, 1), dt.date(2023, 6, 30)),
        ("In the first half of the year two men died.", dt.date(2024, 1, 1), dt.date(2024, 5, 8)),
        ("In the fourth quarter of 2023 two men died.", dt.date(2023, 10, 1), dt.date(2023, 12, 31)),
        ("In the second half of April two men died.", dt.date(2024, 4, 16), dt.date(2024, 4, 30)),
        ("Two men have died since the beginning of the conflict.", None, dt.date(2024, 5, 8)),
    ],
)
def test_counted_from_an_event_and_parts_of_years(text: str, first: dt.date | None, last: dt.date | None) -> None:
    found = find_dates(document_of_text(text, article_id="a", published=dt.date(2024, 5, 8), language="en"))
    assert (found[0].day_from, found[0].day_to) == (first, last)


@pytest.mark.parametrize("text", ["Three days after the attack on Monday he died.", "In the first half of the year ten died."])
def test_without_publication_day_there_is_a_reason(text: str) -> None:
    found = find_dates(document_of_text(text, article_id="a", language="en"))
    assert found
    assert all(mention.day_from is None and mention.reason for mention in found)
