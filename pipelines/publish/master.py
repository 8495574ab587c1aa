"""The private master file `.build/master.duckdb`: what it holds besides the tables, and whether a run can continue from it.

It is a cache of the partitions: deleting it costs time and nothing else. The schema `build` notes which files it was made from;
`apply_changes` changes it, `build` makes it anew and publishes copies.
"""

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path

import pyarrow as pa

from pipelines import __version__
from pipelines.contract.schema import schema_sql, schema_version
from pipelines.curation.csv_files import OVERRIDES_FILE, read_overrides
from pipelines.curation.staged_files import STAGED
from pipelines.partitions.changed_files import PartitionFile
from pipelines.publish.database import ENGINE, Warehouse
from pipelines.publish.decision_moments import with_moments
from pipelines.settings import Settings
from pipelines.sources.source_rows import source_rows

LAYOUT = 1
"""Number of the layout of the schema `build`; another one means that the master is made anew."""

_BOOKS = """
CREATE SCHEMA build;
CREATE TABLE build.partitions (name VARCHAR, size BIGINT, mtime_ns BIGINT, sha256 VARCHAR);
COMMENT ON TABLE build.partitions IS 'The Parquet files that the rows come from.';
COMMENT ON COLUMN build.partitions.name IS 'Path in the warehouse folder.';
COMMENT ON COLUMN build.partitions.size IS 'Bytes.';
COMMENT ON COLUMN build.partitions.mtime_ns IS 'Moment of the last change, nanoseconds since 1970.';
COMMENT ON COLUMN build.partitions.sha256 IS 'Hash of the content.';
CREATE TABLE build.collected (work_id VARCHAR, partition_day DATE, page UBIGINT);
COMMENT ON TABLE build.collected IS 'In which daily partitions a work stands, copies included.';
COMMENT ON COLUMN build.collected.work_id IS 'The work.';
COMMENT ON COLUMN build.collected.partition_day IS 'Day of the partition.';
COMMENT ON COLUMN build.collected.page IS 'Hash of source, input and bytes, by which the fetch log knows it.';
CREATE TABLE build.entries (name VARCHAR, id VARCHAR);
COMMENT ON TABLE build.entries IS 'From which Parquet file a row of fetches or quarantine comes.';
COMMENT ON COLUMN build.entries.name IS 'Path in the warehouse folder.';
COMMENT ON COLUMN build.entries.id IS 'Id of the row.';
CREATE TABLE build.state (name VARCHAR, value VARCHAR);
COMMENT ON TABLE build.state IS 'What else the rows were made from.';
COMMENT ON COLUMN build.state.name IS 'What it is.';
COMMENT ON COLUMN build.state.value IS 'Its hash or number.';
"""

PAGE = "hash(source, input_ref, raw_sha256)"
"""The expression by which articles and the rows of the fetch log identify one body of one page."""

COLLECTED = f"SELECT DISTINCT work_id, partition_day, {PAGE} AS page FROM staged_articles"  # noqa: S608
ENTRIES = """SELECT partition_file AS name, fetch_id AS id FROM staged_fetches
UNION ALL SELECT partition_file, quarantine_id FROM staged_quarantine"""


def master_path(warehouse: Path) -> Path:
    """Return where the master file of a warehouse lies."""
    return warehouse / ".build" / "master.duckdb"


def inputs(settings: Settings) -> dict[str, str]:
    """Return hashes of what the rows depend on besides the partitions: rules, overrides and sources.

    rules: the version, the contract, sql/, sides.csv and speakers.csv, all of which every row can depend on.
    Raises CurationError naming file and line.
    """
    staged = {source: read(settings.curation / source).to_pylist() for source, read in STAGED.values()}
    staged.pop(OVERRIDES_FILE)
    overrides = with_moments(read_overrides(settings.curation / OVERRIDES_FILE), settings.warehouse).to_pylist()
    texts = [path.relative_to(settings.sql).as_posix() + path.read_text(encoding="utf-8") for path in _sql_paths(settings.sql)]
    rules = [__version__, ENGINE, str(LAYOUT), schema_sql(), *texts, *map(repr, staged.values())]
    sources = map(repr, source_rows(settings.sources))
    written_by = {"newsledger": __version__, "schema": schema_version()}
    return {**written_by, "rules": _hash(rules), "overrides": _hash([repr(overrides)]), "sources": _hash(sources)}


def _sql_paths(folder: Path) -> list[Path]:
    return sorted(
        path for kind in ("functions", "load", "marts", "macros", "views", "exports", "checks") for path in (folder / kind).glob("*.sql")
    )


def _hash(texts: Iterable[str]) -> str:
    return hashlib.sha256("\0".join(texts).encode()).hexdigest()


def open_books(database: Warehouse) -> None:
    """Make the schema `build` from what is staged, without a note of the files."""
    database.script(_BOOKS)
    database.run(f"INSERT INTO build.collected {COLLECTED}")
    database.run(f"INSERT INTO build.entries {ENTRIES}")


def note_inputs(database: Warehouse, files: Iterable[PartitionFile], state: Mapping[str, str]) -> None:
    """Replace the notes of what the rows were made from."""
    rows = zip(*(file.known() for file in files), strict=True)
    names = ("name", "size", "mtime_ns", "sha256")
    types = (pa.string(), pa.int64(), pa.int64(), pa.string())
    arrays = [pa.array(values, kind) for values, kind in zip([*rows] or [()] * len(names), types, strict=True)]
    database.register("noted_files", pa.table(dict(zip(names, arrays, strict=True))))
    database.register("noted_state", pa.table({"name": [*state], "value": [*state.values()]}))
    for table, source in (("partitions", "noted_files"), ("state", "noted_state")):
        database.run(f"DELETE FROM build.{table}")  # noqa: S608
        database.run(f"INSERT INTO build.{table} SELECT * FROM {source}")  # noqa: S608


def noted_files(database: Warehouse) -> dict[str, tuple[int, int, str]]:
    """Return size, time and hash of the files that the master was made from, by name."""
    return {name: (size, mtime_ns, sha256) for name, size, mtime_ns, sha256 in database.run("FROM build.partitions")}


def noted_state(database: Warehouse) -> dict[str, str]:
    """Return what else the master was made from."""
    return dict(database.run("FROM build.state"))
