-- Which side a name in lower case is on: by sides.csv, else by speakers.csv.
SELECT lower(speaker) AS name, side FROM staged_sides
UNION SELECT alias, side FROM staged_speakers WHERE side IS NOT NULL AND alias NOT IN (SELECT lower(speaker) FROM staged_sides)
