-- Articles: copies of one text and title of one work become one row, and the versions of a work are numbered by the time they state, else by the time they were seen.
SELECT
    kept.* EXCLUDE (copy_no),
    story.story_id,
    row_number() OVER versions AS version_no,
    row_number() OVER versions = count(*) OVER (PARTITION BY work_id) AS is_latest
FROM (
    SELECT
        *,
        min(fetched_at) OVER copies AS first_seen_at,
        max(fetched_at) OVER copies AS last_seen_at,
        -- partition_day first, as in the other files of this folder: rows of one article come from one partition
        row_number() OVER (PARTITION BY work_id, text_sha256, title ORDER BY partition_day, fetched_at, article_id) AS copy_no
    FROM staged_articles
    WINDOW copies AS (PARTITION BY work_id, text_sha256, title)
) AS kept
LEFT JOIN staged_article_stories AS story ON story.article_id = kept.article_id AND story.partition_day = kept.partition_day
WHERE copy_no = 1
WINDOW versions AS (PARTITION BY work_id ORDER BY coalesce(modified_at, published_at, first_seen_at), first_seen_at, kept.article_id)
