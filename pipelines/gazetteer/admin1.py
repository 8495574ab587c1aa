"""First-level units: English names and ISO 3166-2 codes for GeoNames admin-1 codes.  Only used by `make_places`."""

import csv
import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pycountry

from pipelines.gazetteer.name_keys import key_of

_TYPE_WORDS = (
    "oblast|region|province|state|governorate|department|division|district|county|prefecture|territory|krai|republic|voivodeship|canton"
    "|municipality|emirate|parish|administrative|autonomous|okrug|raion"
)
_TYPES = re.compile(rf"(?<!\s)\s+(?:{_TYPE_WORDS})$", re.IGNORECASE)
_IS_TYPE = re.compile(_TYPE_WORDS)
_PREFIXES = re.compile(
    r"^(?:muhafazat|wilayat-e|wilayat|wilaya de|wilaya d'|provincia de|provincia|departamento del?|departamento|estado|estado de|distrito"
    r"|region|región|mayorality of|province of|state of|republic of|respublika|judet|judetul|comuna|vilayet|gouvernorat de|region de|"
    r"souss|ostan-e|mintaqat|changwat|tinh|thanh pho|huyen) ",
    re.IGNORECASE,
)
_ARTICLES = re.compile(r"^(?:al|ad|an|ar|as|ash|at|az|el) ")
_ENOUGH = 0.82
_FOREIGN_TYPES = re.compile(
    r" (?:sheng|shi|zizhiqu|oblysy|lan|laen|län|kraj|okrug|shahri|viloyati|velayat|welayaty|apskritis|zupanija|fylke|megye|hlavni mesto)$"
    r"|voblasc|zuangzu|zhuangzu",
    re.IGNORECASE,
)
"""Words for a kind of unit in other languages, which mark a name that is not English: Shanxi Sheng."""


@dataclass(frozen=True, slots=True)
class Admin1:
    """A first-level unit.  iso_code is ISO 3166-2, else country.GeoNames code."""

    country: str
    code: str
    iso_code: str
    name: str
    aliases: tuple[str, ...] = ()
    is_disputed: bool = False

    @property
    def base(self) -> str:
        """The name without the word for its type: Belgorod of Belgorod Oblast."""
        shorter = _TYPES.sub("", self.name)
        return _TYPES.sub("", shorter)

    def keys(self) -> list[str]:
        """Return the lookup keys: full name, base name, aliases, and forms without an Arabic article."""
        keys = [key_of(name) for name in (self.name, self.base, *self.aliases)]
        return list(dict.fromkeys(keys + [_ARTICLES.sub("", key) for key in keys]))


def crosswalk() -> dict[tuple[str, str], Admin1]:
    """Return the hand-checked units of admin1_names.csv by country and GeoNames code."""
    with (Path(__file__).parent / "admin1_names.csv").open(encoding="utf-8", newline="") as stream:
        return {
            (line["country"], line["geonames_code"]): Admin1(
                line["country"],
                line["geonames_code"],
                line["iso_code"] or f"{line['country']}.{line['geonames_code']}",
                line["name"],
                tuple(filter(None, line["aliases"].split(";"))),
                line["is_disputed"] == "1",
            )
            for line in csv.DictReader(stream)
        }


def read_english_names(path: Path) -> dict[str, str]:
    """Return the English names of subdivisions by ISO 3166-2 code from `common/subdivisions/en.xml` of Unicode CLDR.

    Raises ValueError where the file holds none.
    """
    found = {
        f"{element.get('type', '')[:2].upper()}-{element.get('type', '')[2:].upper()}": element.text or ""
        for element in ET.parse(path).iter("subdivision")  # noqa: S314 - a file of a package, not of a page
    }
    if not found:
        raise ValueError(f"{path}: no names of subdivisions inside; give common/subdivisions/en.xml of Unicode CLDR")
    return found


def first_level_units(
    codes: Iterable[tuple[str, str]], voted: dict[tuple[str, str], str], english: dict[str, str]
) -> dict[tuple[str, str], Admin1]:
    """Return the units for (country, GeoNames code); voted holds the names found by their cities, english those of `read_english_names`."""
    units = crosswalk()
    taken = {unit.iso_code for unit in units.values()}
    for key, unit in units.items():
        other = english.get(unit.iso_code)
        if other and key_of(other) not in set(unit.keys()):
            units[key] = replace(unit, aliases=(*unit.aliases, other))
    for country, code in sorted(set(codes) - set(units)):
        official = _official_names(country, english)
        name = _PREFIXES.sub("", voted.get((country, code), ""))
        iso = _iso_code(country, code, name, official, taken)
        names = list(dict.fromkeys([name, *official.get(iso or "", [])]))
        shown = names[-1] if not name or (len(names) > 1 and _FOREIGN_TYPES.search(name)) else name
        if code and shown:
            others = tuple(other for other in names if other and key_of(other) != key_of(shown))
            units[country, code] = Admin1(country, code, iso or f"{country}.{code}", shown, others)
            taken.add(iso or "")
    return units


def _subdivisions(country: str) -> dict[str, str]:
    found: Any = pycountry.subdivisions.get(country_code=country) or ()  # type: ignore[no-untyped-call]  # the package has no types here
    return {unit.code: re.sub(r"\s*\[.*?\]|\s*\(.*?\)", "", unit.name) for unit in sorted(found, key=lambda unit: unit.code)}


def _official_names(country: str, english: dict[str, str]) -> dict[str, list[str]]:
    """Return the local and the English name by ISO 3166-2 code; English ones only where both lists number the units alike."""
    local = _subdivisions(country)
    numbers = {_bare(name): iso for iso, name in local.items()}
    is_renumbered = any(numbers.get(_bare(english[iso]), iso) != iso for iso in local if iso in english)
    return {iso: [name, *([] if is_renumbered else filter(None, [english.get(iso)]))] for iso, name in local.items()}


def _bare(name: str) -> str:
    """Return the key without words for types and articles, for comparing."""
    words = [word for word in key_of(_PREFIXES.sub("", name.split(",", maxsplit=1)[0])).split() if not _IS_TYPE.fullmatch(word)]
    return _ARTICLES.sub("", " ".join(words))


def _iso_code(country: str, code: str, name: str, official: dict[str, list[str]], taken: set[str]) -> str | None:
    """Return the code one of whose names is the same, else the closest one that is close enough, else the one with equal suffix."""
    free = {(iso, bare): iso for iso, names in official.items() if iso not in taken for other in names if (bare := _bare(other))}
    wanted = _bare(name)
    exact = sorted((iso for iso, bare in free if bare == wanted), key=len)
    if exact:
        return exact[0]
    close = difflib.get_close_matches(wanted, [bare for _, bare in free], n=1, cutoff=_ENOUGH) if wanted else []
    if close:
        return next(iso for iso, bare in free if bare == close[0])
    same = f"{country}-{code}"
    return same if not name and code.isalpha() and same in official and same not in taken else None
