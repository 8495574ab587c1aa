"""The charts in sql/charts/: on which mart each shows, and in which form it is drawn. `chart_pictures` draws them, which loads pandas.

A file's header says all that a picture needs: `mart`, the asset that it shows on, `draw`, its form, `unit`, of its numbers. The columns
of its SELECT are what stands along the axis, what each colour stands for, and the number; without the middle one there is one colour.
"""

from collections.abc import Collection
from pathlib import Path

from pipelines.publish.sql_files import CHARTS, DRAWING, SqlFile, SqlFileError, sql_files
from pipelines.report.drawing.series import FORMS

_COLUMNS = (2, 3)


def charts(folder: Path, marts: Collection[str]) -> tuple[SqlFile, ...]:
    """Return the charts, ordered by name. folder: sql/.  marts: their names. Raises SqlFileError naming the file at fault."""
    files = sql_files(folder / CHARTS)
    for file in files:
        _check(file, marts)
    return files


def _check(file: SqlFile, marts: Collection[str]) -> None:
    for line in DRAWING:
        if line not in file.drawing:
            raise SqlFileError(f"{file.path}: no line `-- {line}: …` in the header; see docs/sql.md for the form")
    for line, known in (("mart", marts), ("draw", FORMS)):
        if file.drawing[line] not in known:
            raise SqlFileError(f"{file.path}: {line} {file.drawing[line]!r} is unknown; write one of {', '.join(sorted(known))}")
    if len(file.columns) not in _COLUMNS:
        raise SqlFileError(
            f"{file.path}: {len(file.columns)} columns; document two or three: what stands along the axis, what each colour stands for, "
            "and the number"
        )
