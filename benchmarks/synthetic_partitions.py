"""Partitions of a warehouse of any size, written as Parquet without reading a text: what `publishing` measures with.

An article tells of one incident in five statements and two claims; incidents have one to forty reports, most of them few. Texts, spans,
keys and references are right, so that every check runs as it does on real rows.

    python benchmarks/synthetic_partitions.py FOLDER --articles 100000 [--copies 10]

writes a warehouse folder; `--copies 10` writes each article ten times under ids of its own, which is quicker than making a million.
"""

import argparse
import datetime as dt
import itertools
import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipelines.contract.schema import arrow_schema
from pipelines.contract.tables import TABLES
from pipelines.partitions.parquet_files import partition_path

FIRST_DAY = dt.date(2025, 1, 1)
PLACES = tuple((f"Town {n}", f"Unit {n % 40}", f"XV-{n % 40:02}", "XV" if n % 3 else "XQ", n) for n in range(400))
SPEAKERS = tuple(f"Speaker {n}" for n in range(300))
OUTLETS = tuple(f"Outlet {n}" for n in range(120))
WORDS = [
    "officials",
    "said",
    "that",
    "several",
    "residents",
    "of",
    "the",
    "northern",
    "district",
    "had",
    "left",
    "their",
    "homes",
    "while",
    "rescue",
    "crews",
    "worked",
    "through",
    "the",
    "night",
    "and",
    "the",
    "power",
    "company",
    "restored",
    "supply",
    "to",
    "most",
    "of",
    "the",
    "streets",
    "near",
    "the",
    "market",
    "after",
    "the",
    "second",
    "day",
    "of",
    "heavy",
    "shelling",
    "along",
    "the",
    "river",
]
SINGLE = 0.5
"""Share of the incidents with one report."""
SENTENCES_AN_ARTICLE = 24
STATEMENTS_AN_ARTICLE = 5

Rows = dict[str, list[dict[str, Any]]]


@dataclass(frozen=True, slots=True)
class Told:
    """What an article tells: of which incident, on which day, where, with which lead, seen when."""

    article_id: str
    incident_id: str
    event: dt.date
    place: tuple[str, str, str, str, int]
    lead: str
    seen: dt.datetime


def sentences(chance: random.Random, number: int) -> list[str]:
    """Return sentences of our own words, of 10 to 40 words."""
    return [" ".join(chance.choices(WORDS, k=chance.randint(10, 40))).capitalize() + "." for _ in range(number)]


def incident_sizes(chance: random.Random, articles: int) -> Iterator[int]:
    """Yield the number of reports of each incident until all articles are used: half have one, the largest forty."""
    left = articles
    while left > 0:
        size = min(left, 40, 1 if chance.random() < SINGLE else 1 + int(chance.expovariate(1 / 6)))
        left -= size
        yield size


