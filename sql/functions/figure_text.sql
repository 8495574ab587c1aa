-- A figure in words: 3, about 3600, 4 or more, up to 60, 20–23, 4 (3–5); without a number its state, unknown or withheld.
-- parameters: low, value, high, state
CASE main.figure_bound(low, value, high)
    WHEN 'exact' THEN CAST(low AS VARCHAR)
    WHEN 'range' THEN coalesce(nullif(main.figure_value(low, value, high), low) || ' (' || low || '–' || high || ')', low || '–' || high)
    WHEN 'at_least' THEN low || ' or more'
    WHEN 'at_most' THEN 'up to ' || high
    WHEN 'approx' THEN 'about ' || value
    ELSE state
END
