"""WARC sources: the files that others archived, copied response by response into the archive of evidence.

How one file is read is in `foreign_warc`, which files belong to a day in `folder`. A file that was read to its end leaves a small listing
record of its name, size and date, by which later runs know it.
"""

import datetime as dt
import gzip
import json
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import urljoin

from pipelines.contract.vocabulary import Purpose
from pipelines.fetch.archive.compression import sha256_of_body
from pipelines.fetch.archive.fetch_row import unpacked
from pipelines.fetch.archive.recorder import Recorder
from pipelines.fetch.files.folder import WARC_SUFFIXES, Found, find_files, stamped_day
from pipelines.fetch.files.foreign_warc import ForeignError, read_foreign
from pipelines.fetch.files.page_language import is_in
from pipelines.fetch.records.received import Received
from pipelines.fetch.transport.addresses import AddressError, parse_address
from pipelines.sources.source import Source

_LONGEST_LIST = 50_000_000
_BATCH = 1000
_BATCH_BYTES = 50_000_000
_LIST_SUFFIXES = (".paths", ".paths.gz")
_UNREADABLE = "the file cannot be read ({}): check the file and the disk"


def keep_foreign(files: Iterable[Found], source: Source, recorder: Recorder, now: dt.datetime) -> None:
    """Archive the pages of WARC files that are not archived yet; files that were read to their end before are not read again."""
    for file in files:
        recorder.history.load([file.input_ref])
        if file.problem:
            _refuse(file, file.problem, recorder, listing_of(file, now))
            continue
        try:
            manifest = _manifest(file)
        except OSError as error:
            _refuse(file, _UNREADABLE.format(error.strerror), recorder, listing_of(file, now))
            continue
        last = recorder.history.past(file.input_ref).last
        if last is None or last.raw_sha256 != sha256_of_body(manifest):
            keep_file(file, listing_of(file, now, raw=manifest), source, recorder)


def keep_file(file: Found, listing: Received, source: Source, recorder: Recorder) -> None:
    """Archive the pages of one WARC file, and then the listing by which later runs know that it was read to its end."""
    try:
        for batch in _batches(read_foreign(file.path, file.input_ref, source, listing.fetched_at)):
            _keep_pages(batch, source, recorder)
        recorder.keep(listing)
    except ForeignError as error:
        _refuse(file, str(error), recorder, listing)
    except OSError as error:
        _refuse(file, _UNREADABLE.format(error.strerror), recorder, listing)


def _keep_pages(batch: list[Received], source: Source, recorder: Recorder) -> None:
    recorder.history.load(received.input_ref for received in batch)
    for received in batch:
        if received.error is None:
            whole = unpacked(received, source)
            if not _is_known(whole, recorder) and is_in(whole.body, whole.charset, source.languages):
                recorder.keep(whole)
        elif received.error != recorder.history.past(received.input_ref).error:
            recorder.keep(received)


def _is_known(received: Received, recorder: Recorder) -> bool:
    """Tell whether this very response was read before: by a run that was interrupted, or in another file."""
    if not recorder.history.has_moment(received.input_ref, received.fetched_at):
        return False
    return sha256_of_body(received.body) in recorder.history.past(received.input_ref).bodies


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


def _refuse(file: Found, problem: str, recorder: Recorder, listing: Received) -> None:
    # each failure of a download is a row, because the pause until the next one grows with them
    if file.address or recorder.history.past(file.input_ref).error != problem:
        recorder.keep(replace(listing, raw=None, body=b"", media_type=None, error=problem))


def listing_of(file: Found, now: dt.datetime, raw: bytes | None = None) -> Received:
    """Return the listing of a WARC file. raw: what tells this version of it from others, None where it was not read."""
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
    """Return the WARC files of a source's folder, in place of each list of paths the files that it names, each file once.

    root: the project folder. A file that a list names lies beside the list or below, with all of its path or with its name alone, or
    is to be downloaded where the source or the line gives its address.
    """
    found: dict[tuple[Path, str | None], Found] = {}
    for file in find_files(source, root, suffixes=WARC_SUFFIXES):
        is_list = not file.problem and is_list_name(file.path.name)
        for one in _named_by(file, source.base) if is_list else (file,):
            found.setdefault((one.path, one.address), one)
    return list(found.values())


def is_list_name(name: str) -> bool:
    """Return whether a file is a list of paths by its name."""
    return name.lower().endswith(_LIST_SUFFIXES)


def read_paths(text: str) -> list[str]:
    """Return the lines of a list of paths; # starts a comment line."""
    return [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]


def remote_file(line: str, base: str, name: str) -> Found:
    """Return the WARC file that a line names, to be downloaded. base: address that a relative line starts from.  name: of the line."""
    address = urljoin(base, line)
    problem = None
    try:
        parse_address(address)
    except AddressError as error:
        problem = str(error)
    reference = name if problem else address
    return Found(Path(), reference, reference, stamped_day(line.rpartition("/")[2]), problem, address)


def _named_by(listing: Found, base: str | None) -> list[Found]:
    try:
        return [_named(line, listing, base) for line in _lines(listing.path)]
    except (OSError, EOFError, zlib.error) as error:
        return [replace(listing, problem=f"the list cannot be read ({error}): get it anew")]


def _lines(path: Path) -> list[str]:
    with gzip.open(path, "rb") if path.name.lower().endswith(".gz") else path.open("rb") as file:
        text = file.read(_LONGEST_LIST).decode("utf-8", "replace")
    return read_paths(text)


def _named(line: str, listing: Found, base: str | None) -> Found:
    folder = listing.path.parent
    name = line.rpartition("/")[2]
    day = stamped_day(name) or listing.day
    for path in (folder / line.lstrip("/"), folder / name):
        if path.is_file() and path.resolve().is_relative_to(folder.resolve()):
            return Found(path, f"{listing.input_ref}#{line}", f"file:{line}", day)
    if base or line.startswith(("http://", "https://")):
        return replace(remote_file(line, base or line, f"{listing.input_ref}#{line}"), day=day)
    problem = (
        "the list names it, but it is not there: put it into the folder of the list, or say with base in the source file from where to "
        'download it, such as base = "https://data.commoncrawl.org/"'
    )
    return Found(folder / name, f"{listing.input_ref}#{line}", f"file:{line}", day, problem)
