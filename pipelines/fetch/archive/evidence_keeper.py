"""Tells what is new among what comes, makes its row and writes its evidence into an open segment.

It needs no log, so that it can work in a process of its own: `writer_process`. Which segment that is and when it ends is in `recorder`.
"""

import time

from pipelines.contract.tables import Fetch
from pipelines.contract.vocabulary import FetchOutcome
from pipelines.fetch.archive.compression import sha256_of_body
from pipelines.fetch.archive.fetch_row import archivable, fetch_row, unpacked, without_taken_down
from pipelines.fetch.archive.warc_segment import Segment
from pipelines.fetch.records.known_inputs import Kept, Pasts
from pipelines.fetch.records.received import Received
from pipelines.sources.source import Source

_FLUSH_S = 0.5
"""Seconds that what came may stay in this process before it is passed to the operating system."""


class Keeper:
    """Keeps what comes of one source in one segment."""

    def __init__(self, source: Source, pasts: Pasts, segment: Segment) -> None:
        """pasts: what is known of the inputs that will come."""
        self._source = source
        self._pasts = pasts
        self.segment = segment
        self._flushed_at = 0.0

    def keep(self, received: Received) -> Fetch:
        """Archive what came and return its row. Raises OSError where the archive cannot be written."""
        whole = without_taken_down(archivable(unpacked(received, self._source), self._source), self._source)
        payload = None if whole.raw is None else sha256_of_body(whole.raw)
        is_body = whole.raw is not None and not whole.error and not whole.outcome
        digest = None if not is_body else sha256_of_body(whole.body) if whole.encoding else payload
        outcome, kept = self._tell(whole, digest)
        if whole.not_modified and kept:
            digest, payload = kept.raw_sha256, kept.payload_sha256
        row = fetch_row(self._source, whole, outcome, (digest, payload), kept, (self.segment.path, self.segment.position))
        self.segment.add(row, whole, kept if kept and kept.payload_sha256 == payload else None)
        self._flush()
        self._pasts.add(row)
        return row

    def _flush(self) -> None:
        # so that what came outlives this process; not more often, because many small writes cost as much as the digests
        now = time.monotonic()
        if now - self._flushed_at > _FLUSH_S:
            self.segment.flush()
            self._flushed_at = now

    def _tell(self, received: Received, digest: str | None) -> tuple[FetchOutcome, Kept | None]:
        if received.outcome:
            return received.outcome, None
        if received.error:
            return FetchOutcome.FAILED, None
        past = self._pasts.past(received.input_ref)
        if received.not_modified:
            return FetchOutcome.UNCHANGED, past.last
        kept = past.bodies.get(digest or "")
        if kept is None:
            return FetchOutcome.ARCHIVED, None
        return FetchOutcome.UNCHANGED if kept == past.last else FetchOutcome.RETURNED, kept
