"""`newsledger correct`: a person's figure over that of the rules, as a line of curation/overrides.csv."""

import re
from collections.abc import Sequence

from pipelines.commands.curation_lines import author_of, find_id, need_id, now, write_if_wanted
from pipelines.curation.csv_files import OVERRIDES, OVERRIDES_FILE, PEOPLE, read_overrides
from pipelines.curation.new_lines import new_line
from pipelines.plain_text import one_line
from pipelines.publish.database import Warehouse, open_read_only
from pipelines.report.pages.words import STATES, bounds
from pipelines.settings import load_settings

_CLAIM_WORDS, _INCIDENT_WORDS = 2, 4
_RANGE = re.compile(r"(?P<low>\d*)\.\.(?:(?P<value>\d+)\.\.)?(?P<high>\d*)")
_STATES = ("unknown", "withheld", "removed")

_CLAIM = """
    SELECT claim.metric, claim.object, claim.text, claim.low, claim.value, claim.high, claim.state, speaker, title
    FROM main.incident_counts AS claim
    JOIN main.articles USING (article_id)
    LEFT JOIN main.statements USING (statement_id)
    WHERE claim_id = ?
"""
_TOTAL = """
    SELECT low, value, high, state, grade, method FROM main.incident_totals
    WHERE incident_id = ? AND metric = ? AND coalesce(object, CASE WHEN object_class = 'people' THEN 'people' END) = ?
"""
_TITLE = "SELECT coalesce(title, place, incident_id), day, place FROM main.incidents WHERE incident_id = ?"


def run_correct(words: Sequence[str], reason: str, author: str | None, *, is_sure: bool = False, is_published: bool = False) -> int:
    """Show what a correction changes, ask, and append its line. Return 1 where the person does not agree.

    words: CLAIM FIGURE, or INCIDENT METRIC OBJECT FIGURE. A figure is 4, 4..6, 4.. (at least), ..6 (at most), 4..5..6 (the best
    between), 0, unknown, withheld, or removed for a claim that counts nowhere.
    Raises ValueError for words that are neither, an unknown id, and what overrides.csv does not allow.
    """
    settings = load_settings()
    database = open_read_only(settings.warehouse)
    try:
        row, told = _claim(database, words) if len(words) == _CLAIM_WORDS else _total(database, words)
    finally:
        database.close()
    row |= {"author": author_of(author), "date": now().isoformat(), "reason": reason}
    line = new_line(settings.curation / OVERRIDES_FILE, OVERRIDES, row, read_overrides)
    print(told)  # noqa: T201
    print(f"  then  {_words(row)}")  # noqa: T201
    return write_if_wanted(line, settings, is_sure=is_sure, is_published=is_published)


def _claim(database: Warehouse, words: Sequence[str]) -> tuple[dict[str, str], str]:
    beginning, figure = words
    claim_id = find_id(database, "claim", beginning)
    if claim_id is None:
        raise ValueError(f"no claim begins with {beginning!r}; for the total of an incident write INCIDENT METRIC OBJECT FIGURE")
    [(metric, thing, text, low, value, high, state, speaker, title)] = database.run(_CLAIM, [claim_id])
    told = f"claim {claim_id}: {metric} {thing}\n  “{one_line(text)}”\n  {one_line(speaker) or 'the writer'}, in “{one_line(title)}”"
    return {"claim_id": claim_id, **_figure(figure)}, f"{told}\n  now   {STATES.get(state) or bounds(low, value, high)}"


def _total(database: Warehouse, words: Sequence[str]) -> tuple[dict[str, str], str]:
    if len(words) != _INCIDENT_WORDS:
        raise ValueError("write CLAIM FIGURE, or INCIDENT METRIC OBJECT FIGURE, such as 0e64ffd1 killed people 4..6")
    beginning, metric, thing, figure = words
    thing = PEOPLE if thing == "person" else thing
    incident_id = need_id(database, "incident", beginning)
    [(title, day, place)] = database.run(_TITLE, [incident_id])
    found = database.run(_TOTAL, [incident_id, metric, thing])
    told = f"incident {incident_id}: {metric} {thing}\n  “{one_line(title)}”, {one_line(place)}, {day or 'no day'}"
    row = {"incident_id": incident_id, "metric": metric, "object": thing, **_figure(figure)}
    if not found:
        return row, f"{told}\n  now   no figure"
    [(low, value, high, state, grade, method)] = found[:1]
    return row, f"{told}\n  now   {STATES.get(state) or bounds(low, value, high)} ({grade}, {method})"


def _figure(text: str) -> dict[str, str]:
    """Return the cells of a figure. Raises ValueError for what is none."""
    if text in _STATES:
        return {"state": text}
    if text.isdecimal():
        return {"value": text}
    if (found := _RANGE.fullmatch(text)) and text.strip("."):
        return {name: number or "" for name, number in found.groupdict().items()}
    raise ValueError(f"{text!r} is not a figure; write 4, 4..6, 4.. (at least), ..6 (at most), 4..5..6, {', '.join(_STATES)}")


def _words(row: dict[str, str]) -> str:
    if state := row.get("state"):
        return "counts nowhere" if state == "removed" else STATES[state]
    low, value, high = (int(row[name]) if row.get(name) else None for name in ("low", "value", "high"))
    return bounds(value if low is high is None else low, value, value if low is high is None else high)
