-- The figure of each side for the same incident, metric and object next to each other: nothing is resolved here.
-- A side is the user's (sides.csv, speakers.csv), else the speaker's country; the writer's own figures are the side "narrator". Restatements inside an article and copies of a story count once.
-- Where two sides of sides.csv speak, their figures are those of incident_totals.sides; else the figure of a side is its newest, and a vaguer one that agrees with an exact one does not replace it.
-- grain: incident_id, metric, object, side
-- slice: incident_id
--
-- incident_id: The incident.
-- day: Day of the incident.
-- country: ISO 3166-1 code of the country.
-- admin1: First-level unit.
-- admin1_code: ISO 3166-2 code of the first-level unit.
-- place: Place of the incident.
-- metric: What happened.
-- object_class: The group of things that was counted.
-- object: To what or whom; person for people as a whole.
-- side: Who claims it.
-- low: Lower bound of the side's figure; where it reports only further victims, their number.
-- value: The side's figure; NULL where it gives only bounds, or only further victims.
-- high: Upper bound of the side's figure; NULL where it is open.
-- bound: How the figure limits the truth: exact, approx, range, at_least or at_most.
-- state: stated or zero.
-- smallest: Smallest number that any claim of this side allows, older ones too.
-- largest: Largest number that any claim of this side allows; NULL where one is open.
-- speakers: The speakers of this side.
-- n_claims: Claims of this side.
-- n_stories: Stories that carry them.
-- n_sides: Sides with a figure of the same incident, metric and object.
-- is_conflicting: Whether sides of sides.csv exclude each other, as in incident_totals.
-- excludes_another: Whether the figure of any other side, the narrator and countries too, lies wholly below or above.
WITH claims AS (
    SELECT
        link.incident_id, claim.metric, claim.object_class, claim.object, article.story_id,
        CASE WHEN claim.statement_id IS NULL THEN 'narrator'
            ELSE coalesce(statement.speaker_side, statement.speaker_country, 'other') END AS side,
        coalesce(statement.speaker, article.agency, article.publisher, article.source) AS speaker,
        {
            'low': claim.low,
            'value': CASE WHEN NOT claim.is_added THEN main.figure_value(claim.low, claim.value, claim.high) END,
            'high': CASE WHEN NOT claim.is_added THEN claim.high END,
            'state': claim.state,
            'least': main.figure_least(claim.low, claim.value, claim.high),
            'most': CASE WHEN NOT claim.is_added THEN main.figure_most(claim.low, claim.value, claim.high) END,
            'newest': (coalesce(article.modified_at, article.published_at, article.fetched_at), claim.sentence_no, claim.claim_id)
        } AS figure,
        claim.is_added
    -- people added to a toll are no figure of their own: they say only that there are at least as many
    FROM (SELECT *, count_basis = 'increment' AND state = 'stated' AS is_added FROM main.incident_counts) AS claim
    JOIN main.articles AS article USING (article_id)
    JOIN main.incident_links AS link USING (claim_id)
    LEFT JOIN main.statements AS statement USING (statement_id)
    WHERE article.is_latest
        AND NOT claim.is_background
        AND claim.count_basis IN ('incident', 'increment')
        AND claim.certainty NOT IN ('planned', 'denied')
        AND claim.polarity = 'affirm'
        AND claim.state IN ('stated', 'zero')
        AND claim.superseded_by_claim_id IS NULL
        AND claim.part_of_claim_id IS NULL
),
resolved AS (
    SELECT incident_id, metric, object_class, coalesce(object, 'person') AS object, is_conflicting, sides
    FROM main.incident_totals
    WHERE sides IS NOT NULL AND (object_class = 'people' OR object IS NOT NULL)
),
in_totals AS (
    SELECT incident_id, metric, object_class, object, told.side AS side, {
        'low': CAST(told.low AS BIGINT), 'value': CAST(told.value AS BIGINT), 'high': CAST(told.high AS BIGINT), 'state': told.state,
        'least': CAST(main.figure_least(told.low, told.value, told.high) AS BIGINT), 'most': CAST(main.figure_most(told.low, told.value, told.high) AS BIGINT)
    } AS figure
    FROM (SELECT * EXCLUDE (sides), unnest(sides) AS told FROM resolved)
),
counted AS (
    SELECT *, true AS is_own FROM claims
    UNION ALL
    -- soldiers and civilians are people too: where the sides' figures for all people are known, these claims stand behind them
    SELECT claims.* REPLACE ('person' AS object), false AS is_own
    FROM claims SEMI JOIN in_totals
        ON in_totals.incident_id = claims.incident_id AND in_totals.metric = claims.metric AND in_totals.side = claims.side AND in_totals.object = 'person'
    WHERE claims.object_class = 'people' AND claims.object <> 'person'
),
by_side AS (
    SELECT
        incident_id, metric, object_class, object, side,
        arg_max(figure, figure.newest) FILTER (is_own AND NOT is_added AND figure.least = figure.most) AS exact,
        arg_max(figure, figure.newest) FILTER (is_own AND NOT is_added AND figure.least IS DISTINCT FROM figure.most) AS open,
        arg_max(figure, figure.least) FILTER (is_own AND is_added) AS added,
        min(figure.least) AS smallest,
        CASE WHEN count(figure.most) = count(*) THEN max(figure.most) END AS largest,
        list_sort(list(DISTINCT speaker)) AS speakers, count(*) AS n_claims, count(DISTINCT story_id) AS n_stories
    FROM counted
    GROUP BY incident_id, metric, object_class, object, side
),
sides AS (
    SELECT
        by_side.* EXCLUDE (exact, open, added),
        CASE
            WHEN in_totals.figure IS NOT NULL THEN in_totals.figure
            WHEN exact IS NULL THEN struct_pack(
                low := coalesce(open.low, CASE WHEN open IS NULL THEN added.least END), value := open.value, high := open.high,
                state := coalesce(open.state, added.state), least := coalesce(open.least, added.least), most := open.most
            )
            WHEN open.newest > exact.newest AND (exact.most < open.least OR exact.least > open.most)
            THEN struct_pack(low := open.low, value := open.value, high := open.high, state := open.state, least := open.least, most := open.most)
            ELSE struct_pack(low := exact.low, value := exact.value, high := exact.high, state := exact.state, least := exact.least, most := exact.most)
        END AS figure
    FROM by_side
    LEFT JOIN in_totals USING (incident_id, metric, object_class, object, side)
)
SELECT
    sides.incident_id, incident.day, incident.country, incident.admin1, incident.admin1_code, incident.place,
    sides.metric, sides.object_class, sides.object, sides.side, figure.low AS low, figure.value AS value, figure.high AS high,
    main.figure_bound(figure.low, figure.value, figure.high) AS bound, figure.state AS state, smallest, largest,
    speakers, sides.n_claims, sides.n_stories,
    count(*) OVER cell AS n_sides,
    coalesce(resolved.is_conflicting, false) AS is_conflicting,
    coalesce(min(coalesce(figure.most, 9223372036854775807)) OVER cell < figure.least OR max(figure.least) OVER cell > figure.most, false) AS excludes_another
FROM sides
JOIN main.incidents AS incident USING (incident_id)
LEFT JOIN resolved USING (incident_id, metric, object_class, object)
WINDOW cell AS (PARTITION BY sides.incident_id, sides.metric, sides.object)
ORDER BY sides.incident_id, sides.metric, sides.object, sides.side
