"""A master that is changed holds what one made anew holds: after any sequence of changed days, logs and corrections, table by table.

The days are made by chance from few works, incidents and moments, so that versions, copies, merges and overrides meet. What stops a
change, and what makes a run begin anew, is tested below.
"""

import datetime as dt
import os
import random
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any, NoReturn

import pytest
from support.contract_rows import DAY, NOON, TEXT, article, claim, figure, link, new_claims, report, statement, write_day
from support.new_reader import answer
from support.plain_builds import build_plainly
from support.warehouse_copies import copy_of

from pipelines.contract.tables import TABLES, ArticleStory, EarlierReport, Fetch, IncidentReport, Quarantined
from pipelines.contract.vocabulary import Certainty, CountBasis, DecidedBy, FetchOutcome, InputKind, Metric, Object, Stage
from pipelines.partitions.parquet_files import partition_path, read_table, write_table
from pipelines.publish import build as builds
from pipelines.publish.build import InvariantError
from pipelines.publish.database import Warehouse, attach, in_memory, open_read_only
from pipelines.publish.marts import make_all
from pipelines.publish.master import master_path, noted_state
from pipelines.publish.sql_files import SqlFileError
from pipelines.read.read_day import CORE_TABLES
from pipelines.read.replaced_claims import claims_recorded
from pipelines.settings import DATABASE, Settings

DAYS = [DAY + dt.timedelta(days=n) for n in range(5)]
INCIDENTS = ("i1", "i2", "i3", "i4")
SPEAKERS = ("The governor", "The Other Side", "The mayor")
SIDES = "speaker,side\nThe governor,north\nThe Other Side,south\n"
OVERRIDES = "claim_id,incident_id,metric,object,low,value,high,state,author,date,reason\n"
MART = "-- Made here.\n-- grain: {grain}\n{slice}-- {grain}: One.\n-- n: Number.\n{select}\n"
"""A mart of a user's own."""
SLOW_STEPS = int(os.environ.get("NEWSLEDGER_STEPS", "5"))


def contents(warehouse: Path) -> dict[str, Any]:
    """Return the rows of every table of the published file, in one order."""
    database = open_read_only(warehouse)
    tables = [name for (name,) in database.run("SELECT table_name FROM duckdb_tables() WHERE schema_name = 'main' ORDER BY ALL")]
    found = {table: sorted(map(repr, database.run(f"FROM main.{table}"))) for table in tables}
    database.close()
    return found


