"""Blocking checks on one partition, generated from the contract."""

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow.compute as pc

from pipelines.contract.schema import RecordClass, columns, key_column
from pipelines.partitions.parquet_files import read_columns

Rows = Mapping[str, Sequence[Any]]
"""The rows of one partition by table name."""


def contract_violations(table: str, record: RecordClass, rows: Rows) -> list[str]:
    """Return what breaks the contract: duplicate keys, missing values, references to rows that are not there.

    Vocabularies need no check: a record cannot be read with a value outside them.
    """
    key = key_column(record)
    found = [f"{table}.{key} {value!r} stands {n} times" for value, n in Counter(getattr(r, key) for r in rows[table]).items() if n > 1]
    for column in columns(record):
        values = [(getattr(row, key), getattr(row, column.name)) for row in rows[table]]
        if not column.nullable:
            found += [f"{table}.{column.name} of {row_id} is missing" for row_id, value in values if value is None]
        if column.contract.references:
            found += _dangling(f"{table}.{column.name}", column.contract.references, values, rows)
    return found


def doubled_keys(path: Path, table: str, record: RecordClass) -> list[str]:
    """Return the keys that stand several times in a partition, from this column alone. Raises PartitionError where it is damaged."""
    key = key_column(record)
    counts = pc.value_counts(read_columns(path, record, [key])[key].combine_chunks())
    doubled = counts.filter(pc.greater(counts.field("counts"), 1)).to_pylist()
    return sorted(f"{table}.{key} {row['values']!r} stands {row['counts']} times" for row in doubled)


def _dangling(name: str, reference: str, values: list[tuple[str, Any]], rows: Rows) -> list[str]:
    target_table, target_column = reference.split(".")
    targets = {getattr(row, target_column) for row in rows[target_table]}
    return [
        f"{name} of {row_id} points to {target}, which is not in {reference}"
        for row_id, value in values
        for target in (value if isinstance(value, tuple) else (value,))
        if target is not None and target not in targets
    ]
