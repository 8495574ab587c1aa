"""kill -9 before each fsync, rename, link and commit of each stage, by one hook and without a clock: the same work again makes it whole."""

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from support import SUPPORT
from support.killed_at_points import DAY, TAKEN_DOWN

from pipelines import cli
from pipelines.contract.schema import arrow_schema
from pipelines.contract.tables import IncidentCount
from pipelines.partitions.parquet_files import partition_path
from pipelines.publish.database import Warehouse, open_read_only

pytestmark = pytest.mark.slow

PAGE = """<html><head><title>{number} hurt in {place}</title><link rel="canonical" href="{address}"></head><body><article>
<h1>{number} hurt in {place}</h1><p>May 3, 2026</p><p>{number} people were injured in {place} on Sunday, the police said.</p>
<p>They were taken to a hospital in {place}, and two of them could leave it in the evening.</p></article></body></html>"""
TABLES = (
    "articles", "article_blocks", "statements", "incident_counts", "article_counts", "article_stories", "incident_links",
    "incident_reports", "quarantine", "incidents", "incident_totals", "claims_by_side", "daily_incident_counts", "takedowns",
)  # fmt: skip
MOST = {"forget": 16, "run": 4, "dagster": 3}
"""How many kills of work that is made of the other stages, whose own points are all tried."""
CANCELLED = {"run": 2, "dagster": 1}
"""How many times such work is cancelled."""
BY_THE_CLOCK = ("run", "dagster", "forget")
"""Work that takes its moments from the clock, so that two archives differ in them."""
ALL = bool(os.environ.get("NEWSLEDGER_ALL_POINTS"))
"""Whether to kill at every point, also between the first and the last of one name."""


class Forge:
    """The process that forks the works."""

    def __init__(self) -> None:
        """Start it."""
        command = [sys.executable, "-m", "support.killed_at_points"]
        environment = {**os.environ, "PYTHONPATH": str(SUPPORT.parent)}
        self.process = subprocess.Popen(command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def __call__(self, work: str, root: Path, at: int | None = None, sign: int = signal.SIGKILL) -> str:
        """Do the work, killed at a point where a number is given, and return how it ended."""
        self.begin(work, root, at, sign)
        return self.ended()

    def begin(self, work: str, root: Path, at: int | None = None, sign: int = signal.SIGKILL) -> None:
        """Begin the work."""
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps({"work": work, "root": str(root), "at": at, "sign": int(sign)}) + "\n")
        self.process.stdin.flush()

    def ended(self) -> str:
        """Wait for the end of the work."""
        assert self.process.stdout is not None
        return self.process.stdout.readline().strip()


@pytest.fixture(scope="module")
def forge() -> Iterator[Forge]:
    """Start the process once."""
    made = Forge()
    yield made
    made.process.communicate()


