-- What was said on a channel that the article names, such as Telegram, an interview or a written statement?
SELECT
    article.published_day AS day, statement.medium AS channel, coalesce(statement.speaker, statement.speaker_text) AS speaker,
    statement.speaker_side AS side, statement.kind, statement.text, coalesce(article.publisher, article.source) AS publisher
FROM statements AS statement JOIN articles AS article USING (article_id)
WHERE article.is_latest AND statement.medium IS NOT NULL
ORDER BY day DESC NULLS LAST, channel, speaker, publisher, statement.start
