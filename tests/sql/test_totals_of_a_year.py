"""A synthetic year of known truth: the totals of every day are those that its reports state, and nothing else enters them.

The links are the true ones, so that nothing here depends on how well incidents are joined.
"""

import datetime as dt
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from support.agreeing_figures import disagreements, disagreements_of_moments
from support.plain_builds import build_plainly
from support.synthetic_year import SyntheticYear, TrueFigure, synthetic_year

from pipelines.contract.tables import TABLES, ArticleStory, IncidentCount, IncidentLink, Statement
from pipelines.contract.vocabulary import CountState, Metric, Object, SyndicationRole
from pipelines.link.incident_reports import reports_of_article
from pipelines.link.link_records import ArticleRows
from pipelines.link_days.link_partitions import LINK_TABLES
from pipelines.partitions.parquet_files import partition_path, write_table
from pipelines.publish.database import open_read_only
from pipelines.read.read_day import CORE_TABLES
from pipelines.settings import Settings

SIDES = "speaker,side\nThe Northern Army,north\nThe Southern Army,south\n"
Total = tuple[int | None, int | None, int | None, str]


def write(year: SyntheticYear, warehouse: Path, collected_at: dt.datetime | None = None) -> None:
    """Write the partitions of a year with its true links. collected_at: when all was collected; else each article when it was published."""
    for day in year.days:
        tables = year.rows(day)
        if collected_at:
            tables["articles"] = [replace(one, fetched_at=collected_at) for one in tables["articles"]]
        rows: dict[str, list[Any]] = {**tables, **{table: [] for table in LINK_TABLES}}
        for one in tables["articles"]:
            claims = tuple(row for row in tables["incident_counts"] if row.article_id == one.article_id)
            said = tuple(row for row in tables["statements"] if row.article_id == one.article_id)
            links = [link_of(claim, year, one.fetched_at) for claim in claims if claim.claim_id in year.incident_of]
            rows["incident_links"] += links
            rows["incident_reports"] += reports_of_article(ArticleRows(one, claims, said), links)
            story = year.story_of[one.article_id]
            role = SyndicationRole.ORIGINAL if story == one.article_id else SyndicationRole.COPY
            rows["article_stories"].append(ArticleStory(article_id=one.article_id, story_id=story, syndication_role=role))
        for table in (*CORE_TABLES, *LINK_TABLES):
            record: Any = TABLES[table]
            write_table(partition_path(warehouse, table, day), record, rows[table])


def link_of(claim: IncidentCount, year: SyntheticYear, moment: dt.datetime) -> IncidentLink:
    """Return the true link of a claim."""
    incident = str(year.incident_of[claim.claim_id])
    return IncidentLink(
        claim_id=claim.claim_id,
        article_id=claim.article_id,
        incident_id=incident,
        ruled_incident_id=incident,
        is_main=True,
        score=1.0,
        rule="founder",
        decided_at=moment,
    )


def agrees(true: TrueFigure, total: Total | None) -> bool:
    """Tell whether a total states what is true: the figure, both sides' bounds, or that it is not known."""
    if total is None:
        return False
    low, value, high, state = total
    if true.state is CountState.UNKNOWN:
        return state == "unknown"
    if len(set(true.values)) > 1:
        return (low, value, high) in {(min(true.values), None, max(true.values)), *((n, n, n) for n in true.values)}
    return (low, value, high) == true.values * 3


def wrong_days(year: SyntheticYear, history: list[tuple[Any, ...]]) -> list[tuple[dt.date, Any, Any, Any]]:
    """Return day, key, truth and total wherever the total as of the end of a day is not the truth."""
    found = []
    steps: dict[tuple[int, Metric, Object], list[tuple[Any, ...]]] = {}
    for incident, metric, kind, *rest in history:
        steps.setdefault((int(incident), Metric(metric), Object(kind)), []).append(tuple(rest))
    fought = {key[:2] for key in year.truth(year.days[-1]) if key[2] is Object.SOLDIER}
    for day in year.days:
        end = dt.datetime.combine(day + dt.timedelta(days=1), dt.time(), dt.UTC)
        for key, true in year.truth(day).items():
            if key[2] is Object.PERSON and key[:2] in fought:
                continue  # people as a whole hold the soldiers too, of whom the sides give figures of their own
            total = next((row[2:] for row in steps.get(key, ()) if row[0] < end and (row[1] is None or row[1] >= end)), None)
            if not agrees(true, total):
                found.append((day, key, true, total))
    return found


