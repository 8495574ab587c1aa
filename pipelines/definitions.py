"""The Dagster code location: everything in defs/, nothing else."""

import dagster as dg

from pipelines.defs.automation import daily, every_hour, every_morning, folder_sensors
from pipelines.defs.core_assets import core_assets
from pipelines.defs.link_assets import link_assets
from pipelines.defs.outside_work import outside_work
from pipelines.defs.progress_lines import progress_lines
from pipelines.defs.publish_assets import publish_assets
from pipelines.defs.raw_assets import raw_assets
from pipelines.defs.report_assets import report_asset
from pipelines.defs.resources import Folders

defs = dg.Definitions(
    assets=[*raw_assets(), core_assets(), link_assets(), publish_assets(), report_asset()],
    jobs=[daily],
    schedules=[every_morning, every_hour],
    sensors=[*folder_sensors(), outside_work],
    resources={"folders": Folders()},
    executor=dg.in_process_executor,
    loggers={"console": dg.colored_console_logger.configured({"log_level": "INFO"}), "progress": progress_lines},
)
