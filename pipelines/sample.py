"""`make run`: materialise the bundled sample days with Dagster, print three answers, say what to do next."""

import os
import sys
import time

import dagster as dg
from dagster import DagsterInstance

from pipelines.commands.query_command import run_query
from pipelines.definitions import defs
from pipelines.defs.open_history import open_instance
from pipelines.read.fiction import has_own_articles
from pipelines.settings import REPORT, load_settings

FIRST_DAY, LAST_DAY = "2026-03-12", "2026-03-13"
DAYS = {"dagster/asset_partition_range_start": FIRST_DAY, "dagster/asset_partition_range_end": LAST_DAY}
"""The tags with which Dagster runs several days as one run, as its own backfills do."""

PROGRESS: dict[str, dict[str, dict[str, str]]] = {"loggers": {"progress": {}}}
"""Names the logger of the definitions: without a name Dagster takes its own, which prints every event."""

SAMPLE = dg.AssetKey(["raw", "sample"])
APART = "sample"
"""Folder in the warehouse of the user in which the sample has one of its own, where there are own articles."""

ANSWERS = ("figures_per_day_and_place", "both_sides", "most_quoted_speakers")


def main() -> int:
    """Materialise the sample days in the local instance and print the answers; return the exit status."""
    begin = time.monotonic()
    is_apart = has_own_articles(load_settings())
    if is_apart:
        os.environ["NEWSLEDGER_WAREHOUSE"] = str(load_settings().warehouse / APART)
        print(f"There are articles of your own, so the sample gets a warehouse of its own: {load_settings().warehouse}")  # noqa: T201
    job = defs.resolve_job_def("daily")
    with DagsterInstance.ephemeral() if is_apart else open_instance() as instance:
        print(f"Materialising {FIRST_DAY} and {LAST_DAY} …", flush=True)  # noqa: T201
        # the user's own sources are left alone: their loose files belong to the day on which their owner collects them
        wanted = [key for key in job.asset_layer.selected_asset_keys if key.path[0] != "raw" or key == SAMPLE]
        job.execute_in_process(PROGRESS, tags=DAYS, instance=instance, raise_on_error=True, asset_selection=wanted)
    for question in ANSWERS:
        print(f"\n── newsledger query {question}")  # noqa: T201
        run_query(question)
    print(  # noqa: T201
        f"\nDone in {time.monotonic() - begin:.0f} s. The warehouse is {load_settings().warehouse / 'news.duckdb'}\n"
        f"To look at, every number with its sentence: {load_settings().warehouse / REPORT / 'index.html'}\n"
        "  make ui                                        the Dagster UI, http://127.0.0.1:3000\n"
        "  .venv/bin/newsledger query                     more questions\n"
        '  .venv/bin/newsledger query "FROM articles"     your own SQL; the file opens in any DuckDB client from version 1.2 on\n'
        "  .venv/bin/newsledger run                       reads what you put into inbox/, as the job `daily` of the UI does"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
