"""Measure the cost of linking: many articles at once, and the days of a year one after the other.

    python benchmarks/linking.py --articles 100000

The articles are those of the tests' synthetic year: places, people, streets and days differ from incident to incident. Making them is
not counted. Seconds are those of the processor.
"""

import argparse
import datetime as dt
import resource
import sys
import time
from collections import defaultdict
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from synthetic_year import synthetic_year  # type: ignore[import-not-found]

from pipelines.contract.tables import EventTrace
from pipelines.link.link_articles import WINDOW_DAYS, link_articles
from pipelines.link.link_records import ArticleRows
from pipelines.link.linking_window import Memory

ARTICLES_OF_AN_INCIDENT = 5.3


def days_of_articles(number: int) -> list[list[ArticleRows]]:
    """Return about this number of articles by day."""
    year = synthetic_year(int(number / ARTICLES_OF_AN_INCIDENT))
    days = []
    for day in year.days:
        rows = year.rows(day)
        by_article: dict[str, dict[str, list[Any]]] = {table: defaultdict(list) for table in ("incident_counts", "statements")}
        for table, found in by_article.items():
            for row in rows[table]:
                found[row.article_id].append(row)
        claims, said = by_article.values()
        days.append([ArticleRows(a, tuple(claims[a.article_id]), tuple(said[a.article_id])) for a in rows["articles"]])
    return days


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


def main() -> int:
    """Print the measures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--by-day", action="store_true", help="also link day by day")
    options = parser.parse_args()
    days = days_of_articles(options.articles)
    for part in (options.articles // 4, options.articles):
        print(at_once(days, part), flush=True)
    if options.by_day:
        print(day_by_day(days))
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB, {dt.date.today():%B %Y}")  # noqa: DTZ011
    return 0


if __name__ == "__main__":
    sys.exit(main())
