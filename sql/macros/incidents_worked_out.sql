-- The incidents as they were known at a moment of a clock, publication or collection, from the newest article versions of that moment: the one definition of an incident's title, day and place.
-- The day and the place are those of most of its claims, a single day before a longer time and a first-level unit before a mere country.
-- parameters: wanted_clock, wanted_moment, changing_at := NULL
--
-- incident_id: Hash of the work and event that founded it.
-- title: Headline of the first article that mainly reports it.
-- event_from: First day on which it can have happened.
-- event_to: Last day on which it can have happened.
-- day: The day of the event where it is a single day, for a night the later one; else NULL.
-- date_precision: 0 clock time, else UCDP: 1 day, 2 = 2–6 days, 3 week, 4 month, 5 year.
-- place: Name of the place in the gazetteer, else as written.
-- geonameid: GeoNames identifier.
-- admin1: First-level unit of the country.
-- admin1_code: ISO 3166-2 code of the first-level unit.
-- country: ISO 3166-1 code of the country.
-- lat: Latitude, degrees.
-- lon: Longitude, degrees.
-- place_precision: UCDP: 1 exact place … 7 sea or air.
-- is_disputed: Whether sovereignty over the place is disputed.
-- plover_event: PLOVER event type of most claims.
-- acled_event_type: ACLED event type of most claims, strategic developments only where there is no other and nobody was killed or hurt; NULL for disasters, accidents and where no claim tells it.
-- acled_sub_event_type: ACLED sub-event type of most claims.
-- actor_side: Side that did it, by most claims.
-- target_side: Side that it happened to, by most claims.
-- speaking_sides: The sides that speak of it.
-- first_report_at: First publication.
-- last_report_at: Last publication or change.
-- first_seen_at: First collection.
-- n_articles: Articles, newest versions only.
-- n_stories: Stories after copies and rewrites were joined.
-- n_outlets: Publishers.
-- n_claims: Claims of those who report it; what recalls it is in incident_links.
WITH earlier AS (
    -- read or linked differently at that moment from today, or not at all
    SELECT * FROM main.earlier_claims WHERE held_until > wanted_moment AND (held_from IS NULL OR held_from <= wanted_moment)
),
readings AS NOT MATERIALIZED (
    SELECT
        CASE WHEN link.decided_by = 'user' AND link.decided_at > wanted_moment THEN link.ruled_incident_id ELSE link.incident_id END AS incident_id,
        link.is_main, statement.speaker_side,
        claim.article_id, claim.event_from, claim.event_to, claim.date_precision, claim.place, claim.place_text, claim.geonameid,
        claim.admin1, claim.admin1_code, claim.country, claim.lat, claim.lon, claim.place_precision, claim.is_disputed,
        claim.plover_event, claim.acled_event_type, claim.acled_sub_event_type, claim.actor_side, claim.target_side,
        claim.count_basis,
        claim.metric IN ('killed', 'injured') AND claim.object_class = 'people' AND claim.polarity = 'affirm'
            AND coalesce(claim.value, claim.low, 0) > 0 AS is_harm
    FROM main.incident_links AS link
    JOIN main.incident_counts AS claim USING (claim_id)
    LEFT JOIN main.statements AS statement USING (statement_id)
    ANTI JOIN earlier USING (claim_id)
    -- who recalls an incident does not report it
    WHERE NOT claim.is_background
        AND (changing_at IS NULL OR CASE WHEN link.decided_by = 'user' AND link.decided_at > wanted_moment THEN link.ruled_incident_id ELSE link.incident_id END
            IN (FROM main.changing_incidents(wanted_clock, changing_at)))
    UNION ALL
    SELECT
        CASE WHEN decided_by = 'user' AND decided_at > wanted_moment THEN ruled_incident_id ELSE incident_id END AS incident_id, is_main, speaker_side,
        article_id, event_from, event_to, date_precision, place, place_text, geonameid,
        admin1, admin1_code, country, lat, lon, place_precision, is_disputed,
        plover_event, acled_event_type, acled_sub_event_type, actor_side, target_side,
        count_basis,
        metric IN ('killed', 'injured') AND object_class = 'people' AND polarity = 'affirm' AND coalesce(value, low, 0) > 0 AS is_harm
    FROM earlier
    WHERE is_read AND incident_id IS NOT NULL AND NOT is_background
),
linked AS (
    SELECT
        claim.*,
        article.title, article.story_id, article.first_seen_at, coalesce(article.publisher, article.source) AS outlet,
        least(article.first_seen_at, coalesce(article.modified_at, article.published_at)) AS reported_at,
        -- a page that states only its day counts from the end of that day, so that it is not before one that states its minute
        least(article.first_seen_at, coalesce(
            article.modified_at, article.published_at + CASE WHEN article.published_precision = 'day' THEN INTERVAL 1 DAY ELSE INTERVAL 0 DAY END
        )) AS reported_by,
        claim.count_basis NOT IN ('incident', 'increment') AS is_aside
    FROM readings AS claim
    JOIN main.articles AS article USING (article_id)
    WHERE CASE WHEN wanted_clock = 'collection'
        THEN article.first_seen_at <= wanted_moment AND (article.superseded_at IS NULL OR article.superseded_at > wanted_moment)
        ELSE article.public_from <= wanted_moment AND (article.public_until IS NULL OR article.public_until > wanted_moment) END
),
dates AS (
    SELECT incident_id, event_from, event_to, min(date_precision) AS date_precision, count(*) AS n
    FROM linked WHERE event_from IS NOT NULL AND NOT is_aside
    GROUP BY incident_id, event_from, event_to
),
dated AS (
    SELECT incident_id,
        arg_max({'event_from': event_from, 'event_to': event_to, 'date_precision': date_precision}, (event_to - event_from <= 1, n, -epoch(event_from))) AS date
    FROM dates
    GROUP BY incident_id
),
places AS (
    SELECT
        incident_id, coalesce(place, place_text) AS place, geonameid, admin1, admin1_code, country, lat, lon, min(place_precision) AS place_precision,
        bool_or(is_disputed) AS is_disputed, count(*) AS n
    FROM linked WHERE (country IS NOT NULL OR place_text IS NOT NULL) AND NOT is_aside
    GROUP BY ALL
),
placed AS (
    SELECT incident_id, arg_max(
        {'place': place, 'geonameid': geonameid, 'admin1': admin1, 'admin1_code': admin1_code, 'country': country, 'lat': lat, 'lon': lon,
            'place_precision': place_precision, 'is_disputed': is_disputed},
        (admin1 IS NOT NULL, country IS NOT NULL, coalesce(place_precision, 9) <= 3, n, coalesce(geonameid, 0), place)
    ) AS place
    FROM places
    GROUP BY incident_id
),
grouped AS (
    SELECT
        incident_id,
        arg_min(title, (NOT is_main, reported_by, article_id)) AS title,
        mode(plover_event ORDER BY plover_event) AS plover_event,
        -- strategic developments have no dead or hurt: the arrest of a looter does not turn a flood into one, nor does a drone that was shot down turn a shelling into one
        -- a claim of a strike tells no means: those that do go first
        coalesce(
            mode({'type': acled_event_type, 'sub_type': acled_sub_event_type} ORDER BY acled_sub_event_type)
                FILTER (acled_event_type <> 'Strategic developments' AND acled_sub_event_type IS NOT NULL),
            mode({'type': acled_event_type, 'sub_type': acled_sub_event_type} ORDER BY acled_sub_event_type)
                FILTER (acled_event_type <> 'Strategic developments'),
            CASE WHEN NOT bool_or(is_harm AND NOT is_aside) THEN
                mode({'type': acled_event_type, 'sub_type': acled_sub_event_type} ORDER BY acled_sub_event_type)
                    FILTER (acled_event_type IS NOT NULL)
            END
        ) AS acled,
        mode(actor_side ORDER BY actor_side) AS actor_side, mode(target_side ORDER BY target_side) AS target_side,
        coalesce(list_sort(list(DISTINCT speaker_side) FILTER (speaker_side IS NOT NULL)), []) AS speaking_sides,
        min(reported_at) AS first_report_at, max(reported_at) AS last_report_at, min(first_seen_at) AS first_seen_at,
        count(DISTINCT article_id) AS n_articles, count(DISTINCT story_id) AS n_stories, count(DISTINCT outlet) AS n_outlets, count(*) AS n_claims
    FROM linked
    GROUP BY incident_id
)
SELECT
    incident_id, title, date.event_from AS event_from, date.event_to AS event_to,
    CASE WHEN date.event_to - date.event_from <= 1 THEN date.event_to END AS day, date.date_precision AS date_precision,
    place.place AS place, place.geonameid AS geonameid, place.admin1 AS admin1, place.admin1_code AS admin1_code, place.country AS country,
    place.lat AS lat, place.lon AS lon, place.place_precision AS place_precision, coalesce(place.is_disputed, false) AS is_disputed,
    plover_event, acled.type AS acled_event_type, acled.sub_type AS acled_sub_event_type, actor_side, target_side, speaking_sides,
    first_report_at, last_report_at, first_seen_at, n_articles, n_stories, n_outlets, n_claims
FROM grouped LEFT JOIN dated USING (incident_id) LEFT JOIN placed USING (incident_id)
