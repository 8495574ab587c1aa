-- How many were killed and injured per first-level unit (oblast, province) and day, and what does each side say?
WITH sides AS (
    SELECT incident_id, metric, side, max(value) AS value, bool_or(is_conflicting) AS is_conflicting
    FROM claims_by_side
    WHERE metric IN ('killed', 'injured') AND object_class = 'people' AND side NOT IN ('narrator', 'other')
    GROUP BY incident_id, metric, side
),
per_cell AS (
    SELECT day, admin1, country, metric, side, CAST(sum(value) AS BIGINT) AS value
    FROM sides JOIN incidents USING (incident_id)
    WHERE day IS NOT NULL
    GROUP BY ALL
),
by_side AS (
    SELECT day, admin1, country, metric, string_agg(side || ' ' || value, ', ' ORDER BY side) AS by_side
    FROM per_cell
    GROUP BY ALL
)
SELECT
    cell.day, coalesce(cell.admin1, cell.country, 'no place') AS unit, cell.metric, cell.low, cell.value, cell.high, cell.n_incidents AS incidents,
    cell.n_conflicting AS conflicting, by_side.by_side
FROM daily_incident_counts AS cell
LEFT JOIN by_side ON by_side.day = cell.day AND by_side.admin1 IS NOT DISTINCT FROM cell.admin1
    AND by_side.country IS NOT DISTINCT FROM cell.country AND by_side.metric = cell.metric
WHERE cell.metric IN ('killed', 'injured') AND cell.object = 'person'
ORDER BY cell.day DESC, unit, cell.metric DESC
