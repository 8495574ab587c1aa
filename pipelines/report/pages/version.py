"""Which warehouse a report was made of."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Version:
    """name: of the published version.  at: when it was published, in UTC.  scope: what the report is limited to, in words; or empty."""

    name: str
    at: dt.datetime
    scope: str
