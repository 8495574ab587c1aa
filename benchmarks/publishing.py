"""Seconds to build and swap in the warehouse, by number of articles.

    python benchmarks/publishing.py [--articles 1000 10000]

The core partitions of the sample are copied over as many days as are needed, each copy with ids of its own, so that the rows per article
are those of real extraction. Prints rows, bytes and seconds; the second build of the same partitions is the one that counts.
"""

import argparse
import datetime as dt
import tempfile
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipelines.build import build
from pipelines.core import CORE_TABLES, build_day
from pipelines.fetch.collect import collect
from pipelines.fetch.source import load_sources
from pipelines.schema import arrow_schema, columns
from pipelines.settings import Settings
from pipelines.store import partition_path, read_arrow
from pipelines.tables import TABLES

SAMPLE_DAY = dt.date(2026, 3, 12)
COPIES_A_DAY = 50


def sample_day(settings: Settings) -> dict[str, pa.Table]:
    """Collect and extract the sample day and return its core tables."""
    for source in load_sources(settings.sources):
        if source.name == "sample":
            collect(source, SAMPLE_DAY, warehouse=settings.warehouse, root=settings.root, now=dt.datetime(2026, 3, 12, tzinfo=dt.UTC))
    build_day(settings, SAMPLE_DAY)
    return {table: read_arrow(partition_path(settings.warehouse, table, SAMPLE_DAY), TABLES[table]) for table in CORE_TABLES}


def copied(name: str, table: pa.Table, copy: int) -> pa.Table:
    """Return the rows with other ids: every key and every reference ends in the number of the copy."""
    record = TABLES[name]
    for number, field in enumerate(arrow_schema(record)):
        spec = next(c for c in columns(record) if c.name == field.name)
        is_id = spec.contract.key or spec.contract.references or field.name in {"work_id", "text_sha256"}
        if is_id and pa.types.is_string(field.type):
            table = table.set_column(number, field, pc.binary_join_element_wise(table[field.name], str(copy), "-"))
        elif is_id:
            values = [[f"{item}-{copy}" for item in row] for row in table[field.name].to_pylist()]
            table = table.set_column(number, field, pa.array(values, field.type))
    return table


def main() -> None:
    """Build warehouses of the wanted sizes and print what they cost."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, nargs="+", default=[1_000, 10_000])
    options = parser.parse_args()
    for wanted in options.articles:
        with tempfile.TemporaryDirectory() as folder:
            settings = replace(Settings(), warehouse=Path(folder))
            tables = sample_day(settings)
            copies = max(1, wanted // tables["articles"].num_rows)
            for first in range(0, copies, COPIES_A_DAY):
                day = SAMPLE_DAY + dt.timedelta(days=first // COPIES_A_DAY)
                for name, table in tables.items():
                    parts = [copied(name, table, copy) for copy in range(first, min(copies, first + COPIES_A_DAY))]
                    pq.write_table(pa.concat_tables(parts), partition_path(settings.warehouse, name, day), compression="zstd")
            build(settings)
            built = build(settings)
            rows = ", ".join(f"{built.rows[name]:,} {name}" for name in ("articles", "statements", "incident_counts"))
            print(f"{rows}: {built.path.stat().st_size / 1e6:.0f} MB in {built.seconds:.1f} s")


if __name__ == "__main__":
    main()
