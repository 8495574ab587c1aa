-- Stories of the articles that were kept.
SELECT * FROM (
    SELECT * FROM staged_article_stories
    QUALIFY partition_day = min(partition_day) OVER (PARTITION BY article_id)
)
SEMI JOIN main.articles USING (article_id)
