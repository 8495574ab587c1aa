"""Pictures of the marts, drawn with matplotlib from the SQL files in sql/charts/."""

import io

from pipelines.settings import load_settings
from pipelines.sql_files import parse_sql_file
from pipelines.warehouse import Warehouse


def figures_per_day(database: Warehouse) -> bytes:
    """Return a PNG: one bar per day and metric of the last days with figures, from sql/charts/figures_per_day.sql.

    The SELECT gives day, metric and value. No days give an empty chart that says so.
    """
    import matplotlib as mpl  # noqa: PLC0415 — half a second that only this function needs

    mpl.use("agg")
    from matplotlib import pyplot as plt  # noqa: PLC0415

    frame = database.arrow(parse_sql_file(load_settings().sql / "charts" / "figures_per_day.sql").select).to_pandas()
    figure, axes = plt.subplots(figsize=(9, 3.2), dpi=100)
    try:
        if frame.empty:
            axes.text(0.5, 0.5, "no figures yet", ha="center", va="center")
        else:
            frame.pivot_table(index="day", columns="metric", values="value").plot.bar(ax=axes, rot=0, xlabel="", ylabel="people")
        figure.tight_layout()
        buffer = io.BytesIO()
        figure.savefig(buffer, format="png", metadata={"Software": None})
        return buffer.getvalue()
    finally:
        plt.close(figure)
