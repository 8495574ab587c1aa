-- A figure with what it counts, in words: 1 soldier, 4 or more soldiers, up to 60 people, about 12 apartment blocks; unknown number of soldiers where there is none.
-- parameters: low, value, high, state, object
main.figure_text(low, value, high, state) || CASE WHEN main.figure_bound(low, value, high) = 'none' THEN ' number of ' ELSE ' ' END || CASE
    WHEN low = 1 AND high = 1 THEN CASE object WHEN 'police' THEN 'police officer' WHEN 'air_defence' THEN 'air defence system' ELSE replace(object, '_', ' ') END
    ELSE CASE object
        WHEN 'person' THEN 'people'
        WHEN 'child' THEN 'children'
        WHEN 'police' THEN 'police officers'
        WHEN 'air_defence' THEN 'air defence systems'
        ELSE CASE
            WHEN object IN ('aircraft', 'artillery', 'equipment', 'infrastructure') THEN object
            WHEN ends_with(object, 'y') THEN regexp_replace(replace(object, '_', ' '), 'y$', 'ies')
            WHEN regexp_matches(object, '(s|ch|sh)$') THEN replace(object, '_', ' ') || 'es'
            ELSE replace(object, '_', ' ') || 's' END
    END
END
