"""The command line: what is printed, in which order, and what is said of inputs that cannot be read."""

import csv
import errno
import gzip
import json
import os
import re
import socket
import subprocess
import sys
from collections.abc import Callable
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path
from typing import Any

import pytest
from support.counted_work import calls, grows_linearly

from pipelines import cli
from pipelines.commands import build_command, document_inputs, extract_command, query_command
from pipelines.commands.text_tables import text_table
from pipelines.settings import Settings

PAGE = """<html><head><title>Four hurt in Lower Brask</title></head><body><article><h1>Four hurt in Lower Brask</h1>
<p>Four people were injured when a tram left the rails in Lower Brask on Sunday, the police said.</p>
<p>"Nobody was killed," said Ada Brom, a spokeswoman for the police. Trams will run again on Monday.</p></article></body></html>"""
TEXT = "Four hurt in Lower Brask\n\nMay 3, 2026\n\nFour people were injured in Lower Brask on Sunday, the police said.\n"

Run = Callable[..., tuple[int, list[dict[str, Any]], str]]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Give a function that runs `newsledger extract` and returns status, printed rows and messages."""

    def start(*arguments: str, lines: str = "") -> tuple[int, list[dict[str, Any]], str]:
        monkeypatch.setattr(sys, "stdin", StringIO(lines))
        status = cli.main(["extract", "--processes", "1", *arguments])
        printed = capsys.readouterr()
        return status, [json.loads(line) for line in printed.out.splitlines()], printed.err

    return start


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """Make a folder with a page, a text, a compressed page and something else."""
    (tmp_path / "deeper").mkdir()
    (tmp_path / "b.html").write_text(PAGE)
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "deeper" / "c.html.gz").write_bytes(gzip.compress(PAGE.encode()))
    (tmp_path / ".hidden.html").write_text(PAGE)
    return tmp_path


def test_a_file_in_which_nothing_is_counted_says_why(run: Run, tmp_path: Path) -> None:
    (tmp_path / "calm.txt").write_text("The park opens\n\nMay 3, 2026\n\nThe park in Lower Brask opens again on Sunday, the mayor said.\n")
    (tmp_path / "fr.txt").write_text(
        "Le parc ouvre\n\nLe parc de la ville de Brask ouvre de nouveau ce dimanche, a dit le maire aux habitants.\n"
    )
    status, rows, said = run(str(tmp_path))
    assert (status, [row["incident_counts"] for row in rows]) == (0, [[], []])
    assert "calm.txt: nothing was counted: no number of people or things that an event concerns" in said
    assert re.search(r"fr.txt: nothing was counted: language fr", said)


# ── extract: JSON lines ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_line_gives_a_line_with_all_rows(run: Run) -> None:
    given = {
        "doc_id": "d1",
        "text": "Four people were injured in Lower Brask on Sunday, the police said.",
        "title": "Four hurt",
        "published": "2026-05-04",
    }
    status, rows, messages = run(lines=json.dumps(given) + "\n")
    assert (status, messages) == (0, "")
    (row,) = rows
    assert list(row) == ["doc_id", "article", "article_blocks", "statements", "incident_counts", "article_counts"]
    assert row["doc_id"] == "d1"
    assert (row["article"]["title"], row["article"]["published_day"]) == ("Four hurt", "2026-05-04")
    assert row["article"]["text"] == given["text"]
    assert row["article"]["input_kind"] == "stdin"


def test_order_is_kept_and_a_bad_path_does_not_stop_the_others(run: Run, files: Path) -> None:
    given: list[dict[str, Any]] = [
        {"doc_id": 1, "html": PAGE, "url": "https://brask.example/trams"},
        {"doc_id": 2, "path": str(files / "missing.html")},
        {"doc_id": 3, "text": ""},
        {"doc_id": 4, "path": str(files / "a.txt")},
        {"doc_id": 5},
        {"doc_id": 6, "text": TEXT},
    ]
    status, rows, messages = run(lines="\n\n".join(json.dumps(line) for line in given))
    assert status == 0
    assert [row["doc_id"] for row in rows] == ["1", "2", "3", "4", "5", "6"]
    assert [row["article"] is None for row in rows] == [False, True, True, False, True, False]
    assert rows[0]["article"]["url"] == "https://brask.example/trams"
    assert rows[1]["error"].startswith(f"{files}/missing.html: cannot be read ([Errno 2] No such file")
    assert "0 bytes" in rows[2]["error"]
    assert rows[4]["error"] == "standard input, line 9: none of text, html and path is given"
    assert [line.split(":")[1].strip() for line in messages.splitlines()] == ["2", "3", "5"]


@pytest.mark.parametrize("line", ["not json", "[1, 2]", '{"text": "no doc_id"}', '"text"', "{", "null", '{"doc_id": "cut off'])
def test_a_line_that_is_no_document_is_named_by_its_number(run: Run, line: str) -> None:
    first = json.dumps({"doc_id": "d1", "text": TEXT})
    status, output, messages = run(lines=f"{first}\n{line}\n{first}\n")
    assert status == 0
    assert messages.startswith(
        "newsledger extract: line 2: standard input, line 2: expected a JSON object with doc_id and text, html or path ("
    )
    assert [row["doc_id"] for row in output] == ["d1", "line 2", "d1"]


@pytest.mark.parametrize(
    "given",
    [
        {"text": None},
        {"text": 7},
        {"html": ["<p>"]},
        {"path": 7},
        {"path": ""},
        {"path": "\0"},
        {"path": "/"},
        {"text": TEXT, "published": "the day before yesterday"},
        {"text": TEXT, "published": 20260504},
        {"text": TEXT, "title": 12},
        {"text": TEXT, "url": ["x"]},
        {"text": "\ud800 lone surrogate"},
        {"html": "<div>" * 2_000},
        {"html": "<"},
        {"text": TEXT, "title": "half a pair \udc00", "url": "https://brask.example/\ud800", "published": "\ud800"},
    ],
)
def test_odd_values_give_a_row_and_no_exception(run: Run, given: dict[str, Any]) -> None:
    lines = json.dumps({"doc_id": "odd"} | given) + "\n" + json.dumps({"doc_id": "next", "text": TEXT})
    status, rows, _ = run(lines=lines)
    assert status == 0
    assert [row["doc_id"] for row in rows] == ["odd", "next"]
    assert rows[1]["article"] is not None


def test_a_name_that_no_output_can_hold_is_printed_without_it(run: Run) -> None:
    status, rows, _ = run(lines=json.dumps({"doc_id": "half \ud800", "text": TEXT}))
    assert (status, [row["doc_id"] for row in rows]) == (0, ["half ?"])


def test_a_list_too_deep_to_read_is_named_by_its_line(run: Run) -> None:
    _, rows, messages = run(lines="[" * 100_000 + "\n" + json.dumps({"doc_id": "next", "text": TEXT}))
    assert [row["doc_id"] for row in rows] == ["line 1", "next"]
    assert messages.startswith("newsledger extract: line 1: standard input, line 1: expected a JSON object")


ANOTHER_ENCODING = b'{"doc_id": "caf\xe9"}\n'
NOT_UTF_8 = ("line 1", "standard input, line 1: not UTF-8; save the file in that encoding")


@pytest.mark.parametrize("command", ["extract", "link"])
def test_a_line_in_another_encoding_is_named(command: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(ANOTHER_ENCODING), encoding="latin-1"))
    assert cli.main([command, "--processes", "1"]) == 0
    (row,) = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert (row["doc_id"], row["error"]) == NOT_UTF_8


@pytest.mark.slow
@pytest.mark.parametrize("command", ["extract", "link"])
def test_so_it_is_where_the_shell_sets_another_encoding(command: str) -> None:
    program = [sys.executable, "-m", "pipelines.cli", command, "--processes", "1"]
    environment = os.environ | {"PYTHONIOENCODING": "latin-1"}
    done = subprocess.run(program, input=ANOTHER_ENCODING, capture_output=True, check=True, env=environment)
    (row,) = [json.loads(line) for line in done.stdout.splitlines()]
    assert (row["doc_id"], row["error"]) == NOT_UTF_8


def test_a_byte_order_mark_before_the_first_line_is_no_mistake(run: Run) -> None:
    assert [row["doc_id"] for row in run(lines="\ufeff" + json.dumps({"doc_id": "d1", "text": TEXT}))[1]] == ["d1"]


def test_many_refused_lines_are_told_in_linear_time() -> None:
    def telling(size: int) -> None:
        assert sum(1 for _ in extract_command.results_of_lines(["{"] * size, processes=1)) == size

    assert grows_linearly(telling, 1_000, 10_000)


def test_no_lines_give_nothing(run: Run) -> None:
    assert run(lines="") == (0, [], "")


# ── extract: files and folders ────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_folder_s_files_are_read_in_the_order_of_their_names(run: Run, files: Path) -> None:
    status, rows, messages = run(str(files))
    assert (status, messages) == (0, "")
    assert [row["doc_id"] for row in rows] == [str(files / name) for name in ("a.txt", "b.html", "deeper/c.html.gz")]
    assert {row["article"]["title"] for row in rows} == {"Four hurt in Lower Brask"}


def test_a_hidden_folder_is_left_out_as_a_hidden_file_is(run: Run, files: Path) -> None:
    (files / ".trash").mkdir()
    (files / ".trash" / "old.html").write_text(PAGE)
    assert len(run(str(files))[1]) == 3
    assert len(run(str(files / ".trash"))[1]) == 1, "unless it is named itself"


def test_a_name_that_is_no_utf_8_is_shown(run: Run, files: Path) -> None:
    name = os.fsencode(files) + b"/caf\xe9"
    for suffix in (b".txt", b".doc", b".html"):
        Path(os.fsdecode(name + suffix)).write_bytes(TEXT.encode() if suffix == b".txt" else b"")
    status, rows, _ = run(*(os.fsdecode(name + suffix) for suffix in (b".txt", b".doc", b".html", b".md")))
    assert status == 1
    assert [row["doc_id"].rpartition("/")[2] for row in rows] == [f"caf\\xe9{suffix}" for suffix in (".txt", ".doc", ".html", ".md")]
    assert [row["article"] is None for row in rows] == [False, True, True, True]


def test_an_address_with_bytes_that_are_no_utf_8_is_named(run: Run) -> None:
    status, rows, messages = run("https://brask.example/\udcff", "https://")
    assert (status, [row["doc_id"] for row in rows]) == (1, ["https://brask.example/\\xff", "https://"])
    assert "is not a web address" in messages.splitlines()[0]


def test_files_are_read_in_the_order_given_and_bad_ones_are_named(run: Run, files: Path) -> None:
    (files / "cut.html.gz").write_bytes(gzip.compress(PAGE.encode())[:40])
    (files / "fake.html.gz").write_text(PAGE)
    (files / "empty.html").write_bytes(b"")
    (files / "large.txt").write_bytes(b"word " * 2_000_001)
    (files / "table.csv").write_text("a,b")
    names = ["b.html", "cut.html.gz", "fake.html.gz", "empty.html", "large.txt", "table.csv", "gone.md", "a.txt"]
    status, rows, messages = run(*(str(files / name) for name in names))
    assert status == 1
    assert [Path(row["doc_id"]).name for row in rows] == names
    errors = {Path(row["doc_id"]).name: row["error"] for row in rows if row["article"] is None}
    assert list(errors) == names[1:-1]
    assert "check the file" in errors["cut.html.gz"]
    assert "check the file" in errors["fake.html.gz"]
    assert "0 bytes" in errors["empty.html"]
    assert "more than the limit of 10000000" in errors["large.txt"]
    assert "the suffix is not one of .html" in errors["table.csv"]
    assert len(messages.splitlines()) == len(errors)


def test_tables_are_for_people(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], files: Path) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    assert cli.main(["extract", "--table", str(files / "b.html"), str(files / "gone.html")]) == 1
    printed = capsys.readouterr().out
    assert f"═══ {files / 'b.html'}" in printed
    assert "Four hurt in Lower Brask" in printed
    assert "gone.html: cannot be read" in printed
    assert max(len(line) for line in printed.splitlines()[:20]) <= 120


def test_a_typed_address_is_fetched_and_a_refusal_named(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    status, rows, _ = run("http://127.0.0.1:9/article")
    assert status == 1
    assert rows[0]["article"] is None
    assert rows[0]["error"]
    monkeypatch.setattr(document_inputs, "fetched", lambda address: document_inputs.Input(address, reason="nothing was fetched"))
    assert run("https://brask.example/a")[1][0]["error"] == "nothing was fetched"


class Terminal(StringIO):
    """Standard error at a terminal."""

    def isatty(self) -> bool:
        """Tell that people read it."""
        return True


def test_a_progress_bar_is_drawn_at_a_terminal(monkeypatch: pytest.MonkeyPatch, files: Path) -> None:
    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    monkeypatch.setattr("sys.stdout", StringIO())
    assert cli.main(["extract", str(files / "a.txt"), str(files / "gone.txt"), str(files / "b.html")]) == 1
    drawn = terminal.getvalue()
    assert "extract: 3 of 3 done, 1 failed" in drawn
    assert "\r\x1b[Knewsledger extract: " in drawn
    assert drawn.endswith("\n")


# ── query, build, wrong use ───────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def on_sample(sample_settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the command line use the sample's warehouse."""
    monkeypatch.setenv("NEWSLEDGER_WAREHOUSE", str(sample_settings.warehouse))
    monkeypatch.setenv("COLUMNS", "160")


