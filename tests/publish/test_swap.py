"""Publishing: the link is swapped whole, readers keep their version, and nobody who holds an old file disturbs the next one."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from support.contract_rows import article, write_day
from support.new_reader import answer
from support.plain_builds import build_plainly
from support.warehouse_copies import copy_of

from pipelines.partitions.writer_lock import writer_lock
from pipelines.publish import swap
from pipelines.publish.database import QueryError, open_read_only
from pipelines.publish.swap import new_version, publish_copy, swap_in
from pipelines.settings import DATABASE, Settings

HOLDER = """
import sys, duckdb
connection = duckdb.connect(sys.argv[1], read_only=sys.argv[2] == "read")
if sys.argv[2] == "write":
    connection.execute("CREATE TABLE main.rude AS SELECT 1 AS one").fetchall()
for line in sys.stdin:
    print(connection.execute("SELECT count(*) FROM main.articles").fetchone()[0], flush=True)
"""


@contextmanager
def another_process(path: Path, mode: str) -> Iterator[subprocess.Popen[str]]:
    """Hold the file open in another process, for `read` or, as it happens by mistake, for `write`; ask it by a line."""
    command = [sys.executable, "-c", HOLDER, str(path), mode]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert articles_of(process) == 1
        yield process
        process.kill()


def articles_of(process: subprocess.Popen[str]) -> int:
    """Ask the other process how many articles it sees."""
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write("\n")
    process.stdin.flush()
    return int(process.stdout.readline())


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Publish one article; nobody may write there."""
    root = tmp_path_factory.mktemp("made")
    settings = Settings(root=root, warehouse=root / "warehouse", curation=root / "curation")
    write_day(settings.warehouse, [article("a1")])
    build_plainly(settings)
    return settings


@pytest.fixture
def one_article(made: Settings, tmp_path: Path) -> Settings:
    """Give a copy of the published article."""
    return copy_of(made, tmp_path)


def published_articles(settings: Settings) -> int:
    """Return how many articles a new reader sees."""
    return int(answer(settings.warehouse, "SELECT count(*) FROM articles")[0][0])


def put(warehouse: Path, content: bytes, stamp: int) -> Path:
    """Publish a file of these bytes."""
    with writer_lock(warehouse):
        built = new_version(warehouse, stamp)
        built.write_bytes(content)
        return swap_in(built)


def test_the_link_points_to_the_newest_version_and_two_are_kept(tmp_path: Path) -> None:
    for stamp in (1001, 1002, 1003, 1004):
        put(tmp_path, f"version {stamp}".encode(), stamp)
        assert (tmp_path / DATABASE).read_text() == f"version {stamp}"
    assert (tmp_path / DATABASE).readlink() == Path(f"versions/{1004:020d}/news.duckdb")
    assert sorted(path.name for path in (tmp_path / "versions").iterdir()) == [f"{1003:020d}", f"{1004:020d}"]
    assert sorted(path.name for path in tmp_path.iterdir()) == [".lock", DATABASE, "versions"]


def test_a_master_is_published_where_the_system_cannot_copy_in_its_kernel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(swap, "_copies_in_kernel", lambda: False)  # as on macOS
    master = tmp_path / ".build" / "master.duckdb"
    master.parent.mkdir()
    master.write_bytes(b"rows")
    with writer_lock(tmp_path):
        published = publish_copy(tmp_path, master)
    assert published.read_bytes() == (tmp_path / DATABASE).read_bytes() == b"rows"


def test_the_warehouse_folder_can_be_moved(tmp_path: Path) -> None:
    put(tmp_path / "here", b"whole", 1)
    (tmp_path / "here").rename(tmp_path / "there")
    assert (tmp_path / "there" / DATABASE).read_text() == "whole"


def test_an_open_file_outlives_its_deletion(tmp_path: Path) -> None:
    put(tmp_path, b"first", 1)
    with (tmp_path / DATABASE).open() as reader:
        for stamp in (2, 3, 4):
            put(tmp_path, b"later", stamp)
        assert reader.read() == "first"


