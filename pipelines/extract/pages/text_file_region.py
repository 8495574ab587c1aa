"""Region: which units of a text file are the article's text.

A file with a head and its article keeps nearly all; of the dump of a whole page the densest region of running text is kept.
"""

import re

from pipelines.extract.pages.boilerplate_inside import INSIDE_KINDS
from pipelines.extract.pages.text_file_units import Part, Unit, ends_sentence

WEIGHTS: dict[Part, int] = {
    Part.HEADING: -20,
    Part.DATE: -30,
    Part.CLOCK: -20,
    Part.BYLINE: -45,
    Part.CREDIT: -70,
    Part.SHORT: -45,
    Part.ITEM: -45,
    Part.LINK: -55,
    Part.BOILERPLATE: -50,
}
"""What a unit that is no running text takes from the region around it, in characters of running text."""

_INSIDE_WEIGHT = -5
_END_WEIGHT = -1_000
_RUNNING_COST = 20
_DUMP_UNITS = 6
_DUMP_SHARE = 0.3
_LONGEST_HEAD_LINE = 120
_WORD = re.compile(r"\w+")
_TITLE_WORDS = 4
_TITLE_SHARE = 0.6
_ABOVE = 12


def article_units(units: list[Unit], title_at: int) -> list[int]:
    """Return the numbers of the units that are the article's text.  title_at: number of the title's unit, -1 for none."""
    body = range(title_at + 1, len(units))
    if not is_dump(units, body):
        return _plain_units(units, body)
    start, end = _densest(units, body)
    kept = [i for i in range(start, end) if is_running(units[i]) or units[i].part is Part.HEADING]
    return _without_edge_headings(units, kept)


def is_dump(units: list[Unit], body: range) -> bool:
    """Tell whether the units are those of a whole page: many short lines, links and items."""
    loose = sum(units[i].part in {Part.SHORT, Part.LINK, Part.ITEM, Part.BOILERPLATE} for i in body)
    return loose >= _DUMP_UNITS and loose >= _DUMP_SHARE * len(body)


def is_running(unit: Unit) -> bool:
    """Tell whether the unit is a sentence or more."""
    return unit.part is Part.PROSE or (unit.part is Part.ITEM and ends_sentence(unit.text))


def title_above(units: list[Unit], first: int, paragraphs: list[str]) -> str | None:
    """Return the line above the text whose words are the article's own, None where no line is a headline."""
    words = {word.lower() for paragraph in paragraphs for word in _WORD.findall(paragraph)}
    best: tuple[float, str] = (_TITLE_SHARE, "")
    for unit in units[max(0, first - _ABOVE) : first]:
        own = [word for word in map(str.lower, _WORD.findall(unit.text)) if len(word) > 1]
        if unit.part in {Part.SHORT, Part.HEADING} and len(own) >= _TITLE_WORDS and len(unit.text) <= _LONGEST_HEAD_LINE * 2:
            best = max(best, (sum(word in words for word in own) / len(own), unit.text), key=lambda scored: scored[0])
    return best[1] or None


def _densest(units: list[Unit], body: range) -> tuple[int, int]:
    """Return start and end of the region with the highest sum of weights."""
    best, best_sum = (0, 0), 0
    start, total = body.start, 0
    for number in body:
        if total <= 0:
            start, total = number, 0
        total += _weight(units[number])
        if total > best_sum:
            best, best_sum = (start, number + 1), total
    return best


def _weight(unit: Unit) -> int:
    if is_running(unit):
        return len(unit.text) - _RUNNING_COST
    if unit.ends_article:
        return _END_WEIGHT
    in_article = unit.part is Part.BOILERPLATE and (unit.kind is None or unit.kind in INSIDE_KINDS)
    return _INSIDE_WEIGHT if in_article else WEIGHTS.get(unit.part, 0)


def _plain_units(units: list[Unit], body: range) -> list[int]:
    """Return all units of text up to the end of the article; short lines above the first sentence belong to the head."""
    text_parts = {Part.PROSE, Part.SHORT, Part.ITEM, Part.HEADING}
    kept = _without_edge_headings(units, _until_end(units, [i for i in body if units[i].part in text_parts]))
    first = next((n for n, i in enumerate(kept) if units[i].part is Part.PROSE), 0)
    return [i for n, i in enumerate(kept) if n >= first or not _is_head_line(units[i])]


def _without_edge_headings(units: list[Unit], kept: list[int]) -> list[int]:
    while kept and units[kept[-1]].part is Part.HEADING:
        kept = kept[:-1]
    return kept


def _is_head_line(unit: Unit) -> bool:
    return unit.part is Part.SHORT and len(unit.text) <= _LONGEST_HEAD_LINE


def _until_end(units: list[Unit], numbers: list[int]) -> list[int]:
    """Return the numbers before the first mark of the article's end that stands behind half of the text or more."""
    total = sum(len(units[i].text) for i in numbers)
    seen = 0
    for position, number in enumerate(numbers):
        before = numbers[position - 1] if position else number
        if seen * 2 > total and any(units[i].ends_article for i in range(before + 1, number)):
            return numbers[:position]
        seen += len(units[number].text)
    return numbers
