-- Incidents with people killed, hurt, missing or driven from home, for humanitarian users: one row per incident, the first row holds the HXL hashtags. All columns are text, because of that row.
-- Disasters and accidents are in it. Empty is not known; what is known of the bounds stands in the columns with least and most. docs/codebooks.md goes through the columns.
--
-- incident: Incident id.
-- title: Headline of the first report.
-- event_type: ACLED event type, where a claim tells it.
-- date_from: First day on which it can have happened.
-- date_to: Last day on which it can have happened.
-- reported: Day of the first report.
-- country: Name of the country.
-- country_code: ISO 3166-1 alpha-2 code.
-- admin1: First-level unit.
-- admin1_code: ISO 3166-2 code of the first-level unit.
-- place: Name of the place.
-- latitude: Degrees.
-- longitude: Degrees.
-- place_precision: UCDP: 1 exact place … 7 sea or air.
-- killed: People killed; empty where only bounds are known.
-- killed_least: Smallest number that the figure allows.
-- killed_most: Largest number that the figure allows; empty where it is open.
-- killed_state: stated, zero, unknown or withheld; empty where nothing is said.
-- killed_children: Of these, children.
-- killed_civilians: Of these, civilians; empty where only bounds are known.
-- injured: People hurt.
-- injured_least: Smallest number that the figure allows.
-- injured_most: Largest number that the figure allows; empty where it is open.
-- missing: People missing.
-- displaced: People made homeless, sheltering away from home, or who fled.
-- evacuated: People moved or ordered out of danger.
-- rescued: People rescued.
-- affected: People affected in a way that the text does not specify, or in need of aid.
-- infected: People ill with a disease.
-- returned: People back home after they had fled.
-- food_insecure: People without enough food.
-- grade: How good the death toll is, in the words of Airwars; of the injured where there is no death toll.
-- n_articles: Articles that report it.
-- sources: Outlets, separated by a semicolon.
WITH totals AS (
    SELECT
        incident_id,
        any_value(total) FILTER (metric = 'killed' AND is_count) AS killed, any_value(total) FILTER (metric = 'killed' AND object = 'child') AS children,
        any_value(total) FILTER (metric = 'killed' AND object = 'civilian') AS civilians,
        any_value(total) FILTER (metric = 'injured' AND is_count) AS injured, any_value(total) FILTER (metric = 'missing' AND is_count) AS missing,
        any_value(total) FILTER (metric = 'displaced' AND is_count) AS displaced, any_value(total) FILTER (metric = 'evacuated' AND is_count) AS evacuated,
        any_value(total) FILTER (metric = 'rescued' AND is_count) AS rescued, any_value(total) FILTER (metric = 'affected' AND is_count) AS affected,
        any_value(total) FILTER (metric = 'infected' AND is_count) AS infected, any_value(total) FILTER (metric = 'returned' AND is_count) AS returned,
        any_value(total) FILTER (metric = 'food_insecure' AND is_count) AS food_insecure
    FROM main.incident_totals AS total
    WHERE object_class = 'people' AND metric IN (
        'killed', 'injured', 'missing', 'displaced', 'evacuated', 'rescued', 'affected', 'infected', 'returned', 'food_insecure'
    )
    GROUP BY incident_id
),
outlets AS (
    SELECT incident_id, string_agg(DISTINCT outlet, '; ' ORDER BY outlet) AS sources
    FROM main.report_history WHERE known_until IS NULL
    GROUP BY incident_id
),
tags AS (
    SELECT
        '#event+id' AS incident, '#event+name' AS title, '#event+type' AS event_type, '#date+occurred+start' AS date_from, '#date+occurred+end' AS date_to,
        '#date+reported' AS reported, '#country+name' AS country, '#country+code+v_iso2' AS country_code, '#adm1+name' AS admin1, '#adm1+code+v_iso3166_2' AS admin1_code,
        '#loc+name' AS place, '#geo+lat' AS latitude, '#geo+lon' AS longitude, '#geo+precision' AS place_precision,
        '#affected+killed' AS killed, '#affected+killed+min' AS killed_least, '#affected+killed+max' AS killed_most, '#status+killed' AS killed_state,
        '#affected+killed+children' AS killed_children, '#affected+killed+civilians' AS killed_civilians,
        '#affected+injured' AS injured, '#affected+injured+min' AS injured_least, '#affected+injured+max' AS injured_most,
        '#affected+missing' AS missing, '#affected+displaced' AS displaced, '#affected+evacuated' AS evacuated, '#affected+rescued' AS rescued,
        '#affected' AS affected, '#affected+infected' AS infected, '#affected+returnees' AS returned, '#inneed+food' AS food_insecure,
        '#meta+grade' AS grade, '#meta+articles+num' AS n_articles, '#meta+source' AS sources
),
incidents AS (
    SELECT
        incident.incident_id AS incident, title, acled_event_type AS event_type, event_from AS date_from, event_to AS date_to,
        CAST(incident.first_report_at AT TIME ZONE 'UTC' AS DATE) AS reported, coalesce(land.name, incident.country) AS country, incident.country AS country_code,
        admin1, admin1_code, place, lat AS latitude, lon AS longitude, place_precision,
        killed.value AS killed, main.figure_least(killed.low, killed.value, killed.high) AS killed_least,
        main.figure_most(killed.low, killed.value, killed.high) AS killed_most, killed.state AS killed_state,
        children.value AS killed_children, civilians.value AS killed_civilians,
        injured.value AS injured, main.figure_least(injured.low, injured.value, injured.high) AS injured_least,
        main.figure_most(injured.low, injured.value, injured.high) AS injured_most,
        missing.value AS missing, displaced.value AS displaced, evacuated.value AS evacuated, rescued.value AS rescued, affected.value AS affected,
        infected.value AS infected, returned.value AS returned, food_insecure.value AS food_insecure,
        coalesce(killed.grade, injured.grade) AS grade, n_articles, outlets.sources
    FROM totals
    JOIN main.incidents AS incident ON incident.incident_id = totals.incident_id
    LEFT JOIN main.countries AS land ON land.country = incident.country
    LEFT JOIN outlets ON outlets.incident_id = totals.incident_id
)
SELECT * EXCLUDE (row_no) FROM (
    SELECT 0 AS row_no, * FROM tags
    UNION ALL
    SELECT row_number() OVER (ORDER BY date_to, incident), CAST(COLUMNS(*) AS VARCHAR) FROM incidents
)
ORDER BY row_no
