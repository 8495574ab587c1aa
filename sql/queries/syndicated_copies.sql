-- Which articles of different addresses are one story, and how much of their words do they share?
SELECT
    coalesce(one.agency, other.agency) AS agency, coalesce(one.publisher, one.source) AS publisher, one.title,
    coalesce(other.publisher, other.source) AS other_publisher, other.title AS other_title,
    CAST(round(100 * greatest(one_story.similarity, other_story.similarity)) AS BIGINT) AS percent
FROM articles AS one
JOIN articles AS other ON other.story_id = one.story_id AND one.work_id < other.work_id
LEFT JOIN article_stories AS one_story ON one_story.article_id = one.article_id
LEFT JOIN article_stories AS other_story ON other_story.article_id = other.article_id
WHERE one.is_latest AND other.is_latest
ORDER BY percent DESC NULLS LAST, one.title, other.title, publisher, other_publisher
LIMIT 1000
