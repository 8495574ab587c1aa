-- Every statement's text is exactly the characters from start to end of its article, or of the title for headlines.
-- slice: article_id
SELECT statement.statement_id, statement.text
FROM main.statements AS statement JOIN main.articles AS article USING (article_id)
WHERE statement.text IS DISTINCT FROM substr(
    CASE statement.kind WHEN 'headline' THEN article.title ELSE article.text END,
    statement.start + 1, statement."end" - statement.start)
