"""merges.csv as it is read: what a line may say, and what a wrong one is answered with."""

import datetime as dt
from pathlib import Path

import pytest

from pipelines.curation.csv_files import CurationError
from pipelines.link.merge_decisions import Action
from pipelines.link_days.merges_file import HEADER, read_merges
from pipelines.settings import PROJECT

GOOD = "merge,i1,,,i2,ada,2026-05-04,the same fire\nsplit,,a1,,,ada,2026-05-04,another fire\nsplit,i3,,c1,i9,ada,2026-05-05,a slip\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Give the path of a merges.csv that is not there yet."""
    return tmp_path / "merges.csv"


def write(path: Path, lines: str) -> Path:
    path.write_text(",".join(HEADER) + "\n" + lines, encoding="utf-8")
    return path


def test_an_absent_file_and_the_project_s_own_decide_nothing(path: Path) -> None:
    assert read_merges(path).merges == ()
    assert read_merges(PROJECT / "curation" / "merges.csv").merges == ()


def test_lines_are_read(path: Path) -> None:
    merge, article, claim = read_merges(write(path, GOOD)).merges
    assert (merge.action, merge.incident_id, merge.into, merge.line, merge.day) == (Action.MERGE, "i1", "i2", 2, dt.date(2026, 5, 4))
    assert (article.action, article.article_id, article.into) == (Action.SPLIT, "a1", None)
    assert (claim.claim_id, claim.incident_id, claim.into, claim.author, claim.reason) == ("c1", "i3", "i9", "ada", "a slip")


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("join,i1,,,i2,ada,2026-05-04,why", "action 'join'; write merge or split"),
        ("merge,i1,,,i2,ada,May 4,why", "'May 4' is not a date; write it as YYYY-MM-DD"),
        ("merge,i1,,,i2,,2026-05-04,why", "lacks author"),
        ("merge,i1,,,i2,ada,2026-05-04,", "lacks reason"),
        ("merge,i1,,,,ada,2026-05-04,why", "a merge names incident_id and the incident that it goes into"),
        ("merge,i1,a1,,i2,ada,2026-05-04,why", "and nothing else"),
        ("split,i1,,,i2,ada,2026-05-04,why", "a split names either article_id or claim_id"),
        ("split,,a1,c1,i2,ada,2026-05-04,why", "a split names either article_id or claim_id"),
        ("merge,i1,,,i1,ada,2026-05-04,why", "i1 is merged into itself|leads back to i1"),
        ("merge,i1,,,i2", "has 5 values; write 8"),
    ],
)
def test_a_wrong_line_is_named_with_its_number_and_the_remedy(path: Path, line: str, message: str) -> None:
    good = "split,,a9,,,ada,2026-05-04,fine\n"
    with pytest.raises(CurationError, match=message) as raised:
        read_merges(write(path, good + line + "\n"))
    assert str(raised.value).startswith(f"{path}:3: ")


def test_the_same_target_twice(path: Path) -> None:
    with pytest.raises(CurationError, match=r"merges\.csv:3: line 2 has decided on the same"):
        read_merges(write(path, "merge,i1,,,i2,ada,2026-05-04,a\nmerge,i1,,,i3,ada,2026-05-04,b\n"))


def test_a_circle(path: Path) -> None:
    with pytest.raises(CurationError, match="leads back to"):
        read_merges(write(path, "".join(f"merge,i{n},,,i{(n + 1) % 3},ada,2026-05-04,a\n" for n in range(3))))


def test_a_long_chain_is_no_circle(path: Path) -> None:
    chain = read_merges(write(path, "".join(f"merge,i{n},,,i{n + 1},ada,2026-05-04,a\n" for n in range(2_000))))
    assert chain.of_event("a1", "i0")[0] == "i2000"


def test_another_header_or_encoding(path: Path) -> None:
    path.write_text("incident;into\n", encoding="utf-8")
    with pytest.raises(CurationError, match=r"merges\.csv:1: the header is"):
        read_merges(path)
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(CurationError, match="not UTF-8"):
        read_merges(path)


def test_lines_that_say_the_same_are_the_same_wherever_they_stand(path: Path) -> None:
    one = [merge.content for merge in read_merges(write(path, GOOD)).merges]
    other = [merge.content for merge in read_merges(write(path, "".join(reversed(GOOD.splitlines(keepends=True))))).merges]
    assert sorted(one) == sorted(other)