class Changing:
    """A warehouse that changes by chance."""

    def __init__(self, settings: Settings, seed: int) -> None:
        """Start without a partition."""
        self.settings, self.chance = settings, random.Random(seed)  # noqa: S311 — chance that repeats
        self.now = NOON + dt.timedelta(days=6)
        settings.curation.mkdir(exist_ok=True)
        (settings.curation / "sides.csv").write_text(SIDES)

    def change(self) -> None:
        """Change one day, one log, the corrections, the links of a day or what other rules had found there."""
        day = self.chance.choice(DAYS)
        changes = [self.write_day, self.write_logs, self.write_overrides, self.remove_day, self.write_earlier]
        self.chance.choices(changes, weights=[6, 3, 2, 1, 3])[0](day)

    def write_day(self, day: dt.date) -> None:
        """Write the articles of a day anew, and everything that belongs to them."""
        rows: list[Any] = []
        for work in self.chance.sample(range(6), self.chance.randint(0, 4)):
            rows += self.article(day, work)
        self.now += dt.timedelta(hours=1)
        tables = {table: [row for row in rows if isinstance(row, TABLES[table])] for table in CORE_TABLES}
        with claims_recorded(self.settings.warehouse, day, new_claims(tables), self.now):
            write_day(self.settings.warehouse, rows, day)

    def write_earlier(self, day: dt.date) -> None:
        """Record that other rules had linked and read reports of a day otherwise, or not at all."""
        path, chance = partition_path(self.settings.warehouse, "incident_reports", day), self.chance
        present = read_table(path, IncidentReport) if path.exists() else []
        rows = [
            EarlierReport(
                record_id=f"{row.report_id}-{n}-{day}",
                article_id=row.article_id,
                incident_id=chance.choice(INCIDENTS),
                ruled_incident_id=chance.choice([row.incident_id, *INCIDENTS]),
                metric=row.metric,
                object_class=row.object_class,
                object=row.object,
                held_until=NOON + dt.timedelta(days=chance.randrange(9), minutes=n),
                is_read=chance.random() < 0.8,
                report_id=row.report_id,
                link_rule="merge",
                decided_by=chance.choice(["rule", "user"]),
                decided_at=NOON + dt.timedelta(days=chance.randrange(5)),
                low=n,
                value=n,
                high=n,
                state="stated" if n else "zero",
                method="stated_total",
                voice=row.voice,
                speaker=chance.choice([None, *SPEAKERS]),
                speakers=tuple(chance.sample(SPEAKERS, chance.randrange(3))),
                is_correction=chance.random() < 0.2,
                best_claim_id=row.best_claim_id,
                claim_ids=row.claim_ids,
            )
            for row in present
            for n in range(chance.randrange(3))
        ]
        write_table(partition_path(self.settings.warehouse, "earlier_reports", day), EarlierReport, rows)

    def article(self, day: dt.date, work: int) -> list[Any]:
        """Return one version of a work with statements, claims, links and reports; some are copies of what came before."""
        chance, number = self.chance, self.chance.choice(["Three", "Four", "Seven"])
        seen = dt.datetime.combine(day, dt.time(chance.randrange(24)), dt.UTC)
        text = TEXT.replace("Three", number)
        one = article(
            f"a{work}-{number}-{day}",
            work_id=f"work-{work}",
            text=text,
            fetched_at=seen,
            modified_at=chance.choice([None, seen, NOON]),
            published_at=chance.choice([None, NOON]),
            published_day=chance.choice([None, DAY, day]),
            raw_sha256=f"raw-{work}-{number}",
            input_ref=f"page-{work}",
            publisher=chance.choice(["Brask Gazette", "Upper Brask Post"]),
        )
        said = statement(one, f"{number} people were killed and five were injured in Lower Brask", speaker=chance.choice(SPEAKERS))
        other = statement(one, "nine soldiers had been killed", speaker=chance.choice(SPEAKERS))
        value = {"Three": 3, "Four": 4, "Seven": 7}[number]
        day_of = chance.choice([DAY, day, None])
        killed = claim(one, f"{number} people", value, said, event_from=day_of, event_to=day_of)
        certainty = chance.choice([Certainty.ASSERTED, Certainty.ASSERTED, Certainty.DENIED])
        soldiers = claim(one, "nine soldiers", 9, other, object=Object.SOLDIER, certainty=certainty)
        total = claim(one, "five", 5, said, metric=Metric.INJURED, count_basis=chance.choice([CountBasis.INCIDENT, CountBasis.CUMULATIVE]))
        story = ArticleStory(article_id=one.article_id, story_id=f"work-{work % 3}", syndication_role=one.syndication_role, similarity=1.0)
        return [one, said, other, killed, soldiers, total, figure([killed]), story, *self.links(one, killed, soldiers, certainty)]

    def links(self, one: Any, killed: Any, soldiers: Any, certainty: Certainty) -> list[Any]:  # noqa: ANN401 — rows
        """Link the claims to incidents, some by merges.csv."""
        chance = self.chance
        incident, ruled = chance.choice(INCIDENTS), chance.choice(INCIDENTS)
        decided: dict[str, Any] = {}
        if chance.random() < 0.3 and ruled != incident:
            decided = {"ruled_incident_id": ruled, "decided_by": DecidedBy.USER, "rule": chance.choice(["merge", "split"])}
            decided["decided_at"] = NOON + dt.timedelta(days=chance.randrange(5))
        rows = [*link([killed, soldiers], incident, one, **decided), report(one, killed, incident)]
        if certainty is not Certainty.DENIED:
            rows.append(report(one, soldiers, incident, object=Object.SOLDIER))
        return rows

    def write_logs(self, day: dt.date) -> None:
        """Write the fetch log and the quarantine of a day anew: pages that are unchanged, and pages that came back."""
        warehouse, moment = self.settings.warehouse, dt.datetime.combine(day, dt.time(23), dt.UTC)
        fetches = [
            Fetch(
                fetch_id=f"f{work}-{day}",
                source="made",
                input_kind=InputKind.URLS,
                input_ref=f"page-{work}",
                fetched_at=moment,
                outcome=self.chance.choice([FetchOutcome.UNCHANGED, FetchOutcome.RETURNED, FetchOutcome.FAILED]),
                raw_sha256=f"raw-{work}-{self.chance.choice(['Three', 'Four', 'Seven'])}",
            )
            for work in self.chance.sample(range(6), self.chance.randint(0, 4))
        ]
        write_table(warehouse / "raw" / "made" / day.isoformat() / "fetches.parquet", Fetch, fetches)
        refused = [
            Quarantined(
                quarantine_id=f"q{n}-{day}", stage=next(iter(Stage)), source="made", input_ref="page", reason="no text", refused_at=moment
            )
            for n in range(self.chance.randrange(3))
        ]
        write_table(partition_path(warehouse, "quarantine", day), Quarantined, refused)

    def write_overrides(self, _: dt.date) -> None:
        """Write overrides.csv anew, with lines that match and lines that do not."""
        lines = [
            f"{claim_id},,,,,{self.chance.randrange(9)},,,me,2026-05-0{n + 4},seen"
            for n, claim_id in enumerate(self.chance.sample(self.claims(), min(2, len(self.claims()))))
        ]
        lines += [
            f",{incident},killed,people,,{self.chance.randrange(9)},,,me,2026-05-06,seen" for incident in self.chance.sample(INCIDENTS, 2)
        ]
        (self.settings.curation / "overrides.csv").write_text(
            OVERRIDES + "\n".join(self.chance.sample(lines, self.chance.randint(0, len(lines)))) + "\n"
        )

    def claims(self) -> list[str]:
        """Return the ids of published claims."""
        return [claim_id for (claim_id,) in answer(self.settings.warehouse, "SELECT claim_id FROM incident_counts ORDER BY ALL")]

    def remove_day(self, day: dt.date) -> None:
        """Take away the partitions of a day."""
        for path in (self.settings.warehouse / "core").glob(f"*/{day}.parquet"):
            path.unlink()


