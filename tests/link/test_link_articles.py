"""Incidents across articles: what is put together, what is kept apart, and what the user decides."""

import datetime as dt
import random
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

import pytest
from support.contract_rows import DAY, NOON, article, claim
from support.synthetic_year import SyntheticYear, synthetic_year

from pipelines.contract.tables import Article, IncidentCount, Statement
from pipelines.contract.vocabulary import CountBasis, DecidedBy, Metric, SpanSource
from pipelines.link.link_articles import link_articles
from pipelines.link.link_records import ArticleRows, Linked
from pipelines.link.linking_window import Memory
from pipelines.link.merge_decisions import Action, Decisions, Merge

MILL = (
    "A fire broke out at the flour mill on Weaver Street in Lower Brask on Monday night. {n} people were killed, the fire brigade said. "
    "The mill belonged to Oskar Venko, 61, whose family had run it since the last century. {more}"
)
BRIDGE = (
    "A lorry fell from the Zelin bridge in Upper Tasko. {n} people were killed, according to the hospital. "
    "The driver, Petra Dolard, had lost control on the icy road near the toll booth. {more}"
)


def report(no: int, text: str, n: int = 3, *, days: int = 0, place: int = 1, more: str = "", **changes: Any) -> ArticleRows:  # noqa: ANN401
    """Return an article of some day after DAY with one claim: n people were killed in a place."""
    moment = NOON + dt.timedelta(days=days)
    full = text.format(n=n, more=more)
    columns = {"text": full, "title": full.partition(".")[0], "published_at": moment, "published_day": moment.date(), "fetched_at": moment}
    made = article(f"a{no}", **(columns | changes))
    where = {
        "geonameid": place,
        "place_precision": 1,
        "place_source": SpanSource.PHRASE,
        "admin1_code": f"XV-{place}",
        "lat": 50.0 + place,
        "lon": 30.0,
    }
    return ArticleRows(made, (claim(made, f"{n} people were killed", n, claim_id=f"c{no}", **where),))


def incidents(linked: Linked) -> dict[str, str]:
    return {trace.article_id: trace.incident_id for trace in linked.traces if trace.event_key == "main"}


def groups(linked: Linked) -> list[list[str]]:
    found: dict[str, list[str]] = {}
    for article_id, incident_id in sorted(incidents(linked).items()):
        found.setdefault(incident_id, []).append(article_id)
    return sorted(found.values())


FIRST = report(1, MILL)
SECOND = report(2, MILL.replace("broke out at the flour mill", "destroyed a flour mill"), 4, days=1, more="A street was closed.")
OTHER = report(3, BRIDGE, place=2)


def test_attacks_weeks_apart_are_not_one_however_alike_the_words() -> None:
    raid = "Gunmen raided a village in the north at night. {n} people were killed, Commissioner Oskar Venko said in a statement. {more}"

    def told(no: int, days: int, village: str, n: int) -> ArticleRows:
        made = report(no, raid, n, days=days)
        day = DAY + dt.timedelta(days=days)
        unlisted = {"geonameid": None, "place": village, "place_precision": 4, "event_from": day, "event_to": day}
        return ArticleRows(made.article, tuple(replace(one, **unlisted) for one in made.claims))

    assert len(groups(link_articles([told(1, 0, "Kirbowe", 8), told(2, 0, "Kirbowe", 8)]))) == 1
    assert len(groups(link_articles([told(1, 0, "Kirbowe", 8), told(2, 89, "Madalo", 5)]))) == 2
    assert len(groups(link_articles([told(1, 0, "Kirbowe", 8), told(2, 89, "Kirbowe", 8)]))) == 2


def test_reports_of_one_event_are_one_incident_and_others_are_not() -> None:
    assert groups(link_articles([FIRST, SECOND, OTHER])) == [["a1", "a2"], ["a3"]]


def test_reports_in_like_words_of_another_town_are_another_incident() -> None:
    elsewhere = report(2, MILL.replace("Lower Brask", "Upper Tasko").replace("Oskar Venko, 61", "Jan Harro"), days=1, place=2)
    assert groups(link_articles([FIRST, elsewhere])) == [["a1"], ["a2"]]


