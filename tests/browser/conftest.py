"""The Dagster UI for tests in a browser: `dg dev` as a user starts it, with a home and a warehouse of its own, and chromium."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from support.dagster_ui import Ui, Window, request

PROJECT = Path(__file__).resolve().parents[2]
INSTANCE = "telemetry:\n  enabled: false\nnux:\n  enabled: false\nconcurrency:\n  runs:\n    max_concurrent_runs: 1\n"
CHROMIUM_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
START_SECONDS = 180


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
    return port


def _chromium() -> str:
    """Return the path of chromium, or skip the test."""
    pytest.importorskip("playwright.sync_api", reason="playwright is not installed: ./run setup installs it for tests")
    found = next((path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None)
    if found is None:
        pytest.skip("chromium is not installed: `apt-get install chromium`, then run the test again")
    return found


def _wait_until_ready(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end and process.poll() is None:
        try:
            if request(port, "GET", "/server_info")[0] == 200:
                return
        except OSError:
            pass
        time.sleep(0.2)
    pytest.fail(f"the UI did not open within {START_SECONDS} s:\n{log.read_text(errors='replace')[-3000:]}")


def _stop(process: subprocess.Popen[bytes]) -> None:
    """End the server and all that it started: they share the session that was made for them."""
    for sign in (signal.SIGINT, signal.SIGKILL):
        try:
            os.killpg(process.pid, sign)
            process.wait(20)
        except (ProcessLookupError, subprocess.TimeoutExpired):
            continue


@pytest.fixture(scope="session")
def ui(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ui]:
    """Start the UI once for all tests in a browser."""
    _chromium()
    home, port = tmp_path_factory.mktemp("dagster_home"), _free_port()
    (home / "dagster.yaml").write_text(INSTANCE)
    warehouse = home / "warehouse"
    environment = {**os.environ, "DAGSTER_HOME": str(home), "NEWSLEDGER_WAREHOUSE": str(warehouse), "DAGSTER_DISABLE_TELEMETRY": "yes"}
    command = [str(Path(sys.executable).with_name("dg")), "dev", "-w", "workspace.yaml", "--host", "127.0.0.1", "--port", str(port)]
    log = home / "server.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            command, cwd=PROJECT, env=environment, stdin=subprocess.DEVNULL, stdout=output, stderr=output, start_new_session=True
        )
        try:
            _wait_until_ready(process, port, log)
            yield Ui(port, warehouse)
        finally:
            _stop(process)


@pytest.fixture(scope="session")
def window(ui: Ui) -> Iterator[Window]:
    """Open one browser window for all tests."""
    from playwright.sync_api import Route, sync_playwright  # noqa: PLC0415 — the tests are skipped where it is not installed

    refused: list[str] = []

    def refuse(route: Route) -> None:
        refused.append(route.request.url)
        route.abort()

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_chromium(), headless=True, args=list(CHROMIUM_FLAGS))
        page = browser.new_page(viewport={"width": 1400, "height": 1000})
        page.set_default_timeout(30_000)
        page.route(re.compile(f"^(?!{re.escape(ui.address)}|data:|blob:)"), refuse)
        yield Window(page, refused)
        browser.close()
