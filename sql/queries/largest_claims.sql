-- Which are the largest numbers of people that anyone claims to have been killed, injured or captured, and who claims them?
SELECT
    claim.metric, claim.object, claim.low, claim.value, claim.high, claim.certainty, claim.count_basis AS basis,
    max(claim.event_to) AS day, min(coalesce(claim.place, claim.country)) AS place,
    coalesce(statement.speaker, statement.speaker_text, 'narrator') AS said_by, count(DISTINCT article.work_id) AS articles, claim.text AS claim_text
FROM incident_counts AS claim
JOIN articles AS article USING (article_id)
LEFT JOIN statements AS statement USING (statement_id)
WHERE article.is_latest AND claim.metric IN ('killed', 'injured', 'casualties', 'captured') AND claim.state = 'stated'
GROUP BY claim.metric, claim.object, claim.low, claim.value, claim.high, claim.certainty, basis, said_by, claim_text
ORDER BY coalesce(claim.value, claim.high, claim.low) DESC, claim.metric, said_by, claim_text
LIMIT 20
