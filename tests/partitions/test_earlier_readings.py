"""Earlier readings: what other rules had read stays in the record and in history; what was no change of rules never comes there."""

import datetime as dt
import random
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from support.contract_rows import DAY, NOON, TEXT, article, claim, new_claims, statement
from support.plain_builds import build_plainly
from support.scenes import Scene, Scenes, moved

from pipelines.contract.tables import TABLES, EarlierClaim, EarlierReport, IncidentLink, IncidentReport
from pipelines.contract.vocabulary import Bound, Certainty, CountBasis
from pipelines.fetch.collect import collect_source
from pipelines.link.link_articles import WINDOW_DAYS, link_articles
from pipelines.link.link_records import Linked
from pipelines.link_days.link_partitions import link_days
from pipelines.partitions import day_transaction
from pipelines.partitions.earlier_readings import Key, Reading, ReadingsRecord, held_at
from pipelines.partitions.parquet_files import PartitionError, partition_path, read_table, write_table
from pipelines.publish.database import Warehouse, open_read_only
from pipelines.publish.decision_moments import LOG
from pipelines.read.read_day import CORE_TABLES, build_day
from pipelines.read.replaced_claims import claims_recorded
from pipelines.settings import Settings
from pipelines.sources.source import load_source

LATER = NOON + dt.timedelta(days=30)
LAST = NOON + dt.timedelta(days=60)
Rows = Sequence[Any]


# ── the record by itself ──────────────────────────────────────────────────────────────────────────────────────────────────────────


class Stage:
    """A partition whose claims are read again and again, by runs of which some are killed."""

    def __init__(self, warehouse: Path, seed: int) -> None:
        """Start without a partition."""
        self.warehouse, self.chance = warehouse, random.Random(seed)  # noqa: S311 — chance that repeats
        self.partition: dict[Key, Reading] = {}
        self.moment = NOON
        self.history: list[tuple[dt.datetime, dict[Key, Reading]]] = []

    def readings(self) -> dict[Key, Reading]:
        """Return claims of two articles, read by chance."""
        names = self.chance.sample(range(4), self.chance.randint(1, 4))
        return {(f"c{n}",): {"claim_id": f"c{n}", "article_id": f"a{n % 2}", "value": self.chance.randrange(3)} for n in names}

    def record(self) -> ReadingsRecord:
        """Open the record at the present moment."""
        return ReadingsRecord(self.warehouse, "earlier_claims", DAY, keys=("claim_id",), stage="extract", now=self.moment)

    def run(self, new: dict[Key, Reading], *, killed: str = "") -> None:
        """Read the partition anew; a killed run comes to its end before or after it has written the partition."""
        record = self.record()
        record.add(record.earlier(self.partition), new, {"a0", "a1"}, lambda row: row["value"])
        if record.is_changed or record.noted:
            record.note()
        if killed == "noted":
            return
        record.write()
        if killed == "recorded":
            return
        self.partition = new
        if killed != "written":
            record.finish()
            self.history.append((self.moment, new))


@pytest.mark.parametrize("seed", [0, 1, *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(2, 25))])
def test_whatever_is_read_in_a_row_and_killed_every_moment_gives_what_was_read_then(tmp_path: Path, seed: int) -> None:
    stage = Stage(tmp_path, seed)
    stage.partition = stage.readings()
    stage.history.append((stage.moment, stage.partition))
    for _ in range(12):
        stage.moment += dt.timedelta(hours=stage.chance.randint(1, 3))
        wanted = stage.readings() if stage.chance.random() < 0.8 else stage.partition
        while stage.chance.random() < 0.3:
            stage.run(stage.readings(), killed=stage.chance.choice(["noted", "recorded", "written"]))
            stage.moment += dt.timedelta(hours=1)
        stage.run(wanted)
        rows = stage.record().rows
        expected = dict(stage.history)
        for moment, readings in expected.items():
            found = held_at([row for row in rows if row["held_until"] > moment], stage.partition, moment, lambda row: (row["claim_id"],))
            assert {key: row["value"] for key, row in found.items()} == {key: row["value"] for key, row in readings.items()}, seed


