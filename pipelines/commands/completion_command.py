"""`newsledger completion SHELL`: a script that lets a shell complete commands, options and the names of files."""

import argparse
from collections.abc import Iterator

import shtab

from pipelines.commands.arguments import parser

_PATHS = frozenset(("inputs", "folder", "file", "out"))
"""Arguments that are files or folders."""


def run_completion(shell: str) -> int:
    """Print the script for bash, zsh or fish and return 0. It is made of the arguments themselves, so that none is forgotten."""
    whole = parser()
    for action in _actions(whole):
        if action.dest in _PATHS:
            action.complete = shtab.FILE  # type: ignore[attr-defined]
    print(shtab.complete(whole, shell))  # noqa: T201
    return 0


def _actions(of: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    for action in of._actions:  # noqa: SLF001 — argparse gives it no public name
        yield action
        if isinstance(action.choices, dict):
            for command in action.choices.values():
                yield from _actions(command)
