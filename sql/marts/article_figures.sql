-- What each newest article version reports of its own event, with day and place: people as in article_counts, things by object.
-- The day and the place are those of most claims behind a figure, at a tie those of the first; a first-level unit goes before a mere country.
-- Background, planned, denied, superseded and cumulative claims are left out. Articles are not yet joined into incidents.
-- grain: article_id, metric, object
-- slice: article_id
--
-- article_id: The article version.
-- day: Day of the event; NULL where the text gives no single day.
-- country: ISO 3166-1 code of the country.
-- admin1: First-level unit.
-- admin1_code: ISO 3166-2 code of the first-level unit.
-- metric: What happened.
-- object: To what or whom; person where different people are counted together.
-- low: Lower bound.
-- value: The figure; NULL where only bounds are known.
-- high: Upper bound; NULL where it is open.
-- state: stated, zero, unknown or withheld.
-- claim_ids: The claims behind the figure.
WITH claims AS (
    SELECT claim.*
    FROM main.incident_counts AS claim
    JOIN main.articles AS article USING (article_id)
    WHERE article.is_latest
        AND NOT claim.is_background
        AND claim.count_basis IN ('incident', 'increment')
        AND claim.certainty NOT IN ('planned', 'denied')
        AND claim.superseded_by_claim_id IS NULL
),
located AS (
    SELECT
        *,
        CASE WHEN event_to - event_from <= 1 THEN event_to END AS event_day,
        CASE WHEN admin1 IS NOT NULL THEN {'country': country, 'admin1': admin1, 'admin1_code': admin1_code} END AS region,
        CASE WHEN country IS NOT NULL THEN {'country': country, 'admin1': CAST(NULL AS VARCHAR), 'admin1_code': CAST(NULL AS VARCHAR)} END AS land
    FROM claims
),
people AS (
    -- most figures have one claim, so that there is nothing to choose
    SELECT DISTINCT
        figure.article_id, figure.metric, coalesce(claim.object, 'person') AS object,
        figure.low, figure.value, figure.high, figure.state,
        claim.event_day AS day, coalesce(claim.region, claim.land) AS place, figure.claim_ids
    FROM main.article_counts AS figure
    JOIN located AS claim ON claim.claim_id = figure.claim_ids[1]
    WHERE figure.object_class = 'people' AND len(figure.claim_ids) = 1
    UNION ALL
    SELECT
        figure.article_id,
        figure.metric,
        CASE WHEN count(DISTINCT claim.object) = 1 THEN any_value(claim.object) ELSE 'person' END AS object,
        figure.low, figure.value, figure.high, figure.state,
        mode(claim.event_day ORDER BY claim.start, claim.claim_id) AS day,
        coalesce(
            mode(claim.region ORDER BY claim.start, claim.claim_id), mode(claim.land ORDER BY claim.start, claim.claim_id)
        ) AS place,
        list_sort(figure.claim_ids) AS claim_ids
    FROM (SELECT *, unnest(claim_ids) AS claim_id FROM main.article_counts WHERE object_class = 'people' AND len(claim_ids) > 1) AS figure
    JOIN located AS claim USING (claim_id)
    GROUP BY ALL
),
thing_facts AS (
    SELECT
        article_id, metric, object, fact_no,
        max(low) AS low, main.figure_value(max(low), max(value), max(high)) AS value, max(high) AS high,
        min(state) AS state,
        mode(event_day ORDER BY start, claim_id) AS day,
        coalesce(mode(region ORDER BY start, claim_id), mode(land ORDER BY start, claim_id)) AS place,
        list(claim_id) AS claim_ids
    FROM located
    WHERE object_class <> 'people' AND part_of_claim_id IS NULL
    GROUP BY article_id, metric, object, fact_no
),
things AS (
    SELECT
        article_id, metric, object,
        CASE WHEN count(low) = count(*) THEN sum(low) END AS low,
        CASE WHEN count(value) = count(*) THEN sum(value) END AS value,
        CASE WHEN count(high) = count(*) THEN sum(high) END AS high,
        min(state) AS state,
        mode(day ORDER BY fact_no) AS day, mode(place ORDER BY fact_no) AS place,
        list_sort(flatten(list(claim_ids))) AS claim_ids
    FROM thing_facts
    GROUP BY article_id, metric, object
)
SELECT
    article_id, day, place.country AS country, place.admin1 AS admin1, place.admin1_code AS admin1_code, metric, object,
    CAST(low AS BIGINT) AS low, CAST(value AS BIGINT) AS value, CAST(high AS BIGINT) AS high, state, claim_ids
FROM (SELECT * FROM people UNION ALL BY NAME SELECT * FROM things)
