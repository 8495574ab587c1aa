-- Earlier reports of the articles that were kept, with speakers and sides as statements and claims have them. Of an article that came in on several days, the record of the day that was kept counts, and of the others what is older.
WITH recorded AS (
    SELECT record.*, record.partition_day = kept.partition_day AS is_own
    FROM staged_earlier_reports AS record
    SEMI JOIN staged_articles AS article ON article.article_id = record.article_id AND article.partition_day = record.partition_day
    JOIN kept_articles AS kept ON kept.article_id = record.article_id
),
counted AS (
    SELECT *, min(held_until) FILTER (is_own) OVER (PARTITION BY article_id, ruled_incident_id, metric, object_class, object) AS own_from
    FROM recorded
    QUALIFY row_number() OVER (PARTITION BY record_id ORDER BY is_own DESC, partition_day) = 1
),
spoken AS (SELECT DISTINCT lower(unnest(list_append(speakers, speaker))) AS written FROM counted),
speaking AS (
    SELECT spoken.written, any_value(known.name) AS name, coalesce(any_value(side.side), any_value(own.side), any_value(known.side)) AS side
    FROM spoken
    LEFT JOIN staged_speakers AS known ON known.alias = spoken.written
    LEFT JOIN staged_sides AS side ON lower(side.speaker) = spoken.written
    LEFT JOIN staged_sides AS own ON lower(own.speaker) = lower(known.name)
    GROUP BY spoken.written
),
two_sides AS (
    SELECT record_id
    FROM (SELECT record_id, lower(unnest(speakers)) AS written FROM counted) JOIN speaking USING (written)
    GROUP BY record_id
    HAVING count(DISTINCT side) > 1
),
actors AS (
    SELECT written, arg_max(names.side, (length(names.name), names.name)) AS side
    FROM (SELECT DISTINCT lower(actor_text) AS written FROM counted) JOIN named_sides AS names ON contains(written, names.name)
    GROUP BY written
)
SELECT
    record.* REPLACE (coalesce(speaking.name, record.speaker) AS speaker),
    lag(record.held_until) OVER (
        PARTITION BY record.article_id, record.ruled_incident_id, record.metric, record.object_class, record.object ORDER BY record.held_until
    ) AS held_from,
    speaking.side AS speaker_side, actors.side AS actor_side, two_sides.record_id IS NOT NULL AS has_two_sides
FROM counted AS record
LEFT JOIN speaking ON speaking.written = lower(record.speaker)
LEFT JOIN two_sides ON two_sides.record_id = record.record_id
LEFT JOIN actors ON actors.written = lower(record.actor_text)
WHERE record.is_own OR record.own_from IS NULL OR record.held_until < record.own_from
