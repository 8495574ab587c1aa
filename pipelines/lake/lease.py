"""A lease: an object that says who holds a scope. It takes the place of a lock file where no kernel can give a lock back for the dead.

The holder puts the object anew several times a term. Whoever waits looks at it, and takes it over once it has not changed for a whole term
by its own clock: clocks of different machines are never compared, so a wrong one does no harm. A holder that was held up so long that it
has lost its lease is told so, and what it had wanted to keep is refused by the manifest, which another writer has put since.
"""

import json
import logging
import os
import socket
import threading
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from pipelines.lake.object_store import LakeError, ObjectStore

TERM_S = 30.0
"""Seconds after which a lease that is not renewed is free; NEWSLEDGER_LEASE_SECONDS changes it."""
_RENEWALS = 5
"""Renewals a term."""
_PATIENCE_S = 1.0
_log = logging.getLogger(__name__)


@dataclass(slots=True)
class Held:
    """A lease that is held. lost_at: by `time.monotonic`, when it will be lost if it is not renewed; 0 where another has taken it."""

    store: ObjectStore
    key: str
    tag: str
    term_s: float
    holder: str
    lost_at: float

    def check(self) -> None:
        """Raise LakeError where the lease is lost."""
        if time.monotonic() > self.lost_at:
            reason = f"held up for {self.term_s:g} s, so another writer may have gone on"
            raise LakeError(f"{self.store.address}/{self.key}: this run was {reason}; nothing of it was put there: run again")

    def renew(self) -> bool:
        """Put the lease anew; return False where another has it."""
        began = time.monotonic()
        tag = self.store.replace(self.key, _content(self.holder, self.term_s), self.tag)
        if tag is None:
            self.lost_at = 0.0
            return False
        self.tag, self.lost_at = tag, began + self.term_s
        return True


def _content(holder: str, term_s: float) -> bytes:
    return json.dumps({"holder": holder, "term_s": term_s, "write_id": uuid.uuid4().hex}).encode()


def term_s() -> float:
    """Return the length of a term in seconds."""
    return float(os.environ.get("NEWSLEDGER_LEASE_SECONDS", TERM_S))


@contextmanager
def leased(store: ObjectStore, scope: str, machine: str) -> Iterator[Held]:
    """Wait for the lease of a scope, hold it, renew it beside the block, and give it back.

    machine: a name of processes of which one at a time asks for a lease, so that a lease that one of them has left is taken at once.
    """
    held = acquire(store, scope, machine)
    over = threading.Event()
    renewing = threading.Thread(target=_renew, args=(held, over), daemon=True)
    renewing.start()
    try:
        yield held
    finally:
        over.set()
        renewing.join()
        _give_back(held)


def acquire(store: ObjectStore, scope: str, machine: str) -> Held:
    """Wait for the lease of a scope and take it. machine: see `leased`."""
    key, term = f"leases/{scope}.json", term_s()
    holder = f"{machine} ({socket.gethostname()}, process {os.getpid()})"
    began, told, seen, since = time.monotonic(), False, "", time.monotonic()
    while True:
        asked = time.monotonic()
        tag, found = None, store.get(key)
        if found is None:
            tag = store.create(key, _content(holder, term))
        else:
            other, other_term = _holder(found[0])
            if found[1] != seen:
                seen, since = found[1], time.monotonic()
            if not other or other.startswith(f"{machine} (") or time.monotonic() - since > other_term:
                tag = store.replace(key, _content(holder, term), found[1])
            elif not told and time.monotonic() - began > _PATIENCE_S:
                _log.warning("%s/%s: waiting for %s, which writes to this lake", store.address, key, other)
                told = True
        if tag is not None:
            return Held(store, key, tag, term, holder, asked + term)
        time.sleep(min(0.5, term / 20))


def _holder(content: bytes) -> tuple[str, float]:
    """Return who holds a lease and for how long, empty where it was given back; a damaged one is held for a term by nobody known."""
    try:
        found = json.loads(content)
        return str(found["holder"]), float(found["term_s"])
    except (ValueError, KeyError, TypeError):
        return "(unknown)", TERM_S


def _renew(held: Held, over: threading.Event, pause: Callable[[float], float] = lambda term: term / _RENEWALS) -> None:
    while not over.wait(pause(held.term_s)):
        try:
            if not held.renew():
                return
        except LakeError as error:
            _log.warning("%s; the lease is renewed again in a moment", error)


def _give_back(held: Held) -> None:
    """Put a lease that nobody holds; where the store does not answer, it ends by itself."""
    if held.lost_at:
        try:
            held.store.replace(held.key, _content("", held.term_s), held.tag)
        except LakeError as error:
            _log.warning("%s; the lease ends by itself after %g s", error, held.term_s)
