"""Titles: the headline that readers see, without the site's suffix.

Here belongs the choice between JSON-LD, meta, `<h1>` and `<title>`.
"""

import re

from pipelines.extract.pages.html_tree import Element, text_of

_SEPARATOR = re.compile(r"\s+[|•·»:\-–—]+\s+|\s*\|\s*")
_WORD = re.compile(r"\w+")
_SHORTEST_HEADING = 3
_LONGEST_HEADING = 300
_SHARED = 0.4
_NEARLY = 0.7
_COVERED = 0.45
_FEWEST_WORDS = 2
_MOST_WORDS = 6
_LONGEST_LABEL = 30


def best_title(root: Element, stated: list[str], page_title: str | None, outlets: list[str]) -> str | None:
    """Return the headline.

    stated: headlines of JSON-LD and meta, the surest first.  page_title: text of `<title>`.  outlets: names of the site.  The
    `<h1>` that shares words with a stated headline wins, for that is what readers see; outlets write the others for search
    machines.
    """
    known = [without_suffix(title, outlets) for title in (*stated, page_title or "") if title]
    for tag, shared in (("h1", _SHARED), ("h2", _NEARLY)):
        seen = _agreeing(root, tag, known, shared)
        if seen:
            return without_suffix(seen, outlets)
    alone = [text for element in root.iter("h1") if (text := text_of(element))]
    return known[0] if known else alone[0] if len(alone) == 1 else None


def _agreeing(root: Element, tag: str, known: list[str], shared: float) -> str | None:
    """Return the heading that has most words in common with a stated headline, None below the share."""
    best: tuple[float, str | None] = (shared, None)
    for element in root.iter(tag):
        text = text_of(element)
        if len(text) <= _LONGEST_HEADING and len(text.split()) >= _SHORTEST_HEADING:
            best = max(best, (max((shared_words(text, title) for title in known), default=0.0), text), key=lambda scored: scored[0])
    return best[1]


def without_suffix(title: str, outlets: list[str]) -> str:
    """Return the title without a leading or trailing part that is the name of the site."""
    names = {_bare(outlet) for outlet in outlets if outlet}
    parts = _SEPARATOR.split(title)
    marks = _SEPARATOR.findall(title)
    while len(parts) > 1 and _is_outlet(parts[-1], names):
        parts.pop()
        marks.pop()
    while len(parts) > 1 and _is_outlet(parts[0], names):
        del parts[0], marks[0]
    pieces = [parts[0], *(mark + part for mark, part in zip(marks, parts[1:], strict=True))]
    return "".join(pieces).strip()


def shared_words(left: str, right: str) -> float:
    """Return the share of common words, 0 to 1 (Dice)."""
    a, b = set(_WORD.findall(left.lower())), set(_WORD.findall(right.lower()))
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0


def _is_outlet(part: str, names: set[str]) -> bool:
    bare = _bare(part)
    return not bare or any(bare == name or _covers(bare, name) or _covers(name, bare) or _abbreviates(name, part) for name in names)


def _covers(longer: str, shorter: str) -> bool:
    """Tell whether the longer name is the shorter with a little more, as Example News and Example."""
    return len(shorter) > _SHORTEST_HEADING and shorter in longer and len(shorter) >= _COVERED * len(longer)


def _abbreviates(label: str, name: str) -> bool:
    """Tell whether the label of a host is made of the beginnings of the name's words, as extimes of The Example Times."""
    words = [word for word in _WORD.findall(name.lower()) if word != "the"]
    if not _FEWEST_WORDS <= len(words) <= _MOST_WORDS or not len(words) <= len(label) <= _LONGEST_LABEL:
        return False
    ends = {0}
    for word in words:
        ends = {end + size for end in ends for size in range(1, len(word) + 1) if label[end : end + size] == word[:size]}
    return len(label) in ends


def _bare(name: str) -> str:
    return "".join(_WORD.findall(name.lower())).removeprefix("the").removesuffix("com")
