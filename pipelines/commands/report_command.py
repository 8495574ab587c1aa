"""`newsledger report`: the published warehouse as pages to look at."""

import datetime as dt
import json
import webbrowser
from dataclasses import asdict
from pathlib import Path

from pipelines.commands.progress_bar import Bar
from pipelines.report.facts.published_file import Scope
from pipelines.report.make_report import make_report
from pipelines.report.pages.words import several
from pipelines.settings import REPORT, load_settings


def run_report(
    since: str | None, country: str | None, source: str | None, out: str | None, *, is_opened: bool = False, as_json: bool = False
) -> int:
    """Write the report, print where it is, and return the exit status. A limited report goes into a folder of its own.

    as_json: print one JSON object, with the path as `index`.
    Raises ValueError for a day, a source or a folder that cannot be used, FileNotFoundError where nothing is published.
    """
    scope = Scope(_day(since), country.upper() if country else None, source)
    warehouse = load_settings().warehouse
    limits = [str(limit) for limit in (scope.since, scope.country, scope.source) if limit]
    folder = Path(out).resolve() if out else warehouse / "-".join([REPORT, *limits])
    made = make_report(warehouse, folder, scope, on_page=Bar("report").show)
    if as_json:
        print(json.dumps(asdict(made), default=str))  # noqa: T201
        return 0
    told = f"{several(made.incidents, 'incident')} in {made.files:,} files, of which {made.written:,} are new or changed"
    print(f"{told} ({made.bytes / 1e6:,.1f} MB, {made.seconds:.1f} s)")  # noqa: T201
    print(made.index)  # noqa: T201
    if is_opened and not webbrowser.open(made.index.as_uri()):
        print("no browser could be started here; open the file above in one")  # noqa: T201
    return 0


def _day(text: str | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text) if text else None
    except ValueError as error:
        raise ValueError(f"--since {text!r} is not a date; write it as YYYY-MM-DD, such as 2026-03-12") from error
