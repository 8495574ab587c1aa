-- The smallest number that a figure allows: of "up to 60" that is 0, of "about 60" it is 60. NULL where no number is known.
-- parameters: low, value, high
CASE WHEN low IS NOT NULL THEN low WHEN high IS NOT NULL THEN 0 ELSE value END
