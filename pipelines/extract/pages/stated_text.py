"""Stated text: the article as the page's own data give it (`articleBody` of JSON-LD, and of the posts of a live blog).

It decides about texts whose place on the page does not show whether they are the article's. It is often only the start of the article.
"""

from pipelines.extract.pages.html_tree import fold_space
from pipelines.extract.pages.parsed_page import ParsedPage

_START = 50
_END = 30
_SHORTEST = 40
_COVERED = 0.8


def stated_text(page: ParsedPage) -> str:
    """Return the article that the page states, white space folded, an empty text where it states none."""
    body = page.node.get("articleBody")
    return fold_space(" ".join((body if isinstance(body, str) else "", *page.live_posts)))


def with_stated(paragraphs: list[str], others: list[str], stated: str) -> tuple[list[str], list[str]]:
    """Return the paragraphs and the other texts of a page, sorted anew by what the page states as its article.

    Other texts that are stated become paragraphs, in the order stated; what follows the end of a whole article is no part of it.
    """
    if not stated:
        return paragraphs, others
    told = [text for text in others if len(text) >= _SHORTEST and text[:_START] in stated]
    whole = [text for text in paragraphs if text not in told]
    for text in told:
        place = stated.find(text[:_START])
        later = (number for number, one in enumerate(whole) if stated.find(one[:_START]) > place)
        whole.insert(next(later, len(whole)), text)
    end = _end(whole, stated)
    return whole[:end], [*(text for text in others if text not in told), *whole[end:]]


def _end(paragraphs: list[str], stated: str) -> int:
    """Return how many paragraphs there are up to the one that ends a whole stated article, all of them where it is not whole."""
    known = [number for number, text in enumerate(paragraphs) if text[:_START] in stated]
    covered = sum(len(paragraphs[number]) for number in known)
    is_whole = known and covered >= _COVERED * sum(map(len, paragraphs)) and paragraphs[known[-1]].endswith(stated[-_END:])
    return known[-1] + 1 if is_whole else len(paragraphs)
