-- What stands behind each incident, metric and object at a moment of a clock, and how good that is in the words of Airwars. wanted_clock is publication or collection, wanted_incident one incident, or NULL for all; changing_at a moment, for those alone that have changed since, or NULL for all.
-- parameters: wanted_clock, wanted_moment, wanted_incident, changing_at := NULL
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
    -- as the rules of that moment read the articles known then
    SELECT
        * REPLACE (CASE WHEN wanted_clock = 'collection' THEN collected_from ELSE coalesce(told_from, known_from) END AS known_from),
        coalesce(CASE
            WHEN wanted_clock = 'collection' THEN collected_until
            WHEN told_from IS NULL THEN known_until
            ELSE told_until
        END > wanted_moment, true) AS is_current,
        coalesce(told_from, known_from) AS public_from
    FROM main.report_history
    WHERE CASE WHEN wanted_clock = 'collection' THEN collected_from ELSE coalesce(told_from, known_from) END <= wanted_moment
        AND (read_from IS NULL OR read_from <= wanted_moment) AND (read_until IS NULL OR read_until > wanted_moment)
        AND (wanted_incident IS NULL OR incident_id = wanted_incident)
        AND (changing_at IS NULL OR incident_id IN (SELECT incident_id FROM main.changing_incidents(wanted_clock, changing_at)))
        -- not what never held by this clock
        AND coalesce(CASE
            WHEN wanted_clock = 'collection' THEN collected_until > collected_from
            WHEN told_from IS NULL THEN known_until > known_from
            ELSE told_until > told_from
        END, true)
),
voices AS (
    SELECT *, voice AS own_voice FROM known WHERE is_speaker
    UNION ALL
    -- the copies of a story have one voice, that of the first
    SELECT *, first_value(voice) OVER (
        PARTITION BY incident_id, metric, object_class, object, story_id ORDER BY public_from, reported_at, report_id
    )
    FROM known
    WHERE NOT is_speaker
),
earlier AS (
    SELECT * FROM main.earlier_claims WHERE held_until > wanted_moment AND (held_from IS NULL OR held_from <= wanted_moment)
),
denials AS (
    SELECT DISTINCT incident_id, metric
    FROM (
        SELECT link.incident_id, claim.metric, claim.certainty, claim.polarity, claim.is_background, claim.count_basis, claim.article_id
        FROM main.incident_links AS link JOIN main.incident_counts AS claim USING (claim_id) ANTI JOIN earlier USING (claim_id)
        UNION ALL
        SELECT earlier.incident_id, metric, certainty, polarity, is_background, count_basis, article_id
        FROM earlier
        WHERE is_read AND earlier.incident_id IS NOT NULL
    ) AS denial
    JOIN main.articles AS article USING (article_id)
    WHERE (certainty = 'denied' OR polarity = 'deny') AND NOT is_background AND count_basis IN ('incident', 'increment')
        AND CASE WHEN wanted_clock = 'collection' THEN article.first_seen_at ELSE article.public_from END <= wanted_moment
        -- a version that no longer denies it takes the denial back
        AND coalesce(CASE WHEN wanted_clock = 'collection' THEN article.superseded_at ELSE article.public_until END > wanted_moment, true)
        AND (wanted_incident IS NULL OR incident_id = wanted_incident)
        AND (changing_at IS NULL OR incident_id IN (SELECT incident_id FROM main.changing_incidents(wanted_clock, changing_at)))
)
SELECT
    known.incident_id, known.metric, object_class, object,
    -- lists, because the groups are small: counting with DISTINCT takes twice as long
    CAST(coalesce(sum(len(claim_ids)) FILTER (is_current), 0) AS BIGINT) AS n_claims, count(*) FILTER (is_current AND NOT is_other_side) AS n_articles,
    CAST(coalesce(list_unique(list(hash(domain)) FILTER (is_current)), 0) AS BIGINT) AS n_domains, CAST(coalesce(list_unique(list(hash(story_id)) FILTER (is_current)), 0) AS BIGINT) AS n_stories,
    CAST(coalesce(list_unique(list(hash(own_voice)) FILTER (is_current)), 0) AS BIGINT) AS n_independent_voices,
    coalesce(bool_and(side IS NOT NULL) FILTER (is_current) AND min(side) FILTER (is_current) = max(side) FILTER (is_current), false) AS is_one_sided,
    coalesce(bool_or(is_responsible) FILTER (is_current), false) AS is_responsible_side,
    bool_or(denials.incident_id IS NOT NULL) AS is_denied,
    coalesce(bool_or(main.figure_least(low, value, high) > 0), false) AS was_above_zero
FROM voices AS known LEFT JOIN denials ON denials.incident_id = known.incident_id AND denials.metric = known.metric
GROUP BY ALL
