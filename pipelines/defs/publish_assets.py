"""The published warehouse: one DuckDB file with the core tables, the marts and the macros, swapped in when it is complete."""

from collections.abc import Iterator
from graphlib import TopologicalSorter

import dagster as dg

from pipelines.defs.asset_metadata import PREVIEW_ROWS, asset_spec, check_result, markdown_table, mart_schema, picture
from pipelines.defs.resources import Folders
from pipelines.defs.shown_tables import core_key
from pipelines.defs.unevaluated_checks import tell_unevaluated
from pipelines.link_days.link_partitions import LINK_TABLES
from pipelines.publish.build import Built, InvariantError, build_warehouse, published
from pipelines.publish.database import Warehouse, open_read_only
from pipelines.publish.marts import mart_dependencies
from pipelines.publish.sql_files import SqlFile, sql_files
from pipelines.read.read_day import CORE_TABLES
from pipelines.report.charts import charts
from pipelines.settings import DATABASE, REPORT, Settings, load_settings

LOADED = (*CORE_TABLES, *LINK_TABLES)
"""The daily tables that the file is built from."""
NEWS = dg.AssetKey(["warehouse", "news"])
GRAIN = "grain"

REPORT_ADDRESS = f"/{REPORT}/index.html"
"""Where the UI serves the report, so that links to it work: browsers follow none from a web page to a file."""


def mart_key(name: str) -> dg.AssetKey:
    """Return the asset key of a mart."""
    return dg.AssetKey(["marts", name])


def _key(table: str) -> dg.AssetKey:
    return core_key(table) if table in LOADED else mart_key(table)


def _specs(marts: tuple[SqlFile, ...]) -> list[dg.AssetSpec]:
    known = {*LOADED, *(file.name for file in marts)}
    dependencies = mart_dependencies(marts, sql_files(load_settings().sql / "macros"))
    specs = [
        asset_spec(
            mart_key(file.name),
            deps=[_key(table) for table in sorted(dependencies[file.name] & known)],
            description=file.description,
            kinds={"sql", "duckdb"},
            schema=mart_schema(file),
            daily=False,
        )
        for file in marts
    ]
    # the others are implied by the marts that read them; without lines of their own the lineage stays readable
    read = {table for tables in dependencies.values() for table in tables}
    news = asset_spec(
        NEWS,
        deps=[_key(table) for table in (*LOADED, *(file.name for file in marts)) if table not in read],
        description=f"The file {DATABASE}: all tables, marts and macros with their comments; readers keep the version they opened.",
        kinds={"duckdb"},
        daily=False,
    )
    return [*specs, news]


def _in_order(marts: tuple[SqlFile, ...]) -> tuple[SqlFile, ...]:
    """Return the marts so that each comes after those that it reads, as Dagster wants their results."""
    dependencies = mart_dependencies(marts, sql_files(load_settings().sql / "macros"))
    order = list(TopologicalSorter(dependencies).static_order())
    return tuple(sorted(marts, key=lambda file: order.index(file.name)))


def _check_specs(marts: tuple[SqlFile, ...], checks: tuple[SqlFile, ...]) -> list[dg.AssetCheckSpec]:
    grains = [
        dg.AssetCheckSpec(GRAIN, asset=mart_key(file.name), blocking=True, description=f"One row per {', '.join(file.grain)}.")
        for file in marts
    ]
    return grains + [dg.AssetCheckSpec(file.name, asset=NEWS, blocking=not file.warns, description=file.description) for file in checks]


def _pictures(database: Warehouse, mart: SqlFile, drawn: tuple[SqlFile, ...]) -> dict[str, dg.MarkdownMetadataValue]:
    """Return the charts of a mart by what the UI calls them."""
    from pipelines.report.chart_pictures import draw  # noqa: PLC0415 — only a run draws; the servers that load the definitions do without

    own = (file for file in drawn if file.drawing["mart"] == mart.name)
    return {f"chart {file.name}": picture(draw(database, file), file.name.replace("_", " ")) for file in own}


