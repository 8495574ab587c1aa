"""Totals of incidents: the rule of sql/marts/incident_total_history.sql, case by case, on hand-made reports."""

import datetime as dt
import re
from typing import Any

import pytest
from support.contract_rows import DAY, NOON, TEXT, article, claim, link, report, statement
from support.published_reports import WORDS, told
from support.scenes import Scene, Scenes

from pipelines.contract.vocabulary import Bound, Certainty, CountBasis, CountState, DecidedBy, Object, Polarity

SCENES = Scenes()
FIGURE = "low, value, high, method"
SIDES = "speaker,side\nNorth,north\nSouth,south\n"


def total(scene: Scene, columns: str = FIGURE) -> tuple[Any, ...]:
    """Return columns of the only total of people."""
    ((row),) = scene.run(f"SELECT {columns} FROM incident_totals WHERE object IS NULL")  # noqa: S608 — the tests' own words
    return row


def at_least(number: int) -> dict[str, Any]:
    """Return what a claim of at least a number says."""
    return {"value": None, "low": number, "high": None, "bound": Bound.AT_LEAST}


ZERO: dict[str, Any] = {"state": CountState.ZERO}
ADDED: dict[str, Any] = {"count_basis": CountBasis.INCREMENT}
AT_LEAST_FOUR: dict[str, Any] = {"low": 4, "high": None, "bound": Bound.AT_LEAST}
UP_TO_NINE: dict[str, Any] = {"low": None, "high": 9, "bound": Bound.AT_MOST}
DIED_LATER = ADDED | {"rule_id": "later_death:die"}
CASES: dict[str, tuple[list[list[Any]], tuple[Any, ...]]] = {
    "one report stands alone": ([told("a", 3, 0)], (3, 3, 3, "single")),
    "the newest of a rising toll stands": ([told("a", 3, 0), told("b", 4, 1), told("c", 5, 2)], (5, 5, 5, "latest")),
    "a toll can fall": ([told("a", 9, 0), told("b", 7, 1)], (7, 7, 7, "latest")),
    "most stories give the newest figure": ([told("a", 3, 0), told("b", 5, 1), told("c", 5, 2)], (5, 5, 5, "majority")),
    "a late outlet does not undo a newer figure": ([told("a", 3, 0), told("b", 5, 1), told("c", 3, 2)], (5, 5, 5, "latest")),
    "an outlet that knew the newer figure revises it": (
        [told("a", 3, 0), told("b", 5, 1), told("c", 3, 2, of={"publisher": "Paper b"})],
        (3, 3, 3, "majority"),
    ),
    "two stories in a row bring an older figure back": (
        [told("a", 3, 0), told("b", 5, 1), told("c", 3, 2), told("d", 3, 3)],
        (3, 3, 3, "majority"),
    ),
    "a copy is as old as its story": (
        [told("a", 3, 0, story="s"), told("b", 5, 1), told("c", 3, 2, story="s"), told("d", 3, 3, story="s")],
        (5, 5, 5, "latest"),
    ),
    "an open bound stays open": ([told("a", **at_least(3), hour=0)], (3, None, None, "single")),
    "a vaguer later figure that allows the exact one leaves it": ([told("a", 5, 0), told("b", **at_least(4), hour=1)], (5, 5, 5, "latest")),
    "a later bound that excludes the exact one replaces it": (
        [told("a", 5, 0), told("b", **at_least(7), hour=1)],
        (7, None, None, "latest"),
    ),
    "an exact figure replaces a bound": ([told("a", **at_least(4), hour=0), told("b", 5, 1)], (5, 5, 5, "latest")),
    "a later death leaves the toll open above": ([told("a", 4, 0), told("b", 1, 1, **DIED_LATER)], (4, None, None, "latest")),
    "a toll after a later death is exact": ([told("a", 4, 0), told("b", 1, 1, **DIED_LATER), told("c", 5, 2)], (5, 5, 5, "latest")),
    "a death before the toll is in it": ([told("a", 1, 0, **DIED_LATER), told("b", 5, 1)], (5, 5, 5, "latest")),
    "a later death lowers no open toll": ([told("a", None, 0, **AT_LEAST_FOUR), told("b", 1, 1, **DIED_LATER)], (4, None, None, "latest")),
    "nor does it close an upper bound": ([told("a", 9, 0, **UP_TO_NINE), told("b", 1, 1, **DIED_LATER)], (1, None, None, "latest")),
    "a later death alone is a lower bound": ([told("a", 1, 0, **DIED_LATER)], (1, None, None, "single")),
    "a later death is more than nobody": ([told("a", 0, 0, **ZERO), told("b", 1, 1, **DIED_LATER)], (1, None, None, "latest")),
    "another death, which may be one of the toll, leaves it": ([told("a", 4, 0), told("b", 1, 1, **ADDED)], (4, 4, 4, "latest")),
    "two figures of one moment are a range": ([told("a", 3, 0), told("b", 5, 0)], (3, None, 5, "range")),
    "more stories win a tie": ([told("a", 3, 0), told("b", 5, 0), told("c", 5, 0)], (5, 5, 5, "majority")),
    "nobody was killed is a figure": ([told("a", 0, 0, **ZERO)], (0, 0, 0, "single")),
    "unknown is no figure": (
        [told("a", None, 0, state=CountState.UNKNOWN, bound=Bound.NONE, low=None, high=None)],
        (None, None, None, "not_stated"),
    ),
    "unknown does not undo a figure": (
        [told("a", 3, 0), told("b", None, 1, state=CountState.UNKNOWN, bound=Bound.NONE, low=None, high=None)],
        (3, 3, 3, "latest"),
    ),
}


