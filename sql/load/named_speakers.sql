-- What the user's files say of a speaker's name in lower case: the one name, organisation and country of speakers.csv, and the side of sides.csv, else of speakers.csv.
WITH names AS (SELECT alias AS written FROM staged_speakers UNION SELECT lower(speaker) FROM staged_sides)
SELECT names.written, known.name, known.organisation, known.country, coalesce(side.side, own.side, known.side) AS side
FROM names
LEFT JOIN staged_speakers AS known ON known.alias = names.written
LEFT JOIN staged_sides AS side ON lower(side.speaker) = names.written
LEFT JOIN staged_sides AS own ON lower(own.speaker) = lower(known.name)
