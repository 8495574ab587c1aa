"""Link assets: stories, incident links and reports, from the core tables of the day and what the days before it remember."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import dagster as dg

from pipelines.contract.schema import columns, description
from pipelines.contract.tables import TABLES
from pipelines.defs.asset_metadata import asset_spec, check_result, counted, record_schema, report_beside
from pipelines.defs.core_assets import CONTRACT
from pipelines.defs.resources import Folders
from pipelines.defs.shown_tables import Shown, core_key
from pipelines.defs.unevaluated_checks import tell_unevaluated
from pipelines.link_days.link_partitions import LINK_TABLES, link_days, read_links
from pipelines.partitions.contract_checks import contract_violations, doubled_keys
from pipelines.partitions.parquet_files import partition_path
from pipelines.partitions.writer_lock import writer_lock
from pipelines.read.read_day import day_ranges, read_day
from pipelines.settings import Settings

PREVIEW_COLUMNS = {
    "article_stories": ("article_id", "story_id", "syndication_role", "similarity"),
    "incident_links": ("claim_id", "incident_id", "is_main", "score", "rule", "decided_by"),
    "incident_reports": ("incident_id", "metric", "object_class", "object", "low", "value", "high", "state", "voice"),
}
MERGES = "merges"
_CHECK = "Keys are unique, no required value is missing, every reference resolves, and the columns are those of the contract."


def _spec(table: str) -> dg.AssetSpec:
    record = TABLES[table]
    references = {column.contract.references.partition(".")[0] for column in columns(record) if column.contract.references}
    return asset_spec(
        core_key(table),
        deps=[core_key(other) for other in sorted(references)],
        description=description(record),
        kinds={"python", "parquet"},
        schema=record_schema(record),
    )


def _violations(_: str, table: str, rows: Mapping[str, list[Any]]) -> list[str]:
    return contract_violations(table, TABLES[table], rows)


def link_results(settings: Settings, days: Sequence[dt.date], unused: Sequence[str] | None = None) -> Iterator[dg.MaterializeResult[None]]:
    """Yield what the UI shows of the link tables of some days; some thousand articles are in memory at a time.

    unused: lines of merges.csv that concern no claim; None if unknown.
    """
    tables = {table: Shown(table, (CONTRACT,), PREVIEW_COLUMNS[table]) for table in LINK_TABLES}
    for day in days:
        ranges = day_ranges(settings, day)
        for articles in ranges:
            rows = {**read_day(settings, day, articles), **read_links(settings.warehouse, day, articles)}
            for shown in tables.values():
                shown.add(rows, _violations)
        for table, shown in tables.items() if len(ranges) > 1 else ():
            shown.add_violations(CONTRACT, doubled_keys(partition_path(settings.warehouse, table, day), table, TABLES[table]))
    for table, shown in tables.items():
        merges = [check_result(MERGES, core_key(table), unused, warns=True)] if table == "incident_links" and unused is not None else []
        yield shown.result(merges)


def link_assets() -> dg.AssetsDefinition:
    """Return the asset that links the claims of a day, and of the later days that depend on it."""

    @dg.multi_asset(
        name="link",
        specs=[_spec(table) for table in LINK_TABLES],
        check_specs=[
            *(dg.AssetCheckSpec(CONTRACT, asset=core_key(table), blocking=True, description=_CHECK) for table in LINK_TABLES),
            dg.AssetCheckSpec(MERGES, asset=core_key("incident_links"), description="Every line of merges.csv concerns some claim."),
        ],
        hooks={tell_unevaluated},
        backfill_policy=dg.BackfillPolicy.single_run(),
    )
    def linked_day(context: dg.AssetExecutionContext, folders: Folders) -> Iterator[dg.MaterializeResult[None]]:
        """Link the claims of the days of the run and of the days that depend on them, and report the tables."""
        settings = folders.settings()
        days = [dt.date.fromisoformat(key) for key in context.partition_keys]
        with writer_lock(settings.warehouse):
            run = link_days(settings)
        for day, counts in run.linked.items():
            context.log.info("%s: %s", day, counted(counts))
        for warning in (*run.skipped, *run.warnings):
            context.log.warning(warning)
        for day in sorted(set(run.linked).difference(days)):
            report_beside(context, link_results(settings, [day]), day)
        yield from link_results(settings, days, run.warnings)

    return linked_day
