"""The first week of a user in the Dagster UI: several days at once, an article of his own, a check that fails, a correction.

The tests of this file are one walk and run in their order. Set NEWSLEDGER_SCREENSHOTS to a folder to see what the browser saw.
"""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from support.dagster_ui import Run, Ui, Window

pytestmark = pytest.mark.browser

SAMPLE_DAYS = ("2026-03-12", "2026-03-13")
TITLE = "Cable car stops above Harrow Fell, three dead"
ARTICLE = f"""{TITLE}

May 9, 2026

Three people were killed when a cabin of the cable car fell at Harrow Fell on Saturday, the mountain rescue service said.
"Eleven others were injured," said Ines Tarrow, a spokeswoman for the service.
"""
CHECK = "small_tolls_only"
CHECK_SQL = """-- No more than two people were killed in any incident: a rule that is broken on purpose.
SELECT incident_id, metric, value FROM main.incident_totals WHERE metric = 'killed' AND object IS NULL AND value > 2
"""
CHECKS = """{ assetNodeOrError(assetKey: {path: ["warehouse", "news"]}) {
    ... on AssetNode { assetChecksOrError { ... on AssetChecks { checks { name } } } }
} }"""
PHONE, DESK = {"width": 390, "height": 844}, {"width": 1400, "height": 1000}
NEW_FIGURE = "6"


@pytest.fixture(scope="module")
def backfill(ui: Ui, window: Window) -> Run:
    """Launch both days of the sample at once, and wait until they are done."""
    page = window.page
    page.goto(f"{ui.address}/locations/newsledger/jobs/daily")
    page.get_by_role("button", name="Materialize all").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_text("Show all partitions").click()
    box = dialog.get_by_role("textbox").first
    box.fill(f"[{'...'.join(SAMPLE_DAYS)}]")
    box.press("Enter")
    dialog.get_by_text("2 partitions").wait_for()
    window.picture("10-backfill")
    dialog.get_by_role("button", name="Launch backfill").click()
    return window.run_that(ui, lambda run: "dagster/backfill" in run.tags)


def test_a_backfill_brings_several_days(ui: Ui, window: Window, backfill: Run) -> None:
    assert backfill.status == "SUCCESS"
    for day in SAMPLE_DAYS:
        assert [*(ui.warehouse / "core" / "articles").glob(f"*{day}*")]
    page = window.page
    for day in SAMPLE_DAYS:
        page.goto(f"{ui.address}/assets/core/articles?view=partitions&partition={day}")
        page.get_by_text("preview", exact=True).first.wait_for()
        window.picture(f"11-partition-{day}")


@pytest.fixture(scope="module")
def own_article(ui: Ui, window: Window) -> Run:
    """Put an article into the inbox, switch its sensor on, and wait for the run that it starts."""
    (ui.root / "inbox" / "cable-car.txt").write_text(ARTICLE)
    page = window.page
    page.goto(f"{ui.address}/automation")
    row = page.locator("[data-index]").filter(has_text="inbox_files")
    switch = row.get_by_role("checkbox").nth(1)  # the first one selects the row
    switch.wait_for(state="attached")
    row.locator("label").nth(1).click()
    window.page.wait_for_function("box => box.checked", arg=switch.element_handle())
    window.picture("12-sensor")
    return window.run_that(ui, lambda run: run.tags.get("dagster/sensor_name") == "inbox_files")


def test_an_article_in_the_inbox_becomes_a_row(ui: Ui, window: Window, own_article: Run) -> None:
    assert own_article.status == "SUCCESS"
    page = window.page
    page.goto(f"{ui.address}/assets/core/articles")
    page.get_by_text("preview", exact=True).scroll_into_view_if_needed()
    page.get_by_role("table").get_by_text(TITLE).first.wait_for()
    window.picture("13-own-article")


def incident_page(ui: Ui, window: Window) -> None:
    """Open the incident of the own article from the front page of the report."""
    page = window.page
    page.goto(f"{ui.address}/report/index.html")
    page.get_by_role("link", name=TITLE).first.click()
    page.get_by_role("heading", level=1, name=TITLE).wait_for()


