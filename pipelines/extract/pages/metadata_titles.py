"""Titles: the headline that readers see, without the site's suffix.

Here belongs the choice between JSON-LD, meta, `<h1>` and `<title>`.
"""

import re
from dataclasses import dataclass

from pipelines.extract.pages.html_tree import Element, fold_space, walk, words
from pipelines.extract.pages.word_tokens import word_count, word_tokens

_SEPARATOR = re.compile(r"(?<!\s)\s+[|•·»:\-–—]+\s+|(?<!\s)\s*[|｜]\s*|(?<=[^\x00-\u2fff])(?<![_－—])[_－—]+(?=[^\x00-\u2fff])")
"""Marks between headline and site; sites in Chinese and Japanese write them without spaces."""

_WORD = re.compile(r"\w+")
_FRONT = re.compile(r"^(?:https?://[^/?#]+)?/?(?:#.*)?$")
"""Addresses of front pages, and of the page itself."""

_BREAKS = words("br p div h2 h3 h4 small li")
_BOXES = words("p div small ul")
_SHORTEST_HEADING = 3
_LONGEST_HEADING = 300
_SHARED = 0.4
_NEARLY = 0.7
_COVERED = 0.45
_TOLD = 0.5
_LONG_WORD = 6
_SUBTITLE = re.compile(
    r"(?<![a-z])(?:sub-?(?:title|head(?:line|ing)?|deck)|dec?k|stand-?first|summary|excerpt|lead|lede|intro)(?![a-z])", re.IGNORECASE
)
"""Names of lines below a headline."""

_FEWEST_WORDS = 2
_FEWEST_OF_HEADLINE = 5
_MOST_WORDS = 6
_LONGEST_LABEL = 30


@dataclass(frozen=True, slots=True)
class Headline:
    """The headline, and the heading of the page that shows it, None where none does."""

    title: str | None
    heading: Element | None = None


def best_title(root: Element, stated: list[str], page_title: str | None, outlets: list[str]) -> Headline:
    """Return the headline.

    stated: headlines of JSON-LD and meta, the surest first.  page_title: text of `<title>`.  outlets: names of the site.  The
    `<h1>` that shares words with a stated headline wins, for that is what readers see; outlets write the others for search
    machines.  One that is the first part of the page's title wins over a stated headline with other words, which is a description.
    """
    known = [without_suffix(title, outlets) for title in (*stated, page_title or "") if title]
    slogans = _slogans(page_title, known)
    alone = [(element, text) for element in root.iter("h1") if (text := heading_texts(element)[0]) and not _is_in(text, slogans)]
    for tag, shared in (("h1", _SHARED), ("h2", _NEARLY)):
        element, seen = _agreeing(root, tag, known, shared, slogans)
        above = next((one for one in alone if _is_subtitle(element, one[0])), None) if tag == "h2" and len(alone) == 1 else None
        if above and not _is_outlet(above[1], set(map(_bare, outlets))):
            return Headline(above[1], above[0])
        if seen:
            return Headline(_without_kicker(without_suffix(seen, outlets), known), element)
    if len(alone) == 1 and (
        _opens(page_title, alone[0][1], outlets)
        or _has_label_of(alone[0][1], known)
        or _is_all(alone[0][1], stated, known)
        or _is_told(alone[0][1], known)
    ):
        return Headline(alone[0][1], alone[0][0])
    if len(alone) != 1 and (low := _low_heading(root, known, page_title)):
        return low
    return Headline(known[0] if known else None, alone[0][0] if len(alone) == 1 else None)


def _low_heading(root: Element, known: list[str], page_title: str | None) -> Headline | None:
    """Return the `<h3>` or `<h4>` that shows a stated headline, or the first part of the page's title, word for word; None without one."""
    first = _bare(_SEPARATOR.split(page_title or "")[0])
    wanted = {bare for bare in (first, *map(_bare, known)) if bare}
    for element in root.iter("h3", "h4"):
        text = heading_texts(element)[0]
        if len(text) <= _LONGEST_HEADING and word_count(text) >= _FEWEST_OF_HEADLINE and _bare(text) in wanted:
            return Headline(text, element)
    return None