for case, (reports_of_case, _) in CASES.items():
    SCENES.add(case, *reports_of_case)


@pytest.mark.parametrize(("name", "expected"), [(name, expected) for name, (_, expected) in CASES.items()], ids=CASES)
def test_the_total_is(scene: Scene, name: str, expected: tuple[Any, ...]) -> None:
    assert total(scene) == expected, name
    states = {"unknown is no figure": "unknown", "nobody was killed is a figure": "zero"}
    assert total(scene, "state") == (states.get(name, "stated"),)


# ── sides ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────


@SCENES.of(told("a", 3, 0, speaker="North"), told("b", 20, 1, speaker="South"), told("c", 4, 2, speaker="North"), sides=SIDES)
def test_sides_that_exclude_each_other_give_a_range_and_both_stay_visible(scene: Scene) -> None:
    assert total(scene, f"{FIGURE}, is_conflicting, is_one_sided, grade") == (4, None, 20, "range", True, False, "Contested")
    sides = scene.run("SELECT side, low, value, high, smallest, largest, n_sides, is_conflicting FROM claims_by_side ORDER BY side")
    assert sides == [("north", 4, 4, 4, 3, 4, 2, True), ("south", 20, 20, 20, 20, 20, 2, True)]


ADDED: dict[str, Any] = {"count_basis": CountBasis.INCREMENT}


@SCENES.of(
    *(told("a", 5, 0, speaker="North"), told("b", 1, 1, speaker="North", **ADDED), told("c", 2, 2, speaker="South", **ADDED)), sides=SIDES
)
def test_who_is_added_to_a_toll_is_no_figure_of_a_side(scene: Scene) -> None:
    sides = scene.run("SELECT side, low, value, high, n_claims, is_conflicting FROM claims_by_side ORDER BY side")
    assert sides == [("north", 5, 5, 5, 2, False), ("south", 2, None, None, 1, False)]


@SCENES.of(told("a", 3, 0, speaker="North"), told("b", 3, 1, speaker="South"), sides=SIDES)
def test_sides_that_agree_are_no_conflict(scene: Scene) -> None:
    assert total(scene, f"{FIGURE}, is_conflicting, grade") == (3, 3, 3, "majority", False, "Fair")


def of_both_sides() -> list[Any]:
    """Return an article that quotes a figure of each side."""
    one = article("a1")
    north = statement(one, "Three people were killed", speaker="North")
    south = statement(one, "nine soldiers had been killed", speaker="South")
    three, nine = claim(one, WORDS, 3, north), claim(one, "nine soldiers", 9, south)
    return [one, north, south, three, nine, *link([three, nine], "i1", one), report(one, three, "i1", north)]


@SCENES.of(of_both_sides(), sides=SIDES)
def test_the_other_side_s_figure_in_the_same_article_counts_too(scene: Scene) -> None:
    assert total(scene, f"{FIGURE}, is_conflicting, n_articles, n_claims") == (3, None, 9, "range", True, 1, 2)


@SCENES.of(
    *(told("a", 3, 0, speaker="North", actor_text="south"), told("b", 3, 0, incident="i2", speaker="South", actor_text="south")),
    sides=SIDES,
)
def test_one_side_alone_is_one_sided_and_weak_and_a_responsible_one_confirms(scene: Scene) -> None:
    found = scene.run("SELECT incident_id, is_one_sided, grade FROM incident_totals ORDER BY ALL")
    assert found == [("i1", True, "Weak"), ("i2", True, "Confirmed")]