@pytest.fixture(scope="module")
def stages(forge: Forge, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Give a project before each stage: two articles are published, a third has come, and older rules had read one of them otherwise."""
    folder = tmp_path_factory.mktemp("stages")
    made = {"published": folder / "published"}
    assert cli.main(["init", str(made["published"])]) == 0
    write(made["published"], "a", "Four", "Quillmere", TAKEN_DOWN)
    write(made["published"], "b", "Six", "Lower Brask", "https://news.example/brask")
    assert forge("run", made["published"]) == "0", (made["published"] / "error").read_text()
    for name, before, work in (
        ("fetch", "published", None),
        ("core", "fetch", "fetch"),
        ("links", "core", "core"),
        ("publish", "links", "links"),
    ):
        made[name] = folder / name
        shutil.copytree(made[before], made[name], symlinks=True)
        if name == "fetch":
            write(made[name], "c", "Nine", "Tessen", "https://news.example/tessen")
        if work:
            assert forge(work, made[name]) == "0"
        if name == "core":
            read_otherwise(made[name])
    return made


@dataclass(frozen=True, slots=True)
class Undisturbed:
    """A work that nobody disturbs: what readers find before and after it, what it leaves, and the points that it passes."""

    before: dict[str, Any]
    after: dict[str, Any]
    kept: dict[str, Any]
    points: list[str]


@pytest.fixture(scope="module")
def undisturbed(forge: Forge, stages: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, str, bool], Undisturbed]:
    """Do each work once for all tests that compare with it."""

    @cache
    def done(work: str, stage: str, is_anew: bool) -> Undisturbed:  # noqa: FBT001 — part of the key
        root = beginning(stages[stage], tmp_path_factory.mktemp("whole") / "root", is_anew=is_anew)
        before = answers(root)
        assert forge(work, root) == "0", (root / "error").read_text()
        return Undisturbed(before, answers(root), lake(root), json.loads((root / "points.json").read_text()))

    return done


def beginning(stage: Path, root: Path, *, is_anew: bool) -> Path:
    """Copy a project before a stage; anew: without the master, so that it is built from the beginning."""
    shutil.copytree(stage, root, symlinks=True)
    if is_anew:
        shutil.rmtree(root / "warehouse" / ".build")
    return root


def write(root: Path, name: str, number: str, place: str, address: str) -> None:
    page = root / "inbox" / DAY.isoformat() / f"{name}.html"
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(PAGE.format(number=number, place=place, address=address))


def read_otherwise(root: Path) -> None:
    """Let the partition say what older rules could have read."""
    path = partition_path(root / "warehouse", "incident_counts", DAY)
    rows = pq.read_table(path).to_pylist()
    rows[0] |= {"value": 2, "low": 2, "high": 2}
    pq.write_table(pa.Table.from_pylist(rows, schema=arrow_schema(IncidentCount)), path)


def answers(root: Path) -> dict[str, Any]:
    """Return what a reader of the published file finds, but moments and places in the archive, which differ between two runs."""
    database = open_read_only(root / "warehouse")
    try:
        return {
            table: database.run(f"SELECT {', '.join(_steady(database, table))} FROM {table} ORDER BY ALL")  # noqa: S608
            for table in TABLES
        }
    finally:
        database.close()


def _steady(database: Warehouse, table: str) -> list[str]:
    found = database.run(f"DESCRIBE {table}")
    return [f'"{name}"' for name, kind, *_ in found if kind != "TIMESTAMP WITH TIME ZONE" and name != "raw_path"]


def lake(root: Path) -> dict[str, Any]:
    """Return what archive and lake hold: partitions byte by byte, logs without how long a request took."""
    core = {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted(root.glob("warehouse/core/*/*.parquet"))}
    logs = {
        path.relative_to(root).as_posix(): pq.read_table(path).drop_columns(["duration_ms"]).to_pylist()
        for path in sorted(root.rglob("fetches.parquet"))
    }
    return core | logs


def left(root: Path) -> list[str]:
    """Return the temporary files that are left."""
    return [path.name for path in root.rglob("*") if path.name.endswith((".tmp", ".building", ".partial")) or path.name == "renames.json"]


def spread(numbers: list[int], most: int) -> list[int]:
    """Return some of the numbers, evenly spread."""
    return numbers[:: max(1, -(-len(numbers) // most))]


def copied(stage: Path, root: Path) -> Path:
    shutil.copytree(stage, root, symlinks=True)
    return root


@pytest.mark.parametrize(
    ("work", "stage"),
    [
        ("fetch", "fetch"), ("core", "core"), ("links", "links"), ("publish", "publish"), ("publish anew", "publish"),
        ("forget", "published"), ("run", "fetch"), ("backup", "published"), ("dagster", "fetch"),
    ],
)  # fmt: skip
def test_killed_at_every_point(
    work: str,
    stage: str,
    forge: Forge,
    stages: dict[str, Path],
    undisturbed: Callable[[str, str, bool], Undisturbed],
    tmp_path: Path,
) -> None:
    work, _, anew = work.partition(" ")
    whole = undisturbed(work, stage, bool(anew))
    assert whole.points
    first = {name: number for number, name in reversed([*enumerate(whole.points)])}
    last = {name: number for number, name in enumerate(whole.points)}
    some = sorted({*first.values(), *last.values()})
    wanted = range(len(whole.points)) if ALL else spread(some, MOST.get(work, len(whole.points)))
    for number in wanted:
        root, point = beginning(stages[stage], tmp_path / str(number), is_anew=bool(anew)), whole.points[number]
        assert forge(work, root, number) == "killed", point
        assert answers(root) in (whole.before, whole.after), point
        assert forge(work, root) == "0", (point, (root / "error").read_text())
        assert answers(root) == whole.after, point
        assert work in BY_THE_CLOCK or lake(root) == whole.kept, point
        assert left(root) == [], point
        shutil.rmtree(root)
    print(f"{work} {anew}: {len(wanted)} kills at {len(set(whole.points))} named points")  # noqa: T201


@pytest.mark.parametrize("work", ["run", "dagster"])
def test_a_run_that_is_cancelled_is_done_by_the_next(
    work: str, forge: Forge, stages: dict[str, Path], undisturbed: Callable[[str, str, bool], Undisturbed], tmp_path: Path
) -> None:
    whole = undisturbed(work, "fetch", False)  # noqa: FBT003 — part of the key
    middle = spread([*range(len(whole.points))], CANCELLED[work] + 1)[1:]
    for number in middle:
        root, point = copied(stages["fetch"], tmp_path / str(number)), whole.points[number]
        assert forge(work, root, number, signal.SIGINT) == "1", point
        assert "Interrupt" in (root / "error").read_text(), point
        assert answers(root) in (whole.before, whole.after), point
        assert forge(work, root) == "0", point
        assert (answers(root), left(root)) == (whole.after, []), point


def test_two_runs_and_a_build_at_once_are_as_one_after_the_other(
    forge: Forge, stages: dict[str, Path], undisturbed: Callable[[str, str, bool], Undisturbed], tmp_path: Path
) -> None:
    root = copied(stages["fetch"], tmp_path / "root")
    others = [Forge(), Forge()]
    try:
        for one, work in zip((forge, *others), ("run", "run", "build"), strict=True):
            one.begin(work, root)
        assert [one.ended() for one in (forge, *others)] == ["0", "0", "0"]
    finally:
        for one in others:
            one.process.communicate()
    assert (answers(root), left(root)) == (undisturbed("run", "fetch", False).after, [])  # noqa: FBT003 — part of the key


@pytest.mark.parametrize("year", [1999, 2089])
def test_a_clock_that_jumps_loses_no_version(year: int, forge: Forge, stages: dict[str, Path], tmp_path: Path) -> None:
    root = copied(stages["publish"], tmp_path / "root")
    before = answers(root)
    [version] = (root / "warehouse" / "versions").iterdir()
    moved = version.with_name(f"{(year - 1970) * 31_556_952 * 10**9:020d}")  # published while the clock was wrong
    version.rename(moved)
    (root / "warehouse" / "news.duckdb").unlink()
    (root / "warehouse" / "news.duckdb").symlink_to(Path("versions") / moved.name / "news.duckdb")
    assert answers(root) == before
    for work in ("publish", "build", "run"):
        assert forge(work, root) == "0", (root / "error").read_text()
        assert len(answers(root)["articles"]) == 3
        assert len([*(root / "warehouse" / "versions").iterdir()]) == 2
