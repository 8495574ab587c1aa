-- No background, cumulative, period, planned or denied claim stands behind an article's own figure.
-- slice: article_id
SELECT figure.article_count_id, claim.claim_id, claim.count_basis, claim.certainty, claim.is_background
FROM (SELECT article_count_id, unnest(claim_ids) AS claim_id FROM main.article_counts) AS figure
JOIN main.incident_counts AS claim USING (claim_id)
WHERE claim.is_background OR claim.count_basis NOT IN ('incident', 'increment') OR claim.certainty IN ('planned', 'denied')
