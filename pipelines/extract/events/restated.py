"""Claims of one article that give the same figure: the place and day that they state together.

A figure that stands in three sentences is one fact; where one of them names the place, it is the place of all three.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TypeVar

from pipelines.extract.events.claim_view import ClaimView

_Key = TypeVar("_Key")
OWN = 0.7
"""What a claim's own reading counts beside the mean of the others that count the same; measured in docs/accuracy.md."""
_MOST = 8  # claims that count the same that are asked: those nearest in the text


def same_figures(views: Sequence[ClaimView]) -> list[list[int]]:
    """Return for each claim the positions of the nearest others with its metric, kind of thing and figure.

    Those of its own sentence count something else: four drones over Arda and four more over Belm.
    """
    groups: dict[tuple[object, ...], list[int]] = defaultdict(list)
    places = []
    for at, view in enumerate(views):
        group = groups[_figure(view)]
        places.append((group, len(group)))
        group.append(at)
    half = _MOST // 2
    near = (group[max(0, place - half) : place] + group[place + 1 : place + 1 + half] for group, place in places)
    sentences = [view.item.sentence.no for view in views]
    return [[other for other in found if sentences[other] != sentences[at]] for at, found in enumerate(near)]


def _figure(view: ClaimView) -> tuple[object, ...]:
    item = view.item
    return (item.metric, item.noun.object_class, item.size, item.scope.background, item.mention.planned)


def together(own: Mapping[_Key, float], others: Sequence[Mapping[_Key, float]]) -> dict[_Key, float]:
    """Return the probabilities of a claim, mixed with the mean of those of the claims that count the same."""
    if not others:
        return dict(own)
    mixed = {key: OWN * share for key, share in own.items()}
    for other in others:
        for key, share in other.items():
            mixed[key] = mixed.get(key, 0.0) + (1 - OWN) * share / len(others)
    return mixed
