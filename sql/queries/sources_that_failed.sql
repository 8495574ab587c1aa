-- Which sources failed, had inputs refused or brought no article on a day, and what was the newest reason?
WITH reasons AS (
    SELECT source, CAST(refused_at AT TIME ZONE 'UTC' AS DATE) AS day, arg_max(reason, (refused_at, quarantine_id)) AS newest_reason FROM quarantine GROUP BY ALL
)
SELECT
    day, source, n_fetches AS inputs, n_failed AS failed, n_quarantined AS refused, n_articles AS articles,
    n_without_date AS without_date, newest_reason
FROM source_health LEFT JOIN reasons USING (source, day)
WHERE n_failed > 0 OR n_quarantined > 0 OR n_articles = 0
ORDER BY day DESC, source
