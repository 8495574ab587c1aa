"""A master that is changed holds what one made anew holds: after any sequence of changed days, logs and corrections, table by table.

The days are made by chance from few works, incidents and moments, so that versions, copies, merges and overrides meet.
"""

import datetime as dt
import random
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from records import DAY, NOON, TEXT, article, claim, figure, link, report, statement, write_day

from pipelines import build as builds
from pipelines.build import build
from pipelines.settings import Settings
from pipelines.store import partition_path, write_table
from pipelines.tables import ArticleStory, Fetch, Quarantined
from pipelines.vocabulary import Certainty, CountBasis, DecidedBy, FetchOutcome, InputKind, Metric, Object, Stage
from pipelines.warehouse import open_read_only

DAYS = [DAY + dt.timedelta(days=n) for n in range(5)]
INCIDENTS = ("i1", "i2", "i3", "i4")
SPEAKERS = ("The governor", "The Other Side", "The mayor")
SIDES = "speaker,side\nThe governor,north\nThe Other Side,south\n"
OVERRIDES = "claim_id,incident_id,metric,object,low,value,high,state,author,date,reason\n"
STEPS = 6
SLOW_STEPS = 40


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
        settings.curation.mkdir(exist_ok=True)
        (settings.curation / "sides.csv").write_text(SIDES)

    def change(self) -> None:
        """Change one day, one log, the corrections or the links of a day."""
        day = self.chance.choice(DAYS)
        self.chance.choices([self.write_day, self.write_logs, self.write_overrides, self.remove_day], weights=[6, 3, 2, 1])[0](day)

    def write_day(self, day: dt.date) -> None:
        """Write the articles of a day anew, and everything that belongs to them."""
        rows: list[Any] = []
        for work in self.chance.sample(range(6), self.chance.randint(0, 4)):
            rows += self.article(day, work)
        write_day(self.settings.warehouse, rows, day)

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
        database = open_read_only(self.settings.warehouse)
        found = [claim_id for (claim_id,) in database.run("SELECT claim_id FROM incident_counts ORDER BY ALL")]
        database.close()
        return found

    def remove_day(self, day: dt.date) -> None:
        """Take away the partitions of a day."""
        for path in (self.settings.warehouse / "core").glob(f"*/{day}.parquet"):
            path.unlink()


def made_anew(settings: Settings, folder: Path) -> dict[str, Any]:
    """Return what a build without a master makes of the same partitions."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for part in ("core", "raw"):
        if (settings.warehouse / part).exists():
            (folder / part).symlink_to(settings.warehouse / part)
    assert build(replace(settings, warehouse=folder)).full
    return contents(folder)


@pytest.mark.parametrize(
    ("seed", "steps"), [(0, STEPS), (1, STEPS), *(pytest.param(seed, SLOW_STEPS, marks=pytest.mark.slow) for seed in (2, 3, 4))]
)
def test_a_changed_master_is_one_made_anew(
    installation: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int, steps: int
) -> None:
    monkeypatch.setattr(builds, "LARGEST_SHARE", 1.0)
    monkeypatch.setattr(builds, "REPLACED_SHARE", 1e9)
    changing = Changing(installation, seed)
    for day in DAYS:
        changing.write_day(day)
    assert build(installation).full
    for step in range(steps):
        changing.change()
        built = build(installation)
        assert not built.full, built.full
        expected = made_anew(installation, tmp_path / "anew")
        found = contents(installation.warehouse)
        for table, rows in expected.items():
            assert found[table] == rows, f"seed {seed}, step {step}: {table}"
        assert built.rows == {table: len(rows) for table, rows in expected.items()}
