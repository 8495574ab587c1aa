"""The user's CSV files: what is read, and that every mistake is named with file, line and remedy."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from pipelines.curation.csv_files import CurationError, read_overrides, read_sides, read_speakers
from pipelines.settings import PROJECT

SPEAKERS = "name,aliases,organisation,country,side,priority\n"
OVERRIDES = "claim_id,incident_id,metric,object,low,value,high,state,author,date,reason\n"
READERS: dict[str, tuple[Callable[[Path], pa.Table], str]] = {
    "sides": (read_sides, "speaker,side\n"),
    "speakers": (read_speakers, SPEAKERS),
    "overrides": (read_overrides, OVERRIDES),
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Name a CSV file that is not there yet."""
    return tmp_path / "file.csv"


def test_sides_are_read_with_quotes_spaces_blank_lines_and_a_byte_order_mark(path: Path) -> None:
    path.write_text('\ufeffspeaker,side\n\n"Ministry of Roads, Water and Air" , north\nAda Brom,south\n', encoding="utf-8")
    assert read_sides(path).to_pylist() == [
        {"speaker": "Ministry of Roads, Water and Air", "side": "north"},
        {"speaker": "Ada Brom", "side": "south"},
    ]


def test_every_spelling_of_a_speaker_is_a_row(path: Path) -> None:
    path.write_text(SPEAKERS + "Ada Brom, Mayor Brom | A. Brom|ada brom,Town Hall,XV,north,2\nThe Town,,,,,\n")
    rows = read_speakers(path).to_pylist()
    assert [(row["alias"], row["name"], row["side"], row["priority"]) for row in rows] == [
        ("ada brom", "Ada Brom", "north", 2),
        ("mayor brom", "Ada Brom", "north", 2),
        ("a. brom", "Ada Brom", "north", 2),
        ("the town", "The Town", None, None),
    ]


def test_a_correction_is_a_claim_with_author_date_and_reason(path: Path) -> None:
    lines = (
        ",i1,killed,people,3,4,,,Ada Brom,2026-05-06,a list of names\n"
        "c1,,,,,0,,,Ada Brom,2026-05-07,nobody\n,i1,hit,tank,,,,unknown,B,2026-05-07,x\n"
    )
    path.write_text(OVERRIDES + lines)
    total, claim, unknown = read_overrides(path).to_pylist()
    assert (total["object"], total["object_class"], total["low"], total["value"], total["state"]) == (None, "people", 3, 4, "stated")
    assert (total["decided_at"], total["line"]) == (dt.datetime(2026, 5, 6, tzinfo=dt.UTC), 2)
    assert (claim["claim_id"], claim["state"], claim["author"], claim["reason"]) == ("c1", "zero", "Ada Brom", "nobody")
    assert (unknown["object"], unknown["object_class"], unknown["state"]) == ("tank", "vehicle", "unknown")
    assert len({row["override_id"] for row in (total, claim, unknown)}) == 3


@pytest.mark.parametrize(("read", "header"), READERS.values(), ids=READERS)
def test_no_file_an_empty_file_and_a_header_alone_have_no_rows(path: Path, read: Callable[[Path], pa.Table], header: str) -> None:
    for text in (None, "", header):
        if text is not None:
            path.write_text(text)
        assert read(path).num_rows == 0