def denied() -> list[Any]:
    """Return an article in which a side denies another figure of the incident."""
    one = article("b")
    said = statement(one, "nine soldiers had been killed", speaker="South")
    nine = claim(one, "nine soldiers", 9, said, certainty=Certainty.DENIED, polarity=Polarity.DENY)
    return [one, said, nine, *link([nine], "i1", one)]


@SCENES.of(told("a", 3, 0), denied(), sides=SIDES)
def test_a_denied_toll_is_contested_and_the_denied_number_counts_nowhere(scene: Scene) -> None:
    assert total(scene, f"{FIGURE}, grade, n_claims") == (3, 3, 3, "single", "Contested", 1)


TAKEN_BACK_AT = NOON + dt.timedelta(hours=2)


@SCENES.of(
    told("a", 3, 0),
    denied(),
    [article("b2", work_id="work-b", fetched_at=TAKEN_BACK_AT, modified_at=TAKEN_BACK_AT, text=TEXT + "\n")],
    sides=SIDES,
)
def test_a_version_without_the_denial_takes_it_back(scene: Scene) -> None:
    grades = "SELECT grade FROM incident_totals_as_of(?) UNION ALL SELECT grade FROM incident_totals_collected_by(?)"
    then = TAKEN_BACK_AT - dt.timedelta(minutes=1)
    assert scene.run(grades, [then, then]) == [("Contested",), ("Contested",)]
    assert scene.run(grades, [TAKEN_BACK_AT, TAKEN_BACK_AT]) == [("Weak",), ("Weak",)]
    assert total(scene, "grade") == ("Weak",)
    assert scene.run("SELECT figure FROM why_cell(?, 'Brask', 'killed')", [DAY]) == [("3",)]


@SCENES.of(told("a", 3, 0), told("b", 0, 1, **ZERO))
def test_zero_after_a_figure_is_discounted(scene: Scene) -> None:
    assert total(scene, "value, state, grade") == (0, "zero", "Discounted")


# ── voices ────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────


@SCENES.of(*(told(name, 3, hour, story="s", of={"url": f"https://{name}.example/1"}) for hour, name in enumerate("abc")))
def test_copies_are_one_voice_and_hosts_are_none(scene: Scene) -> None:
    counts = "n_articles, n_domains, n_stories, n_independent_voices, method, grade"
    assert total(scene, counts) == (3, 3, 1, 1, "single", "Weak")


@SCENES.of(told("a", 3, 0, speaker="The mayor"), told("b", 3, 1, speaker="The mayor"))
def test_one_speaker_in_two_stories_is_one_voice(scene: Scene) -> None:
    assert total(scene, "n_stories, n_independent_voices, grade") == (2, 1, "Weak")


SPEAKERS = "name,aliases,organisation,country,side,priority\n"


@SCENES.of(
    *(told("a", 3, 0, speaker="Mayor Brom"), told("b", 3, 1, speaker="A. Brom")),
    speakers=SPEAKERS + "Ada Brom,Mayor Brom|A. Brom,Town Hall,XV,north,\n",
)
def test_spellings_of_a_speaker_are_one_voice_and_fill_in_what_the_user_knows(scene: Scene) -> None:
    assert total(scene, "n_independent_voices, is_one_sided") == (1, True)
    assert scene.run("SELECT DISTINCT speaker, speaker_text <> speaker, speaker_org, speaker_country, speaker_side FROM statements") == [
        ("Ada Brom", True, "Town Hall", "XV", "north")
    ]


@SCENES.of(told("a", 3, 0, speaker="The hospital"), told("b", 5, 1), told("c", 6, 2), speakers=SPEAKERS + "The hospital,,,,,1\n")
def test_a_priority_source_is_taken_before_all_others(scene: Scene) -> None:
    assert total(scene) == (3, 3, 3, "priority_source")


# ── history ───────────────────────────────────────────────────────────────────────────────────────────────────────────────────────


def known(scene: Scene, hour: int, clock: str = "as_of") -> list[tuple[Any, ...]]:
    """Return the totals as of some hours after noon. clock: as_of, or collected_by."""
    moment = NOON + dt.timedelta(hours=hour)
    return scene.run(f"SELECT incident_id, value FROM incident_totals_{clock}(?) WHERE object IS NULL ORDER BY ALL", [moment])  # noqa: S608


