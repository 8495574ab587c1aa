"""The arguments: every command stands in the docs, can be completed, and is told what it is for."""

import argparse
import re
import shutil
import subprocess

import pytest

from pipelines import cli
from pipelines.commands.arguments import parser
from pipelines.settings import PROJECT


def commands() -> set[str]:
    """Return the names of all commands."""
    (found,) = [action.choices for action in parser()._actions if isinstance(action, argparse._SubParsersAction)]  # noqa: SLF001
    return set(found)


def test_every_command_stands_in_the_docs_and_does_something() -> None:
    page = (PROJECT / "docs" / "commands.md").read_text(encoding="utf-8").partition("## Exit status")[0]
    listed = {name for row in re.findall(r"^\| (`.*?) \|", page, re.MULTILINE) for name in re.findall(r"`([a-z-]+)`", row)}
    assert listed == commands() == set(cli._COMMANDS)  # noqa: SLF001


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_shell_can_complete_every_command(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["completion", shell]) == 0
    script = capsys.readouterr().out
    assert {name for name in commands() if name in script} == commands()
    if program := shutil.which(shell):
        subprocess.run([program, "-n"], input=script, text=True, check=True, timeout=60)


def test_bash_completes(capsys: pytest.CaptureFixture[str]) -> None:
    cli.main(["completion", "bash"])
    asked = "\nCOMP_WORDS=(newsledger re); COMP_CWORD=1; _shtab_newsledger; echo ${COMPREPLY[@]}\n"
    done = subprocess.run(["/bin/bash"], input=capsys.readouterr().out + asked, capture_output=True, text=True, check=True, timeout=60)
    assert set(done.stdout.split()) == {"report", "restore", "review"}
