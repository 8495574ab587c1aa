"""The search: its rows lie in the page, compressed and with numbers for repeated words, so that it works without a server."""

import base64
import datetime as dt
import json
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from markupsafe import Markup

from pipelines.plain_text import one_line
from pipelines.report.facts.search_rows import ArticleRow, SearchRows
from pipelines.report.pages.cards import Card
from pipelines.report.pages.rendering import render
from pipelines.report.pages.version import Version
from pipelines.report.pages.words import APART, counted, figure, is_one, web_address

FACETS = {
    "country": "Country",
    "admin1": "Province",
    "metric": "What happened",
    "side": "Side",
    "grade": "Grade",
    "state": "State of the figure",
    "source": "Source",
}
"""What can be chosen, with its label."""

COLUMNS = {
    "incidents": ("id", "title", "day", "place", "country", "admin1", "metric", "side", "grade", "state", "source", "told"),
    "claims": (
        "id",
        "text",
        "article",
        "incident",
        "day",
        "place",
        "country",
        "admin1",
        "metric",
        "side",
        "grade",
        "state",
        "source",
        "speaker",
        "told",
        "apart",
    ),
    "statements": ("text", "article", "incident", "day", "speaker", "side", "source"),
    "articles": ("title", "day", "url", "publisher", "source", "incident"),
}
"""The columns of each kind of row, in their order."""

SEARCHED = {
    "incidents": ("title", "place", "admin1", "country", "side", "told", "id"),
    "claims": ("text", "speaker", "place", "told", "article", "id"),
    "statements": ("text", "speaker", "article"),
    "articles": ("title", "publisher", "source"),
}
"""The columns in which words are searched."""

_ROWS_A_PART = 2_000
_GZIP = 31
"""What zlib calls a stream with the head and foot of a gzip file."""

_WORDED = ("country", "admin1", "metric", "side", "grade", "state", "source", "speaker", "publisher", "apart")


@dataclass(frozen=True, slots=True)
class Names:
    """countries: names by code.  part: the month of the page, empty where one page holds all.  parts: file and name of the other months."""

    countries: dict[str, str]
    part: str = ""
    parts: tuple[tuple[str, str], ...] = ()


class _Words:
    """The different words of each column, by number."""

    def __init__(self, country_names: dict[str, str]) -> None:
        self.lists: dict[str, list[str]] = {name: [] for name in _WORDED}
        self._numbers: dict[str, dict[str, int]] = {name: {} for name in _WORDED}
        self._countries = country_names

    def number(self, column: str, word: str | None) -> int | None:
        """Return the number of a word; None for none."""
        if word is None:
            return None
        known = self._numbers[column]
        if word not in known:
            known[word] = len(known)
            self.lists[column].append(one_line(self._shown(column, word)))
        return known[word]

    def _shown(self, column: str, word: str) -> str:
        if column in {"country", "side"}:
            return self._countries.get(word, word)
        return word.replace("_", " ") if column == "metric" else APART[word] if column == "apart" else word

    def numbers(self, column: str, words: Iterable[str | None]) -> list[int]:
        """Return the numbers of several words, each once."""
        return [number for number in dict.fromkeys(self.number(column, word) for word in words) if number is not None]


