"""Link, publish and report: the last steps of every command that has changed partitions, curation/ or sql/."""

import sys

from pipelines.commands.progress_bar import Bar, clear, tell
from pipelines.link_days.link_partitions import link_days
from pipelines.partitions.writer_lock import writer_lock
from pipelines.plain_text import one_line
from pipelines.publish.build import Built, build_warehouse
from pipelines.publish.marts import in_words
from pipelines.report.make_report import Made, make_report
from pipelines.settings import Settings

SHOWN_WARNINGS = 5


def link_and_publish(settings: Settings) -> tuple[Built, Made]:
    """Link what changed, publish, write the report and print the warnings."""
    tell("linking")
    with writer_lock(settings.warehouse):
        links = link_days(settings)
    clear()
    for warning in (*links.skipped, *links.warnings):
        print(f"warning: {one_line(warning)}", file=sys.stderr)  # noqa: T201
    tell("publishing")
    built = build_warehouse(settings)
    clear()
    print_warnings(built)
    return built, make_report(settings.warehouse, on_page=Bar("report").show)


def print_warnings(built: Built) -> None:
    """Print the first rows of each check that warns, and how many more there are."""
    for name, rows in built.warnings.items():
        for row in rows[:SHOWN_WARNINGS]:
            print(f"warning: {name}: {one_line(in_words(row))}", file=sys.stderr)  # noqa: T201
        if len(rows) > SHOWN_WARNINGS:
            print(f"warning: {name}: {len(rows) - SHOWN_WARNINGS} more; sql/checks/{name}.sql finds them", file=sys.stderr)  # noqa: T201
