-- Everything behind one claim: its words, the sentence around it, who says it where, and the evidence copy. One row for today's reading, and one for each earlier reading that other rules have replaced.
-- wanted_claim_id is the id of the claim or its beginning, as a narrow table prints it. An id that is of no claim, or of several, is an error that says where ids stand.
-- parameters: wanted_claim_id
--
-- claim_id: The claim.
-- figure: The number as the text limits it.
-- metric: What happened.
-- object: To what or whom.
-- claim_text: The exact words of the claim.
-- paragraph: The paragraph in which they stand.
-- said_by: The speaker, else the publisher as narrator.
-- speaker_role: Office or description of the speaker.
-- statement_text: The statement that holds the claim.
-- certainty: How sure the text is.
-- event_from: First day of the event.
-- event_to: Last day of the event.
-- place: Place of the event.
-- title: The article.
-- publisher: The outlet.
-- published_day: Day of publication.
-- url: Address of the article.
-- raw_path: Evidence copy: WARC file in the warehouse folder and offset.
-- rule_id: The rule that made the claim.
-- read_until: Moment at which other rules read it differently; NULL for today's reading.
-- corrected_to: The figure to which a person corrected today's reading, in words, or counts nowhere.
-- author: Who corrected it.
-- reason: Why.
-- corrected_at: Moment from which the correction holds.
-- incident_id: The incident that the claim is about; NULL where it is of none.
-- moved_by: Who moved it there by merge or split, and why; newsledger where other rules read the claim differently; NULL where neither.
-- moved_at: Moment from which that holds.
WITH asked AS MATERIALIZED (SELECT rtrim(wanted_claim_id, '…') AS beginning),
found AS MATERIALIZED (
    SELECT claim_id FROM main.incident_counts WHERE starts_with(claim_id, (SELECT beginning FROM asked))
    UNION SELECT claim_id FROM main.earlier_claims WHERE is_read AND starts_with(claim_id, (SELECT beginning FROM asked))
),
wanted AS MATERIALIZED (
    SELECT CASE
        WHEN bool_or(found.claim_id = beginning) THEN beginning
        WHEN count(found.claim_id) = 1 THEN min(found.claim_id)
        WHEN count(found.claim_id) > 1 THEN error('several claims begin with ''' || beginning || '''; write more of the id')
        WHEN beginning IS NOT NULL THEN error('no claim ''' || beginning || ''' in this warehouse; ' || CASE
            WHEN beginning IN (SELECT override_id FROM main.overrides) THEN 'it is a correction of overrides.csv: FROM overrides has its author and reason'
            WHEN beginning IN (SELECT decision_id FROM main.incident_links) THEN 'it is a decision of merges.csv: FROM incident_links has its author and reason'
            WHEN beginning IN (SELECT incident_id FROM main.incidents) THEN 'it is an incident: FROM incident_links WHERE incident_id = ''' || beginning || ''' has its claims'
            ELSE 'ids of claims stand in incident_counts, claims and why_cell(…)' END)
    END AS claim_id
    FROM asked LEFT JOIN found ON true
    GROUP BY beginning
),
readings AS (
    SELECT
        claim.*, statement.speaker, statement.speaker_text, statement.speaker_role, statement.text AS statement_text, CAST(NULL AS TIMESTAMPTZ) AS read_until
    FROM main.incident_counts AS claim LEFT JOIN main.statements AS statement USING (statement_id)
    WHERE claim.claim_id = (SELECT claim_id FROM wanted)
    UNION ALL BY NAME
    SELECT * EXCLUDE (record_id, held_from, incident_id, ruled_incident_id, is_main, decided_by, decided_at, decision_id, author, reason, speaker_side, held_until, is_read),
        held_until AS read_until
    FROM main.earlier_claims
    WHERE claim_id = (SELECT claim_id FROM wanted) AND is_read
)
SELECT
    claim.claim_id,
    CASE claim.bound
        WHEN 'at_least' THEN 'at least ' || claim.low
        WHEN 'more_than' THEN 'more than ' || claim.value
        WHEN 'at_most' THEN 'at most ' || claim.high
        WHEN 'less_than' THEN 'less than ' || claim.high
        WHEN 'approx' THEN 'about ' || claim.value
        WHEN 'range' THEN claim.low || ' to ' || claim.high
        WHEN 'vague' THEN claim.vague_term
        WHEN 'none' THEN claim.state
        ELSE CAST(claim.value AS VARCHAR)
    END AS figure,
    claim.metric, claim.object,
    claim.text AS claim_text,
    -- a better cleaner may have moved the words of an earlier reading
    CASE WHEN starts_with(substr(article.text, claim.start + 1), claim.text)
        THEN regexp_extract(substr(article.text, 1, claim.start), '[^\n]*$') || regexp_extract(substr(article.text, claim.start + 1), '^[^\n]*')
    END AS paragraph,
    coalesce(claim.speaker, claim.speaker_text, article.publisher || ' (narrator)', article.source || ' (narrator)') AS said_by,
    claim.speaker_role, claim.statement_text,
    claim.certainty, claim.event_from, claim.event_to, coalesce(claim.place, claim.place_text) AS place,
    article.title, article.publisher, article.published_day, coalesce(article.url, article.input_ref) AS url, article.raw_path, claim.rule_id, claim.read_until,
    CASE override.state WHEN 'removed' THEN 'counts nowhere' ELSE main.figure_text(override.low, override.value, override.high, override.state) END AS corrected_to,
    override.author, override.reason, override.decided_at AS corrected_at, link.incident_id,
    CASE WHEN claim.read_until IS NOT NULL THEN 'newsledger: read differently by the rules of a later version'
        ELSE link.rule || ' by ' || link.author || ': ' || link.reason END AS moved_by,
    CASE WHEN claim.read_until IS NOT NULL THEN claim.read_until WHEN link.author IS NOT NULL THEN link.decided_at END AS moved_at
FROM readings AS claim
LEFT JOIN main.incident_links AS link ON link.claim_id = claim.claim_id AND claim.read_until IS NULL
JOIN main.articles AS article ON article.article_id = claim.article_id
LEFT JOIN main.overrides AS override ON override.claim_id = claim.claim_id AND override.valid_until IS NULL AND claim.read_until IS NULL
ORDER BY read_until DESC NULLS FIRST
