-- The largest number that a figure allows: NULL where it is open above, as in "at least four", and where no number is known.
-- parameters: low, value, high
CASE WHEN high IS NOT NULL THEN high WHEN low IS NULL THEN value END
