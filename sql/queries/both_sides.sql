-- What does each side say of the same incident? The figures stand next to each other, none is preferred.
WITH figures AS (
    SELECT
        incident_id, day, coalesce(place, admin1, country, 'no place') AS place, metric,
        -- one side counts civilians, the other soldiers: people are compared with people, things with their like
        CASE object_class WHEN 'people' THEN 'people' ELSE object END AS counted, side,
        string_agg(
            figure_with_object(low, value, high, state, object), ', '
            ORDER BY object <> 'person', figure_least(low, value, high) DESC, object
        ) AS figures,
        list_distinct(flatten(list(speakers))) AS speakers
    FROM claims_by_side
    WHERE side NOT IN ('narrator', 'other')
    GROUP BY ALL
)
SELECT
    day, place, metric, counted,
    one.side AS side_1, one.figures AS figures_1, array_to_string(list_sort(one.speakers), ', ') AS said_by_1,
    other.side AS side_2, other.figures AS figures_2, array_to_string(list_sort(other.speakers), ', ') AS said_by_2
FROM figures AS one JOIN figures AS other USING (incident_id, day, place, metric, counted)
WHERE one.side < other.side
ORDER BY day DESC NULLS LAST, place, metric, counted, side_1, side_2, figures_1, figures_2
