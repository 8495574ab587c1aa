-- What happened on each day and where, who reports it, and how many were killed and injured?
SELECT
    incident.day, coalesce(incident.place, incident.admin1, incident.country, 'no place') AS place, left(incident.title, 70) AS first_headline,
    coalesce(CAST(killed.value AS VARCHAR), killed.low || '–' || coalesce(CAST(killed.high AS VARCHAR), ''), killed.state) AS killed,
    coalesce(CAST(injured.value AS VARCHAR), injured.low || '–' || coalesce(CAST(injured.high AS VARCHAR), ''), injured.state) AS injured,
    killed.grade, incident.n_articles AS articles, incident.n_stories AS stories
FROM incidents AS incident
LEFT JOIN incident_totals AS killed
    ON killed.incident_id = incident.incident_id AND killed.metric = 'killed' AND killed.object_class = 'people' AND killed.object IS NULL
LEFT JOIN incident_totals AS injured
    ON injured.incident_id = incident.incident_id AND injured.metric = 'injured' AND injured.object_class = 'people' AND injured.object IS NULL
ORDER BY incident.day DESC NULLS LAST, articles DESC, place, first_headline
LIMIT 100
