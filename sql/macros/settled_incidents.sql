-- The incidents about which nothing has changed since a moment of a clock, publication or collection: they were then as they are today.
-- parameters: wanted_clock, wanted_moment
--
-- incident_id: The incident.
SELECT incident_id FROM main.incident_moments
WHERE CASE WHEN wanted_clock = 'collection' THEN collected_until <= wanted_moment ELSE public_until <= wanted_moment END