class _Tables:
    """The rows of a page as lists, in the order of COLUMNS."""

    def __init__(self, rows: SearchRows, cards: list[Card], states: dict[str, list[str]], words: _Words) -> None:
        self._rows, self._cards, self._states, self._words = rows, cards, states, words
        self._incident_at = {card.incident.incident_id: at for at, card in enumerate(cards)}
        self._article_at = {row.article_id: at for at, row in enumerate(rows.articles)}
        self._grades = {card.incident.incident_id: [total.grade for total, _ in card.headline] for card in cards}

    def made(self) -> Iterator[tuple[str, Iterator[list[Any]]]]:
        """Yield the tables, each with its kind; one has to be gone through before the next."""
        yield "incidents", self._incidents()
        yield "claims", self._claims()
        yield "statements", self._statements()
        yield "articles", self._articles()

    def _incident(self, incident_id: str | None) -> int:
        return self._incident_at.get(incident_id or "", -1)

    def _article(self, article_id: str) -> ArticleRow:
        return self._rows.articles[self._article_at[article_id]]

    def _incidents(self) -> Iterator[list[Any]]:
        number, numbers = self._words.number, self._words.numbers
        return (
            [
                (of := card.incident).incident_id, card.title, _day(of.day or of.event_to), one_line(of.place),
                number("country", of.country), number("admin1", of.admin1),
                numbers("metric", (total.metric for total, _ in card.headline)), numbers("side", of.speaking_sides),
                numbers("grade", self._grades[of.incident_id]), numbers("state", self._states.get(of.incident_id, [])),
                numbers("source", self._rows.sources.get(of.incident_id, ())),
                "; ".join(f"{figure(total)} {told}" for total, told in card.headline),
            ]
            for card in self._cards
        )  # fmt: skip

    def _claims(self) -> Iterator[list[Any]]:
        number, numbers = self._words.number, self._words.numbers
        return (
            [
                row.claim_id, one_line(row.text), self._article_at[row.article_id], self._incident(row.incident_id), _day(row.day),
                one_line(row.place), number("country", row.country), number("admin1", row.admin1), number("metric", row.metric),
                number("side", row.side), numbers("grade", self._grades.get(row.incident_id or "", [])), number("state", row.state),
                number("source", self._article(row.article_id).source), number("speaker", row.speaker),
                f"{figure(row)} {counted(row.metric, row.object_class, row.object, one=is_one(row))}", number("apart", row.apart),
            ]
            for row in self._rows.claims
        )  # fmt: skip

    def _statements(self) -> Iterator[list[Any]]:
        number = self._words.number
        return (
            [
                one_line(row.text), self._article_at[row.article_id], self._incident(row.incident_id),
                _day(self._article(row.article_id).day), number("speaker", row.speaker), number("side", row.side),
                number("source", self._article(row.article_id).source),
            ]
            for row in self._rows.statements
        )  # fmt: skip

    def _articles(self) -> Iterator[list[Any]]:
        number = self._words.number
        return (
            [
                one_line(row.title),
                _day(row.day),
                web_address(row.url),
                number("publisher", row.publisher),
                number("source", row.source),
                self._incident(row.incident_id),
            ]
            for row in self._rows.articles
        )


def search_page(rows: SearchRows, cards: list[Card], states: dict[str, list[str]], version: Version, names: Names) -> str:
    """Return the page. cards: of the incidents that it finds.  states: of their figures, by id."""
    words = _Words(names.countries)
    packed = b"".join(_packed(_json(_Tables(rows, cards, states, words), words)))
    written = Markup(base64.b64encode(packed).decode())  # noqa: S704 — letters and digits
    return render(
        "search.html",
        version=version,
        root="",
        scripts=("search.js",),
        facets=list(FACETS.items()),
        part=names.part,
        parts=names.parts,
        data=written,
    )


def _json(tables: _Tables, words: _Words) -> Iterator[str]:
    """Yield everything that the page's script reads, in parts that are small enough to be held."""
    yield f'{{"columns":{_dumped(COLUMNS)},"searched":{_dumped(SEARCHED)},"tables":{{'
    for at, (kind, rows) in enumerate(tables.made()):
        yield f'{"," if at else ""}"{kind}":['
        for first, part in enumerate(iter(lambda rows=rows: list(islice(rows, _ROWS_A_PART)), [])):  # type: ignore[misc]
            yield f"{',' if first else ''}{_dumped(part)[1:-1]}"
        yield "]"
    yield f'}},"words":{_dumped(words.lists)}}}'  # numbered while the tables were made


def _dumped(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _packed(parts: Iterable[str]) -> Iterator[bytes]:
    packer = zlib.compressobj(6, wbits=_GZIP)
    yield from (packer.compress(part.encode()) for part in parts)
    yield packer.flush()


def _day(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None
