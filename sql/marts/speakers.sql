-- The user's speakers.csv: which spellings mean one speaker, and what the user knows of the speaker.
-- grain: alias
--
-- alias: A spelling in lower case.
-- name: The name that stands for all spellings.
-- organisation: Organisation that the speaker speaks for.
-- country: ISO 3166-1 code of the speaker's country.
-- side: The speaker's party.
-- priority: The figures of the speaker with the smallest number are taken before all others; NULL for none.
SELECT alias, name, organisation, country, side, priority FROM staged_speakers ORDER BY alias
