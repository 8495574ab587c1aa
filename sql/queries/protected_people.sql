-- How many children, medics, rescuers and journalists were killed or injured, where, and in whose words? They are parts of a total.
SELECT
    incident.day, coalesce(incident.place, incident.admin1, incident.country, 'no place') AS place, total.metric, total.object,
    total.low, total.value, total.high, total.grade, total.n_independent_voices AS voices,
    coalesce(statement.speaker, statement.speaker_text, 'narrator') AS said_by, claim.text AS claim_text
FROM incident_totals AS total
JOIN incidents AS incident USING (incident_id)
LEFT JOIN incident_counts AS claim ON claim.claim_id = total.best_claim_id
LEFT JOIN statements AS statement ON statement.statement_id = claim.statement_id
WHERE total.metric IN ('killed', 'injured') AND total.object IN ('child', 'medic', 'rescuer', 'journalist')
ORDER BY incident.day DESC NULLS LAST, place, total.object, total.metric, claim_text
LIMIT 200
