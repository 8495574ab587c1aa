"""Fictional sources, such as the bundled sample, and own articles are never mixed: fiction leaves when the first own article is read.

Nothing is lost by that: every installation has it and can collect it again. A source is fictional if its definition says so.
"""

import datetime as dt
from collections.abc import Iterable, Sequence

from pipelines.contract.tables import TABLES
from pipelines.fetch.archive.archived_pages import archived_days
from pipelines.lake.lake import archive_of, lake_of
from pipelines.partitions.parquet_files import partition_days, partition_path, read_columns
from pipelines.read.read_day import build_day
from pipelines.settings import Settings
from pipelines.sources.source import load_sources


def fictional_days(settings: Settings) -> list[dt.date]:
    """Return the days for which something fictional is archived, oldest first."""
    return sorted({day for name in _fictional(settings) for day in archived_days(settings.warehouse, name)})


def has_own_articles(settings: Settings, days: Iterable[dt.date] | None = None) -> bool:
    """Tell whether an article of a source that is not fictional was read. days: to look at; all that were read by default."""
    fictional = _fictional(settings)
    for day in partition_days(settings.warehouse, "articles") if days is None else days:
        path = partition_path(settings.warehouse, "articles", day)
        if path.exists() and not fictional.issuperset(read_columns(path, TABLES["articles"], ("source",))["source"].to_pylist()):
            return True
    return False


def take_out_fiction(settings: Settings) -> list[dt.date]:
    """Delete what is archived of fictional sources, read their days anew without it, and return these days. Needs the writer lock."""
    days = fictional_days(settings)
    for name in _fictional(settings):
        lake_of(settings.warehouse).drop(archive_of(name))
    for day in days:
        build_day(settings, day)
    return days


def keep_apart(settings: Settings, read: Sequence[dt.date]) -> list[dt.date]:
    """Take the fiction out where the days that were just read have own articles; return the days read anew. Needs the writer lock."""
    return take_out_fiction(settings) if fictional_days(settings) and has_own_articles(settings, read) else []


def _fictional(settings: Settings) -> frozenset[str]:
    return frozenset(source.name for source in load_sources(settings.sources) if source.fictional)


TOLD = "the bundled fiction leaves, now that there are articles of your own; `make run` shows it again, in a warehouse of its own"
"""What to tell a person for whom `keep_apart` has done something."""
