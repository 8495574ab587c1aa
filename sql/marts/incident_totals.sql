-- Today's total of each incident, metric and object: the rule stands in incident_total_history.
-- grain: incident_id, metric, object_class, object
-- slice: incident_id
--
-- incident_id: The incident.
-- metric: What happened.
-- object_class: The group of things that was counted.
-- object: To what or whom; NULL for the object class as a whole, in which different victims are added up. Never add a row to its parts.
-- low: Smallest figure; NULL where no lower bound is known.
-- value: The figure; NULL where only bounds are known or the figures exclude each other.
-- high: Largest figure; NULL where it is open.
-- bound: How the figure limits the truth: exact, approx, range, at_least, at_most or none.
-- state: stated, zero, unknown or withheld.
-- method: override, priority_source, range, single, majority, latest or not_stated; see incident_total_history.
-- n_claims: Claims behind the reports.
-- n_articles: Articles that report, newest versions only.
-- n_domains: Hosts of these articles.
-- n_stories: Stories after copies and rewrites were joined.
-- n_independent_voices: Different speakers, agencies and outlets; the copies of a story are one.
-- is_one_sided: Whether all that is known comes from one side.
-- is_conflicting: Whether figures of two sides exclude each other.
-- grade: In the words of Airwars: Discounted (zero after a figure above zero), Contested (conflicting or denied), Confirmed (the responsible side says so), Fair (two or more independent voices), Weak (one).
-- best_claim_id: The claim that gives the figure, or the person's correction; of a range, the newest.
-- known_from: Moment from which this has been the total, by publication.
-- is_count: Whether this is the row that counts: people as a whole, things by object; daily_incident_counts adds up these rows and no others.
-- covers: Of people as a whole, or of a class of things: the objects that have rows of their own, which are parts of this one.
-- fits_whole: Whether the figure of a part can lie inside that of its whole; not where a part was counted before the whole was corrected, or by one side alone.
-- sides: Where two sides of sides.csv speak: each side's figure, with the claim that gives it; NULL else.
-- collected_from: Moment from which this has been the total for this warehouse, by collection.
WITH collected AS (
    -- the moment at which the last report of its reading came in or went, or a person's correction came
    SELECT incident_id, metric, object_class, object, max(moment) AS known_from
    FROM (
        SELECT
            incident_id, metric, object_class, object,
            greatest(CASE WHEN read_until IS NULL AND coalesce(collected_until > collected_from, true) THEN greatest(collected_from, collected_until) END,
                read_from, read_until) AS moment
        FROM main.report_history
        UNION ALL
        SELECT incident_id, metric, object_class, object, decided_at FROM main.overrides WHERE incident_id IS NOT NULL
    )
    GROUP BY ALL
)
SELECT total.*, coalesce(collected.known_from, total.known_from) AS collected_from
FROM main.incident_totals_worked_out('publication', TIMESTAMPTZ 'infinity', CAST(NULL AS VARCHAR)) AS total
LEFT JOIN collected ON collected.incident_id = total.incident_id AND collected.metric = total.metric
    AND collected.object_class = total.object_class AND collected.object IS NOT DISTINCT FROM total.object
ORDER BY total.incident_id, total.metric, total.object_class, total.object
