"""A bucket by its address: read, put, put on a condition, list, delete. The only module that imports obstore; its errors become ours here.

Keys and endpoint come from the environment, as other programs take them: AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_REGION,
AWS_ENDPOINT_URL for servers other than Amazon's; GOOGLE_… and AZURE_… for theirs.
"""

import datetime as dt
import hashlib
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

_RETRIES = 8
"""How often a request is sent again after an answer of 5xx or none."""
_PAUSES = {"init_backoff": dt.timedelta(seconds=0.5), "max_backoff": dt.timedelta(seconds=10), "base": 2}
"""Pauses between them, drawn by chance: together some ten to twenty seconds."""
_REQUEST_S = 60
_PIECE = 16_000_000
"""Bytes that one request asks for, so that a large file needs no long request."""

_NOT_INSTALLED = "a warehouse on object storage needs the package obstore: pip install 'newsledger[s3]'"
_REMEDIES = (
    (("nosuchbucket",), "there is no such bucket: create it, or put the right name into NEWSLEDGER_WAREHOUSE"),
    (("requesttimetooskewed",), "the clock of this machine is wrong: set it, such as with `timedatectl set-ntp true`, and run again"),
    (
        ("signaturedoesnotmatch", "invalidaccesskeyid", "unauthorized", "invalidtoken", "expiredtoken"),
        "the keys are not those of the store: see AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY",
    ),
    (("169.254.169.254",), "no keys are given: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or what another provider asks for"),
    (("accessdenied", "403 forbidden", "necessary privileges"), "these keys may not do that: let them list, read, write and delete there"),
    (
        ("503 ", "slowdown", "500 internal", "502 ", "504 "),
        "the store is overloaded or down; nothing of what is kept there has changed: run again later",
    ),
    (
        ("error sending request", "timed out", "connection", "hyper"),
        "the store does not answer; nothing of what is kept there has changed: see that it runs, and AWS_ENDPOINT_URL, and run again",
    ),
)

T = TypeVar("T")


class LakeError(OSError):
    """The store of a lake cannot do what it is asked; the message names the address and the remedy."""


@dataclass(frozen=True, slots=True)
class Listed:
    """An object as a listing tells it. tag: changes with each content.  at: when it was put, by the clock of the store."""

    key: str
    tag: str
    size: int
    at: dt.datetime


def _library() -> tuple[Any, Any]:
    try:
        import obstore  # noqa: PLC0415 — an extra: only a lake on object storage needs it
        import obstore.store  # noqa: PLC0415
    except ImportError as error:
        raise LakeError(_NOT_INSTALLED) from error
    return obstore, obstore.exceptions


class ObjectStore:
    """The objects below an address. Raises LakeError.

    address: such as s3://bucket/prefix.
    """

    def __init__(self, address: str) -> None:
        """Open nothing yet: the first request tells whether the address is right."""
        self.address = address.rstrip("/")
        self._obstore, self._errors = _library()
        self._gone = (FileNotFoundError, self._errors.NotFoundError)
        endpoint = os.environ.get("AWS_ENDPOINT_URL") or os.environ.get("AWS_ENDPOINT") or ""
        options: dict[str, Any] = {"timeout": dt.timedelta(seconds=_REQUEST_S)}
        if endpoint.startswith("http://"):
            options["allow_http"] = True
        with self._own_errors(""):
            self.raw = self._obstore.store.from_url(
                self.address, client_options=options, retry_config={"max_retries": _RETRIES, "backoff": _PAUSES}
            )

    @contextmanager
    def _own_errors(self, key: str) -> Iterator[None]:
        try:
            yield
        except (self._errors.BaseError, OSError, ValueError) as error:
            text = " ".join(str(error).split("\n\nDebug source")[0].split())
            lower = text.lower()
            found = (remedy for signs, remedy in _REMEDIES if any(sign in lower for sign in signs))
            place = f"{self.address}/{key}" if key else self.address
            raise LakeError(f"{place}: {next(found, 'see that the address is right and the store works')} ({text[:400]})") from error

    def get(self, key: str) -> tuple[bytes, str] | None:
        """Return the content of a small object and its tag; None where it is not there."""
        with self._own_errors(key):
            try:
                found = self.raw.get(key)
                return bytes(found.bytes()), str(found.meta["e_tag"])
            except self._gone as error:
                if "nosuchbucket" in str(error).lower():
                    raise
                return None

    def fetch(self, key: str, size: int, path: Path) -> str | None:
        """Write an object of a known size into a file and return its SHA-256; None where it is not there."""
        digest = hashlib.sha256()
        with path.open("wb") as file:
            for start in range(0, size, _PIECE):
                with self._own_errors(key):
                    try:
                        piece = self.raw.get_range(key, start=start, length=min(_PIECE, size - start))
                    except self._gone:
                        return None
                file.write(piece)
                digest.update(piece)
        return digest.hexdigest()

    def piece(self, key: str, start: int, length: int) -> bytes:
        """Return some bytes of an object. Raises LakeError where it is not there any more."""
        with self._own_errors(key):
            return bytes(self.raw.get_range(key, start=start, length=length))

    def put_file(self, key: str, path: Path) -> None:
        """Put a file, in pieces where it is large. It is there whole, or not at all."""
        with self._own_errors(key):
            self.raw.put(key, path)

    def create(self, key: str, content: bytes) -> str | None:
        """Put an object where none is, and return its tag; None where one is there."""
        return self._put(key, content, "create")

    def replace(self, key: str, content: bytes, tag: str) -> str | None:
        """Put an object in the place of one with this tag, and return the new tag; None where that one is not there any more."""
        condition = {"e_tag": tag}
        if self.address.startswith("gs://"):  # Google compares generations, which its listings do not tell
            with self._own_errors(key):
                try:
                    known = self.raw.head(key)
                except self._gone:
                    return None
            if known["e_tag"] != tag:
                return None
            condition["version"] = known["version"]
        return self._put(key, content, condition)

    def _put(self, key: str, content: bytes, mode: str | dict[str, str]) -> str | None:
        with self._own_errors(key):
            try:
                return str(self.raw.put(key, content, mode=mode)["e_tag"])
            except (self._errors.AlreadyExistsError, self._errors.PreconditionError):
                pass
        found = self.get(key)  # the answer to the first try may have been lost, so that the second found its own content
        return found[1] if found and found[0] == content else None

    def list(self, prefix: str) -> Iterator[Listed]:
        """Yield the objects whose keys begin with a prefix that ends with a slash, in the order of their keys."""
        listing = self._each(lambda: iter(self.raw.list(prefix)), prefix)
        for batch in listing:
            for found in batch:
                yield Listed(found["path"], str(found["e_tag"]), found["size"], found["last_modified"])

    def _each(self, begin: Callable[[], Iterator[T]], key: str) -> Iterator[T]:
        with self._own_errors(key):
            batches = begin()
        while True:
            with self._own_errors(key):
                batch = next(batches, None)
            if batch is None:
                return
            yield batch

    def delete(self, keys: Iterable[str]) -> None:
        """Delete objects, whether they are there or not."""
        for key in keys:
            with self._own_errors(key):
                try:
                    self.raw.delete(key)
                except self._gone:
                    continue
