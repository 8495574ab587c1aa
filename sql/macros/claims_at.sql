-- Every claim as it was known at a moment of a clock, publication or collection: from the newest article versions of that moment as they were read then, with people's corrections of claims and of totals, merges and splits, each with author and reason.
-- parameters: wanted_clock, wanted_moment
--
-- claim_id: The claim; of a corrected total, the correction's override_id.
-- incident_id: The incident that it belonged to then; NULL where it belonged to none.
-- article_id: The article version; NULL for a corrected total.
-- metric: What happened.
-- object: To what or whom.
-- low: Lower bound.
-- value: The number.
-- high: Upper bound.
-- state: stated, zero, unknown, withheld, or removed by a person.
-- certainty: How sure the text is; asserted for a corrected total.
-- count_basis: Which count it is.
-- is_background: Whether it belongs to another or older event.
-- said_by: The speaker, else the publisher or source as narrator, else the correction's author.
-- author: Who corrected it, or moved it by merge or split; newsledger where rules of a later version read it; NULL where the text stands as it was first read and linked.
-- reason: Why.
-- known_from: First moment at which it was known.
-- text: The exact words; NULL for a corrected total.
WITH corrections AS (
    SELECT * FROM main.overrides WHERE decided_at <= wanted_moment AND (valid_until IS NULL OR valid_until > wanted_moment)
),
earlier AS (
    -- claims that were read differently at that moment, or not at all
    SELECT * FROM main.earlier_claims WHERE held_until > wanted_moment AND (held_from IS NULL OR held_from <= wanted_moment)
),
read_anew AS (SELECT claim_id, max(held_until) AS read_from FROM main.earlier_claims GROUP BY claim_id),
readings AS (
    SELECT
        claim.claim_id, claim.article_id, claim.metric, claim.object, claim.low, claim.value, claim.high, claim.state, claim.certainty, claim.count_basis,
        claim.is_background, claim.text, coalesce(statement.speaker, statement.speaker_text) AS said_by,
        link.incident_id, link.ruled_incident_id, link.decided_by, link.decided_at, link.author, link.reason, read_anew.read_from
    FROM main.incident_counts AS claim
    LEFT JOIN main.statements AS statement USING (statement_id)
    LEFT JOIN main.incident_links AS link USING (claim_id)
    LEFT JOIN read_anew USING (claim_id)
    ANTI JOIN earlier USING (claim_id)
    UNION ALL BY NAME
    SELECT
        earlier.claim_id, earlier.article_id, earlier.metric, earlier.object, earlier.low, earlier.value, earlier.high, earlier.state, earlier.certainty,
        earlier.count_basis, earlier.is_background, earlier.text, coalesce(earlier.speaker, earlier.speaker_text) AS said_by,
        earlier.incident_id, earlier.ruled_incident_id, earlier.decided_by, earlier.decided_at, earlier.author, earlier.reason,
        earlier.held_from AS read_from
    FROM earlier
    WHERE earlier.is_read
)
SELECT
    claim.claim_id,
    CASE WHEN claim.decided_by = 'user' AND NOT claim.is_moved THEN claim.ruled_incident_id ELSE claim.incident_id END AS incident_id,
    claim.article_id, claim.metric, claim.object,
    CASE WHEN correction.override_id IS NULL THEN claim.low ELSE correction.low END AS low,
    CASE WHEN correction.override_id IS NULL THEN claim.value ELSE correction.value END AS value,
    CASE WHEN correction.override_id IS NULL THEN claim.high ELSE correction.high END AS high,
    coalesce(correction.state, claim.state) AS state,
    claim.certainty, claim.count_basis, claim.is_background,
    coalesce(claim.said_by, article.publisher, article.source) AS said_by,
    nullif(concat_ws('; ', correction.author, CASE WHEN claim.is_moved THEN claim.author END, CASE WHEN claim.read_from IS NOT NULL THEN 'newsledger' END), '') AS author,
    nullif(concat_ws('; ', correction.reason, CASE WHEN claim.is_moved THEN claim.reason END,
        CASE WHEN claim.read_from IS NOT NULL THEN 'read differently by the rules of a later version' END), '') AS reason,
    greatest(
        CASE WHEN wanted_clock = 'collection' THEN article.first_seen_at ELSE article.public_from END, claim.read_from, correction.decided_at, CASE WHEN claim.is_moved THEN claim.decided_at END
    ) AS known_from,
    claim.text
FROM (SELECT *, decided_by = 'user' AND decided_at <= wanted_moment AS is_moved FROM readings) AS claim
JOIN main.articles AS article USING (article_id)
LEFT JOIN corrections AS correction USING (claim_id)
WHERE CASE WHEN wanted_clock = 'collection'
        THEN article.first_seen_at <= wanted_moment AND (article.superseded_at IS NULL OR article.superseded_at > wanted_moment)
        ELSE article.public_from <= wanted_moment AND (article.public_until IS NULL OR article.public_until > wanted_moment) END
UNION ALL
SELECT
    override_id, incident_id, NULL, metric, object, low, value, high, state, 'asserted', 'incident', false, author, author, reason, decided_at, NULL
FROM corrections
WHERE incident_id IS NOT NULL