def _slogans(page_title: str | None, known: list[str]) -> str:
    """Return the page's title behind its first part where that is a stated headline: names and slogans of the site."""
    first, *rest = _SEPARATOR.split(page_title or "")
    return " ".join(rest) if known and shared_words(first, known[0]) > _NEARLY else ""


def _is_in(heading: str, slogans: str) -> bool:
    bare = _bare(heading)
    return bool(bare) and bare in _bare(slogans)


def _without_kicker(seen: str, known: list[str]) -> str:
    """Return the heading without the words before a stated headline that ends it, as in `Sea: Boats sink off Orlo`."""
    if seen in known:
        return seen
    return next((one for one in known if seen != one and seen.endswith(one) and word_count(one) >= _SHORTEST_HEADING), seen)


def _opens(page_title: str | None, seen: str, outlets: list[str]) -> bool:
    """Tell whether the heading is the first part of the page's title and no name of the site."""
    return bool(page_title) and _SEPARATOR.split(page_title or "")[0].strip() == seen and not _is_outlet(seen, set(map(_bare, outlets)))


def _is_all(seen: str, stated: list[str], known: list[str]) -> bool:
    """Tell whether nothing but the heading names the article: no data state a headline, and the page's title is other words for it."""
    return not known or (not stated and word_count(seen) >= _FEWEST_OF_HEADLINE)


def _is_subtitle(element: Element | None, headline: Element) -> bool:
    """Tell whether an `<h2>` is the line below the headline: it follows in the same box and is called so."""
    return element is not None and element.getprevious() is headline and bool(_SUBTITLE.search(element.get("class") or ""))


def _is_told(seen: str, known: list[str]) -> bool:
    """Tell whether most words of the heading, or several long ones, stand in the stated headlines, each written for other readers."""
    told = {word for title in known for word in word_tokens(title)}
    own = set(word_tokens(seen))
    shared = own & told
    is_like = len(shared) >= _TOLD * len(own) or sum(len(word) >= _LONG_WORD for word in shared) >= _SHORTEST_HEADING
    return len(own) >= _FEWEST_OF_HEADLINE and is_like


def _has_label_of(seen: str, known: list[str]) -> bool:
    """Tell whether the heading begins with the label of a stated headline, as `The latest: …` of a page that is still being updated."""
    label, mark, _ = seen.partition(":")
    return bool(mark) and any(title.startswith(label + mark) for title in known)


def _agreeing(root: Element, tag: str, known: list[str], shared: float, slogans: str) -> tuple[Element | None, str | None]:
    """Return the heading that has most words in common with a stated headline and its text, None below the share."""
    best: tuple[float, Element | None, str | None] = (shared, None, None)
    for element in root.iter(tag):
        for text in heading_texts(element):
            if len(text) <= _LONGEST_HEADING and word_count(text) >= _SHORTEST_HEADING and not _is_in(text, slogans):
                likeness = max((shared_words(text, title) for title in known), default=0.0)
                best = max(best, (likeness, element, text), key=lambda scored: scored[0])
    return best[1], best[2]


def heading_texts(element: Element) -> list[str]:
    """Return the text of a heading, a line break as a space; without a link in it to the front page; its words above a box in it."""
    whole: list[str] = []
    own: list[str] = []
    fronts = 0
    above = 0
    for is_start, child in walk(element):
        is_front = child is not element and child.tag == "a" and bool(_FRONT.match(child.get("href") or ""))
        fronts += is_front and is_start
        fronts -= is_front and not is_start
        if is_start and not above and child is not element and child.tag in _BOXES:
            above = len(whole)
        text = child.text if is_start else child.tail if child is not element else None
        whole.append((" " if child.tag in _BREAKS else "") + (text or ""))
        if not fronts:
            own.append(whole[-1])
    first = fold_space("".join(whole))
    return [first, *dict.fromkeys(text for part in (own, whole[:above]) if (text := fold_space("".join(part))) and text != first)]


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


def title_end(page_title: str | None) -> list[str]:
    """Return the last part of the page's title where it has several: mostly the name of the site."""
    parts = _SEPARATOR.split(page_title or "")
    return parts[-1:] if len(parts) > 1 else []


def shared_words(left: str, right: str) -> float:
    """Return the share of common words, 0 to 1 (Dice)."""
    a, b = set(word_tokens(left)), set(word_tokens(right))
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
