"""Folder sources: which files, which day, which errors."""

import datetime as dt
import gzip
import os
from dataclasses import replace
from pathlib import Path

import pytest
from support.loopback_site import DAY, NOW, PAGE

from pipelines.contract.vocabulary import FetchOutcome
from pipelines.fetch.archive.archived_pages import read_fetches, read_pages
from pipelines.fetch.collect import Collected, collect_files, collect_source
from pipelines.fetch.files.folder import find_files
from pipelines.sources.source import Limits, Source


def _write(path: Path, content: str | bytes = PAGE) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


class Run:
    """Collects one source again and again."""

    def __init__(self, source: Source, root: Path, warehouse: Path) -> None:
        """Remember where."""
        self.source, self.root, self.warehouse = source, root, warehouse

    def __call__(self, day: dt.date = DAY, now: dt.datetime = NOW) -> Collected:
        """Run once."""
        return collect_source(self.source, day, warehouse=self.warehouse, root=self.root, now=now)

    def refs(self, day: dt.date = DAY) -> list[str]:
        """Return what is archived, in the order of reading."""
        return [page.input_ref for page in read_pages(self.warehouse, {self.source.name: self.source}, day)]

    def error(self, name: str) -> str:
        """Return the logged error of a file of the inbox."""
        (row,) = [row for row in read_fetches(self.warehouse, DAY) if row.input_ref == f"inbox/{name}"]
        assert row.raw_sha256 is None
        assert row.outcome is FetchOutcome.FAILED
        return row.error or ""


@pytest.fixture
def run(inbox: Source, root: Path, warehouse: Path) -> Run:
    return Run(inbox, root, warehouse)


def test_every_type_is_read_and_nothing_is_dropped(run: Run) -> None:
    folder = run.root / "inbox"
    for name in ("a.html", "b.HTM", "c.txt", "d.md", "sub/e.html", "leer.txt", "Straße №1.html"):
        _write(folder / name, b"" if name == "leer.txt" else PAGE)
    _write(folder / "f.html.gz", gzip.compress(PAGE.encode()))
    for name in (".hidden.html", ".git/g.html", "README.md", "sub/README.md", "sides.csv"):
        _write(folder / name)
    for name in ("scan.pdf", "noext", "notes.gz", "page.html.bak"):
        _write(folder / name)
    done = run()
    assert (done.archived, done.unchanged, done.failed) == (8, 0, 4)
    pages = {page.input_ref: page for page in read_pages(run.warehouse, {"inbox": run.source}, DAY)}
    assert list(pages) == sorted(
        f"inbox/{name}" for name in ("Straße №1.html", "a.html", "b.HTM", "c.txt", "d.md", "f.html.gz", "leer.txt", "sub/e.html")
    )
    assert pages["inbox/f.html.gz"].body == PAGE.encode()
    assert pages["inbox/leer.txt"].body == b""
    assert pages["inbox/d.md"].media_type == "text/markdown"
    assert pages["inbox/b.HTM"].media_type == "text/html"
    assert "allowed are .html, .htm, .txt, .md" in run.error("scan.pdf")


def test_a_dated_folder_belongs_to_its_day_only(run: Run) -> None:
    other = dt.date(2026, 4, 1)
    _write(run.root / "inbox" / "2026-04-01" / "a.html")
    _write(run.root / "inbox" / "20260401" / "loose.html")
    assert run().archived == 1
    assert run.refs() == ["inbox/20260401/loose.html"]
    assert run(other).archived == 1
    assert run.refs(other) == ["inbox/2026-04-01/a.html"]
    assert run(other).unchanged == 1
    _write(run.root / "inbox" / "2026-04-01" / "2026-05-04" / "b.html")
    assert [found.day for found in find_files(run.source, run.root)] == [other, other, None]
    assert [found.day for found in find_files(run.source, run.root, DAY)] == [None]


def test_a_loose_file_belongs_to_the_day_on_which_it_is_met(run: Run) -> None:
    path = _write(run.root / "inbox" / "a.html")
    scan = _write(run.root / "inbox" / "b.pdf")
    past = run(DAY - dt.timedelta(days=30))
    assert (past.archived, past.failed, past.rows) == (0, 0, ())
    assert "1 files that no folder pins to a day wait" in (past.note or "")
    assert run().archived == 1
    tomorrow, later = DAY + dt.timedelta(days=1), NOW + dt.timedelta(days=1)
    again = run(tomorrow, later)
    assert (again.archived, again.unchanged, again.failed, again.rows) == (0, 1, 1, ()), "the same error is logged once"
    path.write_text("<p>A second toll.</p>")
    assert run(tomorrow, later).archived == 1
    assert (run.refs(), run.refs(tomorrow)) == (["inbox/a.html"], ["inbox/a.html"])
    scan.unlink()
    assert run(tomorrow, later).failed == 0


