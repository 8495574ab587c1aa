-- Statements of the articles that were kept. The user's speakers.csv gives the speaker one name and fills in organisation and country; the side is that of sides.csv, else of speakers.csv.
SELECT
    statement.* EXCLUDE (speaker, speaker_org, speaker_country),
    coalesce(named.name, statement.speaker) AS speaker,
    coalesce(statement.speaker_org, named.organisation) AS speaker_org,
    coalesce(statement.speaker_country, named.country) AS speaker_country,
    named.side AS speaker_side
FROM staged_statements AS statement
SEMI JOIN kept_articles USING (article_id, partition_day)
LEFT JOIN named_speakers AS named ON named.written = lower(statement.speaker)
