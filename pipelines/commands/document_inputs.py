"""Inputs of `newsledger extract` and `link`: files, folders, addresses and JSON lines to pages, or to the reason why there is none."""

import datetime as dt
import io
import json
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipelines.contract.page import Page
from pipelines.contract.vocabulary import InputKind
from pipelines.fetch.archive.archived_pages import read_pages
from pipelines.fetch.archive.compression import BodyError
from pipelines.fetch.collect import collect_source
from pipelines.fetch.files.folder import MEDIA_TYPES, media_type_of, read_file_body
from pipelines.sources.source import Source

MAX_BYTES = 10_000_000
SOURCE = "command line"


@dataclass(frozen=True, slots=True)
class Input:
    """One document asked for: its page, or the reason why there is none."""

    doc_id: str
    page: Page | None = None
    reason: str | None = None


def listed(arguments: Sequence[str]) -> list[str]:
    """Return the addresses and files that the arguments stand for: a folder for all files in it that are not hidden, by name."""
    found: list[str] = []
    for argument in arguments:
        if not is_address(argument) and Path(argument).is_dir():
            folder = Path(argument)
            found += [str(path) for path in sorted(folder.rglob("*")) if path.is_file() and not _is_hidden(path.relative_to(folder))]
        else:
            found.append(argument)
    return found


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def is_address(argument: str) -> bool:
    """Tell whether the argument is the address of a page."""
    return argument.startswith(("http://", "https://"))


def read_argument(argument: str) -> Input:
    """Return the page of a file or address."""
    return fetched(argument) if is_address(argument) else _file(_named(argument), Path(argument), {})


def _named(path: str) -> str:
    """Return a path as text: file names can hold bytes that are no UTF-8."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def fetched(address: str) -> Input:
    """Fetch an address as a source of kind page does: politely, refusing private addresses."""
    source = Source(name="command_line", title=SOURCE, kind="page")
    now = dt.datetime.now(dt.UTC)
    with tempfile.TemporaryDirectory() as folder:
        done = collect_source(source, now.date(), warehouse=Path(folder), root=Path(folder), now=now, urls=[address])
        pages = list(read_pages(Path(folder), {source.name: source}, now.date()))
    if pages:
        return Input(_named(address), pages[0])
    return Input(_named(address), reason=next((row.error for row in done.rows if row.error), "nothing was fetched"))


def standard_input() -> Iterable[str]:
    """Return the lines of standard input, read as UTF-8 whatever the locale; other bytes are left for `read_lines` to refuse."""
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(encoding="utf-8", errors="surrogateescape")
    return sys.stdin


def read_lines(lines: Iterable[str]) -> Iterator[Input]:
    """Yield the document of each JSON line that is not empty."""
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield _line(number, line)


def _file(doc_id: str, path: Path, given: Mapping[str, Any]) -> Input:
    media_type = media_type_of(path.name)
    shown = _named(str(path))
    if media_type is None:
        return Input(doc_id, reason=f"{shown}: the suffix is not one of {', '.join(MEDIA_TYPES)} (each also with .gz)")
    try:
        _, body, _ = read_file_body(path, MAX_BYTES)
    except BodyError as error:
        return Input(doc_id, reason=f"{shown}: {error}; an article page is smaller and complete: check the file")
    except (OSError, ValueError) as error:
        return Input(doc_id, reason=f"{shown}: cannot be read ({error}); check the name and the file")
    return Input(doc_id, _page(doc_id, body, media_type, InputKind.FOLDER, given))


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


def _given(line: str) -> Any:  # noqa: ANN401 — any value of JSON
    """Return what a line says, without halves of surrogate pairs, which no output can hold. Raises UnicodeEncodeError for torn bytes."""
    line.encode("utf-8")
    given = json.loads(line.removeprefix("\ufeff"))
    if not isinstance(given, dict) or "\\ud" not in line.lower():
        return given
    return {name: value.encode("utf-8", "replace").decode() if isinstance(value, str) else value for name, value in given.items()}


def _line(number: int, line: str) -> Input:
    try:
        given = _given(line)
        doc_id = str(given["doc_id"])
    except UnicodeEncodeError:
        return Input(f"line {number}", reason=f"standard input, line {number}: not UTF-8; save the file in that encoding")
    except (ValueError, KeyError, TypeError, RecursionError) as error:
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
