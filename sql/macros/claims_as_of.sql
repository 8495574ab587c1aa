-- Every claim as it was known at a moment: from the newest article versions of that moment, with people's corrections of claims and of totals, each with author and reason.
-- parameters: wanted_moment
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
-- author: Who corrected it; NULL where the text stands as it was read.
-- reason: Why it was corrected.
-- known_from: First moment at which it was known.
-- text: The exact words; NULL for a corrected total.
WITH corrections AS (
    SELECT * FROM main.overrides WHERE decided_at <= wanted_moment AND (valid_until IS NULL OR valid_until > wanted_moment)
)
SELECT
    claim.claim_id,
    CASE WHEN link.decided_by = 'user' AND link.decided_at > wanted_moment THEN link.ruled_incident_id ELSE link.incident_id END AS incident_id,
    claim.article_id, claim.metric, claim.object,
    CASE WHEN correction.override_id IS NULL THEN claim.low ELSE correction.low END AS low,
    CASE WHEN correction.override_id IS NULL THEN claim.value ELSE correction.value END AS value,
    CASE WHEN correction.override_id IS NULL THEN claim.high ELSE correction.high END AS high,
    coalesce(correction.state, claim.state) AS state,
    claim.certainty, claim.count_basis, claim.is_background,
    coalesce(statement.speaker, statement.speaker_text, article.publisher, article.source) AS said_by,
    correction.author, correction.reason,
    greatest(claim.first_seen_at, correction.decided_at) AS known_from,
    claim.text
FROM main.incident_counts AS claim
JOIN main.articles AS article USING (article_id)
LEFT JOIN main.statements AS statement USING (statement_id)
LEFT JOIN main.incident_links AS link USING (claim_id)
LEFT JOIN corrections AS correction USING (claim_id)
WHERE article.first_seen_at <= wanted_moment AND (article.superseded_at IS NULL OR article.superseded_at > wanted_moment)
UNION ALL
SELECT
    override_id, incident_id, NULL, metric, object, low, value, high, state, 'asserted', 'incident', false, author, author, reason, decided_at, NULL
FROM corrections
WHERE incident_id IS NOT NULL
