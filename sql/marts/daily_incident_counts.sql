-- Figures per day of the event, place, metric and object over the newest versions of all articles.
-- Until incidents are joined across articles, one cell is read as one event: low and high span what the articles report, value is the newest report. A day with articles and no claim has NULL values; a day without articles has no row.
-- grain: day, country, admin1_code, admin1, metric, object
--
-- day: Day of the event, or of publication where no claim was made.
-- country: ISO 3166-1 code of the country; NULL where the text gives no place.
-- admin1: First-level unit.
-- admin1_code: ISO 3166-2 code of the first-level unit.
-- metric: What happened; NULL on a day with articles and no claim.
-- object: To what or whom.
-- low: Smallest figure that an article reports.
-- value: Figure of the article published last.
-- high: Largest figure that an article reports; a figure that is open upwards counts with its lower bound.
-- n_articles: Articles that report a figure, or that it is unknown or withheld.
-- n_claims: Claims behind the cell.
-- n_voices: Different speakers behind the claims; a narrator counts as his agency or publisher.
-- n_unknown: Articles that say that the number is not known.
-- n_withheld: Articles that say that no figure was given.
-- coverage: Articles published on that day, in all places.
WITH coverage AS (
    SELECT published_day AS day, count(*) AS coverage
    FROM main.articles
    WHERE is_latest AND published_day IS NOT NULL
    GROUP BY published_day
),
voices AS (
    SELECT figure.article_id, figure.metric, figure.object,
        list_distinct(list(coalesce(statement.speaker, article.agency, article.publisher, article.source))) AS names
    FROM (SELECT *, unnest(claim_ids) AS claim_id FROM main.article_figures) AS figure
    JOIN main.incident_counts AS claim USING (claim_id)
    JOIN main.articles AS article ON article.article_id = figure.article_id
    LEFT JOIN main.statements AS statement USING (statement_id)
    GROUP BY figure.article_id, figure.metric, figure.object
),
cells AS (
    SELECT
        figure.day, figure.country, figure.admin1, figure.admin1_code, figure.metric, figure.object,
        min(coalesce(figure.low, figure.value, CASE WHEN figure.high IS NOT NULL THEN 0 END)) AS low,
        arg_max(coalesce(figure.value, figure.low), (coalesce(article.modified_at, article.published_at, article.fetched_at), coalesce(figure.value, figure.low), article.article_id)) AS value,
        max(coalesce(figure.high, figure.value, figure.low)) AS high,
        count(*) AS n_articles,
        sum(len(figure.claim_ids)) AS n_claims,
        len(list_distinct(flatten(list(voices.names)))) AS n_voices,
        count(*) FILTER (figure.state = 'unknown') AS n_unknown,
        count(*) FILTER (figure.state = 'withheld') AS n_withheld
    FROM main.article_figures AS figure
    JOIN main.articles AS article USING (article_id)
    JOIN voices USING (article_id, metric, object)
    WHERE figure.day IS NOT NULL
    GROUP BY figure.day, figure.country, figure.admin1, figure.admin1_code, figure.metric, figure.object
)
SELECT
    coalesce(cells.day, coverage.day) AS day,
    cells.country, cells.admin1, cells.admin1_code, cells.metric, cells.object,
    cells.low, cells.value, cells.high,
    coalesce(cells.n_articles, 0) AS n_articles,
    CAST(coalesce(cells.n_claims, 0) AS BIGINT) AS n_claims,
    CAST(coalesce(cells.n_voices, 0) AS BIGINT) AS n_voices,
    coalesce(cells.n_unknown, 0) AS n_unknown,
    coalesce(cells.n_withheld, 0) AS n_withheld,
    coalesce(coverage.coverage, 0) AS coverage
FROM cells FULL JOIN coverage USING (day)
ORDER BY day, country, admin1_code, admin1, metric, object
