"""Runs the job `daily` for a day, but waits before it reads until another process is about to read, too: `DAY OTHER_DAY` as arguments."""

import sys

import dagster as dg
from reading_together import together

from pipelines.definitions import defs
from pipelines.read import read_day

if __name__ == "__main__":
    own, other = sys.argv[1:]
    read_day._read = together(own, other)  # noqa: SLF001 — the moment of reading has no other name
    with dg.DagsterInstance.get() as instance:
        done = defs.resolve_job_def("daily").execute_in_process(partition_key=own, instance=instance, raise_on_error=False)
    print(done.run_id, done.success)  # noqa: T201
