"""kill -9 at any moment of a fetch, then resume: every page once, every WARC file whole, no row lost and none double."""

import contextlib
import json
import os
import random
import re
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from aiohttp import web
from support import SUPPORT
from support.foreign_archive import ForeignArchive
from support.killable_fetch import SOURCE, crawl_of
from support.loopback_site import DAY, Site
from warcio.archiveiterator import ArchiveIterator

from pipelines.contract.vocabulary import FetchOutcome, Purpose
from pipelines.demo_site.warc_crawl import send
from pipelines.fetch.archive.archived_pages import read_fetches, read_pages
from pipelines.fetch.archive.recovery import MARK_NAME

pytestmark = pytest.mark.slow

LONGEST_S = 0.6
UNWRITTEN = 40
"""Pages that a run may have had when it was killed, without having them written: a few kilobytes."""


class Runs:
    """Starts fetches in a process of their own and kills them."""

    def __init__(self, warehouse: Path, addresses: list[str] | str) -> None:
        """Start the process that forks them."""
        command = [sys.executable, str(SUPPORT / "killable_fetch.py"), str(warehouse), DAY.isoformat()]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.line = json.dumps(addresses)

    def run(self, seconds: float | None, *, until: Callable[[], bool] = lambda: True) -> str:
        """Run once, kill it after some seconds where they are given, and return how it ended: killed or end.

        until: what has to come true first; a run that ends before is not killed.
        """
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(self.line + "\n")
        self.process.stdin.flush()
        child = int(self.process.stdout.readline())
        if seconds is not None:
            time.sleep(seconds)
            with contextlib.suppress(ProcessLookupError):  # it has come to its end
                while not until():
                    os.kill(child, 0)
                    time.sleep(0.001)
                os.kill(child, signal.SIGKILL)
        return self.process.stdout.readline().strip()

    def close(self) -> None:
        """End the process."""
        self.process.communicate()


def _records(warehouse: Path) -> Counter[tuple[str, int]]:
    """Return where each record of evidence and each row without one starts, after checking all digests as `warcio check` does."""
    found: Counter[tuple[str, int]] = Counter()
    for path in sorted(warehouse.glob("raw/*/*/*.warc.gz")):
        with path.open("rb") as file:
            records = ArchiveIterator(file, check_digests="raise")
            for record in records:
                record.content_stream().read()
                is_alone = record.rec_type == "metadata" and not record.rec_headers.get_header("WARC-Concurrent-To")
                if record.rec_type in {"response", "revisit", "resource"} or is_alone:
                    found[path.relative_to(warehouse).as_posix(), records.get_record_offset()] += 1
    return found


def _check(warehouse: Path, site: Site, addresses: list[str], kills: int) -> None:
    rows = read_fetches(warehouse, DAY)
    assert len({row.fetch_id for row in rows}) == len(rows)
    assert Counter((row.warc_path, row.warc_offset) for row in rows) == _records(warehouse)
    good = {address for address in addresses if "/ok" in address}
    archived = Counter(row.input_ref for row in rows if row.outcome is FetchOutcome.ARCHIVED and row.purpose is Purpose.PAGE)
    assert archived == Counter(good)
    pages = Counter(page.input_ref for page in read_pages(warehouse, {SOURCE.name: SOURCE}, DAY))
    assert pages == Counter(good)
    assert site.requests.total() <= len(rows) + kills * UNWRITTEN
    assert not list(warehouse.rglob("*.tmp"))
    assert not list(warehouse.rglob(MARK_NAME))


@pytest.mark.parametrize(("kills", "pages"), [(20, 900)])
def test_killed_fetches_are_resumed(site: Site, warehouse: Path, kills: int, pages: int) -> None:
    moments = random.Random(20261124)  # noqa: S311 — the moments of the kills, the same in every run
    hosts = (site.base, site.base.replace("127.0.0.1", "localhost"))
    addresses = [f"{hosts[number % 2]}/{'missing' if number % 10 == 9 else 'ok'}/{number}" for number in range(pages)]
    runs = Runs(warehouse, addresses)
    try:
        ends = [runs.run(moments.uniform(0, LONGEST_S)) for _ in range(kills - 1)]
        begun = site.requests.total()
        # the last one is killed once it has had so much that something of it is written
        ends.append(runs.run(moments.uniform(0, LONGEST_S), until=lambda: site.requests.total() > begun + 2 * UNWRITTEN))
        assert "killed" in ends
        asked = site.requests.total()
        assert runs.run(None) == "end"
        if ends[-1] == "killed":
            assert site.requests.total() - asked < pages + 2  # it went on; robots.txt of two hosts may be asked for again
    finally:
        runs.close()
    _check(warehouse, site, addresses, kills)


@pytest.mark.parametrize(("kills", "pages"), [(20, 1500)])
def test_killed_downloads_are_resumed(site: Site, warehouse: Path, kills: int, pages: int) -> None:
    moments = random.Random(20261125)  # noqa: S311 — as above
    archive = ForeignArchive()
    for number in range(pages):
        archive.add(str(number), b"<p>" + moments.randbytes(3000).hex().encode() + b"</p>")
    content, starts = archive.bytes(), []

    async def answer(request: web.Request) -> web.StreamResponse:
        asked = re.match(r"bytes=(\d+)-", request.headers.get("Range", ""))
        starts.append(int(asked[1]) if asked else 0)
        return await send(request, content, pause_s=0.02)

    site.more["/etag/x-20260504101010-1.warc.gz"] = answer
    address = f"{site.base}/etag/x-20260504101010-1.warc.gz"
    runs = Runs(warehouse, address)
    try:
        ends = [runs.run(moments.uniform(0, LONGEST_S)) for _ in range(kills)]
        assert "killed" in ends
        assert runs.run(None) == "end"
    finally:
        runs.close()
    rows = read_fetches(warehouse, DAY)
    assert len({row.fetch_id for row in rows}) == len(rows)
    assert Counter((row.warc_path, row.warc_offset) for row in rows) == _records(warehouse)
    archived = Counter(row.input_ref for row in rows if row.purpose is Purpose.PAGE)
    assert archived == Counter(f"https://herald.example/{number}" for number in range(pages))
    assert Counter(page.input_ref for page in read_pages(warehouse, {"crawl": crawl_of(address)}, DAY)) == archived
    later = [start for start in starts if start]  # the request of a run that was killed at once can arrive when the next has begun
    assert later == sorted(later), "no part was asked for twice"
    assert not list(warehouse.rglob("*.part"))
