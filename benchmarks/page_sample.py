"""How rightly pages of others are read, side by side with other readers, on pages whose truth was written by hand.

    python benchmarks/page_sample.py FOLDER [--half B] [--reader newsledger trafilatura ...] [--verbose]

FOLDER holds NAME.html and truth.json: by NAME an object with url, half (A is looked at while rules are mended, B only measured), title
(a list, each of them right), day (the same, where readers see another day than the data state), authors (null where they are not
scored), text (the paragraphs), optional (texts that may be in or not: standfirsts, credits, embedded posts) and foreign (other texts of
the page that must not be in); or {refuse: true} for a page without an article.

For each reader: word F, P and R (means over pages, a refusal counts as 0), first and last paragraph kept, titles and days that are right,
names that are not in the truth, and leaks: sentences with a number that stand in no text of the truth but elsewhere on the page. A
reader that is not installed is left out: newspaper4k and readability-lxml are no dependencies of the project.
"""

import argparse
import datetime as dt
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from trafilatura import bare_extraction

from pipelines.contract.page import Page
from pipelines.contract.vocabulary import InputKind
from pipelines.extract.pages import encoding
from pipelines.extract.pages.read_input import Unreadable, read_input
from pipelines.extract.pages.word_tokens import word_tokens

START = 60
SENTENCE = re.compile(r"(?<=[.!?。！？؟।])\s+|\n+")
SHORTEST_LEAK = 40
QUOTES = str.maketrans("’‘“”«»", '\'\'""""')


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader found: text, title, day as YYYY-MM-DD, authors."""

    text: str
    title: str | None = None
    day: str | None = None
    authors: tuple[str, ...] = ()


def newsledger(body: bytes, url: str | None) -> Reading:
    """Read with newsledger."""
    page = Page(
        source="sample",
        input_kind=InputKind.FOLDER,
        input_ref="page.html",
        body=body,
        url=url,
        fetched_at=dt.datetime.now(dt.UTC),
        media_type="text/html",
    )
    try:
        article, _ = read_input(page)
    except Unreadable:
        return Reading("")
    day = article.published_day.isoformat() if article.published_day else None
    return Reading(article.text, article.title, day, article.authors)


def trafilatura(body: bytes, url: str | None, *, recall: bool = False) -> Reading:
    """Read with trafilatura's own default."""
    found = bare_extraction(body, url=url, with_metadata=True, include_comments=False, favor_recall=recall)
    if found is None or isinstance(found, dict):
        return Reading("")
    authors = tuple(filter(None, (found.author or "").split("; ")))
    return Reading(found.text or "", found.title, found.date, authors)


def trafilatura_recall(body: bytes, url: str | None) -> Reading:
    """Read with trafilatura's `favor_recall`."""
    return trafilatura(body, url, recall=True)


def newspaper(body: bytes, url: str | None) -> Reading:
    """Read with newspaper4k."""
    from newspaper import Article  # type: ignore[import-not-found]  # noqa: PLC0415 - no dependency of the project

    article = Article(url or "https://news.example/a")
    article.download(input_html=encoding.decode(body))
    try:
        article.parse()
    except (LookupError, ImportError):  # word lists and word cutters of some languages are no part of it
        article = Article(url or "https://news.example/a", language="en")
        article.download(input_html=encoding.decode(body))
        article.parse()
    except TypeError:  # it stops at an empty JSON-LD element: the page is not read
        return Reading("")
    day = article.publish_date.date().isoformat() if article.publish_date else None
    return Reading(article.text, article.title, day, tuple(article.authors))


def readability(body: bytes, url: str | None) -> Reading:
    """Read with readability-lxml, which gives no date and no author."""
    from lxml import html  # type: ignore[import-untyped]  # noqa: PLC0415 - its result is markup
    from readability import Document  # type: ignore[import-not-found]  # noqa: PLC0415 - no dependency of the project

    document = Document(encoding.decode(body), url=url)
    texts = html.fromstring(document.summary()).xpath("//text()")
    return Reading("\n".join(texts), document.short_title())


READERS: dict[str, Callable[[bytes, str | None], Reading]] = {
    "newsledger": newsledger,
    "trafilatura": trafilatura,
    "trafilatura, favor_recall": trafilatura_recall,
    "newspaper4k": newspaper,
    "readability": readability,
}


def bare(text: str) -> str:
    """Return letters and digits alone, so that spaces and quotation marks do not count."""
    return "".join(word_tokens(text))


