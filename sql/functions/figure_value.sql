-- The figure itself: NULL where only bounds are known, so that "up to 60" and "more than 60" are never read as 60.
-- parameters: low, value, high
CASE
    WHEN low = high THEN low
    WHEN (high IS NULL AND value = low) OR (low IS NULL AND value = high) THEN NULL
    ELSE value
END
