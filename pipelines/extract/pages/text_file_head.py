"""Head and foot of a text file: YAML head, title, date line, byline, address of origin."""

import re
from dataclasses import dataclass, field

from pipelines.extract.pages.html_tree import words
from pipelines.extract.pages.metadata_names import ORGANISATION_WORDS, PARTICLES, persons
from pipelines.extract.pages.metadata_stamps import MONTHS, Stamp, read_stamp

HEAD_KEYS: dict[str, str] = {
    "title": "title",
    "headline": "title",
    "date": "date",
    "published": "date",
    "published_at": "date",
    "publish_date": "date",
    "pubdate": "date",
    "author": "author",
    "authors": "author",
    "byline": "author",
    "creator": "author",
    "url": "url",
    "link": "url",
    "source_url": "url",
    "original_url": "url",
    "canonical_url": "url",
    "publisher": "publisher",
    "site": "publisher",
    "sitename": "publisher",
    "outlet": "publisher",
    "publication": "publisher",
    "language": "language",
    "lang": "language",
    "section": "section",
    "category": "section",
    "tags": "tags",
    "keywords": "tags",
    "agency": "agency",
}
"""Keys of a YAML head to the field that they state."""


@dataclass(slots=True)
class Head:
    """What the head and foot of a file state; fields is keyed by the values of HEAD_KEYS, lists joined by `; `."""

    fields: dict[str, str] = field(default_factory=dict)
    body: str = ""


_FENCE = re.compile(r"^(?:---|\+\+\+)\s*$")
_PAIR = re.compile(r"^([A-Za-z][\w -]{0,30}?)\s*[:=]\s*(.*)$")
_LIST_ITEM = re.compile(r"^\s*-\s+(.*)$")
_MARGIN = " \u00a0\t\n\r\f\v*_>#-"
"""What can stand before the line that names the origin, and is left out with it."""
_ORIGIN = re.compile(  # possessive repetitions: what follows one never begins like it, so that there is only one way to match
    r"^(?:[^\S\n]|[*_>#-])*+(?:(?:original|source|canonical|article|page|full)?[ -]?(?:url|link|address|article|source))"
    r"[\s*_]*+(?::[\s*_]*+)?+(?:\[[^\[\]\n]{0,500}\]\()?<?(https?://[^\s<>()\[\]]{3,2000}+)>?\)?[\s*_]*$",
    re.IGNORECASE | re.MULTILINE,
)
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
_DATE_WORDS = re.compile(
    rf"\b(?:{_WEEKDAY}|{'|'.join(sorted(MONTHS, key=len, reverse=True))}|published|posted|updated|first|last|modified|date|at|on|as|of|the"
    r"|am|pm|a\.m|p\.m"
    r"|gmt|utc|bst|cet|cest|eet|eest|msk|est|edt|et|pst|pdt|pt|cst|cdt|ct|ist|trt|jst|hkt|sgt"
    r"|aest|aedt|amt|local|time|by|min|mins?|minutes?|read|hours?|days?|ago)\b|[\d\W_]|(?<=\d)(?:st|nd|rd|th)\b",
    re.IGNORECASE,
)
_CLOCK_LINE = re.compile(r"^\W*(?:at\s+)?[0-2]?\d[:.][0-5]\d\s*(?:[ap]\.?m\.?)?\s*(?:[A-Z]{1,4}|[+-]\d\d:?\d\d)?\W*$", re.IGNORECASE)
_BYLINE = re.compile(r"^\W*(?:(?:story|text|words|written|reported|report|analysis)\s+)?by\s*:?\s+(?=[^\W\d_])", re.IGNORECASE)
_SENTENCE_END = re.compile(r"(?<![ap]\.m)[.?!]\s*$", re.IGNORECASE)
_QUOTES = re.compile(r"[\"“”„«»]")
_TIME_WORD = re.compile(
    rf"(?:{_WEEKDAY}|(?!(?:april|may|june|august|january) (?-i:[A-Z]))(?:{'|'.join(sorted(MONTHS, key=len, reverse=True))})"
    r"|then|now|noon|midnight|dawn|dusk|nightfall|evening|morning|early|late|mid|next|last|this|that"
    r"|the (?:time|end|way|middle|evening|morning)"
    r"|law|contrast|comparison|far|far the|most|some|all|\d+)\b",
    re.IGNORECASE,
)
"""What follows `By` in sentences: `By Monday, …`, `By the time …`."""

