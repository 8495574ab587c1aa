"""The features by which it is weighed whether a claim is background, and whether it is a total over a longer time.

Words stand in the features as they are (those around the metric word, the first ones of the sentence), so that the weights learn which of
them tell of the past or of a total; a word that was not learned weighs nothing.  Beside the words: the day that was chosen, the dates and
the place in the article, and the other figures of the same metric.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipelines.contract.vocabulary import CountBasis, Metric
from pipelines.extract.events.article_view import ArticleView, width_of
from pipelines.extract.events.claim_view import SAME_SENTENCE, ClaimView, relation
from pipelines.extract.events.date_decision import DateAnswer

_AROUND, _NEAR, _FIRST = 30, 10, 4  # words on each side of the metric word; nearer ones; first words of the sentence
_RATIOS = (0.5, 1, 1.01, 3, 10, 100)


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of a metric in an article: the first one, all in order of size, and the number of the first sentence of each size."""

    first: int
    sizes: list[int]
    first_told: dict[int, int]


def figures_of(views: Sequence[ClaimView]) -> dict[Metric, Figures]:
    """Return the figures of each metric of an article."""
    groups: dict[Metric, list[ClaimView]] = defaultdict(list)
    for view in views:
        groups[view.item.metric].append(view)
    found = {}
    for metric, members in groups.items():
        told: dict[int, int] = {}
        for view in members:
            told.setdefault(view.item.size, view.item.sentence.no)
        found[metric] = Figures(members[0].item.size, sorted(view.item.size for view in members), told)
    return found


def scope_features(view: ClaimView, article: ArticleView, day: DateAnswer, figures: Figures) -> list[str]:
    """Return the features of a claim.  day: the date that was chosen for it.  figures: of its metric in the article."""
    item = view.item
    no = min(3, item.sentence.no)
    features = ["bias", *view.flags, *article.flags, f"no={no}", f"rule={item.mention.rule}", f"form={item.form}", f"bound={item.bound}"]
    features += [f"{flag}/no={min(2, no)}" for flag in (*view.flags, *article.flags) if flag.startswith(("recalls", "reports", "tense"))]
    features += _of_day(view, article, day)
    features += _of_words(view)
    features += _of_surroundings(view, article)
    features += _of_others(view, figures)
    return [*features, "stated"] if item.statement is not None else features


def _of_day(view: ClaimView, article: ArticleView, day: DateAnswer) -> list[str]:
    if day.candidate is None:
        return [f"day={day.kind}", f"day={day.kind},{view.tense}"]
    mention, age, width = day.candidate.mention, day.candidate.age, width_of(day.candidate.mention)
    where = relation(view, mention.span.start, mention.span.end, article.document)
    own = where in SAME_SENTENCE and where != "aside"
    return [
        f"age={age}",
        f"age,own={age},{own}",
        f"width={width}",
        f"width,own={width},{own}",
        f"width,age={width},{age}",
        f"role={mention.role},{own}",
        f"role,age={mention.role},{age}",
        f"pattern={mention.pattern},{own}",
        f"age,tense={age},{view.tense}",
        f"where={where}",
    ]


def _of_words(view: ClaimView) -> list[str]:
    words, trigger = view.item.words, view.item.mention.trigger
    start = max(0, trigger.first - _AROUND)
    lows = ["0" if word.low[0].isdigit() else word.low for word in words[start : trigger.last + _AROUND]]
    at, last = trigger.first - start, trigger.last - start
    first = ["0" if word.low[0].isdigit() else word.low for word in words[:_FIRST]]
    found = [f"b:{low}" for low in sorted(set(lows[max(0, at - _NEAR) : at]))]
    found += [f"a:{low}" for low in sorted(set(lows[last : last + _NEAR]))]
    found += [f"w:{low}" for low in sorted(set(lows))]
    found += [f"2:{one} {two}" for one, two in sorted(set(pairwise(lows)))]
    found += [f"first:{low}" for low in first]
    return [*found, f"start:{' '.join(first[:2])}", f"trigger:{lows[at]}"]


def _of_surroundings(view: ClaimView, article: ArticleView) -> list[str]:
    """Return where in the article the claim stands, and the oldest and newest date of its sentence, the one before and its paragraph."""
    sentence, document = view.item.sentence, article.document
    position = min(4, 5 * sentence.no // max(1, len(document.sentences)))
    features = [f"position={position}", f"position,recalls={position},{'recalls' in article.flags}"]
    features.append(f"length={min(3, len(document.sentences) // 8)}")
    spans = [("sentence", sentence.start, sentence.end)]
    if sentence.no:
        spans.append(("before", document.sentences[sentence.no - 1].start, document.sentences[sentence.no - 1].end))
    if sentence.paragraph_no < len(document.paragraphs):
        paragraph = document.paragraphs[sentence.paragraph_no]
        spans.append(("paragraph", paragraph.start, paragraph.end))
    for name, start, end in spans:
        ages = article.ages_between(start, end)
        features += [f"oldest {name}={max(ages, default='-')}", f"newest {name}={min(ages, default='-')}"]
    return features


def _of_others(view: ClaimView, figures: Figures) -> list[str]:
    """Return how the figure compares to the others of its metric: the first one, larger ones, the same one before."""
    item = view.item
    larger = len(figures.sizes) - bisect_right(figures.sizes, item.size)
    is_first = figures.first == item.size and figures.first_told[item.size] == item.sentence.no
    features = [f"first={is_first}", f"larger={min(2, larger)}"]
    if not is_first and item.size and figures.first:
        features.append(f"ratio={sum(item.size / figures.first >= limit for limit in _RATIOS)}")
    if item.size > 1 and figures.first_told[item.size] < item.sentence.no:
        features.append("restated")
    if item.mention.part:
        features.append("part")
    return [*features, "added"] if item.scope.basis is CountBasis.INCREMENT else features
