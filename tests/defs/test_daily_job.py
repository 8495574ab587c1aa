"""The job `daily` from files to the warehouse, run in process in folders of its own.

What the rows say is tested where they are made (tests/extract, tests/fetch); here: what a run does with good, bad and changed inputs.
"""

import datetime as dt
import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import dagster as dg
import pytest

from pipelines.contract.tables import Article, IncidentCount, Quarantined, Statement
from pipelines.definitions import defs
from pipelines.partitions.parquet_files import partition_path, read_table, write_table
from pipelines.publish.database import open_read_only

pytestmark = pytest.mark.usefixtures("plain_builds")

DAY = "2026-05-04"
NEXT_DAY = "2026-05-05"
LAST_DAY = "2026-05-06"

PAGE = """<!doctype html><html lang="en"><head><title>{title}</title>
<link rel="canonical" href="https://daily.example/{slug}"><meta property="og:title" content="{title}">
<meta property="og:site_name" content="The Daily Example"><meta property="article:published_time" content="{day}T08:00:00Z"></head>
<body><article><h1>{title}</h1><p>{first}</p>
<p>The mayor said that the bridge over the river would stay closed until engineers had looked at every pillar of it.</p>
<p>"We heard two loud bangs and then the windows were gone," the owner of a bakery near the station told reporters.</p>
<p>The railway company said trains would be diverted for at least a week, and that tickets would remain valid on all buses.</p>
</article></body></html>"""


def page(slug: str, first: str, day: str = DAY) -> str:
    return PAGE.format(title=f"Shelling of the harbour district: {slug}", slug=slug, first=first, day=day)


KILLED = page("killed", "Three people were killed and seven wounded when shells hit the harbour district on Monday, the governor said.")
SPARED = page("spared", "No one was injured when a drone fell on the roof of an empty warehouse on Monday, the fire service said.")


@dataclass(frozen=True, slots=True)
class Installation:
    """A project folder with inputs and a warehouse, and an instance that remembers its runs."""

    root: Path
    instance: dg.DagsterInstance

    @property
    def warehouse(self) -> Path:
        """Where the run writes to."""
        return self.root / "warehouse"

    def write(self, name: str, content: str | bytes) -> Path:
        """Put a file into the project folder."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def run(self, day: str | None = DAY, *, tags: Mapping[str, str] | None = None, urls: Sequence[str] = ()) -> dg.ExecuteInProcessResult:
        """Run the job as the launchpad would: the folders and the typed addresses are its configuration."""
        folders = {"root": str(self.root), "warehouse": str(self.warehouse), "curation": str(self.root / "curation")}
        config = {
            "resources": {"folders": {"config": folders}},
            "ops": {"raw__pages": {"config": {"urls": list(urls)}}},
            "loggers": {"console": {}},
        }
        job = defs.resolve_job_def("daily")
        return job.execute_in_process(
            run_config=config, partition_key=day, tags=dict(tags or {}), instance=self.instance, raise_on_error=False
        )

    def rows(self, sql: str) -> list[dict[str, Any]]:
        """Ask the published file."""
        database = open_read_only(self.warehouse)
        try:
            found: list[dict[str, Any]] = database.arrow(sql).to_pylist()
        finally:
            database.close()
        return found

    def core_bytes(self) -> dict[str, bytes]:
        """Return the content of every core partition."""
        core = self.warehouse / "core"
        return {path.relative_to(core).as_posix(): path.read_bytes() for path in sorted(core.rglob("*.parquet"))}

    def read(self, record: type[Any], table: str, day: str = DAY) -> list[Any]:
        """Return the rows of a day's partition."""
        return read_table(partition_path(self.warehouse, table, dt.date.fromisoformat(day)), record)


def metadata(result: dg.ExecuteInProcessResult, name: str) -> dict[str, Any]:
    """Return what the UI shows of an asset after the run; Markdown and numbers as plain values."""
    key = dg.AssetKey(name.split("/"))
    events = [event.step_materialization_data.materialization for event in result.get_asset_materialization_events()]
    shown = next(event.metadata for event in events if event.asset_key == key)
    return {label: value.value for label, value in shown.items()}


def failed_checks(result: dg.ExecuteInProcessResult) -> set[str]:
    return {f"{e.asset_key.to_user_string()}:{e.check_name}" for e in result.get_asset_check_evaluations() if not e.passed}


