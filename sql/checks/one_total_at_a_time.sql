-- At every moment an incident has one total of a metric and object: the periods of its history do not overlap.
-- slice: incident_id
SELECT incident_id, metric, object_class, object, known_from, known_until, next_from
FROM (
    SELECT *, lead(known_from) OVER (PARTITION BY incident_id, metric, object_class, object ORDER BY known_from) AS next_from
    FROM main.incident_total_history
)
WHERE known_until <= known_from OR known_until > next_from OR (known_until IS NULL AND next_from IS NOT NULL)
