"""The archive: evidence read back alone, damage named per item, killed runs taken up."""

import datetime as dt
import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from support.loopback_site import DAY, NOW
from warcio.archiveiterator import ArchiveIterator

from pipelines.fetch.archive.archived_pages import Unreadable, read_fetches, read_pages
from pipelines.fetch.archive.recorder import recording
from pipelines.fetch.archive.recovery import restore_logs
from pipelines.fetch.archive.warc_records import EvidenceError
from pipelines.fetch.collect import Collected, collect_source
from pipelines.sources.source import Source

COUNT = 5


@pytest.fixture
def folder(root: Path, inbox: Source, warehouse: Path) -> Path:
    """Archive five files and a bad one, delete them, and return the folder of the evidence."""
    _fill(root)
    collect_source(inbox, DAY, warehouse=warehouse, root=root, now=NOW)
    shutil.rmtree(root)
    return warehouse / "raw" / "inbox" / DAY.isoformat()


def _fill(root: Path) -> None:
    for number in range(COUNT):
        (root / "inbox" / f"{number}.html").write_text(f"<p>The ferry carried {number} cars.</p>" * 40)
    (root / "inbox" / "scan.pdf").write_text("scan")


def _names(warehouse: Path, inbox: Source, unreadable: list[Unreadable] | None = None) -> list[str]:
    return [Path(page.input_ref).stem for page in read_pages(warehouse, {"inbox": inbox}, DAY, unreadable)]


def _again(inbox: Source, root: Path, warehouse: Path) -> Collected:
    (root / "inbox").mkdir(parents=True, exist_ok=True)
    _fill(root)
    return collect_source(inbox, DAY, warehouse=warehouse, root=root, now=NOW + dt.timedelta(hours=1))


def test_pages_come_back_without_the_files(folder: Path, inbox: Source, warehouse: Path) -> None:
    assert sorted(path.name for path in folder.iterdir()) == ["1.warc.gz", "fetches.parquet"]
    first = list(read_pages(warehouse, {"inbox": inbox}, DAY))
    assert first == list(read_pages(warehouse, {"inbox": inbox}, DAY))
    assert [page.input_ref for page in first] == [f"inbox/{number}.html" for number in range(COUNT)]
    assert first[3].body == b"<p>The ferry carried 3 cars.</p>" * 40
    assert first[3].fetched_at == NOW
    assert list(read_pages(warehouse, {}, DAY)) == []
    assert list(read_pages(warehouse, {"inbox": inbox}, DAY + dt.timedelta(days=1))) == []


def test_the_segment_is_valid_warc(folder: Path) -> None:
    with (folder / "1.warc.gz").open("rb") as file:
        records = [(r.rec_type, r.rec_headers.get_header("WARC-Target-URI")) for r in ArchiveIterator(file, check_digests="raise")]
    assert records[0] == ("warcinfo", None)
    assert records[1:3] == [("resource", "file:inbox/0.html"), ("metadata", "file:inbox/0.html")]
    assert records[-1] == ("metadata", "file:inbox/scan.pdf")
    assert len(records) == 1 + 2 * COUNT + 1


def test_one_damaged_record_costs_one_page(folder: Path, inbox: Source, warehouse: Path) -> None:
    rows = [row for row in read_fetches(warehouse, DAY) if row.warc_offset]
    segment = folder / "1.warc.gz"
    content = bytearray(segment.read_bytes())
    content[(rows[2].warc_offset or 0) + 40] ^= 0xFF
    segment.write_bytes(content)
    unreadable: list[Unreadable] = []
    assert _names(warehouse, inbox, unreadable) == ["0", "1", "3", "4"]
    assert [item.fetch.input_ref for item in unreadable] == ["inbox/2.html"]
    assert "restore the file from a backup" in unreadable[0].reason
    with pytest.raises(EvidenceError, match=r"1 archived inputs cannot be read: inbox/2\.html: raw/inbox"):
        _names(warehouse, inbox)


def test_every_cut_costs_only_the_pages_behind_it(folder: Path, inbox: Source, warehouse: Path) -> None:
    segment = folder / "1.warc.gz"
    content = segment.read_bytes()
    for end in range(0, len(content), 37):
        segment.write_bytes(content[:end])
        unreadable: list[Unreadable] = []
        names = _names(warehouse, inbox, unreadable)
        assert names == [str(number) for number in range(len(names))]
        assert len(names) + len(unreadable) == COUNT


def test_a_missing_segment_and_a_wrong_offset(folder: Path, inbox: Source, warehouse: Path) -> None:
    (folder / "1.warc.gz").write_bytes(b"no gzip at all" * 999)
    unreadable: list[Unreadable] = []
    assert _names(warehouse, inbox, unreadable) == []
    (folder / "1.warc.gz").unlink()
    assert _names(warehouse, inbox, unreadable) == []
    assert len(unreadable) == 2 * COUNT
    assert "the WARC file is missing" in unreadable[-1].reason


def test_a_lost_or_damaged_log_is_made_from_the_evidence(folder: Path, inbox: Source, root: Path, warehouse: Path) -> None:
    archived = [row for row in read_fetches(warehouse, DAY) if not row.error]
    log = folder / "fetches.parquet"
    for damage in (log.unlink, lambda: log.write_bytes(b"PAR1 torn")):
        damage()
        again = _again(inbox, root, warehouse)
        assert (again.archived, again.unchanged, again.failed) == (0, COUNT, 1)
        assert [row for row in read_fetches(warehouse, DAY) if not row.error] == archived
        assert [row.input_ref for row in read_fetches(warehouse, DAY) if row.error] == ["inbox/scan.pdf"]
    assert (folder / "fetches.parquet.damaged").exists()


