"""Units: the lines of a text file to paragraphs, headings and list items, each with the part that it plays.

What becomes text of the article is decided in `text_file`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from pipelines.extract.agencies import credited_agency
from pipelines.extract.boilerplate import boilerplate_kind
from pipelines.extract.credits import is_sign_off
from pipelines.extract.text_file_head import date_line, is_byline, is_clock_line
from pipelines.extract.text_file_markdown import PlainLine, is_address, plain_line


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
    """A paragraph, heading or list item.  block: number of the block between blank lines.  ends_article: see `boilerplate`."""

    line: PlainLine
    part: Part
    block: int
    ends_article: bool = False

    @property
    def text(self) -> str:
        """The text as a reader sees it."""
        return self.line.text


_SENTENCE_END = re.compile(r"[.!?…][\"”’'»)\]]*$|[.!?…,][\"”’'»)\]]+$")
_OPEN_END = re.compile(r"[\w,;–—-]$")
_RULE = re.compile(r"^\s*(?:[-*_=~•·]\s*){3,}$")
_SETEXT = re.compile(r"^(?:=+|-+)\s*$")
_WRAP_WIDTH = 100
_FULL = 0.6
_SENTENCE = 60


def read_units(text: str) -> list[Unit]:
    """Return the units of a text, those without any text left out; captions are boilerplate."""
    units = [_unit(line, number) for number, block in enumerate(_blocks(text)) for line in _unwrapped(block) if line.text]
    return list(_captions_marked(units))


def ends_sentence(text: str) -> bool:
    """Tell whether the text ends as a sentence does."""
    return bool(_SENTENCE_END.search(text))


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
    current: PlainLine | None = None
    for raw in block:
        line = plain_line(raw)
        if current is not None and line.text and _continues(current, line, raw, widest):
            current = PlainLine(f"{current.text} {line.text}", current.level, is_item=current.is_item)
            continue
        if current is not None:
            yield current
        current = line
    if current is not None:
        yield current


def _continues(before: PlainLine, line: PlainLine, raw: str, widest: int) -> bool:
    if before.level or line.level or line.is_item:
        return False
    if ends_sentence(before.text):
        return widest <= _WRAP_WIDTH and _wrapped(before.text, raw, widest) and not before.is_item
    if line.text[0].islower():
        return True
    return bool(_OPEN_END.search(before.text)) and (len(before.text) > _WRAP_WIDTH or _wrapped(before.text, raw, widest))


def _wrapped(before: str, raw: str, widest: int) -> bool:
    """Tell whether the next word did not fit on the line before."""
    last_line = min(len(before), widest)
    return _SENTENCE <= widest <= _WRAP_WIDTH and last_line + 1 + len(raw.split(maxsplit=1)[0]) > widest * _FULL


def _unit(line: PlainLine, block: int) -> Unit:
    kind = boilerplate_kind(line.text)
    part = Part.BOILERPLATE if kind else _part(line)
    return Unit(line, part, block, ends_article=bool(kind and kind.ends_article))


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


def _captions_marked(units: list[Unit]) -> Iterator[Unit]:
    """Yield the units; between an image label and its credit, and right after an empty credit, they are boilerplate."""
    caption_until = -1
    for number, unit in enumerate(units):
        kind = boilerplate_kind(unit.text)
        if kind and kind.name == "image_label":
            credit = next((i for i in range(number + 1, min(number + 4, len(units))) if _is_credit(units[i])), -1)
            caption_until = max(caption_until, credit)
        if _is_credit(unit) and unit.text.lower().strip(" .…:") == "credit":
            caption_until = max(caption_until, number + 1)
        yield Unit(unit.line, Part.BOILERPLATE, unit.block, unit.ends_article) if number <= caption_until else unit


def _is_credit(unit: Unit) -> bool:
    kind = boilerplate_kind(unit.text)
    return bool(kind and kind.name == "image_credit")
