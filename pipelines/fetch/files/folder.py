"""Files of a source: which belong to a day, and their bytes.  What is archived already is known to `logged_inputs`.

A sub-folder named YYYY-MM-DD pins its files to that day, as does the timestamp in the name of a WARC file. All others are loose: they
belong to the day, in UTC, on which newsledger first meets them, so only a run of the current day takes them. Dates of the file system
are not used: a copy, a checkout and a backup change them.
"""

import datetime as dt
import errno
import os
import re
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fnmatch import translate
from pathlib import Path, PurePosixPath
from urllib.parse import quote

from pipelines.fetch.archive.compression import BodyError, decompress
from pipelines.fetch.records.received import Received
from pipelines.sources.source import Source

MEDIA_TYPES = {".html": "text/html", ".htm": "text/html", ".txt": "text/plain", ".md": "text/markdown"}
"""Suffixes that a folder source reads; each may be followed by .gz."""

WARC_SUFFIXES = (".warc", ".wacz", ".paths")
"""Suffixes that a warc source reads: WARC files, WACZ files with such in them, and lists of their paths; each may be followed by .gz."""

_TIMESTAMP = re.compile(r"(?<!\d)((?:19|20)\d\d)([01]\d)([0-3]\d)[0-2]\d[0-5]\d[0-5]\d(?!\d)")
_GRACE = dt.timedelta(hours=2)
"""How long after midnight a run of the day before still takes loose files: it began on that day."""


@dataclass(frozen=True, slots=True)
class Found:
    """A file of a source.

    path: where it lies.  input_ref, uri: how it is named in the warehouse.  day: that its folder pins it to.
    problem: why it cannot be read, with the remedy.  address: where it is to be downloaded from first; path is then where it will lie.
    """

    path: Path
    input_ref: str
    uri: str
    day: dt.date | None = None
    problem: str | None = None
    address: str | None = None

    @property
    def is_missing(self) -> bool:
        """Whether the folder of the source is not there, which concerns every day."""
        return self.problem is not None and not os.path.lexists(self.path)


def find_files(source: Source, root: Path, day: dt.date | None = None, *, suffixes: tuple[str, ...] = tuple(MEDIA_TYPES)) -> list[Found]:
    """Return the files of the source's folder that are not ignored, ordered by name; path may be one file, too.

    root: the project folder.  day: leave out the files that are pinned to other days.  A folder that cannot be read is one entry
    with a problem.  suffixes: of the files that are inputs.
    """
    folder = root / (source.path or "")
    if folder.is_file():
        found = [_examine(_Entry(folder, None), folder.parent, root, suffixes)]
    elif folder.is_dir():
        ignored = re.compile("|".join(map(translate, source.ignore)) or r"(?!)")
        found = [_examine(entry, folder, root, suffixes) for entry in _walk(folder, ignored, day)]
    else:
        problem = f"no such folder: create it, or correct path in pipelines/sources/{source.name}.toml"
        return [_found(folder, root, None, problem)]
    return sorted((one for one in found if day is None or one.day in {None, day}), key=lambda one: one.input_ref)


def is_current(day: dt.date, now: dt.datetime) -> bool:
    """Return whether a run of the day takes loose files at this moment: whether it is the current day in UTC, or just was."""
    return day in {now.astimezone(dt.UTC).date(), (now.astimezone(dt.UTC) - _GRACE).date()}


def of_day(files: Iterable[Found], day: dt.date, now: dt.datetime) -> tuple[list[Found], int]:
    """Return the files that a run of the day collects, and how many loose ones wait for a run of the current day."""
    listed = list(files)
    loose_too = is_current(day, now)
    wanted = [found for found in listed if found.day == day or (found.day is None and (loose_too or found.is_missing))]
    return wanted, 0 if loose_too else sum(found.day is None and not found.problem for found in listed)


@dataclass(frozen=True, slots=True)
class _Entry:
    """A file, a link or a folder that failed: its path, the day that it is pinned to, and the error."""

    path: Path
    day: dt.date | None
    error: OSError | None = None


def _walk(top: Path, ignored: re.Pattern[str], wanted: dt.date | None) -> Iterator[_Entry]:
    waiting: list[tuple[str, str, dt.date | None]] = [(str(top), "", None)]
    while waiting:
        folder, prefix, day = waiting.pop()
        try:
            items = list(os.scandir(folder))
        except OSError as error:
            yield _Entry(Path(folder), day, error)
            continue
        for item in items:
            relative = prefix + item.name
            if ignored.match(item.name) or ignored.match(relative):
                continue
            if not item.is_dir(follow_symlinks=False):
                yield _Entry(Path(item.path), day)
            elif wanted is None or (day or _date(item.name)) in {None, wanted}:
                waiting.append((item.path, f"{relative}/", day or _date(item.name)))


