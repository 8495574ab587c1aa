-- Which article of which partition becomes a row, and what can only be told from all days together: copies of one text and title of one work become one row, and the versions of a work are numbered by the time they state, else by the time they were seen. An earlier version that came back is the latest again.
WITH again AS (
    -- bodies that came again are in the log only: their record refers to the first one
    SELECT source, input_ref, raw_sha256, max(fetched_at) AS last_at, max(fetched_at) FILTER (outcome = 'returned') AS returned_at
    FROM staged_fetches
    WHERE purpose = 'page' AND outcome IN ('unchanged', 'returned')
    GROUP BY ALL
),
copies AS (
    SELECT
        article_id, partition_day, work_id, title, coalesce(modified_at, published_at) AS stated_at,
        min(fetched_at) OVER copies AS first_seen_at,
        greatest(max(fetched_at) OVER copies, max(last_at) OVER copies) AS last_seen_at,
        max(returned_at) OVER copies AS returned_at,
        row_number() OVER (PARTITION BY work_id, text_sha256, title ORDER BY partition_day, fetched_at, article_id) AS copy_no
    FROM staged_articles LEFT JOIN again USING (source, input_ref, raw_sha256)
    WINDOW copies AS (PARTITION BY work_id, text_sha256, title)
)
SELECT
    article_id, partition_day, first_seen_at, last_seen_at,
    row_number() OVER versions AS version_no,
    row_number() OVER latest = count(*) OVER (PARTITION BY work_id) AS is_latest,
    -- a version that was collected after a newer one was never the newest known: its two moments are the same
    greatest(
        first_seen_at,
        min(coalesce(returned_at, first_seen_at)) OVER (latest ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING)
    ) AS superseded_at
FROM copies
WHERE copy_no = 1
WINDOW
    versions AS (PARTITION BY work_id ORDER BY coalesce(stated_at, first_seen_at), first_seen_at, article_id),
    latest AS (PARTITION BY work_id ORDER BY greatest(coalesce(stated_at, first_seen_at), returned_at), first_seen_at, article_id)
