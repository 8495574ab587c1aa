"""Streams: rows of other stories on a page, each a headline that is a link with a teaser below it."""

import re
from collections import defaultdict
from itertools import takewhile

from pipelines.contract.vocabulary import BlockKind
from pipelines.extract.pages.blocks import LONGEST, Block
from pipelines.extract.pages.foreign_parts import leads_elsewhere
from pipelines.extract.pages.html_tree import Element, lines_of, text_of
from pipelines.extract.pages.metadata_titles import shared_words
from pipelines.extract.pages.running_text import Running

_HEADINGS = ("h2", "h3", "h4", "h5", "h6")
_FEWEST = 2
_LONGEST_TEASER = 700
_SAME = 0.7
_HOST = re.compile(r"^(?:https?:)?//[^/]+")


def take_streams(root: Element, running: Running, title: str | None) -> list[Block]:
    """Take the items of streams out of the tree and return them.

    An item is the outermost element with one linked headline and a short text; two siblings of one tag make a stream.
    """
    rows: dict[tuple[Element, str], dict[Element, Element]] = defaultdict(dict)
    for heading in root.iter(*_HEADINGS):
        if leads_elsewhere(heading) and shared_words(text_of(heading), title or "") < _SAME:
            item = _item(heading)
            if item is not None:
                rows[item.getparent(), item.tag][item] = heading
    blocks: list[Block] = []
    for items in rows.values():
        if len(items) >= _FEWEST and not _is_list_article(items, running):
            blocks += [_take(item, heading, running) for item, heading in items.items()]
    return blocks + _take_tails(root, running, title)


def _take_tails(root: Element, running: Running, title: str | None) -> list[Block]:
    """Take out the streams that stand in the container of the text itself, linked headlines and teasers in turns down to its end.

    A single one is a teaser where it is short, and short beside the text above it, or opens a box behind all of the text that is half as
    long as that at most.
    """
    rows: dict[Element, list[Element]] = defaultdict(list)
    for heading in root.iter(*_HEADINGS):
        rows[heading.getparent()].append(heading)
    blocks: list[Block] = []
    for headings in reversed(rows.values()):
        linked = list(takewhile(leads_elsewhere, reversed(headings)))[::-1]
        if not linked or any(shared_words(text_of(one), title or "") >= _SAME for one in linked):
            continue
        tail = [linked[0], *linked[0].itersiblings()]
        length = sum(len(text_of(one)) for one in tail)
        above = sum(running.below.get(one, 0) for one in linked[0].itersiblings(preceding=True))
        most = _LONGEST_TEASER * len(linked) if len(linked) >= _FEWEST else min(_LONGEST_TEASER, above // 2) // 2
        if not above:
            above = _length_before(linked[0].getparent(), running)
            most = max(above // 2, most)
        if length <= most and length <= above * 2 and not _lead_to_many_sites(linked):
            blocks.append(Block(BlockKind.RELATED, "\n".join(text for one in tail if (text := lines_of(one)))[:LONGEST]))
            for one in tail:
                running.drop(one)
    return blocks


def _length_before(box: Element, running: Running) -> int:
    """Return the characters of running text above a box behind which there is none, else 0."""
    above = 0
    for part in (box, *box.iterancestors()):
        if any(running.below.get(one, 0) for one in part.itersiblings()):
            return 0
        above += sum(running.below.get(one, 0) for one in part.itersiblings(preceding=True))
    return above


def _lead_to_many_sites(headings: list[Element]) -> bool:
    """Tell whether the headings lead to different sites, as those of a list of products do."""
    links = [next(heading.iter("a"), heading.getparent()).get("href") or "" for heading in headings]
    return len({match[0] for link in links if (match := _HOST.match(link))}) > 1


def _item(heading: Element) -> Element | None:
    """Return the outermost element whose only heading this is, None where the text of it is too long for a teaser."""
    item = heading
    for above in heading.iterancestors():
        if above.tag in {"body", "html"} or sum(1 for _ in above.iter("h1", *_HEADINGS)) > 1:
            break
        item = above
    is_alone = item is heading or item.tag == "main" or item.getparent() is None
    return None if is_alone or len(text_of(item)) > _LONGEST_TEASER else item


def _is_list_article(items: dict[Element, Element], running: Running) -> bool:
    """Tell whether the items are the article itself: there is hardly any running text but theirs."""
    own = sum(running.below.get(item, 0) for item in items)
    return own * 10 >= running.total * 9


def _take(item: Element, heading: Element, running: Running) -> Block:
    link = next(heading.iter("a"), heading.getparent())
    block = Block(BlockKind.RELATED, lines_of(item)[:LONGEST], link.get("href"))
    running.drop(item)
    return block
