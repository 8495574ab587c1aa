-- Which articles of different addresses are one story: at least half of the shorter one's paragraphs stand in the other word for word?
WITH paragraphs AS (
    SELECT DISTINCT article_id, work_id, md5(paragraph) AS paragraph
    FROM (SELECT article_id, work_id, unnest(string_split(text, E'\n\n')) AS paragraph FROM articles WHERE is_latest)
    WHERE length(paragraph) >= 60
    QUALIFY count(*) OVER (PARTITION BY md5(paragraph)) <= 50 -- the same lines in more articles are the outlet's, not the story's
),
lengths AS (SELECT article_id, count(*) AS n FROM paragraphs GROUP BY article_id),
pairs AS (
    SELECT one.article_id AS one_id, other.article_id AS other_id, count(*) AS shared
    FROM paragraphs AS one JOIN paragraphs AS other USING (paragraph)
    WHERE one.work_id < other.work_id
    GROUP BY ALL
)
SELECT
    coalesce(one.agency, other.agency) AS agency, coalesce(one.publisher, one.source) AS publisher, one.title,
    coalesce(other.publisher, other.source) AS other_publisher, other.title AS other_title,
    shared AS shared_paragraphs, CAST(round(100 * shared / least(one_length.n, other_length.n)) AS BIGINT) AS percent
FROM pairs
JOIN articles AS one ON one.article_id = one_id JOIN lengths AS one_length ON one_length.article_id = one_id
JOIN articles AS other ON other.article_id = other_id JOIN lengths AS other_length ON other_length.article_id = other_id
WHERE shared >= 2 AND 2 * shared >= least(one_length.n, other_length.n)
ORDER BY percent DESC, one.title, other.title
