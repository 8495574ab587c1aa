"""What a build says of damaged or foreign partitions, of wrong curation and SQL files, and of a full disk; the published file stays.

Every message names the file and says what to do.
"""

import re
import subprocess
import sys
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest
from support.contract_rows import DAY, article, claim, write_day
from support.new_reader import answer
from support.plain_builds import build_plainly
from support.warehouse_copies import copy_of

from pipelines.lake import file_lock
from pipelines.partitions import writer_lock
from pipelines.partitions.parquet_files import PartitionError, partition_path
from pipelines.publish.database import Warehouse
from pipelines.publish.marts import make_all
from pipelines.publish.master import master_path
from pipelines.publish.sql_files import SqlFileError
from pipelines.settings import DATABASE, Settings


@pytest.fixture(scope="module")
def good_made(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Publish one article with a claim; nobody may write there."""
    root, one = tmp_path_factory.mktemp("good"), article("a1")
    settings = Settings(root=root, warehouse=root / "warehouse", curation=root / "curation")
    write_day(settings.warehouse, [one, claim(one, "Three people", 3)])
    build_plainly(settings)
    return settings


@pytest.fixture
def good(good_made: Settings, tmp_path: Path) -> Settings:
    """Give a copy of the published article."""
    return copy_of(good_made, tmp_path)


def unchanged(settings: Settings, before: Path) -> bool:
    """Tell whether the published file is the one from before and can be read."""
    articles = answer(settings.warehouse, "SELECT count(*) FROM articles")
    left = [path.name for path in (settings.warehouse / "versions").iterdir()]
    return (settings.warehouse / DATABASE).resolve() == before and articles == [(1,)] and left == [before.parent.name]


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-30])


def damaged_inside(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[20:200] = bytes(180)
    path.write_bytes(content)


def changed(table: pa.Table, path: Path) -> None:
    pq.write_table(table, path)


def without_a_column(path: Path) -> None:
    changed(pq.read_table(path).drop_columns(["metric"]), path)


def with_a_further_column(path: Path) -> None:
    changed(pq.read_table(path).append_column("mood", pa.array(["calm"])), path)


def of_an_older_version(path: Path) -> None:
    changed(pq.read_table(path).drop_columns(["fact_no", "polarity"]).append_column("fact", pa.array([1])), path)


def with_a_missing_value(path: Path) -> None:
    table = pq.read_table(path)
    number = table.schema.get_field_index("rule_id")
    changed(table.set_column(number, table.schema.field("rule_id").with_nullable(nullable=True), pa.array([None], pa.string())), path)


def with_a_foreign_value(path: Path) -> None:
    table = pq.read_table(path)
    number = table.schema.get_field_index("metric")
    changed(table.set_column(number, "metric", pc.replace_substring(table["metric"], "killed", "slain")), path)


DAMAGES: dict[Any, str] = {
    cut: "not a readable Parquet file .* delete it and materialise its day again",
    damaged_inside: "not a readable Parquet file .* delete it and materialise its day again",
    without_a_column: r"columns differ from the contract \(lacks metric\): another version .* this is .*; materialise its day again",
    with_a_further_column: r"columns differ from the contract \(has mood\): another version",
    of_an_older_version: r"\(lacks polarity, fact_no; has fact\): another version of newsledger wrote it",
    with_a_missing_value: r"row 1: rule_id is missing; materialise its day again",
    with_a_foreign_value: r"row 1: metric 'slain' is not one of killed, injured, .*; materialise its day again",
}


@pytest.mark.parametrize(("damage", "message"), DAMAGES.items(), ids=lambda value: getattr(value, "__name__", ""))
def test_a_bad_partition_is_named_with_its_row_and_the_remedy(good: Settings, damage: Any, message: str) -> None:  # noqa: ANN401 — a function
    before = (good.warehouse / DATABASE).resolve()
    path = partition_path(good.warehouse, "incident_counts", DAY)
    damage(path)
    with pytest.raises(PartitionError, match=f"{re.escape(str(path))}:? ?.*{message}"):
        build_plainly(good)
    assert unchanged(good, before)


@pytest.mark.parametrize(
    ("file", "text", "message"),
    [
        ("overrides.csv", "claim_id;author\n", "1: the header is 'claim_id;author'; the values are separated by ';'"),
        ("speakers.csv", "name,aliases,organisation,country,side,priority\nA,,,,,\nA,,,,,\n", "3: 'a' is a spelling of 'A' already"),
        ("sides.csv", "speaker,side\nA\n", "2: 'A' has 1 values"),
    ],
)
def test_a_bad_curation_file_stops_the_build_with_its_line(good: Settings, file: str, text: str, message: str) -> None:
    before = (good.warehouse / DATABASE).resolve()
    good.curation.mkdir(exist_ok=True)
    (good.curation / file).write_text(text)
    with pytest.raises(ValueError, match=re.escape(f"{good.curation / file}:{message}")):
        build_plainly(good)
    assert unchanged(good, before)


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("marts/nameless.sql", "-- One.\n-- n: One.\nSELECT 1 AS n", "no line `-- grain: …` in the header; see docs/sql.md"),
        ("macros/nameless.sql", "-- One.\n-- n: One.\nSELECT 1 AS n", "no line `-- parameters: …` in the header"),
        ("marts/articles_twice.sql", "-- One.\n-- grain: m\n-- n: One.\nSELECT 1 AS n", "grain: m is not a documented column"),
        ("exports/incidents.sql", "-- One.\n-- n: One.\nSELECT 1 AS n", "incidents.sql has the same name; rename one of them"),
        (
            "marts/joined.sql",
            "-- One.\n-- grain: n\n-- joins: quickly\n-- n: One.\nSELECT 1 AS n",
            "joins 'quickly'; write `-- joins: as written`",
        ),
        ("checks/loud.sql", "-- One.\n-- severity: loud\nSELECT 1 AS n", "severity 'loud'; write `-- severity: warn`"),
    ],
)
def test_a_sql_file_with_a_wrong_header_is_named(own_sql: Settings, memory: Warehouse, name: str, text: str, message: str) -> None:
    (own_sql.sql / name).write_text(text)
    with pytest.raises(SqlFileError, match=re.escape(message)) as raised:
        make_all(memory, own_sql)
    assert str(own_sql.sql / name) in str(raised.value)


FULL = """
import resource, sys
from pathlib import Path
from pipelines.publish.build import build_warehouse
from pipelines.settings import Settings
import pipelines.publish.database
root = Path(sys.argv[1])
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), int(sys.argv[2])))
import signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
try:
    build_warehouse(Settings(root=root, warehouse=root / "warehouse", curation=root / "curation"))
