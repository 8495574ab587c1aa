-- Claims to read, for a first question in SQL: one row per claim of a newest article version, with the figure in words, who says it and the sentence. Never add them up; incident_counts has all columns.
--
-- claim_id: The claim; pass it to why(…) for everything behind it.
-- day: Day of the event where it is a single day, for a night the later one.
-- place: Place of the event, else the country.
-- admin1: First-level unit.
-- country: ISO 3166-1 code of the country.
-- metric: What happened.
-- object: To what or whom.
-- figure: The number as the text limits it, in words.
-- low: Smallest number that it allows; NULL where no number is known.
-- high: Largest number that it allows; NULL where it is open.
-- said_by: The speaker, else the outlet as narrator.
-- side: The speaker's side, from the user's files.
-- counts_as: current where it can enter a total; else background, planned, denied, replaced, part of another claim, or since a beginning.
-- sentence: The sentence, from the article's text.
-- article: Headline of the article.
-- published_day: Day of publication.
-- url: Address of the article, else its file.
SELECT
    claim.claim_id, CASE WHEN claim.event_to - claim.event_from <= 1 THEN claim.event_to END AS day,
    coalesce(claim.place, claim.place_text, land.name, claim.country) AS place, claim.admin1, claim.country, claim.metric, claim.object,
    CASE claim.bound WHEN 'vague' THEN claim.vague_term ELSE main.figure_text(claim.low, claim.value, claim.high, claim.state) END AS figure,
    main.figure_least(claim.low, claim.value, claim.high) AS low, main.figure_most(claim.low, claim.value, claim.high) AS high,
    coalesce(statement.speaker, statement.speaker_text, coalesce(article.publisher, article.source) || ' (narrator)') AS said_by,
    statement.speaker_side AS side,
    CASE
        WHEN claim.certainty = 'denied' OR claim.polarity = 'deny' THEN 'denied'
        WHEN claim.certainty = 'planned' OR claim.count_basis = 'planned' THEN 'planned'
        WHEN claim.count_basis IN ('cumulative', 'period') THEN 'since a beginning'
        WHEN claim.is_background THEN 'background'
        WHEN claim.superseded_by_claim_id IS NOT NULL THEN 'replaced'
        WHEN claim.part_of_claim_id IS NOT NULL THEN 'part of another claim'
        ELSE 'current'
    END AS counts_as,
    trim(regexp_extract(substr(article.text, 1, claim.start), '([^.!?\n]|[.!?][^\s”"’)])*$')
        || regexp_extract(substr(article.text, claim.start + 1), '^([^.!?\n]|[.!?][^\s”"’)])*[.!?]?[”"’)]*')) AS sentence,
    article.title AS article, article.published_day, coalesce(article.url, article.input_ref) AS url
FROM main.incident_counts AS claim
JOIN main.articles AS article USING (article_id)
LEFT JOIN main.statements AS statement USING (statement_id)
LEFT JOIN main.countries AS land ON land.country = claim.country
WHERE article.is_latest
