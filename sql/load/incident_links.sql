-- Links of the claims that were kept.
SELECT * FROM staged_incident_links SEMI JOIN kept_articles USING (article_id, partition_day)
