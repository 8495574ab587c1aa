-- Which figures stand in no day's total, because the text leaves open on which of some days it happened, or tells no day at all?
SELECT
    incident.event_from, incident.event_to, incident.country, incident.admin1, incident.place, total.metric, total.object,
    figure_text(total.low, total.value, total.high, total.state) AS figure, total.incident_id
FROM incident_totals AS total
JOIN incidents AS incident USING (incident_id)
WHERE incident.day IS NULL AND total.is_count
ORDER BY incident.event_to DESC NULLS LAST, incident.country, incident.place, total.metric, total.object
