"""Body: the paragraphs that were found to be the article, without boilerplate, bylines, credits and lines beside the text.

Takes paragraphs; the kinds of boilerplate are data in `boilerplate_kinds`, boxes of the page are in `blocks`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from pipelines.contract.vocabulary import BlockKind
from pipelines.extract.pages.agencies import credited_agency
from pipelines.extract.pages.blocks import Block
from pipelines.extract.pages.boilerplate import boilerplate_kind
from pipelines.extract.pages.boilerplate_kinds import Boilerplate
from pipelines.extract.pages.closing_credits import is_sign_off
from pipelines.extract.pages.html_tree import Element, fold_space, text_of, walk
from pipelines.extract.pages.metadata_names import ORGANISATION_WORDS
from pipelines.extract.pages.metadata_titles import shared_words
from pipelines.extract.pages.text_file_head import date_line, is_byline, names_only_time
from pipelines.extract.pages.word_tokens import SENTENCE_MARKS


@dataclass(slots=True)
class Body:
    """The article's paragraphs, what the lines above and below them say (bylines and credits as written), and what stands between."""

    paragraphs: list[str] = field(default_factory=list)
    bylines: list[str] = field(default_factory=list)
    credits: list[str] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)


_BLOCKS = frozenset({"p", "head", "item", "quote", "row", "list", "table", "div", "body", "fw", "code"})
_SAME = 0.9
_HEADLINE_SPACES = 3
_SENTENCE_MARKS = SENTENCE_MARKS
_OPEN_BYLINE = re.compile(r"\b(?:in|at|on|for|from)$", re.IGNORECASE)
"""The end of a byline that a line break cuts before its place or day."""

_HANDLE = re.compile(r"\(?@\w{1,30}\)?")
_CAPTION_MARKS = ("▲", "△", "▼")
"""Marks by which Korean and Japanese papers point to the picture above the line."""

_CAPTIONS = 2
_CODE = re.compile(r"^\W*+(?:انتهای پیام)?\W*+[\d\u06f0-\u06f9]{0,9}\W*+$")
"""The number under which a system of an agency keeps the text, and the words `end of the message` of agencies in Persian."""

_REPORTER = re.compile(
    r"^\W*(?:[가-힣]{2,4}\s?(?:기자|특파원|논설위원)\b(?!.*다\.)[^。]{0,60}"
    r"|[(（]?(?:記者|记者|撰文|編輯|编辑|責任編輯|责任编辑|文)[ :：／/][^。]{2,30})$"
)
"""Credits of Korean and Chinese papers: a name before the office, or the office before a name."""

_HEAD = 6
_TAIL = 6
_LONGEST_HEAD_LINE = 120
_ROLE_WORDS = 6
_SHORT_NOTE = 40
_MENU = 5
_KICKER_WORDS = 3
_ABOUT = re.compile(r"^About (?:(?:the|our|us)\b ?)?(?:[A-Z][\w&.'’-]*(?: (?:of|for|and|the|[A-Z][\w&.'’-]*)){0,6})?:?$")
_ABOUT_LENGTH = 8
_FOOT_SHARE = 0.5
_BIOGRAPHY_START = 160
_OFFICE = re.compile(
    r"^[^.!?]{3,60}?\s(?:is|was|has been|covers|reports|writes|works|joined|has (?:covered|reported|written|worked))\b"
    r"[^.!?]{0,80}?\b(?:reporter|correspondent|journalist|editor|writer|columnist|contributor|author|bureau|producer|fellow|intern"
    r"|covers?|covered|covering|reports?|reported|writes?|for)\b"
)
_AUTHOR = re.compile(
    r"^(?:the (?:author|writer) (?:is|has|works|lives)\b|[A-Z][\w'’.-]+(?: [A-Z][\w'’.-]+){1,2} is (?:an?|the|our|its)(?: [\w'’-]+){0,4}?"
    r" (?:reporter|correspondent|journalist|editor|columnist|writer|producer)\b.{0,30}?\b(?:based|at|for|with|of|covering|who covers)\b)",
    re.IGNORECASE,
)
_SELF = re.compile(
    r"^(?:[A-Z][\w.'’&-]*,? ){1,5}is (?:the world['’]s |(?:an?|the|one of the) )(?:[\w-]+ ){0,3}?"
    r"(?:largest|leading|independent|non-?profit|award-winning|biggest|oldest|most (?:read|trusted|popular))\b[^.]{0,60}?"
    r"\b(?:news|media|newspaper|magazine|newsroom|publisher|journalism|broadcaster)\b"
)
"""How papers and agencies describe themselves below their articles."""

