-- Which are the largest numbers of people that anyone claims to have been killed, injured or captured, and who claims them?
WITH numbers AS MATERIALIZED (
    -- older versions are few, so that it is quicker to leave them out than to look the newest ones up
    SELECT incident_counts.rowid AS row_number, coalesce(value, high, low) AS number
    FROM incident_counts ANTI JOIN (SELECT article_id FROM articles WHERE NOT is_latest) USING (article_id)
    WHERE metric IN ('killed', 'injured', 'casualties', 'captured') AND state = 'stated'
),
largest AS (
    -- twenty different numbers are at least twenty rows, so that smaller ones need no look at text and speaker
    SELECT row_number, number FROM numbers
    WHERE number >= (SELECT min(number) FROM (SELECT DISTINCT number FROM numbers ORDER BY number DESC LIMIT 20))
)
SELECT
    claim.metric, claim.object, claim.low, claim.value, claim.high, claim.certainty, claim.count_basis AS basis,
    max(claim.event_to) AS day, min(coalesce(claim.place, claim.country)) AS place,
    coalesce(statement.speaker, statement.speaker_text, 'narrator') AS said_by, count(DISTINCT article.work_id) AS articles, claim.text AS claim_text
FROM largest
JOIN incident_counts AS claim ON claim.rowid = largest.row_number
JOIN articles AS article USING (article_id)
LEFT JOIN statements AS statement USING (statement_id)
GROUP BY claim.metric, claim.object, claim.low, claim.value, claim.high, claim.certainty, basis, said_by, claim_text
ORDER BY max(largest.number) DESC, claim.metric, said_by, claim_text
LIMIT 20
