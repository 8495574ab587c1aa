-- Figures of the articles that were kept; a mere bound is no figure.
SELECT * REPLACE (main.figure_value(low, value, high) AS value)
FROM staged_article_counts SEMI JOIN kept_articles USING (article_id, partition_day)
