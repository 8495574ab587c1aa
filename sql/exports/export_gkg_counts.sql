-- Incident totals in the columns of a GDELT GKG counts file (version 1), in its order, and four columns more: one row per incident, count type and object. docs/codebooks.md goes through the columns.
--
-- DATE: Day of the first report as YYYYMMDD.
-- NUMARTS: Articles that report it.
-- COUNTTYPE: GDELT count type, KILL, WOUND, ARREST, AFFECT …
-- NUMBER: The figure, else the smallest number that it allows; FIGURE tells what it is.
-- OBJECTTYPE: To what or whom.
-- GEO_TYPE: 1 country, 2 state of the USA, 3 place in the USA, 4 place of the world, 5 first-level unit.
-- GEO_FULLNAME: Place, first-level unit and country.
-- GEO_COUNTRYCODE: FIPS 10-4 code of the country.
-- GEO_ADM1CODE: Not coded: FIPS codes of first-level units are not known; ISO_ADM1CODE has the ISO one.
-- GEO_LAT: Degrees.
-- GEO_LONG: Degrees.
-- GEO_FEATUREID: Not coded: GDELT writes identifiers of GNS and GNIS; GEONAMEID has that of GeoNames.
-- CAMEOEVENTIDS: Not coded.
-- SOURCES: Hosts, separated by a semicolon.
-- SOURCEURLS: Addresses, separated by <UDIV>.
-- ISO_ADM1CODE: ISO 3166-2 code of the first-level unit.
-- GEONAMEID: GeoNames identifier.
-- FIGURE: The figure in words, from which NUMBER comes.
-- IS_CONTESTED: Whether figures of two sides exclude each other, or one is denied.
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
    coalesce(total.value, main.figure_least(total.low, total.value, total.high)) AS NUMBER, coalesce(total.object, 'person') AS OBJECTTYPE,
    CASE
        WHEN incident.country IS NULL THEN NULL
        WHEN incident.place_precision <= 3 THEN CASE incident.country WHEN 'US' THEN 3 ELSE 4 END
        WHEN incident.admin1 IS NOT NULL THEN CASE incident.country WHEN 'US' THEN 2 ELSE 5 END
        ELSE 1
    END AS GEO_TYPE,
    nullif(concat_ws(', ', incident.place, nullif(incident.admin1, incident.place), nullif(coalesce(land.name, incident.country), incident.place)), '') AS GEO_FULLNAME,
    land.fips AS GEO_COUNTRYCODE, CAST(NULL AS VARCHAR) AS GEO_ADM1CODE, incident.lat AS GEO_LAT, incident.lon AS GEO_LONG,
    CAST(NULL AS VARCHAR) AS GEO_FEATUREID, CAST(NULL AS VARCHAR) AS CAMEOEVENTIDS, sources.hosts AS SOURCES, sources.urls AS SOURCEURLS,
    incident.admin1_code AS ISO_ADM1CODE, incident.geonameid AS GEONAMEID,
    main.figure_text(total.low, total.value, total.high, total.state) AS FIGURE, total.grade = 'Contested' AS IS_CONTESTED
FROM main.incident_totals AS total
JOIN main.incidents AS incident ON incident.incident_id = total.incident_id
JOIN types ON types.claim_id = total.best_claim_id
LEFT JOIN main.countries AS land ON land.country = incident.country
LEFT JOIN sources ON sources.incident_id = total.incident_id AND sources.metric = total.metric AND sources.object_class = total.object_class
WHERE total.is_count AND coalesce(total.value, main.figure_least(total.low, total.value, total.high)) > 0
-- bodies that were recovered are the dead, and who is charged was arrested: a type counts them once
QUALIFY row_number() OVER (PARTITION BY total.incident_id, COUNTTYPE, OBJECTTYPE ORDER BY total.metric IN ('bodies_recovered', 'charged'), total.metric) = 1
ORDER BY DATE, total.incident_id, COUNTTYPE, OBJECTTYPE