def _date(name: str) -> dt.date | None:
    try:
        day = dt.date.fromisoformat(name)
    except ValueError:
        return None
    return day if name == day.isoformat() else None  # 20240320 and 2024-W12-3 are ISO too, but not the form that is promised


def _examine(entry: _Entry, folder: Path, root: Path, suffixes: tuple[str, ...]) -> Found:
    path = entry.path
    day = entry.day or (stamped_day(path.name) if suffixes == WARC_SUFFIXES else None)
    problem = None
    if entry.error:
        problem = f"the folder cannot be read ({entry.error.strerror}): give the user of this program the right to read it"
    elif path.is_symlink() and (path.is_dir() or not _leads_inside(path, folder)):
        problem = "a link out of the folder, or to a folder, is not followed: put a copy here, or make it a source of its own"
    elif _suffix(path.name) not in suffixes:
        allowed = f"{', '.join(suffixes)} and the same with .gz"
        problem = f"files of this type are not read: allowed are {allowed}; convert it, or add its name to ignore in the source file"
    return _found(path, root, day, problem)


def stamped_day(name: str) -> dt.date | None:
    """Return the day in the name of a WARC file, which the standard recommends: prefix-20260504101500-number.warc.gz."""
    match = _TIMESTAMP.search(name)
    return _date("-".join(match.groups())) if match else None


def _leads_inside(link: Path, folder: Path) -> bool:
    try:
        return link.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError):  # a ring of links
        return False


def _found(path: Path, root: Path, day: dt.date | None, problem: str | None) -> Found:
    named = path.relative_to(root) if path.is_relative_to(root) else path
    raw = os.fsencode(named.as_posix())
    return Found(path, raw.decode("utf-8", "backslashreplace"), f"file:{quote(raw)}", day, problem)


def _suffix(name: str) -> str:
    return PurePosixPath(name.lower().removesuffix(".gz")).suffix


def read_file(found: Found, source: Source, now: dt.datetime) -> Received:
    """Return the bytes of a file, or the error with its remedy; never raises for a bad file. now: moment of the run."""
    if found.problem:
        return Received(input_ref=found.input_ref, uri=found.uri, fetched_at=now, error=found.problem)
    try:
        raw, body, encoding = read_file_body(found.path, source.limits.max_bytes)
    except BodyError as error:
        problem = f"{error}: repair or split the file, or raise max_bytes under [limits] in pipelines/sources/{source.name}.toml"
        return Received(input_ref=found.input_ref, uri=found.uri, fetched_at=now, error=problem)
    except OSError as error:
        return Received(input_ref=found.input_ref, uri=found.uri, fetched_at=now, error=_explain(error))
    return Received(
        input_ref=found.input_ref,
        uri=found.uri,
        fetched_at=now,
        raw=raw,
        body=body,
        encoding=encoding,
        media_type=MEDIA_TYPES[_suffix(found.path.name)],
    )


def read_file_body(path: Path, limit: int) -> tuple[bytes, bytes, str]:
    """Return the bytes of a file, the same decompressed, and the compression: gzip or nothing.

    limit: bytes that each may have. Raises BodyError for a file that is larger or cut off, OSError for one that cannot be read.
    """
    encoding = "gzip" if path.name.lower().endswith(".gz") else ""
    raw = _read(path, limit)
    return raw, decompress(raw, encoding, limit), encoding


def media_type_of(name: str) -> str | None:
    """Return the media type that the name of a file tells, None for types that are not read."""
    return MEDIA_TYPES.get(_suffix(name))


def _read(path: Path, limit: int) -> bytes:
    # O_NONBLOCK: a named pipe must not stop the run
    with os.fdopen(os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC), "rb") as file:
        status = os.fstat(file.fileno())
        if not stat.S_ISREG(status.st_mode):
            raise OSError(errno.EINVAL, "not a regular file")
        content = file.read(limit + 1) if status.st_size <= limit else b""
    size = max(status.st_size, len(content))
    if size > limit:
        raise BodyError(f"the file has {size} bytes, more than the limit of {limit}")
    return content


def _explain(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "the file was deleted while it was being collected, or is a link to nothing: put it back and run again"
    if isinstance(error, PermissionError):
        return "the file may not be read: give the user of this program the right to read it"
    return f"the file cannot be read ({error.strerror}): check the file and the disk"
