-- How did the toll of one attack evolve, here of the one with the most articles? Put an incident_id of your own into the first line.
WITH wanted AS (SELECT incident_id FROM incidents ORDER BY n_articles DESC, n_claims DESC, incident_id LIMIT 1)
SELECT
    strftime(report.reported_at AT TIME ZONE 'UTC', '%Y-%m-%d %H:%M') AS reported_at_utc, report.metric, coalesce(report.object, 'all') AS object,
    report.low, report.value, report.high, report.state, report.voice, report.side, report.outlet,
    CASE WHEN report.known_until IS NOT NULL THEN report.closed_by END AS ended_by,
    figure_text(total.low, total.value, total.high, total.state) AS total_today, total.method, total.grade
FROM report_history AS report
LEFT JOIN incident_totals AS total
    ON total.incident_id = report.incident_id AND total.metric = report.metric AND total.object_class = report.object_class
    AND total.object IS NOT DISTINCT FROM report.object
WHERE (report.known_until IS NULL OR report.known_until > report.known_from) AND report.incident_id = (SELECT incident_id FROM wanted) AND report.metric IN ('killed', 'injured', 'missing')
ORDER BY report.metric, object, reported_at_utc, report.outlet, report.voice
