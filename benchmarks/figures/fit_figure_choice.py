"""Learn the weights of `pipelines/event_model/figure_weights.json` from records of incidents, and measure them on records left out.

    newsledger extract < DOCUMENTS > ROWS                      the rows of the articles of a set
    python -m benchmarks.figures.fit_figure_choice SET ROWS [SET ROWS ...] [--halves]

SET: JSON lines with doc_id and the incident that the article reports (killed and injured, each with low and high); an article without
an incident has 0 of both.  ROWS: what `newsledger extract` wrote for the same documents.  Our own labelled articles are learned from
as well.  All that is learned from and decided are articles about shootings, because the records tell of nothing else.  Each article
is put into one half by a hash of its name and measured with weights from the other half; without --halves weights from all are
written afterwards.
"""

import argparse
import datetime as dt
import hashlib
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args, get_type_hints

from benchmarks.events.labelled_articles import LabelledArticle, own_articles
from benchmarks.events.log_linear_fit import Example, fit
from pipelines.contract.tables import IncidentCount
from pipelines.contract.vocabulary import Metric, ObjectClass
from pipelines.event_model.load import FIGURE_WEIGHTS, load_event_model
from pipelines.event_model.log_linear import Weights
from pipelines.extract.counts.article.article_figures import article_figures, current_claims
from pipelines.extract.counts.article.article_sums import size
from pipelines.extract.counts.article.figure_choice import (
    Candidates,
    FigureChoice,
    Pair,
    candidates,
    choose_pair,
    tells_of_shooting,
    together,
)
from pipelines.extract.counts.article.figure_features import FigureEvidence
from pipelines.extract.counts.article.headline_counts import headline_counts
from pipelines.extract.counts.article.reported_day import of_other_days
from pipelines.extract.counts.find_counts import find_counts
from pipelines.extract.statements.find_statements import find_statements
from pipelines.extract.text_to_document import document_of_text
from pipelines.gazetteer.lookup import load_gazetteer
from pipelines.syntax.parser import load_parser

PENALTY = 6.0
OWN_WEIGHT = 2.0
"""How much an article of our own counts: few of them tell of a shooting, but in wars and in other countries."""
TYPES = get_type_hints(IncidentCount)


@dataclass(frozen=True, slots=True)
class Case:
    """An article with what its record says: the accepted numbers of dead and of hurt, None where the record leaves it open."""

    set_name: str
    doc_id: str
    claims: tuple[IncidentCount, ...]
    evidence: FigureEvidence
    figures: Pair
    truth: tuple[frozenset[int], frozenset[int]]

    @property
    def in_a(self) -> bool:
        """Whether the article is in the first half."""
        return int(hashlib.md5(self.doc_id.encode(), usedforsecurity=False).hexdigest(), 16) % 2 == 0

    @property
    def current(self) -> tuple[IncidentCount, ...]:
        """The claims of the event itself."""
        return current_claims(self.claims)

    @property
    def is_decided(self) -> bool:
        """Whether the article is one of those that are decided by weights."""
        return tells_of_shooting(self.current, self.evidence.title)

    def known(self) -> Candidates:
        """Return what can be chosen from."""
        return candidates(self.claims, self.current, self.figures, self.evidence)

    def is_right(self, pair: Pair) -> bool:
        """Whether both numbers are those of the record."""
        return all(number in accepted for number, accepted in zip(pair, self.truth, strict=True))


def read_cases(records: Path, rows: Path) -> Iterator[Case]:
    """Yield the articles of a set whose record tells both numbers."""
    truth = {record["doc_id"]: record for record in map(json.loads, records.read_text(encoding="utf-8").splitlines())}
    with rows.open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            told = [_accepted(truth[row["doc_id"]], name) for name in ("killed", "injured")]
            if row["article"] and all(told):
                yield _case(records.stem, row, (told[0], told[1]))


def own_cases() -> Iterator[Case]:
    """Yield our own articles: right is each figure of the news itself, nobody where there is none."""
    parser, gazetteer, model = load_parser(), load_gazetteer(), load_event_model()
    for article in own_articles():
        document = document_of_text(
            article.text, article_id=article.article_id, title=article.title, published=article.published, language="en", parser=parser
        )
        claims = find_counts(document, find_statements(document, gazetteer), gazetteer, model)
        dead, hurt = (_of_labels(article, metric) for metric in ("killed", "injured"))
        yield _judged("own", article.article_id, claims, (article.title or "", article.published), (dead, hurt))


def _of_labels(article: LabelledArticle, metric: str) -> frozenset[int]:
    """Return the numbers of the labels of a metric that are neither background nor a total, 0 where there is none."""
    rows = [label for label in article.labels if label.metric == metric and not label.background and not label.total]
    numbers = {label.value if label.value is not None else label.low or label.high or 0 for label in rows}
    return frozenset(numbers or {0})


