-- What was to be nowhere and is not collected again: the user's takedowns.csv. It says that something was here, and why it is gone.
-- grain: line
--
-- address: Address or file path of the page; NULL where a whole source was taken down.
-- source: Name of the source; NULL where a page was.
-- decided_on: Day of the decision.
-- author: Who decided.
-- reason: Why.
-- n_blanked: How many archived records have been blanked for it: of the page, or of the source. Their rows are in fetches, with the outcome taken_down.
-- line: Line in takedowns.csv.
SELECT
    address, source, date AS decided_on, author, reason,
    (
        SELECT count(*) FROM main.fetches AS request
        WHERE request.outcome = 'taken_down' AND (request.source = takedown.source OR takedown.address IN (request.url, request.input_ref))
    ) AS n_blanked,
    line
FROM staged_takedowns AS takedown
ORDER BY line
