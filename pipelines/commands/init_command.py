"""`newsledger init FOLDER`: a project of one's own, without a clone."""

import shutil
from collections.abc import Iterator
from pathlib import Path

from pipelines import __version__
from pipelines.curation.csv_files import OVERRIDES, SIDES, SPEAKERS
from pipelines.curation.takedowns_file import COLUMNS as TAKEDOWNS
from pipelines.curation.takedowns_file import FILE as TAKEDOWNS_FILE
from pipelines.gazetteer.lookup import COLUMNS as PLACES
from pipelines.link_days.merges_file import FILE as MERGES_FILE
from pipelines.link_days.merges_file import HEADER as MERGES
from pipelines.settings import MARK, PROJECT, is_clone

PACKAGED = Path(__file__).with_name("empty_project")
"""Where a wheel holds the files of an empty project."""

FICTIONAL = ("sample.toml", "demo_site.toml")
"""The definitions of sources about fictional events, which a project of one's own does without."""

_COPIED = (
    "sql/*/*.sql",
    "sql/schema.sql",
    "curation/README.md",
    "inbox/README.md",
    "warehouse/README.md",
    "dagster.yaml",
    "workspace.yaml",
)
_TABLES = {
    "overrides.csv": OVERRIDES,
    MERGES_FILE: MERGES,
    "places.csv": PLACES,
    "speakers.csv": SPEAKERS,
    "sides.csv": SIDES,
    TAKEDOWNS_FILE: TAKEDOWNS,
}
_LINKS = "# One address a line; # starts a comment. They are fetched once a day.\n"


def run_init(folder: str) -> int:
    """Make an empty project and print what to do next. Raises ValueError where the folder holds something."""
    target = Path(folder).resolve()
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise ValueError(f"{target}: is not empty; name a new folder")
    template = PROJECT if is_clone() else PACKAGED
    for name in _files(template):
        path = target / name
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(template / name, path)
    (target / "sources").mkdir()
    for definition in sorted((PROJECT / "pipelines" / "sources").glob("*.toml")):
        if definition.name not in FICTIONAL:
            shutil.copyfile(definition, target / "sources" / definition.name)
    for table, columns in _TABLES.items():
        (target / "curation" / table).write_text(",".join(columns) + "\n", encoding="utf-8")
    (target / "inbox" / "links.txt").write_text(_LINKS, encoding="utf-8")
    (target / ".gitignore").write_text("warehouse/*\n!warehouse/README.md\n.dagster/\n", encoding="utf-8")
    (target / MARK).write_text(f'# Marks this folder as a newsledger project.\nmade_by = "{__version__}"\n', encoding="utf-8")
    print(  # noqa: T201
        f"{target} is a project. Next:\n"
        f"  cd {folder}\n"
        "  put articles into inbox/, or addresses into inbox/links.txt, or a feed into sources/\n"
        "  newsledger run            collect, read, link, publish and write the report\n"
        "  newsledger report --open  look at it"
    )
    return 0


def _files(template: Path) -> Iterator[str]:
    for pattern in _COPIED:
        for path in sorted(template.glob(pattern)):
            yield path.relative_to(template).as_posix()
