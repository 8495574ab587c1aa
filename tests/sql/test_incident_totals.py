"""Totals of incidents: the rule of sql/marts/incident_total_history.sql, case by case, on hand-made reports."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from support.contract_rows import DAY, NOON, TEXT, article, claim, link, report, statement, write_day
from support.published_reports import WORDS, published, told

from pipelines.contract.vocabulary import Bound, Certainty, CountBasis, CountState, DecidedBy, Object, Polarity
from pipelines.publish.build import build_warehouse
from pipelines.publish.database import Warehouse
from pipelines.settings import Settings

FIGURE = "low, value, high, method"
SIDES = "speaker,side\nNorth,north\nSouth,south\n"


def total(database: Warehouse, columns: str = FIGURE) -> tuple[Any, ...]:
    """Return columns of the only total of people."""
    ((row),) = database.run(f"SELECT {columns} FROM incident_totals WHERE object IS NULL")  # noqa: S608 — the tests' own words
    return row


def at_least(number: int) -> dict[str, Any]:
    """Return what a claim of at least a number says."""
    return {"value": None, "low": number, "high": None, "bound": Bound.AT_LEAST}


ZERO: dict[str, Any] = {"state": CountState.ZERO}
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


@pytest.fixture(scope="module")
def cases(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Warehouse]:
    """Publish every case as an incident of its own, once."""
    rows = [[moved(row, number) for row in some] for number, (reports, _) in enumerate(CASES.values()) for some in reports]
    with published(tmp_path_factory.mktemp("cases"), *rows) as database:
        yield database


def moved(row: Any, number: int) -> Any:  # noqa: ANN401 — a row of any table
    """Return the row with the case's number before every id, so that cases do not meet."""
    names = (
        "article_id",
        "work_id",
        "claim_id",
        "incident_id",
        "ruled_incident_id",
        "report_id",
        "best_claim_id",
        "story_id",
        "statement_id",
    )
    changed = {name: f"{number}-{getattr(row, name)}" for name in names if getattr(row, name, None)}
    if hasattr(row, "claim_ids"):
        changed["claim_ids"] = tuple(f"{number}-{claim_id}" for claim_id in row.claim_ids)
    return type(row)(**({name: getattr(row, name) for name in row.__dataclass_fields__} | changed))


@pytest.mark.parametrize(("number", "expected"), [*enumerate(case[1] for case in CASES.values())], ids=CASES)
def test_the_total_is(cases: Warehouse, number: int, expected: tuple[Any, ...]) -> None:
    assert cases.run(f"SELECT {FIGURE} FROM incident_totals WHERE object IS NULL AND incident_id = ?", [f"{number}-i1"]) == [expected]  # noqa: S608


def test_the_states_of_missing_numbers_are_kept_apart(cases: Warehouse) -> None:
    states = dict(cases.run("SELECT incident_id, state FROM incident_totals WHERE object IS NULL"))
    names = list(CASES)
    assert states[f"{names.index('unknown is no figure')}-i1"] == "unknown"
    assert states[f"{names.index('nobody was killed is a figure')}-i1"] == "zero"


# ── sides ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_sides_that_exclude_each_other_give_a_range_and_both_stay_visible(tmp_path: Path) -> None:
    rows = [told("a", 3, 0, speaker="North"), told("b", 20, 1, speaker="South"), told("c", 4, 2, speaker="North")]
    with published(tmp_path, *rows, sides=SIDES) as database:
        assert total(database, f"{FIGURE}, is_conflicting, is_one_sided, grade") == (4, None, 20, "range", True, False, "Contested")
        sides = database.run("SELECT side, low, value, high, n_sides, is_conflicting FROM claims_by_side ORDER BY side")
    assert sides == [("north", 3, 4, 4, 2, True), ("south", 20, 20, 20, 2, True)]


def test_who_is_added_to_a_toll_is_no_figure_of_a_side(tmp_path: Path) -> None:
    added = {"count_basis": CountBasis.INCREMENT}
    rows = [told("a", 5, 0, speaker="North"), told("b", 1, 1, speaker="North", **added), told("c", 2, 2, speaker="South", **added)]
    with published(tmp_path, *rows, sides=SIDES) as database:
        sides = database.run("SELECT side, low, value, high, n_claims, is_conflicting FROM claims_by_side ORDER BY side")
    assert sides == [("north", 5, 5, 5, 2, False), ("south", 2, None, None, 1, False)]


def test_sides_that_agree_are_no_conflict(tmp_path: Path) -> None:
    with published(tmp_path, told("a", 3, 0, speaker="North"), told("b", 3, 1, speaker="South"), sides=SIDES) as database:
        assert total(database, f"{FIGURE}, is_conflicting, grade") == (3, 3, 3, "majority", False, "Fair")


