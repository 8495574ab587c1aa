"""The tools for the Model Context Protocol: a client finds them, they only read, and say in words what is wrong."""

import asyncio
import json
import os
import sys
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import Any

import pytest

from pipelines.commands.mcp_command import MOST_ROWS, server
from pipelines.settings import PROJECT, Settings

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")


@cache
def mcp() -> ModuleType:
    """Import the library for the tests that are run: every worker collects this file, and the import takes longest of all."""
    return import_module("mcp")


@pytest.fixture(autouse=True)
def _published(sample_settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSLEDGER_WAREHOUSE", str(sample_settings.warehouse))


def ask(*calls: tuple[str, dict[str, Any]], to: Any = None) -> list[Any]:  # noqa: ANN401
    """Call tools one after another; return what each answers, or the error as a text."""

    async def talk() -> list[Any]:
        async with mcp().Client(to or server()) as client:
            answers = [await client.call_tool(name, arguments) for name, arguments in calls]
        return [answer.content[0].text if answer.is_error else _content(answer) for answer in answers]  # type: ignore[union-attr]

    return asyncio.run(talk())


def _content(answer: Any) -> Any:  # noqa: ANN401
    found = answer.structured_content
    return found["result"] if set(found) == {"result"} else found


def test_every_tool_only_reads_and_says_what_it_does() -> None:
    async def listed() -> Any:  # noqa: ANN401
        async with mcp().Client(server()) as client:
            return (await client.list_tools()).tools

    tools = asyncio.run(listed())
    assert {tool.name for tool in tools} == {"tables", "columns", "query", "why", "both_sides"}
    assert all(tool.annotations.read_only_hint and tool.description for tool in tools)


def test_from_a_table_to_the_sentence_behind_a_figure() -> None:
    tables, columns, found, sides = ask(
        ("tables", {}),
        ("columns", {"table": "incident_totals"}),
        ("query", {"sql": "SELECT best_claim_id AS id, known_from FROM incident_totals WHERE metric = 'killed' ORDER BY ALL"}),
        ("both_sides", {"metric": "killed"}),
    )
    assert "incident_totals" in {row["table"] for row in tables}
    assert {"low", "value", "high", "state"} <= {row["column"] for row in columns}
    assert all(row["meaning"] for row in columns)
    assert found["n_rows"] == len(found["rows"]) > 1
    assert {row["side"] for row in sides["rows"]} >= {"Korrath", "Varland"}
    claim, cell = ask(("why", {"claim": found["rows"][0]["id"]}), ("why", {"place": "Norrin", "day": "2026-03-12", "metric": "killed"}))
    assert claim[0]["raw_path"]
    assert len(cell) > 1
    json.dumps([tables, columns, found, sides, claim, cell])


def test_long_answers_are_cut_and_hidden_characters_are_shown() -> None:
    many, hidden = ask(("query", {"sql": "FROM range(1000) AS t(n)"}), ("query", {"sql": "SELECT 'a' || chr(8238) || chr(917569) AS text"}))
    assert (many["n_rows"], len(many["rows"])) == (1000, MOST_ROWS)
    assert hidden["rows"] == [{"text": "a\ufffd\ufffd"}]


@pytest.mark.parametrize(
    ("sql", "words"),
    [
        ("SELECT * FROM read_csv('/etc/passwd')", "Permission Error"),
        ("ATTACH '/tmp/other.duckdb'", "ATTACH is refused"),
        ("DELETE FROM articles", "read-only"),
        ("SELECT nothing FROM articles", "nothing"),
    ],
)
def test_a_query_can_read_the_warehouse_only(sql: str, words: str) -> None:
    (said,) = ask(("query", {"sql": sql}))
    assert words in str(said)


def test_an_unknown_table_is_told_with_those_that_there_are() -> None:
    (said,) = ask(("columns", {"table": "incident"}))
    assert "no table 'incident'; there are " in str(said)


@pytest.mark.slow
def test_a_program_starts_it_and_asks() -> None:
    command = mcp().StdioServerParameters(
        command=sys.executable, args=["-m", "pipelines.cli", "mcp"], cwd=str(PROJECT), env=dict(os.environ)
    )
    (found,) = ask(("query", {"sql": "SELECT count(*) AS n FROM articles"}), to=command)
    assert found["rows"][0]["n"] > 10
