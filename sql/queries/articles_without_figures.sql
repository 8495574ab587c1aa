-- Which articles gave no figure of their own event, and is there a reason such as the language?
SELECT
    article.published_day AS day, article.title, coalesce(article.publisher, article.source) AS publisher, article.language,
    (SELECT count(*) FROM statements AS statement WHERE statement.article_id = article.article_id) AS statements,
    (SELECT count(*) FROM incident_counts AS claim WHERE claim.article_id = article.article_id) AS claims,
    article.note
FROM articles AS article
WHERE article.is_latest AND NOT EXISTS (SELECT 1 FROM article_figures AS figure WHERE figure.article_id = article.article_id)
ORDER BY day DESC, article.title
