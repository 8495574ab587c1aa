-- Figures per day of the event, place, metric and object: today's incident totals added up, each incident once.
-- People of all kinds are one row with the object person, things are a row for each object. A day with articles and no incident has NULL values; a day without articles has no row.
-- grain: day, country, admin1_code, admin1, metric, object
-- slice: day = news_day
--
-- day: Day of the event, or of publication where no incident is known.
-- country: ISO 3166-1 code of the country; NULL where the text gives no place.
-- admin1: First-level unit.
-- admin1_code: ISO 3166-2 code of the first-level unit.
-- metric: What happened; NULL on a day with articles and no incident.
-- object: To what or whom.
-- low: The smallest numbers that the figures allow, added up; NULL where none has a lower bound.
-- value: The figures added up; NULL where one incident has only bounds, or no number.
-- high: The largest numbers that the figures allow, added up; NULL where one of them is open, or one incident has no number.
-- bound: How the sum limits the truth: exact, approx, range, at_least, at_most or none; NULL on a day without an incident.
-- state: zero where every incident has none, stated where one has a number; else unknown or withheld.
-- n_incidents: Incidents with a total, or of which it is unknown or withheld.
-- n_articles: Articles that report them.
-- n_claims: Claims behind them.
-- n_voices: Independent voices, added up over the incidents.
-- n_unknown: Incidents of which the number is not known.
-- n_withheld: Incidents of which no figure was given.
-- n_conflicting: Incidents of which two sides give figures that exclude each other.
-- coverage: Articles published on that day, in all places.
WITH coverage AS (
    SELECT published_day AS day, count(*) AS coverage
    FROM main.articles
    WHERE is_latest AND published_day IS NOT NULL
    GROUP BY published_day
),
sums AS (
    SELECT
        incident.day, incident.country, incident.admin1, incident.admin1_code, total.metric, coalesce(total.object, 'person') AS object,
        sum(main.figure_least(total.low, total.value, total.high)) AS low,
        CASE WHEN count(total.value) = count(*) THEN sum(total.value) END AS value,
        CASE WHEN count(main.figure_most(total.low, total.value, total.high)) = count(*)
            THEN sum(main.figure_most(total.low, total.value, total.high)) END AS high,
        bool_or(total.bound = 'approx') AS is_about, bool_and(total.bound = 'at_most') AS is_open_below,
        CASE
            WHEN bool_and(total.state = 'zero') THEN 'zero'
            WHEN count(*) FILTER (total.state IN ('stated', 'zero')) > 0 THEN 'stated'
            WHEN count(*) FILTER (total.state = 'unknown') > 0 THEN 'unknown'
            ELSE 'withheld'
        END AS state,
        count(*) AS n_incidents, sum(total.n_articles) AS n_articles, sum(total.n_claims) AS n_claims, sum(total.n_independent_voices) AS n_voices,
        count(*) FILTER (total.state = 'unknown') AS n_unknown,
        count(*) FILTER (total.state = 'withheld') AS n_withheld,
        count(*) FILTER (total.is_conflicting) AS n_conflicting
    FROM main.incident_totals AS total
    JOIN main.incidents AS incident USING (incident_id)
    WHERE incident.day IS NOT NULL AND total.is_count
    GROUP BY ALL
),
cells AS (
    -- about 3,600 and 3 are about 3,603: such a sum has no bounds; up to 60 and up to 3 are up to 63
    SELECT * REPLACE (
        CASE WHEN NOT (is_open_below OR (is_about AND low IS NOT DISTINCT FROM high)) THEN low END AS low, CASE WHEN NOT (is_about AND low IS NOT DISTINCT FROM high) THEN high END AS high
    )
    FROM sums
)
SELECT
    coalesce(cells.day, coverage.day) AS day,
    cells.country, cells.admin1, cells.admin1_code, cells.metric, cells.object,
    CAST(cells.low AS BIGINT) AS low, CAST(cells.value AS BIGINT) AS value, CAST(cells.high AS BIGINT) AS high,
    CASE WHEN cells.metric IS NOT NULL THEN main.figure_bound(cells.low, cells.value, cells.high) END AS bound, cells.state,
    coalesce(cells.n_incidents, 0) AS n_incidents,
    CAST(coalesce(cells.n_articles, 0) AS BIGINT) AS n_articles,
    CAST(coalesce(cells.n_claims, 0) AS BIGINT) AS n_claims,
    CAST(coalesce(cells.n_voices, 0) AS BIGINT) AS n_voices,
    coalesce(cells.n_unknown, 0) AS n_unknown,
    coalesce(cells.n_withheld, 0) AS n_withheld,
    coalesce(cells.n_conflicting, 0) AS n_conflicting,
    coalesce(coverage.coverage, 0) AS coverage
FROM cells FULL JOIN coverage USING (day)
ORDER BY day, country, admin1_code, admin1, metric, object
