"""Source definitions: what is read, and that every mistake is named."""

import re
from dataclasses import fields
from pathlib import Path

import pytest

from pipelines.settings import PROJECT
from pipelines.sources.source import Expect, Limits, Source, SourceError, load_source, load_sources
from pipelines.sources.source_kinds import KINDS
from pipelines.sources.toml_records import NOT_A_KEY

SHIPPED = PROJECT / "pipelines" / "sources"


def _load(folder: Path, text: str, name: str = "wire.toml") -> object:
    (folder / name).write_text(text, encoding="utf-8")
    return load_sources(folder)[0]


def test_shipped_definitions_are_valid() -> None:
    kinds = {source.name: source.kind for source in load_sources(SHIPPED)}
    assert kinds == {"demo_site": "page", "inbox": "folder", "links": "urls", "pages": "page", "sample": "folder"}
    (demo,) = [source for source in load_sources(SHIPPED) if source.allow_private]
    assert demo.name == "demo_site"
    assert demo.wants("http://127.0.0.1:8765/news/1")
    refused = ("http://127.0.0.1:3000/", "http://127.0.0.1:8765@10.0.0.1/", "http://localhost:8765/", "https://127.0.0.1:8765/")
    assert not any(demo.wants(address) for address in refused)


def test_every_key_is_read(tmp_path: Path) -> None:
    text = """
    title = "Wire"
    kind = "urls"
    list = "inbox/wire.txt"
    publisher = "The Wire"
    language = "en"
    time_zone = "Europe/Kyiv"
    licence = "CC-BY-4.0"
    cadence = "hourly"
    description = "A list."
    ignore = ["*.bak"]
    allow_private = true
    robots = false
    contact = "desk@example.org"
    [limits]
    max_bytes = 5
    interval_s = 1
    """
    source = _load(tmp_path, text)
    (loaded,) = load_sources(tmp_path)
    assert source == loaded
    assert loaded.limits.max_bytes == 5
    assert loaded.limits.interval_s == 1.0
    assert loaded.ignore == ("*.bak",)
    assert loaded.agent.startswith("newsledger/")
    assert "desk@example.org" in loaded.agent


def test_a_source_of_listings(tmp_path: Path) -> None:
    text = """
    title = "Wire"
    kind = "sitemap"
    url = ["https://wire.example/news.xml", "https://wire.example/robots.txt"]
    include = ["/2026/", "https://wire.example/*/news-*"]
    exclude = ["/sport/"]
    max_age_days = 3
    recheck_hours = [2, 12]
    expect = {articles_per_day = [5, 80.5]}
    """
    _load(tmp_path, text)
    (source,) = load_sources(tmp_path)
    assert source.url == ("https://wire.example/news.xml", "https://wire.example/robots.txt")
    assert source.expect == Expect(articles_per_day=(5.0, 80.5))
    assert (source.max_age_days, source.recheck_hours) == (3.0, (2.0, 12.0))
    assert source.wants("https://wire.example/2026/05/04/bridge")
    assert source.wants("https://wire.example/en/news-5")
    assert not source.wants("https://wire.example/2026/sport/5")
    assert not source.wants("https://wire.example/about")


def test_one_address_needs_no_list(tmp_path: Path) -> None:
    _load(tmp_path, WEB)
    (source,) = load_sources(tmp_path)
    assert source.url == ("https://wire.example/feed",)
    assert source.wants("https://elsewhere.example/")


