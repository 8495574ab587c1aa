"""The Dagster UI for tests in a browser: `./run ui` as a user starts it, with a home and a warehouse of its own, and chromium."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from support.canary import Canary
from support.dagster_ui import Ui, Window, request

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Route

PROJECT = Path(__file__).resolve().parents[2]
LEFT_OUT = {"tests", "docs", "benchmarks", "warehouse", "build"}
"""What no run of the UI needs; a developer's own inbox is left out, too."""
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


def _environment(folder: Path) -> Path:
    """Return an environment for `./run` that is set up already, as its stamp says, and runs the Python of the tests."""
    python = folder / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
    python.chmod(0o755)
    stamp = (PROJECT / "requirements.lock").read_bytes() + (PROJECT / "pyproject.toml").read_bytes()
    (folder / ".requirements.lock.stamp").write_bytes(stamp)
    return folder


@pytest.fixture(scope="session")
def demo_site() -> Iterator[str]:
    """Start `newsledger demo-site` on a free port, and give its address."""
    command = [sys.executable, "-m", "pipelines.cli", "demo-site", "--port", "0"]
    process = subprocess.Popen(command, cwd=PROJECT, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        (address,) = re.findall(r"http://127\.0\.0\.1:\d+", process.stdout.readline())
        yield address
    finally:
        process.terminate()
        process.communicate(timeout=20)


def _clone(folder: Path, demo_site: str) -> Path:
    """Return a folder with what a user's clone has, in which tests can write. demo_site: where the source of that name finds it here."""

    def left_out(where: str, names: list[str]) -> set[str]:
        """Return what of a folder is not copied."""
        at = Path(where).relative_to(PROJECT)
        if at == Path("inbox"):
            return {*names} - {"README.md"}
        return {name for name in names if at == Path() and (name in LEFT_OUT or name.startswith("."))}

    shutil.copytree(PROJECT, folder, ignore=left_out)
    definition = folder / "pipelines" / "sources" / "demo_site.toml"
    definition.write_text(definition.read_text().replace("http://127.0.0.1:8765", demo_site))
    return folder


@pytest.fixture(scope="session")
def ui(demo_site: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ui]:
    """Start the UI once for all tests in a browser, in a clone that is theirs."""
    _chromium()
    home, port = tmp_path_factory.mktemp("home"), _free_port()
    clone = _clone(home / "newsledger", demo_site)
    own = {"DAGSTER_HOME": str(clone), "NEWSLEDGER_VENV": str(_environment(home / "venv")), "PORT": str(port)}
    environment = {**os.environ, **own, "DAGSTER_DISABLE_TELEMETRY": "yes"}
    environment.pop("NEWSLEDGER_WAREHOUSE", None)
    log = home / "server.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            ["/bin/sh", "run", "ui"],
            cwd=clone,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            start_new_session=True,
        )
        try:
            _wait_until_ready(process, port, log)
            yield Ui(port, clone)
        finally:
            _stop(process)


@pytest.fixture(scope="session")
def browser() -> Iterator["Browser"]:
    """Start chromium, for which evil.example is this machine: a name of somebody else can be pointed at it."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 — the tests are skipped where it is not installed

    flags = [*CHROMIUM_FLAGS, "--host-resolver-rules=MAP evil.example 127.0.0.1"]
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=_chromium(), headless=True, args=flags)
        yield started
        started.close()


@pytest.fixture(scope="session")
def window(ui: Ui, browser: "Browser") -> Window:
    """Open one browser window for the tests of the sample."""
    refused: list[str] = []

    def refuse(route: "Route") -> None:
        refused.append(route.request.url)
        route.abort()

    page = browser.new_page(viewport={"width": 1400, "height": 1000})
    page.set_default_timeout(90_000)  # a busy machine is no failure
    page.route(re.compile(f"^(?!{re.escape(ui.address)}|data:|blob:)"), refuse)
    return Window(page, refused)


@pytest.fixture(scope="session")
def canary() -> Iterator[Canary]:
    """Give a server that notes who asks it."""
    server = Canary()
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()
