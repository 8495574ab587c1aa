"""The Dagster definitions as a whole: what a person needs to find their way in the UI is there for every asset and check."""

import subprocess
import sys
from pathlib import Path

import dagster as dg
import pytest

from pipelines import __version__
from pipelines.contract.schema import columns
from pipelines.contract.tables import TABLES
from pipelines.definitions import defs
from pipelines.defs.asset_metadata import LISTED, REASON_CHARACTERS, check_result, markdown_table
from pipelines.defs.outside_work import outside_work
from pipelines.defs.raw_assets import raw_asset
from pipelines.link_days.link_partitions import LINK_TABLES
from pipelines.publish.sql_files import sql_files
from pipelines.settings import PROJECT, load_settings
from pipelines.sources.source import Source, load_sources

GRAPH = defs.resolve_asset_graph()
SCHEDULE = defs.resolve_schedule_def("every_morning")
SENSORS = [sensor for sensor in defs.sensors or [] if isinstance(sensor, dg.SensorDefinition)]
KEYS = sorted(GRAPH.get_all_asset_keys(), key=lambda key: tuple(key.path))
NODES = {key.to_user_string(): GRAPH.get(key) for key in KEYS}
DAILY = {name: node for name, node in NODES.items() if node.partitions_def is not None}
CORE = {"articles", "article_blocks", "statements", "incident_counts", "article_counts", "quarantine"}
CORE |= set(LINK_TABLES)
MARTS = {file.name for file in sql_files(load_settings().sql / "marts")}

ASSETS = (
    "core/article_blocks",
    "core/article_counts",
    "core/article_stories",
    "core/articles",
    "core/incident_counts",
    "core/incident_links",
    "core/incident_reports",
    "core/quarantine",
    "core/statements",
    "marts/article_figures",
    "marts/claims_by_side",
    "marts/count_revisions",
    "marts/daily_incident_counts",
    "marts/incident_total_history",
    "marts/incident_totals",
    "marts/incidents",
    "marts/overrides",
    "marts/report_history",
    "marts/source_health",
    "marts/speaker_activity",
    "marts/speakers",
    "marts/takedowns",
    "raw/inbox",
    "raw/links",
    "raw/pages",
    "raw/sample",
    "warehouse/news",
    "warehouse/report",
)
"""Every asset by name: a change here is a change that users notice. Sources and marts of a user's own come on top."""


def checks() -> list[tuple[str, dg.AssetCheckSpec]]:
    found = [(spec.asset_key.to_user_string(), spec) for node in defs.assets or [] for spec in getattr(node, "check_specs", ())]
    return sorted(found, key=lambda item: (item[0], item[1].name))


def test_assets_are_those_that_are_documented() -> None:
    assert set(ASSETS) <= set(NODES)
    assert [name for name in NODES if name not in ASSETS and not name.startswith(("raw/", "marts/"))] == []


@pytest.mark.parametrize(
    ("source", "sentence"),
    [
        (Source(name="a", title="Bay", kind="feed", url=("https://bay.example/rss",)), "Bay: feed https://bay.example/rss. Every input"),
        (Source(name="a", title="Bay", kind="folder", path="inbox", description="Own files"), "Bay: Own files. Every input"),
        (Source(name="a", title="Bay", kind="page", description="Typed addresses."), "Bay: Typed addresses. Every input"),
    ],
)
def test_a_raw_asset_is_described_in_sentences(source: Source, sentence: str) -> None:
    (spec,) = raw_asset(source).specs
    assert (spec.description or "").startswith(sentence)


def test_a_check_names_its_first_violation_in_words_and_lists_them_where_there_are_several() -> None:
    key = dg.AssetKey("a")
    assert set(check_result("c", key, []).metadata) == {"violations"}
    assert check_result("c", key, ["row 1"]).metadata["first"] == dg.MetadataValue.text("row 1")
    several = check_result("c", key, [f"row {n}" for n in range(50)]).metadata
    assert several["violations"] == dg.MetadataValue.int(50)
    assert str(several["list"].value).count("\n") == LISTED - 1


def test_rows_of_a_check_are_a_table_with_the_names_of_their_columns() -> None:
    rows = [{"claim_id": f"c{n}", "low": n, "note": "<b>|"} for n in range(50)]
    shown = check_result("c", dg.AssetKey("a"), rows).metadata
    assert shown["first"] == dg.MetadataValue.text("claim_id c0, low 0, note <b>|")
    table = str(shown["rows"].value).splitlines()
    assert table[0] == "| claim\\_id | low | note |"
    assert table[2] == "| c0 | 0 | \\<b\\>\\| |"
    assert len(table) == LISTED + 2
    assert "list" not in shown


def test_a_reason_is_shown_with_its_remedy() -> None:
    reason = "the connection failed: " + "a long story " * 20 + "try again later"
    assert reason in markdown_table(["input", "reason"], [("a", reason)], REASON_CHARACTERS).value


def test_each_source_and_each_mart_file_is_an_asset() -> None:
    sources = {f"raw/{source.name}" for source in load_sources(load_settings().sources)}
    assert {name for name in NODES if name.startswith("raw/")} == sources
    assert {name for name in NODES if name.startswith("marts/")} == {f"marts/{name}" for name in MARTS}


STAGES = {name: name.partition("/")[0].replace("warehouse", "published") for name in ASSETS}
STAGES |= dict.fromkeys(("core/article_stories", "core/incident_links", "core/incident_reports"), "links")


@pytest.mark.parametrize("name", ASSETS)
def test_an_asset_explains_itself(name: str) -> None:
    node = NODES[name]
    assert node.description, "a sentence that says what it holds"
    assert node.description.endswith("."), node.description
    assert node.kinds, "what it is made with or kept in"
    assert node.owners, "whom to ask"
    assert node.group_name == STAGES[name], "the stage that makes it"
    assert node.code_version == __version__


