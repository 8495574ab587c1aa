-- Everything behind one claim: its words, the sentence around it, who says it where, and the evidence copy.
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
    regexp_extract(substr(article.text, 1, claim.start), '[^\n]*$') || regexp_extract(substr(article.text, claim.start + 1), '^[^\n]*') AS paragraph,
    coalesce(statement.speaker, statement.speaker_text, article.publisher || ' (narrator)', article.source || ' (narrator)') AS said_by,
    statement.speaker_role,
    statement.text AS statement_text,
    claim.certainty, claim.event_from, claim.event_to, coalesce(claim.place, claim.place_text) AS place,
    article.title, article.publisher, article.published_day, coalesce(article.url, article.input_ref) AS url, article.raw_path, claim.rule_id
FROM main.incident_counts AS claim
JOIN main.articles AS article USING (article_id)
LEFT JOIN main.statements AS statement USING (statement_id)
WHERE claim.claim_id = wanted_claim_id
