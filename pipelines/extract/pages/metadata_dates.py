"""Dates: where a page states when it was published and changed, in order of trust.

One written date is read in `metadata_stamps`; which date counts is decided in `publication_day`.
"""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from htmldate import find_date

from pipelines.contract.vocabulary import BlockKind, DateSource
from pipelines.extract.pages.blocks import box_kind
from pipelines.extract.pages.foreign_parts import in_foreign_part, is_foreign_part
from pipelines.extract.pages.html_tree import Element, names_of, short_text, without_scripts
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
_NUMERIC = re.compile(r"\b(\d{1,2})/(\d{1,2})/(?:19|20)\d\d\b")
_MONTHS = 12
_UPDATE = re.compile(
    r"\b(?:up-?dated?|modified|last[-_ ]?(?:edit|change)d?|edited|actuali[sz]\w*|aktuali\w*|mis à jour|màj"
    r"|aggiornat\w*|atuali[sz]\w*|bijgewerkt|оновлен\w*|обновлен\w*)\b"
    r"|تحديث|更新|수정",
    re.IGNORECASE,
)
"""Words that make a date that of a change."""

_NO_DATES = re.compile(r"(?:^|[\s_-])(?:current|todays?|now|event|birth|expir\w*|deadline|copyright)(?=$|[\s_-])", re.IGNORECASE)
"""Names of dates that belong to something else."""

_YEAR = re.compile(r"(?:19|20|25)\d\d|[\u0660-\u0669\u06f0-\u06f9]{4}")
_OWN_DATE = re.compile(r"\b(?:entry|post|article|story)[-_]{0,2}(?:date|time|published)", re.IGNORECASE)
"""Names of dates of an article, and not of the page or the day on which it is read."""
_SHORT_YEAR = re.compile(r"(?<![\d/.])(\d\d?/\d\d?/|\d\d\.\d\d\.)(\d\d)(?![\d/.])")
"""A numeric date whose year has two digits."""
_HEAD_TAGS = ("span", "p", "div", "li", "td", "small", "em", "i", "b", "strong", "address", "h5", "h6", "font", "a", "dd", "cite")
_PARAGRAPH = 80
_OTHER_WORDS = 8
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


@dataclass(frozen=True, slots=True)
class Seen:
    """A date that readers see.

    rank: how certain it is that the date is the article's.  0: the page marks it as the publication.  1: it is called a date and stands
    below the headline.  2: its words stand beside the headline.  3: elsewhere.  4: in a box beside the text.  5: it says that it is the
    day of a change.  is_shown: whether it was read from the words and not from an attribute, so that it is in local time.  is_own: whether
    it is called the date of an article, which decides between dates of one rank.
    """

    stamp: Stamp
    rank: int
    is_shown: bool
    is_own: bool = False


def visible(page: ParsedPage, heading: Element | None) -> list[Seen]:
    """Return the dates of `<time>`, of elements called a date, and of words beside the headline, the surest first.

    heading: the heading that shows the headline. Dates in parts of the page about something else are left out.
    """
    found: list[Seen] = []
    place = _Place(heading)
    for element in page.root.iter("h1", "time", "abbr", *_HEAD_TAGS):
        place.enter(element)
        rank = _rank(element, place)
        if rank is None or in_foreign_part(element, heading):
            continue
        found += _seen(element, rank, page)
    return sorted(found, key=lambda one: (one.rank, not one.is_own))


@dataclass(slots=True)
class _Place:
    """How far the page has been read: whether the headline was passed, and the text after it."""

    heading: Element | None
    is_below: bool = False
    is_in_text: bool = False

    def enter(self, element: Element) -> None:
        """Pass the element."""
        if element is self.heading or (self.heading is None and element.tag == "h1"):
            self.is_below, self.is_in_text = True, False
        elif self.is_below and element.tag in {"p", "div"} and not self.is_in_text:
            self.is_in_text = _is_paragraph(element)


def _is_paragraph(element: Element) -> bool:
    """Tell whether words of a paragraph's length stand in the element itself."""
    if element.tag == "p":
        return short_text(element, _PARAGRAPH) is None
    return len((element.text or "").strip()) >= _PARAGRAPH


def _rank(element: Element, place: _Place) -> int | None:
    """Return how sure a date of the element would be the article's, None where it is none."""
    is_head = place.is_below and not place.is_in_text
    if element.attrib:
        prop = element.get("itemprop")
        kind = _name_kind(element.get("class") or "", element.get("id") or "")
        if kind is False or prop == "dateModified":
            return None
        if prop == "datePublished" or element.get("pubdate") is not None:
            return 0
        if kind or element.tag == "time":
            return 1 if is_head else 3
    elif element.tag == "time":
        return 1 if is_head else 3
    return 2 if is_head and place.heading is not None and _is_note(element) else None


@lru_cache(maxsize=20_000)
def _name_kind(classes: str, identity: str) -> bool | None:
    """Return True for names of a date of publication, False for those of another date, None for others."""
    names = f"{classes} {identity}".replace("_", "-")
    return False if _NO_DATES.search(names) else True if _DATE_CLASS.search(names) else None


def _is_note(element: Element) -> bool:
    """Tell whether the element's words are hardly more than a date."""
    text = short_text(element, _SHORT) or ""
    return bool(_YEAR.search(text) or _SHORT_YEAR.search(text)) and len(text.split()) <= 2 * _OTHER_WORDS


def _seen(element: Element, rank: int, page: ParsedPage) -> Iterator[Seen]:
    text = _SHORT_YEAR.sub(r"\g<1>20\g<2>", short_text(element, _SHORT) or "")
    is_update = bool(_UPDATE.match(text) or _UPDATE.search(f"{element.get('class') or ''}".replace("_", "-"))) and rank
    place = 5 if is_update else 4 if rank and _box_around(element) else rank
    for raw, is_shown in ((element.get("datetime") or element.get("content"), False), (text, True)):
        if raw and len(raw) <= _SHORT and (stamp := believed(raw, page)):
            yield Seen(stamp, place, is_shown, bool(_OWN_DATE.search(element.get("class") or "")))


def _marks(element: Element, prop: str) -> bool:
    return (element.get("itemprop") or "") == prop


def _box_around(element: Element) -> bool:
    """Tell whether the innermost box without a headline that the element stands in is one beside the text."""
    return any(_is_side(above) for above in element.iterancestors())


def _is_side(element: Element) -> bool:
    kind = box_kind(element.tag, names_of(element))
    return kind is not None and kind.kind is BlockKind.SIDEBAR and next(element.iter("h1"), None) is None


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
