-- Which totals since a beginning or over a period are claimed, and by whom? They enter no daily figure.
SELECT
    claim.metric, claim.object_text AS counted, claim.low, claim.value, claim.high, claim.count_basis AS basis, claim.basis_from AS since,
    coalesce(statement.speaker, statement.speaker_text, 'narrator') AS said_by, statement.speaker_side AS side,
    claim.text AS claim_text, coalesce(article.publisher, article.source) AS publisher
FROM incident_counts AS claim
JOIN articles AS article USING (article_id)
LEFT JOIN statements AS statement USING (statement_id)
WHERE article.is_latest AND claim.count_basis IN ('cumulative', 'period')
ORDER BY claim.metric, coalesce(claim.value, claim.high, claim.low) DESC, article.title, claim.start