def _mart_results(
    database: Warehouse, built: Built, marts: tuple[SqlFile, ...], drawn: tuple[SqlFile, ...]
) -> Iterator[dg.MaterializeResult[None]]:
    for file in marts:
        table = database.arrow(f"SELECT * FROM main.{file.name} LIMIT {PREVIEW_ROWS}")  # noqa: S608
        types = {name: kind for name, kind, *_ in database.run(f"DESCRIBE main.{file.name}")}
        metadata: dict[str, dg.MetadataValue | int] = {
            "dagster/row_count": built.rows[file.name],
            "dagster/column_schema": dg.MetadataValue.table_schema(mart_schema(file, types)),
            "preview": markdown_table(table.column_names, ([*row.values()] for row in table.to_pylist())),
            **_pictures(database, file, drawn),
        }
        yield dg.MaterializeResult(
            asset_key=mart_key(file.name),
            metadata=metadata,
            check_results=[check_result(GRAIN, mart_key(file.name), built.violations[f"{file.name}.{GRAIN}"])],
        )


def _news_result(settings: Settings, built: Built, checks: tuple[SqlFile, ...]) -> dg.MaterializeResult[None]:
    return dg.MaterializeResult(
        asset_key=NEWS,
        metadata={
            "articles": built.rows["articles"],
            "claims": built.rows["incident_counts"],
            "rows": markdown_table(["table", "rows"], built.rows.items()),
            "report": dg.MetadataValue.url(REPORT_ADDRESS),
            "file": dg.MetadataValue.path(str(settings.warehouse / DATABASE)),
            "bytes": built.path.stat().st_size,
            "seconds": built.seconds,
            "changed partitions": built.partitions,
            "work": built.work,
        },
        check_results=[
            check_result(file.name, NEWS, (built.warnings if file.warns else built.violations)[file.name], warns=file.warns)
            for file in checks
        ],
    )


def published_results(settings: Settings) -> Iterator[dg.MaterializeResult[None]]:
    """Yield what the UI shows of the published file and its marts, as it lies there."""
    marts, checks = _in_order(sql_files(settings.sql / "marts")), sql_files(settings.sql / "checks")
    database = open_read_only(settings.warehouse)
    try:
        built = published(database, settings)
        yield from _mart_results(database, built, marts, charts(settings.sql, [file.name for file in marts]))
    finally:
        database.close()
    yield _news_result(settings, built, checks)


def publish_assets() -> dg.AssetsDefinition:
    """Return the asset that builds the warehouse file with its marts."""
    folder = load_settings().sql
    marts, checks = _in_order(sql_files(folder / "marts")), sql_files(folder / "checks")
    drawn = charts(folder, [file.name for file in marts])

    @dg.multi_asset(
        name="publish",
        specs=_specs(marts),
        check_specs=_check_specs(marts, checks),
        hooks={tell_unevaluated},
        backfill_policy=dg.BackfillPolicy.single_run(),
    )
    def publish(context: dg.AssetExecutionContext, folders: Folders) -> Iterator[dg.MaterializeResult[None] | dg.AssetCheckResult]:
        """Bring the warehouse up to date, publish it and report its marts and checks; a broken check fails the run."""
        settings = folders.settings()
        try:
            built = build_warehouse(settings)
        except InvariantError as error:
            # the red checks are stored before the run fails, so that the UI shows which rows stopped the publishing
            for name, rows in error.violations.items():
                mart, _, check = name.rpartition(".")
                yield check_result(check, mart_key(mart) if mart else NEWS, rows)
            yield from (check_result(name, NEWS, rows, warns=True) for name, rows in error.warnings.items())
            raise dg.Failure(str(error)) from error
        context.log.info("%s published in %.1f s (%s)", built.path.name, built.seconds, built.work)
        database = open_read_only(settings.warehouse)
        try:
            yield from _mart_results(database, built, marts, drawn)
        finally:
            database.close()
        yield _news_result(settings, built, checks)

    return publish
