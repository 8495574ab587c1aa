"""How many of the figures that our labelled articles tell become claims, by metric, and which claims have no label.

    python -m benchmarks.events.label_recall [-v] [--half 0|1] [--metric displaced]

Each article is put into one half by a hash of its name, so that errors are looked at in one half and the other one tells whether a
change is of use there too.  -v prints the figures of the chosen half without a claim and the claims without a label.  Not every figure
of an article has a label, so claims without one are no measure of wrong ones; they are there to be read.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from benchmarks.events.fit_event_model import half_of
from benchmarks.events.labelled_articles import Label, LabelledArticle, own_articles
from benchmarks.events.truth import claim_metric, label_of
from pipelines.contract.vocabulary import CountState
from pipelines.extract.counts.claims.claim_draft import Draft
from pipelines.extract.counts.claims.same_fact import settle_facts
from pipelines.extract.counts.find_counts import find_claims
from pipelines.extract.statements.find_statements import find_statements
from pipelines.extract.text_to_document import document_of_text
from pipelines.gazetteer.lookup import load_gazetteer
from pipelines.syntax.parser import load_parser


@dataclass(frozen=True, slots=True)
class Reading:
    """An article, its labels that no claim has, and its claims without a label."""

    article: LabelledArticle
    missed: list[Label]
    extra: list[Draft]


def read(articles: Iterator[LabelledArticle]) -> Iterator[Reading]:
    """Read the articles as the extractor does, up to the choice of place and day."""
    parser, gazetteer = load_parser(), load_gazetteer()
    for article in articles:
        document = document_of_text(
            article.text, article_id=article.article_id, title=article.title, published=article.published, language="en", parser=parser
        )
        drafts, _, _ = find_claims(document, find_statements(document, gazetteer), gazetteer)
        settle_facts(drafts)
        claims = [item for item in drafts if item.state in {CountState.STATED, CountState.ZERO} and not item.is_hidden]
        labels = [label_of(item, article) for item in claims]
        found = {id(label) for label in labels}
        missed = [label for label in article.labels if id(label) not in found]
        yield Reading(article, missed, [item for item, label in zip(claims, labels, strict=True) if label is None])


def table(readings: Sequence[Reading]) -> Iterator[str]:
    """Yield a line for each metric: labels, labels with a claim, their share, claims without a label."""
    told = Counter(label.metric for reading in readings for label in reading.article.labels)
    missed = Counter(label.metric for reading in readings for label in reading.missed)
    extra = Counter(claim_metric(item) for reading in readings for item in reading.extra)
    for metric, number in (*told.most_common(), ("all", told.total())):
        lost = missed.total() if metric == "all" else missed[metric]
        more = extra.total() if metric == "all" else extra[metric]
        yield f"{metric:30} {number:5} {number - lost:5} {(number - lost) / number:6.3f} {more:6}"


def _errors(readings: Sequence[Reading], metric: str | None) -> Iterator[str]:
    for reading in readings:
        text, name = reading.article.text, reading.article.article_id
        for label in reading.missed:
            if metric in {None, label.metric} and label.start is not None and label.end is not None:
                figure = label.vague or (label.value if label.value is not None else f"{label.low}-{label.high}")
                yield f"missed  {label.metric:18} {figure!s:9} {name}: {_line(text, label.start, label.end)}"
        for item in reading.extra:
            if metric in {None, claim_metric(item)}:
                yield f"extra   {claim_metric(item):18} {item.size:<9} {name} [{item.mention.rule}]: {_line(text, item.start, item.end)}"


def _line(text: str, start: int, end: int) -> str:
    return f"{text[max(0, start - 70) : start]}[{text[start:end]}]{text[end : end + 50]}".replace("\n", " ")


def main() -> None:
    """Print the tables of both halves, and the errors of one."""
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("-v", action="store_true", dest="verbose")
    reader.add_argument("--half", type=int, choices=(0, 1), default=0)
    reader.add_argument("--metric")
    asked = reader.parse_args()
    halves: dict[int, list[Reading]] = {0: [], 1: []}
    for reading in read(own_articles()):
        halves[half_of(reading.article)].append(reading)
    for half, readings in halves.items():
        sys.stdout.write(f"half {half}: {len(readings)} articles\n{'metric':30} {'told':>5} {'found':>5} {'share':>6} {'extra':>6}\n")
        sys.stdout.write("".join(f"{line}\n" for line in table(readings)))
    if asked.verbose:
        sys.stdout.write("".join(f"{line}\n" for line in _errors(halves[asked.half], asked.metric)))


if __name__ == "__main__":
    main()
