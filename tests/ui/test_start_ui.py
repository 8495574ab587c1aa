"""The processes of the UI: all of them end when the first is told to."""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from support.dagster_ui import request

from pipelines.settings import PROJECT

START_S = 300
"""A guard against a UI that never opens, or never ends."""


def session(leader: int) -> list[str]:
    """Return the ids of the processes of a session."""
    listed = subprocess.run([shutil.which("ps") or "ps", "-o", "pid=", "-s", str(leader)], capture_output=True, text=True, check=False)
    return listed.stdout.split()


def wait(leader: int, port: int) -> None:
    """Wait until the UI answers."""
    end = time.monotonic() + START_S
    while time.monotonic() < end and session(leader):
        try:
            if request(port, "GET", "/server_info")[0] == 200:
                return
        except OSError:
            time.sleep(0.2)
    pytest.fail("the UI did not open")


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("ps"), reason="there is no command ps")
@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGINT])
def test_no_process_is_left_when_the_ui_is_told_to_end(tmp_path: Path, sign: int) -> None:
    (tmp_path / "dagster.yaml").write_text("telemetry: {enabled: false}\n")
    environment = {**os.environ, "DAGSTER_HOME": str(tmp_path), "NEWSLEDGER_WAREHOUSE": str(tmp_path / "warehouse")}
    port = 20_000 + os.getpid() % 20_000
    # as a shell starts what ends with &: SIGINT is ignored, and Dagster takes SIGTERM for it
    command = ["/bin/sh", "-c", f"trap '' INT; exec {sys.executable} -m pipelines.ui.start_ui {port}"]
    with (tmp_path / "log").open("wb") as log:
        started = subprocess.Popen(command, cwd=PROJECT, env=environment, stdout=log, stderr=log, start_new_session=True)
    try:
        wait(started.pid, port)
        assert len(session(started.pid)) > 2
        os.kill(started.pid, sign)
        assert started.wait(START_S) == 0
        end = time.monotonic() + START_S
        while session(started.pid) and time.monotonic() < end:
            time.sleep(0.2)
        assert session(started.pid) == []
    finally:
        for process in session(started.pid):
            os.kill(int(process), signal.SIGKILL)
