-- No background, cumulative, period, planned or denied claim stands behind the total of an incident.
-- slice: incident_id
SELECT DISTINCT report.incident_id, report.metric, claim.claim_id, claim.count_basis, claim.certainty, claim.is_background, claim.polarity
FROM (SELECT incident_id, metric, unnest(claim_ids || [best_claim_id]) AS claim_id FROM main.report_history WHERE read_until IS NULL) AS report
JOIN main.incident_counts AS claim USING (claim_id)
WHERE claim.is_background OR claim.count_basis NOT IN ('incident', 'increment') OR claim.certainty IN ('planned', 'denied') OR claim.polarity = 'deny'