def test_what_a_killed_build_left_is_swept(tmp_path: Path) -> None:
    put(tmp_path, b"whole", 1)
    killed = new_version(tmp_path, 2)
    killed.write_bytes(b"half")
    killed.with_name(killed.name + ".wal").write_bytes(b"log")
    (tmp_path / f".{DATABASE}.link").symlink_to("versions/news-0.duckdb")
    put(tmp_path, b"next", 3)
    assert sorted(path.name for path in (tmp_path / "versions").iterdir()) == [f"{1:020d}", f"{3:020d}"]
    assert (tmp_path / DATABASE).read_text() == "next"


def test_a_rude_reader_s_log_goes_with_its_version(tmp_path: Path) -> None:
    first = put(tmp_path, b"first", 1)
    first.with_name(first.name + ".wal").write_bytes(b"log")
    put(tmp_path, b"second", 2)
    put(tmp_path, b"third", 3)
    assert sorted(path.name for path in (tmp_path / "versions").iterdir()) == [f"{2:020d}", f"{3:020d}"]


@pytest.mark.slow
def test_the_lock_dies_with_its_process(tmp_path: Path) -> None:
    code = (
        "import os, sys, pathlib\nfrom pipelines.partitions.writer_lock import writer_lock\n"
        "with writer_lock(pathlib.Path(sys.argv[1])): os.kill(os.getpid(), 9)"
    )
    assert subprocess.run([sys.executable, "-c", code, str(tmp_path)], check=False).returncode == -9
    with writer_lock(tmp_path):
        assert (tmp_path / ".lock").exists()


@pytest.mark.slow
@pytest.mark.parametrize("mode", ["read", "write"])
def test_a_reader_keeps_its_snapshot_while_builds_succeed(installation: Settings, mode: str) -> None:
    write_day(installation.warehouse, [article("a1")])
    build_plainly(installation)
    (installation.warehouse / DATABASE).chmod(0o644)  # as somebody does who wants to write into it all the same
    with another_process(installation.warehouse / DATABASE, mode) as other:
        for n in (2, 3):
            write_day(installation.warehouse, [article(f"a{m}") for m in range(n)])
            build_plainly(installation)
            assert published_articles(installation) == n
            assert articles_of(other) == 1
    assert published_articles(installation) == 3
    assert len(list((installation.warehouse / "versions").glob("*/news.duckdb"))) == 2


@pytest.mark.slow
def test_two_readers_and_a_reader_of_the_same_process_share_the_file(installation: Settings) -> None:
    write_day(installation.warehouse, [article("a1")])
    build_plainly(installation)
    with (
        another_process(installation.warehouse / DATABASE, "read") as one,
        another_process(installation.warehouse / DATABASE, "read") as two,
    ):
        assert (articles_of(one), articles_of(two), published_articles(installation)) == (1, 1, 1)


def test_a_published_file_is_read_only_for_readers(made: Settings) -> None:
    database = open_read_only(made.warehouse)
    with pytest.raises(QueryError, match="read-only mode"):
        database.run("DELETE FROM articles")
    database.close()


def test_a_published_version_is_not_writable(tmp_path: Path) -> None:
    for stamp in (1, 2):
        assert put(tmp_path, b"version", stamp).stat().st_mode & 0o777 == 0o444


def change_a_byte(published: Path) -> None:
    """Change the file and set its times back."""
    times = (published.stat().st_atime_ns, published.stat().st_mtime_ns)
    published.chmod(0o644)
    with published.open("r+b") as file:
        file.seek(-1, os.SEEK_END)
        file.write(b"!")
    os.utime(published, ns=times)
    published.chmod(0o444)


def leave_a_log(published: Path) -> None:
    """Leave what a client leaves that was killed while it wrote: readers would take it for a part of the file."""
    published.with_name(f"{published.name}.wal").write_bytes(b"log")


@pytest.mark.parametrize("change", [change_a_byte, leave_a_log])
def test_a_version_that_somebody_has_changed_is_made_again(one_article: Settings, change: Callable[[Path], None]) -> None:
    first = (one_article.warehouse / DATABASE).resolve()
    assert build_plainly(one_article).path == first
    whole = first.read_bytes()
    change(first)
    second = build_plainly(one_article).path
    assert second != first
    assert second.read_bytes() == whole
    assert not second.with_name(f"{second.name}.wal").exists()
