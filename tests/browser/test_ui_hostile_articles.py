"""Articles that want to be followed: opening every page of the UI over them asks nobody for anything."""

import datetime as dt
import html
import os
import subprocess
import sys
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from support.canary import Canary
from support.dagster_ui import Ui

from pipelines.fetch.collect import collect_source
from pipelines.settings import PROJECT
from pipelines.sources.source import load_source

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

DAY = dt.date(2026, 3, 20)
TITLES = (
    "![pix]({canary}/markdown) Fire kills four in Orlen",
    "<img src='{canary}/html'> Fire kills four in Orlen",
    "[![a]({canary}/linked)](javascript:alert(1)) Fire kills four in Orlen",
    "| ![a]({canary}/cell) | Fire kills four in Orlen",
    "<script src='{canary}/script'></script><svg onload=fetch('{canary}/svg')> Fire kills four in Orlen",
)
BODY = (
    "A fire killed four people in Orlen on Friday, ![Mayor]({canary}/speaker) Ana Velt said. <img src='{canary}/body'> Nobody is missing. "
    "The fire at the mill began before dawn, the mayor said, and the fire brigade needed six hours to put it out."
)
TABS = 6
"""Pages that are opened side by side: most of the time a page waits."""
PAGES = ("", "/overview", "/runs", "/automation", "/assets", "/asset-groups/", "/locations", "/deployment", "/health", "/jobs", "/graphql")
QUERIES = "{ assetNodes { assetKey { path } } runsOrError(limit: 5) { ... on Runs { results { runId status } } } }"


@pytest.fixture(scope="session")
def hostile_day(ui: Ui, canary: Canary, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Collect hostile articles, run their day as `./run day` does, and return what there is to look at."""
    root = tmp_path_factory.mktemp("hostile")
    folder = root / "inbox" / DAY.isoformat()
    folder.mkdir(parents=True)
    for number, title in enumerate(TITLES):
        shown, body = (html.escape(text.replace("{canary}", canary.address)) for text in (title, BODY))
        head = f'<title>{shown}</title><meta property="og:title" content="{shown}"><meta property="og:url" content="{canary.address}/page">'
        page = f"<!doctype html><html><head>{head}</head><body><article><h1>{shown}</h1><p>{body}</p>"
        (folder / f"{number}.html").write_text(f"{page}<p>Number {number}.</p></article></body></html>")
    (folder / "![a](x) <img src=x onerror=fetch(1)>.html").write_text("")
    source = replace(load_source(PROJECT / "pipelines" / "sources" / "inbox.toml"))
    collect_source(source, DAY, warehouse=ui.warehouse, root=root, now=dt.datetime.combine(DAY, dt.time(20), dt.UTC))
    environment = {**os.environ, "DAGSTER_HOME": str(ui.warehouse.parent), "NEWSLEDGER_WAREHOUSE": str(ui.warehouse)}
    command = [str(Path(sys.executable).with_name("dg")), "launch", "--job", "daily", "--partition", DAY.isoformat()]
    done = subprocess.run(command, cwd=PROJECT, env=environment, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    return ui.ask(QUERIES)


def _playwright_error() -> type[Exception]:
    from playwright.sync_api import Error  # noqa: PLC0415 — only the browser tests have it

    return Error


def _open_previews(page: "Page") -> None:
    """Open and close each preview of a page; one that the page draws anew meanwhile is left out."""
    for button in page.get_by_text("[Show Markdown]").all():
        with suppress(_playwright_error()):
            button.click(timeout=10_000)
            page.wait_for_timeout(200)
        page.keyboard.press("Escape")


def test_opening_every_page_asks_nobody(ui: Ui, browser: "Browser", canary: Canary, hostile_day: dict[str, Any]) -> None:
    canary.asked.clear()
    context = browser.new_context(viewport={"width": 1400, "height": 1000})
    context.set_default_timeout(60_000)
    tabs = [context.new_page() for _ in range(TABS)]
    foreign: list[str] = []
    context.on("request", lambda request: None if request.url.startswith((ui.address, "data:", "blob:")) else foreign.append(request.url))
    assets = ["/".join(node["assetKey"]["path"]) for node in hostile_day["assetNodes"]]
    runs = [run["runId"] for run in hostile_day["runsOrError"]["results"]]
    shown = [f"/assets/{asset}{view}" for asset in assets for view in ("", "?view=checks")] + [f"/runs/{run}" for run in runs]
    assert len(shown) > 30
    paths = (*PAGES, *shown)
    for first in range(0, len(paths), TABS):
        opened = [*zip(tabs, paths[first : first + TABS], strict=False)]
        for page, path in opened:
            page.goto(f"{ui.address}{path}", wait_until="commit")
        for page, _ in opened:
            page.wait_for_load_state()
        tabs[0].wait_for_timeout(1500)
        for page, _ in opened:
            _open_previews(page)
    page = tabs[0]
    for asset, text in (("articles", f"![pix]({canary.address}/markdown)"), ("quarantine", "<img src=x onerror=fetch(1)>")):
        page.goto(f"{ui.address}/assets/core/{asset}")  # what is hostile is really there, as it is written
        page.get_by_text("preview", exact=True).scroll_into_view_if_needed()
        page.get_by_role("table").get_by_text(text).first.wait_for()
    page.wait_for_timeout(2000)
    context.close()
    assert foreign == []
    assert canary.asked == []
