"""The article's own figures of the dead and the hurt, chosen together by learned weights among what its claims allow.

The rules of `article_figures` give a pair; another pair stands in its place where the weights make it likelier by a clear margin.  They
were learned from reports of shootings, and of floods or wars they know nothing, so that only articles about a shooting are decided by them.
The candidates and their features are in `figure_features`, the weights come from `pipelines.event_model`.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import product

from pipelines.contract.tables import IncidentCount
from pipelines.contract.vocabulary import Metric
from pipelines.event_model.log_linear import Weights, score
from pipelines.extract.counts.article.article_sums import size
from pipelines.extract.counts.article.figure_features import FigureEvidence, HarmClaims, features

MARGIN = 0.2
"""By how much the score of another pair has to be higher than that of the rules' pair: the odds are then six to five."""
Pair = tuple[int, int]
"""Dead and hurt."""
_SHOOTING = re.compile(r"\b(?:shot|shoots?|shootings?|gunfire|gunshots?)\b")


@dataclass(frozen=True, slots=True)
class FigureChoice:
    """What is needed to choose: the weights, and what the article tells besides its claims."""

    weights: Weights
    evidence: FigureEvidence


def tells_of_shooting(current: Iterable[IncidentCount], title: str) -> bool:
    """Return whether claims of an article, or its title, are about people who were shot."""
    return any("shoot" in row.rule_id for row in current) or _SHOOTING.search(title.lower()) is not None


@dataclass(frozen=True, slots=True)
class Candidates:
    """Both metrics' claims with the features of each number that can be the article's own."""

    dead: HarmClaims
    hurt: HarmClaims
    of_dead: Mapping[int, list[str]]
    of_hurt: Mapping[int, list[str]]

    def pairs(self) -> list[Pair]:
        """Return all pairs."""
        return list(product(self.of_dead, self.of_hurt))


def choose_pair(claims: Iterable[IncidentCount], current: Iterable[IncidentCount], figures: Pair, choice: FigureChoice) -> Pair:
    """Return dead and hurt; figures: those of the rules, 0 where they have none.  current: the claims of the event itself."""
    known = candidates(tuple(claims), tuple(current), figures, choice.evidence)
    weights = choice.weights
    dead, hurt = ({number: score(named, weights) for number, named in one.items()} for one in (known.of_dead, known.of_hurt))
    scores = {(one, other): dead[one] + hurt[other] + score(together(known, (one, other)), weights) for one, other in known.pairs()}
    best = max(scores, key=lambda pair: (scores[pair], pair[0] == figures[0], pair[1] == figures[1]))
    return best if scores[best] - scores[figures] >= MARGIN else figures


def candidates(
    claims: tuple[IncidentCount, ...], current: tuple[IncidentCount, ...], figures: Pair, evidence: FigureEvidence
) -> Candidates:
    """Return what can be chosen from."""
    dead = HarmClaims(Metric.KILLED, claims, current, figures[0], figures[1])
    hurt = HarmClaims(Metric.INJURED, claims, current, figures[1], figures[0])
    named = (
        {number: [f"{view.metric} {name}" for name in names] for number, names in features(view, evidence).items()} for view in (dead, hurt)
    )
    return Candidates(dead, hurt, *named)


def together(known: Candidates, pair: Pair) -> list[str]:
    """Return how two numbers go together: told in one sentence, of the same person, the sum of a total."""
    dead, hurt = known.dead, known.hurt
    found = ["pair:" + "".join(str(number) if number <= 1 else "n" for number in pair)]
    found.append(f"changed:{pair[0] != dead.figure}:{pair[1] != hurt.figure}")
    if dead.mixed:
        found.append(f"total:{sum(pair) in {size(row) for row in dead.mixed}}")
    if all(pair):
        givers = dead.giving(pair[0]), hurt.giving(pair[1])
        sentences, nouns = ([{what(row) for row in rows} for rows in givers] for what in (_sentence, _counted))
        found += [f"same sentence:{bool(sentences[0] & sentences[1])}", f"same noun:{bool(nouns[0] & nouns[1])}"]
    if sum(pair) <= 1:
        found.append(f"at most one:{sum(pair)}:{bool(dead.current or hurt.current)}")
    return found


def _sentence(row: IncidentCount) -> object:
    return row.sentence_no


def _counted(row: IncidentCount) -> object:
    return (row.object_text or "").lower()
