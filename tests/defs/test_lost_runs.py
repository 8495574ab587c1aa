"""Runs whose process was killed do not hold the queue for ever."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import dagster as dg
from dagster import DagsterRunStatus
from dagster._core.events import EngineEventData

from pipelines.defs.lost_runs import SERVER, end_lost_runs


@dg.op
def one() -> None: ...


@dg.job
def job() -> None:
    one()


def gone() -> int:
    """Return the number of a process that has ended."""
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


def begun(instance: dg.DagsterInstance, pid: int | None, server: Path | None = None) -> str:
    """Put a run into the instance that a process has begun."""
    tags = {SERVER: f'{{"host": "localhost", "socket": "{server}"}}'} if server else {}
    run = instance.create_run_for_job(job, status=DagsterRunStatus.STARTED, tags=tags)
    if pid:
        metadata = {"pid": dg.MetadataValue.text(str(pid))}
        instance.report_engine_event("Executing steps in process", run, EngineEventData(metadata=metadata))
    return run.run_id


def test_a_run_whose_process_is_gone_is_ended() -> None:
    with dg.DagsterInstance.ephemeral() as instance:
        lost, alive = begun(instance, gone()), begun(instance, os.getpid())
        assert end_lost_runs(instance) == [lost]
        status = {run.run_id: run.status for run in instance.get_runs()}
        assert status == {lost: DagsterRunStatus.FAILURE, alive: DagsterRunStatus.STARTED}


def test_a_run_whose_server_is_gone_is_ended_whoever_has_its_number_now(tmp_path: Path) -> None:
    with dg.DagsterInstance.ephemeral() as instance, socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "alive"))
        server.listen()
        lost = begun(instance, os.getpid(), tmp_path / "gone")
        begun(instance, os.getpid(), tmp_path / "alive")
        begun(instance, None)
        assert end_lost_runs(instance) == [lost]
