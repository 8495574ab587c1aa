"""Units: the lines of a text file to paragraphs, headings and list items, each with its role.

What becomes text of the article is decided in `text_file`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from pipelines.extract.pages.agencies import credited_agency
from pipelines.extract.pages.boilerplate import boilerplate_kind
from pipelines.extract.pages.boilerplate_kinds import Boilerplate
from pipelines.extract.pages.closing_credits import is_sign_off
from pipelines.extract.pages.text_file_head import date_line, is_byline, is_clock_line
from pipelines.extract.pages.text_file_markdown import PlainLine, is_address, plain_line


class Part(StrEnum):
    """The part that a unit plays in a file."""

    PROSE = "prose"
    SHORT = "short"
    HEADING = "heading"
    ITEM = "item"
    DATE = "date"
    CLOCK = "clock"
    BYLINE = "byline"
    CREDIT = "credit"
    LINK = "link"
    BOILERPLATE = "boilerplate"


@dataclass(frozen=True, slots=True)
class Unit:
    """A paragraph, heading or list item.  block: number of the block between blank lines.  kind: of boilerplate, else None."""

    line: PlainLine
    part: Part
    block: int
    kind: Boilerplate | None = None

    @property
    def text(self) -> str:
        """The text as a reader sees it."""
        return self.line.text

    @property
    def ends_article(self) -> bool:
        """Whether what follows belongs to other articles."""
        return self.kind is not None and self.kind.ends_article


_SENTENCE_END = re.compile(r"[.!?…][\"”’'»)\]]*$|[.!?…,][\"”’'»)\]]+$")
_OPEN_END = re.compile(r"[\w,;–—-]$")
_RULE = re.compile(r"^\s*(?:[-*_=~•·]\s*){3,}$")
_SETEXT = re.compile(r"^(?:=+|-+)\s*$")
_WRAP_WIDTH = 100
_FULL = 0.8
_END = 12
_LONGEST_LINK = 8
_SENTENCE = 60


def read_units(text: str) -> list[Unit]:
    """Return the units of a text, those without any text left out; captions are boilerplate."""
    units = [_unit(line, number) for number, block in enumerate(_blocks(text)) for line in _unwrapped(block) if line.text]
    return list(_captions_marked(list(_open_links_marked(units))))


def ends_sentence(text: str) -> bool:
    """Tell whether the text ends as a sentence does."""
    return bool(_SENTENCE_END.search(text[-_END:]))


def _blocks(text: str) -> Iterator[list[str]]:
    block: list[str] = []
    for line in text.split("\n"):
        if line.strip() and not _RULE.match(line):
            block.append(line)
        elif block and _SETEXT.match(line) and len(block) == 1:
            yield [f"# {block.pop()}"]
        elif block:
            yield block
            block = []
    if block:
        yield block


def _unwrapped(block: list[str]) -> Iterator[PlainLine]:
    """Yield the paragraphs of a block whose lines may be paragraphs, or one paragraph in lines of a fixed width."""
    widest = max(len(line) for line in block)
    group: list[PlainLine] = []
    for raw in block:
        line = plain_line(raw)
        if group and line.text and not _continues(group, line, raw, widest):
            yield _joined(group)
            group = []
        if line.text:
            group.append(line)
    if group:
        yield _joined(group)


def _joined(group: list[PlainLine]) -> PlainLine:
    first = group[0]
    return first if len(group) == 1 else PlainLine(" ".join(line.text for line in group), first.level, is_item=first.is_item)


def _continues(group: list[PlainLine], line: PlainLine, raw: str, widest: int) -> bool:
    """Tell whether the line goes on with the sentence or the paragraph of the lines before it."""
    before = group[-1].text
    if group[0].level or line.level or line.is_item:
        return False
    if ends_sentence(before):
        return _wrapped(before, raw, widest) and not group[0].is_item
    if line.text[0].islower():
        return True
    is_open = bool(_OPEN_END.search(before[-1:]))
    return is_open and (len(before) > _WRAP_WIDTH or len(group) > 1 or _wrapped(before, raw, widest))


def _wrapped(before: str, raw: str, widest: int) -> bool:
    """Tell whether the lines of the block have a fixed width and the next word did not fit on the line before."""
    return _SENTENCE <= widest <= _WRAP_WIDTH and len(before) + 1 + len(raw.split(maxsplit=1)[0]) > widest * _FULL


def _unit(line: PlainLine, block: int) -> Unit:
    kind = boilerplate_kind(line.text)
    return Unit(line, Part.BOILERPLATE if kind else _part(line), block, kind)


def _part(line: PlainLine) -> Part:
    tests = (
        (line.is_link or is_address(line.text), Part.LINK),
        (bool(line.level), Part.HEADING),
        (is_clock_line(line.text), Part.CLOCK),
        (date_line(line.text, None) is not None, Part.DATE),
        (is_byline(line.text), Part.BYLINE),
        (credited_agency(line.text) is not None or is_sign_off(line.text), Part.CREDIT),
        (line.is_item, Part.ITEM),
        (ends_sentence(line.text), Part.PROSE),
    )
    return next((part for holds, part in tests if holds), Part.SHORT)


def _open_links_marked(units: list[Unit]) -> Iterator[Unit]:
    """Yield the units; those inside a link that is written over several blocks are links."""
    open_until = -1
    for number, unit in enumerate(units):
        if unit.text.endswith("["):
            close = (i for i in range(number + 1, min(number + _LONGEST_LINK, len(units))) if units[i].text.startswith("]("))
            open_until = max(open_until, next(close, -1))
        yield replace(unit, part=Part.LINK) if number <= open_until or unit.text.startswith("](") else unit


def _captions_marked(units: list[Unit]) -> Iterator[Unit]:
    """Yield the units; between an image label and its credit, and right after an empty credit, they are boilerplate."""
    caption_until = -1
    for number, unit in enumerate(units):
        if unit.kind and unit.kind.name == "image_label":
            credit = next((i for i in range(number + 1, min(number + 4, len(units))) if _is_credit(units[i])), -1)
            caption_until = max(caption_until, credit)
        if _is_credit(unit) and unit.text.lower().strip(" .…:") == "credit":
            caption_until = max(caption_until, number + 1)
        yield replace(unit, part=Part.BOILERPLATE) if number <= caption_until else unit


def _is_credit(unit: Unit) -> bool:
    return unit.kind is not None and unit.kind.name == "image_credit"
