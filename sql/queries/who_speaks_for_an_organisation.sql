-- Who speaks most for a ministry, an army or another organisation, and how often does it speak for itself?
SELECT
    organisation, speaker, mode(role ORDER BY role) AS role, any_value(side) AS side, count(*) AS statements,
    count(DISTINCT article_id) AS articles, min(day) AS first_day, max(day) AS last_day
FROM (
    SELECT
        CASE WHEN speaker_type = 'person' THEN speaker_org ELSE speaker END AS organisation, speaker, speaker_role AS role, speaker_side AS side,
        article_id, article.published_day AS day
    FROM statements JOIN articles AS article USING (article_id)
    WHERE article.is_latest AND speaker IS NOT NULL AND (speaker_type = 'organisation' OR (speaker_type = 'person' AND speaker_org IS NOT NULL))
)
GROUP BY organisation, speaker
ORDER BY statements DESC, organisation, speaker
LIMIT 50