_LONGEST_ADDRESS = 300
_ADDRESS = re.compile(r"^\W*[\w.+-]+@[\w-]+\.[\w.-]+\W*$")
_RULE = re.compile(r"^[_*=~#•·\s–—-]+$")
"""A line that only divides."""
_APPEAL_WORDS = re.compile(
    r"\b(?:donat\w+|contribut\w+|support\w*|subscri\w+|paywall|access|log ?in"
    r"|journalis[mt]\w*|advertis\w+|revenues?|readers?|reporting|our work)\b",
    re.IGNORECASE,
)
_FIRST_PERSON = re.compile(r"\b(?:we|our|us)\b", re.IGNORECASE)
_APPEAL = "donation"
_WALL = "subscription_wall"
_SHORTEST_STORY = 90
_STORY_WORDS = 200
"""Characters of a paragraph about subscribing in which one word of an appeal is expected."""
_APPEALS = 2
"""Words of an appeal for money that make a paragraph below one a further part of it."""
_DATE_NOTE = re.compile(
    r"^\W*(?:last )?(?:updated|published|date created|created|posted|modified|reporting from|first published)\b.{0,80}$"
    r"|^\W*\d{4}[-年./]\d{1,2}[-月./]\d{1,2}日?[\s\d:]{0,12}(?:来源|來源|출처)[:：].{0,60}$",
    re.IGNORECASE,
)


def paragraphs_of(body: Element) -> list[str]:
    """Return the paragraphs of the extractor's tree in their order; a line break ends a paragraph."""
    return [paragraph for paragraph in _cut(body) if paragraph]


def _cut(body: Element) -> Iterator[str]:
    pieces: list[str] = []
    for is_start, element in walk(body):
        if element.tag in _BLOCKS or element.tag == "lb":
            yield fold_space("".join(pieces))
            pieces = []
        if is_start:
            pieces.append(element.text or "")
        else:
            pieces.append(f" | {element.tail or ''}" if element.tag == "cell" and element.getnext() is not None else element.tail or "")
    yield fold_space("".join(pieces))


def clean_body(paragraphs: list[str], title: str | None, links: frozenset[str], authors: tuple[str, ...] = ()) -> Body:
    """Return the paragraphs that are the article's text: no boilerplate, headline, link to another article, byline or credit.

    links: the texts of the page's links.  authors: whose biographies are no text.
    """
    body = Body()
    kept = _without_boilerplate(paragraphs, title, links, body.blocks)
    about = _about_start(kept)
    body.blocks += [Block(BlockKind.BIOGRAPHY, paragraph) for paragraph in kept[about:]]
    kept = kept[_menu_length(kept) : about]
    for number, paragraph in enumerate(kept):
        if number < _HEAD and (_is_head_line(paragraph, body) or _is_signature(paragraph, authors)):
            body.bylines.append(paragraph)
        elif number < _CAPTIONS and paragraph.startswith(_CAPTION_MARKS):
            body.blocks.append(Block(BlockKind.CAPTION, paragraph))
        elif number >= len(kept) - _TAIL and _is_tail_line(paragraph):
            body.credits.append(paragraph)
        elif number >= len(kept) - _TAIL and _is_biography(paragraph, authors):
            body.blocks.append(Block(BlockKind.BIOGRAPHY, paragraph))
        else:
            body.paragraphs.append(paragraph)
    return body


def _without_boilerplate(paragraphs: list[str], title: str | None, links: frozenset[str], blocks: list[Block]) -> list[str]:
    """Return the paragraphs that may be text; those that are evidence beside it are added to the blocks."""
    kept: list[str] = []
    left, length = sum(map(len, paragraphs)), 0
    appeal: Boilerplate | None = None
    for number, paragraph in enumerate(paragraphs):
        boilerplate = boilerplate_kind(paragraph) or (appeal if appeal and _goes_on(paragraph) else None)
        appeal = boilerplate if boilerplate and boilerplate.name == _APPEAL else None
        is_foot = boilerplate is not None and boilerplate.ends_article and left < length * _FOOT_SHARE
        if is_foot or (boilerplate and boilerplate.name == _WALL and length and _is_pitch(paragraphs[number + 1 :])):
            blocks += [Block(BlockKind.RELATED, text) for text in paragraphs[number + 1 :]]
            break
        if boilerplate:
            if boilerplate.block:
                blocks.append(Block(boilerplate.block, paragraph))
        elif _is_link(paragraph, links):
            blocks.append(Block(BlockKind.RELATED, paragraph))
        elif not _repeats(paragraph, title) and not _RULE.match(paragraph):
            kept.append(paragraph)
            length += len(paragraph)
        left -= len(paragraph)
    return kept


def _is_pitch(rest: list[str]) -> bool:
    """Tell whether what stands below a note to subscribers only speaks for subscribing, or has no sentence of a story's length."""
    return all(len(text) < _SHORTEST_STORY or len(_APPEAL_WORDS.findall(text)) >= len(text) / _STORY_WORDS for text in rest)


