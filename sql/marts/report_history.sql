-- What each article version reports of an incident, and the period in which that was the newest: until a newer version, a merge, a split, a person's correction or other rules. There are two clocks: what the world could know (known_from), and what this warehouse had collected (collected_from).
-- Totals as of any moment rest on these rows alone. All versions of an article are here; a period without an end holds today, one without length never held: the version was superseded before it was read this way.
-- grain: report_id, known_from, told_from, collected_from
-- slice: incident_id
-- joins: as written
--
-- report_id: The report; of an earlier reading its record_id in earlier_reports.
-- incident_id: The incident that it belonged to in this period.
-- metric: What happened.
-- object_class: The group of things that was counted.
-- object: To what or whom; NULL for the object class as a whole.
-- low: Lower bound.
-- value: The figure; NULL where the article gives only bounds.
-- high: Upper bound; NULL where it is open.
-- state: stated, zero, unknown or withheld.
-- method: How the article's figure was found.
-- voice: Who claims it, by the name of speakers.csv: the speaker, else agency, publisher or source.
-- is_speaker: Whether the voice is a quoted speaker.
-- side: Side of the speaker; NULL for the writer and where sides.csv and speakers.csv do not tell.
-- priority: Priority of the voice in speakers.csv.
-- is_other_side: Whether it is a figure of a further side that the article passes on besides its own.
-- is_correction: Whether the article itself takes back or replaces another figure of the metric.
-- is_responsible: Whether the speaker's side is the side that did it.
-- article_id: The article version.
-- work_id: Its work.
-- story_id: Its story: near-duplicates share one.
-- outlet: Publisher, else source.
-- domain: Host of the address, else source.
-- reported_at: Moment to which the figure belongs: change or publication that the page states, else collection; never after collection.
-- known_from: First moment at which the world could know it: publication, or a person's decision.
-- known_until: Moment from which it no longer held; NULL where it holds.
-- opened_by: What began the period: new_article, article_edited, merge, split, override or rule_changed.
-- closed_by: What ended it: article_edited, merge, split, override or rule_changed; NULL where it holds.
-- best_claim_id: The claim that gives the figure.
-- claim_ids: The claims that the figure rests on.
-- override_id: The person's correction that gives the figure; NULL where the text does.
-- read_from: Moment from which the rules have read it this way; NULL where they always have.
-- read_until: Moment at which other rules read it differently; NULL for today's reading, which need not hold today.
-- told_from: What known_from would be, had the rules always read it this way; NULL where they have.
-- told_until: What known_until would be, had the rules always read it this way; NULL where told_from is NULL, or where it holds.
-- collected_from: First moment at which this warehouse knew it, had the rules always read it this way: collection, or a person's decision.
-- collected_until: Moment from which it no longer held for this warehouse; NULL where it holds.
WITH passed_on AS (
    -- an article has one figure of a cell; where it quotes two sides, the other side's last figure is a report of its own
    SELECT
        claim.claim_id, claim.article_id, link.incident_id, claim.metric, claim.object_class, claim.object, claim.low, claim.value, claim.high, claim.state,
        statement.speaker AS voice, statement.speaker_side AS side, [claim.claim_id] AS claim_ids
    FROM main.incident_counts AS claim
    JOIN main.statements AS statement USING (statement_id)
    JOIN main.incident_links AS link USING (claim_id)
    WHERE statement.speaker_side IS NOT NULL AND claim.state IN ('stated', 'zero')
        AND NOT claim.is_background AND claim.count_basis = 'incident'
        AND claim.certainty NOT IN ('planned', 'denied') AND claim.polarity = 'affirm'
        AND claim.part_of_claim_id IS NULL AND claim.superseded_by_claim_id IS NULL
    QUALIFY row_number() OVER (
        PARTITION BY claim.article_id, link.incident_id, claim.metric, claim.object, statement.speaker_side ORDER BY claim.start DESC, claim.claim_id
    ) = 1
),
of_all AS (
    -- a side that counts soldiers or civilians alone counts at least as many people; where it counts one kind alone, just as many
    SELECT
        count(*) FILTER (least > 0) AS n_kinds,
        arg_max(claim_id, least) AS claim_id, article_id, incident_id, metric, object_class, 'person' AS object,
        CASE WHEN n_kinds > 1 THEN max(least) ELSE arg_max(low, least) END AS low,
        CASE WHEN n_kinds < 2 THEN arg_max(value, least) END AS value, CASE WHEN n_kinds < 2 THEN arg_max(high, least) END AS high,
        arg_max(state, least) AS state, arg_max(voice, least) AS voice, side, list_sort(list(claim_id)) AS claim_ids
    FROM (SELECT *, coalesce(main.figure_least(low, value, high), 0) AS least FROM passed_on WHERE object_class = 'people')
    GROUP BY article_id, incident_id, metric, object_class, side
    HAVING bool_and(object <> 'person') AND n_kinds > 0
),
told AS (SELECT *, false AS is_of_all FROM passed_on UNION ALL BY NAME SELECT * EXCLUDE (n_kinds), true FROM of_all),
mixed AS MATERIALIZED (
    -- figures of two sides for the same thing must not be added: each is a report of its own
    SELECT report_id
    FROM (SELECT report_id, unnest(claim_ids) AS claim_id FROM main.incident_reports) AS behind
    JOIN (
        SELECT claim_id, object, speaker_side
        FROM main.incident_counts JOIN main.statements USING (statement_id)
        WHERE speaker_side IS NOT NULL
    ) USING (claim_id)
    GROUP BY report_id
    HAVING count(DISTINCT speaker_side) > 1 AND count(DISTINCT object) = 1
),
other_sides AS MATERIALIZED (
    SELECT
        told.claim_id || CASE WHEN cell.object IS NULL THEN '-all' ELSE '' END AS report_id, mixed.report_id AS replaced_report_id, told.* EXCLUDE (claim_id, side, object, is_of_all), cell.object,
        'stated_total' AS method, told.claim_id AS best_claim_id,
        mixed.report_id IS NULL OR row_number() OVER (PARTITION BY cell.report_id ORDER BY told.side) > 1 AS is_other_side
    FROM told
    JOIN main.incident_reports AS cell
        ON cell.article_id = told.article_id AND cell.incident_id = told.incident_id AND cell.metric = told.metric
        AND cell.object_class = told.object_class
        AND CASE WHEN cell.object IS NOT NULL THEN cell.object = told.object AND NOT told.is_of_all
            ELSE told.object = 'person' OR told.object_class <> 'people' END
    LEFT JOIN mixed ON mixed.report_id = cell.report_id
    JOIN main.incident_counts AS own ON own.claim_id = cell.best_claim_id
    LEFT JOIN main.statements AS said ON said.statement_id = own.statement_id
    WHERE mixed.report_id IS NOT NULL
        OR (said.speaker_side IS DISTINCT FROM told.side AND (cell.object IS NOT NULL OR told.object = 'person'))
),
taken_back AS MATERIALIZED (
    SELECT DISTINCT article_id, metric
    FROM main.incident_counts
    WHERE NOT is_background AND count_basis IN ('incident', 'increment')
        AND (certainty = 'denied' OR polarity = 'deny' OR superseded_by_claim_id IS NOT NULL)
),
all_reports AS NOT MATERIALIZED (
    SELECT report_id, article_id, incident_id, metric, object_class, object, low, value, high, state, method, voice, best_claim_id, claim_ids,
        false AS is_other_side, false AS is_of_claim
    -- where no side says anything of people as a whole (neither knows of dead children), the article's figure stays
    FROM main.incident_reports AS report ANTI JOIN other_sides ON other_sides.replaced_report_id = report.report_id
    UNION ALL BY NAME
    SELECT * EXCLUDE (replaced_report_id), true AS is_of_claim FROM other_sides
),
touched AS MATERIALIZED (
    -- claims on which a person has decided: only their reports can have more than one period of a version
    SELECT claim_id FROM main.incident_links WHERE decided_by = 'user'
    UNION
    SELECT claim_id FROM main.overrides WHERE claim_id IS NOT NULL
    UNION
    SELECT best_claim_id FROM main.earlier_reports WHERE decided_by = 'user'
),
versions AS NOT MATERIALIZED (
    SELECT
        article_id, work_id, coalesce(story_id, work_id) AS story_id, coalesce(publisher, source) AS outlet,
        coalesce(nullif(regexp_extract(coalesce(url, canonical_url), '^[a-z]+://(?:www\.)?([^/:?#]+)', 1), ''), source) AS domain,
        public_from AS reported_at, public_from AS known_from, public_until AS known_until,
        first_seen_at AS collected_from, superseded_at AS collected_until,
        CASE WHEN version_no > 1 THEN 'article_edited' ELSE 'new_article' END AS opened_by,
        CASE WHEN superseded_at IS NOT NULL THEN 'article_edited' END AS closed_by
    FROM main.articles
),
-- since when the rules have read a report, or a claim that makes a report of its own, as they do today
reports_read AS (
    SELECT article_id, ruled_incident_id, metric, object_class, object, max(held_until) AS read_from FROM main.earlier_reports GROUP BY ALL
),
claims_read AS (SELECT claim_id, max(held_until) AS read_from FROM main.earlier_claims GROUP BY claim_id),
reports AS NOT MATERIALIZED (
    SELECT
        report.report_id, report.incident_id, report.metric, report.object_class, report.object,
        report.low, report.value, report.high, report.state, report.method, report.best_claim_id, report.claim_ids, report.is_other_side,
        coalesce(speaker.name, report.voice) AS voice,
        statement.speaker IS NOT NULL AS is_speaker,
        statement.speaker_side AS side,
        speaker.priority,
        taken_back.article_id IS NOT NULL OR report.method = 'latest_stated' AS is_correction,
        coalesce(statement.speaker_side = claim.actor_side, false) AS is_responsible,
        article.*,
        CASE WHEN report.is_of_claim THEN claims_read.read_from ELSE reports_read.read_from END AS read_from, CAST(NULL AS TIMESTAMPTZ) AS read_until,
        link.ruled_incident_id, link.rule,
        CASE WHEN link.decided_by = 'user' AND link.decided_at > article.known_from THEN link.decided_at END AS relinked_at
    FROM all_reports AS report
    JOIN versions AS article USING (article_id)
    JOIN main.incident_links AS link ON link.claim_id = report.best_claim_id
    JOIN main.incident_counts AS claim ON claim.claim_id = report.best_claim_id
    LEFT JOIN taken_back ON taken_back.article_id = report.article_id AND taken_back.metric = report.metric
    LEFT JOIN main.statements AS statement USING (statement_id)
    LEFT JOIN main.speakers AS speaker ON speaker.alias = lower(report.voice)
    LEFT JOIN reports_read
        ON reports_read.article_id = report.article_id AND reports_read.ruled_incident_id = link.ruled_incident_id
        AND reports_read.metric = report.metric AND reports_read.object_class = report.object_class
        AND reports_read.object IS NOT DISTINCT FROM report.object
    LEFT JOIN claims_read ON claims_read.claim_id = report.best_claim_id
    UNION ALL BY NAME
    SELECT
        report.record_id AS report_id, report.incident_id, report.metric, report.object_class, report.object,
        report.low, report.value, report.high, report.state, report.method, report.best_claim_id, report.claim_ids, false AS is_other_side,
        coalesce(speaker.name, report.voice) AS voice, report.speaker IS NOT NULL AS is_speaker, report.speaker_side AS side, speaker.priority,
        report.is_correction, coalesce(report.speaker_side = report.actor_side, false) AS is_responsible,
        article.*,
        report.held_from AS read_from, report.held_until AS read_until, report.ruled_incident_id, report.link_rule AS rule,
        CASE WHEN report.decided_by = 'user' AND report.decided_at > article.known_from THEN report.decided_at END AS relinked_at
    FROM versions AS article
    JOIN main.earlier_reports AS report USING (article_id)
    LEFT JOIN main.speakers AS speaker ON speaker.alias = lower(report.voice)
    WHERE report.is_read AND NOT report.has_two_sides
),
decided AS MATERIALIZED (SELECT * FROM reports WHERE best_claim_id IN (SELECT claim_id FROM touched)),
relinked AS (
    SELECT * EXCLUDE (ruled_incident_id, rule, relinked_at) FROM decided WHERE relinked_at IS NULL
    UNION ALL BY NAME
    SELECT * EXCLUDE (ruled_incident_id, rule, relinked_at)
        REPLACE (ruled_incident_id AS incident_id, least(known_until, relinked_at) AS known_until, least(collected_until, relinked_at) AS collected_until,
            CASE WHEN coalesce(known_until > relinked_at, true) THEN rule ELSE closed_by END AS closed_by)
    FROM decided WHERE relinked_at IS NOT NULL
    UNION ALL BY NAME
    SELECT * EXCLUDE (ruled_incident_id, rule, relinked_at) REPLACE (relinked_at AS known_from, greatest(collected_from, relinked_at) AS collected_from, rule AS opened_by)
    FROM decided WHERE relinked_at IS NOT NULL
),
corrections AS (
    SELECT
        claim_id AS best_claim_id, override_id, low AS new_low, value AS new_value, high AS new_high, state AS new_state, decided_at, valid_until,
        min(decided_at) OVER (PARTITION BY claim_id) AS first_at
    FROM main.overrides
    WHERE claim_id IS NOT NULL
),
corrected AS (
    SELECT *, CAST(NULL AS VARCHAR) AS override_id FROM relinked ANTI JOIN corrections USING (best_claim_id)
    UNION ALL BY NAME
    SELECT DISTINCT relinked.* REPLACE (least(known_until, first_at) AS known_until, least(collected_until, first_at) AS collected_until,
        CASE WHEN coalesce(known_until > first_at, true) THEN 'override' ELSE closed_by END AS closed_by)
    FROM relinked JOIN corrections USING (best_claim_id)
    UNION ALL BY NAME
    SELECT relinked.* REPLACE (
            new_low AS low, new_value AS value, new_high AS high, new_state AS state,
            greatest(known_from, decided_at) AS known_from, least(known_until, valid_until) AS known_until,
            greatest(collected_from, decided_at) AS collected_from, least(collected_until, valid_until) AS collected_until,
            CASE WHEN decided_at > known_from THEN 'override' ELSE opened_by END AS opened_by,
            CASE WHEN valid_until < known_until OR (known_until IS NULL AND valid_until IS NOT NULL) THEN 'override' ELSE closed_by END AS closed_by
        ), override_id
    FROM relinked JOIN corrections USING (best_claim_id)
    WHERE new_state <> 'removed'
),
periods AS (
    SELECT * EXCLUDE (ruled_incident_id, rule, relinked_at), CAST(NULL AS VARCHAR) AS override_id
    FROM reports WHERE best_claim_id NOT IN (SELECT claim_id FROM touched)
    UNION ALL BY NAME
    SELECT * FROM corrected
)
SELECT
    report_id, incident_id, metric, object_class, object, low, main.figure_value(low, value, high) AS value, high, state, method, voice, is_speaker, side, priority, is_other_side, is_correction, is_responsible,
    article_id, work_id, story_id, outlet, domain, reported_at, greatest(known_from, read_from) AS known_from,
    CASE WHEN coalesce(known_until, read_until) IS NOT NULL THEN greatest(least(known_until, read_until), known_from, read_from) END AS known_until,
    CASE WHEN read_from > known_from THEN 'rule_changed' ELSE opened_by END AS opened_by,
    CASE WHEN read_until < known_until OR (read_until IS NOT NULL AND known_until IS NULL) THEN 'rule_changed' ELSE closed_by END AS closed_by,
    best_claim_id, claim_ids, override_id, read_from, read_until,
    CASE WHEN coalesce(read_from, read_until) IS NOT NULL THEN known_from END AS told_from,
    CASE WHEN coalesce(read_from, read_until) IS NOT NULL THEN known_until END AS told_until,
    collected_from, collected_until
FROM periods
WHERE known_until IS NULL OR known_until > known_from OR collected_until > collected_from
