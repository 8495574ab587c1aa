"""The stage: link partitions follow the core partitions and merges.csv, byte for byte, and only what has changed is computed."""

import datetime as dt
import json
import shutil
from functools import partial
from pathlib import Path

import pytest
from support.contract_rows import write_day
from support.read_texts import read_texts
from support.synthetic_year import SyntheticYear, synthetic_year

from pipelines.link.link_articles import WINDOW_DAYS
from pipelines.link.link_records import ArticleRows
from pipelines.link_days.day_index import FILE
from pipelines.link_days.day_notes import Note, read_note
from pipelines.link_days.link_partitions import LINK_TABLES, TRACES, link_days, read_articles, read_links
from pipelines.link_days.window_join import IncidentSizes, joined_window
from pipelines.partitions.article_ranges import ArticleRange, article_ranges
from pipelines.partitions.parquet_files import PartitionError, partition_path
from pipelines.read.read_day import CORE_TABLES
from pipelines.settings import Settings

DAYS = 6
HEADER = "action,incident_id,article_id,claim_id,into,author,date,reason\n"


@pytest.fixture(scope="module")
def year() -> SyntheticYear:
    """Give a few days of incidents."""
    return synthetic_year(10, days=DAYS)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Give an installation without partitions."""
    (tmp_path / "curation").mkdir()
    return Settings(root=tmp_path, warehouse=tmp_path / "warehouse", curation=tmp_path / "curation")


def write(settings: Settings, year: SyntheticYear, day: dt.date) -> None:
    write_day(settings.warehouse, [row for rows in year.rows(day).values() for row in rows], day)


def content(settings: Settings) -> dict[str, bytes]:
    """Return the bytes of all link partitions."""
    folders = [settings.warehouse / "core" / table for table in (*LINK_TABLES, TRACES)]
    return {f"{path.parent.name}/{path.name}": path.read_bytes() for folder in folders for path in sorted(folder.glob("*.parquet"))}


@pytest.fixture(scope="module")
def linked(year: SyntheticYear, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Link all days in one run, once; nobody may write there."""
    root = tmp_path_factory.mktemp("linked")
    made = Settings(root=root, warehouse=root / "warehouse", curation=root / "curation")
    made.curation.mkdir()
    for day in year.days:
        write(made, year, day)
    link_days(made)
    return made


def whole(settings: Settings, linked: Settings) -> dict[str, bytes]:
    """Give an installation the days that were linked in one run, and return what was made of them."""
    shutil.copytree(linked.warehouse, settings.warehouse)
    return content(settings)


def merges(settings: Settings, *lines: str) -> None:
    (settings.curation / "merges.csv").write_text(HEADER + "".join(f"{line},ada,2026-05-04,why\n" for line in lines))


def test_every_day_has_its_link_partitions(settings: Settings, year: SyntheticYear, linked: Settings) -> None:
    whole(settings, linked)
    for day in year.days:
        links = read_links(settings.warehouse, day)
        assert len(links["article_stories"]) == len(year.rows(day)["articles"])
        assert {link.article_id for link in links["incident_links"]} <= {article.article_id for article in year.rows(day)["articles"]}


def test_a_second_run_computes_nothing(settings: Settings, year: SyntheticYear, linked: Settings) -> None:
    first = whole(settings, linked)
    assert link_days(settings).linked == {}
    write(settings, year, year.days[0])  # the same bytes at another time
    assert link_days(settings).linked == {}
    assert content(settings) == first


@pytest.fixture
def looked_at(monkeypatch: pytest.MonkeyPatch) -> list[dt.date]:
    """Give the days whose notes are read from now on."""
    days: list[dt.date] = []

    def noted(warehouse: Path, day: dt.date, rules: str) -> Note:
        days.append(day)
        return read_note(warehouse, day, rules)

    monkeypatch.setattr("pipelines.link_days.link_partitions.read_note", noted)
    return days