@SCENES.of(
    told("a", 3, 0),
    told("b", 5, 6),
    told("a2", 4, 3, of={"work_id": "work-a", "modified_at": NOON + dt.timedelta(hours=3), "publisher": "Paper a"}),
)
def test_totals_claims_and_incidents_as_of_a_moment(scene: Scene) -> None:
    assert [known(scene, hour) for hour in (-1, 0, 2, 3, 5, 6, 99)] == [
        [],
        *[[("i1", 3)]] * 2,
        *[[("i1", 4)]] * 2,
        *[[("i1", 5)]] * 2,
    ]
    claims = "SELECT article_id, value FROM claims_as_of(?) ORDER BY ALL"
    assert scene.run(claims, [NOON]) == [("a", 3)]
    assert scene.run(claims, [NOON + dt.timedelta(hours=3)]) == [("a2", 4)]
    incidents = "SELECT incident_id, n_articles, day FROM incidents_as_of(?)"
    assert scene.run(incidents, [NOON]) == [("i1", 1, DAY)]
    assert scene.run(incidents, [NOON + dt.timedelta(hours=9)]) == [("i1", 2, DAY)]
    assert scene.run("SELECT * FROM incidents_as_of(TIMESTAMPTZ 'infinity')") == scene.run("SELECT * FROM incidents")
    assert scene.run("SELECT article_id, superseded_at FROM articles ORDER BY ALL") == [
        ("a", NOON + dt.timedelta(hours=3)),
        ("a2", None),
        ("b", None),
    ]
    revisions = scene.run("SELECT cause, old_value, new_value, revised_at FROM count_revisions ORDER BY revised_at")
    assert revisions == [
        ("article_edited", 3, 4, NOON + dt.timedelta(hours=3)),
        ("new_article", 4, 5, NOON + dt.timedelta(hours=6)),
    ]


@SCENES.of(told("a", 3, 0, speaker="The mayor"), told("b", 5, 6, speaker="The mayor"))
def test_a_speaker_who_gives_another_figure_revises_it(scene: Scene) -> None:
    assert scene.run("SELECT cause, old_value, new_value FROM count_revisions") == [("speaker_revised", 3, 5)]


EDITED_AT = NOON + dt.timedelta(hours=2)


@SCENES.of(told("a", 3, 0), [article("a2", work_id="work-a", fetched_at=EDITED_AT, modified_at=EDITED_AT, text=TEXT + "\n")])
def test_a_version_without_the_figure_takes_it_back(scene: Scene) -> None:
    assert (known(scene, 1), known(scene, 2)) == ([("i1", 3)], [])
    assert scene.run("SELECT * FROM incident_totals") == []


@SCENES.of(
    told("a1", 3, 9, of={"work_id": "w", "modified_at": NOON}),
    told("a2", 5, 1, of={"work_id": "w", "modified_at": NOON + dt.timedelta(hours=1)}),
)
def test_a_version_collected_after_a_newer_one_was_never_the_newest_here_but_in_the_world(scene: Scene) -> None:
    assert [known(scene, hour, "collected_by") for hour in (0, 1, 9)] == [[], [("i1", 5)], [("i1", 5)]]
    assert [known(scene, hour) for hour in (0, 1, 9)] == [[("i1", 3)], [("i1", 5)], [("i1", 5)]]


LOADED: dict[str, Any] = {"fetched_at": NOON + dt.timedelta(days=400)}


@SCENES.of(
    told("a", 3, 0, of=LOADED),
    told("b", 5, 6, of=LOADED),
    told("a2", 4, 3, of={**LOADED, "work_id": "work-a", "modified_at": NOON + dt.timedelta(hours=3)}),
)
def test_an_archive_that_is_loaded_later_has_the_history_of_its_publication(scene: Scene) -> None:
    assert [known(scene, hour) for hour in (-1, 0, 3, 6)] == [[], [("i1", 3)], [("i1", 4)], [("i1", 5)]]
    assert [known(scene, hour, "collected_by") for hour in (0, 6, 24 * 400)] == [[], [], [("i1", 5)]]
    assert scene.run("SELECT cause, old_value, new_value FROM count_revisions ORDER BY revised_at") == [
        ("article_edited", 3, 4),
        ("new_article", 4, 5),
    ]
    incidents = "SELECT n_articles FROM incidents_{}(?)"
    assert scene.run(incidents.format("as_of"), [NOON]) == [(1,)]
    assert scene.run(incidents.format("collected_by"), [NOON]) == []
    assert len(scene.run("FROM claims_as_of(?)", [NOON])) == 1
    assert scene.run("FROM claims_collected_by(?)", [NOON]) == []
    one = "SELECT value FROM incident_totals_collected_by(TIMESTAMPTZ 'infinity', wanted_incident := '@i1') WHERE object IS NULL"
    assert scene.run(one) == [(5,)]
    assert scene.run(one.replace("@i1", "@i2")) == []