def test_leaf_names_differ() -> None:
    """The lineage page shows the last part of a key only."""
    leaves = [key.path[-1] for key in KEYS]
    assert len(leaves) == len(set(leaves))


@pytest.mark.parametrize("name", sorted(CORE | MARTS))
def test_a_table_has_the_columns_of_its_contract(name: str) -> None:
    stage = "core" if name in CORE else "marts"
    schema = NODES[f"{stage}/{name}"].metadata["dagster/column_schema"]
    assert isinstance(schema, dg.TableSchema)
    assert all(column.description for column in schema.columns)
    if name in CORE:
        assert [column.name for column in schema.columns] == [column.name for column in columns(TABLES[name])]
        assert any(column.constraints.unique for column in schema.columns)
    else:
        file = next(file for file in sql_files(load_settings().sql / "marts") if file.name == name)
        assert [column.name for column in schema.columns] == list(file.columns)


def test_every_table_and_the_warehouse_have_a_blocking_check() -> None:
    blocking = {name for name, spec in checks() if spec.blocking}
    assert blocking >= {f"core/{name}" for name in CORE} | {f"marts/{name}" for name in MARTS} | {"warehouse/news"}


def test_every_check_is_described() -> None:
    assert len(checks()) >= len(ASSETS)
    for name, spec in checks():
        assert spec.description, f"{name}:{spec.name}"
        assert spec.description.endswith("."), f"{name}:{spec.name}"


def test_evidence_warns_but_does_not_block() -> None:
    """One file that cannot be read must not keep the others out of the warehouse."""
    raw = [spec for name, spec in checks() if name.startswith("raw/")]
    assert {spec.name for spec in raw} == {"evidence_is_readable", "source_delivers"}
    assert len(raw) == 2 * len(load_sources(load_settings().sources))
    assert not any(spec.blocking for spec in raw)


def test_inputs_and_tables_are_daily_and_the_warehouse_is_not() -> None:
    assert {name.partition("/")[0] for name in DAILY} == {"raw", "core"}
    assert {name.partition("/")[0] for name in set(NODES) - set(DAILY)} == {"marts", "warehouse"}


@pytest.mark.parametrize("name", sorted(DAILY))
def test_a_backfill_is_one_run(name: str) -> None:
    """A single asset with another policy would turn a backfill of 30 days into 30 runs."""
    policy = DAILY[name].backfill_policy
    assert policy is not None
    assert policy.policy_type.value == "SINGLE_RUN"
    assert policy.max_partitions_per_run is None


def test_the_flow_goes_one_way() -> None:
    """Go raw → core → marts → warehouse; nothing downstream is an input of something upstream."""
    rank = {"raw": 0, "core": 1, "marts": 2, "warehouse": 3}
    for name, node in NODES.items():
        assert all(rank[parent.path[0]] <= rank[name.partition("/")[0]] for parent in node.parent_keys)
    assert {parent.to_user_string() for parent in NODES["core/articles"].parent_keys} == {name for name in NODES if name.startswith("raw/")}
    # speakers and takedowns come from the user's files and the fetch log, countries from none
    assert all(NODES[f"marts/{name}"].parent_keys for name in MARTS - {"speakers", "takedowns", "countries"})


def test_job_schedule_and_sensors_are_there() -> None:
    job = defs.resolve_job_def("daily")
    assert job.description
    assert set(job.asset_layer.selected_asset_keys) == set(KEYS)
    assert SCHEDULE.job_name == "daily"
    assert SCHEDULE.cron_schedule == "0 6 * * *"
    assert SCHEDULE.execution_timezone == "UTC"
    folders = {f"{source.name}_files" for source in load_sources(load_settings().sources) if source.kind == "folder" and source.watch}
    assert {sensor.name for sensor in SENSORS} == folders | {outside_work.name}
    for sensor in SENSORS:
        assert sensor.description


def test_nothing_runs_before_someone_switches_it_on() -> None:
    assert SCHEDULE.default_status is dg.DefaultScheduleStatus.STOPPED
    for sensor in SENSORS:
        is_off = sensor.default_status is dg.DefaultSensorStatus.STOPPED
        assert is_off or (sensor.name == outside_work.name and not sensor.has_jobs)


def test_only_typed_addresses_take_configuration() -> None:
    job = defs.resolve_job_def("daily")
    example = {"ops": {"raw__pages": {"config": {"urls": ["https://news.example/a"]}}}}
    assert dg.validate_run_config(job, example)["ops"]["raw__pages"]["config"] == {"urls": ["https://news.example/a"]}
    assert dg.validate_run_config(job, {}), "without configuration the job can be launched as it is"


def test_steps_run_in_the_process_of_the_run() -> None:
    assert defs.resolve_job_def("daily").executor_def is dg.in_process_executor


@pytest.mark.slow
def test_definitions_load_without_warnings_and_without_the_parser() -> None:
    """Deprecated Dagster names warn; a server that loads spaCy and charts opens seconds later."""
    code = "import pipelines.definitions, sys; print(*({'spacy', 'pygal', 'trafilatura'} & set(sys.modules)))"
    command = [sys.executable, "-W", "error", "-c", code]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=PROJECT, timeout=600)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == []
    assert "Deprecat" not in done.stderr


def test_the_instance_keeps_its_history_beside_the_project_and_sends_nothing() -> None:
    text = Path(PROJECT, "dagster.yaml").read_text(encoding="utf-8")
    assert "telemetry:\n  enabled: false" in text
    folders = [line.partition(":")[2].strip() for line in text.splitlines() if "base_dir:" in line]
    assert folders
    assert not [folder for folder in folders if Path(folder).is_absolute()]
