-- The claims behind one cell of daily_incident_counts. wanted_place is its first-level unit, by name or code, a country for all its cells of that day, a town, or NULL for no place; names are found
-- in any case, with or without accents and words such as Oblast. A day on which nothing is counted there has no rows. A place or metric that is nowhere in the warehouse is an error that names the nearest.
-- parameters: wanted_day, wanted_place, wanted_metric
--
-- incident_id: The incident.
-- claim_id: The claim; pass it to why(…) for the whole chain. A person's correction has its override_id, a merge or split its decision_id.
-- object: To what or whom.
-- low: Lower bound.
-- value: The number as it is written.
-- high: Upper bound.
-- figure: The number in words.
-- said_by: The speaker, else the publisher as narrator; of a correction, merge or split its author; newsledger of an earlier reading by its rules.
-- claim_text: The exact words of the claim; of a correction, merge or split its reason.
-- title: The article.
-- url: Address of the article.
-- admin1: First-level unit of the incident, which tells the cells of a country apart; NULL where only the country is known.
WITH cells AS MATERIALIZED (SELECT DISTINCT country, admin1, admin1_code, metric FROM main.daily_incident_counts WHERE metric IS NOT NULL),
places AS (
    SELECT DISTINCT cells.country, cells.admin1, unnest([cells.admin1, cells.admin1_code, cells.country, land.name]) AS name
    FROM cells LEFT JOIN main.countries AS land USING (country)
    UNION SELECT DISTINCT country, admin1, place FROM main.incidents
),
matching AS MATERIALIZED (
    SELECT DISTINCT country, admin1, name FROM places WHERE name IS NOT NULL AND main.name_key(name) = main.name_key(wanted_place)
),
lands AS MATERIALIZED (
    SELECT DISTINCT country FROM cells LEFT JOIN main.countries AS land USING (country)
    WHERE main.name_key(wanted_place) IN (main.name_key(country), main.name_key(land.name))
),
asked AS (
    SELECT
        CASE WHEN wanted_place IS NOT NULL AND NOT EXISTS (FROM matching) THEN error(
            'no place ''' || wanted_place || ''' in this warehouse; the nearest are '
            || (SELECT string_agg(name, ', ' ORDER BY likeness DESC, name) FROM (
                SELECT name, max(jaro_winkler_similarity(main.name_key(name), main.name_key(wanted_place))) AS likeness
                FROM places WHERE name IS NOT NULL AND NOT EXISTS (FROM matching) GROUP BY name ORDER BY likeness DESC, name LIMIT 3))
            || '. FROM find_name(…) looks names up.') ELSE true END AS is_place,
        CASE WHEN lower(wanted_metric) NOT IN (SELECT metric FROM cells) THEN error(
            'no metric ''' || wanted_metric || ''' in this warehouse; there are, the nearest first, '
            || (SELECT string_agg(metric, ', ' ORDER BY likeness DESC, metric) FROM (
                SELECT DISTINCT metric, jaro_winkler_similarity(metric, lower(wanted_metric)) AS likeness FROM cells))
            || '. FROM find_name(…) looks names up.') ELSE true END AS is_metric
),
of_day AS MATERIALIZED (
    -- names are compared for the incidents of the day alone
    SELECT incident_id, country, admin1, admin1_code, place FROM main.incidents WHERE day = wanted_day
),
of_cell AS MATERIALIZED (
    SELECT incident_id FROM of_day AS incident
    WHERE CASE WHEN wanted_place IS NULL THEN incident.admin1 IS NULL AND incident.country IS NULL
        ELSE incident.country IN (FROM lands)
            OR main.name_key(wanted_place) IN (main.name_key(incident.admin1), main.name_key(incident.admin1_code), main.name_key(incident.place)) END
),
found AS MATERIALIZED (
    SELECT
        report.incident_id, claim.claim_id, claim.object, claim.low, claim.value, claim.high,
        CASE claim.bound WHEN 'vague' THEN claim.vague_term ELSE main.figure_text(claim.low, claim.value, claim.high, claim.state) END AS figure,
        coalesce(statement.speaker, statement.speaker_text, article.publisher || ' (narrator)', article.source || ' (narrator)') AS said_by,
        claim.text AS claim_text, article.title, coalesce(article.url, article.input_ref) AS url, article.published_at, claim.article_id, claim.start
    FROM (
        -- of people all kinds, as a side that counts soldiers speaks of people, too
        SELECT incident_id, unnest(claim_ids) AS claim_id
        FROM main.report_history SEMI JOIN of_cell USING (incident_id)
        WHERE known_until IS NULL AND metric = lower(wanted_metric) AND (object_class = 'people' OR object IS NOT NULL)
        UNION
        -- what is denied is no figure, but makes one contested
        SELECT link.incident_id, claim.claim_id
        FROM main.incident_links AS link SEMI JOIN of_cell USING (incident_id) JOIN main.incident_counts AS claim USING (claim_id)
        JOIN main.articles AS article ON article.article_id = claim.article_id AND article.is_latest
        WHERE claim.metric = lower(wanted_metric) AND (claim.certainty = 'denied' OR claim.polarity = 'deny')
            AND NOT claim.is_background AND claim.count_basis IN ('incident', 'increment')
    ) AS report
    JOIN main.incident_counts AS claim ON claim.claim_id = report.claim_id
    JOIN main.articles AS article ON article.article_id = claim.article_id
    LEFT JOIN main.statements AS statement ON statement.statement_id = claim.statement_id
),
corrected AS (
    SELECT
        override.override_id, coalesce(override.incident_id, found.incident_id) AS incident_id, coalesce(override.object, found.object) AS object,
        override.low, override.value, override.high,
        CASE override.state WHEN 'removed' THEN 'counts nowhere' ELSE main.figure_text(override.low, override.value, override.high, override.state) END AS figure,
        override.author AS said_by, override.reason AS claim_text, override.decided_at
    FROM main.overrides AS override
    LEFT JOIN found ON found.claim_id = override.claim_id
    WHERE override.valid_until IS NULL AND override.is_matched AND (
        found.claim_id IS NOT NULL
        OR (override.metric = lower(wanted_metric) AND override.incident_id IN (SELECT incident_id FROM of_cell))
    )
),
moved AS (
    -- merges, splits, and earlier readings of the claims of this cell or of the incidents that it had
    SELECT link.decision_id AS claim_id, link.incident_id, link.rule AS figure, link.author AS said_by, link.reason AS claim_text,
        'merges.csv' AS title, link.decided_at AS published_at
    FROM main.incident_links AS link JOIN main.incident_counts AS claim USING (claim_id)
    WHERE link.decision_id IS NOT NULL AND claim.metric = lower(wanted_metric)
        AND (link.incident_id IN (SELECT incident_id FROM of_cell) OR link.ruled_incident_id IN (SELECT incident_id FROM of_cell))
    GROUP BY ALL
    UNION ALL
    SELECT earlier.claim_id, earlier.incident_id,
        CASE WHEN earlier.is_read THEN main.figure_text(earlier.low, earlier.value, earlier.high, earlier.state) ELSE 'not read' END,
        'newsledger', 'read so until other rules read it differently', 'earlier_claims', earlier.held_until
    FROM main.earlier_claims AS earlier JOIN found ON found.claim_id = earlier.claim_id
    -- not where they read the same figure of the same thing
    WHERE NOT earlier.is_read OR (earlier.metric, earlier.object, earlier.low, earlier.value, earlier.high, earlier.incident_id)
        IS DISTINCT FROM (lower(wanted_metric), found.object, found.low, found.value, found.high, found.incident_id)
)
SELECT behind.* EXCLUDE (published_at, article_id, start), incident.admin1
FROM (
    FROM found
    UNION ALL BY NAME
    SELECT
        incident_id, override_id AS claim_id, object, low, value, high, figure, said_by, claim_text, 'overrides.csv' AS title, decided_at AS published_at
    FROM corrected
    UNION ALL BY NAME
    FROM moved
    UNION ALL BY NAME
    -- a branch of its own, because a join without rows would not be asked whether the names are right
    SELECT NULL AS incident_id FROM asked WHERE NOT (is_place AND is_metric)
) AS behind
LEFT JOIN main.incidents AS incident ON incident.incident_id = behind.incident_id
ORDER BY behind.published_at, behind.article_id, behind.start