@pytest.mark.usefixtures("on_sample")
def test_query_lists_answers_and_takes_sql(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["query"]) == 0
    assert "both_sides" in capsys.readouterr().out
    assert cli.main(["query", "quarantined_inputs"]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith("Which inputs were refused, at which stage and why?\n\nrefused_at_utc  ")
    assert cli.main(["query", "SELECT count(*) AS articles FROM articles"]) == 0
    assert capsys.readouterr().out.split() == ["articles", "────────", "18"]


@pytest.mark.usefixtures("on_sample")
def test_query_writes_csv_with_whole_cells(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    assert cli.main(["query", "--csv", "quarantined_inputs"]) == 0
    rows = list(csv.DictReader(StringIO(capsys.readouterr().out)))
    assert [row["input_ref"] for row in rows] == ["samples/2026-03-12/16-broken.html", "samples/2026-03-12/17-empty.html"]
    assert rows[1]["reason"] == "the input is empty (0 bytes): fetch or save it again"
    assert cli.main(["query", "--csv", "SELECT ['a', 'b'] AS list, NULL AS nothing, DATE '2026-03-12' AS day, 'two\nlines' AS text"]) == 0
    assert list(csv.reader(StringIO(capsys.readouterr().out))) == [
        ["list", "nothing", "day", "text"],
        ["a;b", "", "2026-03-12", "two\nlines"],
    ]
    assert cli.main(["query", "--csv"]) == 0
    assert capsys.readouterr().out.startswith("question,what it answers\n")


@pytest.mark.usefixtures("on_sample")
def test_columns_may_share_a_name(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["query", "--csv", "SELECT 1 AS a, 2 AS a"]) == 0
    assert capsys.readouterr().out == "a,a\n1,2\n"
    assert cli.main(["query", "SELECT 1 AS a, 2 AS a"]) == 0
    assert capsys.readouterr().out.splitlines()[2] == "1  2"
    assert cli.main(["query", "SET VARIABLE day = 1"]) == 0
    assert capsys.readouterr().out == "(no rows)\n"


@pytest.mark.usefixtures("on_sample")
@pytest.mark.parametrize(
    ("question", "message"),
    [
        ("SELECT DATE 'infinity' AS day", 'column "day" holds a date beyond the years 1 to 9999; select CAST("day" AS VARCHAR)'),
        ("both_side", "'both_side' is not in sql/queries/; did you mean 'both_sides'? `newsledger query` lists the questions"),
        ("xyz", "'xyz' is not in sql/queries/; `newsledger query` lists the questions"),
        ("SELECT nothing FROM articles", 'Binder Error: Referenced column "nothing" not found'),
        ("SELECT FROM WHERE", "Parser Error: syntax error"),
        ("DROP TABLE articles", "read-only"),
        ("SELECT * FROM nowhere", "Catalog Error: Table with name nowhere does not exist"),
    ],
)
def test_an_unknown_question_and_wrong_sql_are_named(capsys: pytest.CaptureFixture[str], question: str, message: str) -> None:
    assert cli.main(["query", question]) == 1
    printed = capsys.readouterr().err
    assert printed.startswith("newsledger query: ")
    assert message in printed


def test_query_without_a_warehouse_says_how_to_build_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("NEWSLEDGER_WAREHOUSE", str(tmp_path))
    assert cli.main(["query", "both_sides"]) == 1
    assert "no warehouse has been published yet; run `make run`" in capsys.readouterr().err


@pytest.mark.usefixtures("plain_builds")
def test_build_without_evidence_publishes_an_empty_warehouse(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("NEWSLEDGER_WAREHOUSE", str(tmp_path))
    assert cli.main(["build"]) == 0
    assert "published in" in capsys.readouterr().out
    assert (tmp_path / "news.duckdb").exists()
    assert cli.main(["build", "2026-02-30"]) == 1
    assert "newsledger build: " in capsys.readouterr().err


def test_a_mistake_in_a_curation_file_stops_a_build_before_anything_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(build_command, "load_settings", lambda: Settings(warehouse=tmp_path / "warehouse", curation=tmp_path))
    (tmp_path / "merges.csv").write_text("action;into\n")
    assert cli.main(["build"]) == 1
    assert f"{tmp_path / 'merges.csv'}:1: the header is 'action;into'; the values are separated by ';'" in capsys.readouterr().err
    assert not (tmp_path / "warehouse").exists()


@pytest.mark.parametrize("kept", [0, 1, 20_000])
def test_a_damaged_file_is_named_with_the_remedy(
    sample_settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], kept: int
) -> None:
    (tmp_path / "news.duckdb").write_bytes((sample_settings.warehouse / "news.duckdb").read_bytes()[:kept] + b"no database")
    monkeypatch.setenv("NEWSLEDGER_WAREHOUSE", str(tmp_path))
    assert cli.main(["query", "FROM articles"]) == 1
    printed = capsys.readouterr().err
    assert f"{tmp_path / 'news.duckdb'}: not a database that DuckDB can open" in printed
    assert "run `newsledger build`" in printed


def test_build_extracts_the_archived_days_again(sample_settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build_command, "load_settings", lambda: sample_settings)
    assert [day.isoformat() for day in build_command._days(sample_settings, [])] == ["2026-03-12", "2026-03-13"]  # noqa: SLF001
    assert [day.isoformat() for day in build_command._days(sample_settings, ["2026-01-01"])] == ["2026-01-01"]  # noqa: SLF001


def test_ctrl_c_is_told_in_one_line(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def stopped(_question: str | None, **_options: bool) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(query_command, "run_query", stopped)
    assert cli.main(["query"]) == 130
    assert capsys.readouterr().err == "\nnewsledger query: interrupted; what was complete is kept; run it again\n"


@pytest.mark.parametrize("port", [-1, 65_536])
def test_a_number_that_is_no_port_is_named(port: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["demo-site", f"--port={port}"]) == 1
    assert capsys.readouterr().err == f"newsledger demo-site: --port {port}: there are ports from 1 to 65535; 0 takes a free one\n"


def test_a_port_that_is_taken_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert cli.main(["demo-site", f"--port={port}"]) == 1
    assert f"port {port} cannot be used" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [[], ["no-such-command"], ["generate", "--chek"]])
def test_wrong_use_is_status_2(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as raised:
        cli.main(arguments)
    assert raised.value.code == 2


@pytest.mark.parametrize("number", [errno.EACCES, errno.EROFS])
def test_a_missing_permission_says_where_and_what_to_do(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], number: int
) -> None:
    def forbidden(_question: str | None, **_options: bool) -> int:
        raise OSError(number, os.strerror(number), "/mnt/kept/warehouse/core")

    monkeypatch.setattr(query_command, "run_query", forbidden)
    assert cli.main(["query"]) == 1
    printed = capsys.readouterr().err
    assert "/mnt/kept/warehouse/core" in printed
    assert "`ls -ld` shows whose it is" in printed
    assert "NEWSLEDGER_WAREHOUSE" in printed


def test_a_reader_that_goes_away_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(_question: str | None, **_options: bool) -> int:
        raise BrokenPipeError

    monkeypatch.setattr(query_command, "run_query", gone)
    monkeypatch.setattr(sys, "stderr", StringIO())
    assert cli.main(["query"]) == 0


# ── tables on a terminal ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_numbers_stand_right_and_words_left_and_nothing_is_empty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    assert text_table(["place", "n"], [("Lower Brask", 7), (None, 1200), (["a", "b"], None)]).splitlines() == [
        "place           n",
        "───────────  ────",
        "Lower Brask     7",
        "             1200",
        "a, b",
    ]
    assert text_table(["city", "n"], [("東京", 7), ("Brask", 10)]).splitlines()[2:] == ["東京    7", "Brask  10"]
    assert text_table(["place"], []) == "(no rows)"


def test_long_cells_are_cut_to_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    lines = text_table(["id", "text"], [(1, "word " * 30), (2, "line\nbreak")]).splitlines()
    assert max(len(line) for line in lines) <= 40
    assert lines[2].endswith("…")
    assert lines[3].endswith("line break")


def test_a_text_from_the_web_commands_no_terminal() -> None:
    shown = text_table(["title"], [("\x1b]0;owned\x07 \x9b2J red",)])
    assert shown.splitlines()[2] == "\ufffd]0;owned\ufffd \ufffd2J red"


def test_a_long_cell_is_cut_at_once() -> None:
    text_table(["text", "other"], [("x", "y")])  # what is remembered at the first use is no work of the text
    long, short = (calls(lambda size=size: text_table(["text", "other"], [("x" * size, "y" * size)])) for size in (1_000_000, 10_000))
    assert long == short
