-- Incidents with deaths in the columns of UCDP GED, in its order, and three columns more: one row per incident with a death toll that can lie above zero. Conflict, dyad and actor numbers are UCDP's own and NULL here.
-- UCDP holds attacks of organised actors only; floods, fires and accidents are in this view, too: is_violence marks what a claim calls an attack. docs/codebooks.md goes through the columns.
--
-- id: Number of the row by day and incident; UCDP's own ids are not known.
-- relid: Incident id.
-- year: Year of the incident.
-- active_year: Not coded.
-- code_status: Clear where the day and the place are known, else Check.
-- type_of_violence: Not coded.
-- conflict_dset_id: Not coded.
-- conflict_new_id: Not coded.
-- conflict_name: Not coded.
-- dyad_dset_id: Not coded.
-- dyad_new_id: Not coded.
-- dyad_name: The two sides, from the user's files.
-- side_a_dset_id: Not coded.
-- side_a_new_id: Not coded.
-- side_a: Side that did it, from the user's files.
-- side_b_dset_id: Not coded.
-- side_b_new_id: Not coded.
-- side_b: Side that it happened to, from the user's files.
-- number_of_sources: Stories that report the deaths.
-- source_article: Outlet, day and headline of each article, separated by a semicolon.
-- source_office: Outlets.
-- source_date: Days of publication.
-- source_headline: Headlines.
-- source_original: Who says so: the voices.
-- where_prec: UCDP: 1 exact place … 7 sea or air.
-- where_coordinates: Name of the place.
-- where_description: Place, first-level unit and country.
-- adm_1: First-level unit.
-- adm_2: Not coded.
-- latitude: Degrees.
-- longitude: Degrees.
-- geom_wkt: The point.
-- priogrid_gid: Cell of PRIO-GRID, half a degree wide, counted from 180° west and 90° south.
-- country: Name of the country, as UCDP writes it.
-- country_id: Number of the country in the list of Gleditsch and Ward.
-- region: Region of UCDP.
-- event_clarity: 1 where day and place are exact enough for a single event, else 2.
-- date_prec: UCDP: 1 day, 2 = 2–6 days, 3 week, 4 month, 5 year.
-- date_start: First day.
-- date_end: Last day.
-- deaths_a: Not coded: it is not known whose soldiers died.
-- deaths_b: Not coded.
-- deaths_civilians: Civilians killed; 0 where none is known.
-- deaths_unknown: The rest of the toll.
-- best: UCDP's best estimate: the figure; of a range or an open figure the smallest number, as the more careful one.
-- high: The largest number that the figure allows; where it is open, the largest number that any report gives, of people as a whole or of a kind such as soldiers.
-- low: The smallest number that the figure allows.
-- gwnoa: Not coded.
-- gwnob: Not coded.
-- deaths_from: The figure that best, high and low come from, in words.
-- is_contested: Whether figures of two sides exclude each other, or one is denied.
-- is_violence: Whether a claim of the incident tells of a battle, an explosion, remote violence or violence against civilians, by ACLED's types.
WITH sources AS (
    SELECT
        report.incident_id,
        string_agg(DISTINCT concat_ws(',', report.outlet, article.published_day, article.title), ';') AS source_article,
        string_agg(DISTINCT report.outlet, ';') AS source_office, string_agg(DISTINCT CAST(article.published_day AS VARCHAR), ';') AS source_date,
        string_agg(DISTINCT article.title, ';') AS source_headline, string_agg(DISTINCT report.voice, ';') AS source_original
    FROM main.report_history AS report JOIN main.articles AS article USING (article_id)
    WHERE report.known_until IS NULL AND report.metric = 'killed'
    GROUP BY report.incident_id
),
stated AS (
    -- of people of any kind: who counts soldiers alone counts at least as many people
    SELECT incident_id, max(coalesce(high, value, low)) AS largest
    FROM main.report_history
    WHERE known_until IS NULL AND metric = 'killed' AND object_class = 'people'
    GROUP BY incident_id
),
killed AS (
    SELECT
        total.incident_id, total.n_stories, total.grade, main.figure_text(total.low, total.value, total.high, total.state) AS figure,
        main.figure_least(total.low, total.value, total.high) AS low,
        coalesce(total.value, main.figure_least(total.low, total.value, total.high)) AS best,
        coalesce(main.figure_most(total.low, total.value, total.high), greatest(stated.largest, total.low)) AS high
    FROM main.incident_totals AS total LEFT JOIN stated USING (incident_id)
    WHERE total.metric = 'killed' AND total.object_class = 'people' AND total.is_count
)
SELECT
    row_number() OVER (ORDER BY incident.event_from, incident.incident_id) AS id, incident.incident_id AS relid, year(incident.event_from) AS year,
    CAST(NULL AS BOOLEAN) AS active_year, CASE WHEN incident.day IS NOT NULL AND incident.country IS NOT NULL THEN 'Clear' ELSE 'Check' END AS code_status,
    CAST(NULL AS INTEGER) AS type_of_violence, CAST(NULL AS VARCHAR) AS conflict_dset_id, CAST(NULL AS BIGINT) AS conflict_new_id,
    CAST(NULL AS VARCHAR) AS conflict_name, CAST(NULL AS VARCHAR) AS dyad_dset_id, CAST(NULL AS BIGINT) AS dyad_new_id,
    incident.actor_side || ' - ' || incident.target_side AS dyad_name,
    CAST(NULL AS VARCHAR) AS side_a_dset_id, CAST(NULL AS BIGINT) AS side_a_new_id, incident.actor_side AS side_a,
    CAST(NULL AS VARCHAR) AS side_b_dset_id, CAST(NULL AS BIGINT) AS side_b_new_id, incident.target_side AS side_b,
    killed.n_stories AS number_of_sources, sources.source_article, sources.source_office, sources.source_date, sources.source_headline,
    sources.source_original,
    incident.place_precision AS where_prec, incident.place AS where_coordinates,
    concat_ws(', ', incident.place, nullif(incident.admin1, incident.place), coalesce(land.ucdp_name, incident.country)) AS where_description,
    incident.admin1 AS adm_1, CAST(NULL AS VARCHAR) AS adm_2, incident.lat AS latitude, incident.lon AS longitude,
    'POINT (' || incident.lon || ' ' || incident.lat || ')' AS geom_wkt,
    CAST(floor((incident.lat + 90) * 2) * 720 + floor((incident.lon + 180) * 2) + 1 AS BIGINT) AS priogrid_gid,
    coalesce(land.ucdp_name, incident.country) AS country, land.gw_number AS country_id, land.ucdp_region AS region,
    CASE WHEN incident.date_precision <= 1 AND incident.place_precision <= 3 THEN 1 ELSE 2 END AS event_clarity, greatest(incident.date_precision, 1) AS date_prec,
    incident.event_from AS date_start, incident.event_to AS date_end,
    CAST(NULL AS BIGINT) AS deaths_a, CAST(NULL AS BIGINT) AS deaths_b,
    least(coalesce(main.figure_least(civilians.low, civilians.value, civilians.high), 0), killed.best) AS deaths_civilians,
    killed.best - deaths_civilians AS deaths_unknown,
    killed.best, killed.high, killed.low,
    CAST(NULL AS VARCHAR) AS gwnoa, CAST(NULL AS VARCHAR) AS gwnob,
    killed.figure AS deaths_from, killed.grade = 'Contested' AS is_contested,
    coalesce(incident.acled_event_type IN ('Battles', 'Explosions/Remote violence', 'Violence against civilians'), false) AS is_violence
FROM killed
JOIN main.incidents AS incident ON incident.incident_id = killed.incident_id
LEFT JOIN main.incident_totals AS civilians
    ON civilians.incident_id = killed.incident_id AND civilians.metric = 'killed' AND civilians.object = 'civilian'
LEFT JOIN sources ON sources.incident_id = killed.incident_id
LEFT JOIN main.countries AS land ON land.country = incident.country
WHERE killed.high > 0
ORDER BY id
