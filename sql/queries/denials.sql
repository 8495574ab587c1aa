-- Who denies or rejects what?
SELECT
    article.published_day AS day, coalesce(statement.speaker, statement.speaker_text) AS speaker, statement.speaker_side AS side,
    statement.cue_text AS cue, statement.text AS denied, coalesce(article.publisher, article.source) AS publisher
FROM statements AS statement JOIN articles AS article USING (article_id)
WHERE article.is_latest AND (statement.polarity = 'deny' OR statement.cue_class = 'deny')
ORDER BY day DESC NULLS LAST, speaker, publisher, statement.start
