"""The user's own CSV files, kept under version control in curation/: sides, speakers, corrections.

Each is read whole and checked line by line; a mistake names file, line and remedy. Places are read by `gazetteer.lookup`, merges of
incidents by `link_partitions`. What the rows do to the warehouse is in sql/load/ and sql/marts/.
"""

import csv
import datetime as dt
import difflib
import io
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa

from pipelines.contract.identity import content_id
from pipelines.contract.vocabulary import OBJECT_CLASSES, Metric, Object, ObjectClass

SIDES = ("speaker", "side")
SPEAKERS = ("name", "aliases", "organisation", "country", "side", "priority")
PEOPLE = "people"
"""Stands in overrides.csv for people as a whole, of whatever kind: the total in which different victims are added up."""

OVERRIDES = ("claim_id", "incident_id", "metric", "object", "low", "value", "high", "state", "author", "date", "reason")

OVERRIDES_FILE = "overrides.csv"

OVERRIDE_STATES = ("stated", "zero", "unknown", "withheld", "removed")
"""`removed`: the claim counts nowhere, because the text does not say it."""

Row = dict[str, str]


class CurationError(ValueError):
    """A CSV file of the user's that cannot be used; the message names file, line and remedy."""


def read_sides(path: Path) -> pa.Table:
    """Return sides.csv as a table of speaker and side; empty where the file is absent.

    speaker is a canonical name as in statements.speaker, in any case; side is the user's own name for a party.
    Raises CurationError for another header, a missing value, a doubled speaker or bytes that are not UTF-8.
    """
    sides: dict[str, Row] = {}
    for where, row in records(path, SIDES, required=SIDES):
        if row["speaker"].lower() in sides:
            raise CurationError(f"{where}: {row['speaker']!r} has a side already; keep one of the lines")
        sides[row["speaker"].lower()] = row
    return _table(dict.fromkeys(SIDES, pa.string()), [*sides.values()])


def read_speakers(path: Path) -> pa.Table:
    """Return speakers.csv with one row per spelling: alias (in lower case), name, organisation, country, side, priority.

    The name itself is one of its spellings. Aliases are separated by |. priority: a whole number from 1 on; the figures of the
    speaker with the smallest one are taken before all others. Raises CurationError as `read_sides` does, and for a spelling of two names.
    """
    spellings: dict[str, dict[str, Any]] = {}
    for where, row in records(path, SPEAKERS, required=("name",)):
        if row["country"] and not re.fullmatch("[A-Z]{2}", row["country"]):
            raise CurationError(f"{where}: country {row['country']!r} is not an ISO 3166-1 code; write two capital letters, such as UA")
        known = {name: row[name] or None for name in ("name", "organisation", "country", "side")} | {
            "priority": _number(where, row, "priority")
        }
        for alias in dict.fromkeys(part.strip().lower() for part in (row["name"], *row["aliases"].split("|")) if part.strip()):
            if alias in spellings:
                raise CurationError(f"{where}: {alias!r} is a spelling of {spellings[alias]['name']!r} already; keep one of the lines")
            spellings[alias] = {"alias": alias, **known}
    text = dict.fromkeys(("alias", "name", "organisation", "country", "side"), pa.string())
    return _table(text | {"priority": pa.int64()}, [*spellings.values()])


def read_overrides(path: Path) -> pa.Table:
    """Return overrides.csv with `override_id`, `line` and the moment `decided_at` beside its columns.

    decided_at is the moment that the date states; where it states a day (`has_time` is false) the start of the day in UTC, which
    `decision_moments` replaces.

    A row corrects one claim (claim_id), or the total of an incident (incident_id, metric, object); the newest of a target holds.
    Raises CurationError where a target, a number, a state, a date, an author or a reason is missing or makes no sense.
    """
    found: dict[str, dict[str, Any]] = {}
    for where, row in records(path, OVERRIDES, required=("author", "date", "reason")):
        override = _override(where, row)
        if override["override_id"] in found:
            raise CurationError(f"{where}: the same target has a correction of that day already; keep one of the lines")
        found[override["override_id"]] = override
    kinds = dict.fromkeys(("override_id", "object_class", *OVERRIDES), pa.string()) | dict.fromkeys(
        ("low", "value", "high", "line"), pa.int64()
    )
    moments = {"date": pa.date32(), "decided_at": pa.timestamp("us", tz="UTC"), "has_time": pa.bool_()}
    return _table(kinds | moments, [*found.values()])


def _override(where: str, row: Row) -> dict[str, Any]:
    target = _target(where, row)
    numbers = {name: _number(where, row, name, least=0) for name in ("low", "value", "high")}
    state = row["state"] or ("zero" if numbers["value"] == 0 else "stated")
    _check_figure(where, state, numbers, is_claim=bool(row["claim_id"]))
    moment, has_time = _moment(where, row["date"])
    texts = {name: row[name] or None for name in ("claim_id", "incident_id", "metric", "author", "reason")}
    texts["object"] = None if row["object"] == PEOPLE else row["object"] or None
    texts["object_class"] = _class_of(row["object"])
    override_id = content_id("override", *target, row["date"])
    return (
        texts
        | numbers
        | {"override_id": override_id, "state": state, "date": moment.date(), "decided_at": moment, "has_time": has_time}
        | {"line": int(where.rpartition(":")[2])}
    )


