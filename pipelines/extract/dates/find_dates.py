"""Find dates and clock times in an article.

Patterns are in `date_patterns`, their meaning in `calendar_dates` and `relative_dates`; which of them dates a claim is chosen in `events`.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from pipelines.extract.dates.calendar_dates import CALENDAR
from pipelines.extract.dates.clock_times import CLOCK_PATTERN, clock_text, offset_between, offset_text
from pipelines.extract.dates.date_meaning import NO_SUCH_DAY, Context, Meaning
from pipelines.extract.dates.date_mention import DateMention, DateRole, precision_of
from pipelines.extract.dates.date_patterns import HINTS, PATTERNS
from pipelines.extract.dates.relative_dates import RELATIVE
from pipelines.extract.text.document import Document, Span

__all__ = ["DateMention", "DateRole", "find_dates"]

_START = r"(?<![\w$€£#/-])"
_END = r"(?!\w)"
_GROUP_NAME = re.compile(r"[(][?]P<[a-z0-9]+>")
_SINGLE = {pattern.name: re.compile(f"{_START}(?:{pattern.regex}){_END}") for pattern in PATTERNS}
_ANY = re.compile(_START + "(?:" + "|".join(f"(?P<{p.name}>(?:{_GROUP_NAME.sub('(?:', p.regex)}){_END})" for p in PATTERNS) + ")")
_WORD = re.compile(r"[A-Za-z]+|\d+/\d+/\d+|\d+(?:st|nd|rd|th)?")
_FUTURE = re.compile(
    r"\b(?:will|would(?! (?:have|not)\b)|is due|are due|scheduled|upcoming|plans? to|planned to|due to be|set to be|is set to|are set to|"
    r"is expected|are expected|is to|are to)\b"
    r"(?!.*(?:\b(?:said|told|announced)\b|[.;?!] ))",
    re.DOTALL,
)
_NAMES_BEFORE = re.compile(r"\b(?:Black|Bloody|Cyber|Super|Fat|Man|Girl|Casual|Route|Highway|Flight|Area|Channel|Windows|Radio)\s$")
_NAMES_AFTER = re.compile(r"\s(?:Times|Mirror|Telegraph|Herald|Mail|Express|Night Live|Night Football|Post\b|World|Mercury|school)\b")
_ROLE_BEFORE = re.compile(
    r"\b(since|until|till|through|before)(?:\s(?:early|late|at least))?(?: on)?\s$|\b(since)\b(?:[^,.;:]{0,70}\bon"
    r"|\s(?:the|an?|its?|their|fighting|war|violence|hostilities)(?:\s(?!(?:have|has|had|were|are|at|in)\b)[a-z’'-]{1,20}){0,6})\s$",
    re.IGNORECASE,
)
_FROM = re.compile(r"\b(?:from|between)(?: (?:early|late))?\s$", re.IGNORECASE)
_TO = re.compile(r"\s?(?:to|through|until|and|[-–—])\s?")
_NEAR_CLOCK = re.compile(
    r"[\s,]*+(?:on|at|in the|about|around|shortly (?:before|after)|just (?:before|after)|before|after|by|,)?"
    r"[\s,]*+(?:early|late|at|on|around|about)?\s*"
)
_WORDS_OF_FUTURE = frozenset({"weekday", "month_day", "day_month", "in_month", "weekend", "overnight_into"})
_RESOLVERS = {**CALENDAR, **RELATIVE}
_WORLD_TIME, _LOCAL_TIME = frozenset({"GMT", "UTC"}), frozenset({None, "local time"})
_PARENTHESIS = re.compile(r",?\s?[(/]\s?|,?\s?or\s")
_LOOK_BACK = 160
_REACH = 48
_KNOWN_PIECES, _LONGEST_PIECE = 50_000, 40  # pieces of text whose hints are remembered; longer ones hardly come again


@dataclass(frozen=True, slots=True)
class _Clock:
    start: int
    end: int
    hour: str
    zone: str | None
    offset: str = ""


def find_dates(document: Document) -> tuple[DateMention, ...]:
    """Return the dates, periods and clock times of the text in their order.

    Relative ones count from the publication day; without it they stay unresolved with the reason.
    """
    days = _join_periods(list(_day_mentions(document)), document)
    return _with_clocks(days, _clocks(document.text, days), document.text)


def _day_mentions(document: Document) -> Iterator[DateMention]:
    text, previous, sentence = document.text, None, -1
    for found in _matches(text):
        name = found.lastgroup or ""
        match = _SINGLE[name].match(text, found.start())
        if match is None or _is_name(match, name, text):
            continue
        here = document.sentence_at(match.start()).no if document.sentences else 0
        future = name in _WORDS_OF_FUTURE and _is_future(document, match.start())
        context = Context(document.published, previous, previous if here == sentence else None, future)
        meaning = _meaning(match, name, context)
        mention = _mention(match, name, meaning, document)
        if mention.day_from and mention.day_to and not meaning.only_after and (mention.precision or 9) <= 3:  # noqa: PLR2004
            previous, sentence = (mention.day_from, mention.day_to), here
        yield mention


def _matches(text: str) -> Iterator[re.Match[str]]:
    """Yield the matches of all patterns; only the surroundings of hint words are searched, for speed."""
    for start, end in _windows(text):
        yield from _ANY.finditer(text, start, end)


def _windows(text: str) -> Iterator[tuple[int, int]]:
    start = end = at = 0
    for piece in text.split(" "):
        for first, last in _known_hints(piece) if len(piece) <= _LONGEST_PIECE else _hints(piece):
            if at + first - _REACH > end:
                if end:
                    yield start, end
                start = max(0, at + first - _REACH)
            end = at + last + _REACH
        at += len(piece) + 1
    if end:
        yield start, min(end, len(text))


def _hints(piece: str) -> tuple[tuple[int, int], ...]:
    """Return where the hint words of a piece without blanks stand in it."""
    return tuple(word.span() for word in _WORD.finditer(piece) if _is_hint(word[0]))


def _is_hint(word: str) -> bool:
    return word in HINTS or (word[0].isdigit() and (len(word) == 4 or not word.isdigit()))  # noqa: PLR2004 - a year


_known_hints = lru_cache(_KNOWN_PIECES)(_hints)


def _meaning(match: re.Match[str], name: str, context: Context) -> Meaning:
    try:
        return _RESOLVERS[name](match, context)
    except (ValueError, OverflowError):  # a day outside the years 1 to 9999
        return Meaning(None, None, reason=NO_SUCH_DAY)


def _mention(match: re.Match[str], name: str, meaning: Meaning, document: Document) -> DateMention:
    mention = DateMention(
        span=Span(match.start(), match.end()),
        text=match[0],
        day_from=meaning.day_from,
        day_to=meaning.day_to,
        precision=meaning.precision,
        role=meaning.role,
        pattern=name,
        is_relative=meaning.is_relative,
        only_after=meaning.only_after,
        reason=meaning.reason,
    )
    role = _ROLE_BEFORE.search(document.text, max(0, match.start() - 80), match.start())
    if role is None or mention.day_from is None or mention.role is not DateRole.POINT:
        return mention
    if (role[1] or role[2]).lower() != "since":
        return replace(mention, day_from=None, role=DateRole.UNTIL)
    if document.published is None or mention.day_from > document.published:
        return replace(mention, role=DateRole.SINCE)
    return replace(mention, day_to=document.published, precision=precision_of(mention.day_from, document.published), role=DateRole.SINCE)


def _is_name(match: re.Match[str], name: str, text: str) -> bool:
    if name not in {"weekday", "year", "weekend"} or match[0].startswith("in "):  # in the Channel in 1917, as against Channel 4
        return False
    return bool(_NAMES_BEFORE.search(text, max(0, match.start() - 10), match.start()) or _NAMES_AFTER.match(text, match.end()))


def _is_future(document: Document, offset: int) -> bool:
    start = max(document.sentence_at(offset).start, offset - _LOOK_BACK) if document.sentences else 0
    return _FUTURE.search(document.text, start, offset) is not None


def _join_periods(mentions: list[DateMention], document: Document) -> list[DateMention]:
    """Join "from Monday to Wednesday" and "between 3 March and 5 April" to one period."""
    joined: list[DateMention] = []
    for mention in mentions:
        before = joined[-1] if joined else None
        if (
            before
            and before.day_from
            and mention.day_to
            and before.day_from <= mention.day_to
            and _is_period(before, mention, document.text)
        ):
            joined[-1] = DateMention(
                span=Span(before.span.start, mention.span.end),
                text=document.text[before.span.start : mention.span.end],
                day_from=before.day_from,
                day_to=mention.day_to,
                precision=precision_of(before.day_from, mention.day_to),
                role=DateRole.PERIOD,
                pattern="period",
                is_relative=before.is_relative,
            )
        else:
            joined.append(mention)
    return joined


def _is_period(first: DateMention, second: DateMention, text: str) -> bool:
    if first.role is DateRole.PERIOD or second.span.start - first.span.end > 10:  # noqa: PLR2004
        return False
    begins = _FROM.search(text, max(0, first.span.start - 15), first.span.start) or first.text.lower().startswith(("from ", "between "))
    between = text[first.span.end : second.span.start]
    own_word = second.text.lower().split(" ", 1)[0] in {"to", "until", "through", "and"} and not between.strip()
    return bool(begins and (own_word or _TO.fullmatch(between))) or between.strip() == "through"


def _clocks(text: str, days: list[DateMention]) -> list[_Clock]:
    """Return the clock times outside the days; "6 a.m. (0300 GMT)" is one that tells its zone."""
    clocks: list[_Clock] = []
    following = iter(days)
    day = next(following, None)
    for match in CLOCK_PATTERN.finditer(text):
        while day is not None and day.span.end <= match.start():
            day = next(following, None)
        hour = clock_text(match)
        if hour is None or (day is not None and day.span.start < match.end() and match.start() < day.span.end):
            continue
        before = clocks[-1] if clocks else None
        if (
            before
            and match["zone"] in _WORLD_TIME
            and before.zone in _LOCAL_TIME
            and _PARENTHESIS.fullmatch(text, before.end, match.start())
        ):
            end = match.end() + text.startswith(")", match.end())
            clocks[-1] = _Clock(before.start, end, before.hour, None, offset_between(before.hour, hour))
        else:
            clocks.append(_Clock(match.start(), match.end(), hour, match["zone"]))
    return clocks


def _with_clocks(days: list[DateMention], clocks: list[_Clock], text: str) -> tuple[DateMention, ...]:
    """Give each clock time to the day beside it; the others become mentions without a day."""
    mentions, alone = list(days), []
    starts = [day.span.start for day in days]
    for clock in clocks:
        after = bisect_left(starts, clock.start)
        position = next((i for i in (after - 1, after) if 0 <= i < len(mentions) and _beside(mentions[i], clock, text)), None)
        if position is None:
            alone.append(_clock_alone(clock, text))
        else:
            mentions[position] = _timed(mentions[position], clock, text)
    return tuple(sorted([*mentions, *alone], key=lambda mention: mention.span.start))


def _beside(day: DateMention, clock: _Clock, text: str) -> bool:
    if day.time is not None or day.pattern in {"year", "in_month", "period_ago", "past_n", "recent", "period", "clock"}:
        return False
    if 0 <= clock.start - day.span.end <= 25:  # noqa: PLR2004
        return _NEAR_CLOCK.fullmatch(text, day.span.end, clock.start) is not None
    if 0 <= day.span.start - clock.end <= 25:  # noqa: PLR2004
        return _NEAR_CLOCK.fullmatch(text, clock.end, day.span.start) is not None
    return False


def _timed(day: DateMention, clock: _Clock, text: str) -> DateMention:
    start, end = min(day.span.start, clock.start), max(day.span.end, clock.end)
    time = clock.hour + (clock.offset or offset_text(clock.zone, day.day_from))
    precision = 0 if day.day_from is not None and day.day_from == day.day_to else day.precision
    return replace(day, span=Span(start, end), text=text[start:end], time=time, precision=precision)


def _clock_alone(clock: _Clock, text: str) -> DateMention:
    return DateMention(
        span=Span(clock.start, clock.end),
        text=text[clock.start : clock.end],
        day_from=None,
        day_to=None,
        precision=0,
        time=clock.hour + (clock.offset or offset_text(clock.zone, None)),
        pattern="clock",
        reason="a clock time without a day",
    )
