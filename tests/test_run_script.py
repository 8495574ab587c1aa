"""The script `run`, without installing anything: what it says of an environment in which it cannot do its work."""

import importlib.util
import os
import re
import shutil
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
            ["/bin/sh", "run", *arguments], cwd=PROJECT, env=names, capture_output=True, text=True, timeout=600, check=False
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


@pytest.mark.parametrize("has_own", [True, False])
def test_clean_never_deletes_an_own_archive_and_says_what_it_keeps(has_own: bool, tmp_path: Path) -> None:  # noqa: FBT001
    shutil.copy(PROJECT / "run", tmp_path / "run")
    made = ["warehouse/raw/sample/1", "warehouse/core/articles/1", "warehouse/core/earlier_claims/1", "warehouse/core/decisions.json"]
    made += ["warehouse/news.duckdb", "warehouse/report/index.html", "warehouse/README.md", ".dagster/history"]
    own = "warehouse/raw/inbox/2026-03-12/1.warc.gz"
    for name in [*made, own] if has_own else made:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    done = subprocess.run(["/bin/sh", "run", "clean"], cwd=tmp_path, capture_output=True, text=True, check=True, timeout=60)
    kept = {own, "warehouse/core/earlier_claims/1", "warehouse/core/decisions.json", ".dagster/history"} if has_own else set()
    left = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()}
    assert left == kept | {"run", "warehouse/README.md"}
    assert ("kept, because it cannot be made again: your archive (warehouse/raw)" in done.stderr) == has_own


def test_a_missing_python_is_named_with_the_versions_that_do(run: Script, tmp_path: Path) -> None:
    tools = tmp_path / "tools"
    tools.mkdir()
    for name in ("sh", "dirname", "cat", "cmp", "basename"):
        found = next(Path(folder, name) for folder in ("/bin", "/usr/bin") if Path(folder, name).exists())
        (tools / name).symlink_to(found)
    done = run("sample", PATH=str(tools), NEWSLEDGER_VENV=str(tmp_path / "none"), PYTHON="")
    assert done.returncode == 1
    assert "needs Python 3.11, 3.12, 3.13 or 3.14; none was found" in done.stderr


PIP = """#!/bin/sh
case "$*" in
    *"pip install"*requirements*)
        number=0
        while [ $number -lt 25 ]; do echo "Collecting package$number"; number=$((number + 1)); done
        echo "Installing collected packages: all"
        exit "$PIP_FAILS"
        ;;
    *) exit 0 ;;
esac
"""
"""Stands for a Python whose pip prints what pip prints, and fails as told."""

UV = """#!/bin/sh
echo "uv $1 $2"
"""


def fresh(tmp_path: Path) -> Path:
    """Give an environment that holds a Python only, and nothing that is installed."""
    venv = tmp_path / "fresh"
    (venv / "bin").mkdir(parents=True)
    (venv / "bin" / "python").write_text(PIP)
    (venv / "bin" / "python").chmod(0o755)
    return venv


def without_uv() -> str:
    return os.pathsep.join(folder for folder in os.environ["PATH"].split(os.pathsep) if not Path(folder, "uv").exists())


def test_what_is_installed_is_told_at_once_and_while_pip_works(run: Script, tmp_path: Path) -> None:
    venv = fresh(tmp_path)
    done = run("setup", NEWSLEDGER_VENV=str(venv), PYTHON=sys.executable, PATH=without_uv(), PIP_FAILS="0")
    assert done.returncode == 0, done.stderr
    told = done.stderr.splitlines()
    assert told[0].startswith("newsledger: first use, or its packages changed: installing ")
    assert [line.partition(" of ")[0] for line in told[1:3]] == ["newsledger: 10", "newsledger: 20"]
    assert told[3].startswith("newsledger: writing ")
    assert told[4].startswith("newsledger: compiling ")
    again = run("setup", NEWSLEDGER_VENV=str(venv), PYTHON=sys.executable, PATH=without_uv(), PIP_FAILS="1")
    assert (again.returncode, again.stderr) == (0, ""), "nothing is installed twice"


def test_a_pip_that_fails_fails_the_setup_and_is_tried_again(run: Script, tmp_path: Path) -> None:
    venv = fresh(tmp_path)
    done = run("setup", NEWSLEDGER_VENV=str(venv), PYTHON=sys.executable, PATH=without_uv(), PIP_FAILS="3")
    assert done.returncode == 3
    assert "compiling" not in done.stderr
    assert not (venv / ".requirements.lock.stamp").exists()


def test_uv_tells_its_progress_itself(run: Script, tmp_path: Path) -> None:
    tools = tmp_path / "tools"
    tools.mkdir()
    (tools / "uv").write_text(UV)
    (tools / "uv").chmod(0o755)
    path = os.pathsep.join([str(tools), os.environ["PATH"]])
    done = run("setup", NEWSLEDGER_VENV=str(fresh(tmp_path)), PYTHON=sys.executable, PATH=path, PIP_FAILS="1")
    assert done.returncode == 0, done.stderr
    assert "installing" in done.stderr
    assert "uv pip install" in done.stdout


def test_the_modules_that_the_script_names_are_there() -> None:
    named = sorted(set(re.findall(r"pipelines(?:\.\w+)+", (PROJECT / "run").read_text(encoding="utf-8"))))
    assert "pipelines.sample" in named
    assert [name for name in named if importlib.util.find_spec(name) is None] == []
