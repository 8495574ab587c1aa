-- Who speaks how often: statements per speaker and publication day over the newest article versions.
-- grain: day, speaker, speaker_type
-- slice: day = news_day
--
-- day: Publication day of the article; NULL where the article has none.
-- speaker: Canonical name; NULL where the text names none.
-- speaker_type: person, organisation, country, group, unnamed or document.
-- speaker_role: The role given most often.
-- speaker_side: Side from the user's sides.csv.
-- n_statements: Statements.
-- n_direct: Of these, statements in the speaker's own words.
-- n_claims: Claims of a number made by these statements.
-- n_articles: Articles that quote the speaker.
-- n_publishers: Outlets that quote the speaker.
WITH claims AS (
    SELECT statement_id, count(*) AS n FROM main.incident_counts WHERE statement_id IS NOT NULL GROUP BY statement_id
)
SELECT
    article.published_day AS day,
    statement.speaker,
    statement.speaker_type,
    mode(statement.speaker_role ORDER BY statement.statement_id) AS speaker_role,
    min(statement.speaker_side) AS speaker_side,
    count(*) AS n_statements,
    count(*) FILTER (statement.kind = 'direct') AS n_direct,
    CAST(coalesce(sum(claims.n), 0) AS BIGINT) AS n_claims,
    count(DISTINCT article.article_id) AS n_articles,
    count(DISTINCT coalesce(article.publisher, article.source)) AS n_publishers
FROM main.statements AS statement
JOIN main.articles AS article USING (article_id)
LEFT JOIN claims USING (statement_id)
WHERE article.is_latest
GROUP BY article.published_day, statement.speaker, statement.speaker_type
ORDER BY day, n_statements DESC, speaker, speaker_type
