# ruff: noqa: S608 — all words of the SELECTs are our own
"""What must hold of the figures of every published warehouse: whoever asks for one gets the same figure, bounds and state.

    assert disagreements(database) == []

Each rule is a SELECT of the rows that break it, written without the macros that the warehouse itself uses, so that a fault in these shows.
"""

from pipelines.publish.database import Warehouse
from pipelines.publish.sql_files import sql_files
from pipelines.settings import PROJECT
from support.scenes import Scene

_QUESTIONS = {file.name: file.select for file in sql_files(PROJECT / "sql" / "queries")}

_LEAST = "CASE WHEN {0}.low IS NOT NULL THEN {0}.low WHEN {0}.high IS NOT NULL THEN 0 ELSE {0}.value END"
_MOST = "CASE WHEN {0}.high IS NOT NULL THEN {0}.high WHEN {0}.low IS NULL THEN {0}.value END"
_WORDS = """CASE
    WHEN {0}.low = {0}.high THEN {0}.low || ''
    WHEN {0}.value > {0}.low AND {0}.value < {0}.high THEN {0}.value || ' (' || {0}.low || '–' || {0}.high || ')'
    WHEN {0}.low < {0}.high THEN {0}.low || '–' || {0}.high
    WHEN {0}.low >= 0 THEN {0}.low || ' or more'
    WHEN {0}.high >= 0 THEN 'up to ' || {0}.high
    WHEN {0}.value >= 0 THEN 'about ' || {0}.value
    ELSE {0}.state END"""
_CELL = "incident_id, metric, object_class, object"
_FIGURE = "low, value, high, bound, state"
_SAME_CELL = """{0}.incident_id = {1}.incident_id AND {0}.metric = {1}.metric AND {0}.object_class = {1}.object_class
    AND {0}.object IS NOT DISTINCT FROM {1}.object"""


def _both_ways(one: str, other: str) -> str:
    found = f"WITH one AS MATERIALIZED ({one}), other AS MATERIALIZED ({other})"  # planned once each, which is most of the time
    return f"{found} (FROM one EXCEPT FROM other) UNION ALL (FROM other EXCEPT FROM one)"


_TOTALS = f"SELECT {_CELL}, {_FIGURE}, is_conflicting, method, best_claim_id FROM incident_totals"
_FIGURES = f"""
    SELECT {_CELL}, {_FIGURE} FROM incident_total_history
    UNION ALL SELECT incident_id, metric, object_class, object, {_FIGURE} FROM claims_by_side
    UNION ALL SELECT admin1, metric, 'day', object, {_FIGURE} FROM daily_incident_counts WHERE metric IS NOT NULL"""
_DAILY = f"""
    SELECT incident.day, incident.country, incident.admin1, incident.admin1_code, total.metric, coalesce(total.object, 'person') AS object,
        count(*) AS n, sum({_LEAST.format("total")}) AS least, count({_LEAST.format("total")}) AS n_least,
        sum({_MOST.format("total")}) AS most, count({_MOST.format("total")}) AS n_most,
        sum(total.value) AS value, count(total.value) AS n_values,
        any_value(total) AS total, bool_or(total.is_conflicting) AS is_conflicting,
        bool_or(total.state = 'unknown') AS has_unknown, bool_or(total.state = 'withheld') AS has_withheld
    FROM incident_totals AS total JOIN incidents AS incident USING (incident_id)
    WHERE incident.day IS NOT NULL AND CASE WHEN total.object_class = 'people' THEN total.object IS NULL ELSE total.object IS NOT NULL END
    GROUP BY ALL"""
_SAME_PLACE = """sums.day = cell.day AND sums.country IS NOT DISTINCT FROM cell.country AND sums.admin1 IS NOT DISTINCT FROM cell.admin1
    AND sums.admin1_code IS NOT DISTINCT FROM cell.admin1_code AND sums.metric = cell.metric AND sums.object = cell.object"""

