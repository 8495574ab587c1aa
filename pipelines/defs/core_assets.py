"""Core assets: articles, statements, counts and quarantine of a day, read from the day's evidence in one pass."""

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

import dagster as dg

from pipelines.contract.schema import columns, description
from pipelines.contract.tables import TABLES, Article
from pipelines.contract.vocabulary import Stage
from pipelines.defs.asset_metadata import asset_spec, check_result, counted, record_schema, report_beside
from pipelines.defs.raw_assets import raw_key
from pipelines.defs.resources import Folders
from pipelines.defs.shown_tables import Shown, core_key
from pipelines.defs.unevaluated_checks import tell_unevaluated
from pipelines.fetch.source_health import refused_shares, unreadable_sources, usual_shares
from pipelines.partitions.contract_checks import contract_violations, doubled_keys
from pipelines.partitions.parquet_files import partition_path
from pipelines.partitions.writer_lock import writer_lock
from pipelines.read.corrections import idle_corrections
from pipelines.read.fiction import TOLD, keep_apart
from pipelines.read.proof_checks import figure_violations, span_violations
from pipelines.read.read_day import CORE_TABLES, build_days, day_ranges, read_day
from pipelines.settings import Settings, load_settings
from pipelines.sources.source import load_sources
from pipelines.takedowns.apply_takedowns import apply_takedowns

PREVIEW_COLUMNS = {
    "articles": ("title", "publisher", "published_day", "agency", "language"),
    "article_blocks": ("article_id", "block_no", "kind", "text"),
    "statements": ("speaker", "speaker_role", "cue_text", "kind", "text"),
    "incident_counts": ("metric", "object_text", "low", "value", "high", "certainty", "event_from", "place", "text"),
    "article_counts": ("article_id", "metric", "object_class", "low", "value", "high", "state", "method"),
    "quarantine": ("input_ref", "reason", "stage", "source"),
}

CONTRACT = "contract"
SPANS = "spans"
FIGURES = "figures"

SOURCES = "sources_are_read"
CORRECTIONS = "corrections_apply"

_CHECKS = {
    CONTRACT: "Keys are unique, no required value is missing, every reference resolves, and the columns are those of the contract.",
    SPANS: "Every text is exactly the article's characters between its offsets, and each number lies inside its claim.",
    FIGURES: "low ≤ value ≤ high, no number is negative, the state is zero exactly where the value is 0.",
}
_SOURCE_CHECKS = {
    SOURCES: "No source has all its pages refused, or far more of them than in the days before, as when its layout changed.",
    CORRECTIONS: "Every correction of a source definition still meets the wrong value that it was written for; if not, it warns.",
}
"""Checks of `articles` that tell a person to look after a source; the warehouse is published all the same."""

_CHECKS_OF = {
    "articles": (CONTRACT,),
    "article_blocks": (CONTRACT,),
    "statements": (CONTRACT, SPANS),
    "incident_counts": (CONTRACT, SPANS, FIGURES),
    "article_counts": (CONTRACT, FIGURES),
    "quarantine": (CONTRACT,),
}


def _spec(table: str, raw: list[dg.AssetKey]) -> dg.AssetSpec:
    """Return the spec of a table: below the tables that its columns refer to, or below the evidence where they refer to none."""
    record = TABLES[table]
    references = {column.contract.references.partition(".")[0] for column in columns(record) if column.contract.references} - {table}
    deps = [core_key(other) for other in sorted(references)] or raw
    return asset_spec(
        core_key(table), deps=deps, description=description(record), kinds={"python", "parquet"}, schema=record_schema(record)
    )


def _check_specs() -> list[dg.AssetCheckSpec]:
    proofs = [
        dg.AssetCheckSpec(name, asset=core_key(table), blocking=True, description=_CHECKS[name])
        for table, names in _CHECKS_OF.items()
        for name in names
    ]
    articles = core_key("articles")
    return proofs + [dg.AssetCheckSpec(name, asset=articles, description=sentence) for name, sentence in _SOURCE_CHECKS.items()]


