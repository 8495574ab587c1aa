-- The names under which things are found here: places, metrics, objects, sides and speakers as the tables print them.
--
-- kind: place, metric, object, side or speaker.
-- name: The name as it is printed.
-- code: ISO 3166-2 code of a first-level unit, ISO 3166-1 code of a country; else NULL.
-- country: ISO 3166-1 code of the country of a place; else NULL.
-- n: How often it is there: cells of daily_incident_counts for first-level units, countries and metrics; totals for objects; incidents for towns; claims of sides; statements of speakers.
SELECT 'place' AS kind, admin1 AS name, admin1_code AS code, country, count(*) AS n FROM main.daily_incident_counts WHERE admin1 IS NOT NULL GROUP BY ALL
UNION ALL
SELECT 'place', coalesce(land.name, cell.country), cell.country, cell.country, count(*)
FROM main.daily_incident_counts AS cell LEFT JOIN main.countries AS land USING (country) WHERE cell.country IS NOT NULL GROUP BY ALL
UNION ALL
SELECT 'place', place, NULL, country, count(*) FROM main.incidents WHERE place IS NOT NULL AND place IS DISTINCT FROM admin1 GROUP BY ALL
UNION ALL
SELECT 'metric', metric, NULL, NULL, count(*) FROM main.daily_incident_counts WHERE metric IS NOT NULL GROUP BY ALL
UNION ALL
SELECT 'object', coalesce(object, 'person'), NULL, NULL, count(*) FROM main.incident_totals WHERE is_count OR object IS NOT NULL GROUP BY ALL
UNION ALL
SELECT 'side', side, NULL, NULL, CAST(sum(n_claims) AS BIGINT) FROM main.claims_by_side GROUP BY ALL
UNION ALL
SELECT 'speaker', speaker, NULL, NULL, CAST(sum(n_statements) AS BIGINT) FROM main.speaker_activity WHERE speaker IS NOT NULL GROUP BY ALL
