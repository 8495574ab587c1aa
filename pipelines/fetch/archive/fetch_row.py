"""The `Fetch` row of an answer or a file, and its body unpacked or in a form that can be archived.  No file, no network.

Who decides what is new is `recorder`.
"""

import datetime as dt
from dataclasses import replace
from typing import Any

from pipelines.contract.identity import content_id
from pipelines.contract.tables import Fetch
from pipelines.contract.vocabulary import FetchOutcome, InputKind, Purpose
from pipelines.fetch.archive.compression import BodyError, decompress, is_widely_readable
from pipelines.fetch.records.known_inputs import Kept
from pipelines.fetch.records.received import Received
from pipelines.sources.source import Source

_TEXTS = ("url", "media_type", "charset", "etag", "last_modified", "error", "listed_published", "listed_title", "listed_by")
_VALUES = ("attempt", "robots", "http_status", "duration_ms", "purpose")
"""Columns that are handed on as they are."""


def raise_limit(source: Source) -> str:
    """Return the remedy for a body that is too large."""
    return f"check the address, or raise max_bytes under [limits] in pipelines/sources/{source.name}.toml"


def unpacked(received: Received, source: Source) -> Received:
    """Return what came with its body decompressed, or with the error where that cannot be done within the limit."""
    if not received.packed:
        return received
    try:
        body = decompress(received.raw or b"", received.encoding, source.limits.max_bytes)
    except BodyError as error:
        return replace(received, packed=False, error=f"{error} at {received.uri}: {raise_limit(source)}")
    return replace(received, packed=False, body=body)


def archivable(received: Received, source: Source) -> Received:
    """Return what came in a form that other WARC tools can read: bodies in newer encodings decompressed, where that can be done."""
    if received.raw is None or is_widely_readable(received.encoding):
        return received
    try:
        body = received.body or decompress(received.raw, received.encoding, source.limits.max_bytes)
    except BodyError:
        body = received.raw
    return replace(received, raw=body, encoding="")


def without_taken_down(received: Received, source: Source) -> Received:
    """Return what came without its content where it was taken down; of a listing, where it names a page that was."""
    line = source.takedowns.of_place(received.input_ref, received.uri, received.url)
    if line is None and received.purpose is Purpose.LISTING:
        line = source.takedowns.named_in(received.body or received.raw or b"")
    if line is None:
        return received
    empty: dict[str, Any] = dict.fromkeys(("raw", "exchange", "error", "etag", "last_modified", "listed_title", "listed_published"))
    return replace(received, body=b"", encoding="", not_modified=False, outcome=FetchOutcome.TAKEN_DOWN, **empty)


def fetch_row(
    source: Source,
    received: Received,
    outcome: FetchOutcome,
    digests: tuple[str | None, str | None],
    kept: Kept | None,
    place: tuple[str, int],
) -> Fetch:
    """Return the row of what came.

    digests: SHA-256 of the body and of the payload.  kept: the body that the server calls not modified.  place: segment and offset.
    """
    raw_sha256, payload_sha256 = digests
    handed_on: dict[str, Any] = {name: getattr(received, name) for name in _VALUES}
    handed_on |= {name: _clean(getattr(received, name)) for name in _TEXTS}
    asked = (source.name, received.input_ref, received.uri, received.fetched_at.isoformat(), received.attempt, received.error)
    return Fetch(
        fetch_id=content_id(*asked, payload_sha256),
        source=source.name,
        input_kind=InputKind(source.kind),
        fetched_at=received.fetched_at.astimezone(dt.UTC),
        outcome=outcome,
        byte_count=len(received.body) or len(received.raw or b"") or (kept.byte_count if kept else 0),
        raw_sha256=raw_sha256,
        payload_sha256=payload_sha256,
        warc_path=place[0],
        warc_offset=place[1],
        input_ref=_clean(received.input_ref) or "",
        **handed_on,
    )


def _clean(text: str | None) -> str | None:
    # headers and file names can hold halves of surrogate pairs, which no file format takes
    return text if text is None or text.isascii() else text.encode("utf-8", "backslashreplace").decode()
