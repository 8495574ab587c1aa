-- What did people who hold an office say, newest first?
SELECT
    article.published_day AS day, statement.speaker, statement.speaker_role AS role, statement.speaker_side AS side, statement.kind,
    statement.cue_text AS cue, statement.text, coalesce(article.publisher, article.source) AS publisher
FROM statements AS statement JOIN articles AS article USING (article_id)
WHERE article.is_latest AND statement.speaker_type = 'person' AND statement.speaker_role IS NOT NULL
ORDER BY day DESC NULLS LAST, statement.speaker, publisher, statement.start
LIMIT 50