BASE = 'title = "Wire"\nkind = "folder"\npath = "wire"\n'
FEED = 'title = "Wire"\nkind = "feed"\n'
WEB = FEED + 'url = "https://wire.example/feed"\n'


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (BASE + "publishr = 'x'", ("wire.toml", "unknown key 'publishr'", "did you mean 'publisher'?")),
        (BASE + "colour = 'x'", ("unknown key 'colour'", "remove the line", "Allowed: allow_private, ")),
        (BASE + "name = 'x'", ("unknown key 'name'", "the file name is the name")),
        (BASE + "allow_private = 'yes'", ("allow_private = 'yes' is not allowed", "true or false")),
        (BASE + "allow_private = 1", ("allow_private = 1 is not allowed",)),
        (BASE + "ignore = '*.bak'", ("ignore = '*.bak'", "a list of texts")),
        (BASE + "language = 'english'", ("language = 'english'", "two letters")),
        (BASE + "time_zone = 'Kyiv time'", ("time_zone = 'Kyiv time'", "Europe/Kyiv")),
        (BASE + "time_zone = '../etc'", ("time_zone = '../etc'",)),
        (BASE + "limits = 3", ("limits = 3", "max_bytes")),
        (BASE + "[limits]\nmax_bites = 3", ("[limits]: unknown key 'max_bites'", "max_bytes")),
        (BASE + "[limits]\nmax_bytes = 0", ("max_bytes = 0", "at least 1")),
        (BASE + "[limits]\ntotal_s = inf", ("total_s = inf",)),
        (BASE + "[limits]\nmax_bytes = true", ("max_bytes = True",)),
        (BASE + 'contact = "a\\r\\nX: y"', ("contact holds a line break",)),
        (BASE + "list = 'x'", ("has no key 'list'",)),
        ("title = 'Wire'\nkind = 'urls'", ("needs the key 'list'",)),
        ("title = 'Wire'\nkind = 'rss'", ("kind = 'rss' is not allowed", '"folder" or "urls" or "page" or "feed"')),
        ("title = 'Wire'\nkind = 'feed'", ("needs the key 'url'", 'url = "https://news.example/feed.xml"')),
        (FEED + "url = 'news.example/feed'", ("is not a web address", "https://")),
        (FEED + "url = 5", ("url = 5 is not allowed",)),
        (FEED + "url = [5]", ("url = [5] is not allowed", "a list of texts")),
        (FEED + "url = 'https://a.example'\npath = 'x'", ("has no key 'path'",)),
        (WEB + "expect = 5", ("expect = 5 is not allowed", "a table of articles_per_day")),
        (WEB + "expect = {articles_per_day = 5}", ("articles_per_day = 5 is not allowed", "[a number, a number]")),
        (WEB + "expect = {articles_per_day = [5]}", ("[a number, a number]",)),
        (WEB + "expect = {articles_per_day = [50, 5]}", ("the smaller number first",)),
        (WEB + "expect = {articles_a_day = [5, 50]}", ("[expect]: unknown key 'articles_a_day'", "'articles_per_day'")),
        (WEB + "max_age_days = 0", ("max_age_days = 0",)),
        (WEB + "max_age_days = inf", ("max_age_days = inf", "at most 36500")),
        (WEB + "max_age_days = 1_000_000", ("max_age_days = 1000000.0",)),
        (WEB + "recheck_hours = [6, 1]", ("write rising numbers",)),
        (WEB + "recheck_hours = [1, inf]", ("write rising numbers", "at most 876000")),
        (BASE + "[limits]\nmax_bytes = 9223372036854775807", ("max_bytes = 9223372036854775807", "at most 1000000000000")),
        (WEB + "include = 'x'", ("include = 'x'", "a list of texts")),
        (WEB + "[[corrections]]\nfield = 'title'", ("[corrections]: the key 'expect' is missing",)),
        ("title = 'Wire'", ("the key 'kind' is missing",)),
        ("kind = 'page'", ("the key 'title' is missing", "a text in quotes")),
        ("title = ", ("wire.toml: not valid TOML",)),
    ],
)
def test_a_mistake_is_named(tmp_path: Path, text: str, words: tuple[str, ...]) -> None:
    with pytest.raises(SourceError) as caught:
        _load(tmp_path, text)
    for word in words:
        assert word in str(caught.value)


def test_bad_names_and_places(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="rename the file"):
        _load(tmp_path, BASE, "My Wire.toml")
    with pytest.raises(SourceError, match="no such folder"):
        load_sources(tmp_path / "none")


def test_a_definition_that_is_no_text(tmp_path: Path) -> None:
    (tmp_path / "wire.toml").write_bytes(b"title = '\xff'")
    with pytest.raises(SourceError, match="not valid TOML"):
        load_sources(tmp_path)
    (tmp_path / "wire.toml").unlink()
    (tmp_path / "wire.toml").mkdir()
    with pytest.raises(SourceError, match="cannot be read"):
        load_sources(tmp_path)


EXAMPLES = re.findall(
    r"^```toml\n(.*?)^```$", (SHIPPED.parents[1] / "docs" / "sources.md").read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
)


def test_the_documentation_has_an_example_of_each_kind(tmp_path: Path) -> None:
    kinds = set()
    for number, text in enumerate(EXAMPLES):
        (tmp_path / f"example_{number}.toml").write_text(text, encoding="utf-8")
        kinds.add(load_source(tmp_path / f"example_{number}.toml").kind)
    assert kinds == {*KINDS}


def test_the_documentation_names_every_key() -> None:
    text = (SHIPPED.parents[1] / "docs" / "sources.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`(\w+)`", text))
    assert {item.name for item in (*fields(Source), *fields(Limits)) if item.metadata != NOT_A_KEY} - {"name", "limits"} <= named
