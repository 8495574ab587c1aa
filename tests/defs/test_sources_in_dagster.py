"""Each kind of source through Dagster: from the definition to rows of the warehouse, with its checks."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import dagster as dg
import pytest
from support.foreign_archive import ForeignArchive
from support.loopback_newspaper import ARTICLE, Newspaper, printing
from support.new_reader import answer
from support.telegram_preview import page as channel_page
from support.telegram_preview import post

from pipelines.defs.raw_assets import raw_asset
from pipelines.defs.resources import Folders
from pipelines.publish.build import build_warehouse
from pipelines.read.read_day import build_day
from pipelines.settings import Settings
from pipelines.sources.source import load_source

pytestmark = pytest.mark.usefixtures("plain_builds")

NOW = dt.datetime.now(dt.UTC)
TODAY = NOW.date().isoformat()
LOCAL = "allow_private = true\nrobots = false\n[limits]\ninterval_s = 0\nattempts = 1\n"


@pytest.fixture
def paper() -> Iterator[Newspaper]:
    with printing() as made:
        yield made


@dataclass(frozen=True, slots=True)
class Desk:
    """An installation with definitions of its own."""

    settings: Settings

    def run(self, name: str, definition: str, limits: str = "") -> dg.ExecuteInProcessResult:
        """Write a definition as a user would and materialise its asset for today."""
        path = self.settings.sources / f"{name}.toml"
        path.write_text(definition + LOCAL + limits, encoding="utf-8")
        folders = Folders(root=str(self.settings.root), warehouse=str(self.settings.warehouse), sources=str(self.settings.sources))
        with dg.DagsterInstance.ephemeral() as instance:
            return dg.materialize(
                [raw_asset(load_source(path))], partition_key=TODAY, resources={"folders": folders}, instance=instance, raise_on_error=False
            )

    def ask(self, sql: str) -> list[tuple[object, ...]]:
        """Extract and publish today, and ask the warehouse."""
        build_day(self.settings, NOW.date())
        build_warehouse(self.settings)
        return answer(self.settings.warehouse, sql)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    for name in ("inbox", "sources"):
        (tmp_path / name).mkdir()
    return Desk(Settings(root=tmp_path, warehouse=tmp_path / "warehouse", sources=tmp_path / "sources", curation=tmp_path / "curation"))


def checks(result: dg.ExecuteInProcessResult) -> dict[str, tuple[bool, str]]:
    """Return whether each check passed, and how severe it is."""
    return {one.check_name: (one.passed, one.severity.value) for one in result.get_asset_check_evaluations()}


HEALTHY = {"evidence_is_readable": True, "source_delivers": True}
ARTICLES = "SELECT title, publisher, input_kind, url FROM main.articles ORDER BY title"


@pytest.mark.slow
def test_a_feed(desk: Desk, paper: Newspaper) -> None:
    item = "<item><title>Shells hit the harbour</title><link>{base}/1</link></item>"
    paper.put("/feed", f"<rss><channel>{item}</channel></rss>", "application/rss+xml")
    url = paper.article("/1", "Shells hit the harbour")
    result = desk.run(
        "herald", f'title = "Herald"\nkind = "feed"\nurl = "{paper.base}/feed"\npublisher = "The Herald"\nlicence = "all rights"\n'
    )
    assert result.success
    assert {name: passed for name, (passed, _) in checks(result).items()} == HEALTHY
    assert desk.ask(ARTICLES) == [("Shells hit the harbour", "The Herald", "feed", url)]
    assert desk.ask("SELECT kind, addresses, publisher, licence FROM main.sources") == [
        ("feed", [f"{paper.base}/feed"], "The Herald", "all rights")
    ]
    assert desk.ask("SELECT purpose, count(*) FROM main.fetches GROUP BY ALL ORDER BY 1") == [("listing", 1), ("page", 1)]


@pytest.mark.slow
def test_a_page_under_two_addresses_is_one_work_and_an_edit_a_version(desk: Desk, paper: Newspaper) -> None:
    paper.put("/feed", "<rss><channel><item><link>{base}/1</link></item><item><link>{base}/amp/1</link></item></channel></rss>")
    text = ARTICLE.format(title="Shells hit the harbour", first="Three people were hurt on Monday, the governor said.")
    canonical = f'<head><link rel="canonical" href="{paper.base}/1">'
    paper.put("/1", text.replace("<head>", canonical))
    paper.put("/amp/1", text.replace("<head>", canonical).replace("Three", "Four"))
    assert desk.run("herald", f'title = "Herald"\nkind = "feed"\nurl = "{paper.base}/feed"\n').success
    assert desk.ask("SELECT count(*), count(DISTINCT work_id), count(*) FILTER (is_latest) FROM main.articles") == [(2, 1, 1)]


@pytest.mark.slow
def test_a_sitemap(desk: Desk, paper: Newspaper) -> None:
    paper.put("/map.xml", "<urlset><url><loc>{base}/1</loc></url></urlset>", "text/xml")
    paper.article("/1", "Shells hit the harbour")
    result = desk.run("herald", f'title = "Herald"\nkind = "sitemap"\nurl = "{paper.base}/map.xml"\n')
    assert {name: passed for name, (passed, _) in checks(result).items()} == HEALTHY
    assert [row[2] for row in desk.ask(ARTICLES)] == ["sitemap"]


@pytest.mark.slow
def test_a_channel(desk: Desk, paper: Newspaper) -> None:
    text = "Three people were killed when shells hit the harbour, the governor said."
    paper.put("/s/harbour_news", channel_page(post(9, text, moment=NOW.isoformat())))
    result = desk.run("harbour", f'title = "Harbour"\nkind = "telegram"\nurl = "{paper.base}/s/harbour_news"\n')
    assert {name: passed for name, (passed, _) in checks(result).items()} == HEALTHY
    assert desk.ask("SELECT text, publisher, url, published_day, input_kind FROM main.articles") == [
        (text, "Harbour News", "https://t.me/harbour_news/9", NOW.date(), "telegram")
    ]
    assert desk.ask("SELECT metric, value FROM main.incident_counts WHERE metric = 'killed'") == [("killed", 3)]


@pytest.mark.slow
def test_a_warc_file(desk: Desk, paper: Newspaper) -> None:
    paper.article("/1", "Shells hit the harbour")
    (desk.settings.root / "inbox" / "x.warc.gz").write_bytes(ForeignArchive().add("a", paper.files["/1"][0]).bytes())
    result = desk.run("crawl", 'title = "Crawl"\nkind = "warc"\npath = "inbox"\n')
    assert {name: passed for name, (passed, _) in checks(result).items()} == HEALTHY
    assert desk.ask("SELECT title, input_kind, url, year(fetched_at) FROM main.articles") == [
        ("Shells hit the harbour", "warc", "https://herald.example/a", 2024)
    ]


@pytest.mark.slow
def test_a_list(desk: Desk, paper: Newspaper) -> None:
    url = paper.article("/1", "Shells hit the harbour")
    (desk.settings.root / "inbox" / "list.txt").write_text(url, encoding="utf-8")
    assert desk.run("list", 'title = "List"\nkind = "urls"\nlist = "inbox/list.txt"\n').success
    assert [row[2:] for row in desk.ask(ARTICLES)] == [("urls", url)]


def test_a_source_that_fails_is_red_and_its_run_goes_on(desk: Desk, paper: Newspaper) -> None:
    result = desk.run("herald", f'title = "Herald"\nkind = "feed"\nurl = "{paper.base}/feed"\n')
    assert result.success
    assert checks(result) == {"evidence_is_readable": (True, "ERROR"), "source_delivers": (False, "ERROR")}


def test_a_warning_is_yellow(desk: Desk, paper: Newspaper) -> None:
    items = "".join(f"<item><link>{{base}}/{number}</link></item>" for number in range(3))
    paper.put("/feed", f"<rss><channel>{items}</channel></rss>")
    for number in range(3):
        paper.article(f"/{number}", f"Article {number}")
    definition = f'title = "Herald"\nkind = "feed"\nurl = "{paper.base}/feed"\n'
    limited = desk.run("herald", definition, "pages = 2\n")
    assert checks(limited)["source_delivers"] == (False, "WARN")
    again = desk.run("herald", definition)
    assert checks(again)["source_delivers"] == (True, "ERROR")
