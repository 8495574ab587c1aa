-- What happened where and when, in numbers, and how many articles and voices stand behind each figure?
SELECT
    day, coalesce(admin1, country, 'no place') AS place, metric, object, low, value, high,
    n_articles AS articles, n_voices AS voices, n_unknown AS unknown, n_withheld AS withheld
FROM daily_incident_counts
WHERE metric IS NOT NULL
ORDER BY day DESC, place, metric, object