def replaced_bytes(settings: Settings) -> int:
    """Return how much the changes of a master have replaced."""
    database = in_memory()
    attach(database, master_path(settings.warehouse))
    replaced = int(noted_state(database)["replaced"])
    database.close()
    return replaced


def made_anew(settings: Settings, folder: Path) -> dict[str, Any]:
    """Return what a build without a master makes of the same partitions."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for part in ("core", "raw"):
        if (settings.warehouse / part).exists():
            (folder / part).symlink_to(settings.warehouse / part)
    assert build_plainly(replace(settings, warehouse=folder)).full
    return contents(folder)


OWN_MARTS = {"whole": "", "sliced": "-- slice: incident_id\n"}
"""Marts of a user's own that hold the same rows, by their names; the one without a slice is made anew whole."""
OWN_SELECT = "SELECT incident_id, count(*) AS n FROM main.incident_totals JOIN main.incidents USING (incident_id) GROUP BY ALL"


@pytest.mark.parametrize(("seed", "steps", "changes"), [(0, 1, 4), pytest.param(3, SLOW_STEPS, 1, marks=pytest.mark.slow)])
def test_a_changed_master_is_one_made_anew(
    own_sql: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int, steps: int, changes: int
) -> None:
    """changes: how many are made before each build; the slow suite compares after each, the quick one at the end."""
    monkeypatch.setattr(builds, "LARGEST_SHARE", 1.0)
    monkeypatch.setattr(builds, "REPLACED_SHARE", 1e9)
    for name, line in OWN_MARTS.items():
        (own_sql.sql / "marts" / f"{name}.sql").write_text(MART.format(grain="incident_id", slice=line, select=OWN_SELECT))
    changing = Changing(own_sql, seed)
    for day in DAYS:
        changing.write_day(day)
    assert build_plainly(own_sql).full
    replaced = [0]
    for step in range(1, steps + 1):
        for _ in range(changes):
            changing.change()
        built = build_plainly(own_sql)
        assert not built.full, built.full
        replaced.append(replaced_bytes(own_sql))
        if changes > 1 and step < steps:
            continue
        expected = made_anew(own_sql, tmp_path / "anew")
        found = contents(own_sql.warehouse)
        for table, rows in expected.items():
            assert found[table] == rows, f"seed {seed}, step {step}: {table}"
        assert found["whole"] == found["sliced"] != []
        assert built.rows == {table: len(rows) for table, rows in expected.items()}
    assert replaced == sorted(replaced)
    assert replaced[0] < replaced[-1]


