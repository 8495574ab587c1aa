"""WARC/1.1 records as `warc_segment` writes them: read at an offset, and listed from a segment, also from a torn one.

Each record is a gzip member of its own, so that it can be read alone and a torn tail be cut off. Where segments lie is in `archived_pages`.
"""

import datetime as dt
import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import BinaryIO

from pipelines.contract.schema import columns
from pipelines.contract.tables import Fetch

EVIDENCE_TYPES = ("resource", "response", "revisit")
"""Types of the record that a row leads to; a request that brought nothing has only its row, in a `metadata` record."""

_PIECE = 65536
_END = b"\r\n\r\n"
_COLUMNS = frozenset(item.name for item in fields(Fetch))
_VOCABULARIES = {spec.name: spec.vocabulary for spec in columns(Fetch) if spec.vocabulary}


class EvidenceError(ValueError):
    """An archived record that cannot be read; the message says what is wrong and what to do."""


@dataclass(frozen=True, slots=True)
class WarcRecord:
    """A WARC record: its type, id, payload as archived and Content-Encoding of the payload."""

    kind: str
    record_id: str
    concurrent_to: str | None
    payload: bytes
    encoding: str


def read_warc_record(file: BinaryIO, offset: int) -> WarcRecord:
    """Return the record that starts at the offset. Raises EvidenceError where it is torn, damaged or missing."""
    file.seek(offset)
    member, _ = _member(file)
    if member is None:
        raise EvidenceError(f"no complete WARC record at offset {offset}: the file is cut off or damaged there")
    return _parse(member, offset)


def _parse(member: bytes, offset: int) -> WarcRecord:
    head, _, rest = member.partition(_END)
    headers = dict(_fields(head))
    length = headers.get("content-length", "")
    if not head.startswith(b"WARC/") or not length.isdecimal() or rest[int(length) :] != _END:
        raise EvidenceError(f"no whole WARC record at offset {offset}: the file is damaged there")
    payload, content_type, encoding = rest[: int(length)], headers.get("content-type", ""), ""
    if content_type.startswith("application/http"):
        http_head, _, payload = payload.partition(_END)
        encoding = ", ".join(value for name, value in _fields(http_head) if name == "content-encoding")
    elif content_type == "application/gzip":
        encoding = "gzip"
    return WarcRecord(headers.get("warc-type", ""), headers.get("warc-record-id", ""), headers.get("warc-concurrent-to"), payload, encoding)


def _fields(head: bytes) -> Iterator[tuple[str, str]]:
    """Yield the fields after the first line, their names in lower case; a name can come more than once."""
    for line in head.decode("latin-1").split("\r\n")[1:]:
        name, _, value = line.partition(":")
        yield name.strip().lower(), value.strip()


def _member(file: BinaryIO) -> tuple[bytes | None, int]:
    """Return the gzip member at the file's position and the offset after it; None where no complete member stands."""
    inflater = zlib.decompressobj(zlib.MAX_WBITS + 16)
    parts: list[bytes] = []
    try:
        while not inflater.eof:
            piece = file.read(_PIECE)
            if not piece:
                return None, file.tell()
            parts.append(inflater.decompress(piece))
    except zlib.error:
        return None, file.tell()
    return b"".join(parts), file.tell() - len(inflater.unused_data)


def complete_inputs(file: BinaryIO, relative_path: str) -> Iterator[tuple[Fetch, int]]:
    """Yield the row of each input whose records are complete and the offset after its last record.

    Reading stops at the first torn or damaged record: what a killed writer left after it is not complete.
    """
    offset = 0
    evidence: dict[str, int] = {}
    while True:
        file.seek(offset)
        member, end = _member(file)
        if member is None:
            return
        try:
            record = _parse(member, offset)
            if record.kind in EVIDENCE_TYPES:
                evidence = {record.record_id: offset}
            elif record.kind == "metadata":
                place = evidence[record.concurrent_to] if record.concurrent_to else offset
                yield _row_from_json(record.payload, relative_path, place), end
        except (ValueError, KeyError, TypeError):
            return
        offset = end


def _row_from_json(content: bytes, path: str, offset: int) -> Fetch:
    row = {key: value for key, value in json.loads(content).items() if key in _COLUMNS}
    for name, vocabulary in _VOCABULARIES.items():
        if row.get(name) is not None:
            row[name] = vocabulary(row[name])
    row["fetched_at"] = dt.datetime.fromisoformat(row["fetched_at"])
    return Fetch(**{**row, "warc_path": path, "warc_offset": offset})
