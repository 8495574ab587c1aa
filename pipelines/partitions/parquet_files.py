"""Parquet partitions: where they lie, how they are written and read.

One file per (table, day), written under a temporary name, synced and renamed, so that a reader sees the old file or the new one.
The bytes depend only on the rows: sorted by key, no timestamps. Several files that change in one step are in `day_transaction`;
DuckDB is in `database`; the evidence is in `fetch.archive`.
"""

import datetime as dt
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, BinaryIO, TypeVar

import pyarrow as pa
import pyarrow.parquet as pq

from pipelines import __version__
from pipelines.contract.schema import VERSION_KEY, ColumnSpec, RecordClass, arrow_schema, columns, key_column
from pipelines.lake.lake import bring, lake_of
from pipelines.lake.write_remedies import told_remedy

Record = TypeVar("Record")

BATCH_ROWS = 16_384
"""Rows of a row group, and of what is in memory at a time where a file is written or read bit by bit."""
Kept = Callable[[pa.Table], pa.Table]
"""Takes from some rows those that are wanted."""
_EARLIER = "earlier_"
"""How the names begin of the tables that cannot be made from raw/."""


class PartitionError(ValueError):
    """A Parquet file that is not what the contract says; the message names file, difference and remedy."""


def partition_path(warehouse: Path, table: str, day: dt.date) -> Path:
    """Return the file of a table's partition: core/<table>/<YYYY-MM-DD>.parquet in the warehouse folder, brought there where it is kept."""
    return bring(warehouse, warehouse / "core" / table / f"{day.isoformat()}.parquet")


def partition_days(warehouse: Path, table: str) -> list[dt.date]:
    """Return the days that the table has a partition for, oldest first."""
    return sorted(dt.date.fromisoformat(Path(name).stem) for name in lake_of(warehouse).names(f"core/{table}/*.parquet"))


def has_partition(warehouse: Path, table: str, day: dt.date) -> bool:
    """Tell whether a table has a partition for a day, without bringing it into the warehouse folder."""
    return lake_of(warehouse).describe(f"core/{table}/{day.isoformat()}.parquet") is not None


@contextmanager
def atomic_file(path: Path) -> Iterator[BinaryIO]:
    """Open a file whose content replaces `path` when the block ends well.

    `path` holds the old content or the new at every moment, also after a power failure; after an exception it holds the old.
    """
    try:
        with told_remedy(path):
            with _file_beside(path) as file:
                yield file
            temporary_path(path).replace(path)
    finally:
        temporary_path(path).unlink(missing_ok=True)
    sync_folder(path.parent)


def temporary_path(path: Path) -> Path:
    """Return the temporary path to which the new content of a file is written first."""
    return path.with_name(f"{path.name}.{os.getpid()}.tmp")


@contextmanager
def _file_beside(path: Path) -> Iterator[BinaryIO]:
    """Open the temporary file of a path; it is on the disk when the block ends. The caller renames or deletes it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with temporary_path(path).open("wb") as file:
        yield file
        file.flush()
        os.fsync(file.fileno())


def delete_unfinished(path: Path) -> None:
    """Delete what killed processes left of a file that one process at a time writes."""
    for left in path.parent.glob(f"{path.name}.*.tmp"):
        left.unlink(missing_ok=True)


def write_atomically(path: Path, content: bytes) -> None:
    """Replace the content of a file in one step."""
    with atomic_file(path) as file:
        file.write(content)


def sync_folder(folder: Path) -> None:
    """Make the folder's entries (renames, deletions) durable."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _column(spec: ColumnSpec, values: list[Any]) -> pa.Array:
    if spec.vocabulary:
        values = [None if value is None else str(value) for value in values]
    return pa.array(values, type=spec.arrow)


def to_arrow(record: RecordClass, rows: Iterable[Any]) -> pa.Table:
    """Return the rows as a table of the record's partition schema, sorted by its key."""
    key = key_column(record)
    ordered = sorted(rows, key=lambda row: getattr(row, key))
    stored = [spec for spec in columns(record) if not spec.contract.published]
    arrays = [_column(spec, [getattr(row, spec.name) for row in ordered]) for spec in stored]
    return pa.Table.from_arrays(arrays, schema=arrow_schema(record))


def write_table(path: Path, record: RecordClass, rows: Iterable[Any]) -> int:
    """Write the rows of one partition atomically, zstd, sorted by key, and return their number.

    The same rows give the same bytes.
    """
    with atomic_file(path) as file:
        return _write(file, record, rows)


def write_beside(path: Path, record: RecordClass, rows: Iterable[Any]) -> int:
    """Write a new partition under its temporary name only, otherwise as `write_table` does, and return the number of rows.

    The caller renames or deletes the file, also after an exception.
    """
    with told_remedy(path), _file_beside(path) as file:
        return _write(file, record, rows)


def write_stream(path: Path, schema: pa.Schema, tables: Iterable[pa.Table]) -> int:
    """Write a file that nobody reads yet, a row group for each table, and return the number of rows. It is on the disk then.

    tables: each of BATCH_ROWS rows but the last; so the bytes are those that `write_table` gives the same rows.
    """
    rows = 0
    with told_remedy(path), path.open("wb") as file:
        with pq.ParquetWriter(file, schema, compression="zstd") as writer:
            for table in tables:
                writer.write_table(table)
                rows += table.num_rows
            if not rows:
                writer.write_table(schema.empty_table())
        file.flush()
        os.fsync(file.fileno())
    return rows


