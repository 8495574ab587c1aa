"""Measure the cost of linking: many articles at once, the days of a year one after the other, and a day whose window memory cannot hold.

    python benchmarks/linking.py --articles 100000
    python benchmarks/linking.py --a-day 2740          a day and its window at the rate of a million articles a year

The articles are those of the tests' synthetic year: places, people, streets and days differ from incident to incident. Making them is
not counted. Seconds are those of the processor.
"""

import argparse
import datetime as dt
import multiprocessing
import pickle
import resource
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from support.synthetic_year import SyntheticYear, synthetic_year  # type: ignore[import-not-found]

from pipelines.contract.tables import EventTrace
from pipelines.link.link_articles import WINDOW_DAYS, link_articles
from pipelines.link.link_records import ArticleRows
from pipelines.link.linking_window import Memory
from pipelines.link_days.day_notes import TRACES
from pipelines.link_days.day_windows import Window
from pipelines.partitions.parquet_files import partition_days, partition_path, write_table

ARTICLES_OF_AN_INCIDENT = 5.3


def days_of_articles(number: int) -> list[list[ArticleRows]]:
    """Return about this number of articles by day."""
    year = synthetic_year(int(number / ARTICLES_OF_AN_INCIDENT))
    return [articles_of(year, day) for day in year.days]


def articles_of(year: SyntheticYear, day: dt.date) -> list[ArticleRows]:
    """Return the articles of a day of the year."""
    rows = year.rows(day)
    by_article: dict[str, dict[str, list[Any]]] = {table: defaultdict(list) for table in ("incident_counts", "statements")}
    for table, found in by_article.items():
        for row in rows[table]:
            found[row.article_id].append(row)
    claims, said = by_article.values()
    return [ArticleRows(a, tuple(claims[a.article_id]), tuple(said[a.article_id])) for a in rows["articles"]]


def at_once(days: list[list[ArticleRows]], part: int) -> str:
    """Link the first articles in one batch, as `newsledger link` does."""
    articles = [rows for day in days for rows in day][:part]
    begin = time.process_time()
    linked = link_articles(articles)
    seconds = time.process_time() - begin
    incidents = len({trace.incident_id for trace in linked.traces})
    each = 1000 * seconds / len(articles)
    return f"{len(articles):>8,} articles at once: {seconds:7.1f} s, {each:5.2f} ms an article, {incidents:,} incidents"


def day_by_day(days: list[list[ArticleRows]]) -> str:
    """Link the days with a memory that moves along, as a backfill does, and the last day with one of its own, as a daily run does."""
    memory = Memory()
    traces: list[list[EventTrace]] = []
    begin = time.process_time()
    for articles in days:
        if len(traces) > WINDOW_DAYS:
            memory.forget(traces[-WINDOW_DAYS - 1])
        traces.append(link_articles(articles, memory).traces)
    seconds = time.process_time() - begin
    begin = time.process_time()
    link_articles(days[-1], Memory(trace for day in traces[-WINDOW_DAYS - 1 : -1] for trace in day))
    alone = time.process_time() - begin
    return f"{sum(map(len, days)):>8,} articles by day: {seconds:8.1f} s, a day of {len(days[-1])} alone with its window {alone:.2f} s"


def write_window(folder: Path, number: int) -> None:
    """Write the traces of a window of days with this number of articles each, and the articles of the day after it.

    Each day is linked by itself, which costs little: what a later day has to read and compare is the same.
    """
    year = synthetic_year(int((WINDOW_DAYS + 1) * number / ARTICLES_OF_AN_INCIDENT), days=WINDOW_DAYS + 1)
    for day in year.days[:-1]:
        write_table(partition_path(folder, TRACES, day), EventTrace, link_articles(articles_of(year, day)).traces)
    (folder / "day.pickle").write_bytes(pickle.dumps((year.days[-1], articles_of(year, year.days[-1]))))


def day_on_disk(folder: Path) -> str:
    """Link the day whose window was written."""
    _, articles = pickle.loads((folder / "day.pickle").read_bytes())  # noqa: S301 - what this program wrote
    begin = time.process_time()
    with Window(folder).before(partition_days(folder, TRACES)) as known:
        traces = link_articles(articles, known).traces
    seconds = time.process_time() - begin
    each = 1000 * seconds / len(articles)
    return f"{len(articles):>8,} articles of a day, window on disk: {seconds:7.1f} s, {each:5.2f} ms an article, {len(traces):,} events"


def main() -> int:
    """Print the measures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--by-day", action="store_true", help="also link day by day")
    parser.add_argument("--a-day", type=int, help="articles of a day that is linked with its window on disk, and of each day of the window")
    options = parser.parse_args()
    if options.a_day:
        with tempfile.TemporaryDirectory() as folder:
            writer = multiprocessing.get_context("spawn").Process(target=write_window, args=(Path(folder), options.a_day))
            writer.start()
            writer.join()
            print(day_on_disk(Path(folder)))
        return peak()
    days = days_of_articles(options.articles)
    for part in (options.articles // 4, options.articles):
        print(at_once(days, part), flush=True)
    if options.by_day:
        print(day_by_day(days))
    return peak()


def peak() -> int:
    """Print the peak of memory of this process."""
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB, {dt.date.today():%B %Y}")  # noqa: DTZ011
    return 0


if __name__ == "__main__":
    sys.exit(main())
