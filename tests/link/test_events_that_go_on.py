"""Reports that come later: deaths in hospital, bodies, a lowered toll, and what other articles recall. All texts are our own."""

import datetime as dt

import pytest
from support.read_texts import read_texts

from pipelines.contract.tables import Article
from pipelines.contract.vocabulary import Metric
from pipelines.link.link_articles import days_recalled, link_articles
from pipelines.link.link_records import ArticleRows, Linked

FIRST = [
    (
        "2026-03-12",
        "Three killed in missile strike on Kharkiv market",
        "A missile hit a market in Kharkiv on Thursday, killing three people and injuring nine, governor Oleh Synko said.",
    ),
    (
        "2026-03-13",
        "Toll of market strike rises",
        "The death toll of Thursday's missile strike on a market in Kharkiv rose to four, governor Oleh Synko said on Friday.",
    ),
    (
        "2026-03-15",
        "Drone hits bus in Kharkiv",
        "A drone hit a bus in Kharkiv on Sunday, killing one person and injuring two, the police said.",
    ),
    (
        "2026-03-15",
        "Two boats sink off Odesa",
        "Two fishing boats sank off Odesa on Sunday and eight fishermen are missing, the port authority said.",
    ),
]
MARKET, BUS, BOATS = 0, 2, 3
LATER = [
    (
        MARKET,
        "2026-03-16",
        "Girl hurt in Kharkiv strike dies",
        "A girl who was wounded in the 12 March missile strike on a market in Kharkiv died in hospital on Monday, Synko said.",
    ),
    (
        MARKET,
        "2026-03-16",
        "Kharkiv girl dies of wounds",
        "A girl injured in last Thursday's attack on the Kharkiv market died in a hospital in Poltava on Monday, doctors said.",
    ),
    (
        MARKET,
        "2026-03-14",
        "Bodies pulled from rubble",
        "The bodies of two women were recovered on Saturday from the ruins of the Kharkiv market, hit by a missile on 12 March.",
    ),
    (
        MARKET,
        "2026-03-15",
        "Authorities revise toll",
        "The number of people killed in Thursday's missile strike on a Kharkiv market was revised down to three, governor Synko said.",
    ),
    (
        MARKET,
        "2026-06-02",
        "Survivor of market strike dies",
        "A woman injured in the 12 March attack on the market in Kharkiv has died of her wounds, officials said on Monday.",
    ),
    (BUS, "2026-03-18", "Driver dies", "A driver wounded in Sunday's drone attack on a bus in Kharkiv has died, the police said."),
    (
        BOATS,
        "2026-03-18",
        "Missing fishermen return to Odesa",
        "Three of the eight fishermen missing since two boats sank off Odesa on Sunday returned alive on Tuesday, the port authority said.",
    ),
]


def incident_of(linked: Linked, article: Article) -> str:
    return next(t.incident_id for t in linked.traces if t.article_id == article.article_id and t.event_key == "main")


@pytest.fixture(scope="module")
def first() -> list[ArticleRows]:
    return read_texts(*FIRST)


@pytest.mark.parametrize(("event", "day", "title", "text"), LATER, ids=[title for _, _, title, _ in LATER])
def test_a_later_report_joins_its_event(first: list[ArticleRows], event: int, day: str, title: str, text: str) -> None:
    [later] = read_texts((day, title, text))
    linked = link_articles([*first, later])
    assert incident_of(linked, later.article) == incident_of(linked, first[event].article)


RECALLED = "A drone killed two people in Sumy on Friday.\n\nOn 12 March a missile strike on a market in Kharkiv killed four people."


