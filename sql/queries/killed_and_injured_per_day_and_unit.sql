-- How many were killed and injured per first-level unit (oblast, province) and day, and what does each side say?
WITH sides AS (
    -- the side's figure of people as a whole, else the largest that it gives of one kind
    SELECT day, admin1, country, incident_id, metric, side,
        arg_max({'low': low, 'value': value, 'high': high}, (object = 'person', figure_least(low, value, high))) AS figure
    FROM claims_by_side
    WHERE metric IN ('killed', 'injured') AND object_class = 'people' AND side NOT IN ('narrator', 'other') AND day IS NOT NULL
    GROUP BY ALL
),
per_cell AS (
    SELECT day, admin1, country, metric, side,
        sum(figure_least(figure.low, figure.value, figure.high)) AS low,
        CASE WHEN count(figure.value) = count(*) THEN sum(figure.value) END AS value,
        CASE WHEN bool_and(figure_most(figure.low, figure.value, figure.high) IS NOT NULL) THEN sum(figure_most(figure.low, figure.value, figure.high)) END AS high
    FROM sides
    GROUP BY ALL
),
by_side AS (
    SELECT day, admin1, country, metric, string_agg(side || ' ' || figure_text(low, value, high, 'stated'), ', ' ORDER BY side) AS by_side
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