DECIDED = {"author": "Ada Brom", "reason": "one attack"}
MERGED = DECIDED | {"ruled_incident_id": "i2", "decided_by": DecidedBy.USER, "rule": "merge", "decided_at": NOON + dt.timedelta(hours=24)}


@SCENES.of(told("a", 3, 0), told("b", 5, 1, links=MERGED))
def test_a_merge_holds_from_the_user_s_decision(scene: Scene) -> None:
    assert known(scene, 2) == [("i1", 3), ("i2", 5)]
    assert known(scene, 24) == [("i1", 5)]
    assert scene.run("SELECT cause, old_value, new_value, author, reason FROM count_revisions") == [
        ("merge", 3, 5, "Ada Brom", "one attack")
    ]
    assert scene.run("SELECT moved_by, moved_at FROM why('@b:0:Three people')") == [("merge by Ada Brom: one attack", MERGED["decided_at"])]
    assert scene.run("SELECT incident_id FROM incidents_as_of(?) ORDER BY ALL", [NOON + dt.timedelta(hours=2)]) == [("i1",), ("i2",)]


# ── people's corrections ──────────────────────────────────────────────────────────────────────────────────────────────────────────

HEADER = "claim_id,incident_id,metric,object,low,value,high,state,author,date,reason\n"


CORRECTED = HEADER + ",@i1,killed,people,,4,,,Ada Brom,2026-05-06T00:00Z,the list of names\n"


@SCENES.of(told("a", 3, 0), told("b", 5, 96), overrides=CORRECTED)
def test_a_corrected_total_wins_from_its_day_on_and_shows_in_history(scene: Scene) -> None:
    assert total(scene, f"{FIGURE}, state, n_articles") == (4, 4, 4, "override", "stated", 2)
    assert (known(scene, 1), known(scene, 36)) == ([("i1", 3)], [("i1", 4)])
    assert scene.run("SELECT cause, old_value, new_value FROM count_revisions") == [("override", 3, 4)]
    shown = scene.run("SELECT said_by, author, reason, value FROM claims_as_of(TIMESTAMPTZ '2026-05-06') WHERE author IS NOT NULL")
    assert shown == [("Ada Brom", "Ada Brom", "the list of names", 4)]


LINES = """@a:0:Three people,,,,6,6,6,,Ada Brom,2026-05-05T00:00Z,a misprint
@b:0:Three people,,,,,,,removed,Ada Brom,2026-05-05T00:00Z,another event
"""


@SCENES.of(told("a", 3, 0), told("b", 5, 1), overrides=HEADER + LINES)
def test_a_corrected_claim_changes_its_report_and_a_removed_one_counts_nowhere(scene: Scene) -> None:
    assert known(scene, 2) == [("i1", 5)]
    assert total(scene, f"{FIGURE}, n_articles") == (6, 6, 6, "single", 1)
    shown = scene.run("SELECT article_id, value, state, author FROM claims_as_of(TIMESTAMPTZ '2026-05-05') ORDER BY ALL")
    assert shown == [("a", 6, "stated", "Ada Brom"), ("b", None, "removed", "Ada Brom")]


@SCENES.of(told("a", 3, 0), overrides=HEADER + ",@i1,missing,people,,2,,,Ada Brom,2026-05-05,told by the families\n")
def test_a_total_that_no_article_gives_can_be_added(scene: Scene) -> None:
    assert scene.run("SELECT value, method, n_claims FROM incident_totals WHERE metric = 'missing'") == [(2, "override", 0)]


@SCENES.of(
    told("a", 3, 0), overrides=HEADER + ",@i9,killed,people,,4,,,Ada Brom,2026-05-06,moved\n@gone,,,,,4,,,Ada Brom,2026-05-06,gone\n"
)
def test_a_correction_without_its_target_warns_and_changes_nothing(scene: Scene) -> None:
    assert total(scene) == (3, 3, 3, "single")
    moved, gone = scene.built.warnings["overrides_match"]
    assert re.fullmatch(r"overrides.csv:\d+", moved["line"])
    assert re.match(r"incident scene\d+/i9 is not in the warehouse", moved["message"])
    assert re.match(r"claim scene\d+/gone is not in the warehouse", gone["message"])


