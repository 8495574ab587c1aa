"""Collect: one run of one source for one day, from its definition to archived evidence and log.

A day is the day on which newsledger collects. How files are read is in `folder`, pages in `http`; how they are kept in `recorder`.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipelines.fetch.body import sha256
from pipelines.fetch.folder import Found, find_files, read_file
from pipelines.fetch.received import Received
from pipelines.fetch.recorder import Recorder, recording
from pipelines.fetch.source import Source
from pipelines.tables import Fetch


@dataclass(frozen=True, slots=True, kw_only=True)
class Collected:
    """What one run did.

    archived: inputs kept as evidence.  unchanged: inputs that are archived already.  failed: inputs that could not be read, each
    with the error in its row.  rows: the rows that the run added to the log.  note: why nothing was asked for, where that is so.
    """

    archived: int = 0
    unchanged: int = 0
    failed: int = 0
    rows: tuple[Fetch, ...] = ()
    note: str | None = None


def collect(  # noqa: PLR0913
    source: Source,
    day: dt.date,
    *,
    warehouse: Path,
    root: Path,
    now: dt.datetime,
    urls: Sequence[str] = (),  # noqa: ARG001
) -> Collected:
    """Collect the inputs of one source and day, archive what is new and return what was done.

    root: the project folder, which paths of sources are relative to.  now: the moment of the run, with time zone.  urls: the
    addresses typed for a source of kind page.  No input, however bad, raises: its row in the log names the error. Raises OSError
    where the archive itself cannot be written.
    """
    if source.kind == "folder":
        return collect_files(find_files(source, root), source, day, warehouse=warehouse, now=now)
    return Collected(note="fetching of addresses is not built in")


def collect_files(files: Iterable[Found], source: Source, day: dt.date, *, warehouse: Path, now: dt.datetime) -> Collected:
    """Collect the files of a folder source that belong to the day: pinned to it, or loose and met for the first time."""
    with recording(warehouse, source, day, now) as recorder:
        rows = [row for rows in recorder.earlier.values() for row in rows]
        known = {(row.input_ref, row.raw_sha256 or row.error) for row in rows}
        unchanged = failed = 0
        for found in files:
            if found.day in {None, day}:
                received = read_file(found, source, now)
                failed += received.error is not None
                unchanged += _keep(received, recorder, known)
        archived = sum(row.error is None for row in recorder.rows)
    return Collected(archived=archived, unchanged=unchanged, failed=failed, rows=tuple(recorder.rows))


def _keep(received: Received, recorder: Recorder, known: set[tuple[str, str | None]]) -> bool:
    """Archive a file or log its error, and return whether it is archived already. The same error is logged once, not daily."""
    key = (received.input_ref, received.error if received.raw is None else sha256(received.body))
    if key in known:
        return received.error is None
    known.add(key)
    if received.error is None:
        recorder.archive(received)
    else:
        recorder.log(received)
    return False
