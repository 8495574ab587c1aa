"""Clusters: the same tasks as in the pool of one machine, done by workers of several. The address says which kind of cluster it is."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from pipelines.processes.cluster_error import ClusterError
from pipelines.processes.dask_tasks import each_on_dask

Task = TypeVar("Task")
Result = TypeVar("Result")

_TRANSPORTS = {"dask": "tcp", "dask-tls": "tls"}
"""The protocol of a Dask scheduler by what an address begins with."""


def each_on_cluster(
    tasks: Sequence[Task], do: Callable[[Task], Result], cluster: str, *, version_of: Callable[[], str], version: str
) -> Iterator[Result | None]:
    """Yield what each task gives, in their order; None for one that killed several workers one after the other.

    cluster: such as dask://10.0.0.5:8786, or dask-tls:// with the certificates of Dask's own configuration.  do, version_of: importable by
    name on the workers.  version: what `version_of` has to give there. Raises ClusterError with the remedy for an address of another kind,
    and for a cluster that does not answer, has no workers, or workers of another version; and whatever a task raises.
    """
    kind, mark, place = cluster.partition("://")
    if kind not in _TRANSPORTS or not mark or ":" not in place:
        raise ClusterError(
            f"NEWSLEDGER_CLUSTER={cluster!r} is not the address of a cluster; write it as dask://HOST:PORT of a Dask scheduler"
        )
    return each_on_dask(tasks, do, f"{_TRANSPORTS[kind]}://{place}", version_of=version_of, version=version)
