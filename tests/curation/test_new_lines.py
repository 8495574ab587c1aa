"""A line that is added to a user's file leaves everything else in it as it was, and is never written where the file would be wrong."""

from pathlib import Path

import pytest

from pipelines.curation.csv_files import SIDES, CurationError, read_sides
from pipelines.curation.new_lines import new_line

HEADER = b"speaker,side\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (None, HEADER + b"Ola Venn,Brask\n"),
        (b"", HEADER + b"Ola Venn,Brask\n"),
        (HEADER, HEADER + b"Ola Venn,Brask\n"),
        (HEADER + b"Ada Brom,Brask", HEADER + b"Ada Brom,Brask\nOla Venn,Brask\n"),
        (b"speaker,side\r\nAda Brom,Brask\r\n", b"speaker,side\r\nAda Brom,Brask\r\nOla Venn,Brask\r\n"),
        (b"\xef\xbb\xbf" + HEADER, b"\xef\xbb\xbf" + HEADER + b"Ola Venn,Brask\n"),
    ],
)
def test_a_line_is_appended_as_the_file_is_written(before: bytes | None, after: bytes, tmp_path: Path) -> None:
    path = tmp_path / "curation" / "sides.csv"
    if before is not None:
        path.parent.mkdir()
        path.write_bytes(before)
    line = new_line(path, SIDES, {"side": "Brask", "speaker": "Ola Venn"}, read_sides)
    assert (path.read_bytes() if path.exists() else None) == before
    line.write()
    assert path.read_bytes() == after
    assert read_sides(path).num_rows == after.count(b"Brask")


def test_cells_are_quoted_where_they_must_be(tmp_path: Path) -> None:
    line = new_line(tmp_path / "sides.csv", SIDES, {"speaker": 'Venn, "Ola"', "side": "Brask"}, read_sides)
    assert line.text == '"Venn, ""Ola""",Brask'


def test_what_the_reader_refuses_is_not_written_and_the_real_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "sides.csv"
    path.write_bytes(HEADER + b"Ola Venn,Brask\n")
    with pytest.raises(CurationError, match=f"{path}:3: 'Ola Venn' has a side already"):
        new_line(path, SIDES, {"speaker": "Ola Venn", "side": "Other"}, read_sides)
    assert path.read_bytes() == HEADER + b"Ola Venn,Brask\n"
