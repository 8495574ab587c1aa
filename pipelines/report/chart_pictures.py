"""Charts as pictures: the rows of a SQL file to an SVG. Imported where something is drawn, because pandas takes its time."""

import datetime as dt

import pandas as pd

from pipelines.publish.database import QueryError, Warehouse
from pipelines.publish.sql_files import SqlFile, SqlFileError, compare_columns
from pipelines.report.drawing.series import Place, Series, draw_series


def draw(database: Warehouse, file: SqlFile) -> str:
    """Return a chart as SVG; without rows it says so in the place of the picture.

    Raises SqlFileError naming the file where the SELECT fails, gives other columns than its header, no numbers, or two numbers for one
    place and colour, of which a picture could show one only.
    """
    table = _table(database, file)
    numbers = {str(name): [None if pd.isna(number) else number for number in column] for name, column in table.items()}
    return draw_series(file.drawing["draw"], Series([*table.index], numbers), file.drawing["unit"], file.description)


def _table(database: Warehouse, file: SqlFile) -> pd.DataFrame:
    """Return the numbers of a chart: a row for each place along the axis, as the SELECT has them, and a column for each colour."""
    try:
        frame = database.arrow(file.select).to_pandas()
    except QueryError as error:
        raise SqlFileError(f"{file.path}: {error}") from error
    compare_columns(file, [*frame.columns])
    *names, number = frame.columns
    place = frame[names[0]].map(_place)
    colour = (
        frame[names[1]].map(str).where(frame[names[1]].notna(), "not known") if len(names) > 1 else pd.Series(number, index=frame.index)
    )
    twice = pd.DataFrame({"place": place, "colour": colour}).duplicated()
    if twice.any():
        named = ", ".join(str(word) for word in dict.fromkeys((place[twice].iloc[0], colour[twice].iloc[0])) if word != number)
        raise SqlFileError(f"{file.path}: two rows of {named}; add them up in the SELECT, or name what tells them apart")
    try:
        numbers = pd.to_numeric(frame[number]).convert_dtypes()
    except (TypeError, ValueError) as error:
        raise SqlFileError(f"{file.path}: {number} holds something else than numbers ({error}); put the number last") from error
    long = pd.DataFrame({"place": place, "colour": colour, "number": numbers})
    table = long.pivot(index="place", columns="colour", values="number")  # noqa: PD010 — pivot_table would leave out what has no number
    return table.reindex(place.unique())


def _place(value: object) -> Place:
    """Return a place along the axis: a day as it is, anything else as its words."""
    if isinstance(value, dt.date) and not pd.isna(value):
        return value.date() if isinstance(value, dt.datetime) else value
    return "not known" if pd.isna(value) else str(value)  # type: ignore[call-overload]
