-- What happened on each day and where, who reports it, and how many were killed and injured?
WITH figures AS (
    SELECT
        incident_id, metric, grade, figure_text(low, value, high, state) AS figure
    FROM incident_totals
    WHERE metric IN ('killed', 'injured') AND object_class = 'people' AND is_count
)
SELECT
    incident.day, coalesce(incident.place, incident.admin1, incident.country, 'no place') AS place, left(incident.title, 65) AS first_headline,
    killed.figure AS killed, injured.figure AS injured, killed.grade, incident.n_articles AS articles, incident.n_stories AS stories
FROM incidents AS incident
LEFT JOIN figures AS killed ON killed.incident_id = incident.incident_id AND killed.metric = 'killed'
LEFT JOIN figures AS injured ON injured.incident_id = incident.incident_id AND injured.metric = 'injured'
ORDER BY incident.day DESC NULLS LAST, articles DESC, place, first_headline
LIMIT 100
