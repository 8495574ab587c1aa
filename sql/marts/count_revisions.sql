-- Every change of an incident's total: from which figure to which, when, by which claim and why.
-- The causes: a further article, a newer version of an article, another figure of the same speaker, a merge or split in merges.csv, a person's correction, or rules that read or link an article differently from earlier ones (newsledger's own, or places.csv; see earlier_reports).
-- grain: incident_id, metric, object_class, object, revised_at
-- slice: incident_id
--
-- incident_id: The incident.
-- metric: What happened.
-- object_class: The group of things that was counted.
-- object: To what or whom; NULL for the object class as a whole.
-- revised_at: Moment at which the new figure was first known.
-- cause: new_article, article_edited, speaker_revised, merge, split, override or rule_changed.
-- old_low: Lower bound before.
-- old_value: Figure before.
-- old_high: Upper bound before.
-- old_state: State before.
-- new_low: Lower bound after.
-- new_value: Figure after.
-- new_high: Upper bound after.
-- new_state: State after.
-- method: How the new total was found.
-- old_claim_id: The claim behind the old figure.
-- new_claim_id: The claim, or the correction, behind the new figure.
-- author: Who corrected, merged or split; newsledger where its rules have changed; NULL for what articles changed.
-- reason: Why, in that person's words.
WITH steps AS (
    SELECT
        *,
        lag({'low': low, 'value': value, 'high': high, 'state': state, 'best_claim_id': best_claim_id, 'until': known_until}) OVER (
            PARTITION BY incident_id, metric, object_class, object ORDER BY known_from
        ) AS old
    FROM main.incident_total_history
),
changes AS (
    SELECT * FROM steps
    WHERE old IS NOT NULL AND (old.low IS DISTINCT FROM low OR old.value IS DISTINCT FROM value OR old.high IS DISTINCT FROM high OR old.state <> state)
),
corrections AS (
    -- of totals, and of claims in the incidents in which they are; two of one moment are told together
    SELECT incident_id, metric, object_class, object, decided_at, string_agg(DISTINCT author, '; ' ORDER BY author) AS author,
        string_agg(DISTINCT reason, '; ' ORDER BY reason) AS reason
    FROM (
        SELECT incident_id, metric, object_class, object, decided_at, author, reason FROM main.overrides WHERE incident_id IS NOT NULL
        UNION ALL
        SELECT link.incident_id, claim.metric, claim.object_class, NULL, override.decided_at, override.author, override.reason
        FROM main.overrides AS override JOIN main.incident_links AS link USING (claim_id) JOIN main.incident_counts AS claim USING (claim_id)
        UNION ALL
        SELECT link.incident_id, claim.metric, claim.object_class, claim.object, override.decided_at, override.author, override.reason
        FROM main.overrides AS override JOIN main.incident_links AS link USING (claim_id) JOIN main.incident_counts AS claim USING (claim_id)
        WHERE claim.object_class <> 'people' OR claim.object <> 'person'
        UNION ALL
        -- a merge or split concerns the incident that has the claims and the one that had them
        SELECT link.touched_id, claim.metric, claim.object_class, unnest([NULL, nullif(claim.object, 'person')]), link.decided_at, link.author, link.reason
        FROM (SELECT *, unnest([incident_id, ruled_incident_id]) AS touched_id FROM main.incident_links WHERE author IS NOT NULL) AS link
        JOIN main.incident_counts AS claim USING (claim_id)
    )
    GROUP BY ALL
),
speakers AS (
    SELECT claim_id, statement.speaker, claim.extractor_version
    FROM main.incident_counts AS claim LEFT JOIN main.statements AS statement USING (statement_id)
    WHERE claim_id IN (SELECT old.best_claim_id FROM changes UNION SELECT best_claim_id FROM changes)
)
SELECT
    changes.incident_id, changes.metric, changes.object_class, changes.object, known_from AS revised_at,
    CASE WHEN opened_by = 'new_article' AND before.speaker = after.speaker THEN 'speaker_revised' ELSE opened_by END AS cause,
    old.low AS old_low, old.value AS old_value, old.high AS old_high, old.state AS old_state,
    low AS new_low, value AS new_value, high AS new_high, state AS new_state, method,
    old.best_claim_id AS old_claim_id, best_claim_id AS new_claim_id,
    CASE opened_by WHEN 'rule_changed' THEN 'newsledger' ELSE decision.author END AS author,
    CASE opened_by WHEN 'rule_changed' THEN 'read or linked differently by the rules of version ' || coalesce(after.extractor_version, 'today')
        ELSE decision.reason END AS reason
FROM changes
LEFT JOIN speakers AS before ON before.claim_id = old.best_claim_id
LEFT JOIN speakers AS after ON after.claim_id = best_claim_id
LEFT JOIN corrections AS decision ON decision.decided_at = known_from AND decision.incident_id = changes.incident_id AND opened_by IN ('override', 'merge', 'split')
    AND decision.metric = changes.metric AND decision.object_class = changes.object_class AND decision.object IS NOT DISTINCT FROM changes.object
ORDER BY changes.incident_id, changes.metric, changes.object_class, changes.object, revised_at
