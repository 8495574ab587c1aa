"""Quotations: words between quotation marks of every kind, with exact offsets.

The pairing never gives up: a mark without its partner still makes a quotation, whose missing side is guessed from the sentence
and the paragraph.  Which quotations are speech is judged here by their form alone; who spoke belongs in `quotation_cues`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipelines.extract.text.document import Quotation, Span
from pipelines.extract.text.speech_or_title import is_speech

_MARK = re.compile(r"''|``|[\"“”„«»‹›‘’'`]")
_DOUBLE = frozenset(['"', "“", "”", "„", "«", "»", "‹", "›", "''", "``"])
_OPENING = frozenset(["“", "„", "«", "``", "‹", "‘"])
_CLOSING = frozenset(["”", "»", "›", "’"])
# Words that start with an apostrophe, which is no opening mark.
_ELISION = re.compile(r"['’](?:\d0s|\d\d\b|em\b|til\b|tis\b|twas\b|n['’]|cause\b|bout\b|round\b|s\b|re\b|ve\b|ll\b|d\b|t\b)", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?…][\"”’)]*\s+")
# How many single marks are looked at to find the one that closes a single outer mark; keeps the search linear.
_SEARCH = 40
_LONGEST_SINGLE = 1200


@dataclass(frozen=True, slots=True)
class _Mark:
    """A quotation mark and what it can do where it stands."""

    start: int
    end: int
    is_double: bool
    can_open: bool
    can_close: bool


@dataclass(slots=True)
class _Open:
    """A quotation whose closing mark is not found yet; outer == inner where the opening mark is missing."""

    outer: int
    inner: int
    is_double: bool


def find_quotations(text: str, paragraphs: tuple[Span, ...]) -> tuple[Quotation, ...]:
    """Return all quotations in order of their start, nested ones (depth 1) after the one that holds them."""
    found: list[Quotation] = []
    carried = False
    for paragraph in paragraphs:
        pairs, carried = _pair(text, paragraph, carried=carried)
        found.extend(_with_depth(text, pairs))
    return tuple(found)


def _with_depth(text: str, pairs: list[tuple[int, int, int, int]]) -> Iterator[Quotation]:
    """Yield the pairs (outer start, start, end, outer end) in order with their depth."""
    outer_end = -1
    for outer, start, end, after in sorted(pairs, key=lambda pair: (pair[0], -pair[3])):
        depth = 1 if outer < outer_end else 0
        if depth == 0:
            outer_end = after
        speech = depth == 0 and is_speech(text, start, end, after)
        yield Quotation(start=start, end=end, outer_start=outer, outer_end=after, is_speech=speech, depth=depth)


def _pair(text: str, paragraph: Span, *, carried: bool) -> tuple[list[tuple[int, int, int, int]], bool]:
    """Pair the marks of one paragraph; also tell whether a quotation is still open at its end."""
    pairs: list[tuple[int, int, int, int]] = []
    stack: list[_Open] = []
    last = paragraph.start
    for mark in _marks(text, paragraph):
        top = stack[-1] if stack else None
        if mark.is_double and top is not None and not top.is_double:
            _drop_singles(stack, mark)
            top = stack[-1] if stack else None
        if top is not None and top.is_double == mark.is_double and mark.can_close and not (mark.can_open and _is_new(text, top, mark)):
            stack.pop()
            pairs.append((top.outer, top.inner, mark.start, mark.end))
            last = mark.end
        elif mark.can_open:
            if top is not None and top.is_double and mark.is_double:
                stack.clear()
                pairs.append((top.outer, top.inner, *_guess_end(text, top.inner, mark.start)))
            stack.append(_Open(mark.start, mark.end, mark.is_double))
        elif mark.is_double and mark.can_close and top is None and not text[mark.start - 1].isdigit():
            start = _guess_start(text, last, mark.start, carried=carried and last == paragraph.start)
            pairs.append((start, start, mark.start, mark.end))
            last = mark.end
    rest = next((one for one in stack if one.is_double), None)
    if rest is not None:
        pairs.append((rest.outer, rest.inner, paragraph.end, paragraph.end))
    return [pair for pair in pairs if pair[1] < pair[2]], rest is not None


def _drop_singles(stack: list[_Open], mark: _Mark) -> None:
    """Forget single marks that a closing double mark leaves unclosed: they were apostrophes."""
    if mark.can_close and any(one.is_double for one in stack):
        while stack and not stack[-1].is_double:
            stack.pop()


def _is_new(text: str, top: _Open, mark: _Mark) -> bool:
    """Whether a mark that can do both opens a new quotation: one is open, but the mark stands before a word, after a space."""
    return mark.start == top.inner or (text[mark.start - 1].isspace() and not text[mark.end : mark.end + 1].isspace())


def _marks(text: str, paragraph: Span) -> Iterator[_Mark]:
    """Yield the marks of a paragraph that are no apostrophes, feet or inches."""
    found = list(_MARK.finditer(text, paragraph.start, paragraph.end))
    closer_of_single = -1
    for index, match in enumerate(found):
        before = text[match.start() - 1] if match.start() > paragraph.start else " "
        after = text[match.end()] if match.end() < paragraph.end else " "
        if match.group() in _DOUBLE:
            yield _double(match, before, after)
        elif match.start() == closer_of_single:
            yield _Mark(match.start(), match.end(), is_double=False, can_open=False, can_close=True)
        elif match.start() > closer_of_single and _opens_single(text, match, before, after):
            closer = _closer_of_single(text, found, index, paragraph)
            if closer is not None:
                closer_of_single = closer
                yield _Mark(match.start(), match.end(), is_double=False, can_open=True, can_close=False)


def _double(match: re.Match[str], before: str, after: str) -> _Mark:
    """Judge a double mark by its shape and its neighbours."""
    mark = match.group()
    open_side = (before.isspace() or before in "([{—–-/:‘'") and not after.isspace()
    close_side = not before.isspace() and not after.isalnum()
    can_open = mark in _OPENING or (open_side and (mark not in _CLOSING or before.isspace()))
    can_open = can_open or (mark == '"' and before in ",:" and after.isalpha())  # said,"Yes: the blank is missing
    can_close = mark in _CLOSING or (mark not in _OPENING and (close_side or not open_side))
    if mark in _CLOSING and before.isspace() and not after.isspace() and after.isalnum():
        can_close = False
    if mark == "“" and after in " ,.;" and not before.isspace():
        can_open, can_close = False, True
    return _Mark(match.start(), match.end(), is_double=True, can_open=can_open or not can_close, can_close=can_close)


def _opens_single(text: str, match: re.Match[str], before: str, after: str) -> bool:
    """Whether a single mark can be the first of a pair."""
    if not (before.isspace() or before in '([{—–"“:') or not (after.isalnum() or after in "…[($"):
        return False
    return match.group() == "‘" or (match.group() != "`" and _ELISION.match(text, match.start()) is None)


def _closer_of_single(text: str, found: list[re.Match[str]], index: int, paragraph: Span) -> int | None:
    """Return the offset of the mark that closes a single mark, or None: after a stop if there is one, else no plural's apostrophe."""
    opener = found[index]
    fallback: int | None = None
    for match in found[index + 1 : index + 1 + _SEARCH]:
        at = match.start()
        after = text[match.end()] if match.end() < paragraph.end else " "
        if at - opener.end() > _LONGEST_SINGLE:
            break
        if match.group() == "‘" or (match.group() == "'" and text[at - 1].isspace() and not after.isspace()):
            break
        if match.group() not in ("'", "’") or after.isalnum() or text[at - 1].isspace():
            continue
        if text[at - 1] in ".,!?…" or not after.isspace():
            return at
        if fallback is None and not (
            text[at - 1] == "s"
            and text[at + 1 : at + 2] == " "
            and text[at + 2 : at + 3].islower()
            and at - opener.end() > len("a few words of it")
        ):
            fallback = at
    return fallback


def _guess_start(text: str, floor: int, closer: int, *, carried: bool) -> int:
    """Return where a quotation starts whose opening mark is missing: the paragraph if it carries on, else the sentence."""
    if carried:
        return floor
    start = floor
    for match in _SENTENCE_END.finditer(text, floor, max(floor, closer - 1)):
        start = match.end()
    while start < closer and text[start].isspace():
        start += 1
    return start


def _guess_end(text: str, start: int, limit: int) -> tuple[int, int]:
    """Return where a quotation ends whose closing mark is missing: at the last full stop before the next opening mark."""
    end = limit
    for match in _SENTENCE_END.finditer(text, start, limit):
        end = match.start() + 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return end, end
