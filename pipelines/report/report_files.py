"""The files of a report in their folder: each is replaced in one step, and files of the last report that this one lacks are deleted."""

import os
from dataclasses import dataclass, field
from pathlib import Path


def write_file(path: Path, content: str | bytes) -> int:
    """Replace a file in one step and return its bytes. It is not synced: whatever a power cut takes is made again by the next report."""
    data = content if isinstance(content, bytes) else content.encode("utf-8", "replace")
    path.parent.mkdir(parents=True, exist_ok=True)
    building = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        building.write_bytes(data)
        building.replace(path)
    except BaseException:
        building.unlink(missing_ok=True)
        raise
    return len(data)


@dataclass(slots=True)
class ReportFiles:
    """A folder with the files that belong to this report. size: bytes of those that were written."""

    folder: Path
    names: set[str] = field(default_factory=set)
    written: int = 0
    size: int = 0

    def write(self, name: str, content: str | bytes) -> None:
        """Write a file. name: its path in the folder."""
        self.note(name, write_file(self.folder / name, content))

    def note(self, name: str, size: int) -> None:
        """Note a file that belongs to the report. size: bytes that were written for it; 0 where it was kept."""
        self.names.add(name)
        self.written += size > 0
        self.size += size

    def delete_others(self) -> None:
        """Delete the pages of the last report that do not belong to this one."""
        for path in (*self.folder.glob("*/*.html"), *self.folder.glob("*.html")):
            if path.relative_to(self.folder).as_posix() not in self.names:
                path.unlink()
