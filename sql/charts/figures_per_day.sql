-- People killed, injured and missing per day of the event, over all places, for the last 14 days with figures.
-- mart: daily_incident_counts
-- draw: bars
-- unit: people
--
-- day: Day of the event.
-- metric: What happened.
-- value: The newest figures of all cells of the day, added up; of a cell with bounds alone the lower one.
WITH days AS (
    SELECT DISTINCT day FROM main.daily_incident_counts
    WHERE metric IN ('killed', 'injured', 'missing') AND coalesce(value, low) IS NOT NULL
    ORDER BY day DESC LIMIT 14
)
SELECT day, metric, CAST(sum(coalesce(value, low)) AS BIGINT) AS value
FROM main.daily_incident_counts
SEMI JOIN days USING (day)
WHERE metric IN ('killed', 'injured', 'missing') AND coalesce(value, low) IS NOT NULL
GROUP BY ALL
ORDER BY day, metric
