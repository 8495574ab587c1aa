"""Learn the weights of `pipelines/event_model/weights.json` from labelled articles, and measure them on articles that were left out.

    python -m benchmarks.events.fit_event_model [--bench ../shared/bench]              measure by halves and write the weights
    python -m benchmarks.events.fit_event_model --halves [--bench ../shared/bench]     measure only

Each article is put into one half by a hash of its name; each half is measured with weights from the other one.
Without the benchmark folder our own articles alone are used.
"""

import argparse
import hashlib
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from benchmarks.events.labelled_articles import Label, LabelledArticle, benchmark_articles, own_articles, record_articles
from benchmarks.events.log_linear_fit import Example, fit, fit_yes_no
from benchmarks.events.truth import label_of, place_is_right, right_dates, right_places, same_time
from pipelines.event_model.load import WEIGHTS
from pipelines.event_model.log_linear import EventModel, chance, score
from pipelines.extract.counts.find_counts import find_claims
from pipelines.extract.events.article_view import ArticleView, DateCandidate, PlaceCandidate, view_article
from pipelines.extract.events.choose import choose_dates, choose_places
from pipelines.extract.events.claim_view import ClaimView, view_claims
from pipelines.extract.events.date_decision import DateAnswer
from pipelines.extract.events.date_features import date_features, near_dates
from pipelines.extract.events.place_decision import PlaceAnswer
from pipelines.extract.events.place_features import near_places, place_features
from pipelines.extract.events.scope_features import figures_of, scope_features
from pipelines.extract.statements.find_statements import find_statements
from pipelines.extract.text_to_document import document_of_text
from pipelines.gazetteer.lookup import load_gazetteer
from pipelines.gazetteer.place import Gazetteer
from pipelines.syntax.parser import load_parser

PENALTY = 8.0
PLACE_WEIGHT = {"short": 4.0, "own": 0.4, "events": 1.0, "articles": 2.0, "gva": 0.1, "muc4": 0.2}
"""How much an example counts: records of incidents tell of one event an article and would drown the articles that tell of several."""
DAY_WEIGHT = {"short": 2.0, "own": 0.2, "events": 1.0, "articles": 2.0, "gva": 0.5, "muc4": 1.0}
OPEN_WEIGHT = 0.2
"""How much an example of our own without a day counts: they hold more of them than the news does."""
SCOPE_WEIGHT = {"short": 3.0, "own": 0.3, "events": 1.0, "articles": 2.0}
EVERY = {"gva": 6, "muc4": 3}
"""Of the records each so many-th article is used for learning; of the others nothing is seen."""


@dataclass(frozen=True, slots=True)
class LabelledClaim:
    """A claim with its label and its candidates."""

    view: ClaimView
    label: Label
    places: list[PlaceCandidate]
    place_rows: list[list[str]]
    right_places: frozenset[int]
    dates: list[DateCandidate]
    date_rows: list[list[str]]
    right_dates: frozenset[int]


@dataclass(frozen=True, slots=True)
class Case:
    """An article that was read, with the claims that have a label."""

    article: LabelledArticle
    seen: ArticleView
    views: list[ClaimView]
    claims: list[LabelledClaim]


def read_cases(articles: Iterator[LabelledArticle], gazetteer: Gazetteer) -> Iterator[Case]:
    """Read the articles as the extractor does, up to the choice of place and day."""
    parser = load_parser()
    for article in articles:
        document = document_of_text(
            article.text, article_id=article.article_id, title=article.title, published=article.published, language="en", parser=parser
        )
        drafts, dates, places = find_claims(document, find_statements(document, gazetteer), gazetteer)
        seen, views = view_article(document, dates, places, gazetteer), view_claims(document, drafts)
        labelled = ((view, label_of(view.item, article)) for view in views)
        yield Case(article, seen, views, [_labelled(view, label, seen, gazetteer) for view, label in labelled if label is not None])


def _labelled(view: ClaimView, label: Label, seen: ArticleView, gazetteer: Gazetteer) -> LabelledClaim:
    """Return the claim with what its label says of the candidates; a record without place or day says nothing of them."""
    places, dates = near_places(view, seen), near_dates(view, seen)
    is_record = label.background is None
    where = set() if is_record and not label.country else right_places(label, places, gazetteer)
    when = set() if is_record and not label.days else right_dates(label, dates, seen.document.published)
    return LabelledClaim(
        view, label, places, place_features(view, seen, places), frozenset(where), dates, date_features(view, seen, dates), frozenset(when)
    )


def learn(cases: Sequence[Case]) -> EventModel:
    """Return the weights that the cases teach."""
    claims = [(case, claim) for case in cases for claim in case.claims]
    place = fit([Example(c.place_rows, c.right_places, PLACE_WEIGHT[case.article.source]) for case, c in claims if c.right_places], PENALTY)
    day = fit([Example(c.date_rows, c.right_dates, _day_weight(case, c)) for case, c in claims if c.right_dates], PENALTY)
    model = EventModel(place, day, {}, {})
    background, total = [], []
    for case in cases:
        if case.article.source not in SCOPE_WEIGHT:
            continue
        days = dict(zip(map(id, case.views), choose_dates(case.views, case.seen, model), strict=True))
        figures = figures_of(case.views)
        for claim in case.claims:
            chosen = days[id(claim.view)]
            features = scope_features(claim.view, case.seen, chosen, figures[claim.view.item.metric])
            background.append((features, bool(claim.label.background), SCOPE_WEIGHT[case.article.source]))
            total.append((features, bool(claim.label.total), SCOPE_WEIGHT[case.article.source]))
    return EventModel(place, day, fit_yes_no(background, PENALTY), fit_yes_no(total, PENALTY))


