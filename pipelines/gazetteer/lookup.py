"""Load the gazetteer: the shipped places.parquet and the user's own places.csv.

Names in texts are found in `pipelines.extract.places.find_places`.
"""

import csv
import math
from array import array
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from pipelines.gazetteer.name_keys import key_of
from pipelines.gazetteer.place import Gazetteer, Place

__all__ = ["Gazetteer", "Place", "PlacesFileError", "load_gazetteer"]

SHIPPED = Path(__file__).parent / "places.parquet"
COLUMNS = ("name", "admin1", "admin1_code", "country", "lat", "lon", "place_precision")
_HEADER = ",".join(COLUMNS)


class PlacesFileError(ValueError):
    """The user's places file cannot be used; the message names file, line and remedy."""


@lru_cache(maxsize=4)
def load_gazetteer(extra: Path | None = None) -> Gazetteer:
    """Return the gazetteer, with the places of the user's own file `extra` before all others.

    The file has the header name,admin1,admin1_code,country,lat,lon,place_precision; all but name and country may be empty.
    Raises PlacesFileError where it cannot be read or a value is not allowed.
    """
    table = pq.ParquetFile(SHIPPED).read()
    own = tuple(_own_places(extra)) if extra is not None else ()
    return Gazetteer(
        _index(table["keys"].combine_chunks()),
        _Rows(table.drop_columns(["keys"])),
        _by_country(table, [kind == "country" for kind in table["kind"].to_pylist()]),
        _by_country(table, table["is_capital"].to_pylist()),
        own,
    )


def _index(keys: pa.ListArray) -> dict[str, int | list[int]]:
    index: dict[str, int | list[int]] = {}
    for key, number in zip(keys.flatten().to_pylist(), keys.value_parent_indices().to_pylist(), strict=True):
        known = index.get(key)
        if known is None:
            index[key] = number
        elif isinstance(known, int):
            index[key] = [known, number]
        else:
            known.append(number)
    return index


def _by_country(table: pa.Table, wanted: list[bool]) -> dict[str, int]:
    """Return row numbers by country of the wanted rows.  Comparing in Arrow would cost an import of pandas."""
    countries = table["country"].combine_chunks()
    return {countries[number].as_py(): number for number, is_wanted in enumerate(wanted) if is_wanted}


class _Rows:
    """Rows of the table as Place objects."""

    def __init__(self, table: pa.Table) -> None:
        self._texts = {name: table[name].combine_chunks() for name in ("name", "kind", "admin1", "admin1_code", "country", "admin2")}
        self._numbers = [_whole(table[name]) for name in ("geonameid", "population", "precision", "is_disputed", "is_capital")]
        self._degrees = [_real(table[name]) for name in ("lat", "lon")]
        self._cities = _whole(table["city"])

    def __call__(self, number: int) -> Place:
        texts = {name: column[number].as_py() for name, column in self._texts.items()}
        geonameid, population, precision, is_disputed, is_capital = (column[number] for column in self._numbers)
        lat, lon = (column[number] for column in self._degrees)
        city = self._cities[number]
        return Place(
            geonameid=geonameid or None,
            lat=None if math.isnan(lat) else round(lat, 5),
            lon=None if math.isnan(lon) else round(lon, 5),
            population=population,
            precision=precision,
            is_disputed=bool(is_disputed),
            is_capital=bool(is_capital),
            city=self(city) if city >= 0 else None,
            **texts,
        )


def _bytes(column: pa.ChunkedArray, width: int) -> memoryview:
    """Return the bytes of a column of numbers without nulls; through numpy they would cost an import of pandas."""
    numbers = column.combine_chunks()
    return memoryview(numbers.buffers()[1])[numbers.offset * width : (numbers.offset + len(numbers)) * width]


def _whole(column: pa.ChunkedArray) -> Sequence[int]:
    values = array("i")
    values.frombytes(_bytes(column.cast(pa.int32()), values.itemsize))
    return values


def _real(column: pa.ChunkedArray) -> Sequence[float]:
    values = array("f")
    values.frombytes(_bytes(column, values.itemsize))
    return values


def _own_places(path: Path) -> Iterator[tuple[str, Place]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            reader = csv.DictReader(stream)
            if tuple(reader.fieldnames or ()) != COLUMNS:
                raise PlacesFileError(f"{path}, line 1: the header is {','.join(reader.fieldnames or ())!r}; write {_HEADER!r}")
            for line in reader:
                place = _own_place(line, f"{path}, line {reader.line_num}")
                yield key_of(place.name), place
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise PlacesFileError(f"{path}: cannot be read ({error}); give a UTF-8 CSV file with the header {_HEADER!r}") from error


def _own_place(line: dict[str, str | None], where: str) -> Place:
    values = {name: (line.get(name) or "").strip() for name in COLUMNS}
    if None in line:
        raise PlacesFileError(f"{where}: more values than columns; put names that hold a comma in double quotes")
    country = values["country"]
    if not values["name"]:
        raise PlacesFileError(f"{where}: name is empty; write the name as the articles spell it")
    if len(country) != 2 or not country.isascii() or not country.isalpha():  # noqa: PLR2004
        raise PlacesFileError(f"{where}: country is {country!r}; write the two letters of ISO 3166-1, such as UA")
    return Place(
        geonameid=None, name=values["name"], kind="own", admin1=values["admin1"] or None, admin1_code=values["admin1_code"] or None,
        country=country.upper(), lat=_degrees(values["lat"], 90, f"{where}: lat"), lon=_degrees(values["lon"], 180, f"{where}: lon"),
        population=0, precision=_precision(values["place_precision"], where), is_disputed=False,
    )  # fmt: skip


def _degrees(value: str, limit: int, where: str) -> float | None:
    if not value:
        return None
    try:
        number = float(value)
    except ValueError:
        number = float("nan")
    if not -limit <= number <= limit:
        raise PlacesFileError(f"{where} is {value!r}; write degrees between -{limit} and {limit}, such as 50.45, or leave it empty")
    return number


def _precision(value: str, where: str) -> int:
    if value in {"", "1", "2", "3", "4", "5", "6", "7"}:
        return int(value or 1)
    raise PlacesFileError(f"{where}: place_precision is {value!r}; write a UCDP code from 1 (exact) to 7, or leave it empty")
