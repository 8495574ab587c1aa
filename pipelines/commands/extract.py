"""`newsledger extract`: articles from files, addresses or JSON lines to rows on standard output."""

import datetime as dt
import gzip
import json
import os
import sys
import tempfile
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from pipelines.commands.tables import text_table
from pipelines.extract.extraction import Extraction
from pipelines.fetch.archive import read_pages
from pipelines.fetch.collect import collect
from pipelines.fetch.folder import MEDIA_TYPES
from pipelines.fetch.source import Source
from pipelines.page import Page
from pipelines.settings import load_settings
from pipelines.vocabulary import InputKind
from pipelines.workers import Outcome, extract_pages

MAX_BYTES = 10_000_000
SOURCE = "command line"


@dataclass(frozen=True, slots=True)
class Input:
    """One document asked for: its page, or the reason why there is none."""

    doc_id: str
    page: Page | None = None
    reason: str | None = None


def run_extract(inputs: Sequence[str], *, as_table: bool, processes: int | None) -> int:
    """Extract the inputs, or the JSON lines of standard input, and print a line for each; return 1 where one was refused."""
    documents = _arguments(inputs) if inputs else _lines(sys.stdin)
    refused = 0
    for doc_id, extraction, reason in _results(documents, processes or os.cpu_count() or 1):
        refused += reason is not None
        if reason is not None:
            print(f"newsledger extract: {doc_id}: {reason}", file=sys.stderr)  # noqa: T201
        if as_table:
            print(_tables(doc_id, extraction) if extraction else f"{doc_id}: {reason}\n")  # noqa: T201
        else:
            print(json.dumps(_row(doc_id, extraction, reason), ensure_ascii=False, default=str))  # noqa: T201
    return 1 if refused and inputs else 0


def results_of_lines(lines: Iterable[str], processes: int) -> Iterator[tuple[str, Extraction | None, str | None]]:
    """Yield doc_id, rows and the reason for their absence of each JSON line, in the order of the lines."""
    return _results(_lines(lines), processes)


def _results(documents: Iterable[Input], processes: int) -> Iterator[tuple[str, Extraction | None, str | None]]:
    """Yield the results in the order of the inputs; the workers see only the inputs that have a page."""
    waiting: list[Input] = []

    def pages() -> Iterator[Page]:
        for document in documents:
            waiting.append(document)
            if document.page is not None:
                yield document.page

    def take_refused() -> Iterator[tuple[str, Extraction | None, str | None]]:
        while waiting and waiting[0].page is None:
            document = waiting.pop(0)
            yield document.doc_id, None, document.reason

    places = load_settings().curation / "places.csv"
    outcomes: Iterator[Outcome] = extract_pages(pages(), places=places if places.exists() else None, processes=processes)
    for outcome in outcomes:
        yield from take_refused()
        yield waiting.pop(0).doc_id, outcome.extraction, outcome.reason
    yield from take_refused()


def _row(doc_id: str, extraction: Extraction | None, reason: str | None) -> dict[str, Any]:
    if extraction is None:
        return {"doc_id": doc_id, "article": None, "statements": [], "incident_counts": [], "article_counts": [], "error": reason}
    return {"doc_id": doc_id, **asdict(extraction)}


def _arguments(inputs: Sequence[str]) -> Iterator[Input]:
    for argument in inputs:
        if argument.startswith(("http://", "https://")):
            yield _fetched(argument)
        elif Path(argument).is_dir():
            files = sorted(path for path in Path(argument).rglob("*") if path.is_file() and not path.name.startswith("."))
            yield from (_file(str(path), path, {}) for path in files)
        else:
            yield _file(argument, Path(argument), {})


def _fetched(address: str) -> Input:
    source = Source(name="command_line", title=SOURCE, kind="page")
    now = dt.datetime.now(dt.UTC)
    with tempfile.TemporaryDirectory() as folder:
        done = collect(source, now.date(), warehouse=Path(folder), root=Path(folder), now=now, urls=[address])
        pages = list(read_pages(Path(folder), {source.name: source}, now.date()))
    if pages:
        return Input(address, pages[0])
    return Input(address, reason=next((row.error for row in done.rows if row.error), "nothing was fetched"))