def write_partitions(warehouse: Path, articles: int, days: int = 365, seed: int = 1, copies: int = 1) -> None:
    """Write the partitions of `days` days with `articles` articles in all, five statements and two claims each, `copies` times."""
    chance = random.Random(seed)  # noqa: S311 — chance that repeats
    pool = sentences(chance, 3_000)
    by_day: dict[int, list[tuple[int, int, int]]] = {day: [] for day in range(days)}
    for incident, size in enumerate(incident_sizes(chance, articles)):
        began = chance.randrange(days)
        for report in range(size):
            by_day[min(days - 1, began + report // 8)].append((incident, report, began))
    number = itertools.count()
    for offset, wanted in by_day.items():
        day = FIRST_DAY + dt.timedelta(days=offset)
        rows: Rows = {table: [] for table in TABLES}
        for incident, report, began in wanted:
            _article(rows, chance, pool, (next(number), incident, report), (day, FIRST_DAY + dt.timedelta(days=began)))
        _write(warehouse, day, rows, range(copies))


def write_day(warehouse: Path, articles: int, day: dt.date, copy: int) -> None:
    """Write the partitions of one further day. copy: number of the copy under whose ids its articles and incidents are."""
    chance = random.Random(copy)  # noqa: S311 — chance that repeats
    pool = sentences(chance, 3_000)
    rows: Rows = {table: [] for table in TABLES}
    number = itertools.count()
    for incident, size in enumerate(incident_sizes(chance, articles)):
        for report in range(size):
            _article(rows, chance, pool, (next(number), incident, report), (day, day))
    _write(warehouse, day, rows, (copy,))


def _write(warehouse: Path, day: dt.date, rows: Rows, copies: Iterable[int]) -> None:
    for table, found in rows.items():
        if not found:
            continue
        schema = arrow_schema(TABLES[table])
        columns = [pa.array([row.get(field.name) for row in found], field.type) for field in schema]
        made = pa.Table.from_arrays(columns, schema=schema)
        path = partition_path(warehouse, table, day)
        path.parent.mkdir(parents=True, exist_ok=True)
        pq.write_table(pa.concat_tables(_copy(made, number) for number in copies), path, compression="zstd")


def _copy(rows: pa.Table, number: int) -> pa.Table:
    """Return the rows under ids of their own."""
    return pa.Table.from_arrays([_renamed(rows[field.name], field, number) for field in rows.schema], schema=rows.schema)


def _renamed(values: pa.ChunkedArray, field: pa.Field, number: int) -> pa.ChunkedArray | pa.Array:
    if number == 0 or field.name == "rule_id" or not field.name.endswith(("_id", "_ids")):
        return values
    if pa.types.is_string(field.type):
        return pc.binary_join_element_wise(values, f"~{number}", "")
    whole = values.combine_chunks()
    return pa.ListArray.from_arrays(whole.offsets, pc.binary_join_element_wise(whole.values, f"~{number}", ""))


def _article(rows: Rows, chance: random.Random, pool: list[str], numbers: tuple[int, int, int], days: tuple[dt.date, dt.date]) -> None:
    """Add an article. numbers: of the article, of its incident, of the report among the incident's. days: of publication, of the event."""
    (number, incident, report), (day, event) = numbers, days
    article_id, incident_id = f"{number:020x}", f"{incident:020x}"
    place = PLACES[incident % len(PLACES)]
    killed, injured = 1 + incident % 7 + report // 3, 2 + incident % 11 + report // 2
    lead = f"{killed} people were killed and {injured} people were injured in {place[0]}, the governor said."
    body = chance.sample(pool, SENTENCES_AN_ARTICLE)
    text = " ".join([lead, *body])
    seen = dt.datetime.combine(day, dt.time(chance.randrange(24), chance.randrange(60), number % 60), dt.UTC)
    outlet = chance.choice(OUTLETS)
    rows["articles"].append(
        {
            "article_id": article_id,
            "work_id": f"work-{number:015x}",
            "url": f"https://{outlet.replace(' ', '').lower()}.example/{number}",
            "source": "synthetic",
            "publisher": outlet,
            "input_kind": "folder",
            "input_ref": f"{number}.txt",
            "title": lead[:60],
            "authors": [],
            "tags": [],
            "language": "en",
            "published_at": seen,
            "published_day": day,
            "published_precision": "minute",
            "is_live_blog": False,
            "text": text,
            "text_sha256": f"{number:064x}",
            "word_count": 600,
            "sentence_count": SENTENCES_AN_ARTICLE + 1,
            "paragraph_count": 1,
            "fetched_at": seen,
            "raw_sha256": f"{number:064x}",
            "syndication_role": "unknown",
            "extractor_version": "synthetic",
        }
    )
    rows["article_stories"].append(
        {"article_id": article_id, "story_id": f"work-{number - number % 2:015x}", "syndication_role": "original"}
    )
    said = list(_statements(article_id, [lead, *body], chance))
    rows["statements"] += said
    told = Told(article_id, incident_id, event, place, lead, seen)
    for metric, figure, start in (("killed", killed, 0), ("injured", injured, lead.index(" and ") + 5)):
        _claim(rows, told, said[0], metric, figure, start)


def _statements(article_id: str, body: Iterable[str], chance: random.Random) -> Iterator[dict[str, Any]]:
    start = 0
    for position, sentence in enumerate(itertools.islice(body, STATEMENTS_AN_ARTICLE)):
        yield {
            "statement_id": f"{article_id}s{position}",
            "article_id": article_id,
            "sentence_no": position,
            "start": start,
            "end": start + len(sentence),
            "text": sentence,
            "parts": [[start, start + len(sentence)]],
            "kind": "indirect",
            "speaker": chance.choice(SPEAKERS),
            "speaker_type": "person",
            "polarity": "affirm",
            "modality": "actual",
            "confidence": 0.9,
            "rule_id": "synthetic",
        }
        start += len(sentence) + 1


def _claim(rows: Rows, told: Told, said: dict[str, Any], metric: str, figure: int, start: int) -> None:
    """Add a claim with its figure, its link and its two reports."""
    article_id, place = told.article_id, told.place
    words = f"{figure} people"
    claim_id = f"{article_id}{metric[0]}"
    numbers = {"low": figure, "value": figure, "high": figure, "state": "stated"}
    what = {"article_id": article_id, "metric": metric, "object": "person", "object_class": "people"}
    rows["incident_counts"].append(
        {
            **what,
            **numbers,
            "claim_id": claim_id,
            "statement_id": said["statement_id"],
            "sentence_no": 0,
            "start": start,
            "end": start + len(words),
            "text": told.lead[start : start + len(words)],
            "number_text": str(figure),
            "number_start": start,
            "number_end": start + len(str(figure)),
            "unit": "persons",
            "bound": "exact",
            "number_form": "digits",
            "certainty": "asserted",
            "polarity": "affirm",
            "count_basis": "incident",
            "is_background": False,
            "fact_no": 0,
            "event_from": told.event,
            "event_to": told.event,
            "date_precision": 1,
            "place": place[0],
            "geonameid": place[4],
            "admin1": place[1],
            "admin1_code": place[2],
            "country": place[3],
            "lat": 1.5,
            "lon": 2.5,
            "place_precision": 1,
            "is_disputed": False,
            "acled_event_type": "Explosions/Remote violence",
            "acled_sub_event_type": "Air/drone strike",
            "rule_id": "synthetic",
            "extractor_version": "synthetic",
            "confidence": 0.9,
        }
    )
    figures = {**numbers, "method": "stated_total", "claim_ids": [claim_id]}
    rows["article_counts"].append({**what, **figures, "article_count_id": f"{claim_id}c", "event_from": told.event, "event_to": told.event})
    rows["incident_links"].append(
        {
            "claim_id": claim_id,
            "article_id": article_id,
            "incident_id": told.incident_id,
            "ruled_incident_id": told.incident_id,
            "is_main": True,
            "score": 1.0,
            "rule": "score",
            "decided_by": "rule",
            "decided_at": told.seen,
        }
    )
    for kind in (None, "person"):
        rows["incident_reports"].append(
            {
                **what,
                **figures,
                "object": kind,
                "report_id": f"{claim_id}r{kind}",
                "incident_id": told.incident_id,
                "is_main": True,
                "voice": said["speaker"],
                "best_claim_id": claim_id,
            }
        )


def main() -> None:
    """Write the partitions that the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--copies", type=int, default=1)
    options = parser.parse_args()
    write_partitions(options.folder, options.articles, copies=options.copies)


if __name__ == "__main__":
    main()
