-- Every work has exactly one newest version.
-- slice: article_id
SELECT work_id, count(*) FILTER (is_latest) AS n_latest FROM main.articles GROUP BY work_id HAVING n_latest <> 1
