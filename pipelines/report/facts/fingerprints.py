"""What the pages of incidents hold, as one number each: DuckDB works all of them out at once, so that only changed pages are made again."""

from pipelines.publish.database import ENGINE, Warehouse

_ROWS = """
    WITH article AS (SELECT article_id, hash(row) AS told FROM main.articles AS row),
    claim AS (
        SELECT claim_id, claim.article_id, hash(claim, statement) AS told
        FROM main.incident_counts AS claim LEFT JOIN main.statements AS statement USING (statement_id)
    ),
    earlier AS (SELECT claim_id, sum(hash(row)) AS told FROM main.earlier_claims AS row GROUP BY claim_id),
    correction AS (SELECT incident_id, claim_id, hash(row) AS told FROM main.overrides AS row),
    decided AS (
        SELECT link.incident_id AS one, ruled_incident_id AS other FROM main.incident_links AS link
        WHERE decided_by = 'user' AND link.incident_id <> ruled_incident_id
    ),
    move AS (FROM decided UNION ALL SELECT other, one FROM decided)
    SELECT incident_id, hash(row) AS told FROM main.incidents AS row
    UNION ALL SELECT incident_id, hash(row) FROM main.incident_totals AS row
    UNION ALL SELECT incident_id, hash(row) FROM main.claims_by_side AS row
    UNION ALL SELECT incident_id, hash(row, earlier.told)
        FROM main.incident_total_history AS row LEFT JOIN earlier ON earlier.claim_id = best_claim_id
    UNION ALL SELECT incident_id, hash(row, article.told, earlier.told)
        FROM main.report_history AS row LEFT JOIN article USING (article_id) LEFT JOIN earlier ON earlier.claim_id = best_claim_id
    UNION ALL SELECT link.incident_id, hash(link, claim.told, article.told, correction.told)
        FROM main.incident_links AS link JOIN claim USING (claim_id) JOIN article ON article.article_id = claim.article_id
        LEFT JOIN correction ON correction.claim_id = link.claim_id
    UNION ALL SELECT incident_id, told FROM correction
    UNION ALL SELECT one, hash(move, incident) FROM move LEFT JOIN main.incidents AS incident ON incident.incident_id = other
"""
"""A row for everything that a page of an incident tells of. The order does not matter: the numbers of an incident are added up."""


def read_fingerprints(database: Warehouse) -> dict[str, str]:
    """Return the fingerprint of every incident by id; DuckDB's hashes are those of its version, so that it belongs to them."""
    rows = database.run(f"SELECT incident_id, CAST(sum(told) AS VARCHAR) FROM ({_ROWS}) WHERE incident_id IS NOT NULL GROUP BY ALL")  # noqa: S608 — a constant of ours
    return {incident_id: f"{ENGINE} {told}" for incident_id, told in rows}
