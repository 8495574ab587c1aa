-- Every id stands once in its table, also where the same article came in on several days.
-- slice: same_id
SELECT 'articles' AS table_name, article_id AS id, count(*) AS n_rows FROM main.articles GROUP BY ALL HAVING n_rows > 1
UNION ALL SELECT 'statements', statement_id, count(*) AS n_rows FROM main.statements GROUP BY ALL HAVING n_rows > 1
UNION ALL SELECT 'incident_counts', claim_id, count(*) AS n_rows FROM main.incident_counts GROUP BY ALL HAVING n_rows > 1
UNION ALL SELECT 'article_counts', article_count_id, count(*) AS n_rows FROM main.article_counts GROUP BY ALL HAVING n_rows > 1
UNION ALL SELECT 'article_stories', article_id, count(*) AS n_rows FROM main.article_stories GROUP BY ALL HAVING n_rows > 1
UNION ALL SELECT 'incident_links', claim_id, count(*) AS n_rows FROM main.incident_links GROUP BY ALL HAVING n_rows > 1
UNION ALL SELECT 'incident_reports', report_id, count(*) AS n_rows FROM main.incident_reports GROUP BY ALL HAVING n_rows > 1
UNION ALL SELECT 'earlier_claims', record_id, count(*) AS n_rows FROM main.earlier_claims GROUP BY ALL HAVING n_rows > 1
UNION ALL SELECT 'earlier_reports', record_id, count(*) AS n_rows FROM main.earlier_reports GROUP BY ALL HAVING n_rows > 1
UNION ALL SELECT 'fetches', fetch_id, count(*) AS n_rows FROM main.fetches GROUP BY ALL HAVING n_rows > 1
UNION ALL SELECT 'quarantine', quarantine_id, count(*) AS n_rows FROM main.quarantine GROUP BY ALL HAVING n_rows > 1
