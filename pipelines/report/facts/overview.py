"""The data of the front page, the lists and the feeds: every incident with its totals, and the sources."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass, replace

from pipelines.publish.database import Warehouse
from pipelines.report.facts.published_file import Scope, read
from pipelines.report.facts.records import Incident, KilledOnDay, SourceDay, SourceDefinition, Total
from pipelines.report.facts.source_states import SourceState, source_states

_SCOPE = """
    (?1 IS NULL OR coalesce(day, event_to, CAST(last_report_at AS DATE)) >= ?1)
    AND (?2 IS NULL OR country = ?2)
    AND (?3 IS NULL OR incident_id IN (
        SELECT incident_id FROM main.incident_links JOIN main.articles USING (article_id) WHERE source = ?3 AND rule <> 'recalled'
    ))
"""
_CODE = 2
"""Letters of a country's code; a side is called by one where no file of the user's names it."""
_OF_SCOPE = f"IN (SELECT incident_id FROM main.incidents WHERE {_SCOPE})"  # noqa: S608 — a constant of ours


@dataclass(frozen=True, slots=True)
class Overview:
    """All incidents of a scope, the newest first; their totals by id, preliminary ones among them, by metric; sources and their days.

    main: incidents that some article mainly reports; the headlines of others tell of something else.
    """

    incidents: list[Incident]
    totals: dict[str, list[Total]]
    preliminary: frozenset[str]
    main: frozenset[str]
    killed: list[KilledOnDay]
    source_days: list[SourceDay]
    sources: list[SourceDefinition]
    country_names: dict[str, str]
    n_articles: int
    n_statements: int
    n_claims: int

    def part(self, incidents: list[Incident]) -> "Overview":
        """Return what the pages of some incidents need of it."""
        totals = {incident.incident_id: self.totals.get(incident.incident_id, []) for incident in incidents}
        behind = {total.best_claim_id for of_incident in totals.values() for total in of_incident}
        preliminary = frozenset(name for name in self.preliminary if name in behind)
        main = self.main.intersection(totals)
        return replace(self, incidents=incidents, totals=totals, preliminary=preliminary, main=main, killed=[], source_days=[], sources=[])


def read_overview(database: Warehouse, scope: Scope) -> Overview:
    """Read what a report of the scope needs beside its evidence. Raises ValueError where its source or country is unknown."""
    if scope.source is not None:
        _check_source(database, scope.source)
    if scope.country is not None:
        _check_country(database, scope.country)
    wanted = [scope.since, scope.country, scope.source]
    newest = "ORDER BY coalesce(last_report_at, first_seen_at) DESC, incident_id"
    incidents = read(database, Incident, f"FROM main.incidents WHERE {_SCOPE} {newest}", wanted)
    totals: defaultdict[str, list[Total]] = defaultdict(list)
    for total in read(database, Total, f"FROM main.incident_totals WHERE incident_id {_OF_SCOPE}", wanted):
        totals[total.incident_id].append(total)
    preliminary = database.run("""
        SELECT claim_id FROM main.incident_counts
        WHERE certainty = 'preliminary' AND claim_id IN (SELECT best_claim_id FROM main.incident_totals)
    """)
    rows = database.run("""
        SELECT (SELECT count(*) FROM main.articles), (SELECT count(*) FROM main.statements), (SELECT count(*) FROM main.incident_counts)
    """)
    return Overview(
        incidents=incidents,
        totals=dict(totals),
        preliminary=frozenset(claim_id for (claim_id,) in preliminary),
        main=frozenset(name for (name,) in database.run("SELECT DISTINCT incident_id FROM main.incident_links WHERE is_main")),
        killed=_killed(database, scope),
        source_days=read(
            database, SourceDay, "FROM main.source_health WHERE ?1 IS NULL OR source = ?1 ORDER BY source, day", [scope.source]
        ),
        sources=read(database, SourceDefinition, "FROM main.sources ORDER BY name"),
        country_names=_country_names(database),
        **dict(zip(("n_articles", "n_statements", "n_claims"), rows[0], strict=True)),
    )


def read_source_states(database: Warehouse) -> list[SourceState]:
    """Return how every source does, silent ones first."""
    days = read(database, SourceDay, "FROM main.source_health ORDER BY source, day")
    return source_states(days, read(database, SourceDefinition, "FROM main.sources ORDER BY name"))


def _check_source(database: Warehouse, wanted: str) -> None:
    known = sorted(name for (name,) in database.run("SELECT DISTINCT source FROM main.articles"))
    if wanted not in known:
        raise ValueError(f"no article is from a source {wanted!r}; articles are from {', '.join(known) or 'no source yet'}")


def _check_country(database: Warehouse, wanted: str) -> None:
    known = sorted(code for (code,) in database.run("SELECT DISTINCT country FROM main.incidents WHERE country IS NOT NULL"))
    if wanted not in known:
        raise ValueError(f"no incident is in a country {wanted!r}; incidents are in {', '.join(known) or 'no country yet'}")


def _killed(database: Warehouse, scope: Scope) -> list[KilledOnDay]:
    """Return people killed per day; nothing for a report of one source, because the days are added up over all of them."""
    if scope.source is not None:
        return []
    select = """FROM (
        SELECT day, CAST(sum(coalesce(low, value, 0)) AS BIGINT) AS low,
            CAST(CASE WHEN count(*) FILTER (high IS NULL) = 0 THEN sum(high) END AS BIGINT) AS high
        FROM main.daily_incident_counts
        WHERE metric = 'killed' AND object = 'person' AND coalesce(low, value, high) IS NOT NULL
            AND (?1 IS NULL OR day >= ?1) AND (?2 IS NULL OR country = ?2)
        GROUP BY day
    ) ORDER BY day"""
    return read(database, KilledOnDay, select, [scope.since, scope.country])


def _country_names(database: Warehouse) -> dict[str, str]:
    """Return the names of countries by code; of one that no list holds, such as the sample's, what claims call the whole of it."""
    rows = database.run("""
        SELECT country, mode(place ORDER BY place) FROM main.incident_counts
        WHERE place_precision = 6 AND place IS NOT NULL GROUP BY country
        UNION ALL SELECT country, name FROM main.countries
    """)
    return dict(rows)


def day_of(incident: Incident) -> dt.date | None:
    """Return the day under which an incident is listed: its own, else its last possible one, else that of its last report."""
    reported = incident.last_report_at or incident.first_seen_at
    return incident.day or incident.event_to or (reported.date() if reported else None)
