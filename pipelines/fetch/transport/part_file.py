"""Part file: what has been downloaded of a large file, with a note of its version, so that a later request can ask for the rest.

`download` makes the requests.
"""

import json
import re
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import aiohttp

from pipelines.fetch.archive.compression import sha256_of_body
from pipelines.lake.write_remedies import write_remedy
from pipelines.partitions.parquet_files import write_atomically
from pipelines.sources.source import Source

_PARTIAL = 206
_RANGE = re.compile(r"bytes (\d+)-(\d+)/(\d+|\*)")
_PIECE = 1 << 18


class PartFile:
    """A file that is being downloaded; takes the bodies of answers, see `single_request.Sink`. path: of what has been downloaded so far."""

    def __init__(self, folder: Path, address: str, source: Source) -> None:
        """Find what is there. folder: where downloads of the source lie; made if need be."""
        folder.mkdir(parents=True, exist_ok=True)
        name = sha256_of_body(address.encode())[:32]
        self.path = folder / f"{name}.part"
        self._note = folder / f"{name}.json"
        self._address = address
        self._source = source
        self._told = self._read_note()
        if not self._told:
            self.path.unlink(missing_ok=True)

    def _read_note(self) -> dict[str, Any]:
        try:
            told = json.loads(self._note.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return told if isinstance(told, dict) else {}

    @property
    def size(self) -> int:
        """How many bytes have been downloaded."""
        return self.path.stat().st_size if self.path.exists() else 0

    @property
    def is_whole(self) -> bool:
        """Whether nothing is missing."""
        return bool(self._told.get("is_whole")) and self.path.exists()

    def told(self) -> dict[str, Any]:
        """Return what the server said of the file, and how many bytes arrived: url, etag, last_modified, bytes."""
        return {name: self._told.get(name) for name in ("url", "etag", "last_modified")} | {"bytes": self.size}

    def conditions(self) -> dict[str, str]:
        """Return the headers that ask for the rest of the same version, or for the whole file where its version is not known."""
        headers = {"Accept-Encoding": "identity"}
        etag, modified = self._told.get("etag") or "", self._told.get("last_modified")
        version = modified if not etag or etag.startswith("W/") else etag  # If-Range compares strongly
        if self.size and version and version.isprintable():
            headers |= {"Range": f"bytes={self.size}-", "If-Range": version}
        return headers

    def forget(self) -> None:
        """Delete what is there."""
        self._told = {}
        self._note.unlink(missing_ok=True)
        self.path.unlink(missing_ok=True)

    async def take(self, response: aiohttp.ClientResponse) -> str | None:
        """Append the body, or replace the part where the answer is the whole file; return what is wrong and the remedy."""
        start, total = _span(response)
        if start != (self.size if start else 0):
            self.forget()
            return f"{response.url} sends another part than was asked for: run again"
        problem = self._too_large(total, start)
        if problem:
            return problem
        try:
            if not start:
                self.path.unlink(missing_ok=True)  # before the note, which must never name another version than that of the part
            self._note_down(response, total, is_whole=False)
            problem = await self._write(response, "ab" if start else "wb")
            if problem is None and self.size < (total or 0):
                raise aiohttp.ClientPayloadError(f"{self.size} of {total} bytes came")  # servers may send less than was asked for
            if problem is None:
                self._note_down(response, self.size, is_whole=True)
        except OSError as error:
            if isinstance(error, aiohttp.ClientError | TimeoutError | ConnectionError):
                raise
            return f"{response.url} cannot be written to {self.path.parent} ({error.strerror}): {write_remedy(error) or 'run again'}"
        return problem

    async def _write(self, response: aiohttp.ClientResponse, mode: str) -> str | None:
        limit = self._source.limits.file_bytes
        with self.path.open(mode, buffering=_PIECE) as file:
            size = file.tell()
            async for piece in response.content.iter_chunked(_PIECE):
                file.write(piece)
                size += len(piece)
                if size > limit:
                    break
        if size > limit:
            self.forget()
            return self._above(size)
        return None

    def _note_down(self, response: aiohttp.ClientResponse, total: int | None, *, is_whole: bool) -> None:
        headers: Mapping[str, str] = response.headers
        told = {"etag": headers.get("ETag"), "last_modified": headers.get("Last-Modified")}
        self._told = {"address": self._address, "url": str(response.url), "bytes": total, "is_whole": is_whole, **told}
        write_atomically(self._note, json.dumps(self._told).encode())

    def _too_large(self, total: int | None, start: int) -> str | None:
        if total is None:
            return None
        if total > self._source.limits.file_bytes:
            return self._above(total)
        free = shutil.disk_usage(self.path.parent).free
        if total - start > free:
            return f"{self._address} has {total - start} bytes more, but {self.path.parent} has room for {free}: make room and run again"
        return None

    def _above(self, size: int) -> str:
        where = f"raise file_bytes under [limits] in pipelines/sources/{self._source.name}.toml"
        return f"{self._address} has {size} bytes or more, above the limit of {self._source.limits.file_bytes}: leave it out, or {where}"


def _span(response: aiohttp.ClientResponse) -> tuple[int, int | None]:
    """Return where the body of an answer starts in the file, and the length of the whole file where it is told."""
    if response.status != _PARTIAL:
        return 0, response.content_length
    match = _RANGE.fullmatch(response.headers.get("Content-Range", "").strip())
    if match is None:
        return -1, None
    return int(match.group(1)), None if match.group(3) == "*" else int(match.group(3))