@pytest.mark.parametrize(("incidents", "days", "late"), [(40, 25, True), pytest.param(700, 365, False, marks=pytest.mark.slow)])
def test_every_day_s_totals_are_the_truth_of_that_day(tmp_path: Path, incidents: int, days: int, late: bool) -> None:  # noqa: FBT001
    """late: whether the archive was loaded at once, long after; what was published when is the same."""
    year = synthetic_year(incidents=incidents, days=days, seed=7)
    settings = Settings(root=tmp_path, warehouse=tmp_path / "warehouse", curation=tmp_path)
    (tmp_path / "sides.csv").write_text(SIDES)
    loaded = dt.datetime.combine(year.days[-1] + dt.timedelta(days=300), dt.time(), dt.UTC)
    write(year, settings.warehouse, loaded if late else None)
    built = build_plainly(settings)
    assert not any(built.violations.values())
    database = open_read_only(settings.warehouse)
    columns = "incident_id, metric, coalesce(object, 'person') AS object, known_from, known_until, low, value, high, state"
    counted = "(object_class = 'people' OR object IS NOT NULL)"
    history = database.run(f"SELECT {columns} FROM incident_total_history WHERE {counted} ORDER BY known_from")  # noqa: S608
    wrong = wrong_days(year, history)
    told = sum(len(year.truth(day)) for day in year.days)
    # a single story that gives an older figure again, without a word why, may be late as well as right: until a second one it is late
    assert len(wrong) <= told / 1000, wrong[:5]
    assert all(total and true.values for _, _, true, total in wrong)
    assert database.run("SELECT count(*) FROM incident_totals WHERE metric = 'evacuated'") == [(0,)]
    middle = dt.datetime.combine(year.days[len(year.days) // 2], dt.time(), dt.UTC)
    as_of = "known_from <= ? AND (known_until > ? OR known_until IS NULL)"
    found = database.run(f"SELECT {columns} FROM incident_total_history WHERE {as_of} AND {counted}", [middle] * 2)  # noqa: S608
    names = "incident_id, metric, coalesce(object, 'person') AS object, low, value, high, state"
    asked = database.run(f"SELECT {names} FROM incident_totals_as_of(?) WHERE {counted}", [middle])  # noqa: S608
    assert sorted(map(str, asked)) == sorted(str((*row[:3], *row[5:])) for row in found)
    collected = database.run(f"SELECT {columns} FROM total_history('collection', NULL) WHERE {counted}")  # noqa: S608
    assert ({row[3] for row in collected} == {loaded}) is late
    # what was collected at once, long after, is what the world knew at the end; what was collected each day is the truth of each day
    assert not late or {(*row[:3], *row[5:]) for row in collected} == {(*row[:3], *row[5:]) for row in history if row[4] is None}
    assert late or len(wrong_days(year, collected)) <= told / 1000
    assert disagreements(database) == []
    assert late or disagreements_of_moments(database) == []
    database.close()


def test_a_wrong_total_would_be_noticed() -> None:
    year = synthetic_year(incidents=5, days=10, seed=7)
    assert wrong_days(year, [])
    assert not agrees(TrueFigure(CountState.STATED, (3,)), (3, 4, 4, "stated"))
    assert not agrees(TrueFigure(CountState.UNKNOWN, ()), (3, 3, 3, "stated"))
    assert agrees(TrueFigure(CountState.STATED, (3, 9)), (3, None, 9, "stated"))
    assert {Statement, IncidentCount} <= set(TABLES.values())