def test_the_other_side_s_figure_in_the_same_article_counts_too(tmp_path: Path) -> None:
    one = article("a1")
    north = statement(one, "Three people were killed", speaker="North")
    south = statement(one, "nine soldiers had been killed", speaker="South")
    three, nine = claim(one, WORDS, 3, north), claim(one, "nine soldiers", 9, south)
    with published(
        tmp_path, [one, north, south, three, nine, *link([three, nine], "i1", one), report(one, three, "i1", north)], sides=SIDES
    ) as d:
        assert total(d, f"{FIGURE}, is_conflicting, n_articles, n_claims") == (3, None, 9, "range", True, 1, 2)


def test_one_side_alone_is_one_sided_and_weak_and_a_responsible_one_confirms(tmp_path: Path) -> None:
    rows = told("a", 3, 0, speaker="North", actor_text="south") + told("b", 3, 0, incident="i2", speaker="South", actor_text="south")
    with published(tmp_path, rows, sides=SIDES) as database:
        found = database.run("SELECT incident_id, is_one_sided, grade FROM incident_totals ORDER BY ALL")
    assert found == [("i1", True, "Weak"), ("i2", True, "Confirmed")]


def test_a_denied_toll_is_contested_and_the_denied_number_counts_nowhere(tmp_path: Path) -> None:
    told_rows = told("a", 3, 0)
    other = article("b")
    said = statement(other, "nine soldiers had been killed", speaker="South")
    denied = claim(other, "nine soldiers", 9, said, certainty=Certainty.DENIED, polarity=Polarity.DENY)
    with published(tmp_path, told_rows, [other, said, denied, *link([denied], "i1", other)], sides=SIDES) as database:
        assert total(database, f"{FIGURE}, grade, n_claims") == (3, 3, 3, "single", "Contested", 1)


def test_zero_after_a_figure_is_discounted(tmp_path: Path) -> None:
    with published(tmp_path, told("a", 3, 0), told("b", 0, 1, **ZERO)) as database:
        assert total(database, "value, state, grade") == (0, "zero", "Discounted")


# ── voices ────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_copies_are_one_voice_and_hosts_are_none(tmp_path: Path) -> None:
    rows = [told(name, 3, hour, story="s", of={"url": f"https://{name}.example/1"}) for hour, name in enumerate("abc")]
    with published(tmp_path, *rows) as database:
        counts = "n_articles, n_domains, n_stories, n_independent_voices, method, grade"
        assert total(database, counts) == (3, 3, 1, 1, "single", "Weak")


def test_one_speaker_in_two_stories_is_one_voice(tmp_path: Path) -> None:
    with published(tmp_path, told("a", 3, 0, speaker="The mayor"), told("b", 3, 1, speaker="The mayor")) as database:
        assert total(database, "n_stories, n_independent_voices, grade") == (2, 1, "Weak")


def test_spellings_of_a_speaker_are_one_voice_and_fill_in_what_the_user_knows(tmp_path: Path) -> None:
    speakers = "name,aliases,organisation,country,side,priority\nAda Brom,Mayor Brom|A. Brom,Town Hall,XV,north,\n"
    with published(tmp_path, told("a", 3, 0, speaker="Mayor Brom"), told("b", 3, 1, speaker="A. Brom"), speakers=speakers) as database:
        assert total(database, "n_independent_voices, is_one_sided") == (1, True)
        assert database.run(
            "SELECT DISTINCT speaker, speaker_text <> speaker, speaker_org, speaker_country, speaker_side FROM statements"
        ) == [("Ada Brom", True, "Town Hall", "XV", "north")]


def test_a_priority_source_is_taken_before_all_others(tmp_path: Path) -> None:
    speakers = "name,aliases,organisation,country,side,priority\nThe hospital,,,,,1\n"
    rows = [told("a", 3, 0, speaker="The hospital"), told("b", 5, 1), told("c", 6, 2)]
    with published(tmp_path, *rows, speakers=speakers) as database:
        assert total(database) == (3, 3, 3, "priority_source")


# ── history ───────────────────────────────────────────────────────────────────────────────────────────────────────────────────────


def known(database: Warehouse, hour: int) -> list[tuple[Any, ...]]:
    """Return the totals as of some hours after noon."""
    moment = NOON + dt.timedelta(hours=hour)
    return database.run("SELECT incident_id, value FROM incident_totals_as_of(?) WHERE object IS NULL ORDER BY ALL", [moment])


