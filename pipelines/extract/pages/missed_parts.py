"""Recovery: parts of an article that an extractor did not reach, because the page cuts its text into several containers.

Works on the page's own tree: containers of the same element and class, in the same `<article>`, belong together.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import islice

from pipelines.extract.pages.html_tree import Element, text_of
from pipelines.extract.pages.word_tokens import weight

MAX_ELEMENTS = 30_000
"""Elements of the largest page that the extractor gets; it needs more than linear time."""

_KEPT = ("p", "h2", "h3", "h4", "li", "blockquote")
_LONG = 80
_MISSED = 0.25
_START = 60


@dataclass(slots=True)
class _Group:
    """Containers of one kind in one article, with the characters of their long paragraphs that were found and missed."""

    found: int = 0
    missed: int = 0
    containers: dict[Element, None] = field(default_factory=dict)


def is_oversized(root: Element) -> bool:
    """Tell whether the page has more elements than an extractor reads in reasonable time; no article page has."""
    return next(islice(root.iter(), MAX_ELEMENTS, None), None) is not None


def plain_paragraphs(root: Element) -> list[str]:
    """Return the `<p>` of the `<article>` that holds most text, of the whole page where there is none."""
    by_article: dict[Element | None, list[str]] = defaultdict(list)
    for paragraph in root.iter("p"):
        if text := text_of(paragraph):
            by_article[next(paragraph.iterancestors("article"), None)].append(text)
    return max(by_article.values(), key=lambda texts: sum(map(len, texts)), default=[])


def running_length(root: Element) -> int:
    """Return the characters in the page's long paragraphs, wherever they stand."""
    return sum(length for length in map(weight, map(text_of, root.iter("p"))) if length >= _LONG)


def missed_paragraphs(root: Element, found: str) -> list[str]:
    """Return all paragraphs of the containers whose text was found in part, or nothing where hardly any is missing.

    found: the text that the extractor found.
    """
    groups: dict[tuple[Element, str, str], _Group] = defaultdict(_Group)
    for paragraph in root.iter("p"):
        text = text_of(paragraph)
        parent = paragraph.getparent()
        article = next(paragraph.iterancestors("article"), None)
        if len(text) < _LONG or article is None or not parent.get("class"):
            continue
        group = groups[article, parent.tag, parent.get("class")]
        group.containers[parent] = None
        if text[:_START] in found:
            group.found += len(text)
        else:
            group.missed += len(text)
    best = max(groups.values(), key=lambda group: group.found, default=_Group())
    if best.found * 2 < len(found) or best.missed < _MISSED * best.found or len(best.containers) == 1:
        return []
    return [text for parent in best.containers for e in parent if e.tag in _KEPT and (text := text_of(e))]
