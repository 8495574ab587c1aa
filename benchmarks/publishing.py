"""Seconds to build and swap in the warehouse, and to answer each question, by number of articles.

    python benchmarks/publishing.py [--articles 10000 100000] [--folder FOLDER] [--questions]

The partitions are made by `synthetic_partitions`: per article five statements, two claims, four reports. A folder is kept and used again,
and not written anew where it holds partitions already; without one everything goes to a temporary folder. Prints rows, bytes and
seconds by step.
"""

import argparse
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from synthetic_partitions import write_partitions

from pipelines.build import build
from pipelines.settings import Settings
from pipelines.sql_files import sql_files
from pipelines.store import partition_days
from pipelines.warehouse import open_read_only


def measure(settings: Settings, *, questions: bool) -> None:
    """Build the warehouse and print what it costs."""
    built = build(settings)
    rows = ", ".join(f"{built.rows[name]:,} {name}" for name in ("articles", "statements", "incident_counts"))
    print(f"{rows}: {built.path.stat().st_size / 1e6:.0f} MB in {built.seconds:.1f} s")
    for step, seconds in sorted(built.steps.items(), key=lambda item: -item[1])[:12]:
        print(f"  {seconds:6.2f} s  {step}")
    if questions:
        for file in sql_files(settings.sql / "queries"):
            database = open_read_only(settings.warehouse)
            begin = time.monotonic()
            answers = len(database.run(file.select))
            print(f"  {time.monotonic() - begin:6.2f} s  {file.name} ({answers} rows)")
            database.close()


def main() -> None:
    """Build warehouses of the wanted sizes and print what they cost."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, nargs="+", default=[10_000])
    parser.add_argument("--folder", type=Path, help="where the partitions are kept; a temporary folder by default")
    parser.add_argument("--questions", action="store_true", help="ask every question of sql/queries/ too")
    options = parser.parse_args()
    for wanted in options.articles:
        with tempfile.TemporaryDirectory() as temporary:
            warehouse = (options.folder or Path(temporary)) / str(wanted)
            if not partition_days(warehouse, "articles"):
                write_partitions(warehouse, wanted)
            measure(replace(Settings(), warehouse=warehouse), questions=options.questions)


if __name__ == "__main__":
    main()
