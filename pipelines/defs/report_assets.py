"""The report: what the published warehouse says, as pages that open without a server."""

from pathlib import Path

import dagster as dg

from pipelines.defs.asset_metadata import asset_spec
from pipelines.defs.publish_assets import NEWS, REPORT_ADDRESS
from pipelines.defs.resources import Folders
from pipelines.settings import REPORT

REPORT_KEY = dg.AssetKey(["warehouse", REPORT])


def written_result(index: Path) -> dg.MaterializeResult[None]:
    """Return what the UI shows of a report that was written elsewhere. index: its front page."""
    where = {"report": dg.MetadataValue.url(REPORT_ADDRESS), "file": dg.MetadataValue.path(str(index))}
    return dg.MaterializeResult(asset_key=REPORT_KEY, metadata=where)


def report_asset() -> dg.AssetsDefinition:
    """Return the asset that writes the report of the published file."""
    spec = asset_spec(
        REPORT_KEY,
        deps=[NEWS],
        description=f"Pages to look at, in the folder {REPORT} of the warehouse: every number opens the sentence behind it.",
        kinds={"html"},
        daily=False,
    )

    @dg.multi_asset(name=REPORT, specs=[spec], backfill_policy=dg.BackfillPolicy.single_run())
    def report(context: dg.AssetExecutionContext, folders: Folders) -> dg.MaterializeResult[None]:
        """Write the report and say what changed since the last one."""
        from pipelines.report.make_report import make_report  # noqa: PLC0415 — only a run writes; the servers do without

        made = make_report(folders.settings().warehouse)
        context.log.info("report of %d incidents written in %.1f s: %s", made.incidents, made.seconds, made.index)
        return dg.MaterializeResult(
            metadata={
                "report": dg.MetadataValue.url(REPORT_ADDRESS),
                "file": dg.MetadataValue.path(str(made.index)),
                "incidents": made.incidents,
                "changes since the last report": made.entries,
                "files": made.files,
                "files that are new or changed": made.written,
                "bytes written": made.bytes,
                "seconds": made.seconds,
            }
        )

    return report