def latest_checks(instance: dg.DagsterInstance, asset: str, names: Sequence[str]) -> list[dg.AssetCheckEvaluation]:
    """Return what the UI shows of checks: their newest evaluations."""
    keys = [dg.AssetCheckKey(dg.AssetKey(asset.split("/")), name) for name in names]
    newest = instance.event_log_storage.get_latest_asset_check_execution_by_key(keys)
    events = [newest[key].event for key in keys]
    return [event.dagster_event.asset_check_evaluation_data for event in events if event and event.dagster_event]


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Installation, dg.ExecuteInProcessResult]]:
    """Run one day of two articles and keep its folders, which the tests must not change."""
    with dg.DagsterInstance.ephemeral() as instance:
        made = Installation(tmp_path_factory.mktemp("first"), instance)
        made.write(f"inbox/{DAY}/killed.html", KILLED)
        made.write(f"inbox/{DAY}/spared.html", SPARED)
        (made.root / "samples").mkdir()
        yield made, made.run()


@pytest.fixture
def project(first: tuple[Installation, dg.ExecuteInProcessResult], tmp_path: Path) -> Iterator[Installation]:
    """Give a copy of the first day's folders that a test may change."""
    root = tmp_path / "project"
    shutil.copytree(first[0].root, root, symlinks=True)
    with dg.DagsterInstance.ephemeral() as instance:
        yield Installation(root, instance)


def test_a_run_turns_files_into_a_warehouse(first: tuple[Installation, dg.ExecuteInProcessResult]) -> None:
    made, result = first
    assert result.success
    assert failed_checks(result) == set()
    assert {row["input_ref"] for row in made.rows("FROM articles")} == {f"inbox/{DAY}/killed.html", f"inbox/{DAY}/spared.html"}
    assert made.rows("SELECT count(*) AS n FROM quarantine") == [{"n": 0}]


def test_a_run_materialises_every_asset_and_answers_every_check(first: tuple[Installation, dg.ExecuteInProcessResult]) -> None:
    graph = defs.resolve_asset_graph()
    materialised = {event.asset_key for event in first[1].get_asset_materialization_events()}
    answered = {evaluation.asset_check_key for evaluation in first[1].get_asset_check_evaluations()}
    assert materialised == graph.get_all_asset_keys()
    assert answered == graph.asset_check_keys


def test_row_counts_are_those_of_the_tables(first: tuple[Installation, dg.ExecuteInProcessResult]) -> None:
    made, result = first
    for table in ("core/articles", "core/statements", "core/incident_counts", "core/quarantine", "marts/speaker_activity"):
        [row] = made.rows(f"SELECT count(*) AS n FROM main.{table.partition('/')[2]}")  # noqa: S608
        assert metadata(result, table)["dagster/row_count"] == row["n"], table
    assert metadata(result, "raw/inbox")["archived"] == 2
    assert metadata(result, "raw/inbox")["failed"] == 0


def test_a_preview_shows_the_first_rows(first: tuple[Installation, dg.ExecuteInProcessResult]) -> None:
    preview = metadata(first[1], "core/articles")["preview"].splitlines()
    assert preview[0].startswith("| title |")
    assert len(preview) == 2 + 2
    assert any("harbour district: killed" in line for line in preview)
    assert metadata(first[1], "marts/daily_incident_counts")["preview"].startswith("| day |")


def test_a_mart_shows_the_types_of_its_columns(first: tuple[Installation, dg.ExecuteInProcessResult]) -> None:
    schema = metadata(first[1], "marts/daily_incident_counts")["dagster/column_schema"]
    types = {column.name: column.type for column in schema.columns}
    assert types["day"] == "DATE"
    assert "" not in types.values()


def test_a_chart_is_a_picture(first: tuple[Installation, dg.ExecuteInProcessResult]) -> None:
    assert metadata(first[1], "marts/daily_incident_counts")["chart figures_per_day"].startswith(
        "![figures per day](data:image/svg+xml;base64,"
    )


@pytest.mark.slow
def test_a_second_run_changes_nothing(project: Installation) -> None:
    before = project.core_bytes()
    result = project.run()
    assert result.success
    assert before
    assert project.core_bytes() == before
    assert metadata(result, "raw/inbox")["archived"] == 0
    assert metadata(result, "raw/inbox")["unchanged"] == 2


