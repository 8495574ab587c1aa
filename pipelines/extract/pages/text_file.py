"""Text and Markdown files: title, date, byline, credits, origin, and the paragraphs of the article.

A file may be an article with a head, or the dump of a whole page with navigation, banners and links; then the running paragraphs
are kept.  Lines are read in `text_file_units`, head and foot in `text_file_head`.
"""

import re

from pipelines.contract.vocabulary import DateSource, SyndicationRole
from pipelines.extract.pages.agencies import credited_agency
from pipelines.extract.pages.article_fields import ArticleFields
from pipelines.extract.pages.blocks import LONGEST, MOST, Block
from pipelines.extract.pages.closing_credits import writers
from pipelines.extract.pages.dateline import read_dateline
from pipelines.extract.pages.metadata_dates import url_day
from pipelines.extract.pages.metadata_names import persons
from pipelines.extract.pages.metadata_stamps import Stamp, read_stamp
from pipelines.extract.pages.text_file_head import Head, split_head
from pipelines.extract.pages.text_file_markdown import is_address
from pipelines.extract.pages.text_file_region import article_units, title_above
from pipelines.extract.pages.text_file_units import Part, Unit, read_units

_WORD = re.compile(r"\w+")
_LONGEST_TITLE = 250
_LONGEST_HEAD_LINE = 120
_HEAD_UNITS = 8
_TITLE_IN_TEXT = 0.75
_TITLE_WORDS = 5
_TITLE_SPACES = 2


def read_text_file(text: str, zone: str | None = None) -> ArticleFields:
    """Return what the file holds; paragraphs is empty where it holds no running text.  zone: IANA zone for dates without one."""
    head = split_head(text)
    units = read_units(head.body)
    result = _from_head(head, zone)
    if units and result.url is None and is_address(units[0].text):
        result.url = units.pop(0).text.strip("<> ")
    title_at = _find_title(units, result)
    kept = article_units(units, title_at)
    first = kept[0] if kept else len(units)
    _find_date(units, range(first), title_at, result, zone)
    _find_credits(units, first, kept[-1] if kept else -1, result)
    result.paragraphs = [units[i].text for i in kept if units[i].text != result.title]
    result.blocks = [Block(unit.kind.block, unit.text[:LONGEST]) for unit in units if unit.kind and unit.kind.block][:MOST]
    _find_in_dump(units, kept, result)
    return result


def _from_head(head: Head, zone: str | None) -> ArticleFields:
    fields = head.fields
    stamp = read_stamp(fields["date"], zone) if "date" in fields else None
    author = fields.get("author", "")
    credit = credited_agency(f"By {fields.get('agency') or author}") if author or "agency" in fields else None
    return ArticleFields(
        title=fields.get("title"),
        published=stamp,
        date_source=DateSource.HEAD if stamp else None,
        authors=persons(author),
        agency=credit[0] if credit else None,
        role=credit[1] if credit else SyndicationRole.UNKNOWN,
        url=fields.get("url"),
        publisher=fields.get("publisher"),
        language=fields.get("language"),
        section=fields.get("section"),
        tags=tuple(tag.strip() for tag in re.split("[;,]", fields.get("tags", "")) if tag.strip()),
    )


def _find_title(units: list[Unit], result: ArticleFields) -> int:
    """Set the title that the units give and return the number of its unit, -1 where there is none."""
    top = next((i for i, u in enumerate(units) if u.line.level == 1 and u.part in {Part.HEADING, Part.LINK}), -1)
    if top < 0 and units and _is_title(units):
        top = 0
    if top < 0 or any(u.part is Part.PROSE for u in units[:top]) or len(units[top].text) > _LONGEST_TITLE:
        return -1
    result.title = result.title or units[top].text
    return top if result.title == units[top].text or units[top].line.level else -1


