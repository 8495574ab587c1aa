"""A person's decisions from the terminal: review, correct, merge and split show what they change, ask, and write one checked line."""

import io
import json
import sys
from pathlib import Path

import pytest

from pipelines import cli
from pipelines.curation.csv_files import read_overrides
from pipelines.link_days.merges_file import read_merges
from pipelines.publish.database import Warehouse
from pipelines.settings import Settings

Ids = dict[str, str]


@pytest.fixture
def curation(sample_settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Go into an empty project that looks at the sample's warehouse; return its curation folder."""
    (tmp_path / "newsledger.toml").touch()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NEWSLEDGER_WAREHOUSE", str(sample_settings.warehouse))
    monkeypatch.setenv("NEWSLEDGER_AUTHOR", "Ada Brom")
    return tmp_path / "curation"


@pytest.fixture
def ids(sample: Warehouse) -> Ids:
    """Return two incidents, and a claim and its article of the first."""
    (one, claim, article), (two, *_) = sample.run("""
        SELECT incident_id, min(claim_id), arg_min(article_id, claim_id) FROM incident_links JOIN incident_totals USING (incident_id)
        WHERE metric = 'killed' AND object IS NULL GROUP BY incident_id ORDER BY count(*) DESC LIMIT 2
    """)
    return {"one": one, "two": two, "claim": claim, "article": article}


def test_review_prints_what_the_report_shows(curation: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert not curation.exists()
    assert cli.main(["review", "--json", "--most", "3"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [row["grade"] for row in found["contested"]] == ["Contested", "Discounted"]
    assert len(found["links"]) == len(found["claims"]) == 3
    assert [row["score"] for row in found["links"]] == sorted(row["score"] for row in found["links"])
    assert cli.main(["review"]) == 0
    shown = capsys.readouterr().out
    assert found["contested"][0]["figure"] in shown
    assert found["links"][0]["claim"][:12] in shown, "a table is cut to the width of the terminal"


@pytest.mark.parametrize(
    ("figure", "cells", "words"),
    [
        ("4", (4, 4, 4, "stated"), "then  4\n"),
        ("0", (0, 0, 0, "zero"), "then  0\n"),
        ("4..6", (4, None, 6, "stated"), "then  4–6\n"),
        ("4..5..6", (4, 5, 6, "stated"), "then  5 (4–6)\n"),
        ("4..", (4, None, None, "stated"), "then  4 or more\n"),
        ("..6", (None, None, 6, "stated"), "then  up to 6\n"),
        ("unknown", (None, None, None, "unknown"), "then  not known\n"),
        ("withheld", (None, None, None, "withheld"), "then  withheld\n"),
    ],
)
def test_a_figure_is_written_as_people_write_it(
    figure: str, cells: tuple[object, ...], words: str, curation: Path, ids: Ids, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["correct", ids["one"][:8], "killed", "people", figure, "--reason", "the list, of both sides", "--yes"]) == 0
    assert words in capsys.readouterr().out
    (row,) = read_overrides(curation / "overrides.csv").to_pylist()
    assert (row["incident_id"], row["author"], row["reason"]) == (ids["one"], "Ada Brom", "the list, of both sides")
    value_alone = cells[0] if cells[0] == cells[1] == cells[2] else None
    assert (row["value"], row["state"]) == (cells[1], cells[3])
    assert value_alone is not None or (row["low"], row["high"]) == (cells[0], cells[2])


def test_a_claim_shows_its_sentence_before_it_is_taken_out(curation: Path, ids: Ids, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["correct", ids["claim"][:10], "removed", "--reason", "another year", "--author", "Ola Venn", "--yes"]) == 0
    shown = capsys.readouterr().out
    assert "then  counts nowhere" in shown
    assert "now " in shown
    assert f"{ids['claim']},,,,,,,removed,Ola Venn," in shown
    assert read_overrides(curation / "overrides.csv").to_pylist()[0]["claim_id"] == ids["claim"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["zzzz", "4"], "no claim begins with 'zzzz'"),
        (["ab", "4"], "'ab' is too short"),
        (["{claim}", "four"], "'four' is not a figure; write 4, 4..6"),
        (["{claim}", ".."], "'..' is not a figure"),
        (["{claim}", "6..4"], "write them so that low ≤ value ≤ high"),
        (["{one}", "kiled", "people", "4"], "'kiled' is no metric; did you mean killed?"),
        (["{one}", "killed", "people", "removed"], "state 'removed'"),
        (["{one}", "killed", "4"], "write CLAIM FIGURE, or INCIDENT METRIC OBJECT FIGURE"),
    ],
)
def test_what_makes_no_sense_is_refused_and_nothing_is_written(
    words: list[str], said: str, curation: Path, ids: Ids, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["correct", *(word.format(**ids) for word in words), "--reason", "x", "--yes"]) == 1
    assert said in capsys.readouterr().err
    assert not curation.exists()


def test_merge_shows_both_and_refuses_one_alone(curation: Path, ids: Ids, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["merge", ids["one"][:8], ids["two"][:8], "--reason", "one attack", "--yes"]) == 0
    shown = capsys.readouterr().out
    assert f"goes   {ids['one']}" in shown
    assert f"into   {ids['two']}" in shown
    (merge,) = read_merges(curation / "merges.csv").merges
    assert (merge.incident_id, merge.into, merge.author) == (ids["one"], ids["two"], "Ada Brom")
    assert cli.main(["merge", ids["two"], ids["one"], "--reason", "back", "--yes"]) == 1
    assert "leads back to" in capsys.readouterr().err
    assert cli.main(["merge", ids["two"], ids["two"][:9], "--reason", "itself", "--yes"]) == 1
    assert "cannot go into itself" in capsys.readouterr().err
    assert len(read_merges(curation / "merges.csv").merges) == 1


def test_split_takes_out_a_claim_or_an_article(curation: Path, ids: Ids, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["split", ids["claim"][:10], "--reason", "another event", "--yes"]) == 0
    assert "into   an incident of its own" in capsys.readouterr().out
    assert cli.main(["split", ids["article"], "--of", ids["one"], "--into", ids["two"], "--reason", "the other", "--yes"]) == 0
    assert f"leaves {ids['one']}" in capsys.readouterr().out
    first, second = read_merges(curation / "merges.csv").merges
    assert (first.claim_id, first.into) == (ids["claim"], None)
    assert (second.article_id, second.incident_id, second.into) == (ids["article"], ids["one"], ids["two"])
    assert cli.main(["split", ids["claim"], "--of", ids["two"], "--reason", "x", "--yes"]) == 1
    assert f"is in no incident {ids['two']}" in capsys.readouterr().err


class Terminal(io.StringIO):
    """Standard input of a person."""

    def isatty(self) -> bool:
        """Tell that somebody can answer."""
        return True


@pytest.mark.parametrize(("answer", "status"), [("y\n", 0), ("no\n", 1), ("\n", 1)])
def test_a_person_is_asked(answer: str, status: int, curation: Path, ids: Ids, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", Terminal(answer))
    assert cli.main(["correct", ids["claim"], "4", "--reason", "x"]) == status
    assert curation.exists() == (status == 0)


def test_a_program_must_say_yes(curation: Path, ids: Ids, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))
    assert cli.main(["correct", ids["claim"], "4", "--reason", "x"]) == 1
    assert "no terminal to ask at; add --yes" in capsys.readouterr().err
    assert not curation.exists()