def test_what_an_article_recalls_is_linked_and_enters_no_report(first: list[ArticleRows]) -> None:
    [other] = read_texts(("2026-03-20", "Drone kills two in Sumy", RECALLED))
    linked = link_articles([*first, other])
    of_other = {link.claim_id: link for link in linked.links if link.article_id == other.article.article_id}
    recalled = next(claim for claim in other.claims if claim.is_background and claim.metric is Metric.KILLED)
    assert of_other[recalled.claim_id].rule == "recalled"
    assert of_other[recalled.claim_id].incident_id == incident_of(linked, first[MARKET].article)
    assert not any(recalled.claim_id in report.claim_ids for report in linked.reports)
    assert incident_of(linked, other.article) != incident_of(linked, first[MARKET].article)


@pytest.mark.parametrize(
    "other",
    [
        RECALLED.replace("four", "fourteen"),
        RECALLED.replace("12 March", "11 March"),
        RECALLED.replace("Kharkiv", "Poltava"),
    ],
)
def test_another_toll_day_or_place_recalls_nothing(first: list[ArticleRows], other: str) -> None:
    [article] = read_texts(("2026-03-20", "Drone kills two in Sumy", other))
    assert [link.rule for link in link_articles([*first, article]).links if link.article_id == article.article.article_id] == ["founder"]


def test_an_event_beyond_the_window_is_found_by_the_day_that_the_text_names(first: list[ArticleRows]) -> None:
    [late, recalling] = read_texts(("2026-06-02", *LATER[4][2:]), ("2026-06-05", "Drone kills two in Sumy", RECALLED))
    before = link_articles(first)
    named = days_recalled([late, recalling], dt.date(2026, 5, 1))
    assert named.keys() == {dt.date(2026, 3, 12)}
    older = [trace for trace in before.traces if trace.event_from in named]
    linked = link_articles([late, recalling], older=older)
    wanted = incident_of(before, first[MARKET].article)
    assert incident_of(linked, late.article) == wanted
    assert [link.incident_id for link in linked.links if link.rule == "recalled"].count(wanted) == 2
    apart = link_articles([late, recalling])
    assert wanted not in {link.incident_id for link in apart.links}


FOLLOWED = [
    (
        MARKET,
        "Bodies found under Kharkiv market",
        "The bodies of two women were recovered on Monday from ruins of the market in Kharkiv that a missile hit on 12 March.",
    ),
    (
        MARKET,
        "More bodies from the market strike",
        "Two more bodies of victims of the 12 March missile strike on a market in Kharkiv were found on Monday, the police said.",
    ),
    (
        BOATS,
        "Fishermen return to Odesa",
        "Three fishermen missing since two boats sank off Odesa on 15 March returned alive on Monday, the port authority said.",
    ),
    (
        BOATS,
        "Fishermen found alive",
        "Three fishermen who had been missing since the 15 March sinking of two boats off Odesa were found alive on Monday.",
    ),
]


@pytest.mark.parametrize(("event", "title", "text"), FOLLOWED, ids=[title for _, title, _ in FOLLOWED])
@pytest.mark.parametrize("day", ["2026-04-14", "2026-06-02"])
def test_bodies_and_people_who_return_join_the_event_whose_day_the_text_names(
    first: list[ArticleRows], event: int, day: str, title: str, text: str
) -> None:
    [late] = read_texts((day, title, text))
    before = link_articles(first)
    named = days_recalled([late], dt.date(2026, 4, 1))
    linked = link_articles([late], older=[trace for trace in before.traces if trace.event_from in named])
    assert incident_of(linked, late.article) == incident_of(before, first[event].article)


@pytest.mark.parametrize(("title", "text"), [(title, text) for _, title, text in FOLLOWED])
def test_bodies_and_people_of_another_event_join_nothing(first: list[ArticleRows], title: str, text: str) -> None:
    for here, elsewhere in {"12 March": "11 March", "15 March": "14 March", "Kharkiv": "Poltava", "Odesa": "Mariupol"}.items():
        text = text.replace(here, elsewhere)
    [late] = read_texts(("2026-04-14", title, text))
    linked = link_articles([late], older=link_articles(first).traces)
    assert {link.rule for link in linked.links} == {"founder"}
