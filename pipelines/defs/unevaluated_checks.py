"""Checks that a failed run never evaluated: they are yellow and say why, where Dagster would call them failed."""

import dagster as dg
from dagster import AssetCheckEvaluation, DagsterEventType, HookContext

_EVALUATED, _PLANNED = DagsterEventType.ASSET_CHECK_EVALUATION, DagsterEventType.ASSET_CHECK_EVALUATION_PLANNED


@dg.failure_hook(name="tell_unevaluated")
def tell_unevaluated(context: HookContext) -> None:
    """Report each check that the run had planned and not evaluated as a warning: nothing is known of what it looks at.

    A step that still runs beside the failed one evaluates its checks afterwards, and the later evaluation holds.
    """
    for key in sorted(_keys(context, _PLANNED) - _keys(context, _EVALUATED)):
        context.instance.report_runless_asset_event(
            AssetCheckEvaluation(
                asset_key=key.asset_key,
                check_name=key.name,
                passed=False,
                severity=dg.AssetCheckSeverity.WARN,
                metadata={
                    "not evaluated": f"the step {context.op.name} of run {context.run_id} failed before this check could look at anything"
                },
            )
        )


def _keys(context: HookContext, kind: DagsterEventType) -> set[dg.AssetCheckKey]:
    """Return the checks of which the run has an event of a kind."""
    found = set()
    for record in context.instance.get_records_for_run(context.run_id, of_type=kind).records:
        event = record.event_log_entry.dagster_event
        if event is not None:
            data = event.asset_check_evaluation_data if kind is _EVALUATED else event.asset_check_planned_data
            found.add(data.asset_check_key)
    return found
