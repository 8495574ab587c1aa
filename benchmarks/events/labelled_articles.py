"""Articles with labels: where, when and in which event each figure happened.

Our own lie in `articles/`; the format is told in README.md.  Read beside them: labels of the same meaning in the layout of an `events`
benchmark (`labels/ID.json`, `body/ID.txt`), and records of incidents (`counts/*.jsonl`: a line an article, with place and day of each).
"""

import datetime as dt
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

OWN = Path(__file__).parent / "articles"
_NUMBER = re.compile(r"(?P<bound>>=|<=|>|<|~)?(?P<first>\d+)(?:-(?P<last>\d+))?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A figure of a text and the truth about it.

    metric: as in `claim_metric`.  value, low, high: the figure; vague: the word of a vague one.  start, end: characters that hold it, None
    where only the figure is known.  places: names that are right, the most specific ones, empty where the text tells none.
    admin1, country: likewise, "" for none.  days: windows that are right, empty where the text tells none.  background, total: the scope,
    None where it is not labelled.
    """

    metric: str
    value: int | None
    low: int | None
    high: int | None
    vague: str | None = None
    start: int | None = None
    end: int | None = None
    places: tuple[str, ...] = ()
    admin1: str = ""
    country: str = ""
    days: tuple[tuple[dt.date, dt.date], ...] = ()
    background: bool | None = None
    total: bool | None = None


@dataclass(frozen=True, slots=True)
class LabelledArticle:
    """An article: source is own, short (a sentence or two of our own that turn on one wording), events, articles, gva or muc4."""

    source: str
    article_id: str
    title: str | None
    text: str
    published: dt.date | None
    labels: tuple[Label, ...]


def own_articles(folder: Path = OWN) -> Iterator[LabelledArticle]:
    """Yield our own articles.  Raises ValueError with file and line where one is not in the format."""
    for path in sorted(folder.glob("*.txt")):
        yield own_article(path)


def own_article(path: Path) -> LabelledArticle:
    """Return one of our own articles.  Raises ValueError with file and line where it is not in the format."""
    parts = re.split(r"^---[ \t]*\n", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    if len(parts) != 3:  # noqa: PLR2004 - head, text, facts
        raise ValueError(f"{path}: {len(parts)} parts between lines of ---, not head, text and facts")
    head = dict(line.split(": ", 1) for line in parts[0].strip().splitlines())
    text = parts[1].strip()
    labels = []
    for number, line in enumerate(parts[2].splitlines(), parts[0].count("\n") + parts[1].count("\n") + 3):
        if line.strip():
            try:
                labels.append(_own_label(line, text))
            except ValueError as error:
                raise ValueError(f"{path}:{number}: {error}") from error
    source = "short" if path.stem.startswith("short-") else "own"
    return LabelledArticle(source, path.stem, head["title"].strip(), text, dt.date.fromisoformat(head["published"].strip()), tuple(labels))


def _own_label(line: str, text: str) -> Label:
    metric, figure, snippet, place, admin1, country, day, scope, _speaker = (cell.strip() for cell in line.split("|"))
    if text.count(snippet) != 1:
        raise ValueError(f"{snippet!r} stands {text.count(snippet)} times in the text, not once")
    start = text.index(snippet)
    value, low, high, vague = _figure(figure)
    return Label(
        metric=metric, value=value, low=low, high=high, vague=vague, start=start, end=start + len(snippet),
        places=() if place == "-" else (place,), admin1="" if admin1 == "-" else admin1, country="" if country == "-" else country,
        days=() if day == "-" else (window(day),), background="background" in scope, total="total" in scope,
    )  # fmt: skip


def _figure(text: str) -> tuple[int | None, int | None, int | None, str | None]:
    match = _NUMBER.fullmatch(text.replace(",", ""))
    if match is None:
        return None, None, None, text
    first = int(match["first"])
    if match["last"]:
        return None, first, int(match["last"]), None
    return first, None if match["bound"] in {"<", "<="} else first, None if match["bound"] in {">", ">="} else first, None


def window(text: str) -> tuple[dt.date, dt.date]:
    """Return the first and last day of an ISO day, month or year, or of two of them with a slash between them."""
    first, _, last = text.partition("/")
    return _first_day(first), _last_day(last or first)


def _first_day(text: str) -> dt.date:
    year, month, day = ([int(part) for part in text.strip().split("-")] + [1, 1])[:3]
    return dt.date(year, month, day)


def _last_day(text: str) -> dt.date:
    parts = [int(part) for part in text.strip().split("-")]
    if len(parts) == 3:  # noqa: PLR2004 - a whole day
        return dt.date(*parts)
    year, month = (parts[0], 12) if len(parts) == 1 else parts
    following = dt.date(year + month // 12, month % 12 + 1, 1)
    return following - dt.timedelta(1)


def benchmark_articles(folder: Path, source: str) -> Iterator[LabelledArticle]:
    """Yield the articles of a folder in the layout of the `events` benchmark; nothing where it is absent."""
    for path in sorted((folder / "labels").glob("*.json")):
        held = json.loads(path.read_text(encoding="utf-8"))
        text = (folder / "body" / f"{path.stem}.txt").read_text(encoding="utf-8")
        published = held["article"].get("published")
        day = dt.date.fromisoformat(published) if published else None
        yield LabelledArticle(
            source, path.stem, held["article"].get("title"), text, day, tuple(_benchmark_label(row) for row in held["counts"])
        )


def _benchmark_label(row: dict[str, object]) -> Label:
    start, end = row.get("span") or (None, None)  # type: ignore[misc]
    day = row.get("date")
    vague = row.get("qualifier") if row.get("value") is None and row.get("high") is None else None
    return Label(
        metric=str(row["metric"]), value=row.get("value"), low=row.get("low"), high=row.get("high"), vague=vague, start=start, end=end,  # type: ignore[arg-type]
        places=(str(row["place"]),) if row.get("place") else (), admin1=str(row.get("admin1") or ""), country=str(row.get("country") or ""),
        days=(window(str(day)),) if day else (), background=bool(row["background"]), total=bool(row["cumulative"]),
    )  # fmt: skip


def record_articles(path: Path, source: str, every: int) -> Iterator[LabelledArticle]:
    """Yield each so many-th article of a file of records of incidents; nothing where it is absent."""
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    for line in lines[::every]:
        held = json.loads(line)
        text = held.get("text_mixed") or held.get("text_recased") or held["text"]
        published = held.get("published")
        labels = tuple(label for incident in held["incidents"] if not incident.get("optional") for label in _record_labels(incident))
        yield LabelledArticle(
            source, held["doc_id"], held.get("title"), text, dt.date.fromisoformat(published[:10]) if published else None, labels
        )


def _record_labels(incident: dict[str, object]) -> Iterator[Label]:
    where = incident.get("location") or []
    names = [str(part) for part in where if part] if isinstance(where, list) else [str(where)]
    dates = [incident.get("date"), *(incident.get("date_alts") or [])]  # type: ignore[misc]
    days = tuple(window(str(day)) for day in dates if day and re.match(r"\d{4}-\d\d-\d\d(/\d{4}-\d\d-\d\d)?$", str(day)))
    for metric in ("killed", "injured"):
        figure = incident.get(metric)
        if isinstance(figure, dict) and figure.get("low"):
            yield Label(
                metric=metric, value=figure["low"], low=figure["low"], high=figure.get("high"), places=tuple(names[2:] or names[1:]),
                admin1=names[1] if len(names) > 1 else "", country=names[0] if names else "", days=days,
            )  # fmt: skip
