-- Every correction in overrides.csv still has its target: the claim, or the incident, is there.
-- severity: warn
SELECT 'overrides.csv:' || line AS line, coalesce('claim ' || claim_id, 'incident ' || incident_id) || ' is not in the warehouse: the text or its reading has changed; look the figure up again or delete the line' AS message
FROM main.overrides
WHERE NOT is_matched
