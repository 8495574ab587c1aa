"""Compare the lines of `newsledger extract` with the labels of the sample; prints misses, extra rows and wrong fields.

newsledger extract samples/2026-03-12 samples/2026-03-13 | python benchmarks/sample.py samples/expected.json [-v]
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

Row = Mapping[str, Any]
Score = Callable[[Row, Row], float]
SAME_STATEMENT = 0.6
ARTICLE = (
    "title",
    "published_day",
    "date_source",
    "published_precision",
    "canonical_url",
    "publisher",
    "agency",
    "language",
    "authors",
    "dateline_place",
)
STATEMENT = ("kind", "polarity", "speaker")
COUNT = (
    "object",
    "bound",
    "state",
    "certainty",
    "polarity",
    "count_basis",
    "is_background",
    "place",
    "admin1",
    "country",
    "dates",
    "speaker",
)


def words(text: str | None) -> list[str]:
    """Return the words and numbers of a text in lower case."""
    return re.findall(r"[^\W_]+", (text or "").lower().replace("'s", "").replace("’s", ""))


def overlap(gold: str, found: str) -> float:
    """Return the F1 of the words of two texts."""
    left, right = Counter(words(gold)), Counter(words(found))
    common = sum((left & right).values())
    return 2 * common / (left.total() + right.total()) if common else 0.0


def same_name(gold: Row, found: str | None) -> bool:
    """Return whether a speaker is the labelled one or one of the other right answers."""
    names = [gold["speaker"], *gold.get("speaker_alt", [])]
    if gold["speaker"] is None or found is None:
        return gold["speaker"] is None and found is None
    bare = [word for word in words(found) if word != "the"]
    return any([word for word in words(name) if word != "the"] == bare for name in names)


def same_statement(gold: Row, found: Row) -> float:
    """Return the overlap of a labelled and a found statement, 0 where they differ."""
    score = max(overlap(text, found["text"]) for text in (gold["text"], gold.get("text_alt", gold["text"])))
    return score if score >= SAME_STATEMENT else 0.0


def same_count(gold: Row, found: Row) -> float:
    """Return how well a found claim fits a labelled one: same metric, same number, common words; 0 where it does not."""
    if gold["metric"] != found["metric"] or gold["state"] != found["state"]:
        return 0.0
    keys = ("value",) if gold["value"] is not None else ("value", "low", "high")
    if any(gold[key] != found.get(key) for key in keys):
        return 0.0
    inside = set(words(gold["text"])) & set(words(found["text"]))
    return len(inside) / max(len(words(gold["text"])), 1) + (gold.get("object") in {None, found["object"]})


def pair(gold: list[Row], found: list[Row], score: Score) -> list[tuple[int, int]]:
    """Return the best one-to-one pairs, greedily, required labels before optional ones at equal score."""
    scored = [(score(left, right), not left.get("optional", False), -i, -j) for i, left in enumerate(gold) for j, right in enumerate(found)]
    pairs: dict[int, int] = {}
    for value, _, i, j in sorted(scored, reverse=True):
        if value and -i not in pairs and -j not in pairs.values():
            pairs[-i] = -j
    return sorted(pairs.items())


def same_dates(gold: Row, found: Row) -> bool:
    """Return whether the days are equal, or overlap where the labelled interval is longer than a day."""
    first, last = gold["event_from"], gold["event_to"]
    start, end = found.get("event_from"), found.get("event_to")
    if not start or not end:
        return False
    return (start, end) == (first, last) if first == last else bool(start <= last and first <= end)


def wrong_fields(gold: Row, found: Row, names: Iterable[str]) -> Iterable[tuple[str, Any, Any]]:
    """Yield name, labelled and found value of the fields that are labelled and differ."""
    for name in names:
        if name == "dates":
            if "event_from" in gold and not same_dates(gold, found):
                yield name, (gold["event_from"], gold["event_to"]), (found.get("event_from"), found.get("event_to"))
        elif name not in gold:
            continue
        elif name == "speaker":
            if not same_name(gold, found.get("speaker")):
                yield name, gold["speaker"], found.get("speaker")
        elif gold[name] != found.get(name) and found.get(name) not in gold.get(f"{name}_alt", ()):
            yield name, gold[name], found.get(name)


class Tally:
    """Counts of right, missed and extra rows and of wrong fields, with the lines to print."""

    def __init__(self) -> None:
        """Start at zero."""
        self.numbers: Counter[str] = Counter()
        self.lines: list[str] = []

    def rows(self, path: str, kind: str, gold: list[Row], found: list[Row], score: Score, fields: Iterable[str]) -> None:
        """Compare the rows of one kind of one file."""
        pairs = dict(pair(gold, found, score))
        for i, row in enumerate(gold):
            if i in pairs:
                self.hit(path, kind, row, found[pairs[i]], fields)
            elif not row.get("optional"):
                self.numbers[f"{kind} missed"] += 1
                self.lines.append(f"{path} {kind} MISSED {row.get('metric', '')} {row['text']!r}")
        for j, row in enumerate(found):
            if j not in pairs.values():
                self.numbers[f"{kind} extra"] += 1
                self.lines.append(
                    f"{path} {kind} EXTRA {row.get('metric', '')} {row.get('value', '')} {row['text']!r} [{row.get('speaker', '')}]"
                )

    def hit(self, path: str, kind: str, gold: Row, found: Row, fields: Iterable[str]) -> None:
        """Note a found row and its wrong fields."""
        if not gold.get("optional"):
            self.numbers[f"{kind} right"] += 1
        for name, wanted, got in wrong_fields(gold, found, fields):
            self.numbers[f"{kind} wrong {name}"] += 1
            self.lines.append(f"{path} {kind} {name}: {wanted!r}, found {got!r} in {gold['text']!r}")

    def article(self, path: str, gold: Row, article: Row) -> None:
        """Compare the fields and the borders of the text of one article."""
        for name, wanted, got in wrong_fields(gold, article, ARTICLE):
            if list(wanted or ()) != list(got or ()):
                self.numbers[f"article wrong {name}"] += 1
                self.lines.append(f"{path} article {name}: {wanted!r}, found {got!r}")
        text = article["text"]
        bad = [] if text.startswith(gold["body_starts"]) else [f"starts {text[:60]!r}"]
        bad += [] if text.endswith(gold.get("body_ends", "")) else [f"ends {text[-60:]!r}"]
        bad += [f"holds {piece!r}" for piece in gold.get("not_in_body", ()) if piece in text]
        bad += (
            [f"{article.get('paragraph_count')} paragraphs for {gold['paragraphs']}"]
            if gold.get("paragraphs", article.get("paragraph_count")) != article.get("paragraph_count")
            else []
        )
        self.numbers["article text wrong"] += bool(bad)
        self.lines += [f"{path} text {what}" for what in bad]


def same_total(gold: Row, found: Row) -> bool:
    """Return whether two figures of an article are for the same thing and equal."""
    return all(gold[key] == found.get(key) for key in ("metric", "object_class", "low", "value", "high", "state"))


def compare(labels: Mapping[str, Row], documents: Mapping[str, Row]) -> Tally:
    """Compare all files; documents are the lines of `newsledger extract` by path."""
    tally = Tally()
    for path, gold in labels.items():
        document = documents.get(path)
        if document is None or not document.get("article"):
            tally.numbers["refused" if gold.get("quarantined") else "absent"] += 1
            continue
        if gold.get("quarantined"):
            tally.lines.append(f"{path} should be refused")
            continue
        tally.article(path, gold, document["article"])
        speakers = {row["statement_id"]: row["speaker"] for row in document["statements"]}
        counts = [{**row, "speaker": speakers.get(row["statement_id"])} for row in document["incident_counts"]]
        tally.rows(path, "statement", gold["statements"], document["statements"], same_statement, STATEMENT)
        tally.rows(path, "count", gold["incident_counts"], counts, same_count, COUNT)
        for row in gold["article_counts"]:
            right = any(same_total(row, found) for found in document["article_counts"])
            tally.numbers[f"article_count {'right' if right else 'wrong'}"] += 1
            if not right:
                near = [(f["low"], f["value"], f["high"]) for f in document["article_counts"] if f["metric"] == row["metric"]]
                tally.lines.append(f"{path} article_count {row['metric']} {row['low']}/{row['value']}/{row['high']}, found {near}")
    return tally


def main() -> None:
    """Read labels and documents, print the tally."""
    labels = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))["files"]
    documents = {}
    for line in sys.stdin:
        document = json.loads(line)
        name = "/".join(Path(document.get("path") or document["doc_id"]).parts[-2:])
        documents[name] = document
    tally = compare(labels, documents)
    if "-v" in sys.argv:
        print("\n".join(tally.lines))
    for name, number in sorted(tally.numbers.items()):
        print(f"{number:5} {name}")


if __name__ == "__main__":
    main()
