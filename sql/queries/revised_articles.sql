-- Which articles were revised after their first version, and which of their figures changed?
WITH figures AS (
    SELECT work_id, version_no, metric, object_class, figure_text(low, value, high, state) AS figure
    FROM article_counts JOIN articles USING (article_id)
),
changes AS (
    SELECT
        work_id, coalesce(later.version_no, earlier.version_no + 1) AS version_no, metric, object_class,
        earlier.figure AS old, later.figure AS new
    FROM (SELECT *, version_no + 1 AS next_no FROM figures) AS earlier FULL JOIN (SELECT *, version_no AS next_no FROM figures) AS later
        USING (work_id, metric, object_class, next_no)
)
SELECT
    article.title, coalesce(article.publisher, article.source) AS publisher, article.version_no AS version,
    strftime(coalesce(article.modified_at, article.published_at, article.fetched_at) AT TIME ZONE 'UTC', '%Y-%m-%d %H:%M') AS changed_at_utc,
    changes.metric, changes.object_class, changes.old, changes.new
FROM articles AS article
LEFT JOIN changes ON changes.work_id = article.work_id AND changes.version_no = article.version_no AND changes.old IS DISTINCT FROM changes.new
WHERE article.version_no > 1
ORDER BY changed_at_utc DESC, article.title, version, metric, object_class
