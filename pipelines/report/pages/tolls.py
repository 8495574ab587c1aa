"""The charts of an incident: which of its totals are drawn, and their steps at the moment for which they speak."""

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from pipelines.plain_text import one_line
from pipelines.report.drawing.toll import Bounds, Report, Step, draw_toll
from pipelines.report.facts.incident_evidence import Evidence
from pipelines.report.facts.records import ReportFigure, TotalStep
from pipelines.report.pages.words import HEADLINE_METRICS, STATES, by_then, counted, figure, moment

MOST_CHARTS = 3
_FEWEST_REPORTS = 2
_DECIDED = frozenset(("override", "merge", "split"))
"""What a person decides, at a moment of the person's own."""


@dataclass(frozen=True, slots=True)
class TollStep:
    """A step of a total. at: the moment for which its figure speaks.  is_linked: whether its claim stands on the page."""

    at: dt.datetime
    step: TotalStep
    is_linked: bool

    @property
    def reported(self) -> str:
        """The moment for which it speaks, in words."""
        return (moment if self.step.opened_by == "override" else by_then)(self.at)

    @property
    def known(self) -> str:
        """Since when it was known here, in words."""
        return (moment if self.step.opened_by in _DECIDED else by_then)(self.step.known_from)


@dataclass(frozen=True, slots=True)
class TollChart:
    """A picture with the table behind it."""

    title: str
    svg: Markup
    steps: list[TollStep]


def toll_charts(evidence: Evidence, where: str) -> list[TollChart]:
    """Return the charts of the metrics that were reported more than once, the most important first. where: the place, for the titles."""
    reports = Counter((report.metric, report.object_class) for report in evidence.reports if report.object is None and _is_drawn(report))
    cells = [cell for cell, number in reports.items() if number >= _FEWEST_REPORTS]
    sides = sorted({report.side for report in evidence.reports if report.side})
    return [_chart(evidence, cell, where, sides) for cell in sorted(cells, key=_importance)[:MOST_CHARTS]]


def _importance(cell: tuple[str, str]) -> tuple[bool, int, str]:
    metric, object_class = cell
    rank = HEADLINE_METRICS.index(metric) if metric in HEADLINE_METRICS else len(HEADLINE_METRICS)
    return object_class != "people", rank, metric


def _is_drawn(report: ReportFigure) -> bool:
    return report.state not in STATES


def _chart(evidence: Evidence, cell: tuple[str, str], where: str, sides: list[str]) -> TollChart:
    reports = [
        report
        for report in evidence.reports
        if (report.metric, report.object_class) == cell and report.object is None and _is_drawn(report)
    ]
    history = [step for step in evidence.history if (step.metric, step.object_class) == cell and step.object is None]
    steps = _steps(history, evidence.reports, evidence)
    names = [*sides, "no side"] if any(report.side is None for report in reports) else sides
    dots = [
        Report(
            report.reported_at,
            Bounds(report.low, report.value, report.high),
            sides.index(report.side) if report.side else len(sides),
            (f"{figure(report)} {counted(*cell, None)}", one_line(report.voice), by_then(report.reported_at)),
            f"#c-{report.best_claim_id}",
        )
        for report in reports
    ]
    drawn = [Step(step.at, _bounds(step.step), figure(step.step)) for step in steps]
    title = f"{counted(*cell, None).capitalize()}, {where}"
    return TollChart(title, Markup(draw_toll(drawn, dots, [one_line(name) for name in names], counted(*cell, None), title)), steps)  # noqa: S704 — every text in it is escaped


def _bounds(step: TotalStep) -> Bounds | None:
    return None if step.state in STATES else Bounds(step.low, step.value, step.high)


def _steps(history: Sequence[TotalStep], reports: Sequence[ReportFigure], evidence: Evidence) -> list[TollStep]:
    """Place each step at the moment for which its report speaks, never before the step that it replaces."""
    told = {report.best_claim_id: report.reported_at for report in reports}
    steps: list[TollStep] = []
    for step in history:
        at = told.get(step.best_claim_id or "", step.known_from) if step.opened_by != "override" else step.known_from
        at = max([at, *(before.at for before in steps[-1:])])
        steps.append(TollStep(at, step, step.best_claim_id in evidence.claims))
    return steps
