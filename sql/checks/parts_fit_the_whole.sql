-- A part of a total is in the same article and not larger than the total.
-- slice: article_id
SELECT part.claim_id, part.value AS part_value, whole.value AS whole_value
FROM main.incident_counts AS part JOIN main.incident_counts AS whole ON whole.claim_id = part.part_of_claim_id
WHERE part.article_id <> whole.article_id OR main.figure_least(part.low, part.value, part.high) > main.figure_most(whole.low, whole.value, whole.high)
