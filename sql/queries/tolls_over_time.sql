-- How did the number of killed, injured and missing develop in the 2,000 newest reports, older versions of an article included?
WITH newest AS (
    SELECT article_id, coalesce(modified_at, published_at, fetched_at) AS reported_at
    FROM articles
    ORDER BY reported_at DESC, article_id
    LIMIT 2000
),
of_incident AS (
    -- an article of a later death tells of one, and that the incident had one or more
    SELECT article_id, metric, any_value(report) AS report
    FROM incident_reports AS report SEMI JOIN newest USING (article_id)
    WHERE is_main AND object_class = 'people' AND object IS NULL
    GROUP BY ALL
    HAVING count(*) = 1
),
figures AS (
    SELECT
        own.article_count_id, own.article_id, own.metric, own.event_to, own.claim_ids, newest.reported_at,
        CASE WHEN report IS NULL THEN own.low ELSE report.low END AS low, CASE WHEN report IS NULL THEN own.value ELSE report.value END AS value,
        CASE WHEN report IS NULL THEN own.high ELSE report.high END AS high, coalesce(report.state, own.state) AS state
    FROM article_counts AS own JOIN newest USING (article_id) LEFT JOIN of_incident USING (article_id, metric)
    WHERE own.object_class = 'people' AND own.metric IN ('killed', 'injured', 'missing')
),
places AS (
    SELECT figure.article_count_id, mode(coalesce(claim.place, claim.admin1, claim.country) ORDER BY claim.start, claim.claim_id) AS place
    FROM (SELECT article_count_id, unnest(claim_ids) AS claim_id FROM figures) AS figure JOIN incident_counts AS claim USING (claim_id)
    GROUP BY figure.article_count_id
)
SELECT
    coalesce(places.place, 'no place') AS place, figure.event_to AS event_day, figure.metric,
    strftime(figure.reported_at AT TIME ZONE 'UTC', '%Y-%m-%d %H:%M') AS reported_at_utc,
    figure.low, figure.value, figure.high, figure.state, article.version_no AS version, coalesce(article.publisher, article.source) AS publisher,
    article.title
FROM figures AS figure JOIN articles AS article USING (article_id) LEFT JOIN places USING (article_count_id)
ORDER BY place, event_day, figure.metric, reported_at_utc, article.title
