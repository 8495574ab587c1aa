"""The prompt of `newsledger query`: what is one question, what an error does to the next, and where the history lies."""

import os
import pty
import select
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from pipelines.commands.query_prompt import converse
from pipelines.settings import PROJECT, Settings


def typed(*lines: str | type[BaseException]) -> Callable[[str], str]:
    """Return a function that gives one line after another, then the end of the input."""
    waiting = iter(lines)

    def read(_: str) -> str:
        """Return the next line, or raise what stands in its place."""
        line = next(waiting, EOFError)
        if isinstance(line, str):
            return line
        raise line

    return read


@pytest.mark.parametrize(
    ("lines", "asked"),
    [
        (["both_sides"], [("both_sides", "table")]),
        (["both_sides;"], [("both_sides", "table")]),
        (["SELECT 1;"], [("SELECT 1", "table")]),
        (["SELECT 1", "FROM articles ;"], [("SELECT 1\nFROM articles", "table")]),
        (["SELECT 1", "FROM articles"], []),
        (["", "  ", "both_sides"], [("both_sides", "table")]),
        (["SELECT wrong", KeyboardInterrupt, "SELECT 2;"], [("SELECT 2", "table")]),
        ([".format json", "both_sides"], [("both_sides", "json")]),
        ([".format xml", "both_sides"], [("both_sides", "table")]),
        ([".columns articles"], [(".columns articles", "table")]),
        ([".quit", "both_sides"], []),
    ],
)
def test_what_is_typed_becomes_questions(lines: list[str | type[BaseException]], asked: list[tuple[str, str]]) -> None:
    seen: list[tuple[str, str]] = []
    converse(typed(*lines), lambda question, form: seen.append((question, form)))
    assert seen == asked


@pytest.mark.parametrize("error", [ValueError("no such table"), FileNotFoundError("nothing is published"), KeyboardInterrupt()])
def test_an_error_is_told_and_the_next_question_is_answered(error: BaseException, capsys: pytest.CaptureFixture[str]) -> None:
    seen: list[str] = []

    def answer(question: str, _: str) -> None:
        """Fail once."""
        seen.append(question)
        if question == "first":
            raise error

    converse(typed("first", "second"), answer)
    assert seen == ["first", "second"]
    assert (str(error) or "forgotten") in capsys.readouterr().err


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    converse(typed(".help"), lambda *_: pytest.fail("help is no question"))
    shown = capsys.readouterr().out
    assert all(word in shown for word in (".questions", ".tables", ".columns", ".format", ".quit"))


@pytest.mark.slow
def test_a_person_at_a_terminal_asks_and_finds_the_history_again(sample_settings: Settings, tmp_path: Path) -> None:
    process, terminal = pty.fork()
    if process == 0:
        os.environ |= {"XDG_STATE_HOME": str(tmp_path), "NEWSLEDGER_WAREHOUSE": str(sample_settings.warehouse), "TERM": "dumb"}
        os.chdir(PROJECT)
        os.execv(sys.executable, [sys.executable, "-m", "pipelines.cli", "query"])  # noqa: S606
    shown = ""

    def until(text: str) -> None:
        """Read until a text was shown."""
        nonlocal shown
        while text not in shown:
            assert select.select([terminal], [], [], 120)[0], shown
            shown += os.read(terminal, 65_536).decode(errors="replace")

    until("newsledger> ")
    os.write(terminal, b"SELECT 40 + 2 AS answer;\n")
    until("42")
    os.write(terminal, b".columns incident_lin\t\n")
    until("ruled_incident_id")
    os.write(terminal, b".quit\n")
    assert os.waitpid(process, 0)[1] == 0
    history = tmp_path / "newsledger" / "query_history"
    assert history.read_text().splitlines() == ["SELECT 40 + 2 AS answer;", ".columns incident_links", ".quit"]
    assert history.stat().st_mode & 0o077 == 0
