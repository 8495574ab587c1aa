"""The tutorials do what they say: every command runs, in order, and prints the lines that stand below it."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from support import SUPPORT
from support.warm_commands import warm_commands

from pipelines.settings import PROJECT

PAGE = PROJECT / "docs" / "tutorials.md"
BLOCK = re.compile(r"^```(console|python)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
HERE = re.compile(r"<<'(\w+)'$")


def commands(block: str) -> list[tuple[str, list[str]]]:
    """Return the commands of a console block, each with the lines that it prints."""
    found: list[tuple[str, list[str]]] = []
    end = ""
    for line in block.splitlines():
        if end:
            found[-1] = (f"{found[-1][0]}\n{line}", [])
            end = "" if line == end else end
        elif line.startswith("$ "):
            found.append((line.removeprefix("$ "), []))
            end = match[1] if (match := HERE.search(line)) else ""
        else:
            found[-1][1].append(line)
    return found


@pytest.mark.slow
def test_every_tutorial_runs_in_an_empty_folder(tmp_path: Path) -> None:
    tools = tmp_path / "tools"
    tools.mkdir()
    environment = {**os.environ, "PATH": f"{tools}:{os.environ['PATH']}", "PYTHONPATH": str(PROJECT)}
    environment.pop("NEWSLEDGER_WAREHOUSE", None)
    folder = tmp_path / "work"
    folder.mkdir()
    blocks = BLOCK.findall(PAGE.read_text(encoding="utf-8"))
    assert len(blocks) > 5
    with warm_commands() as warm:
        client = f'"{sys.executable}" -I -S "{SUPPORT / "warm_client.py"}" "{warm.address}"'
        (tools / "newsledger").write_text(f'#!/bin/sh\nexec {client} "$@"\n')
        (tools / "newsledger").chmod(0o755)
        for language, block in blocks:
            if language == "python":
                subprocess.run([sys.executable, "-c", block], check=True, cwd=folder, env=environment, timeout=300)
            else:
                run_block(block, folder, environment)


def run_block(block: str, folder: Path, environment: dict[str, str]) -> None:
    """Run the commands of a block, and see that each line that stands below them is printed."""
    script = "set -eu\n" + "\n".join(command for command, _ in commands(block))
    ran = subprocess.run(["/bin/bash", "-c", script], check=False, cwd=folder, env=environment, capture_output=True, text=True, timeout=300)
    assert ran.returncode == 0, f"{block}\n{ran.stdout}{ran.stderr}"
    printed = ran.stdout.splitlines()
    for command, lines in commands(block):
        assert [line for line in lines if line not in printed] == [], f"{command}\n{ran.stdout}{ran.stderr}"
