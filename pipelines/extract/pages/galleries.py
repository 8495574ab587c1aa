"""Galleries: rows of numbered pictures with texts of their own (2/50), which a page shows inside an article about something else."""

import re
from collections import defaultdict

from pipelines.contract.vocabulary import BlockKind
from pipelines.extract.pages.blocks import LONGEST, Block
from pipelines.extract.pages.html_tree import Element, lines_of
from pipelines.extract.pages.running_text import Running

_COUNTER = re.compile(r"\W*(\d{1,3})\s?(?:/|of)\s?(\d{1,3})\W*", re.IGNORECASE)
_COUNTER_TAGS = ("span", "div", "p", "em", "b", "strong", "small", "i", "figcaption", "h2", "h3", "h4", "h5")
_FEWEST = 3
_LONGEST_COUNTER = 12
_LEAST_TEXT = 400
"""Characters of running text that an article has without its gallery; with fewer the gallery is the article."""


def take_galleries(root: Element, running: Running) -> list[Block]:
    """Take the pictures of galleries, three or more counted up to one number, out of the tree and return their texts."""
    counters: dict[str, list[Element]] = defaultdict(list)
    for element in root.iter(*_COUNTER_TAGS):
        text = element.text
        if text and len(text) <= 10 * _LONGEST_COUNTER and (match := _COUNTER.fullmatch(text.strip()[:_LONGEST_COUNTER])):
            counters[match[2]].append(element)
    return [block for row in counters.values() if len(row) >= _FEWEST for block in _take(row, running)]


def _take(row: list[Element], running: Running) -> list[Block]:
    parent = _common_parent(row)
    if parent is None:
        return []
    items = [child for child in parent if any(child is above for one in row for above in (one, *one.iterancestors()))]
    if len(items) < _FEWEST or running.total - sum(running.below.get(item, 0) for item in items) < _LEAST_TEXT:
        return []
    blocks = [Block(BlockKind.CAPTION, text[:LONGEST]) for item in items if (text := lines_of(item))]
    for item in items:
        running.drop(item)
    return blocks


def _common_parent(row: list[Element]) -> Element | None:
    """Return the innermost element that holds the first and the last of the row."""
    above = set(row[0].iterancestors())
    return next((element for element in row[-1].iterancestors() if element in above), None)