RULES: dict[str, str] = {
    "a total is the history's last row": _both_ways(
        _TOTALS, _TOTALS.replace("incident_totals", "incident_total_history") + " WHERE known_until IS NULL"
    ),
    "a total is that of the end of time": _both_ways(
        _TOTALS, _TOTALS.replace("incident_totals", "incident_totals_as_of(TIMESTAMPTZ 'infinity')")
    ),
    "bounds are in order and named, and a bound is no figure": f"""
        SELECT * FROM ({_FIGURES})
        WHERE low > high OR value < low OR value > high OR (low = high AND value IS DISTINCT FROM low)
            OR (value = low AND high IS NULL) OR (value = high AND low IS NULL)
            OR bound IS DISTINCT FROM CASE WHEN low = high THEN 'exact' WHEN low < high THEN 'range' WHEN low >= 0 THEN 'at_least'
                WHEN high >= 0 THEN 'at_most' WHEN value >= 0 THEN 'approx' ELSE 'none' END""",
    "zero, unknown and withheld are three things": f"""
        SELECT * FROM ({_FIGURES})
        WHERE (state = 'zero') IS DISTINCT FROM coalesce(value = 0 AND high = 0, false)
            OR (state IN ('unknown', 'withheld')) <> (bound = 'none')""",
    "one row of an incident and metric counts people": """
        SELECT incident_id, metric FROM incident_totals WHERE object_class = 'people'
        GROUP BY ALL HAVING count(*) FILTER (is_count) > 1 OR (count(*) FILTER (is_count) = 0 AND bool_and(method <> 'override'))""",
    "people of no kind have no row beside people as a whole": "FROM incident_totals WHERE object = 'person'",
    "a part fits into its whole, or is marked": f"""
        SELECT part.* FROM incident_totals AS part JOIN incident_totals AS whole USING (incident_id, metric, object_class)
        WHERE whole.object IS NULL AND part.fits_whole
            IS DISTINCT FROM coalesce(({_LEAST.format("part")}) <= ({_MOST.format("whole")}), true)""",
    "a whole names its parts": """
        SELECT whole.incident_id, whole.metric, whole.covers, parts.objects
        FROM incident_totals AS whole
        LEFT JOIN (
            SELECT incident_id, metric, object_class, list(object ORDER BY object) AS objects
            FROM incident_totals WHERE object IS NOT NULL GROUP BY ALL
        ) AS parts USING (incident_id, metric, object_class)
        WHERE whole.object IS NULL AND whole.covers IS DISTINCT FROM coalesce(parts.objects, [])""",
    "a day's figure is that of its incident": f"""
        SELECT cell.* FROM daily_incident_counts AS cell JOIN ({_DAILY}) AS sums ON {_SAME_PLACE}
        WHERE sums.n = 1 AND (cell.low, cell.value, cell.high, cell.bound, cell.state)
            IS DISTINCT FROM (sums.total.low, sums.total.value, sums.total.high, sums.total.bound, sums.total.state)""",
    "a day's figure is the sum of its incidents": f"""
        SELECT cell.* FROM daily_incident_counts AS cell JOIN ({_DAILY}) AS sums ON {_SAME_PLACE}
        WHERE cell.n_incidents <> sums.n
            OR cell.value IS DISTINCT FROM CASE WHEN n_values = n THEN sums.value END
            OR ({_MOST.format("cell")}) IS DISTINCT FROM CASE WHEN n_most = n THEN sums.most END
            OR coalesce(({_LEAST.format("cell")}), 0) IS DISTINCT FROM coalesce(sums.least, 0)
            OR (cell.n_conflicting > 0) <> sums.is_conflicting
            OR (cell.n_unknown > 0) <> sums.has_unknown OR (cell.n_withheld > 0) <> sums.has_withheld""",
    "every incident of a day is in the day": f"""
        SELECT sums.* FROM ({_DAILY}) AS sums ANTI JOIN daily_incident_counts AS cell ON {_SAME_PLACE}""",
    "sides conflict where the total does": """
        SELECT side.* FROM claims_by_side AS side
        JOIN incident_totals AS total ON total.incident_id = side.incident_id AND total.metric = side.metric
            AND total.object_class = side.object_class
            AND CASE WHEN total.object_class = 'people' THEN coalesce(total.object, 'person') ELSE total.object END = side.object
        WHERE side.is_conflicting <> total.is_conflicting""",
    "a side's figure is the one behind the total": """
        SELECT total.incident_id, total.metric, told, side.low, side.value, side.high
        FROM (SELECT *, unnest(sides) AS told FROM incident_totals WHERE object_class = 'people' OR object IS NOT NULL) AS total
        LEFT JOIN claims_by_side AS side ON side.incident_id = total.incident_id AND side.metric = total.metric
            AND side.object_class = total.object_class AND side.object = coalesce(total.object, 'person') AND side.side = told.side
        WHERE (side.low, side.value, side.high, side.state) IS DISTINCT FROM (told.low, told.value, told.high, told.state)""",
    "a contested total holds both sides": f"""
        SELECT total.* FROM (SELECT *, unnest(sides) AS told FROM incident_totals WHERE is_conflicting AND method = 'range') AS total
        WHERE ({_LEAST.format("told")}) < ({_LEAST.format("total")})
            OR coalesce(({_MOST.format("told")}) > ({_MOST.format("total")}), false)
            OR (total.high IS NOT NULL AND ({_MOST.format("told")}) IS NULL)""",
    "the last revision is the total": f"""
        SELECT total.* FROM incident_totals AS total
        JOIN (SELECT {_CELL}, max_by(revision, revised_at) AS last FROM count_revisions AS revision GROUP BY ALL) AS revised
            ON {_SAME_CELL.format("revised", "total")}
        WHERE total.known_from >= last.revised_at AND (total.low, total.value, total.high, total.state)
            IS DISTINCT FROM (last.new_low, last.new_value, last.new_high, last.new_state)""",
    "the incidents of a day show their totals": f"""
        SELECT shown.* FROM (
            SELECT incident.title, {_WORDS.format("total")} AS killed
            FROM incident_totals AS total JOIN incidents AS incident USING (incident_id)
            WHERE total.metric = 'killed' AND total.object_class = 'people' AND total.object IS NULL
        ) AS total
        RIGHT JOIN ({_QUESTIONS["incidents_of_a_day"]}) AS shown
            ON shown.first_headline = left(total.title, 65) AND total.killed = shown.killed
        WHERE shown.killed IS NOT NULL AND total.killed IS NULL""",
    "the questions of a day show its figures": f"""
        SELECT shown.* FROM ({_QUESTIONS["figures_per_day_and_place"]}) AS shown
        ANTI JOIN daily_incident_counts AS cell ON cell.day = shown.day AND coalesce(cell.admin1, cell.country, 'no place') = shown.place
            AND cell.metric = shown.metric AND cell.object = shown.object
            AND (cell.low, cell.value, cell.high) IS NOT DISTINCT FROM (shown.low, shown.value, shown.high)
        UNION ALL BY NAME
        SELECT shown.* FROM ({_QUESTIONS["killed_and_injured_per_day_and_unit"]}) AS shown
        ANTI JOIN daily_incident_counts AS cell ON cell.day = shown.day AND coalesce(cell.admin1, cell.country, 'no place') = shown.unit
            AND cell.metric = shown.metric AND cell.object = 'person'
            AND (cell.low, cell.value, cell.high) IS NOT DISTINCT FROM (shown.low, shown.value, shown.high)""",
    "the exports give the total's figure, or the number that their codebook makes of it": f"""
        WITH killed AS (
            SELECT total.*, claim.bound = 'vague' AS is_vague FROM incident_totals AS total
            LEFT JOIN incident_counts AS claim ON claim.claim_id = total.best_claim_id
            WHERE total.metric = 'killed' AND total.object_class = 'people' AND total.object IS NULL
        )
        SELECT 'acled' AS export, total.incident_id, CAST(shown.fatalities AS VARCHAR) AS shown
        FROM export_acled AS shown LEFT JOIN killed AS total ON ends_with(shown.event_id_cnty, '-' || total.incident_id)
        WHERE NOT coalesce(total.is_vague, false) AND shown.fatalities IS DISTINCT FROM CASE
            WHEN total.value >= 0 THEN total.value WHEN total.bound IN ('at_least', 'range') THEN total.low END
            OR (total.grade = 'Contested') IS DISTINCT FROM shown.is_contested
        UNION ALL
        SELECT 'ucdp', total.incident_id, concat_ws(' ', shown.low, shown.best, shown.high)
        FROM killed AS total LEFT JOIN export_ucdp_ged AS shown ON shown.relid = total.incident_id
        WHERE CASE WHEN total.bound = 'none' OR total.high = 0 THEN shown.relid IS NOT NULL ELSE
            shown.low IS DISTINCT FROM ({_LEAST.format("total")}) OR shown.best < shown.low OR shown.best > shown.high
            OR coalesce(shown.best <> total.value, false) OR coalesce(shown.high <> total.high, false)
            OR shown.deaths_civilians + shown.deaths_unknown IS DISTINCT FROM shown.best END
        UNION ALL
        SELECT 'hxl', total.incident_id, concat_ws(' ', shown.killed, shown.killed_least, shown.killed_most, shown.killed_state)
        FROM killed AS total LEFT JOIN export_hxl AS shown ON shown.incident = total.incident_id
        WHERE shown.incident IS NULL OR shown.killed IS DISTINCT FROM total.value || '' OR shown.killed_state IS DISTINCT FROM total.state
            OR shown.killed_least IS DISTINCT FROM ({_LEAST.format("total")}) || ''
            OR shown.killed_most IS DISTINCT FROM ({_MOST.format("total")}) || ''""",
    "an article's figure is the same in both tables": """
        SELECT figure.* FROM article_figures AS figure JOIN article_counts AS own USING (article_id, metric)
        WHERE own.object_class = 'people' AND figure.claim_ids = list_sort(own.claim_ids)
            AND (figure.low, figure.value, figure.high, figure.state) IS DISTINCT FROM (own.low, own.value, own.high, own.state)""",
}
"""Each rule in words, and the SELECT of the rows that break it."""


