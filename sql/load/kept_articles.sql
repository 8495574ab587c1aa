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
        article_id, partition_day, work_id, title, modified_at, published_at, published_precision, coalesce(modified_at, published_at) AS stated_at,
        min(fetched_at) OVER copies AS first_seen_at,
        greatest(max(fetched_at) OVER copies, max(last_at) OVER copies) AS last_seen_at,
        max(returned_at) OVER copies AS returned_at,
        row_number() OVER (PARTITION BY work_id, text_sha256, title ORDER BY partition_day, fetched_at, article_id) AS copy_no
    FROM staged_articles LEFT JOIN again USING (source, input_ref, raw_sha256)
    WINDOW copies AS (PARTITION BY work_id, text_sha256, title)
),
numbered AS (
    SELECT
        article_id, partition_day, work_id, stated_at, first_seen_at, last_seen_at, returned_at,
        row_number() OVER (PARTITION BY work_id ORDER BY coalesce(stated_at, first_seen_at), first_seen_at, article_id) AS version_no,
        modified_at, published_at, published_precision
    FROM copies
    WHERE copy_no = 1
),
public AS (
    SELECT
        *,
        -- a page that states only its day counts from the end of that day; a later version that states no change, from its collection
        least(first_seen_at, CASE
            WHEN modified_at IS NOT NULL THEN modified_at
            WHEN version_no > 1 THEN first_seen_at
            WHEN published_precision = 'day' THEN published_at + INTERVAL 1 DAY
            ELSE published_at
        END) AS public_from
    FROM numbered
)
SELECT
    article_id, partition_day, first_seen_at, last_seen_at, version_no,
    row_number() OVER latest = count(*) OVER (PARTITION BY work_id) AS is_latest,
    -- a version that was collected after a newer one was never the newest known: its two moments are the same
    greatest(first_seen_at, min(coalesce(returned_at, first_seen_at)) OVER newer) AS superseded_at,
    public_from,
    greatest(public_from, min(coalesce(returned_at, public_from)) OVER newer) AS public_until
FROM public
WINDOW
    latest AS (PARTITION BY work_id ORDER BY greatest(coalesce(stated_at, first_seen_at), returned_at), first_seen_at, article_id),
    newer AS (
        PARTITION BY work_id ORDER BY greatest(coalesce(stated_at, first_seen_at), returned_at), first_seen_at, article_id
        ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING
    )
