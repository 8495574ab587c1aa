-- Where does a source say that there were none, that the number is not known, or that no figure was given? None of these is a missing value.
SELECT
    claim.state, claim.metric, claim.object, coalesce(claim.event_to, article.published_day) AS day, coalesce(claim.place, claim.place_text) AS place,
    coalesce(statement.speaker, statement.speaker_text, 'narrator') AS said_by, claim.text AS claim_text, article.title
FROM incident_counts AS claim
JOIN articles AS article USING (article_id)
LEFT JOIN statements AS statement USING (statement_id)
WHERE claim.state IN ('zero', 'unknown', 'withheld') AND article.is_latest
ORDER BY claim.state DESC, day DESC, place, claim.metric, article.title, claim.start
