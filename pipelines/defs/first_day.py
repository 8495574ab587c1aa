"""The first day that has something: where the partitions begin, so that a share of them means something in the UI."""

import datetime as dt
from collections.abc import Iterator

from pipelines.fetch.archive.archived_pages import archived_days, archived_names
from pipelines.settings import Settings
from pipelines.sources.source import SourceError, load_sources


def first_day(settings: Settings, today: dt.date) -> dt.date:
    """Return the first day of which something is archived, or that a folder of a source is named after; today where there is none."""
    return min([today, *_archived(settings), *_named(settings)])


def _archived(settings: Settings) -> Iterator[dt.date]:
    for name in archived_names(settings.warehouse):
        yield from archived_days(settings.warehouse, name)[:1]


def _named(settings: Settings) -> Iterator[dt.date]:
    try:
        sources = load_sources(settings.sources)
    except SourceError:
        return  # whoever loads the sources for use says what is wrong with them
    for source in sources:
        for path in (settings.root / source.path).glob("????-??-??") if source.path else ():
            try:
                yield dt.date.fromisoformat(path.name)
            except ValueError:
                continue
