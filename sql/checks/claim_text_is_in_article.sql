-- Every claim's text is exactly the article's characters from start to end, and its number lies inside.
-- slice: article_id
SELECT claim.claim_id, claim.text, substr(article.text, claim.start + 1, claim."end" - claim.start) AS found
FROM main.incident_counts AS claim JOIN main.articles AS article USING (article_id)
WHERE claim.text IS DISTINCT FROM substr(article.text, claim.start + 1, claim."end" - claim.start)
    OR claim.number_start < claim.start OR claim.number_end > claim."end"
    OR claim.number_text IS DISTINCT FROM substr(article.text, claim.number_start + 1, claim.number_end - claim.number_start)
