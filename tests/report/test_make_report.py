"""The report as a whole: its files, their links, the policy that keeps it from any network, what it notes for the next one."""

import base64
import datetime as dt
import gzip
import html
import json
import re
from contextlib import closing
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree as ET

import pytest
from support.contract_rows import DAY
from support.plain_builds import build_plainly
from support.published_reports import published, told

from pipelines.contract.tables import IncidentLink, IncidentReport
from pipelines.contract.vocabulary import CountBasis
from pipelines.curation.csv_files import OVERRIDES, read_overrides
from pipelines.link_days.merges_file import HEADER as MERGES
from pipelines.link_days.merges_file import read_merges
from pipelines.publish.database import Warehouse, open_read_only
from pipelines.report.facts.overview import read_overview
from pipelines.report.facts.published_file import Scope
from pipelines.report.make_report import STATE, make_report
from pipelines.settings import Settings

ATOM = "{http://www.w3.org/2005/Atom}"
HOSTILE = "<script>alert(1)</script> **bold** \u202efour\u202c [x](javascript:alert(2)) \x1b[31m &amp; \ufffe"
HOSTILE_ADDRESS = "javascript:alert(3)"


class Page(HTMLParser):
    """What a browser would find in a page: ids, links, elements by name, words."""

    def __init__(self, path: Path) -> None:
        """Read a page."""
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        values = dict(attrs)
        self.elements.append((tag, values))
        if values.get("id"):
            self.ids.append(str(values["id"]))
        if tag == "a" and values.get("href"):
            self.links.append(str(values["href"]))

    def handle_data(self, data: str) -> None:
        """Note words."""
        self.words += data


