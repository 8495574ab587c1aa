-- The total of each incident, metric and object from every moment at which it changed: the one definition of a total.
-- A version counts from its collection until a newer one; copies of a story count once. A repeated figure is as old as its first statement, so that late outlets do not
-- undo a newer one; an outlet that gave another figure before revises. The newest figure stands; vaguer later words that allow it do not replace it, and different figures
-- of one moment give a range. Where two sides speak, each has its own newest figure, and figures that exclude each other give a range.
-- Background, cumulative, period, planned and denied claims never come here. Unknown and withheld are states, not numbers.
-- grain: incident_id, metric, object_class, object, known_from
--
-- incident_id: The incident.
-- metric: What happened.
-- object_class: The group of things that was counted.
-- object: To what or whom; NULL for the object class as a whole, in which different victims are added up.
-- known_from: Moment from which this was the total.
-- known_until: Moment until which it was; NULL for today's total.
-- low: Smallest figure; NULL where no lower bound is known.
-- value: The figure; NULL where only bounds are known or the figures exclude each other.
-- high: Largest figure; NULL where it is open.
-- state: stated, zero, unknown or withheld.
-- method: override (a person's), priority_source (of speakers.csv), range (figures that exclude each other), single (one story), majority (the newest figure is that of most stories), latest (the newest, of few); not_stated without a number.
-- n_claims: Claims behind the reports.
-- n_articles: Articles that report, newest versions only.
-- n_domains: Hosts of these articles.
-- n_stories: Stories after copies and rewrites were joined.
-- n_independent_voices: Different speakers, agencies and outlets; the copies of a story are one.
-- is_one_sided: Whether all that is known comes from one side.
-- is_conflicting: Whether figures of two sides exclude each other.
-- grade: In the words of Airwars: Discounted (zero after a figure above zero), Contested (conflicting or denied), Confirmed (the responsible side says so), Fair (two or more independent voices), Weak (one).
-- best_claim_id: The claim that gives the figure; of a range, the newest.
-- opened_by: What changed: new_article, article_edited, merge, split or override.
WITH cells AS (
    SELECT row_number() OVER () AS cell, incident_id, metric, object_class, object
    FROM (
        SELECT DISTINCT incident_id, metric, object_class, object FROM main.report_history
        UNION
        SELECT incident_id, metric, object_class, object FROM main.overrides WHERE incident_id IS NOT NULL AND is_matched
    )
),
reports AS (
    SELECT
        cells.cell, report.low, report.value, report.high, report.state, report.best_claim_id, len(report.claim_ids) AS n_claims,
        report.side, report.priority, report.is_other_side, report.is_responsible,
        hash(report.story_id) AS story, hash(report.domain) AS domain, report.reported_at, report.known_from, report.known_until, report.opened_by, report.closed_by,
        -- the bounds of what the figure allows: an open bound is endless, a single number is both
        coalesce(report.low, report.value, 0) AS least,
        CASE WHEN report.high IS NOT NULL THEN report.high WHEN report.low IS NOT NULL THEN 9223372036854775807 ELSE report.value END AS most,
        -- the copies of a story have one voice, that of the first
        hash(CASE WHEN report.is_speaker THEN report.voice ELSE first_value(report.voice) OVER copies END) AS voice,
        coalesce(min(hash(report.low, report.value, report.high)) OVER earlier <> hash(report.low, report.value, report.high), false)
            OR coalesce(max(hash(report.low, report.value, report.high)) OVER earlier <> hash(report.low, report.value, report.high), false) AS is_revision
    FROM main.report_history AS report
    JOIN cells ON cells.incident_id = report.incident_id AND cells.metric = report.metric
        AND cells.object_class = report.object_class AND cells.object IS NOT DISTINCT FROM report.object
    WINDOW
        copies AS (PARTITION BY cells.cell, report.story_id, report.is_speaker ORDER BY report.known_from, report.reported_at, report.report_id),
        earlier AS (
            PARTITION BY cells.cell, report.outlet ORDER BY report.known_from, report.reported_at, report.report_id
            ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
        )
),
two_sides AS (
    SELECT cell, list_sort(list(since))[2] AS since
    FROM (SELECT cell, side, min(known_from) AS since FROM reports WHERE side IS NOT NULL GROUP BY cell, side)
    GROUP BY cell
    HAVING count(*) > 1
),
denials AS (
    SELECT link.incident_id, claim.metric, min(claim.first_seen_at) AS since
    FROM main.incident_links AS link JOIN main.incident_counts AS claim USING (claim_id)
    WHERE (claim.certainty = 'denied' OR claim.polarity = 'deny') AND NOT claim.is_background AND claim.count_basis IN ('incident', 'increment')
    GROUP BY link.incident_id, claim.metric
),
corrections AS (
    SELECT cells.cell, override.override_id, override.low, override.value, override.high, override.state, override.decided_at, override.valid_until
    FROM main.overrides AS override
    JOIN cells ON cells.incident_id = override.incident_id AND cells.metric = override.metric AND cells.object IS NOT DISTINCT FROM override.object AND cells.object_class = override.object_class
),
moments AS (
    SELECT
        cell, instant, lead(instant) OVER (PARTITION BY cell ORDER BY instant) AS until,
        arg_max(opened_by, list_position(['new_article', 'article_edited', 'split', 'merge', 'override'], opened_by)) AS opened_by
    FROM (
        SELECT cell, known_from AS instant, opened_by FROM reports
        UNION ALL SELECT cell, known_until, closed_by FROM reports WHERE known_until IS NOT NULL
        UNION ALL SELECT cell, decided_at, 'override' FROM corrections
    )
    GROUP BY cell, instant
),
known AS (
    SELECT
        moments.instant, report.*,
        report.known_until IS NULL OR report.known_until > moments.instant AS is_current,
        -- from the moment at which a second side speaks, each side has its own figure
        CASE WHEN moments.instant >= two_sides.since THEN coalesce(report.side, '') ELSE '' END AS party
    FROM moments
    JOIN reports AS report ON report.cell = moments.cell AND report.known_from <= moments.instant
    LEFT JOIN two_sides ON two_sides.cell = moments.cell
),
figures AS (
    SELECT
        cell, instant, party, low, value, high, state, least, most,
        greatest(min(reported_at), max(reported_at) FILTER (is_current AND is_revision)) AS moment,
        count(DISTINCT story) FILTER (is_current) AS n_stories,
        min(priority) FILTER (is_current) AS priority,
        arg_min(best_claim_id, (reported_at, best_claim_id)) FILTER (is_current) AS best_claim_id
    FROM known
    WHERE most IS NOT NULL
    GROUP BY ALL
    HAVING bool_or(is_current)
),
exact AS (
    SELECT cell, instant, party, max(moment) AS moment, arg_max(least, (moment, n_stories)) AS number
    FROM figures
    WHERE least = most
    GROUP BY cell, instant, party
),
newest AS (
    SELECT figures.*
    FROM figures LEFT JOIN exact USING (cell, instant, party)
    -- an open or vague figure replaces an exact one only where it is newer and excludes it
    WHERE figures.least = figures.most OR exact.number IS NULL
        OR (figures.moment > exact.moment AND exact.number NOT BETWEEN figures.least AND figures.most)
    QUALIFY rank() OVER (PARTITION BY cell, instant, party ORDER BY figures.moment DESC, figures.n_stories DESC) = 1
),
by_party AS (
    SELECT
        cell, instant, party,
        CASE WHEN count(low) = count(*) THEN min(low) WHEN count(*) > 1 THEN min(least) END AS low,
        CASE WHEN count(*) = 1 THEN min(value) END AS value,
        CASE WHEN count(high) = count(*) THEN max(high) WHEN count(*) > 1 AND max(most) < 9223372036854775807 THEN max(most) END AS high,
        max(state) AS state, -- zero and stated: a range
        min(least) AS least, max(most) AS most, max(moment) AS moment, sum(n_stories) AS n_stories, count(*) > 1 AS is_tied,
        min(best_claim_id) AS best_claim_id
    FROM newest
    GROUP BY cell, instant, party
),
combined AS (
    SELECT
        cell, instant,
        coalesce(max(least) FILTER (party <> '') > min(most) FILTER (party <> ''), false) AS is_conflicting,
        min(least) FILTER (party <> '') AS least, nullif(max(most) FILTER (party <> ''), 9223372036854775807) AS most,
        arg_max(
            {'low': low, 'value': value, 'high': high, 'state': state, 'n_stories': n_stories, 'is_tied': is_tied, 'best_claim_id': best_claim_id},
            (moment, n_stories, party)
        ) AS figure
    FROM by_party
    GROUP BY cell, instant
),
preferred AS (
    SELECT cell, instant,
        arg_min({'low': low, 'value': value, 'high': high, 'state': state, 'best_claim_id': best_claim_id}, (priority, -epoch_us(moment), best_claim_id)) AS figure
    FROM figures
    WHERE priority IS NOT NULL
    GROUP BY cell, instant
),
support AS (
    SELECT
        cell, instant,
        sum(n_claims) AS n_claims, count(*) FILTER (NOT is_other_side) AS n_articles, count(DISTINCT domain) AS n_domains, count(DISTINCT story) AS n_stories,
        count(DISTINCT voice) AS n_independent_voices, count(DISTINCT story) FILTER (most IS NOT NULL) AS n_stories_with_figure,
        count(side) = count(*) AND min(side) = max(side) AS is_one_sided,
        bool_or(is_responsible) AS is_confirmed,
        min(state) FILTER (most IS NULL) AS state, -- unknown before withheld
        arg_min(best_claim_id, (reported_at, best_claim_id)) AS best_claim_id
    FROM known
    WHERE is_current
    GROUP BY cell, instant
),
above_zero AS (SELECT cell, min(known_from) AS since FROM reports WHERE least > 0 GROUP BY cell),
totals AS (
    SELECT
        cells.incident_id, cells.metric, cells.object_class, cells.object, moments.instant AS known_from, moments.until AS known_until,
        CASE
            WHEN correction.override_id IS NOT NULL THEN {'low': correction.low, 'value': correction.value, 'high': correction.high, 'state': correction.state, 'method': 'override'}
            WHEN preferred.figure IS NOT NULL THEN {'low': preferred.figure.low, 'value': preferred.figure.value, 'high': preferred.figure.high, 'state': preferred.figure.state, 'method': 'priority_source'}
            WHEN combined.is_conflicting THEN {'low': combined.least, 'value': NULL, 'high': combined.most, 'state': 'stated', 'method': 'range'}
            WHEN combined.figure IS NULL THEN {'low': NULL, 'value': NULL, 'high': NULL, 'state': support.state, 'method': 'not_stated'}
            ELSE {'low': combined.figure.low, 'value': combined.figure.value, 'high': combined.figure.high, 'state': combined.figure.state, 'method': CASE
                WHEN combined.figure.is_tied THEN 'range'
                WHEN support.n_stories_with_figure = 1 THEN 'single'
                WHEN 2 * combined.figure.n_stories > support.n_stories_with_figure THEN 'majority'
                ELSE 'latest' END}
        END AS figure,
        coalesce(support.n_claims, 0) AS n_claims, coalesce(support.n_articles, 0) AS n_articles, coalesce(support.n_domains, 0) AS n_domains,
        coalesce(support.n_stories, 0) AS n_stories, coalesce(support.n_independent_voices, 0) AS n_independent_voices,
        coalesce(support.is_one_sided, false) AS is_one_sided, coalesce(combined.is_conflicting, false) AS is_conflicting,
        coalesce(denials.since <= moments.instant, false) AS is_denied, coalesce(support.is_confirmed, false) AS is_confirmed,
        coalesce(above_zero.since <= moments.instant, false) AS was_above_zero,
        coalesce(correction.override_id, preferred.figure.best_claim_id, combined.figure.best_claim_id, support.best_claim_id) AS best_claim_id,
        moments.opened_by
    FROM moments
    JOIN cells ON cells.cell = moments.cell
    LEFT JOIN support ON support.cell = moments.cell AND support.instant = moments.instant
    LEFT JOIN combined ON combined.cell = moments.cell AND combined.instant = moments.instant
    LEFT JOIN preferred ON preferred.cell = moments.cell AND preferred.instant = moments.instant
    LEFT JOIN corrections AS correction ON correction.cell = moments.cell
        AND correction.decided_at <= moments.instant AND (correction.valid_until IS NULL OR correction.valid_until > moments.instant)
    LEFT JOIN above_zero ON above_zero.cell = moments.cell
    LEFT JOIN denials ON denials.incident_id = cells.incident_id AND denials.metric = cells.metric
    WHERE support.cell IS NOT NULL OR correction.override_id IS NOT NULL
)
SELECT
    incident_id, metric, object_class, object, known_from, known_until,
    CAST(figure.low AS BIGINT) AS low, CAST(figure.value AS BIGINT) AS value, CAST(figure.high AS BIGINT) AS high, figure.state AS state, figure.method AS method,
    CAST(n_claims AS BIGINT) AS n_claims, n_articles, n_domains, n_stories, n_independent_voices, is_one_sided, is_conflicting,
    CASE
        WHEN figure.state = 'zero' AND was_above_zero THEN 'Discounted'
        WHEN is_conflicting OR is_denied THEN 'Contested'
        WHEN is_confirmed THEN 'Confirmed'
        WHEN n_independent_voices > 1 THEN 'Fair'
        ELSE 'Weak'
    END AS grade,
    best_claim_id, opened_by
FROM totals
ORDER BY incident_id, metric, object_class, object, known_from
