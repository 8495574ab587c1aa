-- Who is quoted most, in which role, and how many claims of a number come from each?
SELECT
    speaker, mode(speaker_type ORDER BY day, speaker_type) AS type, mode(speaker_role ORDER BY day, speaker_type) AS role, any_value(speaker_side) AS side,
    CAST(sum(n_statements) AS BIGINT) AS statements, CAST(sum(n_direct) AS BIGINT) AS direct, CAST(sum(n_claims) AS BIGINT) AS claims,
    CAST(sum(n_articles) AS BIGINT) AS articles, min(day) AS first_day, max(day) AS last_day
FROM speaker_activity
WHERE speaker IS NOT NULL
GROUP BY speaker
ORDER BY statements DESC, claims DESC, speaker
LIMIT 20