def _is_title(units: list[Unit]) -> bool:
    """Tell whether the first unit is a headline: no sentence, and apart from what follows or above a date, byline or sentence."""
    first = units[0]
    if len(units) == 1 or first.part not in {Part.HEADING, Part.SHORT, Part.PROSE}:
        return False
    if first.part is Part.PROSE:
        return units[1].block != first.block and first.text[-1] in "?!\"”'’" and len(first.text) < _LONGEST_HEAD_LINE
    follows = units[1].part in {Part.DATE, Part.BYLINE} or (units[1].part is Part.PROSE and first.text.count(" ") >= _TITLE_SPACES)
    return units[1].block != first.block or follows


def _find_date(units: list[Unit], before: range, title_at: int, result: ArticleFields, zone: str | None) -> None:
    """Set the publication from the date line nearest above the text, else from a line of the head, else from the address."""
    if result.published is None:
        lines = [i for i in before if i != title_at]
        dated = [i for i in lines if units[i].part is Part.DATE][-2:]
        stamps = [_with_clock(units, i, zone) for i in dated] or [
            read_stamp(units[i].text, zone)
            for i in lines[:_HEAD_UNITS]
            if len(units[i].text) <= _LONGEST_HEAD_LINE and units[i].part not in {Part.BOILERPLATE, Part.LINK}
        ]
        known = [stamp for stamp in stamps if stamp]
        result.published = max(known, key=lambda stamp: stamp.precision == "minute", default=None)
        result.date_source = DateSource.DATE_LINE if result.published else None
    day = url_day(result.url)
    if result.published is None and day:
        result.published, result.date_source = read_stamp(day.isoformat(), zone), DateSource.URL


def _with_clock(units: list[Unit], number: int, zone: str | None) -> Stamp | None:
    """Return the date of a unit with the time of day in the next one."""
    text = units[number].text
    if number + 1 < len(units) and units[number + 1].part is Part.CLOCK:
        text = f"{text} {units[number + 1].text}"
    return read_stamp(text, zone)


def _find_credits(units: list[Unit], first: int, last: int, result: ArticleFields) -> None:
    """Set authors and agency from the byline above the text and the credit lines around it."""
    for unit in units[:first]:
        if unit.part is Part.BYLINE and not result.authors:
            result.authors = persons(unit.text)
    for number, unit in enumerate(units):
        credit = credited_agency(unit.text) if unit.part in {Part.CREDIT, Part.BYLINE} else None
        if credit and result.agency is None and (number < first or number > last - 1 or unit.part is Part.CREDIT):
            result.agency, result.role = credit
    if not result.authors:
        named = [name for unit in units[max(last, 0) :] if unit.part is Part.CREDIT for name in writers(unit.text)]
        result.authors = tuple(dict.fromkeys(named))


def _find_in_dump(units: list[Unit], kept: list[int], result: ArticleFields) -> None:
    """Set the title from the page's link to itself and the date from the dateline, where the file has no head."""
    dateline = read_dateline(units[kept[0]].text) if kept else None
    if result.published is None and dateline and dateline.month:
        stamps = (read_stamp(unit.text) for i, unit in enumerate(units) if i not in set(kept))
        same = [s for s in stamps if s and (s.day.month, s.day.day) == (dateline.month, dateline.day)]
        if same:
            result.published, result.date_source = read_stamp(same[0].day.isoformat()), DateSource.DATE_LINE
    if result.title is None and kept:
        result.title = title_above(units, kept[0], result.paragraphs) or _own_link(units, result)


def _own_link(units: list[Unit], result: ArticleFields) -> str | None:
    """Return the text of the one link whose words are the article's own: lists of latest articles hold the page itself."""
    words = {word.lower() for paragraph in result.paragraphs for word in _WORD.findall(paragraph)}
    scores: list[tuple[float, str]] = []
    for unit in units:
        for text, _ in unit.line.links:
            own = [word.lower() for word in _WORD.findall(text) if len(word) > 1]
            if len(own) >= _TITLE_WORDS:
                scores.append((sum(word in words for word in own) / len(own), text))
    best = max(scores, default=(0.0, ""))
    return best[1] if best[0] >= _TITLE_IN_TEXT else None
