"""Tasks on a Dask cluster, which is an extra: `pip install 'newsledger[cluster]'`. The only module that imports distributed.

A task whose worker dies is done again by another worker, so it must not matter how often it is done.
"""

from collections.abc import Callable, Generator, Sequence
from contextlib import suppress
from typing import Any, TypeVar

from pipelines.processes.cluster_error import ClusterError

Task = TypeVar("Task")
Result = TypeVar("Result")

CONNECT_S = 30
"""Time in which the scheduler has to answer, and the first worker to be there."""
LOOK_S = 5
"""How often is looked whether there are workers and a scheduler at all, while a task is waited for."""
PATIENCE_S = 60
"""Time without any worker after which a run gives up: those that are started anew are back by then."""
_HELP = "start workers with `dask worker {address}`, or unset NEWSLEDGER_CLUSTER to read on this machine"


def each_on_dask(
    tasks: Sequence[Task], do: Callable[[Task], Result], address: str, *, version_of: Callable[[], str], version: str
) -> Generator[Result | None, None, None]:
    """Yield what each task gives, in their order; None for one that killed several workers one after the other.

    do, version_of: importable by name on the workers.  address: of the scheduler, such as tcp://127.0.0.1:8786.  version: what
    `version_of` has to give on every worker. What a task raises is raised here; ClusterError for a cluster that cannot do the tasks,
    with the remedy. Closing the generator cancels what is not done.
    """
    try:
        import distributed  # noqa: PLC0415 — an extra
    except ImportError as error:
        raise ClusterError("the extra cluster is not installed: run `pip install 'newsledger[cluster]'`") from error
    try:
        client: Any = distributed.Client(address, timeout=CONNECT_S, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, TimeoutError) as error:
        raise ClusterError(f"{address}: no Dask scheduler answers ({error}); start one with `dask scheduler`") from error
    try:
        _check_workers(client, address, version_of, version)
        futures = client.map(do, tasks, pure=False)
        for future in futures:
            yield _result(client, future, address)
            future.release()
    finally:
        with suppress(Exception):  # a scheduler that is gone takes no leave
            client.close(timeout=LOOK_S)


def _check_workers(client: Any, address: str, version_of: Callable[[], str], version: str) -> None:  # noqa: ANN401 — a client of the extra
    """Raise ClusterError where no worker is there, or one has no newsledger or another one."""
    try:
        client.wait_for_workers(1, timeout=CONNECT_S)
    except TimeoutError as error:
        raise ClusterError(f"{address}: the scheduler has no worker after {CONNECT_S} s; {_HELP.format(address=address)}") from error
    found = client.run(version_of, on_error="return")
    wrong = {worker: told for worker, told in found.items() if told != version}
    if wrong:
        worker, told = min(wrong.items())
        what = f"has no newsledger that can be imported ({told})" if isinstance(told, BaseException) else f"has newsledger {told}"
        raise ClusterError(
            f"{address}: worker {worker} {what}, this run has {version} ({len(wrong)} of {len(found)} workers differ); "
            "install the same version on every worker and start the workers again"
        )


def _result(client: Any, future: Any, address: str) -> Any:  # noqa: ANN401 — of the extra, and of the task
    from distributed import KilledWorker  # noqa: PLC0415 — an extra

    alone = 0
    while True:
        try:
            return future.result(timeout=LOOK_S)
        except TimeoutError:
            if future.status == "error":  # the task itself raised it
                raise
            alone = alone + LOOK_S if not _workers(client) else 0
            if alone >= PATIENCE_S:
                told = f"{address}: no worker for {PATIENCE_S} s, and tasks are left"
                raise ClusterError(f"{told}; nothing of the day is written; {_HELP.format(address=address)}") from None
        except KilledWorker:
            return None
        except Exception as error:
            if future.status != "error":  # not the task's own: the connection went, or what was to come over it
                told = f"{address}: the scheduler is gone ({type(error).__name__})"
                raise ClusterError(f"{told}; nothing of the day is written; start it again, then the run") from error
            raise


def _workers(client: Any) -> int:  # noqa: ANN401 — a client of the extra
    """Return how many workers the scheduler has."""
    return len(client.scheduler_info(n_workers=-1)["workers"])
