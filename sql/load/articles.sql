-- Articles that were kept, with their version, their story and what they are to it: what the page credits, else what linking found.
SELECT
    staged.* EXCLUDE (syndication_role),
    coalesce(nullif(staged.syndication_role, 'unknown'), story.syndication_role, 'unknown') AS syndication_role,
    story.story_id,
    kept.version_no, kept.is_latest, kept.first_seen_at, kept.last_seen_at, CASE WHEN NOT kept.is_latest THEN kept.superseded_at END AS superseded_at,
    kept.public_from, CASE WHEN NOT kept.is_latest THEN kept.public_until END AS public_until
FROM staged_articles AS staged
JOIN kept_articles AS kept USING (article_id, partition_day)
LEFT JOIN staged_article_stories AS story USING (article_id, partition_day)
