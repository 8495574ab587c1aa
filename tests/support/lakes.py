"""Several machines that share a lake whose store is in the memory of the test."""

import math
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipelines.lake import lease as leases
from pipelines.lake.lake import lake_of
from pipelines.lake.lease import Held
from pipelines.lake.object_lake import ObjectLake
from pipelines.lake.object_store import ObjectStore
from pipelines.lake.working_folder import machine_name, work_for

ADDRESS = "memory:///lake"


class SharedStore:
    """A store in memory. fails: whether it answers that it is overloaded."""

    def __init__(self) -> None:
        """Begin empty."""
        from obstore.store import MemoryStore  # noqa: PLC0415 — an extra

        self._store = MemoryStore()
        self.fails = False

    def fail(self) -> None:
        """Be overloaded from now on."""
        self.fails = True

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 — a method of the store
        """Answer as the store does."""
        if self.fails:
            raise OSError("Server returned non-2xx status code: 503 Service Unavailable")
        return getattr(self._store, name)


@dataclass(slots=True)
class Machine:
    """A machine. folder: its working folder.  shared: the store that all have."""

    folder: Path
    shared: SharedStore

    @property
    def lake(self) -> ObjectLake:
        """Its view of the lake."""
        lake = lake_of(self.folder)
        assert isinstance(lake, ObjectLake)
        return lake

    @property
    def store(self) -> ObjectStore:
        """The store as it sees it."""
        return self.lake.store

    def lease(self) -> Held:
        """Return the lease that it holds."""
        return self.lake.scopes[-1].lease

    def is_held_up(self) -> None:
        """Have somebody else take the lease, as after a pause that was longer than a term."""
        held = self.lease()
        self.store.raw.put(held.key, b'{"holder": "", "term_s": 1}')
        while held.lost_at:
            time.sleep(0.01)

    def loses_its_lease_unseen(self) -> None:
        """Be held up and not notice it before the manifest is put."""
        self.is_held_up()
        self.lease().lost_at = math.inf

    def dies_holding(self, scope: str) -> None:
        """Take a lease and never give it back or renew it."""
        leases.acquire(self.store, scope, machine_name(self.folder))


def machines(folder: Path, number: int) -> list[Machine]:
    """Return machines that share a store, each with a working folder of its own."""
    shared = SharedStore()
    made = []
    for count in range(number):
        work_for(folder / f"machine{count}", ADDRESS)
        made.append(Machine(folder / f"machine{count}", shared))
        made[-1].lake.store.raw = shared
    return made
