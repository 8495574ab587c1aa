-- Statements of the articles that were kept. The user's speakers.csv gives the speaker one name and fills in organisation and country; the side is that of sides.csv, else of speakers.csv.
SELECT
    statement.* EXCLUDE (speaker, speaker_org, speaker_country),
    coalesce(known.name, statement.speaker) AS speaker,
    coalesce(statement.speaker_org, known.organisation) AS speaker_org,
    coalesce(statement.speaker_country, known.country) AS speaker_country,
    coalesce(side.side, own.side, known.side) AS speaker_side
FROM staged_statements AS statement
SEMI JOIN kept_articles USING (article_id, partition_day)
LEFT JOIN staged_speakers AS known ON known.alias = lower(statement.speaker)
LEFT JOIN staged_sides AS side ON lower(side.speaker) = lower(statement.speaker)
LEFT JOIN staged_sides AS own ON lower(own.speaker) = lower(known.name)