@pytest.mark.slow
def test_core_is_rebuilt_from_the_evidence_alone(project: Installation) -> None:
    before = project.core_bytes()
    shutil.rmtree(project.warehouse / "core")
    shutil.rmtree(project.root / "inbox")
    (project.root / "inbox").mkdir()
    assert project.run().success
    assert project.core_bytes() == before


@pytest.mark.slow
def test_a_loose_file_belongs_to_the_day_on_which_it_is_met(project: Installation) -> None:
    project.write("inbox/loose.html", page("loose", "Five people were wounded, the governor said."))
    past = project.run()
    assert past.success
    assert "1 files that no folder pins to a day wait for a run of the current day" in metadata(past, "raw/inbox")["note"]
    assert [a.input_ref for a in project.read(Article, "articles") if "loose" in a.input_ref] == []
    today = dt.datetime.now(dt.UTC).date().isoformat()
    assert project.run(today).success
    assert [a.input_ref for a in project.read(Article, "articles", today)] == ["inbox/loose.html"]


@pytest.mark.slow
def test_a_backfill_of_three_days_is_one_run(project: Installation) -> None:
    for day in (NEXT_DAY, LAST_DAY):
        project.write(f"inbox/{day}/article.html", page(f"news of {day}", "The governor said 12 houses were destroyed.", day))
    window = {"dagster/asset_partition_range_start": DAY, "dagster/asset_partition_range_end": LAST_DAY}
    result = project.run(None, tags=window)
    assert result.success
    assert len(project.instance.get_runs()) == 1
    assert metadata(result, "core/articles")["dagster/row_count"] == 4
    for day in (DAY, NEXT_DAY, LAST_DAY):
        assert project.read(Article, "articles", day), day


@pytest.mark.slow
def test_broken_inputs_end_in_quarantine_with_a_reason(project: Installation) -> None:
    project.write(f"inbox/{DAY}/empty.html", b"")
    project.write(f"inbox/{DAY}/binary.html", bytes(range(256)) * 40)
    project.write(f"inbox/{DAY}/torn.html.gz", b"\x1f\x8b\x08\x00torn")
    project.write(f"inbox/{DAY}/letter.docx", b"PK")
    result = project.run(urls=["ftp://daily.example/a", "http://127.0.0.1:9/private"])
    assert result.success
    assert failed_checks(result) == {"raw/pages:source_delivers"}
    (told,) = [one for one in result.get_asset_check_evaluations() if not one.passed]
    assert told.severity is dg.AssetCheckSeverity.WARN
    listed = str(told.metadata["list"].value)
    assert "the only ones fetched: write the address with it" in listed
    assert "set allow\\_private = true" in listed
    refused = {row.input_ref: row.reason for row in project.read(Quarantined, "quarantine")}
    wanted = {f"inbox/{DAY}/empty.html", f"inbox/{DAY}/binary.html", f"inbox/{DAY}/torn.html.gz", f"inbox/{DAY}/letter.docx"}
    assert set(refused) == wanted | {"ftp://daily.example/a", "http://127.0.0.1:9/private"}
    assert all(len(reason) > 20 for reason in refused.values()), refused
    assert metadata(result, "core/quarantine")["dagster/row_count"] == 6
    assert metadata(result, "core/articles")["dagster/row_count"] == 2


@pytest.mark.slow
def test_a_new_version_of_a_page_stands_beside_the_old_one(project: Installation) -> None:
    project.write(f"inbox/{DAY}/killed.html", KILLED.replace("Three people", "Four people"))
    assert project.run().success
    versions = [a for a in project.read(Article, "articles") if a.input_ref.endswith("killed.html")]
    assert len(versions) == 2
    assert len({a.article_id for a in versions}) == 2


