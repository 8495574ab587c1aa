-- The claims behind one cell of daily_incident_counts: wanted_place is its admin1 or admin1_code, or its country where it has no admin1, or NULL.
-- parameters: wanted_day, wanted_place, wanted_metric
--
-- claim_id: The claim; pass it to why(…) for the whole chain.
-- object: To what or whom.
-- low: Lower bound.
-- value: The number.
-- high: Upper bound.
-- said_by: The speaker, else the publisher as narrator.
-- claim_text: The exact words of the claim.
-- title: The article.
-- url: Address of the article.
SELECT
    claim.claim_id, claim.object, claim.low, claim.value, claim.high,
    coalesce(statement.speaker, statement.speaker_text, article.publisher || ' (narrator)', article.source || ' (narrator)') AS said_by,
    claim.text AS claim_text, article.title, coalesce(article.url, article.input_ref) AS url
FROM (SELECT *, unnest(claim_ids) AS claim_id FROM main.article_figures) AS figure
JOIN main.incident_counts AS claim USING (claim_id)
JOIN main.articles AS article ON article.article_id = figure.article_id
LEFT JOIN main.statements AS statement USING (statement_id)
WHERE figure.day = wanted_day
    AND (wanted_place IN (figure.admin1, figure.admin1_code) OR (figure.admin1 IS NULL AND wanted_place IS NOT DISTINCT FROM figure.country))
    AND figure.metric = wanted_metric
ORDER BY article.published_at, claim.start
