-- Figures of the articles that were kept.
SELECT * FROM staged_article_counts SEMI JOIN kept_articles USING (article_id, partition_day)