def words(text: str) -> Counter[str]:
    """Return the words of the text; of scripts without spaces the single characters."""
    return Counter(part for token in word_tokens(text) for part in ([token] if token[0] < "\u0e00" else token))


@dataclass(frozen=True, slots=True)
class Score:
    """How right a reading is; names and leaks are those that are wrong."""

    precision: float
    recall: float
    lead: bool
    last: bool
    title: bool
    day: bool
    names: tuple[str, ...]
    leaks: tuple[str, ...]

    @property
    def f(self) -> float:
        """Return the harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def scored(reading: Reading, truth: dict[str, Any]) -> Score:
    """Score the reading of a page with an article."""
    text = truth["text"]
    found, wanted = words(reading.text), words("\n".join(text))
    right = (found & wanted).total()
    extra = (found - wanted - words("\n".join(truth["optional"]))).total()
    seen = bare(reading.text)
    return Score(
        right / (right + extra) if right else 0.0,
        right / wanted.total(),
        bare(text[0])[:START] in seen,
        bare(text[-1])[-START:] in seen,
        _same(reading.title or "") in map(_same, truth["title"]),
        reading.day in (truth["day"] if isinstance(truth["day"], list) else [truth["day"]]),
        tuple(one for one in reading.authors if truth["authors"] is not None and one.casefold() not in map(str.casefold, truth["authors"])),
        tuple(_leaks(reading.text, truth)),
    )


def _same(title: str) -> str:
    return " ".join(title.translate(QUOTES).split())


def _leaks(text: str, truth: dict[str, Any]) -> Iterator[str]:
    own = bare("\n".join((*truth["text"], *truth["optional"], *truth["title"])))
    foreign = bare("\n".join(truth["foreign"]))
    for sentence in SENTENCE.split(text):
        key = bare(sentence)
        if len(sentence) >= SHORTEST_LEAK and any(map(str.isdigit, key)) and key not in own and key in foreign:
            yield sentence


def _table_line(name: str, scores: list[Score], refused: list[bool]) -> str:
    means = " ".join(f"{sum(getattr(s, one) for s in scores) / len(scores):.3f}" for one in ("f", "precision", "recall"))
    counts = " ".join(f"{sum(getattr(s, one) for s in scores):4}" for one in ("lead", "last", "title", "day"))
    names, leaks = (sum(len(getattr(s, one)) for s in scores) for one in ("names", "leaks"))
    return f"{name:26} {means} {counts} of {len(scores)}  names {names}, leaks {leaks}, refused {sum(refused)} of {len(refused)}"


def main() -> None:
    """Print a line for each reader."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--half", help="read the pages of this half only")
    parser.add_argument("--reader", nargs="*", choices=READERS, default=list(READERS))
    parser.add_argument("--verbose", action="store_true", help="list what is wrong on each page")
    options = parser.parse_args()
    truths: dict[str, dict[str, Any]] = json.loads((options.folder / "truth.json").read_text(encoding="utf-8"))
    chosen = {name: truth for name, truth in truths.items() if options.half in {None, truth["half"]}}
    print(f"{'':26} F     P     R     lead last titl  day")
    for reader in options.reader:
        try:
            readings = {n: READERS[reader]((options.folder / f"{n}.html").read_bytes(), t["url"]) for n, t in chosen.items()}
        except ImportError:
            print(f"{reader}: not installed")
            continue
        scores = {name: scored(readings[name], truth) for name, truth in chosen.items() if not truth.get("refuse")}
        print(_table_line(reader, list(scores.values()), [not readings[n].text for n, t in chosen.items() if t.get("refuse")]))
        for name, score in scores.items() if options.verbose else ():
            print_wrong(name, score, readings[name], chosen[name])


def print_wrong(name: str, score: Score, reading: Reading, truth: dict[str, Any]) -> None:
    """Print what is wrong on a page, nothing where all is right."""
    faults = [
        f"P {score.precision:.3f} R {score.recall:.3f}" if score.f < 0.98 else "",  # noqa: PLR2004 - a word or two do not matter
        "" if score.lead else "lead lost",
        "" if score.last else "end lost",
        "" if score.title else f"title {reading.title!r} for {truth['title'][0]!r}",
        "" if score.day else f"day {reading.day} for {truth['day']}",
        f"names {score.names}" if score.names else "",
        f"leaks {score.leaks}" if score.leaks else "",
    ]
    if any(faults):
        print(f"    {name}: {'; '.join(filter(None, faults))}")


if __name__ == "__main__":
    main()
