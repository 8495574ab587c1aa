"""Seconds to build and swap in the warehouse, to add a day and to read one anew, and to answer each question, by number of articles.

    python benchmarks/publishing.py [--articles 10000 100000] [--copies 10] [--folder FOLDER] [--questions]

The partitions are made by `synthetic_partitions`: per article five statements, two claims, four reports. A folder is kept and used again,
and not written anew where it holds partitions already; without one everything goes to a temporary folder. Prints rows, bytes, processor
time and seconds by step.
"""

import argparse
import datetime as dt
import resource
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from synthetic_partitions import write_day, write_partitions

from pipelines.partitions.parquet_files import partition_days
from pipelines.publish.build import build_warehouse
from pipelines.publish.database import open_read_only
from pipelines.publish.master import master_path
from pipelines.publish.sql_files import sql_files
from pipelines.settings import Settings

FURTHER_DAY = dt.date(2026, 6, 1)
"""A day behind those of the generator."""
FURTHER_ARTICLES = 1_000
SHOWN_STEPS = 12
IN_THE_YEAR = "TIMESTAMPTZ '2025-10-15 12:00:00Z'"
"""A moment in the middle of what the generator makes: some incidents go on."""


def measure(settings: Settings, title: str) -> None:
    """Build the warehouse and print what it costs."""
    processor = time.process_time()
    built = build_warehouse(settings)
    processor = time.process_time() - processor
    rows = ", ".join(f"{built.rows[name]:,} {name}" for name in ("articles", "statements", "incident_counts"))
    size = built.path.stat().st_size / 1e6
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    spent = f"{processor:.1f} s of processor time in {built.seconds:.1f} s, peak memory so far {peak:,.0f} MB"
    print(f"{title} ({built.work}): {rows}: {size:.0f} MB, {spent}")
    for step, seconds in sorted(built.steps.items(), key=lambda item: -item[1])[:SHOWN_STEPS]:
        print(f"  {seconds:6.2f} s  {step}")


def days_of(warehouse: Path, day: dt.date) -> list[Path]:
    """Return the partitions of a day."""
    return sorted((warehouse / "core").glob(f"*/{day}.parquet"))


def measure_changes(settings: Settings) -> None:
    """Add a day, take it away, take the day in the middle away and put it back; print what each costs."""
    warehouse = settings.warehouse
    write_day(warehouse, FURTHER_ARTICLES, FURTHER_DAY, copy=99)
    measure(settings, "a further day")
    for path in days_of(warehouse, FURTHER_DAY):
        path.unlink()
    days = partition_days(warehouse, "articles")
    middle = days_of(warehouse, days[len(days) // 2])
    for path in middle:
        path.rename(path.with_suffix(".away"))
    measure(settings, "that day and the one in the middle taken away")
    for path in middle:
        path.with_suffix(".away").rename(path)
    measure(settings, "the day in the middle put back")


def ask(settings: Settings) -> None:
    """Ask every question, and the macros of a moment by both clocks in the middle of the year, and print how long each takes."""
    asked = {file.name: file.select for file in sql_files(settings.sql / "queries")}
    for name in ("incident_totals", "incidents", "claims"):
        for clock in ("as_of", "collected_by"):
            macro = f"{name}_{clock}({IN_THE_YEAR})"
            asked[macro] = f"SELECT count(*) AS n, sum(hash(answer)) AS all_columns FROM {macro} AS answer"  # noqa: S608
    for name, select in asked.items():
        database = open_read_only(settings.warehouse)
        begin, processor = time.monotonic(), time.process_time()
        answers = len(database.run(select))
        print(f"  {time.monotonic() - begin:6.2f} s, {time.process_time() - processor:6.2f} s of processor time  {name} ({answers} rows)")
        database.close()


def main() -> None:
    """Build warehouses of the wanted sizes and print what they cost."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, nargs="+", default=[10_000], help="articles of the generator")
    parser.add_argument("--copies", type=int, default=1, help="write each this many times under ids of its own")
    parser.add_argument("--folder", type=Path, help="where the partitions are kept; a temporary folder by default")
    parser.add_argument("--kept", action="store_true", help="go on from the master of the folder instead of building everything anew")
    parser.add_argument("--questions", action="store_true", help="ask every question of sql/queries/ and the macros of a moment, too")
    options = parser.parse_args()
    for wanted in options.articles:
        with tempfile.TemporaryDirectory() as temporary:
            warehouse = (options.folder or Path(temporary)) / str(wanted * options.copies)
            if not partition_days(warehouse, "articles"):
                write_partitions(warehouse, wanted, copies=options.copies)
            if not options.kept:
                master_path(warehouse).unlink(missing_ok=True)
            settings = replace(Settings(), warehouse=warehouse)
            measure(settings, "all")
            measure_changes(settings)
            if options.questions:
                ask(settings)


if __name__ == "__main__":
    main()