def test_an_exchange_of_prisoners_is_no_attack() -> None:
    (claimed,) = SECOND.claims
    exchange = replace(SECOND, claims=(replace(claimed, metric=Metric.RELEASED),))
    assert groups(link_articles([FIRST, SECOND])) == [["a1", "a2"]]
    assert groups(link_articles([FIRST, exchange])) == [["a1"], ["a2"]]


def test_the_order_of_the_articles_changes_nothing() -> None:
    whole = link_articles([FIRST, SECOND, OTHER])
    assert link_articles([OTHER, SECOND, FIRST]) == whole


def test_days_after_days_give_the_same_incidents_as_one_batch() -> None:
    day = link_articles([FIRST, OTHER])
    later = link_articles([SECOND], Memory(day.traces))
    assert incidents(day) | incidents(later) == incidents(link_articles([FIRST, SECOND, OTHER]))


def test_a_new_version_stays_with_its_incident_whatever_it_says() -> None:
    rewritten = report(4, BRIDGE, 9, days=3, work_id=FIRST.article.work_id)
    linked = link_articles([FIRST, OTHER, rewritten])
    assert incidents(linked)["a4"] == incidents(linked)["a1"]
    assert [link.rule for link in linked.links if link.article_id == "a4"] == ["same_work"]


def test_a_copy_goes_with_its_story() -> None:
    copy = report(5, MILL, publisher="Upper Brask Post")
    linked = link_articles([FIRST, copy])
    assert [link.rule for link in linked.links] == ["founder", "same_story"]
    assert groups(linked) == [["a1", "a5"]]


def test_the_same_words_on_another_day_are_another_incident() -> None:
    """A bulletin that is issued every morning in the same words."""
    bulletin = "The air force said that drones had attacked Lower Brask. {n} people were killed, it said in its morning bulletin. {more}"
    mornings = [report(n, bulletin, n + 1, days=n) for n in range(3)]
    for n, rows in enumerate(mornings):
        day = DAY + dt.timedelta(days=n)
        mornings[n] = ArticleRows(rows.article, tuple(moved(claim, day) for claim in rows.claims))
    assert len(groups(link_articles(mornings))) == 3


def moved(row: IncidentCount, day: dt.date) -> IncidentCount:
    return replace(row, event_from=day, event_to=day, date_source=SpanSource.PHRASE)


def test_two_attacks_on_one_town_within_days_are_two_incidents() -> None:
    """What happened, who speaks and the town are the same; the day that each text states is not."""
    text = "A missile hit {what} in the Weaver district of Lower Brask on {day}. {n} people were killed, Governor Oskar Venko wrote."
    first = report(1, text.replace("{what}", "a tower block").replace("{day}", "Monday"))
    again = report(2, text.replace("{what}", "the crowded market").replace("{day}", "Wednesday"), 7, days=2)
    stated = [
        ArticleRows(rows.article, tuple(moved(row, NOON.date() + days) for row in rows.claims))
        for rows, days in ((first, dt.timedelta()), (again, dt.timedelta(days=2)))
    ]
    assert len(groups(link_articles(stated))) == 2


TOWN: dict[str, Any] = {
    "geonameid": 1,
    "place_precision": 1,
    "place_source": SpanSource.PHRASE,
    "admin1_code": "XV-1",
    "lat": 51.0,
    "lon": 30.0,
}
SAID: dict[str, Any] = {"date_source": SpanSource.SENTENCE}


def told(no: int, text: str, words: str, n: int, *, days: int = 0, **changes: Any) -> ArticleRows:  # noqa: ANN401 — any column of the claim
    """Return a report in words of its own of something that happened on DAY in Lower Brask."""
    moment = NOON + dt.timedelta(days=days)
    made = article(f"a{no}", text=text, title=text.partition(",")[0], published_at=moment, published_day=moment.date(), fetched_at=moment)
    return ArticleRows(made, (claim(made, words, n, claim_id=f"c{no}", **(TOWN | SAID | changes)),))


EARLY = "A ballistic missile struck a nine-storey block in the Weaver quarter of Lower Brask on Monday morning, killing three residents."
LATER = "The death toll from the attack on flats in Lower Brask climbed to five after rescuers pulled a woman from the ruins."


def test_a_toll_that_grows_is_one_incident_however_it_is_told() -> None:
    linked = link_articles([told(1, EARLY, "three residents", 3), told(2, LATER, "five", 5, days=1)])
    assert groups(linked) == [["a1", "a2"]]


