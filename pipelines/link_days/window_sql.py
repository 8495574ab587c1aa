"""The SQL by which `window_join` reads the traces of a window. Tables named own_ hold the keys that the day's events look for."""
# ruff: noqa: S608 - put together from constants

from collections.abc import Iterable

from pipelines.contract.schema import columns
from pipelines.contract.tables import EventTrace
from pipelines.link.article_events import MAIN
from pipelines.link.stories import BANDS, MOST_OF_A_BAND, SIGNATURE_SIZE
from pipelines.link.term_search import MOST_EVENTS_OF_A_TERM

_DAY_BITS = 32
_WIDTH = SIGNATURE_SIZE // BANDS
COLUMNS = tuple(column.name for column in columns(EventTrace))


def events_view(paths: Iterable[str]) -> str:
    """Return the view of all events of these files, whose numbers ascend by day and position."""
    listed = ", ".join("'" + path.replace("'", "''") + "'" for path in paths)
    day = "CAST(CAST(parse_filename(filename, true) AS DATE) - DATE '1970-01-01' AS BIGINT)"
    return f"CREATE VIEW events AS SELECT ({day} << {_DAY_BITS}) + position AS number, * FROM read_parquet([{listed}], filename = true)"


BANDS_OF = f"""
WITH banded AS (
    SELECT number, n AS band, signature[n * {_WIDTH} + 1 : (n + 1) * {_WIDTH}] AS part
    FROM events, range({BANDS}) AS bands(n) WHERE event_key = '{MAIN}' AND len(signature) > 0
)
SELECT band, part, max(number, {MOST_OF_A_BAND}) AS numbers FROM banded SEMI JOIN own_bands USING (band, part) GROUP BY band, part
"""
WORKS = f"SELECT work_id, min(number) FROM events SEMI JOIN own_works USING (work_id) WHERE event_key = '{MAIN}' GROUP BY work_id"
STORIES = """
SELECT number, work_id, signature, published_day, story_id FROM events SEMI JOIN own_numbers USING (number)
WHERE published_day IN (SELECT published_day FROM own_days) OR number IN (SELECT number FROM own_firsts)
"""
TERMS = f"""
SELECT term, count(*) FILTER (is_main) AS n, max(number, {MOST_EVENTS_OF_A_TERM}) AS numbers
FROM (SELECT number, event_key = '{MAIN}' AS is_main, unnest(terms) AS term FROM events) SEMI JOIN own_terms USING (term)
GROUP BY term
"""
FREQUENCIES = f"""
SELECT term, count(*) AS n
FROM (SELECT unnest(terms) AS term FROM events WHERE event_key = '{MAIN}') SEMI JOIN own_terms USING (term)
GROUP BY term
"""
ARTICLES = f"SELECT count(*) FROM events WHERE event_key = '{MAIN}'"
TRACES_OF = f"SELECT number, {', '.join(COLUMNS)} FROM events SEMI JOIN own_numbers USING (number)"


def first_events(name: str) -> str:
    """Return the question for the first event of each work or story and event key. name: of the column."""
    return f"""
SELECT {name}, events.event_key, min(number) FROM events SEMI JOIN own_keys ON own = {name} AND own_keys.event_key = events.event_key
GROUP BY ALL
"""
