-- What stands behind the highest death toll of the newest event: words, speaker, article and evidence copy? Put your own claim_id into why(…).
WITH evidence AS (
    SELECT * FROM why((
        SELECT claim_id
        FROM incident_counts JOIN articles USING (article_id)
        WHERE is_latest AND metric = 'killed' AND state = 'stated' AND NOT is_background AND count_basis = 'incident'
        ORDER BY event_from DESC NULLS LAST, coalesce(value, low) DESC, claim_id
        LIMIT 1
    ))
    WHERE read_until IS NULL
)
SELECT item, content
FROM (SELECT CAST(COLUMNS(*) AS VARCHAR) FROM evidence)
UNPIVOT (content FOR item IN (*))
