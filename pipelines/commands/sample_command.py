"""`newsledger sample`: the bundled examples and a user's own articles are never mixed without being asked."""

import shutil

from pipelines.commands.publishing import link_and_publish
from pipelines.fetch.archive.archived_pages import archived_days
from pipelines.partitions.writer_lock import writer_lock
from pipelines.read.read_day import build_day
from pipelines.settings import load_settings

FICTIONAL = ("sample", "demo_site")
"""Names of the sources whose articles are about fictional events."""


def run_sample(*, remove: bool) -> int:
    """Say whether the sample is in the warehouse, or take it out: its archive, and everything that was made of it."""
    settings = load_settings()
    days = sorted({day for source in FICTIONAL for day in archived_days(settings.warehouse, source)})
    if not days:
        print("the sample is not in this warehouse")  # noqa: T201
        return 0
    if not remove:
        print(f"the sample is in this warehouse, {len(days)} days; `newsledger sample --remove` takes it out")  # noqa: T201
        return 0
    with writer_lock(settings.warehouse):
        for source in FICTIONAL:
            shutil.rmtree(settings.warehouse / "raw" / source, ignore_errors=True)
        for day in days:
            build_day(settings, day)
    built, made = link_and_publish(settings)
    print(f"the sample is gone: {built.rows['articles']:,} articles and {made.incidents:,} incidents are left")  # noqa: T201
    return 0
