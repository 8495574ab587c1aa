"""kill -9 before each fsync, rename, link and commit of each stage, by one hook and without a clock: the same work again makes it whole."""

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
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
MOST = {"forget": 16, "run": 6, "dagster": 4}
"""How many kills of work that is made of the other stages, whose own points are all tried."""
BY_THE_CLOCK = ("run", "dagster", "forget")
"""Work that takes its moments from the clock, so that two archives differ in them."""
ALL = bool(os.environ.get("NEWSLEDGER_ALL_POINTS"))
"""Whether to kill at every point, also between the first and the last of one name."""


class Forge:
    """The process that forks the works."""

    def __init__(self) -> None:
        """Start it."""
        command = [sys.executable, str(SUPPORT / "killed_at_points.py")]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

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
def test_killed_at_every_point(work: str, stage: str, forge: Forge, stages: dict[str, Path], tmp_path: Path) -> None:
    work, _, anew = work.partition(" ")

    def begin(name: str) -> Path:
        root = copied(stages[stage], tmp_path / name)
        if anew:
            shutil.rmtree(root / "warehouse" / ".build")
        return root

    whole = begin("whole")
    before = answers(whole)
    assert forge(work, whole) == "0", (whole / "error").read_text()
    after, kept = answers(whole), lake(whole)
    points = json.loads((whole / "points.json").read_text())
    assert points
    first = {name: number for number, name in reversed([*enumerate(points)])}
    last = {name: number for number, name in enumerate(points)}
    wanted = range(len(points)) if ALL else spread(sorted({*first.values(), *last.values()}), MOST.get(work, len(points)))
    for number in wanted:
        root = begin(str(number))
        assert forge(work, root, number) == "killed", points[number]
        assert answers(root) in (before, after), points[number]
        assert forge(work, root) == "0", (points[number], (root / "error").read_text())
        assert answers(root) == after, points[number]
        assert work in BY_THE_CLOCK or lake(root) == kept, points[number]
        assert left(root) == [], points[number]
        shutil.rmtree(root)
    print(f"{work} {anew}: {len(wanted)} kills at {len(set(points))} named points")  # noqa: T201


@pytest.mark.parametrize("work", ["run", "dagster"])
def test_a_run_that_is_cancelled_is_done_by_the_next(work: str, forge: Forge, stages: dict[str, Path], tmp_path: Path) -> None:
    whole = copied(stages["fetch"], tmp_path / "whole")
    before = answers(whole)
    assert forge(work, whole) == "0", (whole / "error").read_text()
    after, points = answers(whole), json.loads((whole / "points.json").read_text())
    for number in spread([*range(len(points))], MOST[work] // 2):
        root = copied(stages["fetch"], tmp_path / str(number))
        assert forge(work, root, number, signal.SIGINT) == "1", points[number]
        assert "Interrupt" in (root / "error").read_text(), points[number]
        assert answers(root) in (before, after), points[number]
        assert forge(work, root) == "0", points[number]
        assert (answers(root), left(root)) == (after, []), points[number]


def test_two_runs_and_a_build_at_once_are_as_one_after_the_other(forge: Forge, stages: dict[str, Path], tmp_path: Path) -> None:
    whole, root = copied(stages["fetch"], tmp_path / "whole"), copied(stages["fetch"], tmp_path / "root")
    assert forge("run", whole) == "0"
    others = [Forge(), Forge()]
    try:
        for one, work in zip((forge, *others), ("run", "run", "build"), strict=True):
            one.begin(work, root)
        assert [one.ended() for one in (forge, *others)] == ["0", "0", "0"]
    finally:
        for one in others:
            one.process.communicate()
    assert (answers(root), left(root)) == (answers(whole), [])


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
