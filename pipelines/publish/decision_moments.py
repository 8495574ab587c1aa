"""From which moment a person's correction, merge or split holds, where its line states only a day.

It holds from the moment at which a build first saw it, if that lies within the day, else from the end of the day: it cannot have been known
earlier. `core/decisions.json`, which a backup keeps, notes when each was first seen; without that file each holds from the end of its day.
"""

import datetime as dt
import json
from pathlib import Path

import pyarrow as pa

from pipelines.lake.lake import bring
from pipelines.partitions.parquet_files import write_atomically

LOG = Path("core") / "decisions.json"
"""Where it is noted in the warehouse folder at which moment each decision was first seen, by its id."""


def with_moments(overrides: pa.Table, warehouse: Path) -> pa.Table:
    """Return the staged overrides with the moments from which they hold, and note those never seen before.

    Call it under the writer lock. Raises ValueError naming the file where the notes cannot be read.
    """
    rows = overrides.to_pylist()
    seen = _first_seen(bring(warehouse, warehouse / LOG), [row["override_id"] for row in rows])
    moments = [row["decided_at"] if row["has_time"] else _within(row["date"], seen[row["override_id"]]) for row in rows]
    place = overrides.schema.get_field_index("decided_at")
    return overrides.set_column(place, overrides.schema.field(place), pa.array(moments, overrides.schema.field(place).type))


def moments_of(links: pa.Table, warehouse: Path) -> pa.Table:
    """Return from when the decisions of merges.csv hold, in the columns decision_id and decided_at, and note those never seen before.

    links: decision_id, and in decided_at the beginning of the day that the line states. Call it and fail as `with_moments`.
    """
    rows = links.to_pylist()
    seen = _first_seen(bring(warehouse, warehouse / LOG), [row["decision_id"] for row in rows])
    moments = [_within(row["decided_at"].astimezone(dt.UTC).date(), seen[row["decision_id"]]) for row in rows]
    return pa.table(
        {
            "decision_id": pa.array([row["decision_id"] for row in rows], pa.string()),
            "decided_at": pa.array(moments, pa.timestamp("us", tz="UTC")),
        }
    )


def _within(day: dt.date, seen: dt.datetime) -> dt.datetime:
    begin = dt.datetime.combine(day, dt.time(), dt.UTC)
    return min(max(seen, begin), begin + dt.timedelta(days=1))


def _first_seen(path: Path, ids: list[str]) -> dict[str, dt.datetime]:
    known = _notes(path)
    now = dt.datetime.now(dt.UTC).replace(microsecond=0).isoformat()
    new = {name: now for name in ids if name not in known}
    if new:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(path, json.dumps(known | new, indent=0, sort_keys=True).encode())
    return {name: dt.datetime.fromisoformat((known | new)[name]) for name in ids}


def _notes(path: Path) -> dict[str, str]:
    if not path.exists():
        return {}
    try:
        notes: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
        for moment in notes.values():
            dt.datetime.fromisoformat(moment)
    except (ValueError, TypeError, AttributeError) as error:
        remedy = "take it from a backup, or delete it: corrections then hold from the end of their day"
        raise ValueError(f"{path}: the notes of when corrections were first seen cannot be read ({error}); {remedy}") from error
    return notes
