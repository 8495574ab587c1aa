"""What a takedown concerns: all versions of the work, the same bytes under other addresses, and listings that name it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from pipelines.contract.tables import Article, Fetch
from pipelines.contract.takedown import Takedowns
from pipelines.contract.vocabulary import FetchOutcome, InputKind, Purpose
from pipelines.fetch.archive.archived_pages import read_archived_body
from pipelines.fetch.archive.compression import BodyError
from pipelines.fetch.archive.warc_records import EvidenceError
from pipelines.partitions.parquet_files import partition_days, partition_path, read_known

_COLUMNS = ("article_id", "work_id", "source", "input_kind", "input_ref", "url", "canonical_url", "raw_sha256", "raw_path")
Row = dict[str, str]


def articles_of(warehouse: Path, takedowns: Takedowns) -> list[Row]:
    """Return the articles that are concerned: those of the sources and addresses, and the other versions of the works there."""
    rows = list(_articles(warehouse))
    places = [row for row in rows if takedowns.of_place(row["input_ref"], row["url"], row["canonical_url"])]
    works = {row["work_id"] for row in places}
    return [row for row in rows if row["work_id"] in works or takedowns.of_source(row["source"])]


def _articles(warehouse: Path) -> Iterator[Row]:
    for day in partition_days(warehouse, "articles"):
        yield from read_known(partition_path(warehouse, "articles", day), Article, _COLUMNS)


def addresses_of(row: Row) -> list[str]:
    """Return the addresses of an article by which it could come again; of a file also its path."""
    path = row["input_ref"] if row["input_kind"] == InputKind.FOLDER else None
    return [place for place in (row["url"], row["canonical_url"], path) if place]


@dataclass(slots=True)
class Scope:
    """What of the archive is concerned.

    places: `warc_path#offset` of the articles' evidence.  digests: of bodies that are concerned at whatever address.
    """

    warehouse: Path
    takedowns: Takedowns
    places: set[str] = field(default_factory=set)
    digests: set[str] = field(default_factory=set)

    def add_articles(self, rows: list[Row]) -> None:
        """Take in the evidence of articles."""
        self.places |= {row["raw_path"] for row in rows if row["raw_path"]}
        self.digests |= {row["raw_sha256"] for row in rows if not self.takedowns.of_source(row["source"])}

    def add_inputs(self, rows: list[Fetch]) -> None:
        """Take in the bodies that the addresses had."""
        for row in rows:
            if row.raw_sha256 and row.byte_count and row.purpose is Purpose.PAGE and self.takedowns.of_place(row.input_ref, row.url):
                self.digests.add(row.raw_sha256)

    def concerns(self, row: Fetch) -> bool:
        """Tell whether an archived input is to be blanked."""
        is_named = self.takedowns.of(row.source, row.input_ref, row.url) or f"{row.warc_path}#{row.warc_offset}" in self.places
        return bool(is_named) or row.raw_sha256 in self.digests or self._names_one(row)

    def _names_one(self, row: Fetch) -> bool:
        if row.purpose is not Purpose.LISTING or row.outcome is not FetchOutcome.ARCHIVED:
            return False
        try:
            return self.takedowns.named_in(read_archived_body(self.warehouse, row)) is not None
        except (EvidenceError, BodyError, OSError):
            return False

    def refused(self, row: dict[str, str | None]) -> bool:
        """Tell whether a row of quarantine is about an input that is concerned."""
        return bool(self.takedowns.of(row.get("source") or "", row.get("input_ref"), row.get("url"))) or row.get("raw_path") in self.places
