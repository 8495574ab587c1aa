"""Peak memory and processor time of a run over many days: read, checked and linked as the daily job does it, without Dagster itself.

    python benchmarks/many_days.py make FOLDER --days 30 --articles 1000     archives made articles of 150 words; costs no reading
    python benchmarks/many_days.py run FOLDER --days 1                       reads, checks and links the first days anew
    python benchmarks/many_days.py run FOLDER --days 365 --read 2            reads two days only; the others are copies
    python benchmarks/many_days.py run FOLDER --days 365 --kept              reads none: copies those that the last run has read
    python benchmarks/many_days.py run FOLDER --days 1 --kept --times 100    the same with so many copies of the articles in each day

The texts are drawn from the paragraphs of the labelled articles beside this script. Days are independent, so a run over fewer of them can
be compared with one over more. Peak memory is that of this process, and of the largest worker.
"""

import argparse
import datetime as dt
import random
import resource
import shutil
import sys
import time
from dataclasses import replace
from multiprocessing import Process
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from pipelines.contract.schema import RecordClass, columns, key_column
from pipelines.contract.tables import TABLES
from pipelines.fetch.collect import collect_source
from pipelines.link_days.link_partitions import link_days
from pipelines.partitions.parquet_files import BATCH_ROWS, number_of_rows, partition_path, read_arrow
from pipelines.partitions.writer_lock import writer_lock
from pipelines.read.read_day import CORE_TABLES, build_days
from pipelines.settings import PROJECT, Settings
from pipelines.sources.source import load_source

FIRST = dt.date(2026, 1, 1)
LEAST_WORDS = 15
SOURCE = 'title = "Made"\nkind = "folder"\npath = "inbox"\n'


def installation(folder: Path) -> Settings:
    """Return the settings of a project of its own in the folder."""
    return Settings(root=folder, warehouse=folder / "warehouse", sources=folder / "sources", curation=PROJECT / "curation")


def make(folder: Path, days: int, articles: int, words: int) -> None:
    """Archive made articles, a folder a day."""
    settings = installation(folder)
    settings.sources.mkdir(parents=True, exist_ok=True)
    (settings.sources / "made.toml").write_text(SOURCE, encoding="utf-8")
    source = load_source(settings.sources / "made.toml")
    pool, chance = _paragraphs(), random.Random(7)  # noqa: S311 — a fixed draw, no secret
    for number in range(days):
        day = FIRST + dt.timedelta(days=number)
        inbox = folder / "inbox" / day.isoformat()
        inbox.mkdir(parents=True, exist_ok=True)
        for article in range(articles):
            text = _text(pool, chance, words)
            (inbox / f"{article}.txt").write_text(f"Report {article} of {day}\n\n{day:%B %d, %Y}\n\n{text}\n", encoding="utf-8")
        now = dt.datetime.combine(day, dt.time(12), dt.UTC)
        done = collect_source(source, day, warehouse=settings.warehouse, root=folder, now=now)
        shutil.rmtree(inbox)
        print(f"{day}: {done.archived} archived")


def _paragraphs() -> list[str]:
    """Return the paragraphs of the articles that the benchmark of events labels."""
    texts = [path.read_text(encoding="utf-8") for path in sorted((PROJECT / "benchmarks" / "events" / "articles").glob("*.txt"))]
    bodies = [text.partition("\n---\n")[2].partition("\n---")[0] for text in texts]
    return [paragraph.strip() for body in bodies for paragraph in body.split("\n\n") if len(paragraph.split()) >= LEAST_WORDS]


def _text(pool: list[str], chance: random.Random, words: int) -> str:
    """Return a draw of paragraphs of about so many words."""
    drawn: list[str] = []
    while sum(len(paragraph.split()) for paragraph in drawn) < words:
        drawn.append(chance.choice(pool))
    return "\n\n".join(drawn)