def _accepted(record: dict[str, Any], name: str) -> frozenset[int]:
    """Return the numbers that are right; none where the record tells no single number."""
    incidents = [one[name] for one in record.get("incidents", []) if one.get(name)]
    if not incidents:
        return frozenset({0}) if record.get("closed") is True else frozenset()
    one = incidents[0]
    is_one = len(incidents) == 1 and one["low"] == one["high"] and one.get("reliability") != "low"
    return frozenset({one["low"], *(low for low, high in one.get("alts", []) if low == high)}) if is_one else frozenset()


def _case(set_name: str, row: dict[str, Any], truth: tuple[frozenset[int], frozenset[int]]) -> Case:
    article = row["article"]
    day = dt.date.fromisoformat(article["published_day"]) if article["published_day"] else None
    claims = tuple(_claim(one) for one in row["incident_counts"])
    return _judged(set_name, row["doc_id"], claims, (article["title"] or "", day), truth)


def _judged(
    set_name: str,
    doc_id: str,
    claims: tuple[IncidentCount, ...],
    head: tuple[str, dt.date | None],
    truth: tuple[frozenset[int], frozenset[int]],
) -> Case:
    """Return an article with the rules' own figures; head: title and day of publication."""
    title, day = head
    elsewhen = of_other_days(current_claims(claims))
    claims = tuple(claim for claim in claims if claim.claim_id not in elsewhen)
    document = document_of_text(title, article_id="title", published=day, language="en") if title else None
    headline = headline_counts(document, load_gazetteer(), load_event_model())
    own = {figure.metric: figure for figure in article_figures("a", claims, headline) if figure.object_class is ObjectClass.PEOPLE}
    dead, hurt = (size(own[metric]) if metric in own else 0 for metric in (Metric.KILLED, Metric.INJURED))
    return Case(set_name, doc_id, claims, FigureEvidence(headline, title, day), (dead, hurt), truth)


def _claim(told: dict[str, Any]) -> IncidentCount:
    """Return a claim with its columns as Python has them."""
    return IncidentCount(**{name: _value(TYPES[name], value) for name, value in told.items()})


def _value(kind: Any, value: Any) -> Any:  # noqa: ANN401 - any column
    """Return a value of JSON as what its column holds: a day, a term of a vocabulary, or as it is."""
    kinds = [one for one in get_args(kind) or (kind,) if isinstance(one, type)]
    if value is None or not isinstance(value, str):
        return value
    if dt.date in kinds:
        return dt.date.fromisoformat(value[:10])
    return next((one(value) for one in kinds if issubclass(one, str) and one is not str), value)


def learn(cases: Sequence[Case]) -> Weights:
    """Return the weights that the cases teach; those whose right pair is no candidate teach nothing."""
    examples = []
    for case in filter(lambda case: case.is_decided, cases):
        known = case.known()
        pairs = known.pairs()
        right = frozenset(at for at, pair in enumerate(pairs) if case.is_right(pair))
        if right and len(pairs) > 1:
            named = [[*known.of_dead[pair[0]], *known.of_hurt[pair[1]], *together(known, pair)] for pair in pairs]
            examples.append(Example(named, right, OWN_WEIGHT if case.set_name == "own" else 1.0))
    return fit(examples, PENALTY)


def measure(cases: Sequence[Case], weights: Weights) -> Counter[tuple[str, str]]:
    """Count the articles, and how many have both numbers, the dead and the hurt right, by the rules and as chosen."""
    found: Counter[tuple[str, str]] = Counter()
    for case in cases:
        choice = FigureChoice(weights, case.evidence)
        chosen = choose_pair(case.claims, case.current, case.figures, choice) if case.is_decided else case.figures
        found[case.set_name, "articles"] += 1
        for way, pair in (("rules", case.figures), ("chosen", chosen)):
            found[case.set_name, f"{way}: both"] += case.is_right(pair)
            for at, name in enumerate(("dead", "hurt")):
                found[case.set_name, f"{way}: {name}"] += pair[at] in case.truth[at]
    return found


def main(arguments: Sequence[str]) -> None:
    """Measure by halves, and write weights from all."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("files", nargs="*", type=Path)
    options.add_argument("--halves", action="store_true", help="measure only")
    told = options.parse_args(arguments)
    cases = [case for records, rows in zip(told.files[::2], told.files[1::2], strict=True) for case in read_cases(records, rows)]
    cases += own_cases()
    for name, of_half in (("A", True), ("B", False)):
        inside, outside = ([case for case in cases if case.in_a is wanted] for wanted in (of_half, not of_half))
        counts = measure(inside, learn(outside))
        for set_name in sorted({case.set_name for case in cases}):
            articles = counts[set_name, "articles"]
            shares = {what: counts[set_name, what] / max(1, articles) for (of_set, what) in counts if of_set == set_name}
            shown = ", ".join(f"{what} {share:.3f}" for what, share in shares.items() if what != "articles")
            sys.stdout.write(f"half {name}, {set_name}, {articles} articles: {shown}\n")
    if not told.halves:
        weights = learn(cases)
        FIGURE_WEIGHTS.write_text(json.dumps(weights, indent=0, sort_keys=True) + "\n", encoding="utf-8")
        sys.stdout.write(f"{len(weights)} weights in {FIGURE_WEIGHTS}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
