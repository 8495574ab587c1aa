"""What `correct`, `merge` and `split` share: ids by their beginning, who decides and when, and the question before a line is written."""

import datetime as dt
import getpass
import os
import sys

from pipelines.commands.publishing import link_and_publish
from pipelines.curation.new_lines import NewLine
from pipelines.plain_text import one_line
from pipelines.publish.database import Warehouse
from pipelines.settings import Settings

AUTHOR = "NEWSLEDGER_AUTHOR"
"""Environment variable with the name that decisions carry."""

_IDS = {
    "claim": "SELECT claim_id FROM main.incident_counts WHERE starts_with(claim_id, ?)",
    "incident": "SELECT incident_id FROM main.incidents WHERE starts_with(incident_id, ?)",
    "article": "SELECT article_id FROM main.articles WHERE starts_with(article_id, ?)",
}
_SHORTEST = 4


def find_id(database: Warehouse, kind: str, beginning: str) -> str | None:
    """Return the id of a claim, an incident or an article that begins so; None where none does.

    Raises ValueError where several do, and where the beginning has fewer than four characters.
    """
    if len(beginning) < _SHORTEST:
        raise ValueError(f"{beginning!r} is too short for an id; write its first {_SHORTEST} characters or more")
    found = [name for (name,) in database.run(f"SELECT DISTINCT * FROM ({_IDS[kind]}) ORDER BY ALL LIMIT 2", [beginning])]  # noqa: S608
    if len(found) > 1:
        raise ValueError(f"several ids begin with {beginning!r}; write more of the id")
    return found[0] if found else None


def need_id(database: Warehouse, kind: str, beginning: str) -> str:
    """Return the id of what begins so. Raises ValueError where nothing does."""
    found = find_id(database, kind, beginning)
    if found is None:
        raise ValueError(f"no {kind} begins with {beginning!r}; `newsledger review` and the pages of the report name them")
    return found


def author_of(given: str | None) -> str:
    """Return who decides: the given name, that of the environment, or the user of this machine."""
    return given or os.environ.get(AUTHOR) or getpass.getuser()


def now() -> dt.datetime:
    """Return this second in UTC."""
    return dt.datetime.now(dt.UTC).replace(microsecond=0)


def write_if_wanted(line: NewLine, settings: Settings, *, is_sure: bool, is_published: bool) -> int:
    """Show the line, ask unless `is_sure`, append it, and publish if wanted. Return the exit status: 1 where it was not written."""
    print(f"\n{line.path} gets:\n  {one_line(line.text)}")  # noqa: T201
    if not is_sure and not _agrees():
        print("nothing was written")  # noqa: T201
        return 1
    line.write()
    if not is_published:
        print("written; it takes effect with `newsledger publish` or the next run")  # noqa: T201
        return 0
    built, made = link_and_publish(settings)
    print(f"written and published in {built.seconds:.1f} s; report: {made.index}")  # noqa: T201
    return 0


def _agrees() -> bool:
    """Ask a person. Raises ValueError where there is none to ask."""
    if not sys.stdin.isatty():
        raise ValueError("nothing was written, because there is no terminal to ask at; add --yes")
    return input("Append it? [y/N] ").strip().lower() in {"y", "yes"}
