-- A running total of one speaker since one day does not fall from one article to a later one: a fall is a retraction or a wrong reading.
-- severity: warn
WITH series AS (
    SELECT
        statement.speaker, claim.metric, claim.object, claim.object_text, claim.country, claim.basis_from, claim.claim_id,
        coalesce(claim.value, claim.low) AS figure, coalesce(article.modified_at, article.published_at, article.first_seen_at) AS said_at
    FROM main.incident_counts AS claim
    JOIN main.statements AS statement USING (statement_id)
    JOIN main.articles AS article ON article.article_id = claim.article_id
    WHERE claim.count_basis = 'cumulative' AND claim.bound = 'exact' AND claim.certainty <> 'denied' AND statement.speaker IS NOT NULL
        AND claim.basis_from IS NOT NULL AND claim.part_of_claim_id IS NULL AND article.is_latest
),
steps AS (
    SELECT *, lag(figure) OVER earlier AS figure_before, lag(said_at) OVER earlier AS said_before
    FROM series
    WINDOW earlier AS (PARTITION BY speaker, metric, object, object_text, country, basis_from ORDER BY said_at, figure, claim_id)
)
SELECT speaker, metric, object_text, basis_from, figure_before, figure, said_at, claim_id
FROM steps
WHERE figure < figure_before AND said_at > said_before
