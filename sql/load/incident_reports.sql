-- Reports of the articles that were kept.
SELECT * FROM staged_incident_reports SEMI JOIN kept_articles USING (article_id, partition_day)