def copy_day(given: Path, of: dt.date, warehouse: Path, day: dt.date, times: int) -> None:
    """Write the partitions of a day of another warehouse as those of a day, so many times: the same rows, ids with the day behind them."""
    for table in CORE_TABLES:
        record = TABLES[table]
        rows = read_arrow(given / "core" / table / f"{of}.parquet", record)
        made = pa.concat_tables(_renamed(rows, record, f"{day:%y%m%d}{number}") for number in range(times)).sort_by(key_column(record))
        path = partition_path(warehouse, table, day)
        path.parent.mkdir(parents=True, exist_ok=True)
        pq.write_table(made, path, compression="zstd", row_group_size=BATCH_ROWS)


def _renamed(rows: pa.Table, record: RecordClass, ending: str) -> pa.Table:
    for position, column in enumerate(columns(record)):
        if column.contract.key or column.contract.references:
            values = [_named(value, ending) for value in rows[column.name].to_pylist()]
            rows = rows.set_column(position, rows.schema.field(position), pa.array(values, column.arrow))
    return rows


def _copy_days(given: Path, warehouse: Path, wanted: list[dt.date], times: int) -> None:
    read = sorted(path.stem for path in (given / "core" / "articles").glob("*.parquet"))
    for number, day in enumerate(wanted):
        copy_day(given, dt.date.fromisoformat(read[number % len(read)]), warehouse, day, times)


def _named(value: object, ending: str) -> object:
    return [_named(one, ending) for one in value] if isinstance(value, list) else value and f"{value}{ending}"


def read_days(folder: Path, number: int) -> None:
    """Read the first days."""
    settings = installation(folder)
    shutil.rmtree(settings.warehouse / "core", ignore_errors=True)
    wanted = [FIRST + dt.timedelta(days=count) for count in range(number)]
    _tell("read", sum(counts["articles"] for _, counts in build_days(settings, wanted)))


def run(folder: Path, days: int, times: int) -> None:
    """Copy the days that were read, check and link all, and print what it took."""
    from pipelines.defs.core_assets import core_results  # noqa: PLC0415 — each worker of a pool imports this file, and Dagster takes seconds
    from pipelines.defs.link_assets import link_results  # noqa: PLC0415

    given = installation(folder)
    settings = replace(given, warehouse=folder / "copies")
    shutil.rmtree(settings.warehouse, ignore_errors=True)
    wanted = [FIRST + dt.timedelta(days=number) for number in range(days)]
    copier = Process(target=_copy_days, args=(given.warehouse, settings.warehouse, wanted, times))  # its memory is not the run's
    copier.start()
    copier.join()
    articles = sum(number_of_rows(partition_path(settings.warehouse, "articles", day)) for day in wanted)
    failed = [check for result in core_results(settings, wanted) for check in result.check_results or () if not check.passed]
    _tell("checked", articles)
    with writer_lock(settings.warehouse):
        link_days(settings)
    _tell("linked", articles)
    failed += [check for result in link_results(settings, wanted) for check in result.check_results or () if not check.passed]
    _tell(f"links checked, {len(failed)} checks failed", articles)


def _tell(what: str, articles: int) -> None:
    peaks = [resource.getrusage(who).ru_maxrss / 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    seconds = sum(sum(resource.getrusage(who)[:2]) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    print(f"{what}: {articles:,} articles, peak {peaks[0]:,.0f} MB, largest worker {peaks[1]:,.0f} MB, {seconds:,.0f} s", flush=True)


def main() -> int:
    """Run one of the two commands."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("command", choices=("make", "run"))
    parser.add_argument("folder", type=Path)
    parser.add_argument("--days", type=int, default=1)
    parser.add_argument("--read", type=int, default=0, help="days that are read; all by default")
    parser.add_argument("--kept", action="store_true", help="read none: those of the last run are there")
    parser.add_argument("--times", type=int, default=1, help="copies of the articles in each day")
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--words", type=int, default=150)
    options = parser.parse_args()
    begin = time.monotonic()
    if options.command == "make":
        make(options.folder.resolve(), options.days, options.articles, options.words)
    else:
        if not options.kept:
            read_days(options.folder.resolve(), options.read or options.days)
        run(options.folder.resolve(), options.days, options.times)
    print(f"{time.monotonic() - begin:,.0f} s of wall time")
    return 0


if __name__ == "__main__":
    sys.exit(main())
