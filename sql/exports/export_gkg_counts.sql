-- Incident totals in the columns of a GDELT GKG counts file (version 1), in its order: one row per incident, count type and object.
--
-- DATE: Day of the first report as YYYYMMDD.
-- NUMARTS: Articles that report it.
-- COUNTTYPE: GDELT count type, KILL, WOUND, ARREST, AFFECT …
-- NUMBER: The figure, else the lower bound.
-- OBJECTTYPE: To what or whom.
-- GEO_TYPE: 1 country, 4 place of the world, 5 first-level unit.
-- GEO_FULLNAME: Place, first-level unit and country.
-- GEO_COUNTRYCODE: ISO 3166-1 code of the country; GDELT writes FIPS codes.
-- GEO_ADM1CODE: ISO 3166-2 code of the first-level unit; GDELT writes FIPS codes.
-- GEO_LAT: Degrees.
-- GEO_LONG: Degrees.
-- GEO_FEATUREID: GeoNames identifier; GDELT writes those of GNS and GNIS.
-- CAMEOEVENTIDS: Not coded.
-- SOURCES: Hosts, separated by a semicolon.
-- SOURCEURLS: Addresses, separated by <UDIV>.
WITH types AS (
    SELECT claim_id, gkg_count_type FROM main.incident_counts WHERE gkg_count_type IS NOT NULL
),
sources AS (
    SELECT report.incident_id, report.metric, report.object_class,
        string_agg(DISTINCT report.domain, ';') AS hosts, string_agg(DISTINCT coalesce(article.url, article.input_ref), '<UDIV>') AS urls
    FROM main.report_history AS report JOIN main.articles AS article USING (article_id)
    WHERE report.known_until IS NULL
    GROUP BY report.incident_id, report.metric, report.object_class
)
SELECT
    strftime(incident.first_report_at AT TIME ZONE 'UTC', '%Y%m%d') AS DATE, total.n_articles AS NUMARTS, types.gkg_count_type AS COUNTTYPE,
    coalesce(total.value, total.low) AS NUMBER, coalesce(total.object, 'person') AS OBJECTTYPE,
    CASE WHEN incident.country IS NULL THEN NULL WHEN incident.place_precision <= 3 THEN 4 WHEN incident.admin1 IS NOT NULL THEN 5 ELSE 1 END AS GEO_TYPE,
    nullif(concat_ws(', ', incident.place, incident.admin1, incident.country), '') AS GEO_FULLNAME,
    incident.country AS GEO_COUNTRYCODE, incident.admin1_code AS GEO_ADM1CODE, incident.lat AS GEO_LAT, incident.lon AS GEO_LONG,
    CAST(incident.geonameid AS VARCHAR) AS GEO_FEATUREID, CAST(NULL AS VARCHAR) AS CAMEOEVENTIDS, sources.hosts AS SOURCES, sources.urls AS SOURCEURLS
FROM main.incident_totals AS total
JOIN main.incidents AS incident ON incident.incident_id = total.incident_id
JOIN types ON types.claim_id = total.best_claim_id
LEFT JOIN sources ON sources.incident_id = total.incident_id AND sources.metric = total.metric AND sources.object_class = total.object_class
WHERE coalesce(total.value, total.low) > 0 AND (total.object_class = 'people') = (total.object IS NULL)
ORDER BY DATE, total.incident_id, COUNTTYPE, OBJECTTYPE
