-- What stands behind each incident, metric and object at a moment, and how good that is in the words of Airwars.
-- parameters: wanted_moment
--
-- incident_id: The incident.
-- metric: What happened.
-- object_class: The group of things that was counted.
-- object: To what or whom; NULL for the object class as a whole.
-- n_claims: Claims behind the reports.
-- n_articles: Articles that report, newest versions only.
-- n_domains: Hosts of these articles.
-- n_stories: Stories after copies and rewrites were joined.
-- n_independent_voices: Different speakers, agencies and outlets; the copies of a story are one.
-- is_one_sided: Whether all that is known comes from one side.
-- is_responsible_side: Whether the side that did it says so.
-- is_denied: Whether anyone denies a figure of this metric.
-- was_above_zero: Whether a figure above zero was known before or is known now.
WITH known AS (
    SELECT *, known_until IS NULL OR known_until > wanted_moment AS is_current
    FROM main.report_history
    WHERE known_from <= wanted_moment
),
voices AS (
    SELECT *, voice AS own_voice FROM known WHERE is_speaker
    UNION ALL
    -- the copies of a story have one voice, that of the first
    SELECT *, first_value(voice) OVER (
        PARTITION BY incident_id, metric, object_class, object, story_id ORDER BY known_from, reported_at, report_id
    )
    FROM known
    WHERE NOT is_speaker
),
denials AS (
    SELECT DISTINCT link.incident_id, claim.metric
    FROM main.incident_links AS link JOIN main.incident_counts AS claim USING (claim_id)
    WHERE (claim.certainty = 'denied' OR claim.polarity = 'deny') AND NOT claim.is_background AND claim.count_basis IN ('incident', 'increment')
        AND claim.first_seen_at <= wanted_moment
)
SELECT
    known.incident_id, known.metric, object_class, object,
    CAST(coalesce(sum(len(claim_ids)) FILTER (is_current), 0) AS BIGINT) AS n_claims, count(*) FILTER (is_current AND NOT is_other_side) AS n_articles,
    count(DISTINCT domain) FILTER (is_current) AS n_domains, count(DISTINCT story_id) FILTER (is_current) AS n_stories,
    count(DISTINCT own_voice) FILTER (is_current) AS n_independent_voices,
    coalesce(bool_and(side IS NOT NULL) FILTER (is_current) AND min(side) FILTER (is_current) = max(side) FILTER (is_current), false) AS is_one_sided,
    coalesce(bool_or(is_responsible) FILTER (is_current), false) AS is_responsible_side,
    bool_or(denials.incident_id IS NOT NULL) AS is_denied,
    coalesce(bool_or(coalesce(low, value, 0) > 0), false) AS was_above_zero
FROM voices AS known LEFT JOIN denials ON denials.incident_id = known.incident_id AND denials.metric = known.metric
GROUP BY ALL
