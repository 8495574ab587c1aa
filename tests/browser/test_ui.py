"""The first minutes of a new user: launch the job for the sample day in the Dagster UI, then look at what came out.

Set NEWSLEDGER_SCREENSHOTS to a folder to see what the browser saw.
"""

import pytest
from support.dagster_ui import Run, Ui, Window

pytestmark = pytest.mark.browser

SAMPLE_DAY = "2026-03-12"
ARTICLES = 16  # one of them is typed
REFUSED = "http://127.0.0.1:9/article"
STORY = "/news/2026/05/08/mine-rescue"
LISTED = {
    "raw": ("raw / demo_site", "raw / inbox", "raw / links", "raw / pages", "raw / sample"),
    "core": ("core / articles", "core / incident_counts", "core / quarantine", "core / statements"),
    "links": ("core / article_stories", "core / incident_links", "core / incident_reports"),
    "marts": ("marts / incident_moments", "marts / incident_totals", "marts / report_history"),
    "published": ("warehouse / news", "warehouse / report"),
}
"""Assets by group, as the list of a group names them: of a group's drawing, Dagster puts only what fits the window on the page."""


def type_addresses(window: Window, demo_site: str) -> None:
    """Type configuration into the dialog, as docs/dagster.md says: an address of this machine, which is refused, and a good one."""
    dialog = window.page.get_by_role("dialog")
    dialog.get_by_text("Config", exact=True).click()
    dialog.get_by_role("button", name="Add config").click()
    editor = window.page.get_by_role("dialog").filter(has_text="Config Editor")
    editor.locator(".CodeMirror").first.click()
    typed = {"raw__pages": REFUSED, "raw__demo_site": demo_site + STORY}
    lines = "".join(f"  {step}:\n    config:\n      urls:\n        - {address}\n" for step, address in typed.items())
    window.page.keyboard.insert_text(f"ops:\n{lines}")
    editor.get_by_text("No errors").wait_for()
    window.picture("1-addresses")
    editor.get_by_role("button", name="Save config").click()
    editor.wait_for(state="hidden")


@pytest.fixture(scope="session")
def run(ui: Ui, window: Window, demo_site: str) -> Run:
    """Launch the job for the sample day on its page and wait until Dagster says how it ended."""
    page = window.page
    page.goto(f"{ui.address}/locations/newsledger/jobs/daily")
    page.get_by_role("button", name="Materialize all").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_text("Show all partitions").click()
    box = dialog.get_by_role("textbox").first
    box.fill(SAMPLE_DAY)
    box.press("Enter")
    type_addresses(window, demo_site)
    window.picture("2-launch")
    dialog.get_by_role("button", name="Launch 1 run").click()
    return window.run_that(ui, lambda run: run.tags.get("dagster/partition") == SAMPLE_DAY)


def test_the_job_page_launches_the_sample_day(ui: Ui, run: Run) -> None:
    assert (run.status, run.job) == ("SUCCESS", "daily")
    assert (ui.warehouse / "news.duckdb").exists()


@pytest.mark.usefixtures("run")
def test_the_lineage_shows_the_stages_and_each_lists_its_assets(ui: Ui, window: Window) -> None:
    page = window.page
    page.goto(f"{ui.address}/asset-groups/")
    for group in ("raw", "core", "links", "marts", "published"):
        page.get_by_text(group, exact=True).first.wait_for()
    window.picture("3-lineage")
    for group, names in LISTED.items():
        page.goto(f"{ui.address}/locations/newsledger/asset-groups/{group}/list")
        for name in names:
            page.get_by_text(name, exact=True).first.wait_for()
    page.goto(f"{ui.address}/locations/newsledger/asset-groups/published")
    for name in ("news", "report"):
        page.get_by_text(name, exact=True).first.wait_for()
    window.picture("3-published")


@pytest.mark.usefixtures("run")
def test_the_page_of_articles_shows_rows_columns_and_checks(ui: Ui, window: Window) -> None:
    page = window.page
    page.goto(f"{ui.address}/assets/core/articles")
    page.get_by_text("Row count").wait_for()
    page.get_by_text(str(ARTICLES), exact=True).first.wait_for()
    page.get_by_text("One row per version of an article.").wait_for()
    page.get_by_text("Headline without the site's suffix.").wait_for()
    window.picture("4-articles")
    page.get_by_text("preview", exact=True).scroll_into_view_if_needed()
    page.get_by_role("table").get_by_text("published_day").first.wait_for()
    window.picture("5-articles-preview")
    page.goto(f"{ui.address}/assets/core/articles?view=checks")
    page.get_by_text("This is a blocking asset check.").wait_for()
    page.get_by_text("Passed").first.wait_for()
    window.picture("6-articles-checks")


@pytest.mark.usefixtures("run")
def test_a_typed_address_that_cannot_be_fetched_is_in_quarantine(ui: Ui, window: Window) -> None:
    page = window.page
    page.goto(f"{ui.address}/assets/core/quarantine")
    page.get_by_text("preview", exact=True).scroll_into_view_if_needed()
    page.get_by_role("table").get_by_text(REFUSED).first.wait_for()
    window.picture("7-quarantine")


@pytest.mark.usefixtures("run")
def test_the_page_of_daily_counts_shows_the_chart(ui: Ui, window: Window) -> None:
    page = window.page
    page.goto(f"{ui.address}/assets/marts/daily_incident_counts")
    page.get_by_text("chart figures_per_day", exact=True).scroll_into_view_if_needed()
    page.get_by_text("[Show Markdown]").last.click()
    picture = page.get_by_role("img", name="figures per day")
    picture.wait_for()
    assert picture.evaluate("image => image.naturalWidth") > 500
    window.picture("8-chart")


@pytest.mark.usefixtures("run")
def test_the_pages_ask_nobody_else(window: Window) -> None:
    assert window.refused == []


@pytest.mark.usefixtures("run")
def test_a_typed_address_of_the_demo_site_is_read(ui: Ui, window: Window, demo_site: str) -> None:
    page = window.page
    page.goto(f"{ui.address}/assets/raw/demo_site")
    page.get_by_text("new inputs", exact=True).scroll_into_view_if_needed()
    page.get_by_role("table").get_by_text(demo_site + STORY).first.wait_for()
    window.picture("7-demo-site")


@pytest.mark.usefixtures("run")
def test_an_address_that_could_not_be_fetched_warns_and_says_why(ui: Ui, window: Window) -> None:
    page = window.page
    page.goto(f"{ui.address}/assets/raw/pages?view=checks&checkDetail=source_delivers")
    page.get_by_text(f"{REFUSED}: ").first.wait_for()
    window.picture("7-warning")


@pytest.mark.usefixtures("run")
def test_the_page_of_the_report_leads_to_the_report(ui: Ui, window: Window) -> None:
    page = window.page
    page.goto(f"{ui.address}/assets/warehouse/report")
    link = page.get_by_role("link", name="/report/index.html").first
    link.wait_for()
    assert link.get_attribute("href") == "/report/index.html"
    page.goto(f"{ui.address}/report/index.html")
    page.locator("#contested + .cards .number").first.click()
    page.locator("details.claim[open] blockquote mark").first.wait_for()
    window.picture("7-report")
