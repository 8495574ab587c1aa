"""Runs whose process is gone, after a crash or a kill: Dagster shows them as started for ever, and the next runs wait for them.

`./run ui` marks them as failed when it starts. The next run of the day does what they had left undone; that is not done here.
"""

import json
import os
import socket
import sys
from contextlib import closing

import dagster as dg
from dagster import DagsterEventType, DagsterInstance, DagsterRun, DagsterRunStatus, RunsFilter

UNDER_WAY = (DagsterRunStatus.STARTING, DagsterRunStatus.STARTED, DagsterRunStatus.CANCELING)
SERVER = ".dagster/grpc_info"
"""The tag in which Dagster notes the socket of the code server that started a run."""

MESSAGE = "The process of this run is gone: it was killed, or the machine went down. Launch the day again; what was collected is kept."


def end_lost_runs(instance: DagsterInstance) -> list[str]:
    """Mark the runs that no process works on as failed and return their ids."""
    lost = [run for run in instance.get_runs(filters=RunsFilter(statuses=list(UNDER_WAY))) if _is_lost(instance, run)]
    for run in lost:
        instance.report_run_failed(run, MESSAGE)
    return [run.run_id for run in lost]


def _is_lost(instance: DagsterInstance, run: DagsterRun) -> bool:
    """Whether the process or the server that started it is gone; after a restart of the machine its number may be another process's."""
    pids = _pids(instance, run)
    server = json.loads(run.tags.get(SERVER, "{}")).get("socket")
    return bool(pids and not _is_alive(pids[-1])) or bool(server and not _answers(server))


def _pids(instance: DagsterInstance, run: DagsterRun) -> list[int]:
    events = [entry.dagster_event for entry in instance.all_logs(run.run_id, of_type=DagsterEventType.ENGINE_EVENT)]
    noted = [event.engine_event_data.metadata.get("pid") for event in events if event]
    return [int(value.text) for value in noted if isinstance(value, dg.TextMetadataValue) and value.text and value.text.isdecimal()]


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _answers(path: str) -> bool:
    with closing(socket.socket(socket.AF_UNIX)) as client:
        try:
            client.connect(path)
        except OSError:
            return False
    return True


def main() -> int:
    """End the lost runs of the local instance and name them."""
    with DagsterInstance.get() as instance:
        for run_id in end_lost_runs(instance):
            sys.stdout.write(f"Run {run_id[:8]} had no process any more and is marked as failed: launch its day again\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