def test_another_reading_and_back_is_two_rows_and_the_same_again_is_none(tmp_path: Path) -> None:
    stage = Stage(tmp_path, 0)
    one: dict[Key, Reading] = {("c",): {"claim_id": "c", "article_id": "a0", "value": 3}}
    other: dict[Key, Reading] = {("c",): {"claim_id": "c", "article_id": "a0", "value": 4}}
    stage.partition = one
    for new in (one, other, other, one, one):
        stage.moment += dt.timedelta(hours=1)
        stage.run(new)
    assert sorted(row["value"] for row in stage.record().rows) == [3, 4]


def test_a_clock_that_stands_still_keeps_the_order(tmp_path: Path) -> None:
    stage = Stage(tmp_path, 0)
    stage.partition = {}
    for n in range(3):
        stage.run({("c",): {"claim_id": "c", "article_id": "a0", "value": n}})
    rows = sorted(stage.record().rows, key=lambda row: row["held_until"])
    assert [(row["is_read"], row.get("value")) for row in rows] == [(False, None), (True, 0), (True, 1)]


# ── a day that is read again ──────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def settings(installation: Settings) -> Settings:
    """Give an installation with a folder for the user's files."""
    installation.curation.mkdir()
    return installation


def extract(settings: Settings, rows: Rows, now: dt.datetime, *, day: dt.date = DAY, stop_before: str = "") -> None:
    """Write a day's core partitions as extraction does; a run that stops is killed before it writes a table."""
    tables = {table: [row for row in rows if isinstance(row, TABLES[table])] for table in CORE_TABLES}
    with claims_recorded(settings.warehouse, day, new_claims(tables), now):
        for table in CORE_TABLES:
            if table == stop_before:
                raise KeyboardInterrupt
            write_table(partition_path(settings.warehouse, table, day), TABLES[table], tables[table])


def read(settings: Settings, rows: Rows, now: dt.datetime, *, day: dt.date = DAY) -> None:
    """Extract and link a day; it is published when somebody asks."""
    extract(settings, rows, now, day=day)
    link_days(settings, now=now)
    unpublished(settings).touch()


def unpublished(settings: Settings) -> Path:
    """Return the file that is there as long as a reading waits to be published."""
    return settings.root / "unpublished"


def told(value: int | None = 3, *, article_id: str = "a1", speaker: str = "The governor", **changes: Any) -> list[Any]:  # noqa: ANN401
    """Return an article, what its speaker says, and the claim of the killed as rules may read it."""
    one = article(article_id, publisher=f"Paper {article_id}")
    said = statement(one, "Three people were killed", speaker=speaker, statement_id=f"{article_id}:said")
    return [one, said, claim(one, "Three people", value, said, **changes)]


class Readings(Scenes):
    """Scenes of days that are read several times: each scene has a day of its own, so far from the others that no incident joins them."""

    def write(self, settings: Settings) -> None:
        """Extract and link the readings of all scenes in the order of their moments."""
        reads = [(now, name, rows, sum(further)) for name, given in self.reports.items() for rows, now, *further in given]
        for moment in sorted({now for now, *_ in reads}):
            for now, name, rows, further in reads:
                if now == moment:
                    day = self.day(name) + dt.timedelta(days=further)
                    extract(settings, [moved(row, self.prefix(name)) for row in rows], now, day=day)
            link_days(settings, now=moment)
        said_by_both_sides(settings, self.day("test_an_earlier_sum_of_two_sides_is_in_no_total"))

    def day(self, name: str) -> dt.date:
        """Return the day whose partition a scene reads again and again."""
        return DAY + dt.timedelta(days=3 * WINDOW_DAYS * [*self.reports].index(name))


SCENES = Readings()
"""The reports of a scene are readings: rows, moment, and how many days after the scene's first day the partition is, if it is another."""


def injured(rows: Rows) -> list[Any]:
    """Return the rows of an article with a second claim, of the injured."""
    return [*rows, claim(rows[0], "five", 5, rows[1], metric="injured")]


@contextmanager
def opened(settings: Settings) -> Iterator[Warehouse]:
    """Publish what has been read, and open the file."""
    if unpublished(settings).exists():
        unpublished(settings).unlink()
        build_plainly(settings)
    database = open_read_only(settings.warehouse)
    try:
        yield database
    finally:
        database.close()


def asked(settings: Settings, sql: str) -> list[tuple[Any, ...]]:
    """Return the rows of a question."""
    with opened(settings) as database:
        return database.run(sql)


