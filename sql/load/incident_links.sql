-- Links of the claims that were kept.
SELECT * FROM (
    SELECT * FROM staged_incident_links
    QUALIFY partition_day = min(partition_day) OVER (PARTITION BY article_id)
)
SEMI JOIN main.articles USING (article_id)
