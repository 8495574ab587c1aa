-- How many people were to be evacuated, and how many were, as far as later articles tell?
WITH claims AS (
    SELECT
        claim.event_from, claim.country, claim.admin1, coalesce(claim.place, claim.place_text) AS place,
        coalesce(claim.value, claim.low, claim.high) AS number, figure_text(claim.low, claim.value, claim.high, claim.state) AS figure,
        claim.certainty = 'planned' AS is_planned, claim.text,
        coalesce(statement.speaker, statement.speaker_text, 'narrator') AS said_by, article.title, article.published_day
    FROM incident_counts AS claim
    JOIN articles AS article USING (article_id)
    LEFT JOIN statements AS statement USING (statement_id)
    WHERE claim.metric = 'evacuated' AND article.is_latest AND NOT claim.is_background
)
SELECT
    planned.event_from AS planned_for, coalesce(planned.place, planned.country) AS place, planned.figure AS planned, planned.said_by,
    planned.text AS claim_text, done.event_from AS evacuated_on, done.figure AS evacuated, done.title AS reported_in
FROM claims AS planned
LEFT JOIN claims AS done
    ON NOT done.is_planned AND done.country = planned.country AND done.admin1 IS NOT DISTINCT FROM planned.admin1
    AND done.event_from BETWEEN planned.event_from AND planned.event_from + 3
WHERE planned.is_planned
ORDER BY planned_for DESC NULLS LAST, place, planned.number DESC, evacuated_on, claim_text
