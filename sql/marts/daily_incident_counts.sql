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
-- low: The lower bounds added up.
-- value: The figures added up; an incident of which only bounds are known counts with the lower one.
-- high: The upper bounds added up; NULL where one of them is open.
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
cells AS (
    SELECT
        incident.day, incident.country, incident.admin1, incident.admin1_code, total.metric, coalesce(total.object, 'person') AS object,
        sum(coalesce(total.low, total.value, CASE WHEN total.high IS NOT NULL THEN 0 END)) AS low,
        sum(coalesce(total.value, total.low, CASE WHEN total.high IS NOT NULL THEN 0 END)) AS value,
        CASE WHEN bool_and(total.high IS NOT NULL OR total.low IS NULL) THEN sum(coalesce(total.high, total.value)) END AS high,
        count(*) AS n_incidents, sum(total.n_articles) AS n_articles, sum(total.n_claims) AS n_claims, sum(total.n_independent_voices) AS n_voices,
        count(*) FILTER (total.state = 'unknown') AS n_unknown,
        count(*) FILTER (total.state = 'withheld') AS n_withheld,
        count(*) FILTER (total.is_conflicting) AS n_conflicting
    FROM main.incident_totals AS total
    JOIN main.incidents AS incident USING (incident_id)
    WHERE incident.day IS NOT NULL AND (total.object_class = 'people') = (total.object IS NULL)
    GROUP BY ALL
)
SELECT
    coalesce(cells.day, coverage.day) AS day,
    cells.country, cells.admin1, cells.admin1_code, cells.metric, cells.object,
    CAST(cells.low AS BIGINT) AS low, CAST(cells.value AS BIGINT) AS value, CAST(cells.high AS BIGINT) AS high,
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
