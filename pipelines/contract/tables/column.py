"""What the contract says of a column besides its name and type."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Column:
    """What the contract says of a column besides its type.

    doc: one sentence. key: unique in the table. references: `table.column` that every value must be found in.
    published: computed over all partitions when the warehouse is built; not in the Parquet partitions.
    is_long: holds whole texts, so that DuckDB stores it compressed with zstd.
    """

    doc: str
    key: bool = False
    references: str | None = None
    published: bool = False
    is_long: bool = False
