-- The claims behind one cell of daily_incident_counts: wanted_place is its admin1 or admin1_code, or its country where it has no admin1, or NULL.
-- parameters: wanted_day, wanted_place, wanted_metric
--
-- incident_id: The incident.
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
    report.incident_id, claim.claim_id, claim.object, claim.low, claim.value, claim.high,
    coalesce(statement.speaker, statement.speaker_text, article.publisher || ' (narrator)', article.source || ' (narrator)') AS said_by,
    claim.text AS claim_text, article.title, coalesce(article.url, article.input_ref) AS url
FROM (
    SELECT DISTINCT incident_id, unnest(claim_ids) AS claim_id
    FROM main.report_history
    WHERE known_until IS NULL AND metric = wanted_metric AND (object_class = 'people') = (object IS NULL)
) AS report
JOIN main.incidents AS incident ON incident.incident_id = report.incident_id
JOIN main.incident_counts AS claim ON claim.claim_id = report.claim_id
JOIN main.articles AS article ON article.article_id = claim.article_id
LEFT JOIN main.statements AS statement ON statement.statement_id = claim.statement_id
WHERE incident.day = wanted_day
    AND (wanted_place IN (incident.admin1, incident.admin1_code)
        OR (incident.admin1 IS NULL AND wanted_place IS NOT DISTINCT FROM incident.country))
ORDER BY article.published_at, claim.article_id, claim.start