def _goes_on(text: str) -> bool:
    """Tell whether a paragraph below an appeal for money goes on with it: the outlet speaks of itself, its work and its readers."""
    return bool(_FIRST_PERSON.search(text)) and len({word.lower() for word in _APPEAL_WORDS.findall(text)}) >= _APPEALS


def _about_start(paragraphs: list[str]) -> int:
    """Return where the publisher's description of itself starts, as below press releases; the number of paragraphs if nowhere."""
    headings = (number for number, text in enumerate(paragraphs) if _ABOUT.match(text) and number >= len(paragraphs) - _ABOUT_LENGTH)
    start = next(headings, len(paragraphs))
    above, below = sum(map(len, paragraphs[:start])), sum(map(len, paragraphs[start:]))
    return start if below <= above else len(paragraphs)


def _is_biography(text: str, authors: tuple[str, ...]) -> bool:
    """Tell whether the paragraph says who one of the article's authors is, who its unnamed author is, or what the paper is."""
    start = text[:_BIOGRAPHY_START]
    is_told = _AUTHOR.match(start) or _SELF.match(start)
    return bool(is_told) or (any(text.startswith(author) for author in authors) and bool(_OFFICE.search(start)))


def _menu_length(paragraphs: list[str]) -> int:
    """Return how many short lines without a sentence stand above the first sentence where they are a menu or a kicker, else 0."""
    first = next((number for number, text in enumerate(paragraphs) if len(text) > _SHORT_NOTE and text[-1] in _SENTENCE_MARKS), 0)
    lines = [
        text for text in paragraphs[:first] if len(text) <= _SHORT_NOTE * 2 and text[-1] not in _SENTENCE_MARKS and not is_byline(text)
    ]
    if sum(map(len, paragraphs[:first])) > sum(map(len, paragraphs[first:])):
        return 0
    is_kicker = first == 1 and len(paragraphs[0].split()) <= _KICKER_WORDS
    return first if (first >= _MENU or is_kicker) and len(lines) == first else 0


def link_texts(root: Element) -> frozenset[str]:
    """Return the texts of the page's links that are as long as a headline."""
    texts = (text_of(link) for link in root.iter("a"))
    return frozenset(_bare(text) for text in texts if text.count(" ") >= _HEADLINE_SPACES)


def _is_link(text: str, links: frozenset[str]) -> bool:
    return text[-1] not in _SENTENCE_MARKS and _bare(text) in links


def _bare(text: str) -> str:
    """Return the text without marks at its ends and without a label in brackets, as in `Bridge reopens [PHOTOS]`."""
    return text.partition(" [")[0].strip(" |»›>•·-–—:")


def _repeats(text: str, title: str | None) -> bool:
    return bool(title) and shared_words(text, title or "") > _SAME


def _is_head_line(text: str, body: Body) -> bool:
    """Tell whether a short line above the text is byline, role, address or date, or the rest of a byline that a line break cuts."""
    if len(text) > _LONGEST_HEAD_LINE:
        return False
    words = text.split()
    is_label = not body.paragraphs and text[-1] not in _SENTENCE_MARKS
    role = is_label and len(words) <= _ROLE_WORDS and words[-1].lower() in ORGANISATION_WORDS
    rest = is_label and len(text) <= _SHORT_NOTE and bool(body.bylines) and bool(_OPEN_BYLINE.search(body.bylines[-1]))
    return role or rest or is_byline(text) or _is_note(text) or date_line(text, None) is not None


def _is_signature(text: str, authors: tuple[str, ...]) -> bool:
    """Tell whether the line names an author of the article, and besides nothing but accounts, dates and clocks."""
    rest = text
    for author in authors:
        rest = rest.replace(author, " ")
    return len(rest) < len(text) <= _LONGEST_HEAD_LINE and names_only_time(_HANDLE.sub(" ", rest))


def _is_note(text: str) -> bool:
    """Tell whether the line is an address or tells when or where the text was written."""
    dated = _DATE_NOTE.match(text) and len(text) <= _LONGEST_HEAD_LINE
    return bool(
        (len(text) <= _LONGEST_ADDRESS and _ADDRESS.match(text))
        or (dated and (text[-1] not in _SENTENCE_MARKS or len(text) <= _SHORT_NOTE))
    )


def _is_tail_line(text: str) -> bool:
    """Tell whether a line below the text credits writers or agencies, or gives an address or a date."""
    return (
        bool(_CODE.match(text) or _REPORTER.match(text))
        or _is_note(text)
        or is_sign_off(text)
        or credited_agency(text) is not None
        or is_byline(text)
    )
