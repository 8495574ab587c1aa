"""Pictures of the marts, drawn with pygal from the SQL files in sql/charts/."""

from pipelines.publish.database import Warehouse
from pipelines.publish.sql_files import parse_sql_file
from pipelines.settings import load_settings


def figures_per_day(database: Warehouse) -> str:
    """Return an SVG: one bar per day and metric of the last days with figures, from sql/charts/figures_per_day.sql.

    The SELECT gives day, metric and value. Without days the chart says that there are none.
    """
    import pygal  # noqa: PLC0415 — only a run draws; the servers that load the definitions do without
    from pygal.style import CleanStyle  # noqa: PLC0415

    chart = pygal.Bar(
        js=(),  # pygal's own script would be fetched from the network
        style=CleanStyle,
        width=900,
        height=320,
        explicit_size=True,
        disable_xml_declaration=True,
        legend_at_bottom=True,
        no_data_text="no figures yet",
        y_title="people",
    )
    frame = database.arrow(parse_sql_file(load_settings().sql / "charts" / "figures_per_day.sql").select).to_pandas()
    table = frame.pivot(index="day", columns="metric", values="value").astype(object)
    chart.x_labels = list(table.index)
    for metric in table.columns:
        chart.add(metric, list(table[metric].where(table[metric].notna(), None)))
    svg: str = chart.render()
    return svg
