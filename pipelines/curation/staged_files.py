"""The curation files that are rows of the warehouse, each with its reader."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pyarrow as pa

from pipelines.curation.csv_files import OVERRIDES_FILE, read_overrides, read_sides, read_speakers
from pipelines.curation.takedowns_file import FILE, takedown_rows

STAGED: Mapping[str, tuple[str, Callable[[Path], pa.Table]]] = {
    "staged_sides": ("sides.csv", read_sides),
    "staged_speakers": ("speakers.csv", read_speakers),
    "staged_overrides": (OVERRIDES_FILE, read_overrides),
    "staged_takedowns": (FILE, takedown_rows),
}
"""The tables that sql/load/ and sql/marts/ may read, each with its file and its reader."""
