"""Definition: a TOML table read into a frozen dataclass by its annotations, every mistake named with its remedy.

What the keys mean is said at the record, here in `source`.
"""

import difflib
import types
import typing
from collections.abc import Mapping, Sequence
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from typing import Any, Literal

NOT_A_KEY = {"is_key": False}
"""Marks a field of a record that no file gives."""

_TYPE_NAMES = {str: "a text in quotes", int: "a whole number", float: "a number", bool: "true or false"}


class SourceError(ValueError):
    """A source definition that cannot be used; the message names file, key, what is allowed and the remedy."""


def read_record(record: type, table: Mapping[str, Any], where: str) -> Any:  # noqa: ANN401 — an instance of record
    """Return the record that a table defines. where: file and table, for messages. Raises SourceError.

    Fields may be texts, numbers, truth values, fixed words, tuples of one of them or of records, and records; a single value stands
    for a tuple of one text.
    """
    hints = _hints(record)
    for key in table:
        if key not in hints:
            raise SourceError(_unknown_key(key, sorted(hints.keys() - {"name"}), where))
    for item in fields(record):
        if item.default is MISSING and item.default_factory is MISSING and item.name not in table:
            raise SourceError(f"{where}: the key '{item.name}' is missing; add {item.name} = {_allowed(hints[item.name])}")
    return record(**{key: _value(hints[key], value, key, where) for key, value in table.items()})


@cache
def _hints(record: type) -> dict[str, Any]:
    hints = typing.get_type_hints(record)
    return {item.name: hints[item.name] for item in fields(record) if item.metadata.get("is_key", True)}


def _unknown_key(key: str, allowed: Sequence[str], where: str) -> str:
    close = difflib.get_close_matches(key, allowed, n=1)
    remedy = f"did you mean '{close[0]}'?" if close else "remove the line"
    return f"{where}: unknown key '{key}'; {remedy} Allowed: {', '.join(allowed)}"


def _value(hint: Any, value: Any, key: str, where: str) -> Any:  # noqa: ANN401 — any value that TOML can hold
    options = typing.get_args(hint) if isinstance(hint, types.UnionType) else (hint,)
    kind = options[0]
    if is_dataclass(kind) and isinstance(value, dict):
        return read_record(typing.cast("type", kind), value, f"{where} [{key}]")
    if typing.get_origin(kind) is Literal and value in typing.get_args(kind):
        return value
    if typing.get_origin(kind) is tuple:
        return _values(hint, value, key, where)
    if kind is float and type(value) is int:
        return float(value)
    if type(value) is kind:
        return value
    raise _not_allowed(hint, value, key, where)


def _values(hint: Any, value: Any, key: str, where: str) -> tuple[Any, ...]:  # noqa: ANN401 — see _value
    kinds = typing.get_args(hint)
    listed = [value] if isinstance(value, str) and key == "url" else value
    if not isinstance(listed, list):
        raise _not_allowed(hint, value, key, where)
    if kinds[-1] is not Ellipsis and len(kinds) != len(listed):
        raise _not_allowed(hint, value, key, where)
    try:
        return tuple(_value(kinds[0], item, key, where) for item in listed)
    except SourceError as error:
        if is_dataclass(kinds[0]):
            raise
        raise _not_allowed(hint, value, key, where) from error


def _not_allowed(hint: Any, value: Any, key: str, where: str) -> SourceError:  # noqa: ANN401 — see _value
    return SourceError(f"{where}: {key} = {value!r} is not allowed; write {key} = {_allowed(hint)}")


def _allowed(hint: Any) -> str:  # noqa: ANN401 — a type hint has no common type
    kind = typing.get_args(hint)[0] if isinstance(hint, types.UnionType) else hint
    if typing.get_origin(kind) is Literal:
        return " or ".join(f'"{value}"' for value in typing.get_args(kind))
    if typing.get_origin(kind) is tuple:
        inner = typing.get_args(kind)
        if inner[-1] is not Ellipsis:
            return f"[{', '.join(_allowed(one) for one in inner)}]"
        return "a list of texts in quotes" if inner[0] is str else f"a list, each {_allowed(inner[0])}"
    return _TYPE_NAMES.get(kind, f"a table of {', '.join(item.name for item in fields(kind))}" if is_dataclass(kind) else str(kind))
