-- Incidents in the columns of an ACLED export, in its order: one row per incident with a day and a country. What ACLED codes by hand is NULL here.
--
-- event_id_cnty: Incident id with the country in front.
-- event_date: Day of the incident.
-- year: Year of the incident.
-- time_precision: 1 day, 2 week, 3 month.
-- disorder_type: ACLED's group of event types.
-- event_type: ACLED event type.
-- sub_event_type: ACLED sub-event type.
-- actor1: Side that did it, from the user's files.
-- assoc_actor_1: Not coded.
-- inter1: Not coded.
-- actor2: Side that it happened to, from the user's files.
-- assoc_actor_2: Not coded.
-- inter2: Not coded.
-- interaction: Not coded.
-- civilian_targeting: Civilian targeting where civilians are among the dead or hurt, else empty.
-- iso: Not coded: the column country holds the ISO 3166-1 letters.
-- region: Not coded.
-- country: ISO 3166-1 code of the country.
-- admin1: First-level unit.
-- admin2: Not coded.
-- admin3: Not coded.
-- location: Name of the place.
-- latitude: Degrees.
-- longitude: Degrees.
-- geo_precision: 1 exact place, 2 near it or its district, 3 first-level unit or wider.
-- source: Outlets, separated by a semicolon.
-- source_scale: Not coded.
-- notes: Headline of the first report.
-- fatalities: Dead: the figure, else the lower bound; 0 where nobody was killed or no number is known.
-- tags: Grade and method of the death toll.
-- timestamp: Seconds since 1970 of the last report.
WITH outlets AS (
    SELECT incident_id, string_agg(DISTINCT outlet, '; ' ORDER BY outlet) AS source
    FROM main.report_history WHERE known_until IS NULL
    GROUP BY incident_id
),
civilians AS (
    SELECT DISTINCT incident_id FROM main.incident_totals
    WHERE metric IN ('killed', 'injured', 'casualties') AND object IN ('civilian', 'child', 'journalist', 'medic') AND coalesce(value, low) > 0
)
SELECT
    country || '-' || incident.incident_id AS event_id_cnty, day AS event_date, year(day) AS year,
    CASE WHEN date_precision <= 1 THEN 1 WHEN date_precision <= 3 THEN 2 ELSE 3 END AS time_precision,
    CASE
        WHEN acled_event_type IN ('Battles', 'Explosions/Remote violence', 'Violence against civilians') THEN 'Political violence'
        WHEN acled_event_type IN ('Protests') THEN 'Demonstrations'
        WHEN acled_event_type IN ('Riots') THEN 'Political violence; Demonstrations'
        WHEN acled_event_type IS NOT NULL THEN 'Strategic developments'
    END AS disorder_type,
    acled_event_type AS event_type, acled_sub_event_type AS sub_event_type,
    actor_side AS actor1, CAST(NULL AS VARCHAR) AS assoc_actor_1, CAST(NULL AS VARCHAR) AS inter1,
    target_side AS actor2, CAST(NULL AS VARCHAR) AS assoc_actor_2, CAST(NULL AS VARCHAR) AS inter2, CAST(NULL AS VARCHAR) AS interaction,
    CASE WHEN civilians.incident_id IS NOT NULL THEN 'Civilian targeting' END AS civilian_targeting,
    CAST(NULL AS INTEGER) AS iso, CAST(NULL AS VARCHAR) AS region, country, admin1, CAST(NULL AS VARCHAR) AS admin2, CAST(NULL AS VARCHAR) AS admin3,
    place AS location, lat AS latitude, lon AS longitude,
    CASE WHEN place_precision = 1 THEN 1 WHEN place_precision <= 3 THEN 2 ELSE 3 END AS geo_precision,
    outlets.source, CAST(NULL AS VARCHAR) AS source_scale, title AS notes,
    coalesce(killed.value, killed.low, 0) AS fatalities,
    CASE WHEN killed.incident_id IS NOT NULL THEN 'toll: ' || killed.grade || ', ' || killed.method END AS tags,
    CAST(epoch(last_report_at) AS BIGINT) AS timestamp
FROM main.incidents AS incident
LEFT JOIN outlets ON outlets.incident_id = incident.incident_id
LEFT JOIN civilians ON civilians.incident_id = incident.incident_id
LEFT JOIN main.incident_totals AS killed
    ON killed.incident_id = incident.incident_id AND killed.metric = 'killed' AND killed.object_class = 'people' AND killed.object IS NULL
WHERE day IS NOT NULL AND country IS NOT NULL
ORDER BY event_date, event_id_cnty
