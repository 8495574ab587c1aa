"""The same pages give the same bytes, whatever the seed of hashes, the workers, the language, the time zone or the mask."""

import os
import re
import subprocess
import sys

import pytest

from pipelines.settings import PROJECT

pytestmark = pytest.mark.slow

MACHINES = (
    {"PYTHONHASHSEED": "0"},
    {"PYTHONHASHSEED": "4242", "TZ": "Pacific/Kiritimati", "processes": "2"},
    {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8", "processes": "1"},
    {"LC_ALL": "C", "PYTHONUTF8": "0", "umask": "077"},
)
MOMENT = re.compile(rb'"fetched_at": "[^"]*"')
"""When a page was read, which is another moment each time."""


def extracted(machine: dict[str, str]) -> bytes:
    """Return what `newsledger extract` prints for the bundled articles on such a machine."""
    environment = {**os.environ, **{name: value for name, value in machine.items() if name.isupper()}}
    command = [sys.executable, "-m", "pipelines.cli", "extract", "--processes", machine.get("processes", "1"), "samples"]
    mask = int(machine.get("umask", "022"), 8)
    done = subprocess.run(command, cwd=PROJECT, env=environment, umask=mask, capture_output=True, check=False, timeout=300)
    assert done.returncode in {0, 1}, done.stderr.decode(errors="replace")[-2000:]
    lines = sorted(MOMENT.sub(b"", done.stdout).splitlines(keepends=True))
    return b"".join(lines)


def test_every_machine_reads_the_same() -> None:
    first, *others = (extracted(machine) for machine in MACHINES)
    assert first.count(b"\n") > 15
    for machine, printed in zip(MACHINES[1:], others, strict=True):
        assert printed == first, machine
