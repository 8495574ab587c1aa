"""What the rows of a day depend on besides the code: whether anything of it has changed while the day was read."""

import datetime as dt
import hashlib
from pathlib import Path

from pipelines.curation.takedowns_file import FILE as TAKEDOWNS
from pipelines.fetch.archive.archived_pages import LOG_NAME
from pipelines.lake.lake import lake_of
from pipelines.settings import Settings


def inputs_digest(settings: Settings, day: dt.date) -> str:
    """Return one hash of the day's logs of what was archived, of takedowns.csv, places.csv and the definitions of sources."""
    lake = lake_of(settings.warehouse)
    names = lake.names(f"raw/*/{day.isoformat()}/{LOG_NAME}")
    lake.bring(names)
    logs = [settings.warehouse / name for name in names]
    own = [settings.curation / TAKEDOWNS, settings.curation / "places.csv", *settings.sources.glob("*.toml")]
    return hashlib.sha256("\n".join(f"{path} {_hash(path)}" for path in sorted([*logs, *own])).encode()).hexdigest()


def _hash(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except FileNotFoundError:
        return ""
