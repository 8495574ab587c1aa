"""What a person sees of an asset in the UI: row counts, column schema, previews, charts."""

import base64
import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import dagster as dg

from pipelines import __version__
from pipelines.contract.schema import RecordClass, columns
from pipelines.defs.first_day import first_day
from pipelines.link_days.link_partitions import LINK_TABLES
from pipelines.plain_text import markdown_text, one_line
from pipelines.publish.marts import in_words
from pipelines.publish.sql_files import SqlFile
from pipelines.settings import load_settings

PREVIEW_ROWS = 8
CELL_CHARACTERS = 80
REASON_CHARACTERS = 500
"""A reason ends with the remedy, so it is shown whole."""
LISTED = 20
"""How many violations of a check the UI lists; it also gives the number of all."""

DAYS = dg.DailyPartitionsDefinition(
    start_date=first_day(load_settings(), dt.datetime.now(dt.UTC).date()).isoformat(), timezone="UTC", end_offset=1
)
"""One partition per day of collection in UTC, from the first day that has something, today included."""

GROUPS = {"raw": "raw", "core": "core", "marts": "marts", "warehouse": "published"} | dict.fromkeys(LINK_TABLES, "links")
"""The groups of the lineage page: by the first part of a key, and of the tables that linking makes by the last."""


def asset_spec(
    key: dg.AssetKey,
    *,
    deps: Iterable[dg.AssetKey] = (),
    description: str,
    kinds: set[str],
    schema: dg.TableSchema | None = None,
    daily: bool = True,
) -> dg.AssetSpec:
    """Return the spec of one asset with what all share: owner, code version, and the group of its stage; daily: by day of collection."""
    return dg.AssetSpec(
        key,
        deps=list(deps),
        description=description,
        kinds=kinds,
        metadata={"dagster/column_schema": schema} if schema else None,
        group_name=GROUPS.get(key.path[-1]) or GROUPS[key.path[0]],
        owners=["team:newsledger"],
        code_version=__version__,
        partitions_def=DAYS if daily else None,
    )


def record_schema(record: RecordClass) -> dg.TableSchema:
    """Return the column schema of a table of the contract."""
    return dg.TableSchema(
        columns=[
            dg.TableColumn(c.name, c.sql, c.contract.doc, constraints=dg.TableColumnConstraints(nullable=c.nullable, unique=c.contract.key))
            for c in columns(record)
        ]
    )


def mart_schema(file: SqlFile, types: Mapping[str, str] | None = None) -> dg.TableSchema:
    """Return the column schema of a table made by a SQL file, from its header; the types are known where the file has been run."""
    known = types or {}
    return dg.TableSchema(columns=[dg.TableColumn(name, known.get(name, ""), sentence) for name, sentence in file.columns.items()])


def _cell(value: object, longest: int) -> str:
    text = "" if value is None else f"{value:%Y-%m-%d %H:%M}" if isinstance(value, dt.datetime) else str(value)
    text = one_line(text)
    return markdown_text(text if len(text) <= longest else text[: longest - 1] + "…")


def markdown_table(names: Sequence[str], rows: Iterable[Sequence[Any]], longest: int = CELL_CHARACTERS) -> dg.MarkdownMetadataValue:
    """Return rows as a Markdown table, cells cut to `longest` characters; the word none where there are no rows."""
    lines = [f"| {' | '.join(_cell(value, longest) for value in row)} |" for row in rows]
    head = [f"| {' | '.join(names)} |", "|" + "---|" * len(names)]
    return dg.MetadataValue.md("\n".join(head + lines) if lines else "none")


def preview(rows: Sequence[Any], names: Sequence[str]) -> dg.MarkdownMetadataValue:
    """Return the first rows of records as a Markdown table of the named columns."""
    return markdown_table(names, ([getattr(row, name) for name in names] for row in rows[:PREVIEW_ROWS]))


def counted(rows: Mapping[str, int]) -> str:
    """Return the numbers of rows by table in words, for a line of the run log."""
    return ", ".join(f"{number} {table}" for table, number in rows.items())


def picture(svg: str, caption: str) -> dg.MarkdownMetadataValue:
    """Return an SVG picture that the UI shows in place."""
    return dg.MetadataValue.md(f"![{caption}](data:image/svg+xml;base64,{base64.b64encode(svg.encode()).decode()})")


def events_of(result: dg.MaterializeResult[None], day: dt.date | None) -> Iterator[dg.AssetMaterialization | dg.AssetCheckEvaluation]:
    """Yield what Dagster stores of a result: for work that no partition of a run stands for. The result names its asset."""
    key = result.asset_key
    assert key is not None  # noqa: S101 — every result of ours names it
    yield dg.AssetMaterialization(asset_key=key, partition=day.isoformat() if day else None, metadata=result.metadata)
    for check in result.check_results or ():
        yield dg.AssetCheckEvaluation(
            asset_key=key, check_name=str(check.check_name), passed=check.passed, severity=check.severity, metadata=check.metadata
        )


def report_beside(context: dg.AssetExecutionContext, results: Iterable[dg.MaterializeResult[None]], day: dt.date) -> None:
    """Report a day to Dagster that a run has made anew besides its own. Call it before those are reported, so that they are the newest.

    Where a file of the day is missing, the step that publishes says so; it is no reason to fail here.
    """
    try:
        for event in [event for result in results for event in events_of(result, day)]:
            context.instance.report_runless_asset_event(event)
    except (OSError, ValueError) as error:
        context.log.warning("%s is not shown anew: %s", day, error)


def _words(violation: object) -> str:
    return in_words(violation) if isinstance(violation, Mapping) else str(violation)


def check_result(
    name: str, key: dg.AssetKey, violations: Sequence[object], metadata: Mapping[str, Any] | None = None, *, warns: bool = False
) -> dg.AssetCheckResult:
    """Return the result of a check that passes where there are no violations; one that warns is yellow.

    violations: sentences, or rows by column name. `first` is the first in words that the UI shows at once; `rows` is a table of the first
    rows, `list` the first sentences where there are several.
    """
    shown: dict[str, dg.MetadataValue] = {"first": dg.MetadataValue.text(one_line(_words(violations[0])))} if violations else {}
    if violations and isinstance(violations[0], Mapping):
        rows = [row for row in violations[:LISTED] if isinstance(row, Mapping)]
        shown["rows"] = markdown_table([markdown_text(name) for name in rows[0]], (list(row.values()) for row in rows), REASON_CHARACTERS)
    elif len(violations) > 1:
        shown["list"] = dg.MetadataValue.md("\n".join(f"- {markdown_text(str(violation))}" for violation in violations[:LISTED]))
    return dg.AssetCheckResult(
        passed=not violations,
        check_name=name,
        asset_key=key,
        severity=dg.AssetCheckSeverity.WARN if warns else dg.AssetCheckSeverity.ERROR,
        metadata={"violations": len(violations), **shown, **(metadata or {})},
    )