@pytest.mark.usefixtures("own_article")
def test_the_report_shows_it_and_opens_its_sentence(ui: Ui, window: Window) -> None:
    page = window.page
    page.goto(f"{ui.address}/report/index.html")
    assert "invented" not in page.locator("main").inner_text()  # the sample has left
    incident_page(ui, window)
    page.locator(".totals summary").filter(has_text=re.compile("^3")).first.click()
    shown = page.locator(".totals details[open]")
    assert shown.locator("mark.number-mark").inner_text() == "Three"
    assert "mountain rescue service" in shown.inner_text()
    assert "raw/inbox/" in shown.inner_text()
    window.picture("14-own-incident")
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    window.picture("14-own-incident-phone")
    page.set_viewport_size(DESK)  # type: ignore[arg-type]


@contextmanager
def check_of_our_own(ui: Ui, window: Window) -> Iterator[None]:
    """Add a check to sql/checks, as docs/sql.md says, and take it out again; both times the definitions are loaded anew."""
    path = ui.root / "sql" / "checks" / f"{CHECK}.sql"
    path.write_text(CHECK_SQL)
    reload_definitions(ui, window, wanted=True)
    try:
        yield
    finally:
        path.unlink()
        reload_definitions(ui, window, wanted=False)


def reload_definitions(ui: Ui, window: Window, *, wanted: bool) -> None:
    """Load the definitions again, and wait until they know the check, or know it no more."""
    page = window.page
    page.goto(f"{ui.address}/locations")
    page.locator("button").filter(has_text=re.compile("Reload$")).last.click()
    for _ in range(240):
        checks = ui.ask(CHECKS)["assetNodeOrError"]["assetChecksOrError"]["checks"]
        if (CHECK in {check["name"] for check in checks}) is wanted:
            return
        page.wait_for_timeout(500)
    pytest.fail("the definitions were not loaded anew")


@pytest.mark.usefixtures("own_article")
def test_the_rows_of_a_failing_check_are_a_table_and_the_last_good_file_stays(ui: Ui, window: Window) -> None:
    page, published = window.page, (ui.warehouse / "news.duckdb").resolve()
    with check_of_our_own(ui, window):
        page.goto(f"{ui.address}/assets/warehouse/news?view=checks")
        page.get_by_text(CHECK).first.click()
        page.get_by_role("button", name="Materialize").first.click()
        page.get_by_role("dialog").get_by_role("button", name="Confirm").click()
        assert window.run_that(ui, lambda run: run.job == "__ASSET_JOB").status == "FAILURE"
        page.reload()
        page.get_by_text(CHECK).first.click()
        page.get_by_role("cell", name="violations").wait_for()
        window.picture("15-failed-check")
        page.get_by_text("[Show Markdown]").last.click()
        table = page.get_by_role("dialog").get_by_role("table")
        assert table.get_by_role("columnheader").all_inner_texts() == ["incident_id", "metric", "value"]
        assert table.get_by_role("row").nth(1).get_by_role("cell").all_inner_texts()[1:] == ["killed", "3"]
        window.picture("16-failed-check-rows")
    assert (ui.warehouse / "news.duckdb").resolve() == published


def newsledger(ui: Ui, *arguments: str) -> str:
    """Run a command in the clone of the UI, and return what it prints."""
    environment = {name: value for name, value in os.environ.items() if name != "NEWSLEDGER_WAREHOUSE"}
    command = [sys.executable, "-m", "pipelines.cli", *arguments]
    done = subprocess.run(command, cwd=ui.root, env=environment, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.usefixtures("own_article")
def test_a_correction_changes_the_report_and_is_named_in_it(ui: Ui, window: Window) -> None:
    found = newsledger(ui, "query", "--csv", "SELECT incident_id FROM incidents WHERE contains(title, 'Harrow Fell')")
    incident = found.split()[-1]
    reason = ("--reason", "the rescue service's list has six names", "--author", "Ada Brom")
    newsledger(ui, "correct", incident, "killed", "people", NEW_FIGURE, *reason, "--yes", "--publish")
    page = window.page
    page.goto(f"{ui.address}/report/index.html")
    changed = page.locator(".changes").inner_text()
    assert TITLE in changed
    assert NEW_FIGURE in changed
    window.picture("17-what-changed")
    incident_page(ui, window)
    figures = page.locator(".totals")
    assert figures.get_by_text(NEW_FIGURE, exact=True).first.is_visible()
    assert "Corrected by Ada Brom" in figures.inner_text()
    assert "the rescue service's list has six names" in figures.inner_text()
    window.picture("18-corrected")
    assert window.refused == []