def test_totals_claims_and_incidents_as_of_a_moment(tmp_path: Path) -> None:
    edited = told("a2", 4, 3, of={"work_id": "work-a", "modified_at": NOON + dt.timedelta(hours=3), "publisher": "Paper a"})
    with published(tmp_path, told("a", 3, 0), told("b", 5, 6), edited) as database:
        assert [known(database, hour) for hour in (-1, 0, 2, 3, 5, 6, 99)] == [
            [],
            *[[("i1", 3)]] * 2,
            *[[("i1", 4)]] * 2,
            *[[("i1", 5)]] * 2,
        ]
        claims = "SELECT article_id, value FROM claims_as_of(?) ORDER BY ALL"
        assert database.run(claims, [NOON]) == [("a", 3)]
        assert database.run(claims, [NOON + dt.timedelta(hours=3)]) == [("a2", 4)]
        incidents = "SELECT incident_id, n_articles, day FROM incidents_as_of(?)"
        assert database.run(incidents, [NOON]) == [("i1", 1, DAY)]
        assert database.run(incidents, [NOON + dt.timedelta(hours=9)]) == [("i1", 2, DAY)]
        assert database.run("SELECT * FROM incidents_as_of(TIMESTAMPTZ 'infinity')") == database.run("SELECT * FROM incidents")
        assert database.run("SELECT article_id, superseded_at FROM articles ORDER BY ALL") == [
            ("a", NOON + dt.timedelta(hours=3)),
            ("a2", None),
            ("b", None),
        ]
        revisions = database.run("SELECT cause, old_value, new_value, revised_at FROM count_revisions ORDER BY revised_at")
    assert revisions == [
        ("article_edited", 3, 4, NOON + dt.timedelta(hours=3)),
        ("new_article", 4, 5, NOON + dt.timedelta(hours=6)),
    ]


def test_a_speaker_who_gives_another_figure_revises_it(tmp_path: Path) -> None:
    with published(tmp_path, told("a", 3, 0, speaker="The mayor"), told("b", 5, 6, speaker="The mayor")) as database:
        assert database.run("SELECT cause, old_value, new_value FROM count_revisions") == [("speaker_revised", 3, 5)]


def test_a_version_without_the_figure_takes_it_back(tmp_path: Path) -> None:
    later = article(
        "a2", work_id="work-a", fetched_at=NOON + dt.timedelta(hours=2), modified_at=NOON + dt.timedelta(hours=2), text=TEXT + "\n"
    )
    with published(tmp_path, told("a", 3, 0), [later]) as database:
        assert (known(database, 1), known(database, 2)) == ([("i1", 3)], [])
        assert database.run("SELECT * FROM incident_totals") == []


def test_a_version_collected_after_a_newer_one_was_never_the_newest(tmp_path: Path) -> None:
    old = told("a1", 3, 9, of={"work_id": "w", "modified_at": NOON})
    new = told("a2", 5, 1, of={"work_id": "w", "modified_at": NOON + dt.timedelta(hours=1)})
    with published(tmp_path, old, new) as database:
        assert [known(database, hour) for hour in (0, 1, 9)] == [[], [("i1", 5)], [("i1", 5)]]


def test_a_merge_holds_from_the_user_s_decision(tmp_path: Path) -> None:
    decided = {"ruled_incident_id": "i2", "decided_by": DecidedBy.USER, "rule": "merge", "decided_at": NOON + dt.timedelta(hours=24)}
    with published(tmp_path, told("a", 3, 0), told("b", 5, 1, links=decided)) as database:
        assert known(database, 2) == [("i1", 3), ("i2", 5)]
        assert known(database, 24) == [("i1", 5)]
        assert database.run("SELECT cause, old_value, new_value FROM count_revisions") == [("merge", 3, 5)]
        assert database.run("SELECT incident_id FROM incidents_as_of(?) ORDER BY ALL", [NOON + dt.timedelta(hours=2)]) == [("i1",), ("i2",)]


# ── people's corrections ──────────────────────────────────────────────────────────────────────────────────────────────────────────

HEADER = "claim_id,incident_id,metric,object,low,value,high,state,author,date,reason\n"


def test_a_corrected_total_wins_from_its_day_on_and_shows_in_history(tmp_path: Path) -> None:
    line = ",i1,killed,people,,4,,,Ada Brom,2026-05-06,the list of names\n"
    with published(tmp_path, told("a", 3, 0), told("b", 5, 96), overrides=HEADER + line) as database:
        assert total(database, f"{FIGURE}, state, n_articles") == (None, 4, None, "override", "stated", 2)
        assert (known(database, 1), known(database, 36)) == ([("i1", 3)], [("i1", 4)])
        assert database.run("SELECT cause, old_value, new_value FROM count_revisions") == [("override", 3, 4)]
        shown = database.run("SELECT said_by, author, reason, value FROM claims_as_of(TIMESTAMPTZ '2026-05-06') WHERE author IS NOT NULL")
    assert shown == [("Ada Brom", "Ada Brom", "the list of names", 4)]