def earlier(settings: Settings, record: type[Any] = EarlierClaim, day: dt.date = DAY) -> list[Any]:
    """Return the record of a day; nothing where it has no file."""
    table = next(name for name, known in TABLES.items() if known is record)
    path = partition_path(settings.warehouse, table, day)
    return read_table(path, record) if path.exists() else []


def moment(at: dt.datetime) -> str:
    """Return a moment in SQL."""
    return f"TIMESTAMPTZ '{at.isoformat()}'"


BEFORE, AFTER = moment(LATER - dt.timedelta(hours=1)), moment(LATER + dt.timedelta(hours=1))
REVISIONS = "SELECT cause, old_value, new_value, revised_at FROM count_revisions WHERE object IS NULL ORDER BY revised_at"
SAID = "SELECT said_by FROM claims_as_of({})"
TOTALS = "SELECT metric, value FROM incident_totals WHERE object IS NULL ORDER BY ALL"


TOTALS_AT = "SELECT metric, value FROM incident_totals_as_of({}) WHERE object IS NULL ORDER BY ALL"


def totals(scene: Scene, at: str) -> list[tuple[Any, ...]]:
    """Return the totals of people as of a moment."""
    return scene.run(TOTALS_AT.format(at))


@SCENES.of([told(3), NOON], [told(4), LATER])
def test_a_figure_that_other_rules_read_otherwise_keeps_its_history(scene: Scene) -> None:
    assert scene.run(REVISIONS) == [("rule_changed", 3, 4, LATER)]
    assert scene.run(TOTALS) == [("killed", 4)]
    assert (totals(scene, BEFORE), totals(scene, AFTER)) == ([("killed", 3)], [("killed", 4)])
    claims = "SELECT value, said_by, text, incident_id IS NOT NULL FROM claims_as_of({})"
    assert scene.run(claims.format(BEFORE)) == [(3, "The governor", "Three people", True)]
    assert scene.run(claims.format(AFTER)) == [(4, "The governor", "Three people", True)]
    assert scene.run("SELECT value, known_from FROM claims_as_of('infinity')") == [(4, LATER)]
    periods = "SELECT value, known_from, known_until, opened_by, closed_by FROM report_history WHERE object IS NULL ORDER BY known_from"
    assert scene.run(periods) == [
        (3, NOON, LATER, "new_article", "rule_changed"),
        (4, LATER, None, "rule_changed", None),
    ]


@SCENES.of([told(3), NOON], [told(4), LATER])
def test_both_readings_of_a_claim_are_shown_with_the_words_behind_them(scene: Scene) -> None:
    why = "SELECT figure, read_until, claim_text, contains(paragraph, 'Lower Brask'), said_by FROM why('@a1:0:Three people')"
    assert scene.run(why) == [
        ("4", None, "Three people", True, "The governor"),
        ("3", LATER, "Three people", True, "The governor"),
    ]


@SCENES.of([told(3), NOON], [injured(told(3)), LATER])
def test_a_claim_that_better_rules_find_is_not_seen_before(scene: Scene) -> None:
    assert scene.run(TOTALS) == [("injured", 5), ("killed", 3)]
    assert (totals(scene, BEFORE), len(scene.run(f"FROM claims_as_of({BEFORE})"))) == ([("killed", 3)], 1)
    assert len(scene.run(f"FROM claims_as_of({AFTER})")) == 2
    assert scene.run("SELECT is_read, value FROM earlier_claims") == [(False, None)]
    assert scene.run("SELECT known_from, opened_by FROM report_history WHERE metric = 'injured' AND object IS NULL") == [
        (LATER, "rule_changed")
    ]


@SCENES.of([injured(told(3)), NOON], [told(3), LATER])
def test_a_claim_that_better_rules_no_longer_find_was_there_before(scene: Scene) -> None:
    assert (scene.run(TOTALS), totals(scene, BEFORE)) == ([("killed", 3)], [("injured", 5), ("killed", 3)])
    best = "SELECT DISTINCT best_claim_id FROM incident_totals_as_of({}) WHERE metric = 'injured'"
    ((claim_id,),) = scene.run(best.format(BEFORE))
    assert scene.run("SELECT count(*) FROM incident_counts") == [(1,)]
    assert scene.run(f"SELECT figure, claim_text, paragraph LIKE 'Three people%' FROM why('@{claim_id}')") == [("5", "five", True)]  # noqa: S608
    assert [(row[0], row[1]) for row in scene.run(f"SELECT metric, value FROM claims_as_of({BEFORE}) ORDER BY ALL")] == [  # noqa: S608
        ("injured", 5),
        ("killed", 3),
    ]


