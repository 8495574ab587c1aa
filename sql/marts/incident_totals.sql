-- Today's total of each incident, metric and object: the newest rows of incident_total_history, where the rule stands.
-- grain: incident_id, metric, object_class, object
--
-- incident_id: The incident.
-- metric: What happened.
-- object_class: The group of things that was counted.
-- object: To what or whom; NULL for the object class as a whole, in which different victims are added up. Never add a row to its parts.
-- low: Smallest figure; NULL where no lower bound is known.
-- value: The figure; NULL where only bounds are known or the figures exclude each other.
-- high: Largest figure; NULL where it is open.
-- state: stated, zero, unknown or withheld.
-- method: override, priority_source, range, single, majority, latest or not_stated; see incident_total_history.
-- n_claims: Claims behind the reports.
-- n_articles: Articles that report, newest versions only.
-- n_domains: Hosts of these articles.
-- n_stories: Stories after copies and rewrites were joined.
-- n_independent_voices: Different speakers, agencies and outlets; the copies of a story are one.
-- is_one_sided: Whether all that is known comes from one side.
-- is_conflicting: Whether figures of two sides exclude each other.
-- grade: In the words of Airwars: Discounted, Contested, Confirmed, Fair or Weak; see incident_total_history.
-- best_claim_id: The claim that gives the figure, or the person's correction; of a range, the newest.
-- known_from: Moment from which this has been the total.
SELECT
    incident_id, metric, object_class, object, low, value, high, state, method, n_claims, n_articles, n_domains, n_stories, n_independent_voices,
    is_one_sided, is_conflicting, grade, best_claim_id, known_from
FROM main.incident_total_history
WHERE known_until IS NULL
