-- Which totals are contested, rest on one side alone, or on one voice?
SELECT
    total.grade, total.method, incident.day, coalesce(incident.place, incident.admin1, incident.country) AS place, total.metric,
    coalesce(total.object, 'all') AS object, total.low, total.value, total.high, total.is_conflicting AS conflicting, total.is_one_sided AS one_sided,
    total.n_independent_voices AS voices, total.n_stories AS stories, total.n_articles AS articles
FROM incident_totals AS total JOIN incidents AS incident USING (incident_id)
WHERE total.grade IN ('Contested', 'Discounted') OR total.is_one_sided
ORDER BY total.grade, incident.day DESC NULLS LAST, place, total.metric, object, total.value
LIMIT 200
