"""What stands behind incidents: claims with their words and speakers, articles, reports, history, corrections."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from pipelines.publish.database import Warehouse
from pipelines.report.facts.published_file import read
from pipelines.report.facts.records import Article, Claim, Correction, Move, ReportFigure, SideFigure, TotalStep

_OF = "IN (SELECT unnest(?1))"

_MOVES = f"""FROM (
    WITH decided AS (FROM main.incident_links WHERE decided_by = 'user' AND incident_id <> ruled_incident_id),
    seen AS (
        SELECT incident_id AS one, true AS is_arrival, ruled_incident_id AS other, rule, author, reason, decided_at FROM decided
        UNION ALL SELECT ruled_incident_id, false, incident_id, rule, author, reason, decided_at FROM decided
    )
    SELECT
        one AS incident_id, is_arrival, other, any_value(title) AS other_title, bool_or(incident.incident_id IS NOT NULL) AS has_page,
        seen.rule, author, reason, max(decided_at) AS decided_at, count(*) AS n_claims
    FROM seen LEFT JOIN main.incidents AS incident ON incident.incident_id = other
    WHERE one {_OF}
    GROUP BY ALL ORDER BY decided_at, other, is_arrival
)"""  # noqa: S608 — a constant of ours

_OWN_NAMES = {
    "incident_id": "link.incident_id",
    "statement_kind": "statement.kind",
    "link_score": "link.score",
    "link_rule": "link.rule",
    "decided_by": "link.decided_by",
    "decided_at": "link.decided_at",
    "ruled_incident_id": "link.ruled_incident_id",
    "read_until": "CAST(NULL AS TIMESTAMPTZ)",
}
_OF_STATEMENT = frozenset(
    (
        "speaker",
        "speaker_text",
        "speaker_role",
        "speaker_side",
        "speaker_start",
        "speaker_end",
        "cue_text",
        "cue_start",
        "cue_end",
        "medium",
        "cited_via",
    )
)
_NEVER_IN_EARLIER = frozenset(
    (
        "number_start",
        "number_end",
        "part_of_claim_id",
        "confidence",
        "place_confidence",
        "day_confidence",
        "speaker_start",
        "speaker_end",
        "cue_text",
        "cue_start",
        "cue_end",
        "medium",
        "cited_via",
        "statement_kind",
        "link_score",
        "link_rule",
    )
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What stands behind one incident. claims, articles: by id; claims of earlier readings, on which the history rests, among them."""

    incident_id: str
    history: list[TotalStep]
    sides: list[SideFigure]
    reports: list[ReportFigure]
    claims: dict[str, Claim]
    articles: dict[str, Article]
    corrections: list[Correction]
    moves: list[Move]


def read_evidence(database: Warehouse, ids: Sequence[str]) -> dict[str, Evidence]:
    """Return the evidence of some incidents by id."""
    history = _by_incident(database, TotalStep, "incident_total_history", "known_from", ids)
    sides = _by_incident(database, SideFigure, "claims_by_side", "metric, object, side", ids)
    reports = _by_incident(database, ReportFigure, "report_history", "reported_at, known_from, metric, object", ids)
    behind = {
        name: {step.best_claim_id or "" for step in history[name]} | {report.best_claim_id for report in reports[name]} for name in ids
    }
    claims = _claims(database, ids, set().union(*behind.values()))
    articles = {article.article_id: article for article in _articles(database, ids)}
    corrected: defaultdict[str, list[Correction]] = defaultdict(list)
    wanted = f"FROM main.overrides WHERE incident_id {_OF} OR claim_id IS NOT NULL ORDER BY decided_at"
    for correction in read(database, Correction, wanted, [list(ids)]):
        corrected[correction.claim_id or correction.incident_id or ""].append(correction)
    moves: defaultdict[str, list[Move]] = defaultdict(list)
    for move in read(database, Move, _MOVES, [list(ids)]):
        moves[move.incident_id].append(move)
    linked: defaultdict[str, dict[str, Claim]] = defaultdict(dict)
    for claim in claims:
        linked[claim.incident_id or ""][claim.claim_id] = claim
    earlier = {claim.claim_id: claim for claim in claims if claim.read_until}
    found = {}
    for name in ids:
        own = linked[name] | {claim_id: earlier[claim_id] for claim_id in behind[name] & earlier.keys()}
        involved = {claim.article_id for claim in own.values()} | {report.article_id for report in reports[name]}
        found[name] = Evidence(
            incident_id=name,
            history=history[name],
            sides=sides[name],
            reports=reports[name],
            claims=own,
            articles={article: articles[article] for article in sorted(involved) if article in articles},
            corrections=[correction for target in (name, *own) for correction in corrected[target]],
            moves=moves[name],
        )
    return found


Row = TypeVar("Row", TotalStep, SideFigure, ReportFigure)


def _by_incident(database: Warehouse, record: type[Row], table: str, order: str, ids: Sequence[str]) -> defaultdict[str, list[Row]]:
    """Return the rows of a table by incident, each in the order of some columns."""
    grouped: defaultdict[str, list[Row]] = defaultdict(list)
    for row in read(database, record, f"FROM main.{table} WHERE incident_id {_OF} ORDER BY {order}", [list(ids)]):
        grouped[row.incident_id].append(row)
    return grouped


def _claims(database: Warehouse, ids: Sequence[str], behind: set[str]) -> list[Claim]:
    """Return the claims that are linked to the incidents, and earlier readings on which their history rests."""
    columns = ", ".join(f'{_column(name)} AS "{name}"' for name in Claim._fields)
    today = read(
        database,
        Claim,
        f"""FROM (
            SELECT {columns}
            FROM main.incident_links AS link
            JOIN main.incident_counts AS claim USING (claim_id)
            LEFT JOIN main.statements AS statement USING (statement_id)
            WHERE link.incident_id {_OF} AND NOT claim.is_background
        ) ORDER BY article_id, start, claim_id""",  # noqa: S608 — names of columns of ours
        [list(ids)],
    )
    missing = sorted(behind - {claim.claim_id for claim in today})
    return [*today, *_earlier_claims(database, missing)] if missing else today


def _column(name: str) -> str:
    return _OWN_NAMES.get(name) or (f"statement.{name}" if name in _OF_STATEMENT else f'claim."{name}"')


def _earlier_claims(database: Warehouse, ids: Sequence[str]) -> list[Claim]:
    columns = ", ".join(
        f'{"NULL" if name in _NEVER_IN_EARLIER else "held_until" if name == "read_until" else name} AS "{name}"'
        if name not in {"start", "end"} else f'"{name}"'
        for name in Claim._fields
    )  # fmt: skip
    return read(
        database,
        Claim,
        f"""FROM (
            SELECT {columns} FROM main.earlier_claims
            WHERE is_read AND claim_id {_OF}
            QUALIFY row_number() OVER (PARTITION BY claim_id ORDER BY held_until DESC) = 1
        )""",  # noqa: S608 — names of columns of ours
        [list(ids)],
    )


def _articles(database: Warehouse, ids: Sequence[str]) -> list[Article]:
    """Return the articles behind the incidents. Found by their row numbers, because DuckDB would else unpack the text of every article."""
    return read(
        database,
        Article,
        f"""FROM main.articles WHERE rowid IN (SELECT rowid FROM main.articles WHERE article_id IN (
            SELECT claim.article_id FROM main.incident_links JOIN main.incident_counts AS claim USING (claim_id)
            WHERE incident_id {_OF} AND NOT is_background
            UNION SELECT article_id FROM main.report_history WHERE incident_id {_OF}
        ))""",  # noqa: S608 — a constant of ours
        [list(ids)],
    )
