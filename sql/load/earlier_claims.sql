-- Earlier readings of the articles that were kept, with speakers and sides as statements and claims have them; a person's merge or split holds from the moment at which a build first saw it. For an article that came in on several days, the record of the day that was kept counts, and from the records of the other days what is older.
WITH recorded AS (
    SELECT record.*, record.partition_day = kept.partition_day AS is_own
    FROM staged_earlier_claims AS record
    SEMI JOIN staged_articles AS article ON article.article_id = record.article_id AND article.partition_day = record.partition_day
    JOIN kept_articles AS kept ON kept.article_id = record.article_id
),
counted AS (
    SELECT *, min(held_until) FILTER (is_own) OVER (PARTITION BY claim_id) AS own_from
    FROM recorded
    QUALIFY row_number() OVER (PARTITION BY record_id ORDER BY is_own DESC, partition_day) = 1
)
SELECT
    record.* REPLACE (coalesce(named.name, record.speaker) AS speaker, coalesce(decision.decided_at, record.decided_at) AS decided_at),
    lag(record.held_until) OVER (PARTITION BY record.claim_id ORDER BY record.held_until) AS held_from,
    named.side AS speaker_side, actor.side AS actor_side, target.side AS target_side
FROM counted AS record
LEFT JOIN decision_moments AS decision ON decision.decision_id = record.decision_id
LEFT JOIN named_speakers AS named ON named.written = lower(record.speaker)
LEFT JOIN written_sides AS actor ON actor.written = lower(record.actor_text)
LEFT JOIN written_sides AS target ON target.written = lower(record.object_text)
WHERE record.is_own OR record.own_from IS NULL OR record.held_until < record.own_from
