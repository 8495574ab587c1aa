-- What was known at the end of one day, here that of the first report of the most reported incident, and what is known of the same incidents today?
WITH moment AS (
    SELECT date_trunc('day', arg_max(first_report_at, (n_articles, n_claims, incident_id)) AT TIME ZONE 'UTC') AT TIME ZONE 'UTC' + INTERVAL 1 DAY AS at_the_end
    FROM incidents
)
SELECT
    incident.day, coalesce(incident.place, incident.admin1, incident.country) AS place, past.metric, coalesce(past.object, 'all') AS object,
    figure_text(past.low, past.value, past.high, past.state) AS known_then, figure_text(today.low, today.value, today.high, today.state) AS known_today, past.grade AS grade_then, today.grade AS grade_today
FROM incident_totals_as_of((SELECT at_the_end FROM moment)) AS past
LEFT JOIN incident_totals AS today
    ON today.incident_id = past.incident_id AND today.metric = past.metric AND today.object_class = past.object_class
    AND today.object IS NOT DISTINCT FROM past.object
LEFT JOIN incidents AS incident ON incident.incident_id = past.incident_id
WHERE past.object_class = 'people' AND past.is_count
ORDER BY incident.day DESC NULLS LAST, place, past.metric, figure_least(past.low, past.value, past.high) DESC, known_then
LIMIT 200