@SCENES.of([told(3), NOON], [told(3)[:2], LATER])
def test_an_incident_of_which_nothing_is_read_any_more_was_one_before(scene: Scene) -> None:
    incidents = "SELECT place, n_claims, title FROM incidents_as_of({})"
    assert scene.run(incidents.format(BEFORE)) == [("Lower Brask", 1, "Three killed in Lower Brask")]
    assert scene.run(incidents.format(AFTER)) == []
    assert totals(scene, BEFORE) == [("killed", 3)]


@SCENES.of(
    [injured(told(3, certainty=Certainty.DENIED)), NOON],
    [injured(told(3)), LATER],
    [injured(told(3, count_basis=CountBasis.CUMULATIVE)), LAST],
)
def test_what_was_taken_for_background_or_a_denial_was_so_before(scene: Scene) -> None:
    grade = "SELECT metric, grade FROM incident_totals_as_of({}) WHERE object IS NULL ORDER BY ALL"
    assert totals(scene, BEFORE) == [("injured", 5)]
    assert scene.run(grade.format(AFTER)) == [("injured", "Weak"), ("killed", "Weak")]
    assert scene.run(TOTALS) == [("injured", 5)]
    assert totals(scene, AFTER) == [("injured", 5), ("killed", 3)]


SIDES = "speaker,side\nNorth,north\nSouth,south\n"


@SCENES.of([told(3, speaker="North"), NOON], [told(3, speaker="South"), LATER], sides=SIDES)
def test_another_speaker_is_another_reading(scene: Scene) -> None:
    sides = "SELECT voice, side, is_speaker, known_until FROM report_history WHERE object IS NULL ORDER BY known_from"
    assert scene.run(sides) == [("North", "north", True, LATER), ("South", "south", True, None)]
    assert scene.run(SAID.format(BEFORE)) == [("North",)]
    assert scene.run(REVISIONS) == []


SPEAKERS = "name,aliases,organisation,country,side,priority\nAda Brom,The hospital,,,,1\n"


@SCENES.of([told(3, speaker="The hospital"), NOON], [told(3, speaker="A neighbour"), LATER], speakers=SPEAKERS)
def test_a_priority_source_of_then_is_one_in_history(scene: Scene) -> None:
    method = "SELECT method FROM incident_totals_as_of({}) WHERE object IS NULL"
    assert (scene.run(method.format(BEFORE)), scene.run(method.format(AFTER))) == ([("priority_source",)], [("single",)])
    assert scene.run(SAID.format(BEFORE)) == [("Ada Brom",)]


def said_by_both_sides(settings: Settings, day: dt.date) -> None:
    """Record that what was read before was the sum of two sides' figures."""
    both = [replace(row, speakers=("North", "South")) for row in earlier(settings, EarlierReport, day)]
    write_table(partition_path(settings.warehouse, "earlier_reports", day), EarlierReport, both)


@SCENES.of([told(3), NOON], [told(4), LATER], sides=SIDES)
def test_an_earlier_sum_of_two_sides_is_in_no_total(scene: Scene) -> None:
    assert scene.run("SELECT DISTINCT has_two_sides FROM earlier_reports") == [(True,)]
    assert (totals(scene, BEFORE), totals(scene, AFTER)) == ([], [("killed", 4)])


OVERRIDES = "claim_id,incident_id,metric,object,low,value,high,state,author,date,reason\n"
CORRECTED_ON = LATER.date() - dt.timedelta(days=2)


@SCENES.of([told(3), NOON], [told(4), LATER], overrides=f"{OVERRIDES}@a1:0:Three people,,,,,7,,,ada,{CORRECTED_ON},seen\n")
def test_a_correction_holds_for_each_reading_of_its_claim(scene: Scene) -> None:
    assert totals(scene, moment(LATER - dt.timedelta(days=5))) == [("killed", 3)]
    assert (totals(scene, BEFORE), totals(scene, AFTER)) == ([("killed", 7)], [("killed", 7)])
    assert scene.run(REVISIONS)[0][:3] == ("override", 3, 7)


# ── many readings in a row ────────────────────────────────────────────────────────────────────────────────────────────────────────