@pytest.fixture(scope="module")
def folder(sample_settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the report of the sample once."""
    return make_report(sample_settings.warehouse, tmp_path_factory.mktemp("report") / "pages").index.parent


@pytest.fixture(scope="module")
def pages(folder: Path) -> dict[Path, Page]:
    """Read every page of it."""
    return {path: Page(path) for path in sorted(folder.rglob("*.html"))}


def orlen(database: Warehouse) -> str:
    """Return the id of the attack on Orlen, which most articles of the sample report."""
    [(found,)] = database.run("SELECT incident_id FROM incidents ORDER BY n_articles DESC LIMIT 1")
    return str(found)


def test_every_incident_has_a_page_and_stands_in_a_list(sample: Warehouse, folder: Path, pages: dict[Path, Page]) -> None:
    ids = {name for (name,) in sample.run("SELECT incident_id FROM incidents")}
    assert {path.stem for path in (folder / "incidents").iterdir()} == ids
    listed = {link for path, page in pages.items() if path.parent.name == "months" for link in page.links}
    assert {f"../incidents/{name}.html" for name in ids} <= listed


def test_every_link_within_the_report_leads_somewhere(folder: Path, pages: dict[Path, Page]) -> None:
    broken = []
    for path, page in pages.items():
        for link in page.links:
            parts = urlsplit(link)
            if parts.scheme in {"http", "https"}:
                continue
            assert not parts.scheme, link
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            if not target.is_file() or (
                parts.fragment and "=" not in parts.fragment and target in pages and parts.fragment not in pages[target].ids
            ):
                broken.append(f"{path.relative_to(folder)}: {link}")
    assert broken == []


def test_a_country_is_called_by_its_own_name(tmp_path: Path) -> None:
    """A village that no list holds has the precision of a country, and is not the country."""
    with published(tmp_path, told("a", 3, 0, country="NG", place="Kirbawa", place_precision=6)) as database:
        names = read_overview(database, Scope()).country_names
    assert (names["NG"], names["PS"]) == ("Nigeria", "Palestine")


def test_ids_are_unique(pages: dict[Path, Page]) -> None:
    assert [path.name for path, page in pages.items() if len(page.ids) != len(set(page.ids))] == []


def test_each_shown_figure_leads_to_its_claim(sample: Warehouse, folder: Path, pages: dict[Path, Page]) -> None:
    totals = sample.run("SELECT incident_id, best_claim_id FROM incident_totals")
    assert totals
    for incident, claim in totals:
        assert f"c-{claim}" in pages[folder / "incidents" / f"{incident}.html"].ids


def test_a_claim_is_shown_with_its_words_speaker_cue_medium_time_record_and_address(sample: Warehouse, folder: Path) -> None:
    [(incident, claim)] = sample.run(
        "SELECT link.incident_id, claim_id FROM incident_links AS link JOIN incident_counts AS claim USING (claim_id) "
        "JOIN articles AS article ON article.article_id = claim.article_id JOIN statements USING (statement_id) "
        "WHERE claim.metric = 'killed' AND claim.object = 'soldier' AND claim.value = 23 AND is_latest ORDER BY claim_id LIMIT 1"
    )
    page = (folder / "incidents" / f"{incident}.html").read_text(encoding="utf-8")
    shown = page.partition(f'id="c-{claim}"')[2].partition("<details>")[0]
    [why] = sample.arrow(f"SELECT * FROM why('{claim}')").to_pylist()  # noqa: S608 — an id of ours
    plain = re.sub(r"<[^>]+>", "", shown).replace("&#39;", "'").replace("&#34;", '"')
    assert '<mark class="number-mark">23</mark>' in shown
    for words in (
        why["claim_text"],
        why["paragraph"],
        why["said_by"],
        why["raw_path"],
        why["url"],
        "https://www.tessen-herald.example/2026/03/13/orlen-toll-five",
        "13 March 2026",
    ):
        assert words in plain
    assert 'class="speaker"' in shown
    assert 'class="cue"' in shown


def test_a_page_may_load_nothing_and_runs_our_scripts_only(pages: dict[Path, Page]) -> None:
    for path, page in pages.items():
        policies = [values["content"] or "" for tag, values in page.elements if tag == "meta" and values.get("http-equiv")]
        assert len(policies) == 1, path
        assert policies[0].startswith("default-src 'none'; style-src 'sha256-"), path
        assert "unsafe" not in policies[0]
        assert "http" not in policies[0]
        loading = [
            (tag, values)
            for tag, values in page.elements
            if tag in {"script", "img", "iframe", "object", "embed"} and ("src" in values or "data" in values)
        ]
        assert loading == []
        assert not [values for tag, values in page.elements if "style" in values or any(name.startswith("on") for name in values)]


def test_lines_to_copy_are_what_the_curation_files_take(folder: Path, tmp_path: Path) -> None:
    overrides, merges = [",".join(OVERRIDES)], [",".join(MERGES)]
    for path in (folder / "incidents").iterdir():
        shown = re.findall(r"<pre[^>]*>(.*?)</pre>", path.read_text(encoding="utf-8"), re.DOTALL)
        lines = [html.unescape(line) for block in shown for line in block.splitlines() if line.count(",") >= len(MERGES) - 1]
        overrides += [line for line in lines if line.count(",") == len(OVERRIDES) - 1]
        merges += [line for line in lines if line.startswith(("split,", "merge,"))]
    assert len(overrides) > 20
    assert len(merges) > 20
    stated = [line.replace(",,,,stated", ",,7,,stated") for line in overrides]  # where no number is known, one waits for the person's own
    (tmp_path / "overrides.csv").write_text("\n".join(stated) + "\n")
    (tmp_path / "merges.csv").write_text("\n".join(merges) + "\n")
    assert read_overrides(tmp_path / "overrides.csv").num_rows == len(overrides) - 1
    read_merges(tmp_path / "merges.csv")


def test_made_again_of_the_same_warehouse_it_is_the_same(sample_settings: Settings, folder: Path, tmp_path: Path) -> None:
    again = make_report(sample_settings.warehouse, tmp_path / "again").index.parent
    files = {path.relative_to(folder) for path in folder.rglob("*") if path.is_file()}
    assert files == {path.relative_to(again) for path in again.rglob("*") if path.is_file()}
    assert [name for name in files if (folder / name).read_bytes() != (again / name).read_bytes()] == []


def test_the_feed_is_atom_and_names_the_incidents(sample: Warehouse, folder: Path) -> None:
    feed = ET.parse(folder / "feed.xml").getroot()  # noqa: S314 — our own
    assert feed.tag == f"{ATOM}feed"
    entries = feed.findall(f"{ATOM}entry")
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert len(ids) == len(set(ids)) == sample.run("SELECT count(*) FROM incidents")[0][0]
    for entry in entries:
        link = entry.find(f"{ATOM}link")
        assert link is not None
        assert (folder / link.attrib["href"]).is_file()
        assert dt.datetime.fromisoformat(entry.findtext(f"{ATOM}updated") or "").tzinfo


def test_a_limited_report_has_only_what_was_asked_for(sample: Warehouse, sample_settings: Settings, tmp_path: Path) -> None:
    made = make_report(sample_settings.warehouse, tmp_path / "limited", Scope(dt.date(2026, 3, 13), "XV", "sample"))
    wanted = {name for (name,) in sample.run("SELECT incident_id FROM incidents WHERE day >= DATE '2026-03-13' AND country = 'XV'")}
    assert wanted
    assert {path.stem for path in (tmp_path / "limited" / "incidents").iterdir()} == wanted
    assert made.incidents == len(wanted)
    assert "since 2026-03-13, in XV, reported by the source sample" in Page(made.index).words


def test_an_unknown_source_or_country_is_named_with_those_that_there_are(sample_settings: Settings, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no article is from a source 'nope'; articles are from sample"):
        make_report(sample_settings.warehouse, tmp_path / "none", Scope(source="nope"))
    with pytest.raises(ValueError, match="no incident is in a country 'ZZ'; incidents are in XQ, XV"):
        make_report(sample_settings.warehouse, tmp_path / "none", Scope(country="ZZ"))
    assert not [*tmp_path.iterdir()]  # nothing is left behind


def test_a_folder_with_other_files_is_left_alone(sample_settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "letters.txt").write_text("mine")
    with pytest.raises(ValueError, match=r"holds something else than a report; name an empty folder or a new one with --out"):
        make_report(sample_settings.warehouse, tmp_path)
    assert (tmp_path / "letters.txt").read_text() == "mine"


def test_without_a_published_file_it_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="no warehouse has been published yet"):
        make_report(tmp_path / "warehouse")


def test_an_empty_warehouse_gives_a_page_that_says_what_to_do(installation: Settings) -> None:
    build_plainly(installation)
    made = make_report(installation.warehouse)
    assert "No incident yet" in Page(made.index).words


def test_what_changed_since_the_last_report_is_told_and_stays_told(tmp_path: Path) -> None:
    target = tmp_path / "pages"
    with published(tmp_path, told("a", 3, 0), told("b", 5, 1, incident="i2")):
        pass
    make_report(tmp_path / "warehouse", target)
    assert json.loads((target / "new.json").read_text())["changes"] == []
    with published(tmp_path, told("a", 3, 0), told("c", 7, 3), told("d", 1, 4, incident="i3")):
        pass
    for _ in range(2):  # made again of the same version, it tells the same
        make_report(tmp_path / "warehouse", target)
        changes = json.loads((target / "new.json").read_text())["changes"]
        kinds = {(change["kind"], change["incident_id"]) for change in changes}
        assert {("new", "i3"), ("gone", "i2")} <= kinds
        [raised] = [change for change in changes if change["kind"] == "raised"]
        assert raised["told"].startswith("people killed: 3 became 7")
        assert raised["told"] in Page(target / "index.html").words
    state = json.loads(gzip.decompress((target / STATE).read_bytes()))
    assert [entry["kind"] for entry in state["feed"]].count("raised") == 1


def kept_as_new(root: Path) -> list[str]:
    """Make a report over the last one and one from the start, see that they hold the same pages, and return which were written."""
    folder = root / "pages" / "incidents"
    before = {path.name: path.stat().st_ino for path in folder.iterdir()}
    make_report(root / "warehouse", root / "pages")
    anew = make_report(root / "warehouse", root / "anew").index.parent / "incidents"
    version = re.compile(
        r"\d{10,}|\d{4}-\d\d-\d\dT[^<]+<|\d+ \w+ 20\d\d, \d\d:\d\d UTC|, \d\d\d\d-\d\d-\d\d,"
    )  # of the warehouse: a kept page has that of its own
    pages = {path.name: version.sub("", path.read_text()) for path in folder.iterdir()}
    assert pages == {path.name: version.sub("", path.read_text()) for path in anew.iterdir()}
    return sorted(path.stem for path in folder.iterdir() if path.stat().st_ino != before.get(path.name))


SPLIT = {"ruled_incident_id": "whole", "decided_by": "user", "rule": "split", "author": "Ada Brom", "reason": "another bridge"}
CHANGES: dict[str, dict[str, Any]] = {
    "nothing": {},
    "title": {"of": {"title": "The second bridge"}},
    "speaker": {"speaker": "Ola Venn"},
    "figure": {"value": 6},
    "confidence": {"confidence": 0.5},
    "part": {"links": SPLIT},
    "whole": {},
    "correction": {},
}
"""What changes in the report of an incident, by the incident; a split changes two of them, and a correction is a line of overrides.csv."""


def test_only_pages_of_which_something_changed_are_written(tmp_path: Path) -> None:
    plain = {name: {"value": 5, "hour": hour, "incident": name} for hour, name in enumerate(CHANGES)}
    with published(tmp_path, *(told(f"of {name}", **values) for name, values in plain.items())):
        pass
    make_report(tmp_path / "warehouse", tmp_path / "pages")
    correction = f",correction,killed,people,,6,,stated,Ada Brom,{DAY},six names on the list\n"
    changed = (told(f"of {name}", **{**plain[name], **change}) for name, change in CHANGES.items())
    with published(tmp_path, *changed, overrides=f"{','.join(OVERRIDES)}\n{correction}"):
        pass
    assert kept_as_new(tmp_path) == sorted(CHANGES.keys() - {"nothing"})


def test_own_articles_are_not_compared_with_the_sample(sample_settings: Settings, tmp_path: Path) -> None:
    target = tmp_path / "pages"
    make_report(sample_settings.warehouse, target)
    with published(tmp_path, told("a", 3, 0, country=None)):
        pass
    make_report(tmp_path / "warehouse", target)
    assert "This is the first report in this folder" in Page(target / "index.html").words
    assert json.loads((target / "new.json").read_text())["changes"] == []


@pytest.fixture(scope="module")
def hand_made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Publish hand-made reports of several incidents once: i1 and i2 were one, i3 was corrected, i4 and i7 are not sure, i6 is hostile."""
    root = tmp_path_factory.mktemp("hand_made")
    decided = {"ruled_incident_id": "i1", "decided_by": "user", "rule": "split", "author": "Ada Brom", "reason": "another bridge"}
    hostile = {"title": HOSTILE, "publisher": HOSTILE, "url": HOSTILE_ADDRESS, "canonical_url": None}
    reports = (
        *(told("a", 3, 0), told("b", 5, 1, incident="i2", links=decided)),
        *(told("c", 3, 0, incident="i3"), told("d", 5, 1, incident="i3")),
        *(told("e", 3, 0, incident="i4", confidence=0.48), told("f", 5, 1, incident="i5", confidence=0.9)),
        *(told("g", 3, 0, incident="i6", speaker=HOSTILE, of=hostile), told("h", 4, 1, incident="i6")),
        *(told("i", 3, 0, incident="i7", place_confidence=0.41, day_confidence=0.93), told("j", 5, 1, incident="i8")),
    )
    overrides = f"{','.join(OVERRIDES)}\n,i3,killed,people,,6,,stated,Ada Brom,{DAY},six names on the list\n"
    with published(root, *reports, overrides=overrides):
        pass
    return make_report(root / "warehouse").index.parent


def test_what_was_split_off_is_told_on_both_pages_with_who_decided_and_why(hand_made: Path) -> None:
    for name, other, words in (("i1", "i2", "1 claim went to"), ("i2", "i1", "1 claim came from")):
        page = Page(hand_made / "incidents" / f"{name}.html")
        assert words in page.words
        assert "decided by Ada Brom" in page.words
        assert "another bridge" in page.words
        assert f"{other}.html" in page.links


def test_a_corrected_figure_opens_what_articles_say(hand_made: Path) -> None:
    with closing(open_read_only(hand_made.parent)) as database:
        [(claim,)] = database.run("SELECT best_claim_id FROM incident_totals WHERE incident_id = 'i3' AND object IS NULL")
    page = Page(hand_made / "incidents" / "i3.html")
    assert f"c-{claim}" in page.ids
    assert len(page.ids) == len(set(page.ids))
    assert "Corrected by Ada Brom" in page.words
    figures = page.words.partition("What articles say:")[2].partition("The toll over time")[0]
    assert "3 – Paper c" in figures
    assert "5 – Paper d" in figures


def test_a_claim_that_is_read_less_surely_says_so(hand_made: Path) -> None:
    folder = hand_made / "incidents"
    assert Page(folder / "i4.html").words.count("read less surely") == 2  # beside the figure, and in the list of claims
    assert "right in 48 of 100 such rows" in Page(folder / "i4.html").words
    assert "read less surely" not in Page(folder / "i5.html").words


def test_a_claim_says_how_sure_its_day_and_place_are_and_the_least_sure_stand_in_the_review(hand_made: Path) -> None:
    words = Page(hand_made / "incidents" / "i7.html").words
    assert "such places are right in 41 of 100" in words
    assert "such days are right in 93 of 100" in words
    assert "such places" not in Page(hand_made / "incidents" / "i8.html").words
    assert "the place is right in 41 % of such claims" in Page(hand_made / "review.html").words


def test_numbers_of_no_incident_say_of_what_they_are(tmp_path: Path) -> None:
    running = told("b", 31, 1, incident="i2", count_basis=CountBasis.CUMULATIVE)
    unlinked = [row for row in running if not isinstance(row, IncidentLink | IncidentReport)]
    with published(tmp_path, told("a", 3, 0), unlinked):
        pass
    folder = make_report(tmp_path / "warehouse").index.parent
    assert "no figure of one event of its own, only of running totals since a beginning" in Page(folder / "review.html").words
    packed = (folder / "search.html").read_text().partition('type="application/gzip">')[2].partition("<")[0]
    found = json.loads(gzip.decompress(base64.b64decode(packed)))
    at = found["columns"]["claims"].index("apart")
    assert sorted((row[at] for row in found["tables"]["claims"]), key=str) == [0, None]
    assert found["words"]["apart"] == ["running totals since a beginning"]


def test_a_table_of_sides_is_there_where_a_side_speaks(tmp_path: Path) -> None:
    with published(tmp_path, told("a", 3, 0, speaker="Ada Brom"), told("b", 5, 1)):
        pass
    page = make_report(tmp_path / "warehouse").index.parent / "incidents" / "i1.html"
    assert "What each side says" not in Page(page).words
    assert "people killed (" in Page(page).words.rpartition("To quote it:")[2]


def test_hostile_titles_and_texts_stay_text(hand_made: Path) -> None:
    for path in hand_made.rglob("*.html"):
        page = Page(path)
        scripts = [values for tag, values in page.elements if tag == "script" and values.get("type") != "application/gzip"]
        assert len(scripts) <= 1
        assert not [link for link in page.links if link.startswith("javascript")]
        assert not {"\u202e", "\u202c", "\x1b"} & set(path.read_text(encoding="utf-8"))
    assert "<script>alert(1)</script> **bold** \ufffdfour\ufffd" in Page(hand_made / "index.html").words
    ET.parse(hand_made / "feed.xml")  # noqa: S314 — our own: well-formed whatever the titles hold
    assert HOSTILE_ADDRESS in Page(hand_made / "incidents" / "i6.html").words


def test_a_build_that_is_interrupted_leaves_the_last_report(
    sample_settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "pages"
    before = make_report(sample_settings.warehouse, target).index.read_bytes()

    def interrupted(*_: object) -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr("pipelines.report.make_report.front_page", interrupted)
    with pytest.raises(KeyboardInterrupt):
        make_report(sample_settings.warehouse, target)
    assert (target / "index.html").read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["pages"]


def test_many_claims_give_a_search_for_each_month(sample_settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipelines.report.make_report.CLAIMS_A_PAGE", 1)
    made = make_report(replace(sample_settings).warehouse, tmp_path / "pages")
    assert "Search in March 2026" in Page(made.index.parent / "search.html").words
