-- In every claim and figure low ≤ value ≤ high, no number is negative, and the state is zero exactly where the value is 0.
-- slice: article_id
SELECT claim_id, low, value, high, state FROM (
    SELECT claim_id, low, value, high, state FROM main.incident_counts
    UNION ALL SELECT article_count_id, low, value, high, state FROM main.article_counts
)
WHERE low > value OR value > high OR low > high OR least(low, value, high) < 0 OR (state = 'zero') IS DISTINCT FROM coalesce(value = 0, false)
    OR (state IN ('unknown', 'withheld', 'denied') AND coalesce(value, low, high) IS NOT NULL)