def test_lost_and_damaged_logs_are_restored_without_a_collection(folder: Path, warehouse: Path) -> None:
    archived = read_fetches(warehouse, DAY)
    log = folder / "fetches.parquet"
    assert restore_logs(warehouse) == []
    (folder.parent / "no-day-s").mkdir()
    (folder.parent / "2026-01-01").mkdir()  # a day on which nothing came
    for damage in (log.unlink, lambda: log.write_bytes(b"PAR1 torn")):
        damage()
        assert restore_logs(warehouse) == [log]
        assert [row for row in read_fetches(warehouse, DAY) if not row.error] == [row for row in archived if not row.error]


def test_any_torn_segment_of_a_killed_run_is_taken_up(folder: Path, inbox: Source, root: Path, warehouse: Path) -> None:
    content = (folder / "1.warc.gz").read_bytes()
    for end in [*range(0, len(content), 211), len(content)]:
        for path in folder.iterdir():
            path.unlink()
        (folder / "1.warc.gz.tmp").write_bytes(content[:end])
        (folder / "fetches.parquet.99.tmp").write_bytes(b"half")
        again = _again(inbox, root, warehouse)
        assert again.archived + again.unchanged == COUNT
        assert sorted(_names(warehouse, inbox)) == [str(number) for number in range(COUNT)]
        assert not list(folder.glob("*.tmp"))
        for path in folder.glob("*.warc.gz"):
            with path.open("rb") as file:
                assert sum(record.rec_type == "metadata" for record in ArchiveIterator(file, check_digests="raise"))


KILLED = """
import os, signal, sys
from pathlib import Path
import datetime as dt
from pipelines.fetch import collect
from pipelines.fetch.archive import recorder, warc_segment
from pipelines.sources.source import Source

def die(owner, name, number):
    original = getattr(owner, name)
    calls = []
    def wrapped(*arguments, **more):
        calls.append(name)
        if len(calls) == number:
            os.kill(os.getpid(), signal.SIGKILL)
        return original(*arguments, **more)
    setattr(owner, name, wrapped)

PLACES = {
    "input": (warc_segment.Segment, "add", 3),
    "record": (warc_segment.Segment, "_write", 5),
    "finish": (recorder, "finish", 1),
    "log": (recorder, "append", 1),
}
root, warehouses = map(Path, sys.argv[1:])
source = Source(name="inbox", title="Inbox", kind="folder", path="inbox")
now = dt.datetime(2026, 5, 4, 9, 30, tzinfo=dt.UTC)
for place, (owner, name, number) in PLACES.items():
    child = os.fork()
    if not child:
        die(owner, name, number)
        collect.collect_source(source, now.date(), warehouse=warehouses / place, root=root, now=now)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    print(place, os.WTERMSIG(status))
"""


@pytest.mark.slow
def test_kill_9_then_run_again(inbox: Source, root: Path, tmp_path: Path) -> None:
    _fill(root)
    killed = subprocess.run([sys.executable, "-c", KILLED, str(root), str(tmp_path)], check=True, capture_output=True, text=True)
    assert killed.stdout.split() == ["input", "9", "record", "9", "finish", "9", "log", "9"]
    for place, kept in (("input", None), ("record", None), ("finish", None), ("log", COUNT)):
        warehouse = tmp_path / place
        assert not (warehouse / "raw" / "inbox" / DAY.isoformat() / "fetches.parquet").exists()
        again = _again(inbox, root, warehouse)
        assert (again.archived + again.unchanged, again.failed) == (COUNT, 1)
        assert kept in {None, again.unchanged}
        assert _names(warehouse, inbox) == [str(number) for number in range(COUNT)]
        assert len(read_fetches(warehouse, DAY)) == COUNT + 1
        assert _again(inbox, root, warehouse).archived == 0


@pytest.mark.parametrize("is_torn", [False, True])
def test_a_run_of_another_day_takes_up_a_killed_one(folder: Path, inbox: Source, root: Path, warehouse: Path, *, is_torn: bool) -> None:
    log = folder / "fetches.parquet"
    log.write_bytes(b"torn") if is_torn else log.unlink()
    (root / "inbox").mkdir(parents=True)
    _fill(root)
    later = collect_source(inbox, DAY + dt.timedelta(days=1), warehouse=warehouse, root=root, now=NOW + dt.timedelta(days=1))
    assert (later.archived, later.unchanged) == (0, COUNT)
    assert _names(warehouse, inbox) == [str(number) for number in range(COUNT)]


def test_two_runs_of_one_source_wait_for_each_other(inbox: Source, root: Path, warehouse: Path) -> None:
    _fill(root)
    done: list[Collected] = []
    other = threading.Thread(target=lambda: done.append(collect_source(inbox, DAY, warehouse=warehouse, root=root, now=NOW)))
    with recording(warehouse, inbox, DAY, NOW):
        other.start()
        other.join(0.3)
        assert not done
    other.join(20)
    assert done[0].archived == COUNT


def test_no_machine_path_reaches_the_archive(folder: Path, root: Path) -> None:
    with (folder / "1.warc.gz").open("rb") as file:
        content = b"".join(str(r.rec_headers).encode() + r.raw_stream.read() for r in ArchiveIterator(file))
    assert os.fsencode(root) not in content + (folder / "fetches.parquet").read_bytes()
