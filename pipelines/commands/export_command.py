"""`newsledger export FOLDER`: the published warehouse as files for other programs, each column described."""

import json
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pa_csv
import pyarrow.parquet as pq

from pipelines.commands.catalogue import columns, tables
from pipelines.commands.incident_geojson import incident_geojson
from pipelines.commands.wacz_file import write_wacz
from pipelines.contract.schema import columns as contract_columns
from pipelines.contract.tables import TABLES
from pipelines.plain_text import spreadsheet_cell
from pipelines.publish.database import Warehouse, open_read_only
from pipelines.report.facts.published_file import version_of
from pipelines.settings import load_settings

_TYPES = {
    "BIGINT": "integer",
    "INTEGER": "integer",
    "DOUBLE": "number",
    "BOOLEAN": "boolean",
    "DATE": "date",
    "TIMESTAMP WITH TIME ZONE": "datetime",
}
"""Types of Frictionless Table Schema by those of DuckDB; all others are strings, a list in CSV as its items with a semicolon between."""


WACZ = "archive.wacz"
_TITLES = "SELECT raw_path, coalesce(title, input_ref) FROM main.articles WHERE raw_path IS NOT NULL"


def run_export(folder: Path, *, with_archive: bool = False, raw: bool = False) -> int:
    """Write the files and print what was written. Raises ValueError where the folder holds something.

    with_archive: also the archived pages, as a WACZ file.
    raw: cells of CSV as they are; else a text that a spreadsheet would take for a formula begins with an apostrophe, as in `query --csv`.
    Parquet and JSON hold every text as it is.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise ValueError(f"{folder}: is not empty; name a new folder")
    warehouse = load_settings().warehouse
    database = open_read_only(warehouse)
    try:
        (folder / "csv").mkdir(parents=True)
        (folder / "parquet").mkdir()
        found = tables(database)
        resources = [_write_table(database, folder, name, meaning, raw=raw) for name, meaning in found]
        package = _package(warehouse, resources)
        (folder / "datapackage.json").write_text(json.dumps(package, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        places = incident_geojson(database)
        pages = write_wacz(folder / WACZ, warehouse, dict(database.run(_TITLES)), package["created"]) if with_archive else 0
        (folder / "incidents.geojson").write_text(json.dumps(places, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
    finally:
        database.close()
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    archive = f", {pages:,} archived pages as WACZ" if with_archive else ""
    told = f"{len(found)} tables as CSV and Parquet, {len(places['features']):,} incidents as GeoJSON{archive}"
    print(f"{told}, {size / 1e6:,.1f} MB in {folder}")  # noqa: T201
    return 0


def _package(warehouse: Path, resources: list[dict[str, Any]]) -> dict[str, Any]:
    name, at = version_of(warehouse)
    return {
        "name": "newsledger",
        "title": "News articles, statements and incident counts",
        "version": name,
        "created": at.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "profile": "tabular-data-package",
        "resources": resources,
    }


def _write_table(database: Warehouse, folder: Path, name: str, meaning: str, *, raw: bool) -> dict[str, Any]:
    """Write a table as Parquet and CSV, and return how a data package describes it."""
    found = columns(database, name)
    pq.write_table(database.arrow(f'SELECT * FROM main."{name}"'), folder / "parquet" / f"{name}.parquet")  # noqa: S608 — a name of ours
    shown = ", ".join(_for_csv(column, kind) for column, kind, *_ in found)
    table = database.arrow(f'SELECT {shown} FROM main."{name}"')  # noqa: S608
    _write_csv(table if raw else _for_spreadsheets(table), folder / "csv" / f"{name}.csv")
    return {
        "name": name.replace("_", "-"),
        "path": f"csv/{name}.csv",
        "description": meaning,
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {
            "fields": [_field(*column) for column in found],
            "missingValues": [""],
            **({"primaryKey": keys} if (keys := _keys(name)) else {}),
        },
    }


def _keys(table: str) -> list[str]:
    """Return the key of a table of the contract; a mart is told apart by columns that may be empty, which no package allows."""
    return [column.name for column in contract_columns(TABLES[table]) if column.contract.key] if table in TABLES else []


def _for_spreadsheets(table: pa.Table) -> pa.Table:
    """Return a table in whose texts no spreadsheet finds a formula; each text is looked at once."""
    for number, column in enumerate(table.columns):
        if pa.types.is_string(column.type) or pa.types.is_large_string(column.type):
            known = pc.dictionary_encode(column).combine_chunks()
            cells = pa.array([spreadsheet_cell(text) for text in known.dictionary.to_pylist()], column.type)
            table = table.set_column(number, table.field(number), cells.take(known.indices))
    return table


def _write_csv(table: pa.Table, path: Path) -> None:
    pa_csv.write_csv(table, path, pa_csv.WriteOptions(quoting_style="needed"))


def _for_csv(column: str, kind: str) -> str:
    """Return a column as CSV can hold it: moments in UTC as ISO 8601, endless ones empty, a list as its items with a semicolon between."""
    if kind.endswith("[]"):
        return f"""array_to_string("{column}", ';') AS "{column}\""""
    if kind == "TIMESTAMP WITH TIME ZONE":
        return f"""CASE WHEN isfinite("{column}") THEN strftime("{column}" AT TIME ZONE 'UTC', '%Y-%m-%dT%H:%M:%SZ') END AS "{column}\""""
    return f'"{column}"'


def _field(name: str, kind: str, meaning: str, is_nullable: bool) -> dict[str, Any]:  # noqa: FBT001 — a row of DuckDB's
    field: dict[str, Any] = {"name": name, "type": _TYPES.get(kind, "string"), "description": meaning}
    # an empty text and an empty list are empty cells, which would count as missing
    return field if is_nullable or field["type"] == "string" else {**field, "constraints": {"required": True}}