def _moment(where: str, text: str) -> tuple[dt.datetime, bool]:
    """Return the moment that a date states, in UTC, and whether it states a time of day."""
    try:
        stated = dt.datetime.fromisoformat(text)
    except ValueError as error:
        raise CurationError(f"{where}: {text!r} is not a date; write it as YYYY-MM-DD, or with a time as 2026-03-12T20:38+02:00") from error
    has_time = len(text) > len("2026-03-12")
    if has_time and stated.tzinfo is None:
        raise CurationError(f"{where}: {text!r} states a time without its zone; write it as 2026-03-12T20:38+02:00")
    return stated.astimezone(dt.UTC) if has_time else stated.replace(tzinfo=dt.UTC), has_time


def _class_of(kind: str) -> ObjectClass | None:
    if not kind:
        return None
    return ObjectClass.PEOPLE if kind == PEOPLE else OBJECT_CLASSES.get(Object(kind), ObjectClass.PEOPLE)


def _target(where: str, row: Row) -> list[str]:
    parts = [row["incident_id"], row["metric"], row["object"]]
    if bool(row["claim_id"]) == any(parts) or not (row["claim_id"] or all(parts)):
        raise CurationError(f"{where}: name what is corrected: either claim_id alone, or incident_id, metric and object together")
    for name, known in (("metric", [*Metric]), ("object", [*Object, PEOPLE])):
        if row[name] and row[name] not in known:
            near = difflib.get_close_matches(row[name], known, n=1)
            raise CurationError(
                f"{where}: {row[name]!r} is no {name}{f'; did you mean {near[0]}?' if near else ''}; docs/tables.md lists them"
            )
    return [row["claim_id"], *parts]


def _check_figure(where: str, state: str, numbers: Mapping[str, int | None], *, is_claim: bool) -> None:
    given = [number for number in (numbers["low"], numbers["value"], numbers["high"]) if number is not None]
    if state not in OVERRIDE_STATES or (state == "removed" and not is_claim):
        allowed = ", ".join(OVERRIDE_STATES if is_claim else OVERRIDE_STATES[:-1])
        raise CurationError(f"{where}: state {state!r}; write one of {allowed}, or nothing where a number is given")
    if given != sorted(given):
        raise CurationError(f"{where}: low, value and high are {given}; write them so that low ≤ value ≤ high")
    if bool(given) != (state in {"stated", "zero"}) or (state == "zero") != (numbers["value"] == 0):
        raise CurationError(f"{where}: state {state!r} with the numbers {given}; stated needs a number, zero the value 0, the others none")


def _number(where: str, row: Row, name: str, least: int = 1) -> int | None:
    if not row[name]:
        return None
    if not re.fullmatch("[0-9]{1,15}", row[name]) or int(row[name]) < least:
        raise CurationError(f"{where}: {name} {row[name]!r} is not a whole number of {least} or more; write digits only, or nothing")
    return int(row[name])


def records(path: Path, header: tuple[str, ...], required: tuple[str, ...]) -> Iterator[tuple[str, Row]]:
    """Yield each row by column name, with the file and the line that it ends on."""
    for position, (number, row) in enumerate(_rows(path)):
        where = f"{path}:{number}"
        if position == 0:
            _check_header(where, row, header)
        elif row:
            cells = [cell.strip() for cell in row]
            if len(cells) != len(header):
                raise CurationError(f"{where}: {','.join(row)!r} has {len(cells)} values; write {len(header)}: {', '.join(header)}")
            record = dict(zip(header, cells, strict=True))
            missing = [name for name in required if not record[name]]
            if missing:
                raise CurationError(f"{where}: {','.join(row)!r} lacks {' and '.join(missing)}; write a value")
            yield where, record


def _check_header(where: str, row: list[str], header: tuple[str, ...]) -> None:
    if tuple(row) != header:
        separator = next((mark for mark in ";\t|" if mark in "".join(row)), None)
        remedy = f"the values are separated by {separator!r}; save the file with commas, first line" if separator else "write"
        raise CurationError(f"{where}: the header is {','.join(row)!r}; {remedy} {','.join(header)!r}")


def _rows(path: Path) -> list[tuple[int, list[str]]]:
    """Return each row with the number of the line that it ends on."""
    if not path.exists():
        return []
    content = path.read_bytes()
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise CurationError(f"{path}:{line}: not UTF-8 at byte {error.start}; save the file as UTF-8") from error
    if "\0" in text:
        raise CurationError(f"{path}:{text[: text.index(chr(0))].count(chr(10)) + 1}: a zero byte; save the file as UTF-8 text")
    reader = csv.reader(io.StringIO(text, newline=""))
    try:
        return [(reader.line_num, row) for row in reader]
    except csv.Error as error:
        raise CurationError(f"{path}:{reader.line_num}: {error}; look for a quotation mark that is not closed") from error


def _table(types: Mapping[str, pa.DataType], rows: list[Any]) -> pa.Table:
    return pa.table({name: pa.array([row[name] for row in rows], kind) for name, kind in types.items()})
