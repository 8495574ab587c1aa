"""Dates: where a page states when it was published and changed, in order of trust.

One written date is read in `metadata_stamps`; which date counts is decided in `publication_day`.
"""

import datetime as dt
import re
from collections.abc import Iterator

from htmldate import find_date

from pipelines.contract.vocabulary import DateSource
from pipelines.extract.pages.foreign_parts import is_foreign_part
from pipelines.extract.pages.html_tree import Element, without_scripts
from pipelines.extract.pages.metadata_json_ld import first_text
from pipelines.extract.pages.metadata_stamps import MONTHS, Stamp, read_stamp
from pipelines.extract.pages.parsed_page import ParsedPage

PUBLISHED_NAMES: tuple[str, ...] = (
    "article:published_time",
    "article:published",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "cxenseparse:publishtime",
    "cxenseparse:recs:publishtime",
    "parsely-pub-date",
    "sailthru.date",
    "originalpublicationdate",
    "ptime",
    "published_at",
    "publishdate",
    "publish-date",
    "publish_date",
    "publication_date",
    "pubdate",
    "pub_date",
    "pdate",
    "published",
    "dc.date.issued",
    "dcterms.created",
    "dcterms.date",
    "dc.date",
    "dc.date.created",
    "article.published",
    "article:post_date",
    "article_date_original",
    "article.created",
    "displaydate",
    "rnews:datepublished",
    "bt:pubdate",
    "shareaholic:article_published_time",
    "date",
)
"""Names of `<meta>` elements, in small letters, that state the publication, the surest first."""

MODIFIED_NAMES: tuple[str, ...] = (
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "lastmod",
    "last-modified",
    "dcterms.modified",
)
"""Names of `<meta>` elements that state the last change."""

_URL_DAY = re.compile(
    r"[/\-_](?:(?P<year>(?:19|20)\d\d)[/\-_](?P<month>\d{1,2}|[a-z]{3})[/\-_](?P<day>\d{1,2})(?=[/\-_.?]|$)"
    r"|(?P<compact>(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))(?!\d))",
    re.IGNORECASE,
)
_DAY_FIRST = re.compile(r"(?!en(?:$|-us))[a-z]{2}", re.IGNORECASE)
"""Languages of pages that write the day before the month."""
_NUMERIC = re.compile(r"\b(\d{1,2})/(\d{1,2})/(?:19|20)\d\d\b")
_MONTHS = 12
_SLACK = dt.timedelta(days=2)
_ONE_DAY = dt.timedelta(days=1)
_SHORT = 120
_EPOCH_YEAR = 1970


def modified(page: ParsedPage) -> dt.datetime | None:
    """Return the moment of the last change that the page states."""
    marked = (
        element.get("datetime") or element.get("content") for element in page.root.iter("time", "span") if _marks(element, "dateModified")
    )
    raws = [first_text(page.node.get("dateModified")), *(page.meta.get(name) for name in MODIFIED_NAMES), *marked]
    return next((stamp.at for raw in raws if raw and (stamp := read_stamp(raw, page.zone))), None)


def url_day(url: str | None) -> dt.date | None:
    """Return the day that an address holds, as in /2024/03/20/ or /2024/mar/20/."""
    match = _URL_DAY.search(url[:2_000]) if url else None
    if match is None:
        return None
    try:
        if match["compact"]:
            return dt.date.fromisoformat(match["compact"])
        month = int(match["month"]) if match["month"].isdigit() else MONTHS.get(match["month"].lower(), 0)
        return dt.date(int(match["year"]), month, int(match["day"]))
    except ValueError:
        return None


def stated(page: ParsedPage) -> Iterator[tuple[str, DateSource]]:
    """Yield the dates that JSON-LD and `<meta>` state, as written, the surest first."""
    for key in ("datePublished", "dateCreated", "uploadDate", "coverageStartTime"):
        value = page.node.get(key)
        if raw := str(value) if type(value) is int else first_text(value):
            yield raw, DateSource.JSON_LD
    for name in PUBLISHED_NAMES:
        if raw := page.meta.get(name):
            yield raw, DateSource.META


def believed(raw: str, page: ParsedPage) -> Stamp | None:
    """Return the stamp of a written date, None where it is none, or lies in the future or at the start of a computer's time."""
    stamp = read_stamp(raw, page.zone, day_first=_day_first(page) if _NUMERIC.search(raw) else None)
    return stamp if stamp and stamp.day.year > _EPOCH_YEAR and stamp.at <= page.fetched.astimezone(dt.UTC) + _SLACK else None


def _day_first(page: ParsedPage) -> bool | None:
    """Tell whether the page writes the day before the month: by its language, else by its other dates; None where nothing tells."""
    if _DAY_FIRST.match(page.root.get("lang") or ""):
        return True
    pairs = (match.groups() for piece in page.root.itertext() if len(piece) <= _SHORT for match in _NUMERIC.finditer(piece))
    orders = {int(first) > _MONTHS for first, second in pairs if (int(first) > _MONTHS) != (int(second) > _MONTHS)}
    return orders.pop() if len(orders) == 1 else None


def agrees(stamp: Stamp, day: dt.date | None) -> bool:
    """Tell whether the stamp fits the day in the address: the same local day, or one beside it for a stamp in UTC."""
    return day is None or stamp.day == day or (stamp.offset == 0 and abs(stamp.day - day) == _ONE_DAY)


def _marks(element: Element, prop: str) -> bool:
    return (element.get("itemprop") or "") == prop


def _is_ambiguous(day: dt.date, page: ParsedPage) -> bool:
    """Tell whether the page writes the day as 04/03/2026 or 4/3/26 and says nothing that tells which number is the month."""
    if day.day > _MONTHS or day.day == day.month or _DAY_FIRST.match(page.root.get("lang") or ""):
        return False
    orders = ((day.day, day.month), (day.month, day.day))
    written = re.compile("|".join(rf"\b0?{one}/0?{two}/(?:{day.year}|{day.year % 100:02d})\b" for one, two in orders))
    return any(written.search(piece) for piece in page.root.itertext())


def searched(page: ParsedPage) -> Stamp | None:
    """Return the date that the htmldate library finds in the page, without the dates of changes and of other articles."""
    tree = without_scripts(page.root)
    parts = tree.iter("div", "section", "ul", "li", "article", "blockquote", "nav", "header", "footer", "time", "span", "meta")
    for part in [part for part in parts if _is_out(part)]:
        if part.getparent() is not None:
            part.drop_tree()
    newest = page.fetched.replace(tzinfo=None)
    try:
        raw = find_date(tree, extensive_search=False, original_date=True, url=page.url, max_date=newest)
    except (ValueError, TypeError, AttributeError, RecursionError, OverflowError):
        return None
    stamp = read_stamp(raw, page.zone) if raw else None
    return None if stamp is None or _is_ambiguous(stamp.day, page) else stamp


def _is_out(part: Element) -> bool:
    if part.tag == "meta":
        return (part.get("property") or part.get("name") or part.get("itemprop") or "").lower() in MODIFIED_NAMES
    if part.tag in {"time", "span"}:
        return _marks(part, "dateModified")
    return next(part.iter("h1"), None) is None and is_foreign_part(part)
