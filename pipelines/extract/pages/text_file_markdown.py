"""Markdown: a line with links and emphasis to its plain text, and how much of it was link text."""

import html
import re
from dataclasses import dataclass

from pipelines.extract.pages.html_tree import fold_space


@dataclass(frozen=True, slots=True)
class PlainLine:
    """A line without its marks.

    text: as a reader sees it.  level: 1 to 6 for headings, 0 for others.  is_item: whether it is an item of a list.  is_link:
    whether nearly all of it is link text.  links: text and address
    of its links.
    """

    text: str
    level: int = 0
    is_item: bool = False
    is_link: bool = False
    links: tuple[tuple[str, str], ...] = ()


_IMAGE = re.compile(r"!\[[^\[\]]{0,2000}\]\([^()\s]{0,4000}(?:\s+\"[^\"]{0,2000}\")?\)")
_LINK = re.compile(r"\[([^\[\]]{0,2000})\]\(<?([^()\s<>]{0,4000}(?:\([^()\s]{0,500}\)[^()\s]{0,500})?)>?(?:\s+\"[^\"]{0,2000}\")?\)")
_REFERENCE = re.compile(r"\[([^\[\]]{1,2000})\]\[[^\[\]]{0,200}\]")
_AUTOLINK = re.compile(r"<((?:https?://|mailto:)[^<>\s]{1,4000})>")
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,500}>")
_ADDRESS = re.compile(r"https?://\S+|(?<![\w@])(?:www|t)\.[a-z]{2,}\S*", re.IGNORECASE)
_EMPHASIS = (
    re.compile(r"(\*{1,3})(?=\S)([^*\n]{1,2000}?)(?<=\S)\1(?!\w)"),
    re.compile(r"(?<!\w)(_{1,3})(?=\S)([^_\n]{1,2000}?)(?<=\S)\1(?!\w)"),
)
_CODE = re.compile(r"`([^`]{1,2000})`")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!>~|])")
_HEADING = re.compile(r"^\s{0,3}(#{1,6})\s+(.*)$")
_ITEM = re.compile(r"^\s*(?:[-*+•·▪◦]|\d{1,3}[.)])\s+")
_QUOTE = re.compile(r"^\s{0,3}(?:>\s?)+")
_MARK = "\ue000"
_LINK_SHARE = 0.8


def plain_line(line: str) -> PlainLine:
    """Return the line without Markdown marks."""
    body = _QUOTE.sub("", line)
    item = None if _HEADING.match(body) else _ITEM.match(body)
    body = body[item.end() :] if item else body
    heading = _HEADING.match(body)
    marked, links = _unlinked(heading[2].rstrip().rstrip("#").rstrip() if heading else body)
    linked = sum(len(part) for part in marked.split(_MARK)[1::2])
    bare = marked.replace(_MARK, "")
    text = fold_space(html.unescape(_ESCAPE.sub(r"\1", _unmarked(bare))))
    return PlainLine(
        text=text,
        level=len(heading[1]) if heading else 0,
        is_item=bool(item),
        is_link=bool(links) and linked >= _LINK_SHARE * len(bare.strip()),
        links=links,
    )


def is_address(text: str) -> bool:
    """Tell whether the text is nothing but web addresses."""
    return bool(text) and not _ADDRESS.sub("", text).strip(" <>()[].,")


def _unlinked(text: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Return the text with link texts between marks, without images, and its links."""
    text = _IMAGE.sub("", text)
    links = tuple((match[1], match[2]) for match in _LINK.finditer(text)) + tuple(
        (match[1], match[1]) for match in _AUTOLINK.finditer(text)
    )
    text = _LINK.sub(rf"{_MARK}\1{_MARK}", text)
    text = _AUTOLINK.sub(rf"{_MARK}\1{_MARK}", text)
    return _TAG.sub(" ", _REFERENCE.sub(r"\1", text)), links


def _unmarked(text: str) -> str:
    for pattern in (*_EMPHASIS, *_EMPHASIS):
        text = pattern.sub(r"\2", text)
    return _CODE.sub(r"\1", text)
