-- Claims of the articles that were kept, with the sides whose name in sides.csv or speakers.csv stands in the actor or in the object as written.
SELECT claim.*, kept.first_seen_at, kept.last_seen_at, actor.side AS actor_side, target.side AS target_side
FROM staged_incident_counts AS claim
JOIN kept_articles AS kept USING (article_id, partition_day)
LEFT JOIN written_sides AS actor ON actor.written = lower(claim.actor_text)
LEFT JOIN written_sides AS target ON target.written = lower(claim.object_text)
