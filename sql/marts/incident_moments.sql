-- When an incident was first heard of and when anything about it last changed, by both clocks: from the latter on it is as it is today, so that the macros of a moment work out the others alone.
-- Versions, decisions of people and other rules are changes, whether or not a figure follows from them. Incidents that are none any more are here too.
-- grain: incident_id
-- slice: incident_id
--
-- incident_id: The incident, after merges.csv or by the rules alone.
-- public_from: First moment at which the world could know of it.
-- public_until: Moment of the last change by publication.
-- collected_from: First moment at which this warehouse knew of it.
-- collected_until: Moment of the last change by collection; infinity where today's total by collection may be another one than by publication.
WITH earlier AS (
    SELECT article_id, incident_id, ruled_incident_id, decided_at, held_until FROM main.earlier_claims
    UNION ALL
    SELECT article_id, incident_id, ruled_incident_id, decided_at, held_until FROM main.earlier_reports
),
reread AS (SELECT article_id, max(held_until) AS changed_at FROM earlier GROUP BY article_id),
touching AS (
    -- which articles have, or had, claims about an incident, and since when people have decided so
    SELECT incident_id, article_id, max(CASE WHEN decided_by = 'user' THEN decided_at END) AS decided_at FROM main.incident_links GROUP BY ALL
    UNION ALL
    SELECT ruled_incident_id, article_id, decided_at FROM main.incident_links WHERE ruled_incident_id <> incident_id
    UNION ALL
    SELECT unnest([incident_id, ruled_incident_id]), article_id, decided_at FROM earlier
),
moments AS (
    SELECT
        touching.incident_id, touching.decided_at, article.public_from, article.first_seen_at AS collected_from,
        greatest(article.public_from, article.public_until, touching.decided_at, reread.changed_at) AS public_until,
        greatest(article.first_seen_at, article.superseded_at, touching.decided_at, reread.changed_at) AS collected_until,
        coalesce(article.public_until > article.public_from, true) <> coalesce(article.superseded_at > article.first_seen_at, true) AS is_of_one_clock
    FROM touching JOIN main.articles AS article USING (article_id) LEFT JOIN reread USING (article_id)
    UNION ALL BY NAME
    SELECT
        coalesce(override.incident_id, link.incident_id) AS incident_id, override.decided_at, override.decided_at AS public_from,
        greatest(override.decided_at, override.valid_until) AS public_until, greatest(override.decided_at, override.valid_until) AS collected_until
    FROM main.overrides AS override
    LEFT JOIN (SELECT claim_id, unnest([incident_id, ruled_incident_id]) AS incident_id FROM main.incident_links) AS link USING (claim_id)
)
SELECT
    incident_id, min(public_from) AS public_from, max(public_until) AS public_until,
    least(min(collected_from), min(decided_at)) AS collected_from,
    -- a version that held by one clock alone, or a decision on what was collected later, leaves another history behind
    CASE WHEN bool_or(is_of_one_clock) OR min(decided_at) < max(collected_from) THEN TIMESTAMPTZ 'infinity' ELSE max(collected_until) END AS collected_until
FROM moments
WHERE incident_id IS NOT NULL
GROUP BY incident_id
ORDER BY incident_id
