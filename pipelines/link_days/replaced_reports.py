"""The reports and links of a day that change because the rules have changed, recorded before a run replaces their partitions.

A change is due to rules where the code that links differs from that of the last run, or where the article's claims have been read
differently since. Changes caused by other articles, a backfill or merges.csv do not count, so incidents are compared as ruled.
"""

import datetime as dt
import logging
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from pipelines.contract.tables import ArticleStory, IncidentLink, IncidentReport
from pipelines.contract.vocabulary import Certainty, CountBasis, Method, Polarity
from pipelines.link.link_records import ArticleRows, Linked
from pipelines.link_days.day_notes import Note
from pipelines.partitions.claim_readings import KEYS as CLAIM_KEYS
from pipelines.partitions.claim_readings import OF_LINK, claim_readings, reading_of_row
from pipelines.partitions.earlier_readings import Key, Reading, Readings, ReadingsRecord, held_at
from pipelines.partitions.parquet_files import PartitionError, partition_path, read_known

KEYS = ("article_id", "ruled_incident_id", "metric", "object_class", "object")
FIGURE = ("low", "value", "high", "state", "method", "voice")
_OF_REPORT = ("article_id", "incident_id", "metric", "object_class", "object", "report_id", *FIGURE, "best_claim_id", "claim_ids")
_LINK = ("claim_id", "article_id", "rule", *OF_LINK)
_LONG_AGO = dt.datetime.min.replace(tzinfo=dt.UTC)
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Day:
    """The links of a day, as its partitions hold them now or as they are about to.

    articles: ids.  links: by claim.  reports: with the link of the claim that gives the figure.
    """

    articles: set[str]
    links: Readings
    reports: Readings


@contextmanager
def links_recorded(
    warehouse: Path, day: dt.date, articles: Iterable[ArticleRows], linked: Linked, rules: str, noted: Note, now: dt.datetime
) -> Iterator[str]:
    """Record, before the block writes a day's link partitions, which old reports and links the new rules do not give, or give differently.

    articles: of the day, as they are read now.  rules: digest of the code that links.  noted: what the last run noted of the day; nothing
    where there was none.  now: UTC. Yields the moment of this run, which the next one has to know from the note as `linked_at`.
    Raises PartitionError where a record is damaged; of old partitions that are damaged nothing is recorded, with a warning.
    """
    claims = ReadingsRecord(warehouse, "earlier_claims", day, keys=CLAIM_KEYS, stage="link", now=now)
    reports = ReadingsRecord(warehouse, "earlier_reports", day, keys=KEYS, stage="link", now=now)
    last = _last(reports.noted or noted)
    old, new = _read(warehouse, day), _made(linked)
    common = new.articles & set(reports.noted.get("articles", old.articles))
    since = dt.datetime.fromisoformat(last["linked_at"])
    reread = {row["claim_id"]: row["article_id"] for row in claims.rows if row["held_until"] >= since}
    changed = common if last["rules"] not in {"", rules} else common & {*reread.values()}
    if changed or claims.is_changed or reports.is_changed:
        present = _present(rows for rows in articles if rows.article.article_id in changed)
        before = _by_article(held_at(claims.rows, present, since, lambda row: (row["claim_id"],)))
        same = {key: row for key, row in present.items() if row["claim_id"] not in reread}
        claims.add(
            claims.earlier(_with_links(same, old.links)), _with_links(same, new.links), changed, lambda row: row["ruled_incident_id"]
        )
        held = reports.earlier({key: row | _of_claims(row, before) for key, row in old.reports.items()})
        reports.add(held, new.reports, changed, lambda row: [row[name] for name in FIGURE])
    for record in (claims, reports):
        if common:
            record.note(articles=sorted(common), **last)
        record.write()
    yield claims.later(now).isoformat()
    for record in (claims, reports):
        record.finish()


