-- Every statement, claim and figure belongs to an article, every claim's statement, whole and newer figure are in the same article, and so are every figure's, link's and report's claims.
-- slice: article_id
SELECT 'statements.article_id' AS reference, statement_id AS id, article_id AS missing FROM main.statements ANTI JOIN main.articles USING (article_id)
UNION ALL SELECT 'incident_counts.article_id', claim_id, article_id FROM main.incident_counts ANTI JOIN main.articles USING (article_id)
UNION ALL SELECT 'article_counts.article_id', article_count_id, article_id FROM main.article_counts ANTI JOIN main.articles USING (article_id)
UNION ALL SELECT 'incident_counts.statement_id', claim_id, statement_id
    FROM main.incident_counts ANTI JOIN main.statements USING (article_id, statement_id) WHERE statement_id IS NOT NULL
UNION ALL SELECT 'incident_counts.part_of_claim_id', claim_id, part_of_claim_id
    FROM main.incident_counts AS part ANTI JOIN main.incident_counts AS other
        ON other.claim_id = part.part_of_claim_id AND other.article_id = part.article_id
    WHERE part_of_claim_id IS NOT NULL
UNION ALL SELECT 'incident_counts.superseded_by_claim_id', claim_id, superseded_by_claim_id
    FROM main.incident_counts AS older ANTI JOIN main.incident_counts AS other
        ON other.claim_id = older.superseded_by_claim_id AND other.article_id = older.article_id
    WHERE superseded_by_claim_id IS NOT NULL
UNION ALL SELECT 'article_counts.claim_ids', article_count_id, claim_id
    FROM (SELECT article_id, article_count_id, unnest(claim_ids) AS claim_id FROM main.article_counts)
    ANTI JOIN main.incident_counts USING (article_id, claim_id)
UNION ALL SELECT 'article_stories.article_id', article_id, article_id FROM main.article_stories ANTI JOIN main.articles USING (article_id)
UNION ALL SELECT 'incident_links.claim_id', claim_id, claim_id FROM main.incident_links ANTI JOIN main.incident_counts USING (article_id, claim_id)
UNION ALL SELECT 'incident_reports.claim_ids', report_id, claim_id
    FROM (SELECT article_id, report_id, unnest(claim_ids || [best_claim_id]) AS claim_id FROM main.incident_reports)
    ANTI JOIN main.incident_counts USING (article_id, claim_id)
