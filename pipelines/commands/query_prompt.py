"""The prompt of `newsledger query`: one question after another, with history, and completion by the tabulator key."""

import os
import readline
import sys
from collections.abc import Callable, Collection
from pathlib import Path

from pipelines.plain_text import printable

FORMS = ("table", "csv", "json", "markdown")
HELP = f"""Write a SELECT and end it with a semicolon, or the name of a question.
  .questions       what is there to ask
  .tables          tables, marts and views
  .columns TABLE   the columns of one, with their meanings
  .format FORM     {", ".join(FORMS)}
  .help            this
  .quit, Ctrl-D    leave; Ctrl-C forgets what is half written"""

_DOTS = (".columns", ".format", ".help", ".questions", ".quit", ".tables")
_ASK, _GO_ON = "newsledger> ", "        ..> "
_MOST_REMEMBERED = 2_000

Answer = Callable[[str, str], object]
"""Prints the answer to what was asked, in a form. Raises ValueError where there is none."""


def run_prompt(answer: Answer, words: Collection[str]) -> int:
    """Ask and answer until the user leaves; return 0. words: names that the tabulator key completes."""
    history = _history_file()
    _prepare(history, sorted({*words, *_DOTS}))
    print(HELP)  # noqa: T201
    try:
        converse(input, answer)
    finally:
        history.parent.mkdir(parents=True, exist_ok=True)
        readline.set_history_length(_MOST_REMEMBERED)
        readline.write_history_file(history)
        history.chmod(0o600)
    return 0


def converse(read: Callable[[str], str], answer: Answer) -> None:
    """Answer what `read` returns until it raises EOFError, or .quit. An error is printed, and the next question can be asked."""
    form = FORMS[0]
    while (asked := _next(read)) not in {None, ".quit"}:
        word, _, rest = str(asked).partition(" ")
        if word == ".format" and rest in FORMS:
            form = rest
        elif word in {".help", ".format"}:
            print(HELP)  # noqa: T201
        else:
            _answer(answer, str(asked), form)


def _next(read: Callable[[str], str]) -> str | None:
    """Return the next complete question: a word alone, a line that begins with a dot, or SQL up to a semicolon. None at the end."""
    lines: list[str] = []
    while True:
        try:
            lines.append(read(_GO_ON if lines else _ASK))
        except EOFError:
            return None
        except KeyboardInterrupt:
            print()  # noqa: T201
            lines.clear()
            continue
        text = "\n".join(lines).strip()
        if text.endswith(";") or (len(lines) == 1 and (text.startswith(".") or len(text.split()) == 1)):
            return text.rstrip("; \n")
        if not text:
            lines.clear()


def _answer(answer: Answer, asked: str, form: str) -> None:
    try:
        answer(asked, form)
    except (OSError, ValueError) as error:
        print(printable(str(error)), file=sys.stderr)  # noqa: T201
    except KeyboardInterrupt:
        print("\nforgotten", file=sys.stderr)  # noqa: T201


def _history_file() -> Path:
    """Return where the history of the user lies, by the rules of the desktop's base folders."""
    state = os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state"
    return Path(state) / "newsledger" / "query_history"


def _prepare(history: Path, words: list[str]) -> None:
    if history.exists():
        readline.read_history_file(history)

    def complete(begin: str, number: int) -> str | None:
        """Return the word of this number that begins so; None where there are no more."""
        found = [word for word in words if word.startswith(begin)]
        return found[number] if number < len(found) else None

    readline.set_completer(complete)
    readline.set_completer_delims(" \t\n,()=<>'\";")
    readline.parse_and_bind("tab: complete")
