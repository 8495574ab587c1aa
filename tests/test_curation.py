"""The user's sides.csv: what is read, and that every mistake is named with file, line and remedy."""

from pathlib import Path

import pytest

from pipelines.curation import CurationError, read_sides
from pipelines.settings import PROJECT


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Name a sides.csv that is not there yet."""
    return tmp_path / "sides.csv"


def test_sides_are_read_with_quotes_spaces_blank_lines_and_a_byte_order_mark(path: Path) -> None:
    path.write_text('\ufeffspeaker,side\n\n"Ministry of Roads, Water and Air" , north\nAda Brom,south\n', encoding="utf-8")
    assert read_sides(path).to_pylist() == [
        {"speaker": "Ministry of Roads, Water and Air", "side": "north"},
        {"speaker": "Ada Brom", "side": "south"},
    ]


def test_no_file_an_empty_file_and_a_header_alone_are_no_sides(path: Path) -> None:
    assert read_sides(path).num_rows == 0
    path.write_text("")
    assert read_sides(path).num_rows == 0
    path.write_text("speaker,side\n")
    table = read_sides(path)
    assert (table.num_rows, table.column_names) == (0, ["speaker", "side"])


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("name,party\nAda Brom,south\n", ":1: the header is 'name,party'; write 'speaker,side'"),
        ("speaker,side\nAda Brom\n", ":2: 'Ada Brom' needs two values"),
        ("speaker,side\nAda Brom,\n", ":2: 'Ada Brom,' needs two values"),
        ("speaker,side\nAda Brom,south\n\nPell Orsay,south,north\n", ":4: 'Pell Orsay,south,north' needs two values"),
        ("speaker,side\nAda Brom,south\nAda Brom,north\n", ":3: 'Ada Brom' has a side already"),
        ("speaker,side\nAda Brom,south\nADA BROM,north\n", ":3: 'ADA BROM' has a side already"),
        ('speaker,side\n"Ministry of Roads\nand Water",south\nAda Brom\n', ":4: 'Ada Brom' needs two values"),
    ],
)
def test_a_mistake_is_named_with_its_line(path: Path, text: str, message: str) -> None:
    path.write_text(text)
    with pytest.raises(CurationError) as raised:
        read_sides(path)
    assert str(raised.value).startswith(f"{path}{message}")


def test_a_quotation_mark_that_is_not_closed_is_named(path: Path) -> None:
    path.write_text('speaker,side\n"Ministry of Roads,south\n' + "Ada Brom,south\n" * 10_000)
    with pytest.raises(CurationError, match=f"{path}:.*look for a quotation mark that is not closed"):
        read_sides(path)


def test_other_encodings_are_named(path: Path) -> None:
    path.write_bytes("speaker,side\nJosé Brom,south\n".encode("latin-1"))
    with pytest.raises(CurationError, match=f"{path}: not UTF-8 at byte 16; save the file as UTF-8"):
        read_sides(path)


def test_the_project_s_own_file_is_right() -> None:
    assert set(read_sides(PROJECT / "curation" / "sides.csv").column("side").to_pylist()) == {"Varland", "Korrath"}
