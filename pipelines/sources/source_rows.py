"""The table `sources`: the definitions as rows of the warehouse."""

from pathlib import Path

from pipelines.contract.tables import SourceDefinition
from pipelines.contract.vocabulary import InputKind
from pipelines.sources.source import Source, load_sources


def source_rows(folder: Path) -> list[SourceDefinition]:
    """Return one row per definition in the folder, ordered by name. Raises SourceError."""
    return [_row(source) for source in load_sources(folder)]


def _row(source: Source) -> SourceDefinition:
    least, most = source.expect.articles_per_day if source.expect else (None, None)
    return SourceDefinition(
        name=source.name,
        title=source.title,
        kind=InputKind(source.kind),
        addresses=(*source.url, *(place for place in (source.path, source.list) if place)),
        publisher=source.publisher,
        language=source.language,
        time_zone=source.time_zone,
        licence=source.licence,
        cadence=source.cadence,
        articles_per_day_min=least,
        articles_per_day_max=most,
    )
