"""The demo site: its listings lead to its stories, its stories are read as articles, its troubles are listed; and the commands for it."""

import asyncio
import datetime as dt
import os
import re
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import aiohttp
import pytest
from support.loopback_site import DAY, NOW, Site

from pipelines import cli
from pipelines.contract.page import Page
from pipelines.demo_site.demo_stories import STORIES
from pipelines.demo_site.difficult_answers import TROUBLES
from pipelines.demo_site.site_pages import address
from pipelines.extract.pages.read_input import read_input
from pipelines.fetch.archive.archived_pages import read_pages
from pipelines.fetch.collect import collect_source
from pipelines.sources.source import Source

MAY = dt.datetime(2026, 5, 9, 12, tzinfo=dt.UTC)


def _collected(source: Source, warehouse: Path) -> list[Page]:
    done = collect_source(source, MAY.date(), warehouse=warehouse, root=warehouse, now=MAY)
    assert done.failed == 0
    return list(read_pages(warehouse, {source.name: source}, MAY.date()))


@pytest.mark.parametrize(
    ("kind", "name", "titles"),
    [("feed", "feed.xml", True), ("feed", "atom.xml", True), ("feed", "feed.json", True), ("sitemap", "sitemap.xml", False)],
)
def test_listings_lead_to_every_story_once(pages: Source, site: Site, warehouse: Path, kind: str, name: str, titles: bool) -> None:  # noqa: FBT001
    source = replace(pages, kind=kind, url=(f"{site.base}/{name}",), max_age_days=30)  # type: ignore[arg-type]
    found = {page.input_ref: page for page in _collected(source, warehouse)}
    assert sorted(found) == sorted(address(site.base, story) for story in STORIES)
    if titles:
        assert {page.listed_title for page in found.values()} == {story.title for story in STORIES}
    assert not any(path.startswith("/calendar") for path in site.requests)


def test_stories_are_read_as_articles(pages: Source, site: Site, warehouse: Path) -> None:
    source = replace(pages, kind="feed", url=(f"{site.base}/feed.xml",), max_age_days=30)
    articles = {article.url: article for article, _ in map(read_input, _collected(source, warehouse))}
    for story in STORIES:
        article = articles[address(site.base, story)]
        assert (article.title, article.authors, article.published_at) == (story.title, (story.author,), story.published)
        assert "Read more" not in article.text
        assert story.paragraphs[-1][-40:] in article.text


def test_every_trouble_says_what_it_does(site: Site) -> None:
    async def front_page() -> str:
        async with aiohttp.ClientSession() as session, session.get(site.base) as response:
            return await response.text()

    text = asyncio.run(front_page())
    assert all(f"/{name}</a>: " in text for name in TROUBLES)
    assert all(handler.__doc__ for handler in TROUBLES.values())


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pages: Source) -> Path:
    """Let the command line know one source, which may ask this machine, and give its warehouse."""
    monkeypatch.setenv("NEWSLEDGER_WAREHOUSE", str(tmp_path / "warehouse"))
    monkeypatch.setattr("pipelines.commands.fetch_command.load_sources", lambda _: (pages,))
    return tmp_path / "warehouse"


def test_fetch_collects_a_source_and_tells_how_it_went(site: Site, installed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["fetch", "pages", f"{site.base}/ok"]) == 0
    said = capsys.readouterr()
    assert said.out == "pages: 1 new, 0 unchanged, 0 failed, 1 requests\n"
    assert said.err.startswith("pages: 1 of 1 done, 0 failed")
    assert list(installed.glob("raw/pages/*/1.warc.gz"))
    assert cli.main(["fetch", "pages", f"{site.base}/nowhere", "--day", DAY.isoformat()]) == 1
    assert "404 Not Found" in capsys.readouterr().out


@pytest.mark.usefixtures("installed")
def test_a_typed_address_that_the_definition_leaves_out_is_not_fetched(
    site: Site, pages: Source, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("pipelines.commands.fetch_command.load_sources", lambda _: (replace(pages, include=(f"{site.base}/*",)),))
    assert cli.main(["fetch", "pages", f"{site.base}/ok", "http://127.0.0.1:1/other"]) == 1
    said = capsys.readouterr().out
    assert "pages: 1 new, 0 unchanged, 0 failed" in said
    assert "http://127.0.0.1:1/other is not fetched: include, exclude or hosts in pipelines/sources/pages.toml leave it out" in said


@pytest.mark.usefixtures("installed")
@pytest.mark.parametrize(
    ("arguments", "words"),
    [(["nope"], "no source 'nope': there are pages"), (["pages", "--day", "today"], "write it as YYYY-MM-DD")],
)
def test_wrong_use_of_fetch_is_named(arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["fetch", *arguments]) == 1
    assert words in capsys.readouterr().err


@pytest.mark.slow
@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
def test_demo_site_serves_until_it_is_interrupted(tmp_path: Path, sign: signal.Signals) -> None:
    command = [sys.executable, "-m", "pipelines.cli", "demo-site", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=os.environ | {"PYTHONUNBUFFERED": "1"}) as server:
        try:
            assert server.stdout is not None
            said = server.stdout.readline()
            found = re.search(r"http://127\.0\.0\.1:\d+/", said)
            assert found, said
            source = Source(name="demo", title="Demo", kind="page", allow_private=True)
            done = collect_source(source, DAY, warehouse=tmp_path, root=tmp_path, now=NOW, urls=[f"{found[0]}private/a"])
            assert "robots.txt forbids" in (done.rows[0].error or "")
            server.send_signal(sign)
            assert server.wait(20) == 0
        finally:
            server.kill()  # whatever happened: leaving the block waits for it