except OSError as error:
    print(error)
    sys.exit(3)
"""


@pytest.mark.slow
@pytest.mark.parametrize("has_master", [True, False])
@pytest.mark.parametrize("room", [20_000, 300_000, 1_500_000])
def test_a_disk_that_fills_up_leaves_the_published_file_and_says_so(good: Settings, room: int, has_master: bool) -> None:  # noqa: FBT001
    before = (good.warehouse / DATABASE).resolve()
    assert before.stat().st_size > room
    if has_master:  # there is nothing to change, and room for a copy is missing
        (good.warehouse / ".build" / "published.json").unlink()
    else:
        master_path(good.warehouse).unlink()
    done = subprocess.run([sys.executable, "-c", FULL, str(good.root), str(room)], capture_output=True, text=True, check=False, timeout=600)
    assert done.returncode == 3, done.stderr
    assert re.search(r"(versions/\d+\.building/news|\.build/master)\.duckdb", done.stdout)
    assert "see that the disk has room" in done.stdout
    assert unchanged(good, before)


class Patience:
    """A clock for whoever waits for the lock: it moves with each pause, and the lock is given back when it shows three seconds."""

    def __init__(self, give_back: Callable[[], object], caplog: pytest.LogCaptureFixture) -> None:
        """give_back: frees the lock."""
        self.now, self.told_at, self._give_back, self._caplog = 0.0, 0.0, give_back, caplog

    def monotonic(self) -> float:
        """Tell the time."""
        return self.now

    def sleep(self, seconds: float) -> None:
        """Move on."""
        if self._caplog.messages and not self.told_at:
            self.told_at = self.now
        self.now += seconds
        if self.now >= 3:
            self._give_back()


def test_whoever_waits_for_the_lock_says_so_once_after_a_second(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    with ExitStack() as first:
        first.enter_context(writer_lock.writer_lock(tmp_path))
        patience = Patience(first.close, caplog)
        monkeypatch.setattr(file_lock, "time", patience)
        with writer_lock.writer_lock(tmp_path):
            assert round(patience.now) == 3
    assert round(patience.told_at, 1) == 1.0
    (message,) = caplog.messages
    assert re.fullmatch(r".*\.lock: waiting for process \d+, which writes to this warehouse", message)


def test_a_free_lock_is_taken_without_a_word(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    for _ in range(2):
        with writer_lock.writer_lock(tmp_path):
            pass
    assert caplog.messages == []


def test_a_re_run_of_a_day_gives_the_same_bytes(good: Settings) -> None:
    paths = sorted((good.warehouse / "core").rglob("*.parquet"))
    bytes_before = [path.read_bytes() for path in paths]
    one = article("a1")
    write_day(good.warehouse, [claim(one, "Three people", 3), one])
    assert [path.read_bytes() for path in paths] == bytes_before
