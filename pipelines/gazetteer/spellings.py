"""Which of a settlement's many GeoNames spellings are kept, and the one that is shown.  Only used by `make_places`."""

import csv
import difflib
import re
from functools import lru_cache
from pathlib import Path
from typing import Any

from pipelines.gazetteer.name_keys import key_of, without_marks


def _words(*lines: str) -> frozenset[str]:
    return frozenset(" ".join(lines).split())


_NATIVE_LATIN = _words(
    "AD AG AL AO AR AT AU BA BE BF BI BJ BO BR CA CD CG CH CI CL CM CO CR CU CV CZ DE DK DO EC EE ES FI FR GA GB GF GN GP",
    "GQ GT GW HN HR HT HU IE IS IT LT LU LV MC ME MG ML MQ MT MX MZ NC NE NI NL NO NZ PA PE PF PH PL PR PT PY RE RO RS SE",
    "SI SK SM SN ST SV TD TG TL TR US UY VE VN ZA",
)
"""Countries whose own spelling uses Latin letters: marks are part of the name and stay; elsewhere they are a transliteration."""

_TRANSLITERATED = _words("UA RU BY SY IQ YE PS IL LB JO EG LY SD AF IR PK SA KZ GE AM AZ MM TJ UZ KG ET")
"""Countries whose place names reach English by several transliterations: all of them are kept."""

_WRITTEN = re.compile(r"[A-Z][a-z'’`]+(?:[ -](?:[A-Za-z][a-z'’`]+))*")
_WITH_SITES = _words("GB IE FR BE DE AT CH NL")
_SITE = re.compile(r"(.+?)[ -](?:by|on|upon|under|next|sur|am|an der|op|aan)[ -].", re.IGNORECASE)
"""A town whose name ends with where it lies, which is left out where it is clear: Saltburn-by-the-Sea, Boulogne-sur-Mer."""
_LARGE, _MIDDLE = 300_000, 15_000
_ALIKE = 0.6
_SHORTEST = 4


_ARTICLES = re.compile(r"^(?:al|ad|an|ar|as|ash|at|az|el|en|es) ")


@lru_cache(maxsize=1)
def english_names() -> dict[int, tuple[str, ...]]:
    """Return the name and other spellings in English news of settlements that the source spells differently, by geonameid."""
    with (Path(__file__).parent / "settlement_names.csv").open(encoding="utf-8", newline="") as stream:
        return {int(line["geonameid"]): (line["name"], *filter(None, line["aliases"].split(";"))) for line in csv.DictReader(stream)}


def display_name(city: dict[str, Any]) -> str:
    """Return the name as English text writes it: Khan Yunis for Khān Yūnis, but São Paulo."""
    name, country = re.sub(r" \(.*\)$", "", city["name"]), city["countrycode"]
    if city["geonameid"] in english_names():
        return english_names()[city["geonameid"]][0]
    if country == "US":
        name = name.replace("St. ", "Saint ").replace("Ste. ", "Sainte ")  # the source has both
    return name if country in _NATIVE_LATIN else without_marks(name).replace("`", "'").replace("‘", "'")


def variants(city: dict[str, Any], shown: str) -> list[str]:
    """Return the lookup keys of a settlement: its name first, then the spellings that English text may use."""
    main = key_of(shown)
    keys = dict.fromkeys([main])
    short = _SITE.match(shown) if city["countrycode"] in _WITH_SITES else None
    if short and len(short[1]) > _SHORTEST:
        keys[key_of(short[1])] = None
    english = english_names().get(city["geonameid"], ())
    keys.update(dict.fromkeys(key_of(name) for name in english))
    if len(english) == 1:  # the other spellings mean something larger, as Gaza means the Gaza Strip
        return list(keys)
    for name in city["alternatenames"]:
        plain = without_marks(name)
        if len(plain) >= _SHORTEST and plain.isascii() and _WRITTEN.fullmatch(plain):
            key = key_of(plain)
            if key not in keys and _useful(city, key, main):
                keys[key] = None
    if city["countrycode"] in _TRANSLITERATED:
        keys.update(dict.fromkeys(_ARTICLES.sub("", key) for key in list(keys)))
    return list(keys)


def _useful(city: dict[str, Any], key: str, main: str) -> bool:
    if city["population"] >= _LARGE or city["countrycode"] in _TRANSLITERATED:
        return True
    return city["population"] >= _MIDDLE and difflib.SequenceMatcher(None, key, main).ratio() >= _ALIKE
