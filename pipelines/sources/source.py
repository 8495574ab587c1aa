"""Source definitions: one TOML file per source, read into `Source`, every mistake named with its remedy.

What a key means stands here and in docs/sources.md; how TOML becomes records is in `toml_records`. How inputs are found and fetched
is in `folder`, `discover_pages`, `http_client` and `collect`.
"""

import re
import tomllib
from dataclasses import dataclass, field, fields
from fnmatch import fnmatchcase
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from pipelines import __version__
from pipelines.contract.page import Correction
from pipelines.contract.takedown import Takedowns
from pipelines.sources.source_kinds import KINDS, SourceKind
from pipelines.sources.toml_records import NOT_A_KEY, SourceError, read_record

__all__ = ["Expect", "Limits", "Source", "SourceError", "load_source", "load_sources"]

_NAME = re.compile(r"[a-z][a-z0-9_]*")
_LANGUAGE = re.compile(r"[a-z]{2}")
_MOST = 10**12
"""Above every limit that makes sense, and within what sizes of memory and files can be."""
_MOST_DAYS = 36_500
"""A hundred years; a longer time ends before the calendar begins."""
_OF_SOME_KINDS = tuple(dict.fromkeys(key for kind in KINDS.values() for key in (*kind.places, *kind.own_keys)))
"""The keys that only some kinds have."""
_EXAMPLES = {
    "path": 'path = "inbox/herald" (in the project folder, or absolute)',
    "list": 'list = "inbox/herald.txt" (in the project folder, or absolute)',
    "url": 'url = "https://news.example/feed.xml", or a list of such',
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How long, how much and how fast a source may be read.

    connect_s, read_s, total_s: seconds to connect, between two pieces of a response, and for one request as a whole.
    max_bytes: largest body, before and after decompression.  file_bytes: largest WARC file that is downloaded.  redirects: most
    redirects of one address.  attempts: most requests of one address.  retry_after_s: longest wait that a server's Retry-After is
    obeyed for.  busy_s: least pause for a host that answered 429.  failures: failures in a row after which a host is left alone for
    some minutes.  interval_s: least pause between two requests of one host.  connections: hosts that are asked at the same time.
    listings: most feeds, sitemaps, channel pages or WARC files that one run downloads.  pages: most pages that one run fetches
    from listings; the others wait for the next run.
    """

    connect_s: float = 10.0
    read_s: float = 20.0
    total_s: float = 60.0
    max_bytes: int = 10_000_000
    file_bytes: int = 2_000_000_000
    redirects: int = 5
    attempts: int = 3
    retry_after_s: float = 120.0
    busy_s: float = 30.0
    failures: int = 5
    interval_s: float = 5.0
    connections: int = 8
    listings: int = 50
    pages: int = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Expect:
    """What a source brings when all is well.

    articles_per_day: least and most new pages a day; below the least a check fails, above the most it warns.
    """

    articles_per_day: tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One source of inputs.

    name: stem of the file.  kind: one of `KINDS` in `source_kinds`.  url: of listings; for WARC files also of lists of paths.
    path, list: of the files, and of a file of addresses; relative to the project folder, or absolute.
    base: address that relative paths in such lists start from, None for the host of the list.  languages: ISO 639-1 codes of the
    responses that are taken from WARC files.  hosts: of the pages that are fetched or taken, and all below them; all where none is named.
    language: ISO 639-1 code, time_zone: IANA name, publisher: of every page of this source, None where they differ.
    include, exclude: patterns of addresses that are fetched, and that are not.  ignore: patterns of file or folder names that are
    no inputs.  max_age_days: pages that their listing dates before are not fetched.  recheck_hours: hours after the first fetch at
    which a page is asked for again.  expect, corrections: see `Expect` and `Correction`.
    watch: whether a folder has a sensor that starts a run when its files change.
    fictional: whether its articles are about invented events, and leave when the first other article is read.
    allow_private: whether addresses of the own machine and network may be fetched.  robots: whether robots.txt is obeyed.
    contact: mail or web address in the user agent.  user_agent: replaces the default one.
    takedowns: no key of the file: what is not to be kept, whatever source brings it.
    """

    name: str
    title: str
    kind: str
    url: tuple[str, ...] = ()
    path: str | None = None
    list: str | None = None
    base: str | None = None
    hosts: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    publisher: str | None = None
    language: str | None = None
    time_zone: str | None = None
    licence: str | None = None
    cadence: str | None = None
    description: str | None = None
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    ignore: tuple[str, ...] = (".*",)
    max_age_days: float | None = None
    recheck_hours: tuple[float, ...] = (1, 6, 24, 72, 168)
    expect: Expect | None = None
    corrections: tuple[Correction, ...] = ()
    watch: bool = True
    fictional: bool = False
    allow_private: bool = False
    robots: bool = True
    contact: str | None = None
    user_agent: str | None = None
    limits: Limits = field(default_factory=Limits)
    takedowns: Takedowns = field(default_factory=Takedowns, metadata=NOT_A_KEY)

    @property
    def rules(self) -> SourceKind:
        """What is true of all sources of this kind."""
        return KINDS[self.kind]

    @property
    def oldest_days(self) -> float | None:
        """How many days back the listing may date a page for it to be fetched: as the definition says, else as for all of its kind."""
        return self.max_age_days or self.rules.max_age_days

    @property
    def agent(self) -> str:
        """The User-Agent header: who asks, and whom to write to."""
        return self.user_agent or f"newsledger/{__version__} ({self.contact or 'news archive'})"

    def wants(self, address: str) -> bool:
        """Return whether hosts, include and exclude let an address pass: a pattern without * stands for every address that contains it."""
        if self.hosts and not _is_of(address, self.hosts):
            return False
        included = not self.include or any(_matches(address, pattern) for pattern in self.include)
        return included and not any(_matches(address, pattern) for pattern in self.exclude)


def _is_of(address: str, hosts: tuple[str, ...]) -> bool:
    try:
        host = (urlsplit(address).hostname or "").lower()
    except ValueError:
        return False
    return any(host == wanted or host.endswith(f".{wanted}") for wanted in (one.lower() for one in hosts))


def _matches(address: str, pattern: str) -> bool:
    return fnmatchcase(address, pattern) if "*" in pattern else pattern in address


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
    _check_kind(table.get("kind"), where)
    source: Source = read_record(Source, {"name": path.stem, **table}, where)
    _check(source, where)
    return source


def _check_kind(kind: object, where: str) -> None:
    allowed = "write kind = " + " or ".join(f'"{name}"' for name in KINDS)
    if kind is None:
        raise SourceError(f"{where}: the key 'kind' is missing; {allowed}")
    if kind not in tuple(KINDS):
        raise SourceError(f"{where}: kind = {kind!r} is not allowed; {allowed}")


def _check(source: Source, where: str) -> None:
    _check_place(source, where)
    for key, code in (("language", source.language), *(("languages", one) for one in source.languages)):
        if code is not None and not _LANGUAGE.fullmatch(code):
            raise SourceError(f'{where}: {key} = {code!r} is not an ISO 639-1 code; write two letters, such as "en"')
    if source.time_zone is not None:
        _check_time_zone(source.time_zone, where)
    for item in fields(Limits):
        value = getattr(source.limits, item.name)
        least = 0 if item.name in {"redirects", "interval_s", "retry_after_s", "busy_s"} else 1 if item.type is int else 0.001
        if not least <= value <= _MOST:
            raise SourceError(
                f"{where} [limits]: {item.name} = {value} is not allowed; write a number of at least {least}, at most {_MOST}"
            )
    for key in ("contact", "user_agent"):
        if not (getattr(source, key) or "").isprintable():
            raise SourceError(f"{where}: {key} holds a line break or control character; write it on one line")
    _check_times(source, where)


def _check_times(source: Source, where: str) -> None:
    if source.expect is not None:
        least, most = source.expect.articles_per_day
        if not 0 <= least <= most:
            raise SourceError(f"{where}: expect = {{articles_per_day = [{least}, {most}]}} is not allowed; write the smaller number first")
    if source.max_age_days is not None and not 0 < source.max_age_days <= _MOST_DAYS:
        allowed = f"a number above 0, at most {_MOST_DAYS}"
        raise SourceError(f"{where}: max_age_days = {source.max_age_days} is not allowed; write {allowed}, or remove the line")
    hours = list(source.recheck_hours)
    if hours != sorted(hours) or any(not 0 < one <= 24 * _MOST_DAYS for one in hours):
        raise SourceError(
            f"{where}: recheck_hours = {hours} is not allowed; write rising numbers above 0, at most {24 * _MOST_DAYS}, or []"
        )


def _check_place(source: Source, where: str) -> None:
    needed = source.rules.places
    if needed and not any(getattr(source, key) for key in needed):
        keys, examples = "' or '".join(needed), "; or ".join(_EXAMPLES[key] for key in needed)
        raise SourceError(f"{where}: kind = \"{source.kind}\" needs the key '{keys}'; add {examples}")
    for key in _OF_SOME_KINDS:
        if getattr(source, key) and key not in (*needed, *source.rules.own_keys):
            raise SourceError(f"{where}: kind = \"{source.kind}\" has no key '{key}'; remove the line or change kind")
    for address in (*source.url, *([source.base] if source.base else [])):
        if urlsplit(address).scheme not in {"http", "https"} or not urlsplit(address).netloc:
            raise SourceError(f"{where}: url = {address!r} is not a web address; write it with https:// or http://")


def _check_time_zone(time_zone: str, where: str) -> None:
    try:
        ZoneInfo(time_zone)
    except (KeyError, ValueError, OSError) as error:
        raise SourceError(f'{where}: time_zone = {time_zone!r} is unknown; write an IANA name, such as "Europe/Kyiv"') from error
