"""The moment from which a correction holds: stated, first seen by a build, or the end of its day."""

import datetime as dt
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from support.contract_rows import NOON
from support.published_reports import published, told
from support.scenes import Scene, Scenes

from pipelines.contract.vocabulary import DecidedBy
from pipelines.curation.csv_files import CurationError, read_overrides
from pipelines.publish.decision_moments import LOG, with_moments

SCENES = Scenes()
HEADER = "claim_id,incident_id,metric,object,low,value,high,state,author,date,reason\n"
CELL = "SELECT said_by, figure, claim_text FROM why_cell(DATE '2026-05-04', 'Brask', 'killed')"


def overrides(root: Path, date: str) -> pa.Table:
    """Read a correction of a date."""
    (root / "overrides.csv").write_text(f"{HEADER},i1,killed,person,,4,,,Ada Brom,{date},the list of names\n")
    return read_overrides(root / "overrides.csv")


def moment(root: Path, date: str, seen: str | None = None) -> dt.datetime:
    """Return from when a correction of a date holds. seen: when a build first saw it; never before by default."""
    rows = overrides(root, date)
    if seen:
        (root / LOG).parent.mkdir(exist_ok=True)
        (root / LOG).write_text(f'{{"{rows["override_id"][0]}": "{seen}"}}')
    held: dt.datetime = with_moments(rows, root)["decided_at"][0].as_py()
    return held.astimezone(dt.UTC)


def test_a_stated_moment_stands(tmp_path: Path) -> None:
    assert moment(tmp_path, "2026-05-04T20:38+02:00") == dt.datetime(2026, 5, 4, 18, 38, tzinfo=dt.UTC)


def test_a_day_is_known_from_the_first_build_that_saw_it_but_not_before_or_after_it(tmp_path: Path) -> None:
    seen = "2026-05-04T20:38:00+00:00"
    assert moment(tmp_path, "2026-05-04", seen) == dt.datetime(2026, 5, 4, 20, 38, tzinfo=dt.UTC)
    assert moment(tmp_path, "2026-05-05", seen) == dt.datetime(2026, 5, 5, tzinfo=dt.UTC)
    assert moment(tmp_path, "2026-05-01", seen) == dt.datetime(2026, 5, 2, tzinfo=dt.UTC)


def test_what_was_first_seen_when_is_noted_once(tmp_path: Path) -> None:
    today = dt.datetime.now(dt.UTC).date().isoformat()
    first = moment(tmp_path, today)
    noted = (tmp_path / LOG).read_text()
    assert moment(tmp_path, today) == first
    assert (tmp_path / LOG).read_text() == noted


def test_notes_that_cannot_be_read_are_named(tmp_path: Path) -> None:
    (tmp_path / LOG).parent.mkdir()
    (tmp_path / LOG).write_text("[]")
    with pytest.raises(ValueError, match=r"decisions\.json: the notes .* take it from a backup, or delete it"):
        moment(tmp_path, "2026-05-04")


@pytest.mark.parametrize(
    ("date", "remedy"), [("yesterday", "or with a time as 2026-03-12T20:38"), ("2026-05-04T20:38", "without its zone")]
)
def test_a_date_that_is_none_is_named(tmp_path: Path, date: str, remedy: str) -> None:
    with pytest.raises(CurationError, match=f"overrides.csv:2: '{date}' .*{remedy}"):
        overrides(tmp_path, date)


EVENING = f"{HEADER},@i1,killed,person,,4,,,Ada Brom,2026-05-04T20:38Z,the list of names\n"
MISPRINT = f"{HEADER}@a:0:Three people,,,,,6,,,Ada Brom,2026-05-04T20:38Z,a misprint\n"


@SCENES.of(told("a", 3, 0), overrides=EVENING)
def test_a_correction_in_the_evening_changes_nothing_before_it_and_stands_in_every_history(scene: Scene) -> None:
    for clock in ("as_of", "collected_by"):
        known = f"SELECT value, method FROM incident_totals_{clock}(?)"  # noqa: S608 — our own words
        assert scene.run(known, [NOON + dt.timedelta(hours=8)]) == [(3, "single")]
        assert scene.run(known, [NOON + dt.timedelta(hours=9)]) == [(4, "override")]
    revisions = scene.run("SELECT old_value, new_value, cause, author, reason, revised_at FROM count_revisions")
    assert revisions == [(3, 4, "override", "Ada Brom", "the list of names", dt.datetime(2026, 5, 4, 20, 38, tzinfo=dt.UTC))]
    assert scene.run(CELL) == [("Paper a (narrator)", "3", "Three people"), ("Ada Brom", "4", "the list of names")]


@SCENES.of(told("a", 3, 0), overrides=MISPRINT)
def test_a_corrected_claim_tells_by_whom_and_why(scene: Scene) -> None:
    found = scene.run("SELECT figure, corrected_to, author, reason FROM why('@a:0:Three people')")
    assert found == [("3", "6", "Ada Brom", "a misprint")]
    assert ("Ada Brom", "6", "a misprint") in scene.run(CELL)
    assert scene.run("SELECT new_value, author, reason FROM count_revisions") == [(6, "Ada Brom", "a misprint")]


SPLIT: dict[str, Any] = {
    "ruled_incident_id": "i1",
    "decided_by": DecidedBy.USER,
    "rule": "split",
    "decided_at": dt.datetime(2026, 5, 6, tzinfo=dt.UTC),
    "decision_id": "line",
    "author": "Ada Brom",
    "reason": "another street",
}


def test_a_split_holds_from_the_first_build_that_saw_it_on_both_clocks(tmp_path: Path) -> None:
    """The line states only its day: what was known in the morning of that day stays as it was."""
    seen = dt.datetime(2026, 5, 6, 20, 38, tzinfo=dt.UTC)
    (tmp_path / "warehouse" / LOG).parent.mkdir(parents=True)
    (tmp_path / "warehouse" / LOG).write_text(f'{{"line": "{seen.isoformat()}"}}')
    with published(tmp_path, told("a", 3, 0), told("b", 5, 1, incident="i2", links=SPLIT)) as database:
        for clock in ("as_of", "collected_by"):
            select = f"SELECT incident_id, value FROM incident_totals_{clock}(?) WHERE object IS NULL ORDER BY ALL"  # noqa: S608
            assert database.run(select, [seen - dt.timedelta(minutes=8)]) == [("i1", 5)]
            assert database.run(select, [seen]) == [("i1", 3), ("i2", 5)]
        assert database.run(
            "SELECT cause, revised_at, old_value, new_value, author, reason FROM count_revisions WHERE cause = 'split'"
        ) == [("split", seen, 5, 3, "Ada Brom", "another street")]
        cell = "SELECT said_by, figure, claim_text FROM why_cell(DATE '2026-05-04', 'Brask', 'killed') WHERE title = 'merges.csv'"
        assert database.run(cell) == [("Ada Brom", "split", "another street")]