def test_a_run_that_crosses_midnight_still_takes_loose_files(run: Run) -> None:
    _write(run.root / "inbox" / "a.html")
    midnight = dt.datetime.combine(DAY + dt.timedelta(days=1), dt.time(), dt.UTC)
    assert run(DAY, midnight + dt.timedelta(hours=3)).archived == 0
    assert run(DAY, midnight + dt.timedelta(minutes=5)).archived == 1


def test_a_single_file(run: Run) -> None:
    _write(run.root / "inbox" / "a.html")
    run.source = replace(run.source, path="inbox/a.html")
    assert run().archived == 1
    assert run.refs() == ["inbox/a.html"]


def test_the_second_run_leaves_the_archive_as_it_is(run: Run) -> None:
    for number in range(5):
        _write(run.root / "inbox" / f"{number}.html", f"<p>{number}</p>")
    _write(run.root / "inbox" / "x.doc")
    run()
    before = {path: path.read_bytes() for path in run.warehouse.rglob("*.*") if path.is_file()}
    run(now=NOW + dt.timedelta(hours=1))
    assert {path: path.read_bytes() for path in run.warehouse.rglob("*.*") if path.is_file()} == before


def test_the_same_inputs_give_the_same_bytes(run: Run, tmp_path: Path) -> None:
    for number in range(3):
        _write(run.root / "inbox" / f"{number}.html", f"<p>{number}</p>")
    run()
    other = Run(run.source, run.root, tmp_path / "other")
    other()
    names = [path.relative_to(run.warehouse) for path in run.warehouse.rglob("*.*") if path.is_file() and path.name != ".lock"]
    assert len(names) == 2
    assert all((run.warehouse / name).read_bytes() == (other.warehouse / name).read_bytes() for name in names)


def test_bad_files_are_named_and_the_others_go_on(run: Run, tmp_path: Path) -> None:
    folder = run.root / "inbox"
    _write(folder / "good.html")
    _write(folder / "big.html", b"x" * 50_000_000)
    _write(folder / "bomb.html.gz", gzip.compress(b"\0" * 20_000_000))
    _write(folder / "torn.txt.gz", gzip.compress(PAGE.encode())[:-9])
    _write(folder / "plain.txt.gz", "not compressed")
    os.mkfifo(folder / "pipe.txt")
    (folder / "dangling.txt").symlink_to(folder / "none.txt")
    (folder / "out.txt").symlink_to(_write(tmp_path / "secret.txt"))
    (folder / "inside.html").symlink_to(folder / "good.html")
    (folder / "ring").symlink_to(folder)
    done = run()
    assert (done.archived, done.failed) == (2, 8)
    assert run.refs() == ["inbox/good.html", "inbox/inside.html"]
    assert "50000000 bytes" in run.error("big.html")
    assert "max_bytes under [limits] in pipelines/sources/inbox.toml" in run.error("big.html")
    assert "after decompression" in run.error("bomb.html.gz")
    assert "cut off" in run.error("torn.txt.gz")
    assert "damaged" in run.error("plain.txt.gz")
    assert "not a regular file" in run.error("pipe.txt")
    assert "link to nothing" in run.error("dangling.txt")
    assert "put a copy here" in run.error("out.txt")
    assert "put a copy here" in run.error("ring")


def test_a_50_mb_page_is_kept_where_the_source_allows_it(run: Run) -> None:
    run.source = replace(run.source, limits=Limits(max_bytes=60_000_000))
    _write(run.root / "inbox" / "big.html", b"<p>long</p>" * 4_600_000)
    assert run().archived == 1
    (page,) = read_pages(run.warehouse, {"inbox": run.source}, DAY)
    assert len(page.body) == 50_600_000


def test_a_file_deleted_in_between(run: Run) -> None:
    path = _write(run.root / "inbox" / "a.html")
    _write(run.root / "inbox" / "b.html")
    files = find_files(run.source, run.root)
    path.unlink()
    done = collect_files(files, run.source, DAY, warehouse=run.warehouse, now=NOW)
    assert (done.archived, done.failed) == (1, 1)
    assert "deleted while it was being collected" in run.error("a.html")


def test_a_missing_folder_and_an_absolute_one(run: Run, tmp_path: Path) -> None:
    run.source = replace(run.source, path="nowhere")
    (row,) = run().rows
    assert row.input_ref == "nowhere"
    assert "no such folder: create it" in (row.error or "")
    _write(tmp_path / "elsewhere" / "a.html")
    run.source = replace(run.source, path=str(tmp_path / "elsewhere"))
    assert run().archived == 1
    assert run.refs() == [str(tmp_path / "elsewhere" / "a.html")]


def test_names_that_are_no_text(run: Run) -> None:
    name = os.fsdecode(b"caf\xe9.html")
    try:
        _write(run.root / "inbox" / name)
    except OSError:
        pytest.skip("this file system takes only UTF-8 names")
    assert run().archived == 1
    assert run.refs() == ["inbox/caf\\xe9.html"]
