"""What the tests of fetching know of the demo site, which they ask on loopback; see pipelines/demo_site."""

import datetime as dt

from pipelines.demo_site.difficult_answers import MIB
from pipelines.demo_site.site import PAGE, Site, served

NOW = dt.datetime(2026, 5, 4, 9, 30, tzinfo=dt.UTC)
DAY = NOW.date()

__all__ = ["DAY", "MIB", "NOW", "PAGE", "Site", "served"]
