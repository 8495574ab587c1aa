"""`newsledger extract`: articles from files, addresses or JSON lines to rows on standard output."""

import json
import os
import sys
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from typing import Any

from pipelines.commands.document_inputs import Input, listed, read_argument, read_lines, standard_input
from pipelines.commands.progress_bar import Bar, clear
from pipelines.commands.text_tables import text_table
from pipelines.contract.page import Page
from pipelines.contract.tables import IncidentCount
from pipelines.contract.vocabulary import CountBasis
from pipelines.extract.extraction import Extraction
from pipelines.plain_text import one_line
from pipelines.read.page_workers import Outcome, extract_pages
from pipelines.report.pages.words import why_uncounted
from pipelines.settings import load_settings

Result = tuple[str, Extraction | None, str | None]
"""A document's name, its rows, and the reason why there are none."""


def run_extract(inputs: Sequence[str], *, as_table: bool, processes: int | None) -> int:
    """Extract the inputs, or the JSON lines of standard input, and print a line for each; return 1 where one was refused.

    A progress bar is drawn where standard error is a terminal and standard output is not.
    """
    names = listed(inputs)
    documents = map(read_argument, names) if inputs else read_lines(standard_input())
    results = _results(documents, processes or os.cpu_count() or 1)
    has_bar = bool(inputs) and sys.stderr.isatty() and not sys.stdout.isatty()
    refused = 0
    for doc_id, extraction, reason in _with_bar(results, len(names)) if has_bar else results:
        refused += reason is not None
        if reason is not None:
            print(f"newsledger extract: {one_line(doc_id)}: {one_line(reason)}", file=sys.stderr)  # noqa: T201
        elif inputs and extraction and not extraction.article_counts and not as_table:
            why = _figures(extraction) if extraction.incident_counts else _counted(extraction)
            print(f"newsledger extract: {one_line(doc_id)}: {why}", file=sys.stderr)  # noqa: T201
        if as_table:
            print(_tables(doc_id, extraction) if extraction else f"{one_line(doc_id)}: {one_line(reason)}\n")  # noqa: T201
        else:
            print(json.dumps(_row(doc_id, extraction, reason), ensure_ascii=False, default=str))  # noqa: T201
    return 1 if refused and inputs else 0


def results_of_lines(lines: Iterable[str], processes: int) -> Iterator[Result]:
    """Yield doc_id, rows and the reason for their absence of each JSON line, in the order of the lines."""
    return _results(read_lines(lines), processes)


def _with_bar(results: Iterable[Result], total: int) -> Iterator[Result]:
    """Pass the results on and draw how many of the total are done."""
    bar = Bar("extract", total)
    for result in results:
        if result[2] is not None:
            clear()
        yield result
        bar.step(failed=result[2] is not None)


def _results(documents: Iterable[Input], processes: int) -> Iterator[Result]:
    """Yield the results in the order of the inputs; the workers see only the inputs that have a page."""
    waiting: deque[Input] = deque()

    def pages() -> Iterator[Page]:
        """Yield the pages that can be read, and note every document in its order."""
        for document in documents:
            waiting.append(document)
            if document.page is not None:
                yield document.page

    def take_refused() -> Iterator[Result]:
        """Yield the documents at the head of the queue that have no page, with the reason."""
        while waiting and waiting[0].page is None:
            document = waiting.popleft()
            yield document.doc_id, None, document.reason

    places = load_settings().curation / "places.csv"
    outcomes: Iterator[Outcome] = extract_pages(pages(), places=places if places.exists() else None, processes=processes)
    for outcome in outcomes:
        yield from take_refused()
        yield waiting.popleft().doc_id, outcome.extraction, outcome.reason
    yield from take_refused()


def _row(doc_id: str, extraction: Extraction | None, reason: str | None) -> dict[str, Any]:
    if extraction is None:
        return {
            "doc_id": doc_id,
            "article": None,
            "article_blocks": [],
            "statements": [],
            "incident_counts": [],
            "article_counts": [],
            "error": reason,
        }
    return {"doc_id": doc_id, **asdict(extraction)}


ARTICLE_COLUMNS = (
    "title",
    "published_day",
    "published_precision",
    "authors",
    "agency",
    "publisher",
    "url",
    "language",
    "paragraph_count",
    "word_count",
)
STATEMENT_COLUMNS = ("speaker", "speaker_role", "cue_text", "kind", "text")
COUNT_COLUMNS = (
    "metric",
    "object_text",
    "low",
    "value",
    "high",
    "bound",
    "certainty",
    "event_from",
    "event_to",
    "place",
    "admin1",
    "country",
    "text",
)
FIGURE_COLUMNS = ("metric", "object_class", "low", "value", "high", "state", "method")


def _counted(extraction: Extraction) -> str:
    number = len(extraction.incident_counts)
    return f"{number} incident counts" if number else f"nothing was counted: {why_uncounted(extraction.article.note)}"


def _figures(extraction: Extraction) -> str:
    number, claims = len(extraction.article_counts), extraction.incident_counts
    if number or not claims:
        return f"{number} article counts"
    return f"0 article counts: {why_uncounted(None, sorted({_kind(claim) for claim in claims}))}"


def _kind(claim: IncidentCount) -> str:
    """Return what kind of number a claim gives that is not a figure of the article's own event."""
    if CountBasis.PLANNED in {claim.count_basis, claim.certainty}:
        return "planned"
    if claim.count_basis in {CountBasis.CUMULATIVE, CountBasis.PERIOD}:
        return str(claim.count_basis)
    return "background" if claim.is_background else "other"


def _tables(doc_id: str, extraction: Extraction) -> str:
    def table(rows: Sequence[Any], names: Sequence[str]) -> str:
        """Return the named columns of records as a table."""
        return text_table(names, [[getattr(row, name) for name in names] for row in rows])

    article = [(name, getattr(extraction.article, name)) for name in ARTICLE_COLUMNS]
    parts = [
        f"═══ {one_line(doc_id)}",
        text_table(["article", ""], article),
        f"{len(extraction.statements)} statements\n{table(extraction.statements, STATEMENT_COLUMNS)}",
        f"{_counted(extraction)}\n{table(extraction.incident_counts, COUNT_COLUMNS)}",
        f"{_figures(extraction)}\n{table(extraction.article_counts, FIGURE_COLUMNS)}",
    ]
    return "\n\n".join(parts) + "\n"
