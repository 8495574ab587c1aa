"""Scenes: hand-made reports of one test each that are published together, because a build takes half a second whatever is in it.

A test writes its reports above itself, `@SCENES.of(told("a", 3, 0), …)`, takes the fixture `scene`, and sees only its own rows:

    SCENES = Scenes()

    @SCENES.of(told("a", 3, 0), told("b", 4, 1))
    def test_the_newest_figure_stands(scene: Scene) -> None:
        assert scene.run("SELECT value FROM incident_totals WHERE object IS NULL") == [(4,)]

Every id gets the scene's number in front, so that scenes do not meet. What is added up by place and day is seen by all of them.
"""

from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path
from typing import Any, TypeVar

from pipelines.publish.build import Built
from pipelines.publish.database import open_read_only
from pipelines.settings import Settings
from support.contract_rows import write_day
from support.plain_builds import build_plainly

Test = TypeVar("Test", bound=Callable[..., None])

_IDS = ("article_id", "work_id", "claim_id", "incident_id", "ruled_incident_id", "report_id", "best_claim_id", "story_id", "statement_id")
_TABLES = "SELECT table_name, list(column_name) FROM duckdb_columns() WHERE schema_name = 'main' AND NOT internal GROUP BY table_name"
_TELLING = ("incident_id", "event_id_cnty", "article_id", "claim_id")
"""Columns by which a row is known to be of a scene; what has none of them is seen by all."""
_INCIDENTS = """SELECT DISTINCT unnest([incident_id, ruled_incident_id]) FROM (
    SELECT article_id, incident_id, ruled_incident_id FROM news.main.incident_links
    UNION SELECT article_id, incident_id, ruled_incident_id FROM news.main.earlier_reports
) WHERE contains(article_id, ?)"""
"""Incidents of a scene: those that linking has founded have ids of its own making."""


def moved(row: Any, prefix: str) -> Any:  # noqa: ANN401 — a row of any table
    """Return the row with a prefix before every id."""
    changed: dict[str, Any] = {name: f"{prefix}{getattr(row, name)}" for name in _IDS if getattr(row, name, None)}
    if hasattr(row, "claim_ids"):
        changed["claim_ids"] = tuple(f"{prefix}{claim_id}" for claim_id in row.claim_ids)
    return replace(row, **{name: value for name, value in changed.items() if name in {field.name for field in fields(row)}})


class Scene:
    """One scene of a published warehouse: names of tables mean the scene's own rows, and macros read only these."""

    def __init__(self, settings: Settings, built: Built, prefix: str) -> None:
        """prefix: what stands before every id of the scene."""
        self.settings, self.built, self._prefix = settings, built, prefix
        self._database = open_read_only(settings.warehouse)
        found = self._database.run(_INCIDENTS, [prefix])
        incidents = ", ".join(["''", *(f"'{incident}'" for (incident,) in found)])
        for table, columns in self._database.run(_TABLES):
            if ids := ", ".join(name for name in _TELLING if name in columns):
                own = f"contains(concat_ws(' ', {ids}), '{prefix}')"
                own += f" OR incident_id IN ({incidents})" if "incident_id" in columns else ""
                self._database.run(f"CREATE TEMP VIEW {table} AS FROM news.main.{table} WHERE {own}")

    def run(self, select: str, parameters: list[Any] | None = None) -> list[tuple[Any, ...]]:
        """Return the rows that a SELECT finds, with the ids as the test wrote them. In the SELECT an id is written `@id`."""
        rows = self._database.run(select.replace("@", self._prefix), parameters)
        return [tuple(self._plain(value) for value in row) for row in rows]

    def _plain(self, value: Any) -> Any:  # noqa: ANN401 — any value of a row
        return value.removeprefix(self._prefix) if isinstance(value, str) else value

    def close(self) -> None:
        """Close the connection."""
        self._database.close()


class Scenes:
    """The scenes of a test module, by the names of their tests."""

    def __init__(self) -> None:
        """Start without a scene."""
        self.reports: dict[str, tuple[list[Any], ...]] = {}
        self._files: dict[str, list[str]] = {}

    def of(self, *reports: list[Any], **files: str) -> Callable[[Test], Test]:
        """Return a decorator that makes these reports the scene of a test. files: those of curation/, a header line first.

        Where a file names an id it is written `@id`.
        """

        def added(test: Test) -> Test:
            self.add(test.__name__, *reports, **files)
            return test

        return added

    def add(self, name: str, *reports: list[Any], **files: str) -> None:
        """Add a scene under a name."""
        assert name not in self.reports, f"two scenes are called {name}"
        self.reports[name] = reports
        for file, text in files.items():
            header, *lines = text.replace("@", self.prefix(name)).splitlines()
            known = self._files.setdefault(file, [header])
            known += [line for line in lines if line not in known]

    def published(self, root: Path) -> Callable[[str], Scene]:
        """Publish all scenes under a folder; return what opens one by its name."""
        settings = Settings(root=root, warehouse=root / "warehouse", curation=root)
        for file, lines in self._files.items():
            (root / f"{file}.csv").write_text("\n".join(lines) + "\n")
        self.write(settings)
        built = build_plainly(settings)
        held_open = open_read_only(settings.warehouse)  # so that no scene has to open the file anew

        def opened(name: str) -> Scene:
            assert held_open
            return Scene(settings, built, self.prefix(name))

        return opened

    def write(self, settings: Settings) -> None:
        """Write the partitions."""
        rows = [moved(row, self.prefix(name)) for name, reports in self.reports.items() for one in reports for row in one]
        write_day(settings.warehouse, rows)

    def prefix(self, name: str) -> str:
        """Return what stands before every id of a scene."""
        return f"scene{[*self.reports].index(name)}/"
