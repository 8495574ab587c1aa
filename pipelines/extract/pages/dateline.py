"""Dateline: place, day and agency at the start of an article, as in `LIMA, March 3 (Reuters) -`.

The dateline stays in the text; only what it says is read here.
"""

import datetime as dt
import re
from dataclasses import dataclass

from pipelines.extract.pages.agencies import BY_VARIANT
from pipelines.extract.pages.html_tree import words
from pipelines.extract.pages.metadata_stamps import MONTHS

NO_PLACES: frozenset[str] = words(
    "BREAKING UPDATE UPDATED WATCH OPINION EXCLUSIVE ANALYSIS EXPLAINER LIVE VIDEO PHOTOS PHOTO READ MORE CORRECTION NOTE EDITORIAL "
    "ADVERTISEMENT LISTEN FACTBOX INTERVIEW COMMENT REVIEW PODCAST NEWS TOPSHOT WARNING SPONSORED Q&A FAQ BY"
)
"""Words in capitals that open a text before a dash and name no place."""


@dataclass(frozen=True, slots=True)
class Dateline:
    """place: the first place, as written.  month, day, year: of writing, None where it is not stated.  agency: its name."""

    place: str
    month: int | None = None
    day: int | None = None
    agency: str | None = None
    year: int | None = None

    @property
    def date(self) -> dt.date | None:
        """The day of writing, where it is stated with its year."""
        if self.year is None or self.month is None or self.day is None:
            return None
        try:
            return dt.date(self.year, self.month, self.day)
        except ValueError:
            return None


_CAPITALS = r"[^\W\d_a-z][^\W\d_a-z.'’-]+(?:[ -][^\W\d_a-z][^\W\d_a-z.'’]*){0,3}"
_MIXED = r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]*){0,3}"
_REGION = r"(?:, ?[A-Z][\w.'’]*(?: [A-Z][\w.'’]*){0,2})?"
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_DAY = rf"(?:[,.]? (?i:(?P<month>{_MONTH}))\.? (?P<day>\d{{1,2}})(?:, (?P<year>\d{{4}}))?\.?)?"
_AGENCY = r"(?:\((?P<agency>[^()]{2,40})\)|/(?P<slashed>[A-Z]{3,10})/\.?)"
_DASH = r"\s*(?:[-–—]{1,2}|[.:])\s"
_OTHERS = r"(?:\s?/\s?[^\W\d_][\w .,'’]{2,40}?)?"
_WITH_AGENCY = re.compile(rf"^\W*(?P<place>(?:{_CAPITALS}|{_MIXED}){_REGION}){_OTHERS}{_DAY}[,.]?\s*{_AGENCY}\s*(?:{_DASH}|[-–—])?")
_CAPITALS_ONLY = re.compile(
    rf"^\W*(?P<place>{_CAPITALS}{_REGION}){_OTHERS}{_DAY}(?:\s*\([^()]{{2,40}}\))?\s*(?:[—–:]|--|\s-)\s*(?=[^\Wa-z_]|[\"“‘'(\[])"
)
_LONGEST = 160
_SHORTEST_PLACE = 3


def read_dateline(text: str) -> Dateline | None:
    """Return the dateline at the start of the text, None where there is none."""
    start = text[:_LONGEST]
    match = _WITH_AGENCY.match(start)
    agency = BY_VARIANT.get((match["agency"] or match["slashed"] or "").strip()) if match else None
    if match is None or agency is None:
        match, agency = _CAPITALS_ONLY.match(start), None
    if match is None or len(match["place"]) < _SHORTEST_PLACE or match["place"].split()[0].strip(",:") in NO_PLACES:
        return None
    month = MONTHS[match["month"].lower()] if match["month"] else None
    day, year = (int(match[name]) if match[name] else None for name in ("day", "year"))
    return Dateline(match["place"], month, day, agency, year)