# ── what a run does and leaves alone ──────────────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture(scope="module")
def four_days_made(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Publish four days of large articles, so that a change of one day is a small share; nobody may write to them."""
    root = tmp_path_factory.mktemp("four_days")
    settings = Settings(root=root, warehouse=root / "warehouse", curation=root / "curation")
    for n in range(4):
        fill_day(settings, n)
    assert build_plainly(settings).full
    return settings


@pytest.fixture
def four_days(four_days_made: Settings, tmp_path: Path) -> Settings:
    """Give a copy of the four days."""
    return copy_of(four_days_made, tmp_path)


def fill_day(settings: Settings, number: int, changes: dict[str, Any] | None = None) -> None:
    """Write a day with ten articles of its own."""
    chance = random.Random(number)  # noqa: S311 — chance that repeats
    day = DAYS[number]
    rows: list[Any] = []
    for n in range(10):
        filling = " ".join(f"{chance.random()}" for _ in range(200))
        one = article(f"a{number}-{n}", text=f"{TEXT}\n\n{filling}", published_day=day, **(changes or {}))
        three = claim(one, "Three people", 3)
        rows += [one, three, figure([three]), *link([three], f"i{number}", one), report(one, three, f"i{number}")]
    write_day(settings.warehouse, rows, day)


def version(settings: Settings) -> Path:
    """Return the published version."""
    return (settings.warehouse / DATABASE).resolve(strict=True)


def test_where_nothing_has_changed_nothing_is_published(four_days: Settings) -> None:
    before = version(four_days)
    again = build_plainly(four_days)
    assert (again.partitions, again.full, again.path) == (0, "", before)
    assert again.rows["articles"] == 40
    assert set(again.violations) >= {"keys_are_unique", "incidents.grain"}
    assert set(again.warnings) >= {"overrides_match"}


def test_the_same_bytes_at_another_time_are_no_change(four_days: Settings) -> None:
    before = version(four_days)
    fill_day(four_days, 1)
    assert build_plainly(four_days).partitions == 0
    assert version(four_days) == before


@pytest.mark.parametrize("damage", [b"no database", *(pytest.param(damage, marks=pytest.mark.slow) for damage in (b"", None))])
def test_a_master_that_is_lost_or_damaged_is_made_anew(four_days: Settings, damage: bytes | None) -> None:
    master = master_path(four_days.warehouse)
    expected = contents(four_days.warehouse)
    master.unlink()
    if damage is not None:
        master.write_bytes(damage)
    master.with_name(master.name + ".wal").write_bytes(b"the log of another master")
    assert build_plainly(four_days).full == "there is no master file that can be read"
    assert contents(four_days.warehouse) == expected
    assert build_plainly(four_days).partitions == 0


def test_a_master_whose_pages_are_damaged_is_made_anew(four_days: Settings) -> None:
    master = master_path(four_days.warehouse)
    content = bytearray(master.read_bytes())
    content[3 * 4096 : -262144] = bytes(len(content) - 3 * 4096 - 262144)
    master.write_bytes(content)
    fill_day(four_days, 1, {"title": "Three killed in Upper Brask"})
    assert build_plainly(four_days).full
    assert sum("Upper Brask" in row for row in contents(four_days.warehouse)["articles"]) == 10


def test_a_run_that_was_killed_before_it_published_is_made_up_for(four_days: Settings) -> None:
    master, older = master_path(four_days.warehouse), four_days.root / "older"
    (four_days.warehouse / ".build" / "published.json").rename(older)
    before = version(four_days)
    assert build_plainly(four_days).partitions == 0
    assert version(four_days) != before
    older.rename(four_days.warehouse / ".build" / "published.json")
    master.touch()
    assert build_plainly(four_days).path == version(four_days) != before


def test_what_a_rude_reader_wrote_is_gone_after_the_next_run(four_days: Settings) -> None:
    expected = contents(four_days.warehouse)
    version(four_days).write_bytes(version(four_days).read_bytes() + b"rude")
    build_plainly(four_days)
    assert contents(four_days.warehouse) == expected
    assert b"rude" not in version(four_days).read_bytes()[-4:]


class BegunAnewError(Exception):
    """A run has decided to make everything anew; the message says why."""


@pytest.fixture
def decides_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have a run that would make everything anew say so instead: what it makes then is tested above."""

    def decided(*arguments: Any) -> NoReturn:  # noqa: ANN401 — those of `_anew`
        raise BegunAnewError(arguments[-1])

    monkeypatch.setattr(builds, "_anew", decided)


@pytest.mark.usefixtures("decides_only")
def test_changed_rules_and_large_changes_begin_anew(four_days: Settings) -> None:
    for n in range(3):
        fill_day(four_days, n, {"title": "Changed"})
    with pytest.raises(BegunAnewError, match=r"^3 partitions, much of the whole, have changed$"):
        build_plainly(four_days)
    (four_days.curation).mkdir()
    (four_days.curation / "sides.csv").write_text(SIDES)
    with pytest.raises(BegunAnewError, match=r"^sql/, sides.csv, speakers.csv or the version have changed$"):
        build_plainly(four_days)


@pytest.mark.usefixtures("decides_only")
def test_once_as_much_has_been_replaced_as_there_is_everything_is_made_anew(four_days: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(builds, "REPLACED_SHARE", 0.0)
    fill_day(four_days, 1, {"title": "Three killed in Upper Brask"})
    with pytest.raises(BegunAnewError, match=r"^as much has been replaced as there is$"):
        build_plainly(four_days)


def broken_rows() -> dict[str, tuple[list[Any], str]]:
    """Return rows of a further day that break a check, with what the check has to name: alone, or together with an older row."""
    own = [article(f"n{n}", work_id=f"n{n}") for n in range(4)]
    twice = replace(article("a1-3"), work_id="another")
    same_id = claim(own[0], "Three people", 3, claim_id="a1-3:0:Three people")
    foreign = claim(own[1], "Three people", 3, part_of_claim_id="a1-3:0:Three people")
    outside = replace(claim(own[2], "Three people", 3), text="Thirty people")
    old = claim(own[3], "Three people", 3, is_background=True)
    return {
        "keys_are_unique": ([own[0], same_id, twice], "a1-3:0:Three people"),
        "references_resolve": ([own[1], foreign], "a1-3:0:Three people"),
        "claim_text_is_in_article": ([own[2], outside], "Thirty people"),
        "totals_leave_out_other_counts": ([own[3], old, *link([old], "i1", own[3]), report(own[3], old, "i1")], "i1"),
    }


@pytest.mark.parametrize(
    ("checks", "runs"), [(list(broken_rows()), 1), pytest.param(["references_resolve"], 2, marks=pytest.mark.slow, id="one check and back")]
)
def test_a_change_that_breaks_an_invariant_changes_nothing(four_days: Settings, checks: list[str], runs: int) -> None:
    before, expected = version(four_days), contents(four_days.warehouse)
    write_day(four_days.warehouse, [row for check in checks for row in broken_rows()[check][0]], DAYS[4])
    for _ in range(runs):
        with pytest.raises(InvariantError) as raised:
            build_plainly(four_days)
        for check in checks:
            assert any(broken_rows()[check][1] in str(row) for row in raised.value.violations[check]), check
    assert (version(four_days), contents(four_days.warehouse)) == (before, expected)
    if runs > 1:
        write_day(four_days.warehouse, [], DAYS[4])
        assert not build_plainly(four_days).full
        assert contents(four_days.warehouse) == expected


# ── the line `slice` ──────────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("line", "select", "message"),
    [
        (
            "-- slice: nonsense\n",
            "SELECT article_id, 1 AS n FROM main.articles",
            "slice 'nonsense'; write `column` or `column = kind` with one of",
        ),
        (
            "-- slice: article_id\n",
            "SELECT article_id, 1 AS n FROM main.articles WHERE (SELECT count(*) FROM main.incidents) > 0",
            "which rows of incidents belong to one article_id cannot be told; leave the line out",
        ),
    ],
)
def test_a_slice_that_makes_no_sense_is_named(own_sql: Settings, memory: Warehouse, line: str, select: str, message: str) -> None:
    path = own_sql.sql / "marts" / "own.sql"
    path.write_text(MART.format(grain="article_id", slice=line, select=select))
    with pytest.raises(SqlFileError, match=message) as raised:
        make_all(memory, own_sql)
    assert str(path) in str(raised.value)
