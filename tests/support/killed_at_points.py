"""Work of each stage that kills itself at a named point: before an fsync, a rename, a link, a commit. The one hook of the crash tests.

This process imports everything once and forks the work for each line of standard input, so that each begins in a fresh state. A point is
named by what is done, to which file, and by which function; the names of one run tell where the next ones can be killed.
"""

import datetime as dt
import importlib
import json
import os
import re
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pipelines
from pipelines.commands import backup_command, build_command, forget_command, run_command
from pipelines.fetch.collect import collect_source
from pipelines.link_days.link_partitions import link_days
from pipelines.link_days.linking_code import rules_digest
from pipelines.partitions.writer_lock import writer_lock
from pipelines.publish.build import build_warehouse
from pipelines.publish.database import Warehouse
from pipelines.read import page_workers
from pipelines.read.read_day import build_day
from pipelines.settings import Settings, load_settings
from pipelines.sources.source import load_source
from support.plain_builds import building_plainly

DAY = dt.date(2026, 5, 4)
NOW = dt.datetime(2026, 5, 4, 12, tzinfo=dt.UTC)
LATER = NOW + dt.timedelta(hours=1)
TAKEN_DOWN = "https://news.example/four-hurt"

_CODE = str(Path(pipelines.__file__).parent)
_NUMBERS = re.compile(r"[0-9a-f]{6,}|\d+")
_UNNAMED = {"write_atomically", "__exit__", "__enter__"}


class Points:
    """Counts the points that are passed; sends this process a signal before the one of a number, if any."""

    def __init__(self, wanted: int | None, sign: int) -> None:
        """wanted: number of the point, from 0.  sign: SIGKILL, or SIGINT as Ctrl-C and a cancelled run send."""
        self.names: list[str] = []
        self._wanted = wanted
        self._sign = sign

    def passed(self, what: str, file: str) -> None:
        """Note one point, or end here."""
        if len(self.names) == self._wanted:
            os.kill(os.getpid(), self._sign)
        self.names.append(f"{what} {_NUMBERS.sub('N', Path(file).name)} in {_caller()}")


def _caller() -> str:
    """Return the innermost function of the package that has a name of its own."""
    frame = sys._getframe(2)  # noqa: SLF001 — there is no other way to learn who calls
    while frame.f_back and (not frame.f_code.co_filename.startswith(_CODE) or frame.f_code.co_name in _UNNAMED):
        frame = frame.f_back
    return frame.f_code.co_name


def hook(points: Points) -> None:
    """Let each call that makes something durable pass a point first."""

    def watched(module: ModuleType, name: str, file: Callable[..., str]) -> None:
        real = getattr(module, name)

        def call(*arguments: object, **named: object) -> object:
            points.passed(name, file(*arguments))
            return real(*arguments, **named)

        setattr(module, name, call)

    watched(os, "fsync", lambda descriptor: str(Path(f"/proc/self/fd/{descriptor}").readlink()))
    for name in ("replace", "rename", "symlink"):
        watched(os, name, lambda *paths: os.fspath(paths[1]))
    run = Warehouse.run

    def commit(self: Warehouse, sql: str, parameters: list[Any] | None = None) -> list[tuple[Any, ...]]:
        if sql == "COMMIT":
            points.passed("commit", "master")
        return run(self, sql, parameters)

    Warehouse.run = commit  # type: ignore[method-assign]


def _fetch(settings: Settings) -> None:
    source = load_source(settings.sources / "inbox.toml")
    collect_source(source, DAY, warehouse=settings.warehouse, root=settings.root, now=NOW)


def _core(settings: Settings) -> None:
    with writer_lock(settings.warehouse):
        build_day(settings, DAY, now=LATER)


def _links(settings: Settings) -> None:
    with writer_lock(settings.warehouse):
        link_days(settings, now=LATER)


def _publish(settings: Settings) -> None:
    build_warehouse(settings)


def _run(_: Settings) -> None:
    run_command.run_day(DAY.isoformat())


def _build(_: Settings) -> None:
    build_command.run_build([])


def _forget(_: Settings) -> None:
    forget_command.run_forget(TAKEN_DOWN, "a person asked", "desk")


def _backup(settings: Settings) -> None:
    (settings.root / "kept.tar").unlink(missing_ok=True)
    backup_command.run_backup(settings.root / "kept.tar")


def _dagster(settings: Settings) -> None:
    import dagster as dg  # noqa: PLC0415 — the other kinds of work do without

    from pipelines.definitions import defs  # noqa: PLC0415

    (settings.root / ".dagster").mkdir(exist_ok=True)
    with dg.DagsterInstance.local_temp(str(settings.root / ".dagster")) as instance:
        job = defs.resolve_job_def("daily")
        done = job.execute_in_process(run_config=_configuration(settings), partition_key=DAY.isoformat(), instance=instance)
        assert done.success


def _configuration(settings: Settings) -> dict[str, Any]:
    folders = {name: str(getattr(settings, name)) for name in ("root", "warehouse", "curation")}
    return {"resources": {"folders": {"config": folders}}, "loggers": {"console": {}}}


WORKS: dict[str, Callable[[Settings], None]] = {
    "fetch": _fetch,
    "core": _core,
    "links": _links,
    "publish": _publish,
    "run": _run,
    "build": _build,
    "forget": _forget,
    "backup": _backup,
    "dagster": _dagster,
}


def _do(work: str, root: Path, at: int | None, sign: int) -> None:
    """Do the work in this process, and write down the names of the points."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    os.chdir(root)
    os.environ.pop("NEWSLEDGER_WAREHOUSE", None)
    points = Points(at, sign)
    hook(points)
    with (root / "printed").open("a") as printed:
        os.dup2(printed.fileno(), 1)
        os.dup2(printed.fileno(), 2)
        with building_plainly():  # what is left out makes nothing durable
            WORKS[work](load_settings())
    (root / "points.json").write_text(json.dumps(points.names))


def main() -> None:
    """Read `{work, root, at, sign}` as JSON, do the work in a process of its own, and print how it ended: its exit status, or killed."""
    page_workers.load_tools(None)
    rules_digest()
    importlib.import_module("pandas")  # as pyarrow does with the first array, which would start threads here
    for line in sys.stdin:
        asked = json.loads(line)
        child = os.fork()
        if not child:
            try:
                _do(asked["work"], Path(asked["root"]), asked["at"], asked["sign"])
            except BaseException as error:  # noqa: BLE001 — told to the test
                (Path(asked["root"]) / "error").write_text(repr(error))
                os._exit(1)
            os._exit(0)
        _, status = os.waitpid(child, 0)
        print("killed" if os.WIFSIGNALED(status) else os.WEXITSTATUS(status), flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
