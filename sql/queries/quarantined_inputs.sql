-- Which inputs were refused, at which stage and why?
SELECT strftime(refused_at AT TIME ZONE 'UTC', '%Y-%m-%d %H:%M') AS refused_at_utc, stage, source, input_ref, reason
FROM quarantine
ORDER BY refused_at DESC, input_ref
