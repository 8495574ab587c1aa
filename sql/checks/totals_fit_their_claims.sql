-- No total of an incident lies above the sum of the highest numbers that its claims allow.
-- slice: incident_id
SELECT total.incident_id, total.metric, total.object, total.low, total.value, total.high, most.most
FROM main.incident_totals AS total
JOIN (
    SELECT incident_id, metric, object_class, object, sum(most) AS most
    FROM (
        SELECT DISTINCT report.incident_id, report.metric, report.object_class, report.object, claim.claim_id,
            main.figure_most(claim.low, claim.value, claim.high) AS most
        FROM (SELECT *, unnest(claim_ids) AS claim_id FROM main.report_history WHERE known_until IS NULL AND override_id IS NULL) AS report
        JOIN main.incident_counts AS claim ON claim.claim_id = report.claim_id
    )
    GROUP BY ALL
    HAVING count(*) FILTER (most IS NULL) = 0
) AS most ON most.incident_id = total.incident_id AND most.metric = total.metric
    AND most.object_class = total.object_class AND most.object IS NOT DISTINCT FROM total.object
WHERE total.method <> 'override' AND coalesce(total.high, total.value, total.low) > most.most
    AND NOT EXISTS (SELECT 1 FROM main.overrides AS override WHERE override.claim_id = total.best_claim_id)
