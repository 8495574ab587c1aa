-- The totals of incidents from every moment at which they changed, by one of two clocks: the one definition of a total. wanted_clock is publication, for what the world could know, or collection, for
-- what this warehouse knew; wanted_incident is one incident, or NULL for all; changing_at a moment, for those alone that have changed since, or NULL for all. By publication for all incidents it is the mart incident_total_history.
-- A version counts from its publication, or its collection, until a newer one; copies of a story count once. A repeated figure is as old as its first statement, so that late outlets do not
-- undo a newer one; an outlet that gave another figure before, or takes one back, revises, and so do two stories in a row. The newest figure stands; vaguer later words that agree with it do not replace it, different figures
-- of one moment give a range, and a death that is told later, without a new toll, leaves the figure open above: it may or may not be counted already. Where two sides speak, each has its own newest figure, and figures that exclude each other give a range.
-- Background, cumulative, period, planned and denied claims never come here. Unknown and withheld are states, not numbers.
-- parameters: wanted_clock, wanted_incident, changing_at := NULL
--
-- incident_id: The incident.
-- metric: What happened.
-- object_class: The group of things that was counted.
-- object: To what or whom; NULL for the object class as a whole, in which different victims are added up. People of no stated kind have no row: they are people as a whole.
-- known_from: Moment from which this was the total.
-- known_until: Moment until which it was; NULL for today's total.
-- low: Smallest figure; NULL where no lower bound is known.
-- value: The figure; NULL where only bounds are known or the figures exclude each other.
-- high: Largest figure; NULL where it is open.
-- bound: How the figure limits the truth: exact, approx, range, at_least, at_most or none.
-- state: stated, zero, unknown or withheld.
-- method: override (a person's), priority_source (of speakers.csv), range (figures that exclude each other), single (one story), majority (the newest figure is that of most stories), latest (the newest, of few); not_stated without a number.
-- n_stories: Stories that report, after copies and rewrites were joined.
-- is_conflicting: Whether figures of two sides exclude each other.
-- sides: Where two sides of sides.csv speak: each side's figure at that time, with the claim that gives it; NULL else.
-- best_claim_id: The claim that gives the figure; of a range, the newest.
-- opened_by: What changed: new_article, article_edited, merge, split, override or rule_changed.
WITH signed AS (
    -- what a cell's total follows from, in one value: reports and a person's corrections
    SELECT incident_id, metric, object_class, object, (count(*), sum(signature), bit_xor(signature)) AS signature
    FROM (
        SELECT
            incident_id, metric, object_class, object, true AS is_matched,
            hash(
                low, value, high, state, best_claim_id, side, priority, is_correction, outlet, story_id,
                reported_at, known_from, known_until, opened_by, closed_by, read_from, read_until, told_from, told_until, collected_from, collected_until
            ) AS signature
        FROM main.report_history
        -- people of no stated kind are people as a whole
        WHERE (object_class <> 'people' OR object IS DISTINCT FROM 'person') AND (wanted_incident IS NULL OR incident_id = wanted_incident)
            AND (changing_at IS NULL OR incident_id IN (SELECT incident_id FROM main.changing_incidents(wanted_clock, changing_at)))
        UNION ALL
        SELECT incident_id, metric, object_class, object, is_matched, hash('override', override_id) FROM main.overrides
        WHERE incident_id IS NOT NULL AND (wanted_incident IS NULL OR incident_id = wanted_incident)
            AND (changing_at IS NULL OR incident_id IN (SELECT incident_id FROM main.changing_incidents(wanted_clock, changing_at)))
    )
    GROUP BY incident_id, metric, object_class, object
    HAVING bool_or(is_matched)
),
readings AS (
    -- each set of rules has a total of its own, as if it had always been in force; there is more than one only where rules have changed
    SELECT *, lead(since) OVER (PARTITION BY incident_id, metric, object_class, object ORDER BY since) AS until
    FROM (
        SELECT DISTINCT incident_id, metric, object_class, object, unnest([TIMESTAMPTZ '-infinity', read_from, read_until]) AS since
        FROM main.report_history
        WHERE read_from IS NOT NULL OR read_until IS NOT NULL
    )
    WHERE since IS NOT NULL
),
cells AS (
    -- most incidents count one kind of victim: its reports are those of the object class as a whole, and one total serves for both
    SELECT row_number() OVER () AS cell, alike.*, readings.since, readings.until
    FROM (
        SELECT incident_id, metric, object_class, list(object) AS objects, objects[1] AS object
        FROM signed GROUP BY incident_id, metric, object_class, signature
    ) AS alike
    LEFT JOIN readings ON readings.incident_id = alike.incident_id AND readings.metric = alike.metric
        AND readings.object_class = alike.object_class AND readings.object IS NOT DISTINCT FROM alike.object
),
numbered AS (
    SELECT
        cells.cell, report.low, report.value, report.high, report.state, report.best_claim_id, report.side, report.priority, report.is_correction,
        hash(report.outlet) AS outlet, hash(report.story_id) AS story,
        report.reported_at,
        CASE WHEN wanted_clock = 'collection' THEN report.collected_from ELSE coalesce(report.told_from, report.known_from) END AS known_from,
        CASE
            WHEN wanted_clock = 'collection' THEN report.collected_until
            WHEN report.told_from IS NULL THEN report.known_until
            ELSE report.told_until
        END AS known_until,
        -- who revises whom follows from publication by either clock
        coalesce(report.told_from, report.known_from) AS public_from,
        report.opened_by, report.closed_by,
        -- the bounds of what the figure allows: an open bound is endless, a single number is both
        main.figure_least(report.low, report.value, report.high) AS least,
        CASE WHEN main.figure_bound(report.low, report.value, report.high) = 'at_least' THEN 9223372036854775807
            ELSE main.figure_most(report.low, report.value, report.high) END AS most,
        report.method = 'later_death' AS is_later,
        hash(report.low, report.value, report.high, report.state, is_later) AS figure
    FROM main.report_history AS report
    JOIN cells ON cells.incident_id = report.incident_id AND cells.metric = report.metric
        AND cells.object_class = report.object_class AND cells.object IS NOT DISTINCT FROM report.object
    WHERE (wanted_incident IS NULL OR report.incident_id = wanted_incident)
        AND (cells.since IS NULL
            OR (coalesce(report.read_from <= cells.since, true) AND coalesce(report.read_until >= coalesce(cells.until, TIMESTAMPTZ 'infinity'), true)))
),
kinds AS (
    SELECT cell, count(DISTINCT side) > 1 AS has_sides
    FROM numbered
    GROUP BY cell
),
reports AS (
    SELECT
        numbered.*,
        -- where two sides speak, each has its own figure
        CASE WHEN kinds.has_sides THEN coalesce(side, '') ELSE '' END AS party,
        -- an outlet that gave another figure before revises it
        is_correction OR coalesce(min(figure) OVER earlier <> figure OR max(figure) OVER earlier <> figure, false)
            -- so do two stories in a row
            OR coalesce(lag(figure) OVER before = figure AND lag(story) OVER before <> story, false) AS is_revision
    FROM numbered JOIN kinds USING (cell)
    -- what never held by this clock; said here and not above, where DuckDB would take it for far fewer rows and choose a slow join
    WHERE known_until IS NULL OR known_until > known_from
    WINDOW
        before AS (PARTITION BY cell, CASE WHEN kinds.has_sides THEN coalesce(side, '') ELSE '' END ORDER BY public_from, reported_at, best_claim_id),
        earlier AS (PARTITION BY cell, outlet ORDER BY public_from, reported_at, best_claim_id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
),
revisions AS (
    -- copies of a revising story are as old as it
    SELECT cell, party, story, figure, min(reported_at) AS revised_at FROM reports WHERE is_revision GROUP BY cell, party, story, figure
),
corrections AS (
    SELECT cells.cell, override.override_id, override.low, override.value, override.high, override.state, override.decided_at, override.valid_until
    FROM main.overrides AS override
    JOIN cells ON cells.incident_id = override.incident_id AND cells.metric = override.metric
        AND cells.object_class = override.object_class AND cells.object IS NOT DISTINCT FROM override.object
),

-- what stands behind a total at each moment: every report enters when it is known and leaves when it no longer holds
entries AS (
    SELECT cell, known_from AS instant, 1 AS step, opened_by, * EXCLUDE (cell, known_from, known_until, opened_by, closed_by) FROM reports
    UNION ALL
    SELECT cell, known_until, -1, closed_by, * EXCLUDE (cell, known_from, known_until, opened_by, closed_by) FROM reports WHERE known_until IS NOT NULL
),
running AS (
    SELECT
        *,
        -- a story counts as long as one report of it holds
        sum(step) OVER (PARTITION BY cell, story ORDER BY instant, step DESC ROWS UNBOUNDED PRECEDING) AS of_story,
        sum(step) OVER (PARTITION BY cell, party, figure, story ORDER BY instant, step DESC ROWS UNBOUNDED PRECEDING) AS of_figure
    FROM entries
),
steps AS (
    SELECT
        cell, instant,
        sum(step) AS d_reports, sum(CASE WHEN of_story = 1 AND step = 1 THEN 1 WHEN of_story = 0 THEN -1 END) AS d_stories,
        sum(step) FILTER (state = 'unknown') AS d_unknown,
        min(best_claim_id) FILTER (step = 1) AS claim_id,
        arg_max(opened_by, list_position(['new_article', 'article_edited', 'split', 'merge', 'override'], opened_by)) AS opened_by
    FROM running
    GROUP BY cell, instant
    UNION ALL BY NAME
    SELECT cell, decided_at AS instant, 'override' AS opened_by FROM corrections
),
moments AS (
    SELECT
        cell, instant, lead(instant) OVER later AS until,
        sum(d_reports) OVER so_far AS n_reports, sum(d_stories) OVER so_far AS n_stories,
        sum(d_unknown) OVER so_far AS n_unknown, last_value(claim_id IGNORE NULLS) OVER so_far AS last_claim_id, opened_by
    FROM (
        SELECT cell, instant, max(opened_by) AS opened_by, max(claim_id) AS claim_id, sum(COLUMNS('^d_')) FROM steps
        GROUP BY cell, instant
    )
    WINDOW so_far AS (PARTITION BY cell ORDER BY instant ROWS UNBOUNDED PRECEDING), later AS (PARTITION BY cell ORDER BY instant)
),

-- each figure in time: how old it is, and how many stories give it
figure_steps AS (
    SELECT
        cell, party, figure, instant, any_value(low) AS low, any_value(value) AS value, any_value(high) AS high, any_value(state) AS state,
        any_value(least) AS least, any_value(most) AS most, any_value(is_later) AS is_later,
        sum(step) AS d_reports, sum(CASE WHEN of_figure = 1 AND step = 1 THEN 1 WHEN of_figure = 0 THEN -1 END) AS d_stories,
        min(reported_at) FILTER (step = 1) AS first_reported_at, max(revised_at) FILTER (step = 1 AND is_revision) AS revised_at,
        min(priority) AS priority, min(best_claim_id) FILTER (step = 1) AS claim_id
    FROM running LEFT JOIN revisions USING (cell, party, story, figure)
    WHERE most IS NOT NULL
    GROUP BY cell, party, figure, instant
),
states_so_far AS (
    SELECT
        cell, party, figure, instant AS since, lead(instant) OVER later AS until, low, value, high, state, least, most, is_later, least = most AS is_exact, priority,
        sum(d_reports) OVER so_far AS n_reports, sum(d_stories) OVER so_far AS n_stories,
        greatest(min(first_reported_at) OVER so_far, max(revised_at) OVER so_far) AS moment,
        last_value(claim_id IGNORE NULLS) OVER so_far AS best_claim_id
    FROM figure_steps
    WINDOW so_far AS (PARTITION BY cell, party, figure ORDER BY instant ROWS UNBOUNDED PRECEDING), later AS (PARTITION BY cell, party, figure ORDER BY instant)
),
left_cells AS (SELECT DISTINCT cell FROM reports WHERE known_until IS NOT NULL OR wanted_clock = 'collection'),
states AS (
    -- where a report has left, its claim gives the figure no more: the newest of those that are there does; what was collected last need not be the newest
    SELECT so_far.* REPLACE (coalesce(standing.claim_id, best_claim_id) AS best_claim_id)
    FROM states_so_far AS so_far
    LEFT JOIN (
        SELECT so_far.cell, so_far.party, so_far.figure, so_far.since,
            arg_min(report.best_claim_id, (-epoch_us(report.public_from), report.best_claim_id)) AS claim_id
        FROM states_so_far AS so_far SEMI JOIN left_cells USING (cell)
        JOIN reports AS report ON report.cell = so_far.cell AND report.party = so_far.party AND report.figure = so_far.figure
            AND report.known_from <= so_far.since AND (report.known_until IS NULL OR report.known_until > so_far.since)
        GROUP BY ALL
    ) AS standing USING (cell, party, figure, since)
),
lasting AS (SELECT cell, party, figure, min(moment) AS least_moment FROM states GROUP BY cell, party, figure HAVING min(n_reports) > 0),
candidates AS (
    -- a state ends early where a newer figure comes that is never withdrawn: so few states overlap
    SELECT
        states.* EXCLUDE (until),
        least(until, CASE WHEN lead(lasting.least_moment) OVER later > moment THEN lead(since) OVER later END) AS until
    FROM states LEFT JOIN lasting USING (cell, party, figure)
    WHERE n_reports > 0
    WINDOW later AS (PARTITION BY cell, party, is_exact, is_later ORDER BY since)
),
party_moments AS (
    SELECT cell, party, instant, lead(instant) OVER (PARTITION BY cell, party ORDER BY instant) AS until
    FROM (SELECT DISTINCT cell, party, instant FROM figure_steps)
),
ranked AS (
    SELECT party_moments.instant, candidates.* EXCLUDE (since, until)
    FROM party_moments JOIN candidates ON candidates.cell = party_moments.cell AND candidates.party = party_moments.party
        AND candidates.since <= party_moments.instant AND (candidates.until IS NULL OR candidates.until > party_moments.instant)
    QUALIFY rank() OVER (PARTITION BY candidates.cell, candidates.party, party_moments.instant, is_exact, is_later ORDER BY moment DESC, n_stories DESC) = 1
),
newest AS (
    SELECT cell, party, instant, is_exact, is_later, struct_pack(
        moment := max(moment), least := min(least), most := max(most),
        low := CASE WHEN count(low) = count(*) THEN min(low) WHEN count(*) > 1 THEN min(least) END,
        -- "about nine" and nine exclude nothing
        value := CASE WHEN count(*) = 1 THEN min(value) WHEN min(least) = max(most) THEN min(least) END,
        high := CASE WHEN count(high) = count(*) THEN max(high) WHEN count(*) > 1 AND max(most) < 9223372036854775807 THEN max(most) END,
        state := min(state), n_stories := sum(n_stories), is_tied := count(*) > 1 AND min(least) < max(most), best_claim_id := min(best_claim_id)
    ) AS figure
    FROM ranked
    GROUP BY cell, party, instant, is_exact, is_later
),
by_party AS (
    SELECT
        cell, party, instant,
        -- a death that is told after a toll leaves it open above, and lowers none
        CASE
            WHEN toll IS NULL OR (one_more.moment > toll.moment AND one_more.least > toll.most) THEN one_more
            WHEN one_more.moment > toll.moment THEN struct_pack(
                moment := toll.moment, least := greatest(toll.least, one_more.least), most := 9223372036854775807,
                low := greatest(toll.least, one_more.least), value := NULL, high := NULL,
                state := toll.state, n_stories := toll.n_stories, is_tied := false, best_claim_id := toll.best_claim_id
            )
            ELSE toll
        END AS figure
    FROM (
        SELECT
            cell, party, instant, one_more,
            -- an open or vague figure replaces an exact one only where it is newer and excludes it
            CASE WHEN exact IS NULL OR (open.moment > exact.moment AND (exact.most < open.least OR exact.least > open.most)) THEN open ELSE exact END AS toll
        FROM (
            SELECT
                cell, party, instant, any_value(figure) FILTER (is_exact AND NOT is_later) AS exact, any_value(figure) FILTER (NOT is_exact AND NOT is_later) AS open,
                any_value(figure) FILTER (is_later) AS one_more
            FROM newest
            GROUP BY cell, party, instant
        )
    )
),
side_by_side AS (
    -- only where two sides speak: each side's figure of the moment
    SELECT
        moments.cell, moments.instant,
        coalesce(max(figure.least) FILTER (by_party.party <> '') > min(figure.most) FILTER (by_party.party <> ''), false) AS is_conflicting,
        min(figure.least) FILTER (by_party.party <> '') AS least, nullif(max(figure.most) FILTER (by_party.party <> ''), 9223372036854775807) AS most,
        arg_max(figure, (figure.moment, figure.n_stories, by_party.party)) AS figure,
        list({'low': figure.low, 'value': figure.value, 'high': figure.high, 'n': figure.n_stories}) AS all_figures,
        list({'side': by_party.party, 'low': figure.low, 'value': figure.value, 'high': figure.high, 'state': figure.state, 'claim_id': figure.best_claim_id}
            ORDER BY by_party.party) FILTER (by_party.party <> '') AS sides
    FROM moments
    JOIN kinds ON kinds.cell = moments.cell AND kinds.has_sides
    JOIN party_moments ON party_moments.cell = moments.cell
        AND party_moments.instant <= moments.instant AND (party_moments.until IS NULL OR party_moments.until > moments.instant)
    JOIN by_party ON by_party.cell = party_moments.cell AND by_party.party = party_moments.party AND by_party.instant = party_moments.instant
    GROUP BY moments.cell, moments.instant
),
one_party AS (
    SELECT by_party.cell, by_party.instant, party_moments.until, by_party.figure
    FROM by_party
    JOIN party_moments USING (cell, party, instant)
    JOIN kinds ON kinds.cell = by_party.cell AND NOT kinds.has_sides
),
combined AS (
    SELECT
        cell, instant, figure, is_conflicting, least, most, sides,
        list_sum([each.n FOR each IN all_figures IF each.value IS NOT DISTINCT FROM figure.value AND each.low IS NOT DISTINCT FROM figure.low]) AS n_stories
    FROM side_by_side
    UNION ALL BY NAME
    SELECT moments.cell, moments.instant, one_party.figure, false AS is_conflicting, one_party.figure.n_stories
    FROM moments ASOF JOIN one_party ON one_party.cell = moments.cell AND one_party.instant <= moments.instant
    WHERE one_party.until IS NULL OR one_party.until > moments.instant
),
preferred AS (
    SELECT moments.cell, moments.instant, arg_min(states, (priority, -epoch_us(moment), best_claim_id)) AS figure
    FROM states JOIN moments ON moments.cell = states.cell AND states.since <= moments.instant AND (states.until IS NULL OR states.until > moments.instant)
    WHERE priority IS NOT NULL AND states.n_reports > 0
    GROUP BY moments.cell, moments.instant
),
last_standing AS (
    -- likewise where no report gives a number
    SELECT moments.cell, moments.instant, arg_min(report.best_claim_id, (-epoch_us(report.public_from), report.best_claim_id)) AS claim_id
    FROM moments SEMI JOIN left_cells USING (cell)
    JOIN reports AS report ON report.cell = moments.cell AND report.known_from <= moments.instant
        AND (report.known_until IS NULL OR report.known_until > moments.instant)
    GROUP BY moments.cell, moments.instant
),
totals AS (
    SELECT
        cells.incident_id, cells.metric, cells.object_class, cells.objects,
        greatest(moments.instant, cells.since) AS known_from, least(moments.until, cells.until) AS known_until,
        CASE WHEN moments.instant < cells.since THEN 'rule_changed' ELSE moments.opened_by END AS opened_by,
        CASE
            WHEN correction.override_id IS NOT NULL THEN 'override'
            WHEN preferred.figure IS NOT NULL THEN 'priority_source'
            WHEN combined.is_conflicting OR combined.figure.is_tied THEN 'range'
            WHEN combined.figure IS NULL THEN 'not_stated'
            WHEN moments.n_stories = 1 THEN 'single'
            WHEN 2 * combined.n_stories > moments.n_stories THEN 'majority'
            ELSE 'latest'
        END AS method,
        CASE method
            WHEN 'override' THEN {'low': correction.low, 'value': correction.value, 'high': correction.high, 'state': correction.state, 'claim_id': correction.override_id}
            WHEN 'priority_source' THEN {'low': preferred.figure.low, 'value': preferred.figure.value, 'high': preferred.figure.high,
                'state': preferred.figure.state, 'claim_id': preferred.figure.best_claim_id}
            WHEN 'not_stated' THEN {'low': NULL, 'value': NULL, 'high': NULL,
                'state': CASE WHEN moments.n_unknown > 0 THEN 'unknown' ELSE 'withheld' END, 'claim_id': coalesce(last_standing.claim_id, moments.last_claim_id)}
            ELSE {'low': CASE WHEN combined.is_conflicting THEN combined.least ELSE combined.figure.low END,
                'value': CASE WHEN NOT combined.is_conflicting THEN combined.figure.value END,
                'high': CASE WHEN combined.is_conflicting THEN combined.most ELSE combined.figure.high END,
                'state': CASE WHEN combined.is_conflicting THEN 'stated' ELSE combined.figure.state END, 'claim_id': combined.figure.best_claim_id}
        END AS figure,
        moments.n_stories, coalesce(combined.is_conflicting, false) AS is_conflicting, combined.sides
    FROM moments
    JOIN cells ON cells.cell = moments.cell
    LEFT JOIN combined ON combined.cell = moments.cell AND combined.instant = moments.instant
    LEFT JOIN preferred ON preferred.cell = moments.cell AND preferred.instant = moments.instant
    LEFT JOIN last_standing ON last_standing.cell = moments.cell AND last_standing.instant = moments.instant
    LEFT JOIN corrections AS correction ON correction.cell = moments.cell
        AND correction.decided_at <= moments.instant AND (correction.valid_until IS NULL OR correction.valid_until > moments.instant)
    WHERE (moments.n_reports > 0 OR correction.override_id IS NOT NULL)
        AND coalesce(least(moments.until, cells.until) > greatest(moments.instant, cells.since), true)
)
SELECT
    incident_id, metric, object_class, unnest(objects) AS object, known_from, known_until,
    CAST(figure.low AS BIGINT) AS low, CAST(figure.value AS BIGINT) AS value, CAST(figure.high AS BIGINT) AS high,
    main.figure_bound(figure.low, figure.value, figure.high) AS bound, figure.state AS state, method,
    CAST(coalesce(n_stories, 0) AS BIGINT) AS n_stories, is_conflicting, sides,
    figure.claim_id AS best_claim_id, opened_by
FROM totals
