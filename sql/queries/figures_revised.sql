-- Which totals were revised by more than 10 %, from which figure to which, when and why? A range instead of a figure has no percentage.
SELECT
    incident.day, coalesce(incident.place, incident.admin1, incident.country, 'no place') AS place, revision.metric, revision.object,
    CASE
        WHEN old_value IS NOT NULL THEN CAST(old_value AS VARCHAR)
        WHEN old_high IS NULL THEN old_low || ' or more'
        ELSE coalesce(old_low, 0) || '–' || old_high
    END AS old,
    CASE
        WHEN new_value IS NOT NULL THEN CAST(new_value AS VARCHAR)
        WHEN new_high IS NULL THEN new_low || ' or more'
        ELSE coalesce(new_low, 0) || '–' || new_high
    END AS new,
    CAST(round(100.0 * (new_value - old_value) / nullif(old_value, 0)) AS BIGINT) AS percent,
    strftime(revised_at AT TIME ZONE 'UTC', '%Y-%m-%d %H:%M') AS revised_at_utc, cause, left(incident.title, 60) AS first_headline
FROM count_revisions AS revision JOIN incidents AS incident USING (incident_id)
WHERE
    greatest(
        abs(coalesce(new_low, new_value) - coalesce(old_low, old_value)),
        abs(coalesce(new_high, new_value) - coalesce(old_high, old_value))
    ) > 0.1 * coalesce(old_value, old_low, old_high)
ORDER BY revised_at_utc DESC, abs(percent) DESC NULLS LAST, place, metric, object NULLS FIRST, old, new
LIMIT 200
