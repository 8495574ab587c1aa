-- How did the number of killed, injured and missing develop in the 2,000 newest reports, older versions of an article included?
WITH newest AS (
    SELECT article_id, coalesce(modified_at, published_at, fetched_at) AS reported_at
    FROM articles
    ORDER BY reported_at DESC, article_id
    LIMIT 2000
),
figures AS (
    SELECT figure.*, newest.reported_at
    FROM article_counts AS figure JOIN newest USING (article_id)
    WHERE figure.object_class = 'people' AND figure.metric IN ('killed', 'injured', 'missing')
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