def write_arrow_beside(path: Path, table: pa.Table) -> int:
    """Write a table as it is, as `write_beside` writes records."""
    with told_remedy(path), _file_beside(path) as file:
        return _write_arrow(file, table)


def _write(file: BinaryIO, record: RecordClass, rows: Iterable[Any]) -> int:
    return _write_arrow(file, to_arrow(record, rows))


def _write_arrow(file: BinaryIO, table: pa.Table) -> int:
    pq.write_table(table, file, compression="zstd", row_group_size=BATCH_ROWS)
    return int(table.num_rows)


def read_any(path: Path) -> pa.Table:
    """Return a partition with the columns that it has, whatever version wrote it. Raises PartitionError where it is damaged."""
    with _named(path), pq.ParquetFile(path) as file:
        return file.read()


def read_arrow(path: Path, record: RecordClass, kept: Kept | None = None) -> pa.Table:
    """Return a partition as an Arrow table; kept: of its rows, where not all are wanted, which then never are in memory at once.

    Raises PartitionError where the file is damaged or its columns are not those of the contract.
    """
    with _named(path):
        table = pq.read_table(path) if kept is None else _read_kept(path, kept)
    _compare(path, table.schema, arrow_schema(record))
    return table


def _read_kept(path: Path, kept: Kept, names: Sequence[str] | None = None) -> pa.Table:
    with pq.ParquetFile(path) as file:
        batches = file.iter_batches(BATCH_ROWS, columns=names, use_threads=False)
        tables = [kept(pa.Table.from_batches([batch])) for batch in batches]
        return pa.concat_tables(tables) if tables else file.read(columns=names)


def read_columns(path: Path, record: RecordClass, names: Iterable[str]) -> pa.Table:
    """Return some columns of a partition: many times faster than all of them where many small files are read.

    Raises PartitionError as `read_arrow` does.
    """
    with _named(path), pq.ParquetFile(path) as file:
        _compare(path, file.schema_arrow, arrow_schema(record))
        return file.read(columns=list(names), use_threads=False)


def read_known(path: Path, record: RecordClass, names: Iterable[str], kept: Kept | None = None) -> list[dict[str, Any]]:
    """Return some columns of a partition that another version may have written, values of vocabularies as text; without those it lacks.

    kept: of its rows, where not all are wanted, from these columns. Raises PartitionError where the file is damaged.
    """
    specs = {spec.name: spec for spec in columns(record)}
    with _named(path):
        there = set(pq.read_schema(path).names)
        held = [name for name in names if name in there]
        rows = (_read_kept(path, kept, held) if kept else pq.read_table(path, columns=held, use_threads=False)).to_pylist()
    plain = {name: replace(specs[name], vocabulary=None) for name in held}
    return [{name: _value(plain[name], value) for name, value in row.items()} for row in rows]


def number_of_rows(path: Path) -> int:
    """Return how many rows a partition has, from its footer. Raises PartitionError where it is damaged."""
    with _named(path):
        return int(pq.read_metadata(path).num_rows)


def check_arrow(path: Path, record: RecordClass) -> None:
    """Raise PartitionError as `read_arrow` does, from the file's footer alone."""
    with _named(path):
        schema = pq.read_schema(path)
    _compare(path, schema, arrow_schema(record))


@contextmanager
def _named(path: Path) -> Iterator[None]:
    try:
        yield
    except (pa.ArrowInvalid, OSError) as error:
        remedy = "delete it and materialise its day again"
        if path.parent.name.startswith(_EARLIER):
            remedy = "restore it from a backup: it cannot be made again, and without it the history does not know what earlier rules read"
        raise PartitionError(f"{path}: not a readable Parquet file ({error}); {remedy}") from error


def _compare(path: Path, found: pa.Schema, expected: pa.Schema) -> None:
    if found.names == expected.names and found.types == expected.types:
        return
    lacks = [name for name in expected.names if name not in found.names]
    extra = [name for name in found.names if name not in expected.names]
    other = [
        f"{f.name} as {found.field(f.name).type} instead of {f.type}"
        for f in expected
        if f.name in found.names and found.field(f.name).type != f.type
    ]
    parts = [f"{what} {', '.join(names)}" for what, names in (("lacks", lacks), ("has", extra), ("has", other)) if names] or ["other order"]
    raise PartitionError(
        f"{path}: columns differ from the contract ({'; '.join(parts)}): {_writer(found)} wrote it, this is {__version__}; "
        f"materialise its day again, or run `newsledger build`"
    )


def _writer(found: pa.Schema) -> str:
    """Return which version of newsledger wrote a partition, as its metadata say."""
    version = (found.metadata or {}).get(VERSION_KEY.encode(), b"").decode()
    return f"newsledger {version}" if version not in {"", __version__} else "another version of newsledger"


def read_table(path: Path, record: type[Record], numbers: Sequence[int] | None = None, kept: Kept | None = None) -> list[Record]:
    """Return the rows of a partition as records; numbers or kept: those that are wanted. Raises PartitionError as `read_arrow` does."""
    kind: RecordClass = record
    specs = [spec for spec in columns(kind) if not spec.contract.published]
    table = read_arrow(path, record, kept)
    rows = (table if numbers is None else table.take(numbers)).to_pylist()
    return [record(**{spec.name: _value(spec, row[spec.name]) for spec in specs}) for row in rows]


def _value(spec: ColumnSpec, value: Any) -> Any:  # noqa: ANN401 — a cell can be of any column's type
    if value is None:
        return None
    if spec.vocabulary:
        return spec.vocabulary(value)
    if pa.types.is_nested(spec.arrow):
        return tuple(tuple(item) if isinstance(item, list) else item for item in value)
    return value