@pytest.mark.slow
def test_lost_evidence_is_a_warning_and_the_run_goes_on(project: Installation) -> None:
    [segment] = (project.warehouse / "raw" / "inbox" / DAY).glob("*.warc.gz")
    segment.unlink()
    (project.root / f"inbox/{DAY}/killed.html").unlink()
    (project.root / f"inbox/{DAY}/spared.html").unlink()
    project.write(f"inbox/{DAY}/new.html", page("new", "Five people were wounded, the governor said."))
    result = project.run()
    assert result.success
    assert failed_checks(result) == {"raw/inbox:evidence_is_readable"}
    assert [a.input_ref for a in project.read(Article, "articles")] == [f"inbox/{DAY}/new.html"]
    assert [path.name for path in segment.parent.glob("*.warc.gz")] == ["2.warc.gz"], "the number of lost evidence is not used again"
    lost = {row.input_ref: row.reason for row in project.read(Quarantined, "quarantine")}
    assert set(lost) == {f"inbox/{DAY}/killed.html", f"inbox/{DAY}/spared.html"}
    assert all("WARC" in reason for reason in lost.values())


@pytest.mark.slow
def test_rows_that_break_an_invariant_are_not_published(project: Installation) -> None:
    """A partition of another day was tampered with: the statements of it are no longer in their articles."""
    published = (project.warehouse / "news.duckdb").readlink()
    other = dt.date(2026, 5, 3)
    for table, record in (("articles", Article), ("statements", Statement)):
        rows = project.read(record, table)
        moved = [replace(row, text="what nobody said") for row in rows] if record is Statement else rows
        write_table(partition_path(project.warehouse, table, other), record, moved)
    write_table(partition_path(project.warehouse, "incident_counts", other), IncidentCount, [])
    result = project.run()
    assert not result.success
    assert "warehouse/news:statement_text_is_in_article" in failed_checks(result)
    (broken,) = latest_checks(project.instance, "warehouse/news", ["statement_text_is_in_article"])
    table = str(broken.metadata["rows"].value).splitlines()
    assert table[0] == "| statement\\_id | text |"
    assert "what nobody said" in table[2]
    assert {one.passed for one in latest_checks(project.instance, "warehouse/news", ["overrides_match", "bounds_are_ordered"])} == {True}
    assert (project.warehouse / "news.duckdb").readlink() == published
    assert project.rows("SELECT count(*) AS n FROM main.articles") == [{"n": 2}]
    materialised = {event.asset_key.to_user_string() for event in result.get_asset_materialization_events() if event.asset_key}
    assert "core/articles" in materialised
    assert "warehouse/news" not in materialised


@pytest.mark.slow
def test_a_mistake_in_a_curation_file_names_file_and_remedy(project: Installation) -> None:
    project.write("curation/sides.csv", "speaker,party\nA,B\n")
    result = project.run()
    assert not result.success
    [failure] = [event for event in result.all_events if event.event_type_value == "STEP_FAILURE"]
    error = failure.step_failure_data.error
    assert error is not None
    assert "sides.csv:1: the header is 'speaker,party'; write 'speaker,side'" in error.to_string()
    seen = latest_checks(project.instance, "warehouse/news", ["keys_are_unique", "overrides_match"])
    assert {one.severity for one in seen} == {dg.AssetCheckSeverity.WARN}, "what nobody could look at has not failed"
    assert all("the step publish of run" in str(one.metadata["not evaluated"].value) for one in seen)
    (grain,) = latest_checks(project.instance, "marts/incidents", ["grain"])
    assert grain.severity is dg.AssetCheckSeverity.WARN
    (proof,) = latest_checks(project.instance, "core/articles", ["contract"])
    assert proof.passed


@pytest.mark.slow
def test_a_correction_without_its_claim_warns_and_does_not_stop_the_run(project: Installation) -> None:
    header = "claim_id,incident_id,metric,object,low,value,high,state,author,date,reason\n"
    project.write("curation/overrides.csv", header + "gone,,,,,4,,,Ada Brom,2026-05-06,gone\n")
    result = project.run()
    assert result.success
    (warning,) = [event for event in result.get_asset_check_evaluations() if not event.passed]
    assert (warning.check_name, warning.severity) == ("overrides_match", dg.AssetCheckSeverity.WARN)
    assert "overrides.csv:2" in str(warning.metadata["first"].value)


@pytest.mark.slow
def test_a_run_with_no_input_at_all_succeeds(tmp_path: Path) -> None:
    with dg.DagsterInstance.ephemeral() as instance:
        empty = Installation(tmp_path, instance)
        for name in ("inbox", "samples"):
            (tmp_path / name).mkdir()
        result = empty.run()
        assert result.success
        assert failed_checks(result) == set()
        assert empty.rows("FROM main.articles") == []
