"""`newsledger sample`: whether the bundled fiction is in the warehouse, and taking it out."""

from pipelines.commands.publishing import link_and_publish
from pipelines.partitions.writer_lock import writer_lock
from pipelines.read.fiction import fictional_days, take_out_fiction
from pipelines.settings import load_settings


def run_sample(*, remove: bool) -> int:
    """Say whether articles of fictional sources are in the warehouse, or take them out with everything that was made of them."""
    settings = load_settings()
    days = fictional_days(settings)
    if not days:
        print("the sample is not in this warehouse")  # noqa: T201
        return 0
    if not remove:
        print(f"the sample is in this warehouse, {len(days)} days; `newsledger sample --remove` takes it out")  # noqa: T201
        return 0
    with writer_lock(settings.warehouse):
        take_out_fiction(settings)
    built, made = link_and_publish(settings)
    print(f"the sample is gone: {built.rows['articles']:,} articles and {made.incidents:,} incidents are left")  # noqa: T201
    return 0
