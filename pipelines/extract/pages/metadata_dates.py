"""Dates: where a page states when it was published and changed, in order of trust.

One written date is read in `metadata_stamps`; which date counts is decided in `publication_day`.
"""

import datetime as dt
import re
from collections.abc import Iterator

from htmldate import find_date

from pipelines.contract.vocabulary import BlockKind, DateSource
from pipelines.extract.pages.blocks import box_kind
from pipelines.extract.pages.html_tree import Element, text_of, without_scripts
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
_DATE_CLASS = re.compile(
    r"\b(?:date|dateline|datetime|timestamp|pub[-_]?date|published|time)\b|publi(?:sh|c)[-_]?(?:ed|ation)?[-_]?(?:date|time)|date[-_]?publi",
    re.IGNORECASE,
)
_DAY_FIRST = re.compile(r"(?!en(?:$|-us))[a-z]{2}", re.IGNORECASE)
"""Languages of pages that write the day before the month."""
_MONTHS = 12
_BOXES = frozenset({BlockKind.RELATED, BlockKind.EMBEDDED_POST, BlockKind.SIDEBAR})
_OTHERS = frozenset({BlockKind.RELATED, BlockKind.EMBEDDED_POST})
"""Boxes whose dates are those of other pages."""
_SLACK = dt.timedelta(days=2)
_ONE_DAY = dt.timedelta(days=1)
_SHORT = 120
_EPOCH_YEAR = 1970


def modified(page: ParsedPage) -> dt.datetime | None:
    """Return the moment of the last change that the page states."""
    raws = [first_text(page.node.get("dateModified")), *(page.meta.get(name) for name in MODIFIED_NAMES)]
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
    for key in ("datePublished", "dateCreated", "uploadDate"):
        value = page.node.get(key)
        if raw := str(value) if type(value) is int else first_text(value):
            yield raw, DateSource.JSON_LD
    for name in PUBLISHED_NAMES:
        if raw := page.meta.get(name):
            yield raw, DateSource.META


def believed(raw: str, page: ParsedPage) -> Stamp | None:
    """Return the stamp of a written date, None where it is none, or lies in the future or at the start of a computer's time."""
    stamp = read_stamp(raw, page.zone)
    return stamp if stamp and stamp.day.year > _EPOCH_YEAR and stamp.at <= page.fetched.astimezone(dt.UTC) + _SLACK else None


def agrees(stamp: Stamp, day: dt.date | None) -> bool:
    """Tell whether the stamp can be of the day in the address: the same local day, or one beside it for a stamp in UTC."""
    return day is None or stamp.day == day or (stamp.offset == 0 and abs(stamp.day - day) == _ONE_DAY)


def visible(page: ParsedPage) -> list[Stamp]:
    """Return the stamps of `<time>` and of elements called a date: marked ones first, then those below the headline."""
    found: list[tuple[int, Stamp]] = []
    below_headline = False
    for element in page.root.iter("h1", "time", "span", "p", "div", "abbr", "li"):
        below_headline = below_headline or element.tag == "h1"
        marked = element.get("itemprop") == "datePublished" or element.get("pubdate") is not None
        if not marked and element.tag != "time" and not _DATE_CLASS.search(element.get("class") or ""):
            continue
        raw = element.get("datetime") or element.get("content") or text_of(element)
        if len(raw) <= _SHORT and (stamp := believed(raw, page)) and (box := _box_around(element)) not in _OTHERS:
            found.append((3 if box else 0 if marked else 1 if below_headline else 2, stamp))
    return [stamp for _, stamp in sorted(found, key=lambda item: item[0])]


def _box_around(element: Element) -> BlockKind | None:
    """Return the kind of the innermost box without a headline that the element stands in, None where it stands in none."""
    return next((kind for above in element.iterancestors() if (kind := _box(above))), None)


def _box(element: Element) -> BlockKind | None:
    kind = box_kind(element.tag, f"{element.get('class') or ''} {element.get('id') or ''}")
    return kind.kind if kind and kind.kind in _BOXES and next(element.iter("h1"), None) is None else None


def _is_ambiguous(day: dt.date, page: ParsedPage) -> bool:
    """Tell whether the page writes the day as 04/03/2026 and says nothing that tells which number is the month."""
    if day.day > _MONTHS or day.day == day.month or _DAY_FIRST.match(page.root.get("lang") or ""):
        return False
    orders = ((day.day, day.month), (day.month, day.day))
    written = re.compile("|".join(rf"\b0?{one}/0?{two}/{day.year}\b" for one, two in orders))
    return any(written.search(piece) for piece in page.root.itertext())


def searched(page: ParsedPage) -> Stamp | None:
    """Return the date that the htmldate library finds in the page."""
    # scripts and boxes hold the dates of other articles
    tree = without_scripts(page.root)
    for box in [element for element in tree.iter("div", "section", "ul", "article", "blockquote") if _box(element) in _OTHERS]:
        box.drop_tree()
    newest = page.fetched.replace(tzinfo=None)
    try:
        raw = find_date(tree, extensive_search=False, original_date=True, url=page.url, max_date=newest)
    except (ValueError, TypeError, AttributeError, RecursionError, OverflowError):
        return None
    stamp = read_stamp(raw, page.zone) if raw else None
    return None if stamp is None or _is_ambiguous(stamp.day, page) else stamp