def _media_type(path: Path) -> str | None:
    suffixes = [suffix for suffix in path.suffixes if suffix != ".gz"]
    return MEDIA_TYPES.get(suffixes[-1].lower()) if suffixes else None


def _file(doc_id: str, path: Path, given: Mapping[str, Any]) -> Input:
    media_type = _media_type(path)
    if media_type is None:
        return Input(doc_id, reason=f"{path}: the suffix is not one of {', '.join(MEDIA_TYPES)} (each also with .gz)")
    try:
        body = _read(path)
    except (OSError, EOFError, zlib.error) as error:
        return Input(doc_id, reason=f"{path}: cannot be read ({error}); check the name and the file")
    if len(body) > MAX_BYTES:
        return Input(doc_id, reason=f"{path}: larger than {MAX_BYTES:,} bytes; an article page is not, check the file")
    return Input(doc_id, _page(doc_id, body, media_type, InputKind.FOLDER, given))


def _read(path: Path) -> bytes:
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rb") as file:
        content: bytes = file.read(MAX_BYTES + 1)
    return content


def _page(doc_id: str, body: bytes, media_type: str, kind: InputKind, given: Mapping[str, Any]) -> Page:
    return Page(
        source=SOURCE,
        input_kind=kind,
        input_ref=doc_id,
        body=body,
        fetched_at=dt.datetime.now(dt.UTC),
        url=given.get("url"),
        media_type=media_type,
        published=given.get("published"),
        title=given.get("title"),
    )


def _lines(lines: Iterable[str]) -> Iterator[Input]:
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield _line(number, line)


def _line(number: int, line: str) -> Input:
    try:
        given = json.loads(line)
        doc_id = str(given["doc_id"])
    except (ValueError, KeyError, TypeError) as error:
        return Input(
            f"line {number}", reason=f"standard input, line {number}: expected a JSON object with doc_id and text, html or path ({error})"
        )
    wrong = [name for name in ("title", "published", "url") if not isinstance(given.get(name), str | None)]
    if wrong:
        return Input(doc_id, reason=f"standard input, line {number}: {', '.join(wrong)} must be text in quotes")
    if isinstance(given.get("path"), str):
        return _file(doc_id, Path(given["path"]), given)
    for name, media_type in (("html", "text/html"), ("text", "text/plain")):
        if isinstance(given.get(name), str):
            body = given[name].encode("utf-8", "replace")
            return Input(doc_id, _page(doc_id, body, media_type, InputKind.STDIN, given))
    return Input(doc_id, reason=f"standard input, line {number}: none of text, html and path is given")


ARTICLE_COLUMNS = (
    "title",
    "published_day",
    "published_precision",
    "authors",
    "agency",
    "publisher",
    "url",
    "language",
    "paragraph_count",
    "word_count",
)
STATEMENT_COLUMNS = ("speaker", "speaker_role", "cue_text", "kind", "text")
COUNT_COLUMNS = (
    "metric",
    "object_text",
    "low",
    "value",
    "high",
    "bound",
    "certainty",
    "event_from",
    "event_to",
    "place",
    "admin1",
    "country",
    "text",
)
FIGURE_COLUMNS = ("metric", "object_class", "low", "value", "high", "state", "method")


def _tables(doc_id: str, extraction: Extraction) -> str:
    def table(rows: Sequence[Any], names: Sequence[str]) -> str:
        return text_table(names, [[getattr(row, name) for name in names] for row in rows])

    article = [(name, getattr(extraction.article, name)) for name in ARTICLE_COLUMNS]
    parts = [
        f"═══ {doc_id}",
        text_table(["article", ""], article),
        f"{len(extraction.statements)} statements\n{table(extraction.statements, STATEMENT_COLUMNS)}",
        f"{len(extraction.incident_counts)} incident counts\n{table(extraction.incident_counts, COUNT_COLUMNS)}",
        f"{len(extraction.article_counts)} article counts\n{table(extraction.article_counts, FIGURE_COLUMNS)}",
    ]
    return "\n\n".join(parts) + "\n"
