"""Pages per second, from bytes to article and blocks, against a bare loop of trafilatura on the same pages.

    python benchmarks/pages.py FOLDER [--rounds 3] [--processes 2] [--memory 5000]

FOLDER holds .html or .html.gz files; without one, the planted pages of the tests are read, which are small. Prints milliseconds of CPU
time per page on one core for newsledger and for `trafilatura.bare_extraction(page, with_metadata=True)`, in turns so that both meet
the same machine; then the wall clock of one and of several processes over the same pages; then the memory of one process while it
reads so many pages. Compare figures of one run only.
"""

import argparse
import datetime as dt
import gzip
import resource
import sys
import time
from collections.abc import Iterator, Sequence
from itertools import cycle, islice
from pathlib import Path

from trafilatura import bare_extraction

from pipelines.contract.page import Page
from pipelines.contract.vocabulary import InputKind
from pipelines.extract.pages.read_input import Unreadable, read_input
from pipelines.processes.worker_pool import in_pool
from pipelines.settings import PROJECT

BATCH = 8


def pages(folder: Path | None) -> list[Page]:
    """Return the pages of a folder, or the planted ones."""
    if folder is None:
        sys.path.insert(0, str(PROJECT / "tests"))
        from planted import planted_pages  # noqa: PLC0415 — a module of the tests

        return [_page(planted.name, planted.html.encode()) for planted in planted_pages()]
    files = sorted(path for path in folder.rglob("*") if path.name.endswith((".html", ".html.gz")))
    return [_page(path.name, gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()) for path in files]


def _page(name: str, body: bytes) -> Page:
    return Page(
        source="benchmark",
        input_kind=InputKind.FOLDER,
        input_ref=name,
        body=body,
        fetched_at=dt.datetime.now(dt.UTC),
        media_type="text/html",
    )


def read(batch: list[Page]) -> list[int]:
    """Read pages and return the words of each."""
    return [_words(page) for page in batch]


def _words(page: Page) -> int:
    try:
        return read_input(page)[0].word_count
    except Unreadable:
        return 0


def killed(page: Page) -> int:
    """Answer for a page that killed its worker."""
    raise RuntimeError(f"{page.input_ref} killed its worker")


def _cpu(found: Sequence[Page], rounds: int) -> None:
    ours, bare = [], []
    for number in range(rounds + 1):
        begin = time.process_time()
        read(list(found))
        middle = time.process_time()
        for page in found:
            bare_extraction(page.body, with_metadata=True)
        if number:  # the first round loads models and word lists
            ours.append((middle - begin) / len(found))
            bare.append((time.process_time() - middle) / len(found))
    mine, other = 1000 * min(ours), 1000 * min(bare)
    print(f"{len(found)} pages, one core, CPU time, best of {rounds}: {mine:.1f} ms a page, {1000 / mine:.0f} pages/s")
    print(f"bare_extraction(with_metadata=True): {other:.1f} ms a page; newsledger is {other / mine:.2f} times as fast")


def _batches(found: Sequence[Page], number: int) -> Iterator[list[Page]]:
    endless = cycle(found)
    for _ in range(0, number, BATCH):
        yield list(islice(endless, BATCH))


def _wall(found: Sequence[Page], processes: int) -> float:
    """Return seconds a page over many pages; the start of the workers is not counted."""
    number = max(len(found) * 4, 800)
    results = in_pool(_batches(found, number + 2 * BATCH * processes), read, killed, processes)
    for _ in islice(results, 2 * BATCH * processes):
        pass
    begin = time.monotonic()
    done = sum(1 for _ in results)
    return (time.monotonic() - begin) / done


def _memory(found: Sequence[Page], number: int) -> None:
    endless = cycle(found)
    for part in range(5):
        for page in islice(endless, number // 5):
            _words(page)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"after {number // 5 * (part + 1):,} pages: peak memory {peak:.0f} MiB")


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--memory", type=int, default=5_000, help="pages to read for the memory figure; 0 leaves it out")
    options = parser.parse_args()
    found = pages(options.folder)
    _cpu(found, options.rounds)
    if options.processes > 1:
        one, several = _wall(found, 1), _wall(found, options.processes)
        print(
            f"wall clock: {1000 * one:.1f} ms a page with 1 process, {1000 * several:.1f} with {options.processes}: {one / several:.2f} ×"
        )
    if options.memory:
        _memory(found, options.memory)


if __name__ == "__main__":
    main()
