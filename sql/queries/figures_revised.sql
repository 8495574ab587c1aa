-- Which totals were revised by more than 10 %, from which figure to which, when and why?
SELECT
    incident.day, coalesce(incident.place, incident.admin1, incident.country) AS place, revision.metric, revision.object,
    coalesce(old_value, old_low, old_high) AS old, coalesce(new_value, new_low, new_high) AS new,
    CAST(round(100.0 * (new - old) / nullif(old, 0)) AS BIGINT) AS percent,
    strftime(revised_at AT TIME ZONE 'UTC', '%Y-%m-%d %H:%M') AS revised_at_utc, cause, left(incident.title, 60) AS first_headline
FROM count_revisions AS revision JOIN incidents AS incident USING (incident_id)
WHERE abs(coalesce(new_value, new_low, new_high) - coalesce(old_value, old_low, old_high)) > 0.1 * coalesce(old_value, old_low, old_high)
ORDER BY revised_at_utc DESC, abs(new - old) DESC, place, metric, object NULLS FIRST
LIMIT 200