def test_only_days_that_changed_and_those_that_depend_on_them_are_looked_at(
    settings: Settings, year: SyntheticYear, linked: Settings, looked_at: list[dt.date], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipelines.link_days.link_partitions.WINDOW_DAYS", 2)
    whole(settings, linked)
    link_days(settings)  # the copies have times of their own
    looked_at.clear()
    link_days(settings)
    assert looked_at == []
    write(settings, year, year.days[1])  # the same bytes at another time
    link_days(settings)
    assert looked_at == [year.days[1]]
    looked_at.clear()
    partition_path(settings.warehouse, "articles", year.days[0]).unlink()
    link_days(settings)
    first = [day for day in year.days[1:3] if day in looked_at]
    assert first == year.days[1:3]  # the window reaches no farther, but their traces may have changed
    looked_at.clear()
    link_days(settings)
    assert looked_at == []


@pytest.mark.parametrize("index", [None, b"", b"[]", b'{"days": {"2026-05-04": {}}}'])
def test_without_the_notes_on_all_days_each_day_is_looked_at(
    settings: Settings, year: SyntheticYear, linked: Settings, looked_at: list[dt.date], index: bytes | None
) -> None:
    first = whole(settings, linked)
    path = settings.warehouse / FILE
    path.unlink() if index is None else path.write_bytes(index)
    assert link_days(settings).linked == {}
    assert looked_at == year.days
    assert content(settings) == first
    assert json.loads(path.read_bytes())["days"].keys() == {str(day) for day in year.days}


def test_a_day_that_is_gone_changes_those_after_it_as_if_it_had_never_been(
    settings: Settings, year: SyntheticYear, linked: Settings, tmp_path: Path
) -> None:
    whole(settings, linked)
    link_days(settings)
    for table in CORE_TABLES:
        partition_path(settings.warehouse, table, year.days[0]).unlink(missing_ok=True)
    link_days(settings)
    other = Settings(root=tmp_path, warehouse=tmp_path / "other", curation=settings.curation)
    for day in year.days[1:]:
        write(other, year, day)
    link_days(other)
    assert {name: made for name, made in content(settings).items() if str(year.days[0]) not in name} == content(other)


@pytest.mark.parametrize(
    "order", [[2, 0, 5, 1, 4, 3], *(pytest.param([*days], marks=pytest.mark.slow) for days in (range(6), range(5, -1, -1)))]
)
def test_the_order_in_which_days_come_in_changes_no_byte(
    settings: Settings, year: SyntheticYear, linked: Settings, order: list[int]
) -> None:
    for n in order:
        write(settings, year, year.days[n])
        link_days(settings)
    assert content(settings) == content(linked)


def test_days_that_leave_the_window_change_no_byte(
    settings: Settings, year: SyntheticYear, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In one run the memory moves along; in runs of one day each it is read from the traces."""
    monkeypatch.setattr("pipelines.link_days.link_partitions.WINDOW_DAYS", 2)
    for day in year.days:
        write(settings, year, day)
        assert list(link_days(settings).linked) == [day]
    other = Settings(root=tmp_path, warehouse=tmp_path / "other", curation=settings.curation)
    for day in year.days:
        write(other, year, day)
    link_days(other)
    assert content(settings) == content(other)


def test_a_day_of_many_articles_is_linked_as_a_small_one(
    settings: Settings, year: SyntheticYear, linked: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Read three articles at a time, with two events held ready to be compared, the days give the same bytes."""
    read: list[ArticleRange] = []

    def noted(warehouse: Path, day: dt.date, articles: ArticleRange) -> list[ArticleRows]:
        """Return the articles, and note of which they are."""
        read.append(articles)
        return read_articles(warehouse, day, articles)

    monkeypatch.setattr("pipelines.link_days.link_partitions.article_ranges", partial(article_ranges, size=3))
    monkeypatch.setattr("pipelines.link_days.link_partitions.read_articles", noted)
    monkeypatch.setattr("pipelines.link.incidents.MOST_SKETCHES", 2)
    for day in year.days:
        write(settings, year, day)
    link_days(settings)
    assert content(settings) == content(linked)
    assert len(read) > 2 * len(year.days)


@pytest.mark.parametrize("most", [25, pytest.param(0, marks=pytest.mark.slow)])
def test_a_window_that_is_joined_on_disk_gives_the_same_bytes_as_one_that_is_held(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    """With a limit of 25 events the first days are held and the later ones joined; nothing temporary is left."""
    year = synthetic_year(30, days=8, seed=3)
    monkeypatch.setattr("pipelines.link_days.link_partitions.WINDOW_DAYS", 4)
    held, joined = (Settings(root=tmp_path, warehouse=tmp_path / name, curation=tmp_path / "curation") for name in ("held", "joined"))
    for made in (held, joined):
        for day in year.days:
            write(made, year, day)
    link_days(held)
    monkeypatch.setattr("pipelines.link_days.day_windows.MOST_HELD", most)
    link_days(joined)
    assert content(joined) == content(held)
    assert {link.rule for day in year.days for link in read_links(joined.warehouse, day)["incident_links"]} >= {"score", "same_work"}
    assert [path.name for path in joined.warehouse.iterdir()] == [path.name for path in held.warehouse.iterdir()]


def test_a_window_that_cannot_be_joined_is_named_with_a_remedy(settings: Settings, linked: Settings, year: SyntheticYear) -> None:
    whole(settings, linked)
    day = year.days[-1]
    partition_path(settings.warehouse, TRACES, day).unlink()
    remedy = rf"{day}.parquet: the window of the day cannot be joined \(IO Error.*\); see that the disk has room"
    with pytest.raises(PartitionError, match=remedy), joined_window(settings.warehouse, [day], IncidentSizes(settings.warehouse)):
        pass
    assert not list(settings.warehouse.glob(".link*"))


def test_days_between_others_that_changed_are_read_from_their_traces(settings: Settings, year: SyntheticYear, linked: Settings) -> None:
    first = whole(settings, linked)
    for n in (1, 5):
        partition_path(settings.warehouse, TRACES, year.days[n]).unlink()
    assert list(link_days(settings).linked) == [year.days[1], year.days[5]]
    assert content(settings) == first


def test_other_rules_link_every_day_anew(
    settings: Settings, year: SyntheticYear, linked: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = whole(settings, linked)
    monkeypatch.setattr("pipelines.link_days.link_partitions.rules_digest", lambda: "other rules")
    assert list(link_days(settings).linked) == year.days
    assert content(settings) == first


@pytest.mark.parametrize("table", ["statements", pytest.param("incident_counts", marks=pytest.mark.slow)])
def test_a_day_that_was_not_wholly_extracted_is_passed_over_and_named(
    settings: Settings, year: SyntheticYear, linked: Settings, table: str
) -> None:
    for day in year.days:
        write(settings, year, day)
    path = partition_path(settings.warehouse, table, year.days[2])
    path.unlink()
    run = link_days(settings)
    assert list(run.linked) == [day for day in year.days if day != year.days[2]]
    (skipped,) = run.skipped
    assert skipped.startswith(f"{path}: not there")
    assert f"newsledger build {year.days[2]}" in skipped
    write(settings, year, year.days[2])
    link_days(settings)
    assert content(settings) == content(linked)


def test_only_the_changed_day_and_those_after_it_are_linked_again(settings: Settings, year: SyntheticYear, linked: Settings) -> None:
    whole(settings, linked)
    write_day(settings.warehouse, [], year.days[3])
    assert min(link_days(settings).linked) == year.days[3]


def test_a_day_beyond_the_window_is_not_touched(settings: Settings, year: SyntheticYear, linked: Settings) -> None:
    whole(settings, linked)
    far = year.days[-1] + dt.timedelta(days=WINDOW_DAYS + 1)
    write_day(settings.warehouse, [], far)
    assert list(link_days(settings).linked) == [far]
    write_day(settings.warehouse, [], year.days[0])
    assert far not in link_days(settings).linked


def test_a_missing_partition_is_made_again(settings: Settings, year: SyntheticYear, linked: Settings) -> None:
    first = whole(settings, linked)
    for table, day in zip((*LINK_TABLES, TRACES), year.days, strict=False):
        partition_path(settings.warehouse, table, day).unlink()
    link_days(settings)
    assert content(settings) == first


def test_a_run_that_was_killed_between_two_tables_is_taken_up(
    settings: Settings, year: SyntheticYear, linked: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = content(linked)
    for day in year.days:
        write(settings, year, day)

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("pipelines.link_days.link_partitions.sha256_of_file", killed)
        with pytest.raises(KeyboardInterrupt):
            link_days(settings)
    link_days(settings)
    assert content(settings) == expected


def test_a_damaged_core_partition_is_named(settings: Settings, year: SyntheticYear, linked: Settings) -> None:
    whole(settings, linked)
    path = partition_path(settings.warehouse, "articles", year.days[0])
    path.write_bytes(b"PAR1")
    with pytest.raises(PartitionError, match=str(path)):
        link_days(settings)


def test_a_merge_changes_its_days_and_goes_with_its_line(settings: Settings, year: SyntheticYear, linked: Settings) -> None:
    first = whole(settings, linked)
    links = [link for day in year.days for link in read_links(settings.warehouse, day)["incident_links"]]
    one, other = list(dict.fromkeys(link.incident_id for link in links))[:2]
    merges(settings, f"merge,{one},,,{other}")
    assert link_days(settings).warnings == []
    after = [link for day in year.days for link in read_links(settings.warehouse, day)["incident_links"]]
    assert one not in {link.incident_id for link in after}
    assert {link.incident_id for link in after if link.ruled_incident_id == one} == {other}
    assert link_days(settings).linked == {}
    merges(settings)
    link_days(settings)
    assert content(settings) == first


def test_a_decision_that_is_about_nothing_warns_and_computes_nothing(settings: Settings, linked: Settings) -> None:
    whole(settings, linked)
    merges(settings, "merge,nothing,,,i2", "split,,nobody,,")
    run = link_days(settings)
    assert run.linked == {}
    assert [warning.partition(": ")[0] for warning in run.warnings] == [f"{settings.curation}/merges.csv:{n}" for n in (2, 3)]
    assert "check the ids, or delete the line" in run.warnings[0]


def test_without_partitions_there_is_nothing_to_do(settings: Settings) -> None:
    assert link_days(settings).linked == {}
    assert set(CORE_TABLES) >= {"articles", "statements", "incident_counts"}


def test_a_day_beyond_the_window_that_an_article_names_is_looked_up(settings: Settings) -> None:
    strike, late = dt.date(2026, 3, 12), dt.date(2026, 6, 2)
    text = "A missile hit a market in Kharkiv on Thursday, killing three people and injuring nine, the governor said."
    died = "A woman injured in the 12 March attack on the market in Kharkiv has died of her wounds, officials said on Monday."
    for day, title, words in ((strike, "Missile hits Kharkiv market", text), (late, "Survivor of market attack dies", died)):
        [read] = read_texts((str(day), title, words))
        write_day(settings.warehouse, [read.article, *read.claims, *read.statements], day)
    link_days(settings)
    incidents = [{link.incident_id for link in read_links(settings.warehouse, day)["incident_links"]} for day in (strike, late)]
    assert len(incidents[0]) == 1
    assert incidents[1] == incidents[0]
    assert link_days(settings).linked == {}
    write_day(settings.warehouse, [], strike)
    assert list(link_days(settings).linked) == [strike, late]
    assert {link.rule for link in read_links(settings.warehouse, late)["incident_links"]} == {"founder"}
