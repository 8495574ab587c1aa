"""The report in a real browser, from files: open it, follow a number to its sentence, filter, move the map; on a desk and on a phone."""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pipelines.report.make_report import make_report
from pipelines.settings import Settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

DESK, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
SERIOUS = {"serious", "critical"}


@pytest.fixture(scope="module")
def folder(sample_settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the report of the sample once."""
    return make_report(sample_settings.warehouse, tmp_path_factory.mktemp("report") / "pages").index.parent


@contextmanager
def opened(browser: "Browser", path: Path, *, size: dict[str, int] = DESK, scheme: str = "light", fragment: str = "") -> Iterator["Page"]:
    """Open a page from its file and see that nothing is asked for but files, and that nothing goes wrong in it."""
    context = browser.new_context(viewport=size, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    asked: list[str] = []
    wrong: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: wrong.append(message.text))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto(path.as_uri() + fragment)
    yield page
    assert [address for address in asked if not address.startswith(("file:", "data:"))] == []
    assert wrong == []
    context.close()


def counted(page: "Page", kind: str, begin: str = "") -> str:
    """Wait until the search has found rows of a kind, and return how many. begin: of what it then says."""
    count = page.locator("#count").filter(has_text=re.compile(f"^{begin}.* {kind}$"))
    count.wait_for()
    return count.inner_text()


def picture(page: "Page", name: str) -> None:
    """Keep a screenshot where the environment variable NEWSLEDGER_SCREENSHOTS names a folder."""
    if folder := os.environ.get("NEWSLEDGER_SCREENSHOTS"):
        page.screenshot(path=Path(folder) / f"report-{name}.png", full_page=True)


def test_a_number_leads_from_the_front_page_to_its_sentence_and_back(browser: "Browser", folder: Path) -> None:
    with opened(browser, folder / "index.html") as page:
        page.locator("#contested + .cards .number").first.click()
        claim = page.locator("details.claim[open]")
        assert claim.locator("blockquote mark").first.is_visible()
        assert claim.locator("mark.number-mark").first.inner_text() in {"five", "23"}
        assert "raw/sample/2026-03-13/1.warc.gz#" in claim.inner_text()
        page.go_back()
        assert page.get_by_role("heading", level=1).inner_text() == "What articles say was counted, and who says so"


def test_figures_open_in_place(browser: "Browser", folder: Path) -> None:
    with opened(browser, folder / "index.html") as page:
        page.get_by_role("link", name="Varland and Korrath give conflicting tolls").first.click()
        page.locator(".totals summary").first.click()
        opened_total = page.locator(".totals details[open]")
        assert opened_total.locator("blockquote mark").first.is_visible()
        assert "Other figures that stand today" in opened_total.inner_text()
        picture(page, "incident")


def test_the_search_filters_and_its_address_can_be_sent(browser: "Browser", folder: Path) -> None:
    with opened(browser, folder / "search.html") as page:
        page.get_by_label("Words in the text").fill("killed")
        page.get_by_label("claims").check()
        page.get_by_label("Side").select_option("Korrath")
        page.wait_for_url("**side=Korrath*")
        count = counted(page, "claims")
        found, _, whole = count.removesuffix(" claims").partition(" of ")
        assert 0 < int(found) < int(whole)
        fragment = page.evaluate("location.hash")
        picture(page, "search")
    with opened(browser, folder / "search.html", fragment=fragment) as page:
        assert counted(page, "claims") == count
        page.locator("#results a").first.click()
        assert page.locator("details.claim[open]").is_visible()


def test_every_kind_of_row_can_be_searched(browser: "Browser", folder: Path) -> None:
    with opened(browser, folder / "search.html") as page:
        for kind in ("claims", "statements", "articles", "incidents"):
            page.get_by_label(kind).check()
            counted(page, kind)
            assert page.locator("#results li").count() > 5
        page.get_by_label("Words in the text").fill("there is no such word")
        incidents = len([*(folder / "incidents").iterdir()])
        assert counted(page, "incidents", "0 of").startswith("0 of")
        page.get_by_role("button", name="Clear all filters").click()
        assert counted(page, "incidents", "[1-9]").startswith(f"{incidents} of {incidents} ")


def test_the_map_moves_and_leads_to_incidents_by_keyboard(browser: "Browser", folder: Path) -> None:
    with opened(browser, folder / "index.html") as page:
        whole = page.locator(".movable svg").get_attribute("viewBox")
        page.get_by_role("button", name="Zoom in").click()
        assert page.locator(".movable svg").get_attribute("viewBox") != whole
        page.get_by_role("button", name="Show the whole map").click()
        assert page.locator(".movable svg").get_attribute("viewBox") == whole
        mark = page.locator(".map a[href^=incidents]").first
        mark.focus()
        page.keyboard.press("Enter")
        page.wait_for_url("**/incidents/*.html")


def test_without_scripts_everything_but_the_search_is_readable(browser: "Browser", folder: Path) -> None:
    context = browser.new_context(java_script_enabled=False, viewport=DESK)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto((folder / "index.html").as_uri())
    page.get_by_role("link", name="Varland and Korrath give conflicting tolls").first.click()
    page.locator(".totals summary").first.click()
    assert page.locator(".totals details[open] mark.number-mark").first.is_visible()
    page.goto((folder / "search.html").as_uri())
    assert page.get_by_text("The search needs JavaScript").is_visible()
    context.close()


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["index", "search", "review", "incident", "month"])
def test_no_page_has_a_serious_obstacle_or_is_too_wide(
    browser: "Browser", folder: Path, name: str, size: dict[str, int], scheme: str
) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed").Axe()
    paths = {
        "incident": max((folder / "incidents").iterdir(), key=lambda path: path.stat().st_size),
        "month": next((folder / "months").iterdir()),
    }
    with opened(browser, paths.get(name, folder / f"{name}.html"), size=size, scheme=scheme) as page:
        page.evaluate("document.querySelectorAll('details').forEach((box) => { box.open = true; })")
        found = axe.run(page)
        assert [violation["id"] for violation in found.response["violations"] if violation["impact"] in SERIOUS] == [], (
            found.generate_report()
        )
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
        picture(page, f"{name}-{'phone' if size is PHONE else 'desk'}-{scheme}")


def test_print_opens_what_is_folded(browser: "Browser", folder: Path) -> None:
    with opened(browser, max((folder / "incidents").iterdir(), key=lambda path: path.stat().st_size)) as page:
        page.emulate_media(media="print")
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        assert page.locator("details:not([open])").count() == 0
        assert not page.locator(".masthead nav").is_visible()
        page.evaluate("dispatchEvent(new Event('afterprint'))")
        assert page.locator("details[open]").count() == 0
