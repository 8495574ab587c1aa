-- Stories of the articles that were kept.
SELECT * FROM staged_article_stories SEMI JOIN kept_articles USING (article_id, partition_day)
