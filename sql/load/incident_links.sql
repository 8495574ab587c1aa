-- Links of the claims that were kept; a person's decision holds from the moment at which a build first saw it.
SELECT link.* REPLACE (coalesce(decision.decided_at, link.decided_at) AS decided_at)
FROM (FROM staged_incident_links SEMI JOIN kept_articles USING (article_id, partition_day)) AS link
LEFT JOIN decision_moments AS decision USING (decision_id)
