"""The script `run`, without installing anything: what it says of an environment in which it cannot do its work."""

import os
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from pipelines.settings import PROJECT

Script = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def run(tmp_path: Path) -> Script:
    """Give a function that calls `./run` with an environment that is set up already, as its stamp says, and holds Python only."""
    venv = tmp_path / "venv"
    (venv / "bin").mkdir(parents=True)
    (venv / "bin" / "python").symlink_to(sys.executable)
    stamp = (PROJECT / "requirements.lock").read_bytes() + (PROJECT / "pyproject.toml").read_bytes()
    (venv / ".requirements.lock.stamp").write_bytes(stamp)

    def call(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        names = {**os.environ, "NEWSLEDGER_VENV": str(venv), **environment}
        return subprocess.run(
            ["/bin/sh", "run", *arguments], cwd=PROJECT, env=names, capture_output=True, text=True, timeout=60, check=False
        )

    return call


def test_a_port_that_is_taken_is_named_with_the_remedy(run: Script) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        done = run("ui", PORT=port)
    assert done.returncode == 1
    assert f"port {port} cannot be used" in done.stderr
    assert "PORT=3001 ./run ui" in done.stderr


def test_what_is_no_port_is_named(run: Script) -> None:
    assert "port three cannot be used" in run("ui", PORT="three").stderr


def test_an_unknown_word_shows_the_words_that_there_are(run: Script) -> None:
    done = run("publish")
    assert done.returncode == 2
    assert done.stderr.startswith("usage: ./run [sample|ui|day|test|check|setup|clean]")


def test_a_missing_python_is_named_with_the_versions_that_do(run: Script, tmp_path: Path) -> None:
    tools = tmp_path / "tools"
    tools.mkdir()
    for name in ("sh", "dirname", "cat", "cmp", "basename"):
        found = next(Path(folder, name) for folder in ("/bin", "/usr/bin") if Path(folder, name).exists())
        (tools / name).symlink_to(found)
    done = run("sample", PATH=str(tools), NEWSLEDGER_VENV=str(tmp_path / "none"), PYTHON="")
    assert done.returncode == 1
    assert "needs Python 3.11, 3.12 or 3.13; none was found" in done.stderr
