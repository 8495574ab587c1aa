-- Claims of the articles that were kept, with the sides whose name in sides.csv stands in the actor or in the object as written.
WITH claims AS (
    SELECT staged.*, article.first_seen_at, article.last_seen_at
    FROM (
        SELECT * FROM staged_incident_counts
        QUALIFY partition_day = min(partition_day) OVER (PARTITION BY article_id)
    ) AS staged
    JOIN main.articles AS article USING (article_id)
),
actors AS (
    SELECT claim_id, arg_max(side.side, (length(side.speaker), side.speaker)) AS actor_side
    FROM claims JOIN staged_sides AS side ON contains(lower(actor_text), lower(side.speaker))
    GROUP BY claim_id
),
targets AS (
    SELECT claim_id, arg_max(side.side, (length(side.speaker), side.speaker)) AS target_side
    FROM claims JOIN staged_sides AS side ON contains(lower(object_text), lower(side.speaker))
    GROUP BY claim_id
)
SELECT claims.*, actors.actor_side, targets.target_side
FROM claims LEFT JOIN actors USING (claim_id) LEFT JOIN targets USING (claim_id)
