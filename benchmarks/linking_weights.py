"""Learn the weights of `pipelines.link.likeness` from articles whose incidents are known, and measure linking on articles left out.

    python benchmarks/linking_weights.py GOLD.jsonl

Each line holds doc_id, incident_id, text, published and optionally title and url. Pairs that `pipelines.link.incidents` would compare are
the examples; a logistic regression is fitted by Newton's method on half of the incidents and measured on the other half, twice, then on
all. The weights are printed as they stand in the code; they are changed by hand, so that a change is seen.
"""

import argparse
import json
import sys
import zlib
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from pipelines.commands.extract_command import results_of_lines
from pipelines.contract.tables import EventTrace
from pipelines.link import likeness
from pipelines.link.distinctive_words import TermWeights
from pipelines.link.event_sketches import sketch
from pipelines.link.incidents import IncidentIndex
from pipelines.link.likeness import FEATURES, pair_features
from pipelines.link.link_articles import link_articles
from pipelines.link.link_records import ArticleRows

Matrix = npt.NDArray[np.float64]
RIDGE = 1e-3


def read(path: Path) -> tuple[list[ArticleRows], dict[str, str]]:
    """Return the articles with their claims, and the known incident of each article."""
    lines = path.read_text(encoding="utf-8").splitlines()
    known = {row["doc_id"]: row["incident_id"] for row in map(json.loads, lines)}
    articles, incidents = [], {}
    for doc_id, extraction, _ in results_of_lines(lines, 2):
        if extraction is not None:
            articles.append(ArticleRows(extraction.article, extraction.incident_counts, extraction.statements))
            incidents[extraction.article.article_id] = known[doc_id]
    return articles, incidents


def examples(traces: Sequence[EventTrace], incident_of: dict[str, str]) -> tuple[Matrix, Matrix, Matrix]:
    """Return features, answers (1 for the same incident) and the half that each pair belongs to (-1 for both)."""
    weights = TermWeights(trace.terms for trace in traces)
    sketches = [sketch(trace) for trace in traces]
    index = IncidentIndex(weights)
    rows, answers, halves = [], [], []
    for own in sketches:
        for number in index.candidates(own.trace):
            other = sketches[number]
            one, two = incident_of[own.trace.article_id], incident_of[other.trace.article_id]
            rows.append(pair_features(own, other, weights))
            answers.append(one == two)
            sides = {zlib.crc32(name.encode()) % 2 for name in (one, two)}
            halves.append(sides.pop() if len(sides) == 1 else -1)
        index.add(own)
    return np.array(rows), np.array(answers, dtype=float), np.array(halves, dtype=float)


def fit(values: Matrix, answers: Matrix, steps: int = 30) -> tuple[Matrix, float]:
    """Return the weights and the intercept of a ridge logistic regression."""
    mean, scale = values.mean(axis=0), values.std(axis=0) + 1e-9
    scaled = np.c_[(values - mean) / scale, np.ones(len(values))]
    found = np.zeros(scaled.shape[1])
    penalty = RIDGE * np.r_[np.ones(len(found) - 1), 0.0]
    for _ in range(steps):
        probability = 1 / (1 + np.exp(-scaled @ found))
        slope = scaled.T @ (probability - answers) / len(answers) + penalty * found
        bend = (scaled * (probability * (1 - probability))[:, None]).T @ scaled / len(answers) + np.diag(penalty + 1e-9)
        found -= np.linalg.solve(bend, slope)
    return found[:-1] / scale, float(found[-1] - (found[:-1] / scale * mean).sum())


def use(found: Matrix, intercept: float) -> None:
    """Make linking use these weights."""
    likeness.FEATURES.update(zip(FEATURES, map(float, found), strict=True))
    likeness.INTERCEPT = intercept


def measure(articles: Sequence[ArticleRows], incident_of: dict[str, str], half: int | None) -> str:
    """Link all articles and return B-cubed and pairwise precision, recall and F1 over those of a half of the incidents."""
    found = {trace.article_id: trace.incident_id for trace in link_articles(articles).traces if trace.event_key == "main"}
    ids = [a for a, name in incident_of.items() if half is None or zlib.crc32(name.encode()) % 2 == half]
    both = Counter((found[a], incident_of[a]) for a in ids)
    ours, known = Counter(found[a] for a in ids), Counter(incident_of[a] for a in ids)
    pairs = [sum(n * (n - 1) for n in counted.values()) for counted in (both, ours, known)]
    precision = sum(n * n / ours[mine] for (mine, _), n in both.items()) / len(ids)
    recall = sum(n * n / known[name] for (_, name), n in both.items()) / len(ids)
    return f"B-cubed {shown(precision, recall)}   pairwise {shown(pairs[0] / max(1, pairs[1]), pairs[0] / max(1, pairs[2]))}"


def shown(precision: float, recall: float) -> str:
    """Return precision, recall and F1 as text."""
    return f"P {precision:.3f} R {recall:.3f} F1 {2 * precision * recall / ((precision + recall) or 1):.3f}"


def main() -> int:
    """Learn and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    articles, incident_of = read(parser.parse_args().gold)
    learn(articles, incident_of)
    return 0


def learn(articles: Sequence[ArticleRows], incident_of: dict[str, str]) -> None:
    """Print the measures of both halves and of all, and the weights."""
    traces = [trace for trace in link_articles(articles).traces if trace.event_key == "main"]
    values, answers, halves = examples(traces, incident_of)
    print(f"{len(traces)} articles, {len(values)} pairs, {int(answers.sum())} of one incident")
    for half in (0, 1):
        train = halves == 1 - half
        use(*fit(values[train], answers[train]))
        print(f"half {half} left out: {measure(articles, incident_of, half)}")
    found, intercept = fit(values, answers)
    use(found, intercept)
    print(f"all:               {measure(articles, incident_of, None)}")
    print("\n".join(f'    "{name}": {value:.2f},' for name, value in zip(FEATURES, found, strict=True)))
    print(f"INTERCEPT = {intercept:.2f}")


if __name__ == "__main__":
    sys.exit(main())
