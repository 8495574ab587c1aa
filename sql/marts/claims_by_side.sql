-- The figures of each side for the same incident, metric and object next to each other: nothing is resolved here.
-- A side is the user's (sides.csv, speakers.csv), else the speaker's country; the writer's own figures are the side "narrator". Restatements inside an article and copies of a story count once.
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
-- object: To what or whom.
-- side: Who claims it.
-- low: Smallest figure of this side; where it reports only further victims, their number.
-- value: Figure of this side in the article published last; NULL where it reports only further victims.
-- high: Largest figure of this side; NULL where it reports only further victims.
-- speakers: The speakers of this side.
-- n_claims: Claims of this side.
-- n_stories: Stories that carry them.
-- n_sides: Sides with a figure of the same incident, metric and object.
-- is_conflicting: Whether another side's figures lie wholly below or above, open bounds taken as open.
WITH claims AS (
    SELECT
        link.incident_id, claim.metric, claim.object_class, claim.object, article.story_id,
        CASE WHEN claim.statement_id IS NULL THEN 'narrator'
            ELSE coalesce(statement.speaker_side, statement.speaker_country, 'other') END AS side,
        coalesce(statement.speaker, article.agency, article.publisher, article.source) AS speaker,
        coalesce(claim.low, claim.value) AS low,
        coalesce(claim.value, claim.low) AS value,
        coalesce(claim.high, claim.value, claim.low) AS high,
        coalesce(claim.low, CASE WHEN claim.bound IN ('at_most', 'less_than') THEN 0 ELSE claim.value END) AS least,
        CASE WHEN claim.bound IN ('at_least', 'more_than', 'vague') THEN 9223372036854775807 ELSE coalesce(claim.high, claim.value) END AS most,
        claim.count_basis = 'increment' AS is_added,
        (coalesce(article.modified_at, article.published_at, article.fetched_at), claim.sentence_no, claim.claim_id) AS newest
    FROM main.incident_counts AS claim
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
sides AS (
    SELECT
        incident_id, metric, object_class, object, side,
        -- people added to a toll are no figure of their own: they say only that there are at least as many
        coalesce(min(low) FILTER (NOT is_added), max(low)) AS low, arg_max(value, newest) FILTER (NOT is_added) AS value,
        max(high) FILTER (NOT is_added) AS high, coalesce(min(least) FILTER (NOT is_added), max(least)) AS least,
        coalesce(max(most) FILTER (NOT is_added), 9223372036854775807) AS most,
        list_sort(list(DISTINCT speaker)) AS speakers, count(*) AS n_claims, count(DISTINCT story_id) AS n_stories
    FROM claims
    GROUP BY ALL
)
SELECT
    sides.incident_id, incident.day, incident.country, incident.admin1, incident.admin1_code, incident.place,
    metric, object_class, object, side, low, value, high, speakers, sides.n_claims, sides.n_stories,
    count(*) OVER cell AS n_sides,
    min(most) OVER cell < least OR max(least) OVER cell > most AS is_conflicting
FROM sides JOIN main.incidents AS incident USING (incident_id)
WINDOW cell AS (PARTITION BY sides.incident_id, metric, object)
ORDER BY sides.incident_id, metric, object, side
