"""Tokenizer: words and marks as the English treebanks cut them.  No tags, no syntax; the rules themselves are in `token_rules`.

A text is cut at blanks; from each piece marks are taken off both ends, one at a time, until a word is left that is an exception, an
address, or is cut at the marks inside it.  The time is linear in the length of a piece.
"""

import re

from pipelines.syntax.token_rules import CAPITAL, CURRENCY, EXCEPTIONS, LETTER, MARKS, QUOTES, SMALL, SYMBOLS, UNITS

# One character for one character, so that offsets stay exact: apostrophes and single quotation marks become one, because the
# right one is both; double ones keep the difference between left and right, because it helps the parser.
_MARKS = str.maketrans({"’": "'", "‘": "'", "‛": "'", "‚": "'", "ʼ": "'", "′": "'", "«": "“", "»": "”", "„": "“", "‟": "“", "″": '"'})

# Blanks, control characters, zero-width blanks, and surrogates, which are no text.
_BLANK = r"\s\x00-\x1f\x7f-\x9f\u200b\u2060\ufeff\ud800-\udfff"
_RUN = re.compile(f"[^{_BLANK}]+")

_edge = re.escape(QUOTES + MARKS)
_quote = re.escape(QUOTES)
_money = re.escape(CURRENCY)
_PREFIX = re.compile(rf"(?:[§%=—–]|\+(?![0-9])|\.\.+|(?:US|C|A)\$|[{_edge}{_money}{SYMBOLS}])")
_SUFFIX = re.compile(
    rf"(?:'[sS]|[—–{_edge}{SYMBOLS}]|(?<=[0-9])(?:\+|(?:US|C|A)\$|[{_money}]|{'|'.join(map(re.escape, UNITS.split()))})"
    rf"|(?:(?<=°[FfCcKk])|(?<=[0-9%²+|{_edge}-])|(?<={SMALL})|(?<=[{CAPITAL}][{CAPITAL}]))\.)$"
)
_INFIX = re.compile(
    rf"\.\.+|[…{SYMBOLS}]|(?<=[0-9])[+*^-](?=[0-9-])|(?:(?<={SMALL})|(?<=[{_quote}]))\.(?=[{CAPITAL}{_quote}])"
    rf"|(?<={LETTER}),(?={LETTER})|(?:(?<={LETTER})|(?<=[0-9]))(?:---|--|——|[-–—~:<>=/])(?={LETTER})"
    rf"|[,!?:;](?=[“”\"]{LETTER})|(?:(?<=[,.!?:;])[“”\"]|(?<={LETTER})[“”])(?={LETTER})"  # said,“Yes: the blank is missing
    r"|(?<=[0-9A-Za-z])[–‐‑−](?=[0-9A-Za-z])"
)
_WINDOW = 12  # characters: no suffix is longer, with what has to stand before it
_ADDRESS = re.compile(
    rf"(?:[\w+.-]{{2,}}://)?(?:[^\s@]+@)?(?:(?:[0-9]{{1,3}}\.){{3}}[0-9]{{1,3}}|(?:[^\W_](?:[\w-]*[^\W_])?\.)+{SMALL}{{2,63}})"
    r"(?::[0-9]{2,5})?(?:[/?#]\S*)?"
)
_LONGEST_EXCEPTION = max(map(len, EXCEPTIONS))
# Exceptions that the rules take apart: they are put together again where they appear between other marks.
_REJOINED = {word: parts for word, parts in EXCEPTIONS.items() if _PREFIX.match(word) or _SUFFIX.search(word) or _INFIX.search(word)}
_MOST_PARTS = 6


def plain_marks(text: str) -> str:
    """Return the text, as long as before, with fewer kinds of quotation marks and apostrophes."""
    return text.translate(_MARKS)


def cut_words(piece: str) -> list[tuple[int, int]]:
    """Return start and end of the words and marks of a piece of text; blanks, control characters and surrogates are left out."""
    found = []
    for run in _RUN.finditer(plain_marks(piece)):
        start = run.start()
        for word in _words(run[0]):
            found.append((start, start + len(word)))
            start += len(word)
    return found


def _words(run: str) -> list[str]:
    """Return the words and marks of a run of characters without blanks."""
    if run.isalpha() and run not in EXCEPTIONS:  # no rule cuts between letters
        return [run]
    left: list[str] = []
    right: list[str] = []
    low, high = 0, len(run)
    while low < high and not _is_exception(run, low, high):
        first = _prefix(run, low, high)
        if first and _is_exception(run, low + first, high):
            last = 0
        else:
            last = _suffix(run, low + first, high)
            first = 0 if last and _is_exception(run, low, high - last) else first
        if first + last == 0:
            break
        left += [run[low : low + first]] if first else []
        right += [run[high - last : high]] if last else []
        low, high = low + first, high - last
    words = [*left, *(_core(run[low:high]) if low < high else ()), *reversed(right)]
    return _rejoined(words) if len(words) > 1 else words


def _is_exception(run: str, low: int, high: int) -> bool:
    """Tell whether a part of the run is an exception."""
    return high - low <= _LONGEST_EXCEPTION and run[low:high] in EXCEPTIONS


def _prefix(run: str, low: int, high: int) -> int:
    """Return the length of the mark at the beginning."""
    match = _PREFIX.match(run, low, high)
    return match.end() - low if match else 0


def _suffix(run: str, low: int, high: int) -> int:
    """Return the length of the mark at the end."""
    dots = high
    while dots > low and run[dots - 1] == ".":
        dots -= 1
    if high - dots > 1:
        return high - dots
    match = _SUFFIX.search(run[max(low, high - _WINDOW) : high])
    return match.end() - match.start() if match else 0


def _core(word: str) -> tuple[str, ...] | list[str]:
    """Return the parts of a word without marks at its ends."""
    if (parts := EXCEPTIONS.get(word)) is not None:
        return parts
    if _ADDRESS.fullmatch(word):
        return [word]
    found, start = [], 0
    for match in _INFIX.finditer(word):
        if match.start() == 0:
            continue
        found += [word[start : match.start()]] if start < match.start() else []
        found.append(match[0])
        start = match.end()
    return [*found, word[start:]] if start < len(word) else found


def _rejoined(words: list[str]) -> list[str]:
    """Return the words with exceptions put together again."""
    found: list[str] = []
    at = 0
    while at < len(words):
        for end in range(min(len(words), at + _MOST_PARTS), at + 1, -1):
            parts = _REJOINED.get("".join(words[at:end]))
            if parts is not None:
                found += parts
                at = end
                break
        else:
            found.append(words[at])
            at += 1
    return found
