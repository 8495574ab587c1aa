"""Clauses about something else: 'the strike on Velsa, which was captured in 2014, killed four'.

What stands in such a clause dates and places nothing outside it.  Neither does the total after 'bringing the number of dead to',
the event after 'in retaliation for' or the one after 'the deadliest since'.  Found by marks and words alone; no syntax is needed.
"""

import re
from collections.abc import Sequence

_WORDS = r"[^,;:.()\n—–]"
_WHICH = rf"(?:which|who|whose|whom|where|when)\s{_WORDS}{{1,240}}"
_BRINGING = rf"(?:bring|tak|rais|push|lift|increas)ing\s{_WORDS}{{0,40}}?\b(?:number|toll|total|dead|deaths)\b{_WORDS}{{1,160}}"
_REVENGE = rf"\bin (?:retaliation|response|revenge|reprisal|answer) (?:for|to)\s{_WORDS}{{1,160}}(?:,\s{_WHICH})?"
_COMPARED = rf"\bthe (?:\w+iest|worst|first|biggest|largest)\s(?:\w+\s){{0,4}}since\s{_WORDS}{{1,60}}(?:,\s{_WHICH})?"
_CLAUSE = re.compile(rf"(?:,\s(?:{_WHICH}|{_BRINGING})|{_REVENGE}|{_COMPARED})(?=[,;:()\n—–]|\.(?!\d)|$)", re.IGNORECASE)


def relative_clauses(text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """Return the clauses of text[start:end] about something else, as half-open spans in order."""
    return tuple(match.span() for match in _CLAUSE.finditer(text, start, end))


def without_clauses(text: str, start: int, end: int, clauses: Sequence[tuple[int, int]]) -> str:
    """Return text[start:end] without the clauses that lie inside it."""
    kept, at = "", start
    for first, last in clauses:
        if at <= first and last <= end:
            kept += text[at:first]
            at = last
    return kept + text[at:end]