TODAY = {
    "totals": "SELECT * EXCLUDE (known_from, best_claim_id) FROM {} ORDER BY ALL",
    "claims": "SELECT * EXCLUDE (known_from, author, reason) FROM {} ORDER BY ALL",
    "incidents": "SELECT * FROM {} ORDER BY ALL",
}
ENDLESS = "TIMESTAMPTZ 'infinity'"


def known(settings: Settings, at: str) -> dict[str, list[tuple[Any, ...]]]:
    """Return what is known as of a moment."""
    names = {"totals": "incident_totals_as_of", "claims": "claims_as_of", "incidents": "incidents_as_of"}
    with opened(settings) as database:
        return {name: database.run(sql.format(f"{names[name]}({at})")) for name, sql in TODAY.items()}


def by_chance(chance: random.Random, number: int) -> list[Any]:
    """Return an article, some are versions of one work, and what rules by chance read in it."""
    said_by, value = chance.choice(["The governor", "The mayor", "A neighbour"]), chance.choice([3, 4, 5])
    certainty = chance.choice([Certainty.ASSERTED] * 4 + [Certainty.DENIED])
    basis = chance.choice([CountBasis.INCIDENT] * 4 + [CountBasis.CUMULATIVE])
    rows = told(value, article_id=f"a{number}", speaker=said_by, certainty=certainty, count_basis=basis)
    seen = NOON + dt.timedelta(hours=number)
    rows[0] = replace(rows[0], fetched_at=seen, published_at=seen, publisher=f"Paper {number % 3}", text_sha256=f"{number}")
    if number == 4:
        rows[0] = replace(rows[0], work_id="work-a0")
    rows = injured(rows) if chance.random() < 0.5 else rows
    return rows if chance.random() < 0.8 else rows[:2]


@pytest.mark.slow
@pytest.mark.parametrize(("seed", "steps"), [(1, 4)])
def test_every_moment_gives_what_was_published_then_and_today_does_not_depend_on_the_record(
    settings: Settings, seed: int, steps: int
) -> None:
    chance, published = random.Random(seed), {}  # noqa: S311 — chance that repeats
    (settings.curation / "speakers.csv").write_text("name,aliases,organisation,country,side,priority\nAda Brom,The mayor,,,,1\n")
    for step in range(steps):
        now = LATER + dt.timedelta(days=step)
        read(settings, [row for number in range(6) for row in by_chance(chance, number)], now)
        published[now] = known(settings, ENDLESS)
    for now, expected in published.items():
        assert known(settings, moment(now + dt.timedelta(hours=1))) == expected, f"seed {seed}: {now}"
    for path in recorded(settings):
        path.unlink()
    build_plainly(settings)
    assert known(settings, ENDLESS) == expected, f"seed {seed}"


# ── what is no change of rules ────────────────────────────────────────────────────────────────────────────────────────────────────


def recorded(settings: Settings) -> list[Path]:
    """Return the files of both records, notes included."""
    return [path for table in ("earlier_claims", "earlier_reports") for path in (settings.warehouse / "core" / table).glob("*")]


def test_the_same_reading_again_writes_nothing(settings: Settings) -> None:
    read(settings, told(3), NOON)
    read(settings, told(3), LATER)
    assert recorded(settings) == []
    read(settings, told(4), LATER)
    before = {path: path.read_bytes() for path in recorded(settings)}
    read(settings, told(4), LAST)
    assert {path: path.read_bytes() for path in recorded(settings)} == before


def edited(*rows: Any) -> list[Any]:  # noqa: ANN401 — rows of any table
    """Return the rows of an article as those of a later version of the work of a1."""
    first = replace(rows[0], article_id="a2", work_id="work-a1", fetched_at=LATER, text=TEXT + " More.", text_sha256="other")
    return [first, *rows[1:]]


@SCENES.of([told(3), NOON], [[*told(3), *edited(*told(4, article_id="a2"))], LATER])
def test_an_edited_article_is_an_edited_article(scene: Scene) -> None:
    assert (scene.run("FROM earlier_claims"), scene.run("FROM earlier_reports")) == ([], [])
    assert [row[:3] for row in scene.run(REVISIONS)] == [("article_edited", 3, 4)]


