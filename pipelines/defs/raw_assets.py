"""Raw assets: one per source definition; each run archives what is new of its source as WARC evidence."""

import datetime as dt
from collections.abc import Iterator, Sequence
from pathlib import Path

import dagster as dg
from pydantic import Field

from pipelines.contract.tables import Fetch
from pipelines.contract.vocabulary import FetchOutcome, Purpose
from pipelines.curation.takedowns_file import FILE as TAKEDOWNS
from pipelines.curation.takedowns_file import read_takedowns
from pipelines.defs.asset_metadata import PREVIEW_ROWS, REASON_CHARACTERS, asset_spec, check_result, markdown_table
from pipelines.defs.resources import Folders
from pipelines.defs.unevaluated_checks import tell_unevaluated
from pipelines.fetch.archive.archived_pages import Unreadable, read_pages
from pipelines.fetch.collect import Collected, collect_source
from pipelines.fetch.records.progress import every
from pipelines.fetch.source_health import delivery, new_pages_per_day
from pipelines.partitions.parquet_files import read_columns
from pipelines.settings import Settings, load_settings
from pipelines.sources.source import Source, load_sources

READABLE = "evidence_is_readable"
DELIVERS = "source_delivers"

_CHECKS = {
    READABLE: "Every archived input of the day can be read back from its WARC file with the digest it was stored with.",
    DELIVERS: "Its listings can be read and lead to pages, pages can be had, and as many new ones come a day as `expect` says.",
}

PROGRESS_S = 30.0
"""Seconds between two lines of progress in the run log."""


class Addresses(dg.Config):
    """Addresses to fetch now, typed into the launchpad."""

    urls: list[str] = Field(default=[], description="Addresses to fetch now, such as https://news.example/article; http and https only.")


def raw_key(source: Source) -> dg.AssetKey:
    """Return the asset key of a source's raw stage."""
    return dg.AssetKey(["raw", source.name])


def _unreadable(settings: Settings, source: Source, days: list[dt.date]) -> list[str]:
    found: list[Unreadable] = []
    for day in days:
        for _ in read_pages(settings.warehouse, {source.name: source}, day, found):
            pass
    return [f"{problem.fetch.input_ref}: {problem.reason}" for problem in found]


def _checks(settings: Settings, source: Source, days: list[dt.date], done: list[Collected]) -> list[dg.AssetCheckResult]:
    health = delivery(source, done, new_pages_per_day(settings.warehouse, source.name, max(days)))
    return [
        check_result(READABLE, raw_key(source), _unreadable(settings, source, days)),
        check_result(DELIVERS, raw_key(source), [*health.problems, *health.warnings], warns=bool(health.warnings) and not health.problems),
    ]


def _report(source: Source, done: list[Collected], checks: list[dg.AssetCheckResult]) -> Iterator[dg.MaterializeResult[None]]:
    rows = [row for collected in done for row in collected.rows]
    failed = [(row.input_ref, row.error) for row in rows if row.error]
    archived = sum(collected.archived for collected in done)
    new = [(row.input_ref, row.byte_count, f"{row.warc_path}#{row.warc_offset}") for row in rows if row.outcome is FetchOutcome.ARCHIVED]
    notes = sorted({collected.note for collected in done if collected.note})
    yield dg.MaterializeResult(
        asset_key=raw_key(source),
        metadata={
            "dagster/row_count": archived,
            "archived": archived,
            "unchanged": sum(collected.unchanged for collected in done),
            "failed": sum(collected.failed for collected in done),
            "failures": markdown_table(["input", "reason"], failed[:PREVIEW_ROWS], REASON_CHARACTERS),
            "note": "; ".join(notes) or "none",
            "new inputs": markdown_table(["input", "bytes", "evidence"], new[:PREVIEW_ROWS]),
        },
        check_results=checks,
    )


def archived_result(source: Source, log: Path) -> dg.MaterializeResult[None]:
    """Return what the UI shows of a day of a source that was collected elsewhere. log: of the day."""
    outcomes = [row["outcome"] for row in read_columns(log, Fetch, ("outcome", "purpose")).to_pylist() if row["purpose"] == Purpose.PAGE]
    archived = outcomes.count(FetchOutcome.ARCHIVED)
    numbers = {"archived": archived, "unchanged": outcomes.count(FetchOutcome.UNCHANGED), "failed": outcomes.count(FetchOutcome.FAILED)}
    return dg.MaterializeResult(asset_key=raw_key(source), metadata={"dagster/row_count": archived, **numbers})


def _run(context: dg.AssetExecutionContext, folders: Folders, source: Source, urls: Sequence[str]) -> Iterator[dg.MaterializeResult[None]]:
    settings = folders.settings()
    days = [dt.date.fromisoformat(key) for key in context.partition_keys]
    report = every(PROGRESS_S, lambda progress: context.log.info(str(progress)))
    done = []
    for day in days:
        now = dt.datetime.now(dt.UTC)
        run = collect_source(
            source,
            day,
            warehouse=settings.warehouse,
            root=settings.root,
            now=now,
            urls=urls,
            report=report,
            takedowns=read_takedowns(settings.curation / TAKEDOWNS),
        )
        counts = f"{run.archived} new, {run.unchanged} unchanged, {run.failed} failed, {run.held_back} that failed before wait"
        context.log.info("%s, %s: %s", source.name, day, f"{counts}; {run.note}" if run.note else counts)
        for row in run.rows if source.rules.takes_addresses else ():
            if row.error:
                context.log.warning("%s: %s", row.input_ref, row.error)
        done.append(run)
    yield from _report(source, done, _checks(settings, source, days, done))


def _described(source: Source) -> str:
    """Return what a definition says of itself, else its kind and where its inputs are, as sentences."""
    places = ", ".join([*source.url, *filter(None, (source.path, source.list))])
    text = (source.description or f"{source.kind} {places}").strip()
    return text if text.endswith((".", "!", "?")) else f"{text}."


def raw_asset(source: Source) -> dg.AssetsDefinition:
    """Return the asset that collects one source; one of kind page takes addresses from the launchpad."""
    key = raw_key(source)
    decorate = dg.multi_asset(
        name=f"raw__{source.name}",
        specs=[
            asset_spec(
                key,
                description=f"{source.title}: {_described(source)} Every input is kept as it came, in WARC files.",
                kinds={"python", source.kind},
            )
        ],
        check_specs=[dg.AssetCheckSpec(name, asset=key, description=sentence) for name, sentence in _CHECKS.items()],
        hooks={tell_unevaluated},
        backfill_policy=dg.BackfillPolicy.single_run(),
    )

    def collect_source(context: dg.AssetExecutionContext, folders: Folders) -> Iterator[dg.MaterializeResult[None]]:
        """Collect the source for each day of the run."""
        yield from _run(context, folders, source, ())

    def fetch_typed(context: dg.AssetExecutionContext, config: Addresses, folders: Folders) -> Iterator[dg.MaterializeResult[None]]:
        """Fetch the addresses that were typed for this run."""
        yield from _run(context, folders, source, config.urls)

    return decorate(fetch_typed if source.rules.takes_addresses else collect_source)


def raw_assets() -> list[dg.AssetsDefinition]:
    """Return one raw asset per definition in pipelines/sources/."""
    return [raw_asset(source) for source in load_sources(load_settings().sources)]
