-- The incidents that were known at a moment of a clock, publication or collection, and about which something has changed since: all others are as they are today.
-- parameters: wanted_clock, wanted_moment
--
-- incident_id: The incident.
SELECT incident_id FROM main.incident_moments
WHERE CASE WHEN wanted_clock = 'collection' THEN collected_from <= wanted_moment AND collected_until > wanted_moment
    ELSE public_from <= wanted_moment AND public_until > wanted_moment END