def test_an_article_that_is_new_or_gone_is_no_change_of_rules(settings: Settings) -> None:
    read(settings, told(3), NOON)
    read(settings, [*told(3), *told(4, article_id="a2")], LATER)
    read(settings, told(4, article_id="a2"), LAST)
    assert recorded(settings) == []


def test_an_earlier_day_that_comes_late_is_no_change_of_rules(settings: Settings) -> None:
    read(settings, told(3), NOON)
    first = told(3, article_id="a0")
    first[0] = replace(first[0], published_at=NOON - dt.timedelta(days=1), published_day=DAY - dt.timedelta(days=1))
    before = incidents(settings)
    read(settings, first, LATER, day=DAY - dt.timedelta(days=1))
    assert incidents(settings) != before, "the earlier article founds the incident now"
    assert recorded(settings) == []


def incidents(settings: Settings) -> dict[str, str]:
    """Return the incident of each article of DAY."""
    return {
        row.article_id: row.incident_id for row in read_table(partition_path(settings.warehouse, "incident_reports", DAY), IncidentReport)
    }


def merge(settings: Settings, one: str, other: str, day: dt.date) -> None:
    """Write a line of merges.csv."""
    header = "action,incident_id,article_id,claim_id,into,author,date,reason\n"
    (settings.curation / "merges.csv").write_text(f"{header}merge,{one},,,{other},ada,{day},one event\n")


def two_incidents(value: int = 3) -> list[Any]:
    """Return two articles on two towns."""
    other = told(value, article_id="a2", place="Upper Brask", admin1="Dorn", admin1_code="XV-DO")
    other[0] = replace(other[0], title="A bridge fell in Dorn", text=other[0].text.replace("Lower Brask", "Dorn county"))
    return [*told(3), *other]


def test_a_merge_holds_for_earlier_readings_too(settings: Settings) -> None:
    read(settings, two_incidents(), NOON)
    founded = incidents(settings)
    merge(settings, founded["a2"], founded["a1"], (NOON + dt.timedelta(days=10)).date())
    link_days(settings, now=NOON + dt.timedelta(days=10))
    assert recorded(settings) == [], "a merge is a merge, and no change of rules"
    read(settings, two_incidents(9), LATER)
    at = """SELECT incident_id FROM report_history
        WHERE article_id = 'a2' AND object IS NULL AND known_from <= {0} AND coalesce(known_until > {0}, true)"""
    assert asked(settings, at.format(moment(NOON + dt.timedelta(days=2)))) == [(founded["a2"],)]
    assert asked(settings, at.format(BEFORE)) == [(founded["a1"],)]
    assert asked(settings, at.format(AFTER)) == [(founded["a1"],)]
    opened = "SELECT value, opened_by FROM report_history WHERE article_id = 'a2' AND object IS NULL AND {} ORDER BY known_from"
    held = "coalesce(known_until > known_from, true)"
    assert asked(settings, opened.format(held)) == [
        (3, "new_article"),
        (3, "merge"),
        (9, "rule_changed"),
    ]


def test_an_earlier_reading_was_merged_when_a_build_first_saw_the_merge(settings: Settings) -> None:
    """The line states only its day: what was known on the morning of that day stays as it was, in each reading."""
    read(settings, two_incidents(), NOON)
    founded = incidents(settings)
    day = NOON.date() + dt.timedelta(days=10)
    merge(settings, founded["a2"], founded["a1"], day)
    link_days(settings, now=NOON + dt.timedelta(days=10))
    (decided,) = {row.decision_id for row in read_table(partition_path(settings.warehouse, "incident_links", DAY), IncidentLink)} - {None}
    seen = dt.datetime.combine(day, dt.time(20, 38), dt.UTC)
    (settings.warehouse / LOG).write_text(f'{{"{decided}": "{seen.isoformat()}"}}')
    read(settings, two_incidents(9), LATER)
    totals_of = "SELECT DISTINCT incident_id FROM incident_totals_{}({}) ORDER BY ALL"
    claim_of = "SELECT incident_id, author, reason FROM claims_{}({}) WHERE article_id = 'a2'"
    morning, evening = moment(seen - dt.timedelta(minutes=8)), moment(seen)
    for clock in ("as_of", "collected_by"):
        assert asked(settings, totals_of.format(clock, morning)) == sorted((one,) for one in founded.values())
        assert asked(settings, totals_of.format(clock, evening)) == [(founded["a1"],)]
        assert asked(settings, claim_of.format(clock, morning)) == [(founded["a2"], None, None)]
        assert asked(settings, claim_of.format(clock, evening)) == [(founded["a1"], "ada", "one event")]
    (both,) = asked(settings, f"SELECT author, reason FROM claims_as_of({AFTER}) WHERE article_id = 'a2'")  # noqa: S608
    assert both == ("ada; newsledger", "one event; read differently by the rules of a later version")