def _day_weight(case: Case, claim: LabelledClaim) -> float:
    weight = DAY_WEIGHT[case.article.source]
    return weight * OPEN_WEIGHT if case.article.source == "own" and len(claim.dates) + 1 in claim.right_dates else weight


def measure(cases: Sequence[Case], model: EventModel, gazetteer: Gazetteer) -> Counter[str]:
    """Return how many claims have place, day and scope right, by name of the measure."""
    n: Counter[str] = Counter()
    for case in cases:
        places = dict(zip(map(id, case.views), choose_places(case.views, case.seen, model, gazetteer), strict=True))
        days = dict(zip(map(id, case.views), choose_dates(case.views, case.seen, model), strict=True))
        for claim in case.claims:
            _judge(case, claim, places[id(claim.view)], days[id(claim.view)], model, gazetteer, n)
    return n


def _judge(
    case: Case, claim: LabelledClaim, place: PlaceAnswer, day: DateAnswer, model: EventModel, gazetteer: Gazetteer, n: Counter[str]
) -> None:
    label = claim.label
    if label.background is None:
        return
    features = scope_features(claim.view, case.seen, day, figures_of(case.views)[claim.view.item.metric])
    background, total = chance(score(features, model.background)) > 0.5, chance(score(features, model.total)) > 0.5  # noqa: PLR2004
    located = bool(label.places or label.admin1 or label.country)
    placed = place_is_right(label, place.mention, gazetteer)
    found = (day.date.day_from, day.date.day_to) if day.date.day_from and day.date.day_to else None
    dated = any(same_time(truth, found) for truth in label.days) if found else not label.days
    n["claims"] += 1
    n["located"] += located
    n["place right"] += located and placed
    n["place open"] += located and place.mention is None
    n["place made up"] += not located and place.mention is not None
    n["dated"] += bool(label.days)
    n["day right"] += bool(label.days) and dated
    n["day open"] += bool(label.days) and found is None
    n["undated"] += not label.days
    n["day made up"] += not label.days and found is not None
    if place.mention is not None and located:
        n[f"place sure {int(10 * place.probability)}"] += 1
        n[f"place sure {int(10 * place.probability)} right"] += placed
    if found and label.days:
        n[f"day sure {int(10 * day.probability)}"] += 1
        n[f"day sure {int(10 * day.probability)} right"] += dated
    for name, truth, given in (("background", bool(label.background), background), ("total", bool(label.total), total)):
        n[f"{name} hit"] += truth and given
        n[f"{name} both"] += truth + given
    n["all right"] += (placed or not located) and (dated or not label.days) and background == label.background and total == label.total


def report(name: str, n: Counter[str]) -> None:
    """Print the measures of a set in a line."""

    def share(part: str, whole: str) -> str:
        return f"{n[part] / max(1, n[whole]):.3f}"

    def f1(kind: str) -> str:
        return f"{2 * n[f'{kind} hit'] / max(1, n[f'{kind} both']):.2f}"

    place = f"place {share('place right', 'located')} open {share('place open', 'located')}"
    day = f"day {share('day right', 'dated')} open {share('day open', 'dated')} made up {n['day made up']}/{n['undated']}"
    scope = f"background F1 {f1('background')}  total F1 {f1('total')}"
    print(f"{name:16s} {n['claims']:5d} claims  all right {share('all right', 'claims')}  {place}  {day}  {scope}")


def report_calibration(n: Counter[str]) -> None:
    """Print how often a place and a day are right by tenths of their probability."""
    for kind in ("place", "day"):
        for tenth in range(11):
            count, right = n[f"{kind} sure {tenth}"], n[f"{kind} sure {tenth} right"]
            if count:
                print(f"{kind} with a probability from .{tenth}: {count} answers, {right / count:.2f} right")


def half_of(article: LabelledArticle) -> int:
    """Return 0 or 1 by a hash of the article's name."""
    return hashlib.sha256(article.article_id.encode()).digest()[-1] % 2


def main(argv: Sequence[str] | None = None) -> int:
    """Measure by halves and write the weights learned from all."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bench", type=Path, default=Path("../shared/bench"))
    parser.add_argument("--halves", action="store_true", help="measure only")
    given = parser.parse_args(argv)
    gazetteer = load_gazetteer(None)
    records = (record_articles(given.bench / f"counts/{name}_dev.jsonl", name, every) for name, every in EVERY.items())
    folders = (benchmark_articles(given.bench / name, name) for name in ("events", "articles"))
    cases = list(read_cases(chain(own_articles(), *folders, *records), gazetteer))
    sure: Counter[str] = Counter()
    for half in (0, 1):
        model = learn([case for case in cases if half_of(case.article) != half or case.article.source == "short"])
        for source in ("own", "events", "articles"):
            left = [case for case in cases if half_of(case.article) == half and case.article.source == source]
            found = measure(left, model, gazetteer)
            report(f"{source}, half {'AB'[half]}", found)
            sure += found
    report_calibration(sure)
    if not given.halves:
        model = learn(cases)
        made = {"place": model.place, "day": model.day, "background": model.background, "total": model.total}
        WEIGHTS.write_text(json.dumps(made, indent=0, sort_keys=True, ensure_ascii=False) + "\n", encoding="utf-8")
        print(f"{sum(map(len, made.values()))} weights from {len(cases)} articles written to {WEIGHTS}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
