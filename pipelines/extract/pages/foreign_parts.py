"""Foreign parts: places on a page whose dates and names are not the article's: cards of other stories, comments, menus, footers."""

import re
from itertools import islice, takewhile

from pipelines.contract.vocabulary import BlockKind
from pipelines.extract.pages.blocks import box_kind
from pipelines.extract.pages.html_tree import Element, names_of, short_text, text_of, words
from pipelines.extract.pages.running_text import link_length

_HEADINGS = ("h1", "h2", "h3", "h4", "h5")
_LINK_SHARE = 0.33
_PARAGRAPH = 80
_PARAGRAPHS = 3
_NAMES = re.compile(
    r"(?:^|[\s_-])(?:comments?(?:-?(?:list|section|form|thread|area|body|author|meta|date|time))?|disqus\w*|respond|nav(?:bar|igation)?|menu"
    r"|mast-?head|top-?bar|(?:site|page)-?(?:header|footer)|footer|(?:current|todays?)[-_]?(?:date|day|time)|clock|weather|ticker"
    r"|breaking(?:-?news)?|banner|replies|reviews?|events?|calendar)(?=$|[\s_-])",
    re.IGNORECASE,
)
_TAGS = words("nav footer menu form")
_HEADERS = re.compile(r"(?:^|[\s_-])header(?=$|[\s_-])", re.IGNORECASE)
"""Names of headers; one outside of every article is the site's."""

_STORIES = frozenset({BlockKind.RELATED, BlockKind.EMBEDDED_POST})


def in_foreign_part(element: Element, heading: Element | None) -> bool:
    """Tell whether the element stands in a part of the page that is about something else; what holds the heading never is.

    heading: the heading that shows the article's headline, None where it is unknown.
    """
    own = set(heading.iterancestors()) if heading is not None else set()
    for part in (element, *element.iterancestors()):
        if part in own or part.tag in {"body", "html", "article"}:
            return part.tag == "article" and part not in own and heading is not None and _is_other_article(part, heading)
        if is_foreign_part(part):
            return True
    return False


def is_foreign_part(part: Element) -> bool:
    """Tell whether the element is named as a part beside the article, or is a card: it holds a heading that leads elsewhere."""
    names = names_of(part)
    if part.tag in _TAGS or _NAMES.search(names):
        return True
    if (part.tag == "header" or _HEADERS.search(names)) and next(part.iterancestors("article", "main"), None) is None:
        return True
    kind = box_kind(part.tag, names)
    if kind is not None and kind.kind in _STORIES:
        return not kind.needs_links or link_length(part) >= _LINK_SHARE * len(text_of(part)) or _is_card(part)
    return _is_card(part)


def _is_card(part: Element) -> bool:
    """Tell whether the part is a card of another story, or a row of them.

    An article may name other articles in headings of its own: then several paragraphs stand above the first of them, or another
    heading does, and most of its headings lead nowhere.
    """
    headings = list(part.iter(*_HEADINGS))
    leading = [heading for heading in headings if heading.tag == "h1" or leads_elsewhere(heading)]
    if not leading or not _holds_text(part):
        return bool(leading)
    is_chapter = headings[0] is not leading[0] and len(leading) * 2 < len(headings)
    return not is_chapter and not _opens_with_text(part, leading[0])


def _opens_with_text(part: Element, heading: Element) -> bool:
    """Tell whether several whole paragraphs of the part stand above the heading."""
    above = takewhile(lambda one: one is not heading, part.iter("p", heading.tag))
    return len([one for one in above if one.tag == "p" and short_text(one, _PARAGRAPH) is None]) >= _PARAGRAPHS


def leads_elsewhere(heading: Element) -> bool:
    """Tell whether the whole heading is a link to another page."""
    link = heading.getparent() if heading.getparent() is not None and heading.getparent().tag == "a" else next(heading.iter("a"), None)
    if link is None or not (address := (link.get("href") or "").strip()) or address.startswith(("#", "javascript:", "mailto:")):
        return False
    return text_of(link).strip() != "" and len(text_of(link)) * 10 >= len(text_of(heading)) * 9


def _is_other_article(part: Element, heading: Element) -> bool:
    """Tell whether an `<article>` that does not hold the headline is a story of its own: a card, or a further one."""
    if next(heading.iterancestors("article"), None) is not None:
        return True
    return _is_card(part) and part is not next(filter(_holds_text, part.getroottree().iter("article")), None)


def _holds_text(article: Element) -> bool:
    """Tell whether the element holds several whole paragraphs, as the text below a headline that stands above its `<article>`."""
    return next(islice((one for one in article.iter("p") if short_text(one, _PARAGRAPH) is None), _PARAGRAPHS - 1, None), None) is not None