def _last(noted: Note) -> dict[str, str]:
    """Return what is noted of the last run: the rules, empty where they are not known, and its moment."""
    return {"rules": str(noted.get("rules", "")), "linked_at": str(noted.get("linked_at", _LONG_AGO.isoformat()))}


def _read(warehouse: Path, day: dt.date) -> _Day:
    """Return a day's links as its partitions have them; nothing where one is missing or damaged."""
    stories, links, reports = (partition_path(warehouse, table, day) for table in ("article_stories", "incident_links", "incident_reports"))
    if not (stories.exists() and links.exists() and reports.exists()):
        return _Day(set(), {}, {})
    try:
        articles = {row["article_id"] for row in read_known(stories, ArticleStory, ["article_id"])}
        linked: dict[Key, Reading] = {(row["claim_id"],): row for row in read_known(links, IncidentLink, _LINK)}
        return _Day(articles, linked, _by_key(read_known(reports, IncidentReport, _OF_REPORT), linked))
    except PartitionError as error:
        _log.warning("%s; what it held before is not recorded", error)
        return _Day(set(), {}, {})


def _made(linked: Linked) -> _Day:
    links: dict[Key, Reading] = {(link.claim_id,): reading_of_row(link, _LINK) for link in linked.links}
    return _Day(
        {story.article_id for story in linked.stories}, links, _by_key((reading_of_row(row, _OF_REPORT) for row in linked.reports), links)
    )


def _by_key(reports: Iterable[Reading], links: Readings) -> dict[Key, Reading]:
    """Return reports by what they report, with the link of the claim that gives the figure."""
    found: dict[Key, Reading] = {}
    for report in reports:
        link = links.get((report["best_claim_id"],), {})
        row = report | {name: link.get(name) for name in ("ruled_incident_id", "decided_by", "decided_at", "decision_id")}
        row |= {"ruled_incident_id": row["ruled_incident_id"] or report["incident_id"], "link_rule": link.get("rule")}
        found[tuple(row[name] for name in KEYS)] = row
    return found


def _present(articles: Iterable[ArticleRows]) -> dict[Key, Reading]:
    """Return the claims of articles as they are read now, without links."""
    rows = [*articles]
    return claim_readings([claim for one in rows for claim in one.claims], [statement for one in rows for statement in one.statements])


def _by_article(claims: Readings) -> dict[str, dict[Key, Reading]]:
    found: dict[str, dict[Key, Reading]] = {}
    for key, row in claims.items():
        found.setdefault(row["article_id"], {})[key] = row
    return found


def _with_links(claims: Readings, links: Readings) -> dict[Key, Reading]:
    """Return claims with these links, or without one."""
    return {key: row | {name: links.get(key, {}).get(name) for name in OF_LINK} for key, row in claims.items()}


def _of_claims(report: Reading, articles: Mapping[str, Readings]) -> Reading:
    """Return the values that a report takes from the claims that it rests on, as they were read when it was made."""
    claims = articles.get(report["article_id"], {})
    behind = [claims[(claim_id,)] for claim_id in report["claim_ids"] if (claim_id,) in claims]
    best = claims.get((report["best_claim_id"],), {})
    is_one_object = len({claim["object"] for claim in behind}) == 1
    return {
        "speaker": best.get("speaker"),
        "actor_text": best.get("actor_text"),
        "speakers": tuple(sorted({claim["speaker"] for claim in behind if claim["speaker"]})) if is_one_object else (),
        "is_correction": report["method"] == Method.LATEST_STATED
        or any(claim["metric"] == report["metric"] and _takes_back(claim) for claim in claims.values()),
    }


def _takes_back(claim: Reading) -> bool:
    """Tell whether a claim denies or replaces a figure of the event that the article reports."""
    is_of_event = not claim["is_background"] and claim["count_basis"] in {CountBasis.INCIDENT, CountBasis.INCREMENT}
    is_taken_back = claim["certainty"] == Certainty.DENIED or claim["polarity"] == Polarity.DENY or claim["superseded_by_claim_id"]
    return bool(is_of_event and is_taken_back)
