"""Pages to rows on all cores: what a worker does with a batch of pages. The processes themselves are in `worker_pool`.

Nothing here may import dagster: each worker imports this module, and dagster would cost it two seconds.
"""

from collections.abc import Generator, Iterable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass
from functools import cache, partial
from itertools import chain, islice
from pathlib import Path

from pipelines.contract.page import Page
from pipelines.event_model.load import load_event_model, load_figure_weights
from pipelines.extract.extraction import Extraction, Tools, extract
from pipelines.extract.pages.read_input import Unreadable
from pipelines.gazetteer.lookup import load_gazetteer
from pipelines.processes.time_limit import OverTimeError, process_ends_after, time_limit
from pipelines.processes.worker_pool import in_pool
from pipelines.read.corrections import corrected
from pipelines.syntax.parser import load_parser
from pipelines.syntax.small_words import load_small_words

BATCH_PAGES = 8
POOL_FROM_PAGES = 24
"""With fewer pages the start of the workers costs more than it saves."""
PAGE_SECONDS = 20
"""Processor time that a page may use; an article of 700 words uses 0.05 s, one of 100,000 words 7 s."""
WALL_FACTOR = 2
"""A page that hangs in a library, where no signal reaches it, ends with its process after this many times PAGE_SECONDS."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """A page and either its rows or the reason why there are none."""

    page: Page
    extraction: Extraction | None = None
    reason: str | None = None


@cache
def load_tools(places: Path | None) -> Tools:
    """Load parser, gazetteer, weights and word list once per process; places is the user's places.csv or None."""
    return Tools(load_parser(), load_gazetteer(places), load_event_model(), load_figure_weights(), load_small_words())


def extract_one(page: Page, tools: Tools) -> Outcome:
    """Extract one page; every failure becomes a reason, and so does a page that uses more time than it may."""
    try:
        with time_limit(PAGE_SECONDS):
            return Outcome(page, corrected(page, extract(page, tools), partial(extract, tools=tools)))
    except Unreadable as error:
        return Outcome(page, reason=str(error))
    except OverTimeError as error:
        return Outcome(page, reason=f"time limit: the page needs {error} ({len(page.body):,} bytes): save the article's text alone")
    except Exception as error:  # noqa: BLE001 — the stage boundary: a page must not end the run
        return Outcome(page, reason=f"{type(error).__name__}: {error}; this is a bug in newsledger, please report it with the page")


def extract_pages(pages: Iterable[Page], *, places: Path | None, processes: int) -> Generator[Outcome, None, None]:
    """Extract pages on several processes and yield the outcomes in the order of the pages; closing the generator ends the processes.

    At most a few batches are in memory at a time. From POOL_FROM_PAGES pages on, a page that kills its worker gets a reason.
    """
    iterator = iter(pages)
    first = list(islice(iterator, POOL_FROM_PAGES))
    if len(first) < POOL_FROM_PAGES or processes < 2:  # noqa: PLR2004 — one process is no pool
        yield from extract_in_turn(chain(first, iterator), places)
    else:
        yield from extract_apart(chain(first, iterator), places, processes)


def extract_in_turn(pages: Iterable[Page], places: Path | None, *, in_worker: bool = False) -> Iterator[Outcome]:
    """Extract pages in this process. in_worker: it ends where a page holds it up for longer than signals can reach it."""
    tools = load_tools(places)
    for page in pages:
        with process_ends_after(WALL_FACTOR * PAGE_SECONDS) if in_worker else nullcontext():
            outcome = extract_one(page, tools)
        yield outcome


def extract_apart(pages: Iterable[Page], places: Path | None, processes: int = 1) -> Generator[Outcome, None, None]:
    """Extract pages in processes of their own: one that kills its process, or holds it up, gets a reason."""
    read = partial(_extract_batch, places=places)
    yield from in_pool(_batches(iter(pages)), read, _killed, processes, seconds=WALL_FACTOR * PAGE_SECONDS)


def _batches(pages: Iterator[Page]) -> Iterator[list[Page]]:
    while batch := list(islice(pages, BATCH_PAGES)):
        yield batch


def _extract_batch(batch: list[Page], places: Path | None) -> list[Outcome]:
    tools = load_tools(places)
    return [extract_one(page, tools) for page in batch]


def _killed(page: Page) -> Outcome:
    reason = "the page killed the process that read it, or held it up (memory, a crash or an endless loop in a library); please report it"
    return Outcome(page, reason=reason)