@pytest.mark.parametrize(
    "changes",
    [
        {"admin1_code": "XV-1", "geonameid": None, "place": None, "place_precision": 4, "lat": None, "lon": None},
        {"geonameid": 2, "lat": 51.1},
    ],
)
def test_a_province_and_a_quarter_are_no_other_place(changes: dict[str, Any]) -> None:
    again = "Three civilians died when a missile hit a nine-storey house in the Weaver quarter, prosecutors in Brask report."
    linked = link_articles([told(1, EARLY, "three residents", 3), told(2, again, "Three civilians died", 3, **changes)])
    assert groups(linked) == [["a1", "a2"]]


@pytest.mark.parametrize(
    ("other", "words", "n"),
    [
        ("Artillery shelled the market of Lower Brask on Monday afternoon, killing four traders.", "four traders", 4),
        ("Three passengers of a bus, a man, 71, and two girls, died on Monday when a missile fell in the town.", "Three passengers", 3),
    ],
)
def test_one_town_can_be_attacked_twice_a_day(other: str, words: str, n: int) -> None:
    """Other means, or other victims."""
    first = told(1, EARLY + " A woman, 34, and two others died.", "three residents", 3)
    assert len(groups(link_articles([first, told(2, other, words, n)]))) == 2


def round_up() -> ArticleRows:
    """Return an article on the mill that tells of the bridge in one paragraph."""
    made = article(
        "a6", text=MILL.format(n=3, more="") + "\n\n" + BRIDGE.format(n=7, more=""), title="Fire at the flour mill in Lower Brask"
    )
    base = {"place_precision": 1, "place_source": SpanSource.PHRASE, "lon": 30.0}
    claims = (
        claim(made, "3 people were killed", 3, claim_id="c6", geonameid=1, admin1_code="XV-1", lat=51.0, **base),
        claim(made, "The mill belonged", 1, claim_id="c6b", geonameid=1, admin1_code="XV-1", lat=51.0, **base),
        claim(made, "7 people were killed", 7, claim_id="c7", geonameid=2, admin1_code="XV-2", lat=52.0, **base),
    )
    return ArticleRows(made, claims)


def test_an_article_that_tells_of_two_events_has_two_incidents() -> None:
    bridge = report(3, BRIDGE, 7, place=2)
    linked = link_articles([FIRST, bridge, round_up()])
    of_claim = {link.claim_id: link for link in linked.links}
    assert of_claim["c6"].incident_id == of_claim["c1"].incident_id
    assert of_claim["c7"].incident_id == of_claim["c3"].incident_id
    assert (of_claim["c6"].is_main, of_claim["c7"].is_main) == (True, False)
    assert {(row.incident_id, row.value) for row in linked.reports if row.article_id == "a6" and row.object is None} == {
        (of_claim["c1"].incident_id, 4),
        (of_claim["c3"].incident_id, 7),
    }


def test_other_figures_have_no_incident() -> None:
    rows = report(1, MILL, more="Since January 90 people died in fires.")
    total = claim(rows.article, "90 people died", 90, claim_id="total", count_basis=CountBasis.CUMULATIVE)
    linked = link_articles([ArticleRows(rows.article, (*rows.claims, total))])
    assert [link.claim_id for link in linked.links] == ["c1"]


NOWHERE: dict[str, Any] = {
    "place_source": None,
    "place_precision": None,
    "geonameid": None,
    "place": None,
    "admin1_code": None,
    "country": None,
}


@pytest.mark.parametrize(("value", "changes", "linked"), [(58, {}, False), (3, {}, True), (58, {"country": "XV"}, True)])
def test_who_counts_many_of_no_place_and_no_day_counts_a_war(value: int, changes: dict[str, Any], *, linked: bool) -> None:
    made = report(1, MILL, value)
    (counted,) = made.claims
    vague = replace(made, claims=(replace(counted, **(NOWHERE | {"date_source": SpanSource.PUBLISHED} | changes)),))
    assert bool(link_articles([vague]).links) is linked


