-- Under which name something is found here: a place, metric, object, side or speaker, in any case, with or without accents and words such as Oblast. The nearest names where there is none of that name.
-- parameters: wanted_name
--
-- kind: place, metric, object, side or speaker.
-- name: The name as the tables print it.
-- code: ISO 3166-2 code of a first-level unit, ISO 3166-1 code of a country; else NULL.
-- country: ISO 3166-1 code of the country of a place; else NULL.
-- n: How often it is there.
-- likeness: 1 for the name itself, else how similar it is.
WITH likened AS (
    SELECT *, CASE WHEN main.name_key(name) = main.name_key(wanted_name) OR upper(wanted_name) = code THEN 1.0
        WHEN contains(main.name_key(name), main.name_key(wanted_name)) THEN 0.99
        ELSE jaro_winkler_similarity(main.name_key(name), main.name_key(wanted_name)) * 0.98 END AS likeness
    FROM main.names
)
SELECT kind, name, code, country, n, round(likeness, 3) AS likeness FROM likened
QUALIFY likeness = 1.0 OR (max(likeness) OVER () < 1.0 AND row_number() OVER (ORDER BY likeness DESC, n DESC, kind, name) <= 5)
ORDER BY likeness DESC, n DESC, kind, name
