-- What does each side say of the same day, place and event? The figures stand next to each other, none is preferred.
WITH figures AS (
    SELECT
        day, coalesce(admin1, country, 'no place') AS place, metric, side,
        string_agg(
            CASE WHEN low = high THEN CAST(value AS VARCHAR) ELSE low || '–' || high END || ' ' || object, ', ' ORDER BY value DESC, object
        ) AS figures,
        list_distinct(flatten(list(speakers))) AS speakers
    FROM claims_by_side
    WHERE side NOT IN ('narrator', 'other')
    GROUP BY ALL
)
SELECT
    day, place, metric,
    one.side AS side_1, one.figures AS figures_1, list_aggregate(list_sort(one.speakers), 'string_agg', ', ') AS said_by_1,
    other.side AS side_2, other.figures AS figures_2, list_aggregate(list_sort(other.speakers), 'string_agg', ', ') AS said_by_2
FROM figures AS one JOIN figures AS other USING (day, place, metric)
WHERE one.side < other.side
ORDER BY day DESC, place, metric, side_1, side_2
