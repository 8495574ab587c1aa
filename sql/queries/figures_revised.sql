-- Which totals were revised by more than 10 %, from which figure to which, when and why? A range instead of a figure has no percentage.
SELECT
    incident.day, coalesce(incident.place, incident.admin1, incident.country, 'no place') AS place, revision.metric, revision.object,
    figure_text(old_low, old_value, old_high, old_state) AS old,
    figure_text(new_low, new_value, new_high, new_state) AS new,
    CAST(round(100.0 * (new_value - old_value) / nullif(old_value, 0)) AS BIGINT) AS percent,
    strftime(revised_at AT TIME ZONE 'UTC', '%Y-%m-%d %H:%M') AS revised_at_utc, cause, left(incident.title, 60) AS first_headline
FROM count_revisions AS revision JOIN incidents AS incident USING (incident_id)
WHERE
    greatest(
        abs(figure_least(new_low, new_value, new_high) - figure_least(old_low, old_value, old_high)),
        abs(figure_most(new_low, new_value, new_high) - figure_most(old_low, old_value, old_high))
    ) > 0.1 * coalesce(old_value, old_low, old_high)
ORDER BY revised_at_utc DESC, abs(percent) DESC NULLS LAST, place, metric, object NULLS FIRST, old, new
LIMIT 200
