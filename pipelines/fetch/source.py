"""Source definitions: one TOML file per source, read into `Source`, every mistake named with its remedy.

What a key means stands here and in docs/sources.md. How inputs are found and fetched is in `folder`, `http` and `collect`.
"""

import difflib
import re
import tomllib
import types
import typing
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, field, fields, is_dataclass
from pathlib import Path
from typing import Any, Literal
from zoneinfo import ZoneInfo

from pipelines import __version__

Kind = Literal["folder", "urls", "page"]

_NAME = re.compile(r"[a-z][a-z0-9_]*")
_LANGUAGE = re.compile(r"[a-z]{2}")
_TYPE_NAMES = {str: "a text in quotes", int: "a whole number", float: "a number", bool: "true or false"}


class SourceError(ValueError):
    """A source definition that cannot be used; the message names file, key, what is allowed and the remedy."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How long, how much and how fast a source may be read.

    connect_s, read_s, total_s: seconds to connect, between two pieces of a response, and for one request as a whole.
    max_bytes: largest body, before and after decompression.  redirects: most redirects of one address.  attempts: most requests
    of one address.  retry_after_s: longest wait that a server's Retry-After is obeyed for.  busy_s: least pause of a host that
    answered 429.  failures: failures in a row after which a host is left alone for some minutes.  interval_s: least pause between
    two requests of one host.  connections: hosts that are asked at the same time.
    """

    connect_s: float = 10.0
    read_s: float = 20.0
    total_s: float = 60.0
    max_bytes: int = 10_000_000
    redirects: int = 5
    attempts: int = 3
    retry_after_s: float = 120.0
    busy_s: float = 30.0
    failures: int = 5
    interval_s: float = 5.0
    connections: int = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One source of inputs.

    name: stem of the file.  kind: folder (files in `path`), urls (addresses in the file `list`), page (addresses typed into the
    Dagster launchpad).  path, list: relative to the project folder, or absolute.  language: ISO 639-1 code, time_zone: IANA name,
    publisher: of every page of this source, None where they differ.  ignore: patterns of file or folder names that are no inputs.
    watch: whether a folder has a sensor that starts a run when its files change.
    allow_private: whether addresses of the own machine and network may be fetched.  robots: whether robots.txt is obeyed.
    contact: mail or web address in the user agent.  user_agent: replaces the default one.
    """

    name: str
    title: str
    kind: Kind
    path: str | None = None
    list: str | None = None
    publisher: str | None = None
    language: str | None = None
    time_zone: str | None = None
    licence: str | None = None
    cadence: str | None = None
    description: str | None = None
    ignore: tuple[str, ...] = (".*",)
    watch: bool = True
    allow_private: bool = False
    robots: bool = True
    contact: str | None = None
    user_agent: str | None = None
    limits: Limits = field(default_factory=Limits)

    @property
    def agent(self) -> str:
        """The User-Agent header: who asks, and whom to write to."""
        return self.user_agent or f"newsledger/{__version__} ({self.contact or 'news archive'})"


def load_sources(folder: Path) -> tuple[Source, ...]:
    """Return the definitions of all `*.toml` files of the folder, ordered by name. Raises SourceError."""
    if not folder.is_dir():
        raise SourceError(f"{folder}: no such folder; source definitions are TOML files in it")
    return tuple(load_source(path) for path in sorted(folder.glob("*.toml")))


def load_source(path: Path) -> Source:
    """Return the definition in one TOML file. Raises SourceError."""
    where = f"{path.parent.name}/{path.name}"
    if not _NAME.fullmatch(path.stem):
        raise SourceError(f"{where}: a source is named by lower-case letters, digits and _; rename the file")
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SourceError(f"{where}: not valid TOML ({error}); correct the line") from error
    except OSError as error:
        raise SourceError(f"{where}: cannot be read ({error.strerror}); check the file and its permissions") from error
    if "name" in table:
        raise SourceError(f"{where}: unknown key 'name'; the file name is the name: remove the line")
    source: Source = _record(Source, {"name": path.stem, **table}, where)
    _check(source, where)
    return source


def _record(record: type, table: Mapping[str, Any], where: str) -> Any:  # noqa: ANN401 — Source or Limits
    hints = typing.get_type_hints(record)
    for key in table:
        if key not in hints:
            raise SourceError(_unknown_key(key, sorted(hints.keys() - {"name"}), where))
    for item in fields(record):
        if item.default is MISSING and item.default_factory is MISSING and item.name not in table:
            raise SourceError(f"{where}: the key '{item.name}' is missing; add {item.name} = {_allowed(hints[item.name])}")
    return record(**{key: _value(hints[key], value, key, where) for key, value in table.items()})


def _unknown_key(key: str, allowed: typing.Sequence[str], where: str) -> str:
    close = difflib.get_close_matches(key, allowed, n=1)
    remedy = f"did you mean '{close[0]}'?" if close else "remove the line"
    return f"{where}: unknown key '{key}'; {remedy} Allowed: {', '.join(allowed)}"


def _value(hint: Any, value: Any, key: str, where: str) -> Any:  # noqa: ANN401 — any value that TOML can hold
    options = typing.get_args(hint) if isinstance(hint, types.UnionType) else (hint,)
    kind = options[0]
    if is_dataclass(kind) and isinstance(value, dict):
        return _record(typing.cast("type", kind), value, f"{where} [{key}]")
    if typing.get_origin(kind) is Literal and value in typing.get_args(kind):
        return value
    if typing.get_origin(kind) is tuple and isinstance(value, list) and all(isinstance(item, str) for item in value):
        return tuple(value)
    if kind is float and type(value) is int:
        return float(value)
    if type(value) is kind:
        return value
    raise SourceError(f"{where}: {key} = {value!r} is not allowed; write {key} = {_allowed(hint)}")


def _allowed(hint: Any) -> str:  # noqa: ANN401 — a type hint has no common type
    kind = typing.get_args(hint)[0] if isinstance(hint, types.UnionType) else hint
    if typing.get_origin(kind) is Literal:
        return " or ".join(f'"{value}"' for value in typing.get_args(kind))
    if typing.get_origin(kind) is tuple:
        return "a list of texts in quotes"
    return _TYPE_NAMES.get(kind, f"a table of {', '.join(item.name for item in fields(kind))}" if is_dataclass(kind) else str(kind))


def _check(source: Source, where: str) -> None:
    _check_place(source, where)
    if source.language is not None and not _LANGUAGE.fullmatch(source.language):
        raise SourceError(f'{where}: language = {source.language!r} is no ISO 639-1 code; write two letters, such as "en"')
    if source.time_zone is not None:
        _check_time_zone(source.time_zone, where)
    for item in fields(Limits):
        value = getattr(source.limits, item.name)
        least = 0 if item.name in {"redirects", "interval_s", "retry_after_s", "busy_s"} else 1 if item.type is int else 0.001
        if not least <= value < float("inf"):
            raise SourceError(f"{where} [limits]: {item.name} = {value} is not allowed; write a number of at least {least}")
    for key in ("contact", "user_agent"):
        if not (getattr(source, key) or "").isprintable():
            raise SourceError(f"{where}: {key} holds a line break or control character; write it on one line")


def _check_place(source: Source, where: str) -> None:
    needed = {"folder": "path", "urls": "list"}.get(source.kind)
    for key in ("path", "list"):
        value = getattr(source, key)
        if key == needed and not value:
            raise SourceError(f"{where}: kind = \"{source.kind}\" needs the key '{key}'; add {key} = a path in the project folder")
        if key != needed and value is not None:
            raise SourceError(f"{where}: kind = \"{source.kind}\" has no key '{key}'; remove the line or change kind")


def _check_time_zone(time_zone: str, where: str) -> None:
    try:
        ZoneInfo(time_zone)
    except (KeyError, ValueError, OSError) as error:
        raise SourceError(f'{where}: time_zone = {time_zone!r} is unknown; write an IANA name, such as "Europe/Kyiv"') from error
