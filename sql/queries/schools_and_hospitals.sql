-- Which schools, hospitals, places of worship and power stations were hit, damaged or destroyed, and in whose words?
SELECT
    incident.day, coalesce(incident.place, incident.admin1, incident.country, 'no place') AS place, total.metric, total.object,
    total.low, total.value, total.high, total.grade, total.n_independent_voices AS voices,
    coalesce(statement.speaker, statement.speaker_text, 'narrator') AS said_by, claim.text AS claim_text
FROM incident_totals AS total
JOIN incidents AS incident USING (incident_id)
LEFT JOIN incident_counts AS claim ON claim.claim_id = total.best_claim_id
LEFT JOIN statements AS statement ON statement.statement_id = claim.statement_id
WHERE
    total.metric IN ('hit', 'damaged', 'destroyed')
    AND total.object IN ('school', 'kindergarten', 'hospital', 'church', 'power_facility')
ORDER BY incident.day DESC NULLS LAST, place, total.object, total.metric, claim_text
LIMIT 200