def test_a_corrected_claim_changes_its_report_and_a_removed_one_counts_nowhere(tmp_path: Path) -> None:
    lines = "a:0:Three people,,,,6,6,6,,Ada Brom,2026-05-05,a misprint\nb:0:Three people,,,,,,,removed,Ada Brom,2026-05-05,another event\n"
    with published(tmp_path, told("a", 3, 0), told("b", 5, 1), overrides=HEADER + lines) as database:
        assert known(database, 2) == [("i1", 5)]
        assert total(database, f"{FIGURE}, n_articles") == (6, 6, 6, "single", 1)
        shown = database.run("SELECT article_id, value, state, author FROM claims_as_of(TIMESTAMPTZ '2026-05-05') ORDER BY ALL")
    assert shown == [("a", 6, "stated", "Ada Brom"), ("b", None, "removed", "Ada Brom")]


def test_a_total_that_no_article_gives_can_be_added(tmp_path: Path) -> None:
    line = ",i1,missing,people,,2,,,Ada Brom,2026-05-05,told by the families\n"
    with published(tmp_path, told("a", 3, 0), overrides=HEADER + line) as database:
        assert database.run("SELECT value, method, n_claims FROM incident_totals WHERE metric = 'missing'") == [(2, "override", 0)]


def test_a_correction_without_its_target_warns_and_changes_nothing(tmp_path: Path) -> None:
    lines = ",i9,killed,people,,4,,,Ada Brom,2026-05-06,moved\ngone,,,,,4,,,Ada Brom,2026-05-06,gone\n"
    settings = Settings(root=tmp_path, warehouse=tmp_path / "warehouse", curation=tmp_path)
    (tmp_path / "overrides.csv").write_text(HEADER + lines)
    write_day(settings.warehouse, told("a", 3, 0))
    warnings = build_warehouse(settings).warnings["overrides_match"]
    assert [warning.split(",")[0] for warning in warnings] == ["('overrides.csv:2'", "('overrides.csv:3'"]
    assert "incident i9 is not in the warehouse" in warnings[0]
    assert "claim gone is not in the warehouse" in warnings[1]


def test_objects_have_totals_of_their_own(tmp_path: Path) -> None:
    one = article("a1")
    soldiers = claim(one, "nine soldiers", 9, object=Object.SOLDIER)
    rows = [one, soldiers, *link([soldiers], "i1", one), report(one, soldiers, "i1"), report(one, soldiers, "i1", object=Object.SOLDIER)]
    with published(tmp_path, rows) as database:
        assert database.run("SELECT object, value FROM incident_totals ORDER BY ALL") == [("soldier", 9), (None, 9)]
        assert database.run("SELECT object, value, n_incidents FROM daily_incident_counts WHERE metric = 'killed'") == [("person", 9, 1)]


def soldiers_told(name: str, value: int, hour: int, *, apart: bool = True) -> list[Any]:
    """Return an article's figure of dead soldiers: of people as a whole, and of soldiers too where they are told `apart`."""
    moment = NOON + dt.timedelta(hours=hour)
    one = article(name, fetched_at=moment, published_at=moment, published_precision="minute", publisher=f"Paper {name}")
    count = claim(one, "nine soldiers", value, object=Object.SOLDIER)
    reports = [report(one, count, "i1"), *([report(one, count, "i1", object=Object.SOLDIER)] if apart else [])]
    return [one, count, *link([count], "i1", one), *reports]


def test_totals_that_rest_on_the_same_reports_part_where_a_report_or_a_correction_is_of_one_alone(tmp_path: Path) -> None:
    history = "SELECT object, list(value ORDER BY known_from) FROM incident_total_history GROUP BY object ORDER BY ALL"
    same = [soldiers_told("a", 9, 0), soldiers_told("b", 12, 2)]
    line = ",i1,killed,people,,4,,,Ada Brom,2026-05-06,the list of names\n"
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    with published(tmp_path, *same) as database:
        assert database.run(history) == [("soldier", [9, 12]), (None, [9, 12])]
    with published(tmp_path / "one", *same, soldiers_told("c", 14, 4, apart=False)) as database:
        assert database.run(history) == [("soldier", [9, 12]), (None, [9, 12, 14])]
    with published(tmp_path / "two", *same, overrides=HEADER + line) as database:
        assert database.run(history) == [("soldier", [9, 12]), (None, [9, 12, 4])]