def _source_results(settings: Settings, seen: Mapping[dt.date, "Seen"]) -> list[dg.AssetCheckResult]:
    """Return the checks that tell a person to look after a source."""
    problems: list[str] = []
    for day, found in seen.items():
        told = unreadable_sources(refused_shares(found.read, found.refused), usual_shares(settings.warehouse, day))
        problems += [f"{day}: {problem}" for problem in told]
    corrected = [article for found in seen.values() for article in found.corrected]
    idle = [
        f"pipelines/sources/{source.name}.toml: {problem}"
        for source in load_sources(settings.sources)
        for problem in idle_corrections(source.corrections, (article for article in corrected if article.source == source.name))
    ]
    key = core_key("articles")
    return [check_result(SOURCES, key, problems), check_result(CORRECTIONS, key, idle, warns=True)]


def _violations(name: str, table: str, rows: Mapping[str, list[Any]]) -> list[str]:
    if name == CONTRACT:
        return contract_violations(table, TABLES[table], rows)
    if name == SPANS:
        singular = {"statements": "statement", "incident_counts": "claim"}[table]
        return [violation for violation in span_violations(rows) if violation.startswith(singular)]
    singular = {"incident_counts": "claim", "article_counts": "figure"}[table]
    return [violation for violation in figure_violations(rows) if violation.startswith(singular)]


class Seen:
    """What the checks of a day need to know of all its articles, without their texts.

    read, refused: numbers of pages by source.  corrected: articles of sources that have corrections.
    """

    def __init__(self, corrected_sources: Collection[str]) -> None:
        """corrected_sources: names of the sources that have corrections."""
        self.read: Counter[str] = Counter()
        self.refused: Counter[str] = Counter()
        self.corrected: list[Article] = []
        self._sources = corrected_sources

    def add(self, rows: Mapping[str, list[Any]]) -> None:
        """Take in some rows of the day."""
        self.read.update(article.source for article in rows["articles"])
        self.refused.update(row.source for row in rows["quarantine"] if row.stage is Stage.EXTRACT)
        self.corrected += [replace(article, text="") for article in rows["articles"] if article.source in self._sources]


def core_results(settings: Settings, days: Sequence[dt.date]) -> Iterator[dg.MaterializeResult[None]]:
    """Yield what the UI shows of the core tables of some days. Some thousand articles are in memory at a time."""
    tables = {table: Shown(table, _CHECKS_OF[table], PREVIEW_COLUMNS[table]) for table in CORE_TABLES}
    with_corrections = {source.name for source in load_sources(settings.sources) if source.corrections}
    seen = {day: Seen(with_corrections) for day in days}
    for day in days:
        ranges = day_ranges(settings, day)
        for articles in ranges:
            rows = read_day(settings, day, articles)
            seen[day].add(rows)
            for shown in tables.values():
                shown.add(rows, _violations)
        for table, shown in tables.items() if len(ranges) > 1 else ():
            shown.add_violations(CONTRACT, doubled_keys(partition_path(settings.warehouse, table, day), table, TABLES[table]))
    for table, shown in tables.items():
        yield shown.result(_source_results(settings, seen) if table == "articles" else ())


def core_assets() -> dg.AssetsDefinition:
    """Return the asset that turns a day's evidence into the core tables."""
    raw = [raw_key(source) for source in load_sources(load_settings().sources)]

    @dg.multi_asset(
        name="extract",
        specs=[_spec(table, raw) for table in CORE_TABLES],
        check_specs=_check_specs(),
        hooks={tell_unevaluated},
        backfill_policy=dg.BackfillPolicy.single_run(),
    )
    def extract(context: dg.AssetExecutionContext, folders: Folders) -> Iterator[dg.MaterializeResult[None]]:
        """Read the evidence of each day of the run, write its partitions and report the tables."""
        settings = folders.settings()
        days = [dt.date.fromisoformat(key) for key in context.partition_keys]
        with writer_lock(settings.warehouse):
            apply_takedowns(settings)
        for day, counts in build_days(settings, days):
            context.log.info("%s: %s", day, counted(counts))
        with writer_lock(settings.warehouse):
            emptied = keep_apart(settings, days)
        if emptied:
            context.log.warning(TOLD)
        for day in set(emptied).difference(days):
            report_beside(context, core_results(settings, [day]), day)
        yield from core_results(settings, days)

    return extract