def test_what_the_user_decides_is_linked_whatever_it_counts() -> None:
    made = report(1, MILL, 58)
    vague = replace(made, claims=(replace(made.claims[0], **(NOWHERE | {"date_source": SpanSource.PUBLISHED})),))
    decided = Decisions([decision(Action.SPLIT, article_id="a1", into="the war")])
    assert [link.incident_id for link in link_articles([vague], decisions=decided).links] == ["the war"]


def test_a_large_figure_without_a_place_goes_with_the_incident_that_it_is_of() -> None:
    first, second = report(1, MILL, 80), report(2, MILL, 80, days=1, publisher="Brask Post")
    (counted,) = second.claims
    bare = replace(second, claims=(replace(counted, **NOWHERE),))
    assert {link.article_id for link in link_articles([first, bare]).links} == {"a1", "a2"}


def test_an_article_without_claims_is_linked_but_has_no_rows() -> None:
    bare = ArticleRows(SECOND.article)
    linked = link_articles([FIRST, bare])
    assert groups(linked) == [["a1", "a2"]]
    assert {link.article_id for link in linked.links} == {"a1"}


def test_no_articles_give_no_rows() -> None:
    assert link_articles([]) == Linked()


# ── merges.csv ────────────────────────────────────────────────────────────────────────────────────────────────────────────────────


def decision(action: Action, **target: str) -> Merge:
    return Merge(line=2, action=action, author="ada", day=dt.date(2026, 6, 1), reason="one fire", **target)


def test_a_merge_puts_two_incidents_together_and_its_deletion_takes_them_apart() -> None:
    plain = link_articles([FIRST, OTHER])
    ids = incidents(plain)
    merged = link_articles([FIRST, OTHER], decisions=Decisions([decision(Action.MERGE, incident_id=ids["a3"], into=ids["a1"])]))
    assert groups(merged) == [["a1", "a3"]]
    (link,) = [link for link in merged.links if link.article_id == "a3"]
    assert (link.ruled_incident_id, link.rule, link.decided_by, link.score) == (ids["a3"], "merge", DecidedBy.USER, 1.0)
    assert link.decided_at == dt.datetime(2026, 6, 1, tzinfo=dt.UTC)
    assert {row.incident_id for row in merged.reports} == {ids["a1"]}
    assert link_articles([FIRST, OTHER]) == plain


def test_merges_lead_on() -> None:
    third = report(7, "{n} people were killed by an avalanche above Rudstadt, far from the road. {more}", place=3)
    ids = incidents(link_articles([FIRST, OTHER, third]))
    chain = Decisions(
        [decision(Action.MERGE, incident_id=ids["a1"], into=ids["a3"]), decision(Action.MERGE, incident_id=ids["a3"], into=ids["a7"])]
    )
    assert groups(link_articles([FIRST, OTHER, third], decisions=chain)) == [["a1", "a3", "a7"]]


def test_what_comes_later_follows_a_merge() -> None:
    ids = incidents(link_articles([FIRST, OTHER]))
    decided = Decisions([decision(Action.MERGE, incident_id=ids["a1"], into=ids["a3"])])
    memory = link_articles([FIRST, OTHER], decisions=decided).traces
    assert incidents(link_articles([SECOND], Memory(memory), decided))["a2"] == ids["a3"]


@pytest.mark.parametrize("target", [{"article_id": "a2"}, {"claim_id": "c2"}])
def test_a_split_takes_an_article_or_a_claim_out(target: dict[str, str]) -> None:
    plain = incidents(link_articles([FIRST, SECOND]))
    linked = link_articles([FIRST, SECOND], decisions=Decisions([decision(Action.SPLIT, **target)]))
    of_article = {link.article_id: link for link in linked.links}
    assert of_article["a1"].incident_id == plain["a1"]
    assert of_article["a2"].incident_id not in plain.values()
    assert (of_article["a2"].ruled_incident_id, of_article["a2"].rule) == (plain["a2"], "split")


def test_a_split_can_name_another_incident() -> None:
    ids = incidents(link_articles([FIRST, SECOND, OTHER]))
    decided = Decisions([decision(Action.SPLIT, article_id="a2", into=ids["a3"])])
    assert groups(link_articles([FIRST, SECOND, OTHER], decisions=decided)) == [["a1"], ["a2", "a3"]]


