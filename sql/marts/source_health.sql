-- What each source brought on each day on which it was collected: a source that goes quiet or breaks shows here.
-- grain: source, day
-- slice: day = collection_day
--
-- source: Name of the source definition.
-- day: Day of collection in UTC.
-- n_fetches: Inputs asked for.
-- n_failed: Of these, inputs that could not be read or fetched.
-- n_quarantined: Inputs refused, at any stage.
-- n_articles: Articles collected, all versions.
-- n_without_date: Of these, articles without a publication date.
-- n_partly_read: Of these, articles of pages of which more than a tenth was placed by no step of reading (articles.unread_share).
-- n_statements: Statements in them.
-- n_claims: Claims of a number in them.
WITH fetched AS (
    SELECT source, CAST(fetched_at AS DATE) AS day, count(*) AS n_fetches, count(*) FILTER (outcome = 'failed') AS n_failed
    FROM main.fetches
    WHERE purpose <> 'robots' AND outcome NOT IN ('redirected', 'retried') -- their input has another row
    GROUP BY ALL
),
refused AS (
    SELECT source, CAST(refused_at AS DATE) AS day, count(*) AS n_quarantined FROM main.quarantine GROUP BY ALL
),
statements AS (SELECT article_id, count(*) AS n FROM main.statements GROUP BY article_id),
claims AS (SELECT article_id, count(*) AS n FROM main.incident_counts GROUP BY article_id),
collected AS (
    SELECT
        article.source, CAST(article.fetched_at AS DATE) AS day, count(*) AS n_articles,
        count(*) FILTER (article.published_day IS NULL) AS n_without_date,
        count(*) FILTER (article.unread_share > 0.1) AS n_partly_read,
        sum(statements.n) AS n_statements, sum(claims.n) AS n_claims
    FROM main.articles AS article LEFT JOIN statements USING (article_id) LEFT JOIN claims USING (article_id)
    GROUP BY ALL
)
SELECT
    source, day,
    coalesce(n_fetches, 0) AS n_fetches, coalesce(n_failed, 0) AS n_failed, coalesce(n_quarantined, 0) AS n_quarantined,
    coalesce(n_articles, 0) AS n_articles, coalesce(n_without_date, 0) AS n_without_date,
    coalesce(n_partly_read, 0) AS n_partly_read,
    CAST(coalesce(n_statements, 0) AS BIGINT) AS n_statements, CAST(coalesce(n_claims, 0) AS BIGINT) AS n_claims
FROM fetched FULL JOIN refused USING (source, day) FULL JOIN collected USING (source, day)
ORDER BY source, day
