-- The user's overrides.csv: a person's correction of a claim or of an incident's total. Each is a claim with an author and a date.
-- grain: override_id
--
-- override_id: Hash of the target and the day; stands for a claim_id in the history.
-- claim_id: The claim that is corrected; NULL where a total is.
-- incident_id: The incident whose total is corrected; NULL where a claim is.
-- metric: What happened.
-- object_class: The group of things that is counted.
-- object: To what or whom; NULL for people as a whole, of which person is another word.
-- low: Lower bound.
-- value: The figure.
-- high: Upper bound.
-- state: stated, zero, unknown, withheld, or removed for a claim that counts nowhere.
-- author: Who decided.
-- reason: Why.
-- decided_at: Moment from which the correction holds: the one that its date states; where that is a day, the moment at which a build first saw it, else the end of that day.
-- valid_until: Moment from which a newer correction of the same target holds; NULL for the newest.
-- line: Line in overrides.csv.
-- is_matched: Whether the claim or the incident is there; a correction without its target warns.
WITH matched AS (
    SELECT claim_id FROM main.incident_counts SEMI JOIN staged_overrides USING (claim_id)
    UNION ALL
    SELECT DISTINCT incident_id FROM main.incident_links SEMI JOIN staged_overrides USING (incident_id)
)
SELECT
    override_id, claim_id, incident_id, metric, object_class, object, low, main.figure_value(low, value, high) AS value, high, state, author, reason,
    decided_at,
    lead(decided_at) OVER (PARTITION BY claim_id, incident_id, metric, object_class, object ORDER BY decided_at, line) AS valid_until,
    line, coalesce(claim_id, incident_id) IN (SELECT claim_id FROM matched) AS is_matched
FROM (
    SELECT * REPLACE (
        CASE WHEN object <> 'person' THEN object END AS object,
        -- a value alone is exact: who corrects a figure knows it
        coalesce(low, CASE WHEN high IS NULL THEN value END) AS low, coalesce(high, CASE WHEN low IS NULL THEN value END) AS high
    )
    FROM staged_overrides
)
ORDER BY line
