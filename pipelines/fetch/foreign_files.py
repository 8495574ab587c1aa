"""WARC sources: the files that others archived, copied response by response into the archive of evidence.

How one file is read is in `foreign`, which files belong to a day in `folder`. A file that was read to its end leaves a small listing
record of its name, size and date, by which later runs know it.
"""

import datetime as dt
import gzip
import json
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from pipelines.fetch.body import sha256
from pipelines.fetch.folder import Found, find_files, stamped_day
from pipelines.fetch.foreign import ForeignError, read_foreign
from pipelines.fetch.received import Received
from pipelines.fetch.recorder import Recorder
from pipelines.fetch.source import Source
from pipelines.vocabulary import Purpose

_LONGEST_LIST = 50_000_000
_BATCH = 1000
_BATCH_BYTES = 50_000_000
_LIST_SUFFIXES = (".paths", ".paths.gz")


def keep_foreign(files: Iterable[Found], source: Source, recorder: Recorder, now: dt.datetime) -> None:
    """Archive the pages of WARC files that are not archived yet; files that were read to their end before are not read again."""
    for file in files:
        recorder.history.load([file.input_ref])
        if file.problem:
            _refuse(file, file.problem, recorder, now)
            continue
        try:
            manifest = _manifest(file)
            last = recorder.history.past(file.input_ref).last
            if last is None or last.raw_sha256 != sha256(manifest):
                _keep_pages(file, source, recorder, now)
                recorder.keep(_listing(file, now, raw=manifest))
        except ForeignError as error:
            _refuse(file, str(error), recorder, now)
        except OSError as error:
            _refuse(file, f"the file cannot be read ({error.strerror}): check the file and the disk", recorder, now)


def _keep_pages(file: Found, source: Source, recorder: Recorder, now: dt.datetime) -> None:
    for batch in _batches(read_foreign(file.path, file.input_ref, source, now)):
        recorder.history.load(received.input_ref for received in batch)
        for received in batch:
            if received.error is None or received.error != recorder.history.past(received.input_ref).error:
                recorder.keep(received)


def _batches(pages: Iterator[Received]) -> Iterator[list[Received]]:
    """Yield the pages in lists that are large enough to be looked up together and small enough for the memory.

    What came before a ForeignError is yielded before it is raised.
    """
    batch: list[Received] = []
    size = 0
    try:
        for received in pages:
            batch.append(received)
            size += len(received.raw or b"")
            if len(batch) == _BATCH or size > _BATCH_BYTES:
                yield batch
                batch, size = [], 0
    except ForeignError:
        yield batch
        raise
    yield batch


def _refuse(file: Found, problem: str, recorder: Recorder, now: dt.datetime) -> None:
    if recorder.history.past(file.input_ref).error != problem:
        recorder.keep(replace(_listing(file, now), error=problem))


def _listing(file: Found, now: dt.datetime, raw: bytes | None = None) -> Received:
    return Received(
        input_ref=file.input_ref,
        uri=file.uri,
        fetched_at=now,
        raw=raw,
        body=raw or b"",
        media_type=None if raw is None else "application/json",
        purpose=Purpose.LISTING,
    )


def _manifest(file: Found) -> bytes:
    status = file.path.stat()
    modified = dt.datetime.fromtimestamp(status.st_mtime, dt.UTC).isoformat()
    return json.dumps({"file": file.input_ref, "bytes": status.st_size, "modified": modified}).encode()


def find_foreign(source: Source, root: Path) -> list[Found]:
    """Return the WARC files of a source, in place of each list of paths the files that it names, each file once.

    root: the project folder. A file that a list names lies beside the list or below, with all of its path or with its name alone.
    """
    found: dict[Path, Found] = {}
    for file in find_files(source, root):
        is_list = not file.problem and file.path.name.lower().endswith(_LIST_SUFFIXES)
        for one in _named_by(file) if is_list else (file,):
            found.setdefault(one.path, one)
    return list(found.values())


def _named_by(listing: Found) -> list[Found]:
    try:
        return [_named(line, listing) for line in _lines(listing.path)]
    except (OSError, EOFError, zlib.error) as error:
        return [replace(listing, problem=f"the list cannot be read ({error}): get it anew")]


def _lines(path: Path) -> list[str]:
    with gzip.open(path, "rb") if path.name.lower().endswith(".gz") else path.open("rb") as file:
        text = file.read(_LONGEST_LIST).decode("utf-8", "replace")
    return [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]


def _named(line: str, listing: Found) -> Found:
    folder = listing.path.parent
    name = line.rpartition("/")[2]
    day = stamped_day(name) or listing.day
    for path in (folder / line.lstrip("/"), folder / name):
        if path.is_file() and path.resolve().is_relative_to(folder.resolve()):
            return Found(path, f"{listing.input_ref}#{line}", f"file:{line}", day)
    problem = f"the list names it, but it is not there: download https://data.commoncrawl.org/{line} into the folder of the list"
    return Found(folder / name, f"{listing.input_ref}#{line}", f"file:{line}", day, problem)
