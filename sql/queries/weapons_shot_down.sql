-- How many missiles, drones and shells were launched, shot down, failed or hit, who says so, and is it of one event or a total since a beginning?
SELECT
    claim.event_to AS day, coalesce(claim.admin1, claim.country, claim.place_text) AS place, claim.metric, claim.object, claim.low, claim.value, claim.high,
    claim.count_basis AS basis, claim.certainty, coalesce(statement.speaker, statement.speaker_text, 'narrator') AS said_by, statement.speaker_side AS side,
    claim.text AS claim_text
FROM incident_counts AS claim
JOIN articles AS article USING (article_id)
LEFT JOIN statements AS statement USING (statement_id)
WHERE article.is_latest AND claim.metric IN ('launched', 'shot_down', 'failed', 'hit') AND claim.object_class = 'weapon'
ORDER BY claim.count_basis IN ('cumulative', 'period'), day DESC NULLS LAST, place, claim.metric, claim.object, claim.start
