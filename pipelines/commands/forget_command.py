"""`newsledger forget`: a page, or a whole source, is taken out of everything that is kept, and a line says that and why."""

import datetime as dt
import getpass
import sys
from typing import Any

from pipelines.contract.takedown import Takedown, Takedowns
from pipelines.curation.takedowns_file import FILE
from pipelines.fetch.archive.archived_pages import archived_names
from pipelines.link_days.link_partitions import link_days
from pipelines.partitions.writer_lock import writer_lock
from pipelines.plain_text import one_line
from pipelines.publish.build import build_warehouse
from pipelines.report.make_report import make_report
from pipelines.settings import Settings, load_settings
from pipelines.sources.source import load_sources
from pipelines.takedowns.apply_takedowns import apply_takedowns
from pipelines.takedowns.takedown_list import add_lines
from pipelines.takedowns.takedown_scope import addresses_of, articles_of


def run_forget(target: str, reason: str, author: str | None) -> int:
    """Take down what the target names, publish and write the report without it, and print what is gone; return the exit status.

    target: an address, a file's path as in `input_ref`, or the name of a source. Killed at any moment, the same command, `newsledger build`
    or the next run does the rest. Raises ValueError for what is neither here nor an address.
    """
    settings = load_settings()
    with writer_lock(settings.warehouse):
        lines = _lines(settings, target.strip(), reason, author or _user())
        add_lines(settings.curation / FILE, lines)
        done = apply_takedowns(settings)
        link_days(settings)
    built = build_warehouse(settings)
    made = make_report(settings.warehouse)
    _print(settings, lines, f"{done.records} records of the archive are blanked, {done.articles} articles and {done.rows} rows are gone")
    print(f"{built.rows['articles']:,} articles and {made.incidents:,} incidents are left; see the table takedowns")  # noqa: T201
    return 0


def _lines(settings: Settings, target: str, reason: str, author: str) -> list[Takedown]:
    """Return the lines of a target: its source, or all addresses under which its page is known. Raises ValueError where there is none."""
    said: dict[str, Any] = {"date": dt.datetime.now(dt.UTC).date(), "author": author, "reason": reason}
    sources = {source.name for source in load_sources(settings.sources)}
    sources |= {*archived_names(settings.warehouse)}
    if target in sources:
        return [Takedown(source=target, **said)]
    wanted = Takedown(address=target, **said)
    found = articles_of(settings.warehouse, Takedowns((wanted,)))
    if not found and "://" not in target and not (settings.root / target).exists():
        raise ValueError(f"{target!r} is neither an address nor a file here nor a source; the sources are {', '.join(sorted(sources))}")
    others = dict.fromkeys(address for row in found for address in addresses_of(row))
    return [wanted, *(Takedown(address=address, **said) for address in others)]


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "unknown"


def _print(settings: Settings, lines: list[Takedown], done: str) -> None:
    print(done)  # noqa: T201
    for line in lines:
        if line.address and (settings.root / line.address).is_file():
            told = f"{one_line(line.address)}: your own file is still there, and is not read any more; delete it yourself"
            print(told, file=sys.stderr)  # noqa: T201
