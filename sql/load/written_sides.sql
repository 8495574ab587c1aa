-- The side of an actor or object as written, in lower case: that of the longest name of sides.csv, else of speakers.csv, that stands in it.
WITH names AS (
    SELECT lower(speaker) AS name, side FROM staged_sides
    UNION SELECT alias, side FROM staged_speakers WHERE side IS NOT NULL AND alias NOT IN (SELECT lower(speaker) FROM staged_sides)
),
words AS (
    SELECT lower(unnest([actor_text, object_text])) AS written FROM staged_incident_counts
    UNION SELECT lower(unnest([actor_text, object_text])) FROM staged_earlier_claims
    UNION SELECT lower(actor_text) FROM staged_earlier_reports
)
SELECT written, arg_max(names.side, (length(names.name), names.name)) AS side
FROM words JOIN names ON contains(written, names.name)
GROUP BY written