MISTAKES = [
    ("sides", "name,party\nAda Brom,south\n", ":1: the header is 'name,party'; write 'speaker,side'"),
    (
        "sides",
        "speaker;side\nAda Brom;south\n",
        ":1: the header is 'speaker;side'; the values are separated by ';'; save the file with commas",
    ),
    ("sides", "speaker\tside\n", ":1: the header is 'speaker\\tside'; the values are separated by '\\t'"),
    ("sides", "speaker,side\nAda Brom\n", ":2: 'Ada Brom' has 1 values; write 2: speaker, side"),
    ("sides", "speaker,side\nAda Brom,\n", ":2: 'Ada Brom,' lacks side; write a value"),
    ("sides", "speaker,side\nAda Brom,south\n\nPell Orsay,south,north\n", ":4: 'Pell Orsay,south,north' has 3 values"),
    ("sides", "speaker,side\nAda Brom,south\nADA BROM,north\n", ":3: 'ADA BROM' has a side already"),
    ("sides", 'speaker,side\n"Ministry of Roads\nand Water",south\nAda Brom\n', ":4: 'Ada Brom' has 1 values"),
    ("sides", "speaker,side\nAda\0Brom,south\n", ":2: a zero byte; save the file as UTF-8 text"),
    ("speakers", SPEAKERS + ",Brom,,,,\n", ":2: ',Brom,,,,' lacks name"),
    ("speakers", SPEAKERS + "Ada Brom,,,ukraine,,\n", ":2: country 'ukraine' is not an ISO 3166-1 code"),
    ("speakers", SPEAKERS + "Ada Brom,,,,,first\n", ":2: priority 'first' is not a whole number of 1 or more"),
    ("speakers", SPEAKERS + "Ada Brom,Mayor,,,,\nPell Orsay,mayor,,,,\n", ":3: 'mayor' is a spelling of 'Ada Brom' already"),
    (
        "overrides",
        OVERRIDES + ",,,,,3,,,Ada Brom,2026-05-06,why\n",
        ":2: name what is corrected: either claim_id alone, or incident_id, metric",
    ),
    ("overrides", OVERRIDES + "c1,i1,killed,person,,3,,,Ada Brom,2026-05-06,why\n", ":2: name what is corrected"),
    ("overrides", OVERRIDES + ",i1,kiled,person,,3,,,Ada Brom,2026-05-06,why\n", ":2: 'kiled' is no metric; did you mean killed?"),
    ("overrides", OVERRIDES + ",i1,killed,persons,,3,,,Ada Brom,2026-05-06,why\n", ":2: 'persons' is no object; did you mean person?"),
    ("overrides", OVERRIDES + "c1,,,,,three,,,Ada Brom,2026-05-06,why\n", ":2: value 'three' is not a whole number of 0 or more"),
    ("overrides", OVERRIDES + "c1,,,,5,3,,,Ada Brom,2026-05-06,why\n", ":2: low, value and high are [5, 3]"),
    ("overrides", OVERRIDES + "c1,,,,,3,,zero,Ada Brom,2026-05-06,why\n", ":2: state 'zero' with the numbers [3]"),
    ("overrides", OVERRIDES + "c1,,,,,,,,Ada Brom,2026-05-06,why\n", ":2: state 'stated' with the numbers []"),
    (
        "overrides",
        OVERRIDES + "c1,,,,,,,gone,Ada Brom,2026-05-06,why\n",
        ":2: state 'gone'; write one of stated, zero, unknown, withheld, removed",
    ),
    (
        "overrides",
        OVERRIDES + ",i1,killed,person,,,,removed,A,2026-05-06,why\n",
        ":2: state 'removed'; write one of stated, zero, unknown, withheld,",
    ),
    ("overrides", OVERRIDES + "c1,,,,,3,,,Ada Brom,6.5.2026,why\n", ":2: '6.5.2026' is not a date; write it as YYYY-MM-DD"),
    ("overrides", OVERRIDES + "c1,,,,,3,,,,2026-05-06,why\n", ":2: 'c1,,,,,3,,,,2026-05-06,why' lacks author"),
    (
        "overrides",
        OVERRIDES + "c1,,,,,3,,,A,2026-05-06,why\nc1,,,,,4,,,B,2026-05-06,why\n",
        ":3: the same target has a correction of that day already",
    ),
]


@pytest.mark.parametrize(("kind", "text", "message"), MISTAKES)
def test_a_mistake_is_named_with_its_line(path: Path, kind: str, text: str, message: str) -> None:
    path.write_text(text)
    with pytest.raises(CurationError) as raised:
        READERS[kind][0](path)
    assert str(raised.value).startswith(f"{path}{message}")


@pytest.mark.parametrize(("read", "header"), READERS.values(), ids=READERS)
def test_a_quotation_mark_that_is_not_closed_is_named(path: Path, read: Callable[[Path], pa.Table], header: str) -> None:
    path.write_text(header + '"Ministry of Roads,south\n' + "Ada Brom,south\n" * 10_000)
    with pytest.raises(CurationError, match=f"{path}:.*look for a quotation mark that is not closed"):
        read(path)


@pytest.mark.parametrize(("read", "header"), READERS.values(), ids=READERS)
def test_other_encodings_are_named_with_their_line(path: Path, read: Callable[[Path], pa.Table], header: str) -> None:
    path.write_bytes((header + "José Brom,south\n").encode("latin-1"))
    with pytest.raises(CurationError, match=rf"{path}:2: not UTF-8 at byte {len(header) + 3}; save the file as UTF-8"):
        read(path)


@pytest.mark.parametrize("kind", READERS)
def test_the_project_s_own_files_are_right(kind: str) -> None:
    read: Any = READERS[kind][0]
    assert read(PROJECT / "curation" / f"{kind}.csv").num_columns


def test_the_sample_s_sides_are_its_two_countries() -> None:
    assert set(read_sides(PROJECT / "curation" / "sides.csv").column("side").to_pylist()) == {"Varland", "Korrath"}