# ── links by other rules ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def other_rules(monkeypatch: pytest.MonkeyPatch, change: Callable[[Linked], None], name: str = "other") -> None:
    """Link by other rules from now on, which change what the old ones give."""

    def changed(*arguments: Any) -> Linked:  # noqa: ANN401 — those of link_articles
        linked = link_articles(*arguments)
        change(linked)
        return linked

    monkeypatch.setattr("pipelines.link_days.link_partitions.link_articles", changed)
    monkeypatch.setattr("pipelines.link_days.link_partitions.rules_digest", lambda: name)


def all_in(incident_id: str) -> Callable[[Linked], None]:
    """Return rules that put everything into one incident."""

    def change(linked: Linked) -> None:
        linked.links[:] = [replace(row, incident_id=incident_id, ruled_incident_id=incident_id) for row in linked.links]
        linked.reports[:] = [replace(row, incident_id=incident_id, report_id=f"{row.report_id}-x") for row in linked.reports]

    return change


def test_other_rules_of_linking_leave_the_incidents_of_then(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    read(settings, told(3), NOON)
    (old,) = incidents(settings).values()
    other_rules(monkeypatch, all_in("i9"))
    link_days(settings, now=LATER)
    build_plainly(settings)
    ids = "SELECT DISTINCT incident_id FROM {}"
    for table in ("incident_totals_as_of({})", "incidents_as_of({})", "claims_as_of({})"):
        assert asked(settings, ids.format(table.format(BEFORE))) == [(old,)], table
        assert asked(settings, ids.format(table.format(AFTER))) == [("i9",)], table
    assert {(row.ruled_incident_id, row.is_read) for row in earlier(settings, EarlierReport)} == {(old, True), ("i9", False)}
    rows = (earlier(settings), earlier(settings, EarlierReport))
    link_days(settings, now=LAST)
    assert (earlier(settings), earlier(settings, EarlierReport)) == rows


def test_rules_that_link_the_same_leave_no_trace(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    read(settings, told(3), NOON)
    other_rules(monkeypatch, lambda _: None)
    assert list(link_days(settings, now=LATER).linked) == [DAY]
    assert recorded(settings) == []


# ── runs that are killed, and files that are damaged ──────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("table", [pytest.param(table, marks=[pytest.mark.slow] * (table != "incident_counts")) for table in CORE_TABLES])
def test_extraction_that_is_killed_records_once(settings: Settings, table: str) -> None:
    read(settings, told(3), NOON)
    new = [*told(4, speaker="The mayor"), *told(5, article_id="a2")]
    for hour in range(2):
        with pytest.raises(KeyboardInterrupt):
            extract(settings, new, LATER + dt.timedelta(hours=hour), stop_before=table)
    read(settings, new, LAST)
    assert [(row.value, row.speaker, row.held_until) for row in earlier(settings)] == [(3, "The governor", LAST)]
    assert [path.suffix for path in recorded(settings)] == [".parquet"] * 2


def test_extraction_that_is_killed_and_then_reads_as_before_records_nothing(settings: Settings) -> None:
    read(settings, told(3), NOON)
    with pytest.raises(KeyboardInterrupt):
        extract(settings, told(4), LATER, stop_before="incident_counts")
    read(settings, told(3), LAST)
    assert recorded(settings) == []


@pytest.mark.parametrize(
    ("step", "written"),
    [
        ("write_beside", 2),
        *(pytest.param(step, n, marks=pytest.mark.slow) for step, n in (("_finish", 0), *(("write_beside", n) for n in (0, 1, 3)))),
    ],
)
def test_linking_that_is_killed_records_once(settings: Settings, monkeypatch: pytest.MonkeyPatch, step: str, written: int) -> None:
    read(settings, told(3), NOON)
    extract(settings, told(4), LATER)
    other_rules(monkeypatch, all_in("i9"))
    plain, count = getattr(day_transaction, step), iter(range(9))

    def killed(*arguments: Any) -> Any:  # noqa: ANN401 — those of the step
        if next(count) == written:
            raise KeyboardInterrupt
        return plain(*arguments)

    with monkeypatch.context() as patch:
        patch.setattr(day_transaction, step, killed)
        with pytest.raises(KeyboardInterrupt):
            link_days(settings, now=LATER)
    link_days(settings, now=LAST)
    rows = [(row.value, row.held_until) for row in earlier(settings, EarlierReport) if row.is_read and row.object is None]
    assert rows == [(3, LAST)]
    linked = read_table(partition_path(settings.warehouse, "incident_reports", DAY), IncidentReport)
    assert {(row.value, row.incident_id) for row in linked} == {(4, "i9")}
    assert [path.suffix for path in recorded(settings)] == [".parquet"] * 2


def test_an_old_partition_that_is_damaged_does_not_stop_its_remedy(settings: Settings, caplog: pytest.LogCaptureFixture) -> None:
    read(settings, told(3), NOON)
    path = partition_path(settings.warehouse, "incident_counts", DAY)
    path.write_bytes(b"PAR1")
    read(settings, told(4), LATER)
    assert f"{path}: not a readable Parquet file" in caplog.text
    assert earlier(settings) == []


def test_a_record_that_is_damaged_is_named(settings: Settings) -> None:
    read(settings, told(3), NOON)
    read(settings, told(4), LATER)
    path = partition_path(settings.warehouse, "earlier_claims", DAY)
    path.write_bytes(path.read_bytes()[:99])
    with pytest.raises(PartitionError, match=str(path)):
        extract(settings, told(3), LAST)


# ── from the evidence ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

PAGE = """Fire kills four in Lower Brask

May 3, 2026

A fire killed four people in Lower Brask on Sunday, the mayor said.
"""
PLACES = "name,admin1,admin1_code,country,lat,lon,place_precision\nLower Brask,{unit},XV-{code},XV,-47.00,-21.00,1\n"


@pytest.mark.slow
def test_other_places_are_other_rules_and_the_same_ones_are_none(settings: Settings) -> None:
    settings = replace(settings, sources=settings.root / "sources")
    settings.sources.mkdir()
    (settings.sources / "inbox.toml").write_text('title = "Inbox"\nkind = "folder"\npath = "inbox"\n')
    (settings.root / "inbox").mkdir()
    (settings.root / "inbox" / "fire.txt").write_text(PAGE)
    collect_source(load_source(settings.sources / "inbox.toml"), DAY, warehouse=settings.warehouse, root=settings.root, now=NOON)
    for now, unit, code in ((NOON, "Brask", "BR"), (LATER, "Dorn", "DO"), (LAST, "Dorn", "DO")):
        settings = replace(settings, curation=settings.root / code)  # a run keeps the places that it has read
        settings.curation.mkdir(exist_ok=True)
        (settings.curation / "places.csv").write_text(PLACES.format(unit=unit, code=code))
        build_day(settings, DAY, now=now)
        link_days(settings, now=now)
    build_plainly(settings)
    place = "SELECT place, admin1 FROM incidents_as_of({})"
    assert asked(settings, place.format(BEFORE)) == [("Lower Brask", "Brask")]
    assert asked(settings, place.format(AFTER)) == [("Lower Brask", "Dorn")]
    assert {(row.admin1, row.value, row.held_until) for row in earlier(settings)} == {("Brask", 4, LATER)}
    assert asked(settings, REVISIONS) == []


# ── an article that came in on several days ───────────────────────────────────────────────────────────────────────────────────────


@SCENES.of([told(3), NOON], [told(3), NOON, 1], [told(4), LATER, 1], [told(4), LATER + dt.timedelta(hours=1)])
def test_a_copy_of_another_day_tells_its_history_once(scene: Scene) -> None:
    assert totals(scene, BEFORE) == [("killed", 3)]
    assert scene.run(REVISIONS) == [("rule_changed", 3, 4, LATER + dt.timedelta(hours=1))]


@SCENES.of([told(None, low=3, high=None, bound=Bound.AT_LEAST), NOON], [told(3), LATER])
def test_bounds_of_then_are_shown_in_words(scene: Scene) -> None:
    assert scene.run("SELECT figure FROM why('@a1:0:Three people')") == [("3",), ("at least 3",)]
