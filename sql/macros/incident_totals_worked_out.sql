-- The totals at a moment by one of two clocks, and what stands behind them: the one definition of support, grade and parts. wanted_clock is publication, for what the world could know, read from
-- the mart incident_total_history, or collection, for what this warehouse knew, worked out anew; wanted_incident is one incident, or NULL for all; changing_at a moment, for those alone that have changed since, or NULL for all.
-- parameters: wanted_clock, wanted_moment, wanted_incident, changing_at := NULL
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
SELECT
    total.incident_id, total.metric, total.object_class, total.object, total.low, total.value, total.high, total.bound, total.state, total.method,
    coalesce(support.n_claims, 0) AS n_claims, coalesce(support.n_articles, 0) AS n_articles, coalesce(support.n_domains, 0) AS n_domains,
    coalesce(support.n_stories, 0) AS n_stories, coalesce(support.n_independent_voices, 0) AS n_independent_voices,
    coalesce(support.is_one_sided, false) AS is_one_sided, total.is_conflicting,
    CASE
        WHEN total.state = 'zero' AND support.was_above_zero THEN 'Discounted'
        WHEN total.is_conflicting OR support.is_denied THEN 'Contested'
        WHEN support.is_responsible_side THEN 'Confirmed'
        WHEN support.n_independent_voices > 1 THEN 'Fair'
        ELSE 'Weak'
    END AS grade,
    total.best_claim_id, total.known_from,
    (total.object_class = 'people') = (total.object IS NULL) AS is_count,
    CASE WHEN total.object IS NULL THEN coalesce(list_sort(list(total.object) FILTER (total.object IS NOT NULL) OVER whole), []) END AS covers,
    coalesce(
        main.figure_least(total.low, total.value, total.high)
            <= max(main.figure_most(total.low, total.value, total.high)) FILTER (total.object IS NULL) OVER whole,
        true
    ) AS fits_whole,
    total.sides
FROM (
    SELECT * FROM main.incident_total_history WHERE wanted_clock = 'publication' AND (wanted_incident IS NULL OR incident_id = wanted_incident)
        AND (changing_at IS NULL OR incident_id IN (SELECT incident_id FROM main.changing_incidents(wanted_clock, changing_at)))
    UNION ALL
    SELECT * FROM main.total_history('collection', CAST(wanted_incident AS VARCHAR), changing_at := CAST(changing_at AS TIMESTAMPTZ)) WHERE wanted_clock = 'collection'
) AS total
LEFT JOIN main.incident_support(wanted_clock, wanted_moment, CAST(wanted_incident AS VARCHAR), changing_at := CAST(changing_at AS TIMESTAMPTZ)) AS support
    ON support.incident_id = total.incident_id AND support.metric = total.metric
    AND support.object_class = total.object_class AND support.object IS NOT DISTINCT FROM total.object
WHERE total.known_from <= wanted_moment AND (total.known_until IS NULL OR total.known_until > wanted_moment)
WINDOW whole AS (PARTITION BY total.incident_id, total.metric, total.object_class)
