-- Every id stands once in its table, also where the same article came in on several days.
SELECT table_name, id, count(*) AS n_rows FROM (
    SELECT 'articles' AS table_name, article_id AS id FROM main.articles
    UNION ALL SELECT 'statements', statement_id FROM main.statements
    UNION ALL SELECT 'incident_counts', claim_id FROM main.incident_counts
    UNION ALL SELECT 'article_counts', article_count_id FROM main.article_counts
    UNION ALL SELECT 'article_stories', article_id FROM main.article_stories
    UNION ALL SELECT 'incident_links', claim_id FROM main.incident_links
    UNION ALL SELECT 'incident_reports', report_id FROM main.incident_reports
    UNION ALL SELECT 'fetches', fetch_id FROM main.fetches
    UNION ALL SELECT 'quarantine', quarantine_id FROM main.quarantine
)
GROUP BY table_name, id
HAVING n_rows > 1
