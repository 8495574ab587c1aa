"""Charts as pictures: the rows of a SQL file to an SVG. Imported where something is drawn, because pandas and pygal take their time."""

import pandas as pd
import pygal
from pygal.style import CleanStyle

from pipelines.publish.database import QueryError, Warehouse
from pipelines.publish.sql_files import SqlFile, SqlFileError, compare_columns
from pipelines.report.charts import FORMS


def draw(database: Warehouse, file: SqlFile) -> str:
    """Return a chart as SVG; without rows it says so in the place of the picture.

    Raises SqlFileError naming the file where the SELECT fails, gives other columns than its header, no numbers, or two numbers for one
    place and colour, of which a picture could show one only.
    """
    table = _table(database, file)
    chart = getattr(pygal, FORMS[file.drawing["draw"]])(
        js=(),  # pygal's own script would be fetched from the network
        style=CleanStyle,
        width=900,
        height=320,
        explicit_size=True,
        disable_xml_declaration=True,
        legend_at_bottom=True,
        no_data_text="no figures yet",
        y_title=file.drawing["unit"],
    )
    chart.x_labels = [*table.index]
    for name, numbers in table.items():
        chart.add(name, [None if pd.isna(number) else number for number in numbers])
    svg: str = chart.render()
    return svg


def _table(database: Warehouse, file: SqlFile) -> pd.DataFrame:
    """Return the numbers of a chart: a row for each place along the axis, as the SELECT has them, and a column for each colour."""
    try:
        frame = database.arrow(file.select).to_pandas()
    except QueryError as error:
        raise SqlFileError(f"{file.path}: {error}") from error
    compare_columns(file, [*frame.columns])
    *names, number = frame.columns
    labels = frame[names].astype(object).where(frame[names].notna(), "not known").astype(str)
    if labels.duplicated().any():
        twice = ", ".join(labels[labels.duplicated()].iloc[0])
        raise SqlFileError(f"{file.path}: two rows of {twice}; add them up in the SELECT, or name what tells them apart")
    try:
        numbers = pd.to_numeric(frame[number]).convert_dtypes()
    except (TypeError, ValueError) as error:
        raise SqlFileError(f"{file.path}: {number} holds something else than numbers ({error}); put the number last") from error
    place, colour = labels[names[0]], labels[names[1]] if len(names) > 1 else number
    long = pd.DataFrame({"place": place, "colour": colour, "number": numbers})
    table = long.pivot(index="place", columns="colour", values="number")  # noqa: PD010 — pivot_table would leave out what has no number
    return table.reindex(place.unique())
