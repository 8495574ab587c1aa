-- Incidents in the columns of an ACLED export, in its order, and two columns more: one row per incident with a day and a country. What ACLED codes by hand is NULL here.
-- Disasters, accidents and exchanges of prisoners are no events of ACLED: they are marked by an event_type that is NULL, as are attacks of which no claim tells the kind. docs/codebooks.md goes through the columns.
--
-- event_id_cnty: Incident id with the country in front.
-- event_date: Day of the incident.
-- year: Year of the incident.
-- time_precision: 1 day, 2 week, 3 month.
-- disorder_type: ACLED's group of event types.
-- event_type: ACLED event type; NULL for what ACLED does not code, and where no claim tells it.
-- sub_event_type: ACLED sub-event type.
-- actor1: Side that did it, from the user's files.
-- assoc_actor_1: Not coded.
-- inter1: Not coded.
-- actor2: Side that it happened to, from the user's files.
-- assoc_actor_2: Not coded.
-- inter2: Not coded.
-- interaction: Not coded.
-- civilian_targeting: Civilian targeting where civilians are among the dead or hurt, else empty.
-- iso: ISO 3166-1 numeric code of the country.
-- region: Region of ACLED.
-- country: Name of the country.
-- admin1: First-level unit.
-- admin2: Not coded.
-- admin3: Not coded.
-- location: Name of the place.
-- latitude: Degrees.
-- longitude: Degrees.
-- geo_precision: 1 exact place, 2 near it or its district, 3 first-level unit or wider.
-- source: Outlets, separated by a semicolon.
-- source_scale: Not coded.
-- notes: Headline of the first report, and the toll in words where it is no single number.
-- fatalities: Dead by ACLED's rule: the figure; of a range or an open figure the smallest number; 10 for tens, 12 for dozens, 100 for hundreds, 1,000 for thousands. 0 where it is said that nobody died, NULL where no number is known.
-- tags: Grade and method of the death toll.
-- timestamp: Seconds since 1970 of the last report.
-- fatalities_from: The figure that fatalities comes from, in words; its state where no number is known, NULL where nothing is said of the dead.
-- is_contested: Whether figures of two sides for the dead exclude each other, or one is denied.
WITH outlets AS (
    SELECT incident_id, string_agg(DISTINCT outlet, '; ' ORDER BY outlet) AS source
    FROM main.report_history WHERE known_until IS NULL
    GROUP BY incident_id
),
civilians AS (
    SELECT DISTINCT incident_id FROM main.incident_totals
    WHERE metric IN ('killed', 'injured', 'casualties') AND object IN ('civilian', 'child', 'journalist', 'medic')
        AND main.figure_least(low, value, high) > 0
),
killed AS (
    SELECT
        total.incident_id, total.grade, total.method, main.figure_text(total.low, total.value, total.high, total.state) AS figure,
        CASE WHEN claim.bound = 'vague' AND total.low = claim.low AND total.high IS NULL THEN lower(claim.vague_term) END AS vague_term,
        CASE vague_term
            WHEN 'tens' THEN 10 WHEN 'dozens' THEN 12 WHEN 'hundreds' THEN 100 WHEN 'thousands' THEN 1000
            ELSE CASE WHEN total.bound <> 'at_most' THEN coalesce(total.value, main.figure_least(total.low, total.value, total.high)) END
        END AS fatalities
    FROM main.incident_totals AS total LEFT JOIN main.incident_counts AS claim ON claim.claim_id = total.best_claim_id
    WHERE total.metric = 'killed' AND total.object_class = 'people' AND total.is_count
)
SELECT
    incident.country || '-' || incident.incident_id AS event_id_cnty, day AS event_date, year(day) AS year,
    CASE WHEN date_precision <= 1 THEN 1 WHEN date_precision <= 3 THEN 2 ELSE 3 END AS time_precision,
    CASE
        WHEN acled_sub_event_type = 'Excessive force against protesters' THEN 'Political violence; Demonstrations'
        WHEN acled_event_type IN ('Battles', 'Explosions/Remote violence', 'Violence against civilians') OR acled_sub_event_type = 'Mob violence'
        THEN 'Political violence'
        WHEN acled_event_type IN ('Protests', 'Riots') THEN 'Demonstrations'
        WHEN acled_event_type IS NOT NULL THEN 'Strategic developments'
    END AS disorder_type,
    acled_event_type AS event_type, acled_sub_event_type AS sub_event_type,
    actor_side AS actor1, CAST(NULL AS VARCHAR) AS assoc_actor_1, CAST(NULL AS VARCHAR) AS inter1,
    target_side AS actor2, CAST(NULL AS VARCHAR) AS assoc_actor_2, CAST(NULL AS VARCHAR) AS inter2, CAST(NULL AS VARCHAR) AS interaction,
    CASE WHEN civilians.incident_id IS NOT NULL THEN 'Civilian targeting' END AS civilian_targeting,
    land.iso_numeric AS iso, land.acled_region AS region, coalesce(land.name, incident.country) AS country, admin1,
    CAST(NULL AS VARCHAR) AS admin2, CAST(NULL AS VARCHAR) AS admin3,
    place AS location, lat AS latitude, lon AS longitude,
    CASE WHEN place_precision = 1 THEN 1 WHEN place_precision <= 3 THEN 2 ELSE 3 END AS geo_precision,
    outlets.source, CAST(NULL AS VARCHAR) AS source_scale,
    title || CASE WHEN killed.figure <> killed.fatalities || '' THEN ' [killed: ' || killed.figure || ']' ELSE '' END AS notes,
    killed.fatalities,
    CASE WHEN killed.incident_id IS NOT NULL THEN 'toll: ' || killed.grade || ', ' || killed.method END AS tags,
    CAST(epoch(last_report_at) AS BIGINT) AS timestamp,
    coalesce(killed.vague_term, killed.figure) AS fatalities_from, killed.grade = 'Contested' AS is_contested
FROM main.incidents AS incident
LEFT JOIN main.countries AS land ON land.country = incident.country
LEFT JOIN outlets ON outlets.incident_id = incident.incident_id
LEFT JOIN civilians ON civilians.incident_id = incident.incident_id
LEFT JOIN killed ON killed.incident_id = incident.incident_id
WHERE day IS NOT NULL AND incident.country IS NOT NULL
ORDER BY event_date, event_id_cnty