def disagreements(database: Warehouse | Scene) -> list[str]:
    """Return the rules that a warehouse breaks, each with the first row that breaks it."""
    found = []
    for rule, select in RULES.items():
        if rows := database.run(f"SELECT * FROM ({select}) LIMIT 1"):
            found.append(f"{rule}: {rows[0]}")
    return found


_AT_A_MOMENT = {
    "incident_totals_at('{0}', {1}, NULL)": "incident_totals_worked_out('{0}', {1}, NULL)",
    "incidents_at('{0}', {1})": "incidents_worked_out('{0}', {1})",
}
_TODAY = "SELECT * EXCLUDE (known_from) FROM {}"
_MOMENTS = "SELECT DISTINCT unnest(quantile_disc({}, [0.4, 1])) FROM articles"


def disagreements_of_moments(database: Warehouse) -> list[str]:
    """Return where a macro of a moment, which takes what has not changed since from today's tables, gives anything else than its rule."""
    today = "EXISTS (FROM incident_moments WHERE incident_id = total.incident_id AND collected_until < TIMESTAMPTZ 'infinity')"
    own, of_collection = "(SELECT * EXCLUDE (collected_from) FROM incident_totals)", "total_of_collection"
    one, other = (f"{_TODAY.format(name)} AS total WHERE {today}" for name in (own, of_collection))
    database.run("CREATE TEMP VIEW total_of_collection AS FROM incident_totals_worked_out('collection', TIMESTAMPTZ '9999-01-01', NULL)")
    found = [f"today by collection: {rows[0]}" for rows in [database.run(f"SELECT * FROM ({_both_ways(one, other)}) LIMIT 1")] if rows]
    for clock, column in (("publication", "public_from"), ("collection", "first_seen_at")):
        for (moment,) in database.run(_MOMENTS.format(column)):
            for quick, rule in _AT_A_MOMENT.items():
                at = f"TIMESTAMPTZ '{moment.isoformat()}'"
                one, other = (f"FROM {macro.format(clock, at)}" for macro in (quick, rule))
                if rows := database.run(f"SELECT * FROM ({_both_ways(one, other)}) LIMIT 1"):
                    found.append(f"{one}: {rows[0]}")
    return found
