-- Statements of the articles that were kept, with the side that the user's sides.csv gives their speaker.
SELECT statement.*, side.side AS speaker_side
FROM (
    SELECT * FROM staged_statements
    QUALIFY partition_day = min(partition_day) OVER (PARTITION BY article_id)
) AS statement
SEMI JOIN main.articles USING (article_id)
LEFT JOIN staged_sides AS side ON lower(side.speaker) = lower(statement.speaker)
