-- The totals as they were known at a moment: the same rows as incident_totals, read from incident_total_history.
-- parameters: wanted_moment
--
-- incident_id: The incident, as it was joined then.
-- metric: What happened.
-- object_class: The group of things that was counted.
-- object: To what or whom; NULL for the object class as a whole.
-- low: Smallest figure.
-- value: The figure.
-- high: Largest figure.
-- state: stated, zero, unknown or withheld.
-- method: How the total was found.
-- n_claims: Claims behind the reports.
-- n_articles: Articles that reported.
-- n_domains: Hosts of these articles.
-- n_stories: Stories after copies and rewrites were joined.
-- n_independent_voices: Different speakers, agencies and outlets.
-- is_one_sided: Whether all that was known came from one side.
-- is_conflicting: Whether figures of two sides excluded each other.
-- grade: In the words of Airwars.
-- best_claim_id: The claim that gave the figure.
-- known_from: Moment from which this had been the total.
SELECT
    incident_id, metric, object_class, object, low, value, high, state, method, n_claims, n_articles, n_domains, n_stories, n_independent_voices,
    is_one_sided, is_conflicting, grade, best_claim_id, known_from
FROM main.incident_total_history
WHERE known_from <= wanted_moment AND (known_until IS NULL OR known_until > wanted_moment)