_SMALL_WORD = re.compile(r"(?<![\w’'-])[a-z][\w’'-]*")
_BYLINE_WORDS = (
    PARTICLES
    | ORGANISATION_WORDS
    | words("and in at for of on the with our an a correspondent affairs is hour hours minutes mins min day days ago am pm")
)
_SENTENCE_WORDS = 2
_LONGEST_DATE_LINE = 100
_LONGEST_BYLINE = 160
_MOST_HEAD_LINES = 80


def split_head(text: str) -> Head:
    """Return the fields of a YAML head and of the footer that names the origin, and the text between them."""
    fields, body = _yaml_head(text.lstrip("\n \t"))
    origins = list(_ORIGIN.finditer(body))
    if origins:
        last = origins[-1]
        fields.setdefault("url", last[1].rstrip(".,;"))
        body = body[: _with_margin(body, last.start())] + body[last.end() :]
    return Head(fields, body)


def _with_margin(body: str, start: int) -> int:
    """Return where the lines of blanks and marks begin that stand before a line."""
    kept = len(body[:start].rstrip(_MARGIN))
    return body.index("\n", kept, start) + 1 if kept and "\n" in body[kept:start] else 0 if not kept else start


def date_line(line: str, zone: str | None) -> Stamp | None:
    """Return the date of a line that states nothing but a date."""
    if len(line) > _LONGEST_DATE_LINE or _DATE_WORDS.sub("", line).strip():
        return None
    return read_stamp(line, zone)


def names_only_time(line: str) -> bool:
    """Tell whether the line is nothing but words and numbers of dates and clocks, as in `12 minutes ago, Wed 29 April`."""
    return len(line) <= _LONGEST_DATE_LINE and any(map(str.isdigit, line)) and not _DATE_WORDS.sub("", line).strip()


def is_clock_line(line: str) -> bool:
    """Tell whether the line is nothing but a time of day."""
    return bool(_CLOCK_LINE.match(line))


def is_byline(line: str) -> bool:
    """Tell whether the line names who wrote the text, as in `By Nadia Example`; a sentence that begins with `By` is none."""
    if len(line) > _LONGEST_BYLINE or not _BYLINE.match(line) or _SENTENCE_END.search(line) or _QUOTES.search(line):
        return False
    rest = _BYLINE.sub("", line)
    is_sentence = bool(_TIME_WORD.match(rest)) or sum(word not in _BYLINE_WORDS for word in _SMALL_WORD.findall(rest)) >= _SENTENCE_WORDS
    return not is_sentence and (bool(persons(line)) or rest[:1].isupper())


def _yaml_head(text: str) -> tuple[dict[str, str], str]:
    """Return the fields of the head and the text below it; a head that is never closed ends at the first empty line."""
    lines = text.split("\n", _MOST_HEAD_LINES)
    if not _FENCE.match(lines[0]):
        return {}, text
    below = list(enumerate(lines[1:_MOST_HEAD_LINES], start=1))
    end = next((i for i, line in below if _FENCE.match(line)), None) or next((i for i, line in below if not line.strip()), 0)
    if not any((pair := _PAIR.match(line)) and _field(pair[1]) for line in lines[1:end]):
        return {}, text
    fields: dict[str, str] = {}
    key: str | None = None
    for line in lines[1:end]:
        pair, item = _PAIR.match(line), _LIST_ITEM.match(line)
        if pair and not line.startswith(" "):
            key = _field(pair[1])
            _add(fields, key, pair[2])
        elif item:
            _add(fields, key, item[1])
    return fields, "\n".join(lines[end + 1 :])


def _field(key: str) -> str | None:
    return HEAD_KEYS.get(key.strip().lower().replace("-", "_").replace(" ", "_"))


def _add(fields: dict[str, str], key: str | None, value: str) -> None:
    value = value.strip()
    if value.startswith("[") and value.endswith("]"):
        value = "; ".join(part.strip().strip("\"'") for part in value[1:-1].split(","))
    value = value.strip("\"'")
    if value.startswith(("[", "{")):
        return
    if key and value and value not in {">", "|", "null", "~"}:
        fields[key] = f"{fields[key]}; {value}" if key in fields else value
