-- Which sentences stand behind one cell, here the dead of the deadliest day and place? Put your own day, place and metric into why_cell(…).
WITH cell AS (
    SELECT day, admin1, coalesce(admin1_code, admin1, country) AS place
    FROM daily_incident_counts
    WHERE metric = 'killed' AND object = 'person'
    ORDER BY figure_least(low, value, high) DESC NULLS LAST, day DESC, place
    LIMIT 1
)
SELECT said_by, low, value, high, object, claim_text, title
FROM why_cell((SELECT day FROM cell), (SELECT place FROM cell), 'killed')
WHERE admin1 IS NOT DISTINCT FROM (SELECT admin1 FROM cell)
ORDER BY value DESC NULLS LAST, said_by, title, claim_text
