-- The totals at a moment by one of two clocks, and what stands behind them. wanted_clock is publication, for what the world could know, or collection, for what this warehouse knew;
-- wanted_incident is one incident, or NULL for all. Of incidents that are as they were then, they are those of the mart incident_totals; the others are worked out anew.
-- parameters: wanted_clock, wanted_moment, wanted_incident
--
-- incident_id: The incident, as it was joined then.
-- metric: What happened.
-- object_class: The group of things that was counted.
-- object: To what or whom; NULL for the object class as a whole.
-- low: Smallest figure.
-- value: The figure.
-- high: Largest figure.
-- bound: How the figure limits the truth: exact, approx, range, at_least, at_most or none.
-- state: stated, zero, unknown or withheld.
-- method: How the total was found.
-- n_claims: Claims behind the reports.
-- n_articles: Articles that reported.
-- n_domains: Hosts of these articles.
-- n_stories: Stories after copies and rewrites were joined.
-- n_independent_voices: Different speakers, agencies and outlets.
-- is_one_sided: Whether all that was known came from one side.
-- is_conflicting: Whether figures of two sides excluded each other.
-- grade: In the words of Airwars: Discounted (zero after a figure above zero), Contested (conflicting or denied), Confirmed (the responsible side says so), Fair (two or more independent voices), Weak (one).
-- best_claim_id: The claim that gave the figure.
-- known_from: Moment from which this had been the total.
-- is_count: Whether this is the row that counts: people as a whole, things by object; daily_incident_counts adds up these rows and no others.
-- covers: Of people as a whole, or of a class of things: the objects that have rows of their own, which are parts of this one.
-- fits_whole: Whether the figure of a part can lie inside that of its whole; not where a part was counted before the whole was corrected, or by one side alone.
-- sides: Where two sides of sides.csv speak: each side's figure, with the claim that gives it; NULL else.
SELECT total.* EXCLUDE (collected_from) REPLACE (CASE WHEN wanted_clock = 'collection' THEN total.collected_from ELSE total.known_from END AS known_from)
FROM main.incident_totals AS total
SEMI JOIN main.settled_incidents(wanted_clock, wanted_moment) AS settled ON settled.incident_id = total.incident_id
WHERE wanted_incident IS NULL OR total.incident_id = wanted_incident
UNION ALL
FROM main.incident_totals_worked_out(wanted_clock, wanted_moment, CAST(wanted_incident AS VARCHAR), changing_at := wanted_moment)