@pytest.mark.parametrize("action", [Action.SPLIT, Action.MERGE])
def test_two_events_of_an_article_in_one_incident_are_one_report(action: Action) -> None:
    of_claim = {link.claim_id: link.incident_id for link in link_articles([round_up()]).links}
    merge = decision(Action.MERGE, incident_id=of_claim["c7"], into=of_claim["c6"])
    decided = Decisions([merge if action is Action.MERGE else decision(Action.SPLIT, article_id="a6")])
    linked = link_articles([round_up()], decisions=decided)
    assert len({link.incident_id for link in linked.links}) == 1
    assert len({row.report_id for row in linked.reports}) == len(linked.reports)
    (whole,) = [row for row in linked.reports if row.object is None]
    assert whole.is_main
    assert whole.value in {7, 11}, "the largest figure, or all of them"


def test_a_split_of_another_incident_of_the_article_changes_nothing() -> None:
    decided = Decisions([decision(Action.SPLIT, article_id="a2", incident_id="another")])
    assert link_articles([FIRST, SECOND], decisions=decided) == link_articles([FIRST, SECOND])


# ── a year whose truth is known ───────────────────────────────────────────────────────────────────────────────────────────────────


def articles_of(year: SyntheticYear, days: Iterable[dt.date]) -> list[ArticleRows]:
    made = []
    for day in days:
        rows = year.rows(day)
        claims: dict[str, list[IncidentCount]] = {}
        said: dict[str, list[Statement]] = {}
        for one in rows["incident_counts"]:
            claims.setdefault(one.article_id, []).append(one)
        for other in rows["statements"]:
            said.setdefault(other.article_id, []).append(other)
        articles: Sequence[Article] = rows["articles"]
        made += [ArticleRows(a, tuple(claims.get(a.article_id, ())), tuple(said.get(a.article_id, ()))) for a in articles]
    return made


def impure(linked: Linked, year: SyntheticYear) -> tuple[int, int]:
    """Return how many incidents hold claims of several true ones, and how many true ones lie in several incidents."""
    ours: dict[str, set[int]] = {}
    true: dict[int, set[str]] = {}
    for link in linked.links:
        ours.setdefault(link.incident_id, set()).add(year.incident_of[link.claim_id])
        true.setdefault(year.incident_of[link.claim_id], set()).add(link.incident_id)
    return sum(len(found) > 1 for found in ours.values()), sum(len(found) > 1 for found in true.values())


def check_year(incidents: int, days: int) -> None:
    """Link a year in one batch: the claims are those of the incidents, and all but one incident in 50 are as they were."""
    year = synthetic_year(incidents, days=days)
    linked = link_articles(articles_of(year, year.days))
    assert {link.claim_id for link in linked.links} == set(year.incident_of)
    assert max(impure(linked, year)) <= incidents // 50 + 1
    stories = {row.article_id: row.story_id for row in linked.stories}
    together = {(year.story_of[a], story) for a, story in stories.items()}
    assert len(together) == len(set(year.story_of.values())), "each original, its copies and its versions are one story"


def test_a_year_is_linked_as_it_was() -> None:
    check_year(80, 120)


@pytest.mark.slow
def test_a_full_year_is_linked_as_it_was() -> None:
    check_year(2_000, 365)


def by_day(year: SyntheticYear, seed: int, window: int, *, is_made_anew: bool) -> list[Linked]:
    """Link a year day by day, each day's articles in some order: with a memory that moves along, or with one that is made for every day."""
    moved = Memory()
    days: list[Linked] = []
    for day in year.days:
        articles = articles_of(year, [day])
        random.Random(seed).shuffle(articles)  # noqa: S311 — chance that repeats
        known = Memory(trace for linked in days[-window:] for trace in linked.traces) if is_made_anew else moved
        days.append(link_articles(articles, known))
        if len(days) > window:
            moved.forget(days[-window - 1].traces if not is_made_anew else ())
    return days


@pytest.mark.parametrize("window", [3, pytest.param(30, marks=pytest.mark.slow)])
def test_a_memory_that_moves_along_links_as_one_that_is_made_for_each_day(window: int) -> None:
    year = synthetic_year(25, days=15)
    moved = by_day(year, 1, window, is_made_anew=False)
    assert moved == by_day(year, 2, window, is_made_anew=True)
    assert sum(len(linked.traces) for linked in moved) == len(year.main_of)
