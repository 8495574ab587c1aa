-- How a figure limits the truth, in the words of incident_counts.bound: exact, approx, range, at_least, at_most, or none without a number.
-- parameters: low, value, high
CASE
    WHEN low = high THEN 'exact'
    WHEN low IS NOT NULL AND high IS NOT NULL THEN 'range'
    WHEN low IS NOT NULL THEN 'at_least'
    WHEN high IS NOT NULL THEN 'at_most'
    WHEN value IS NOT NULL THEN 'approx'
    ELSE 'none'
END
