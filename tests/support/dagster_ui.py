"""A running Dagster UI and the browser window on it, as tests speak to them."""

import http.client
import json
import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Page


@dataclass(frozen=True, slots=True)
class Ui:
    """A running UI. root: the clone in which it runs."""

    port: int
    root: Path

    @property
    def warehouse(self) -> Path:
        """The folder that its runs write to."""
        return self.root / "warehouse"

    @property
    def address(self) -> str:
        """Where the browser finds it."""
        return f"http://127.0.0.1:{self.port}"

    def ask(self, query: str, **variables: Any) -> dict[str, Any]:  # noqa: ANN401 — variables of GraphQL have any type
        """Answer a GraphQL query. Raises AssertionError where the server reports errors."""
        body = json.dumps({"query": query, "variables": variables})
        status, answer = request(self.port, "POST", "/graphql", body)
        assert status == 200, answer
        parsed: dict[str, Any] = json.loads(answer)
        assert "errors" not in parsed, parsed["errors"]
        data: dict[str, Any] = parsed["data"]
        return data


def request(port: int, method: str, path: str, body: str | None = None) -> tuple[int, str]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        connection.request(method, path, body, {"Content-Type": "application/json"})
        response = connection.getresponse()
        return response.status, response.read().decode()
    finally:
        connection.close()


RUN_SECONDS = 240
RUNS = "{ runsOrError(limit: 20) { ... on Runs { results { runId jobName status tags { key value } } } } }"


@dataclass(frozen=True, slots=True)
class Run:
    """A run of Dagster. tags: their values by name."""

    run_id: str
    job: str
    status: str
    tags: dict[str, str]


@dataclass(frozen=True, slots=True)
class Window:
    """A browser window on the UI. refused: addresses outside the UI that the page asked for; none was let through."""

    page: "Page"
    refused: list[str]

    def run_that(self, ui: Ui, is_it: Callable[[Run], bool]) -> Run:
        """Wait until the newest run of a kind has ended, and return it. Raises AssertionError where it does not."""
        end = time.monotonic() + RUN_SECONDS
        runs: list[Run] = []
        while time.monotonic() < end:
            found = ui.ask(RUNS)["runsOrError"]["results"]
            runs = [Run(run["runId"], run["jobName"], run["status"], {tag["key"]: tag["value"] for tag in run["tags"]}) for run in found]
            wanted = [run for run in runs if is_it(run)]
            if wanted and wanted[0].status in {"SUCCESS", "FAILURE", "CANCELED"}:
                return wanted[0]
            self.page.wait_for_timeout(500)  # not time.sleep: the browser's own events are answered meanwhile
        raise AssertionError(f"the run did not end within {RUN_SECONDS} s: {runs}")

    def picture(self, name: str) -> None:
        """Keep a screenshot where the environment variable NEWSLEDGER_SCREENSHOTS names a folder."""
        folder = os.environ.get("NEWSLEDGER_SCREENSHOTS")
        if folder:
            self.page.wait_for_timeout(1000)  # what is drawn after the words
            self.page.screenshot(path=Path(folder) / f"{name}.png")