def in_a_town_of_its_own() -> list[Any]:
    """Return an article on dead soldiers in a unit that no other scene has."""
    one = article("a1")
    soldiers = claim(one, "nine soldiers", 9, object=Object.SOLDIER, admin1="Dorn", admin1_code="XV-DO")
    return [one, soldiers, *link([soldiers], "i1", one), report(one, soldiers, "i1"), report(one, soldiers, "i1", object=Object.SOLDIER)]


@SCENES.of(in_a_town_of_its_own())
def test_objects_have_totals_of_their_own(scene: Scene) -> None:
    assert scene.run("SELECT object, value FROM incident_totals ORDER BY ALL") == [("soldier", 9), (None, 9)]
    assert scene.run("SELECT object, value, n_incidents FROM daily_incident_counts WHERE admin1_code = 'XV-DO'") == [("person", 9, 1)]


def soldiers_told(name: str, value: int, hour: int, *, apart: bool = True) -> list[Any]:
    """Return an article's figure of dead soldiers: of people as a whole, and of soldiers too where they are told `apart`."""
    moment = NOON + dt.timedelta(hours=hour)
    one = article(name, fetched_at=moment, published_at=moment, published_precision="minute", publisher=f"Paper {name}")
    count = claim(one, "nine soldiers", value, object=Object.SOLDIER)
    reports = [report(one, count, "i1"), *([report(one, count, "i1", object=Object.SOLDIER)] if apart else [])]
    return [one, count, *link([count], "i1", one), *reports]


HISTORY = "SELECT object, list(value ORDER BY known_from) FROM incident_total_history GROUP BY object ORDER BY ALL"
SAME = (soldiers_told("a", 9, 0), soldiers_told("b", 12, 2))


@SCENES.of(*SAME)
def test_totals_that_rest_on_the_same_reports_are_the_same(scene: Scene) -> None:
    assert scene.run(HISTORY) == [("soldier", [9, 12]), (None, [9, 12])]


@SCENES.of(*SAME, soldiers_told("c", 14, 4, apart=False))
def test_they_part_where_a_report_is_of_one_alone(scene: Scene) -> None:
    assert scene.run(HISTORY) == [("soldier", [9, 12]), (None, [9, 12, 14])]


@SCENES.of(*SAME, overrides=CORRECTED)
def test_they_part_where_a_correction_is_of_one_alone(scene: Scene) -> None:
    assert scene.run(HISTORY) == [("soldier", [9, 12]), (None, [9, 12, 4])]


# ── the claim that is named ───────────────────────────────────────────────────────────────────────────────────────────────────────

SPLIT_AWAY: dict[str, Any] = {
    "ruled_incident_id": "i1",
    "decided_by": DecidedBy.USER,
    "rule": "split",
    "decided_at": NOON + dt.timedelta(days=1),
    "decision_id": "line",
    "author": "Ada Brom",
    "reason": "another street",
}


@SCENES.of(told("a", 3, 0), told("b", 3, 1, incident="i2", links=SPLIT_AWAY))
def test_a_total_names_no_claim_that_was_split_away(scene: Scene) -> None:
    named = "SELECT value, best_claim_id FROM incident_total_history WHERE incident_id = '@i1' ORDER BY known_from"
    assert scene.run(named) == [(3, "a:0:Three people"), (3, "b:0:Three people"), (3, "a:0:Three people")]
    assert scene.run("SELECT best_claim_id FROM incident_totals WHERE incident_id = '@i1'") == [("a:0:Three people",)]


@SCENES.of(
    told("a", None, 0, low=None, high=None, bound=Bound.NONE, state=CountState.UNKNOWN),
    told("b", None, 1, incident="i2", links=SPLIT_AWAY, low=None, high=None, bound=Bound.NONE, state=CountState.UNKNOWN),
)
def test_nor_where_no_number_is_known(scene: Scene) -> None:
    assert scene.run("SELECT state, best_claim_id FROM incident_totals WHERE incident_id = '@i1'") == [("unknown", "a:0:Three people")]


@SCENES.of(told("a", hour=0, value=9, low=None, high=None, bound=Bound.APPROX), told("b", 9, 0))
def test_about_nine_and_nine_at_one_moment_are_nine(scene: Scene) -> None:
    assert scene.run("SELECT low, value, high, bound, method FROM incident_totals") == [(9, 9, 9, "exact", "majority")]
