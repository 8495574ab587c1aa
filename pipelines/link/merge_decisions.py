"""The user's decisions over the rules: incidents that are one, and claims or articles that belong elsewhere.

Read by `pipelines.link_days.merges_file`.
A decision never changes what the rules say, so deleting its line brings the old links back.
"""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from pipelines.contract.identity import content_id


class Action(StrEnum):
    """What a line of merges.csv does."""

    MERGE = "merge"
    SPLIT = "split"


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge:
    """One line of merges.csv.

    merge: all links of incident_id go to the incident `into`.  split: the claims of an article (of its incident_id only, where one is
    given), or one claim, leave for the incident `into`, or for one of their own.
    """

    line: int
    action: Action
    incident_id: str | None = None
    article_id: str | None = None
    claim_id: str | None = None
    into: str | None = None
    author: str
    day: dt.date
    reason: str

    @property
    def content(self) -> str:
        """Return what the line says, without its number: two files with the same lines decide the same."""
        cells = (self.action, self.incident_id, self.article_id, self.claim_id, self.into, self.author, self.day, self.reason)
        return ",".join(str(cell or "") for cell in cells)

    @property
    def decision_id(self) -> str:
        """Return the hash of what the line says."""
        return content_id(self.content)


class Decisions:
    """The lines of merges.csv by what they decide on."""

    def __init__(self, merges: Iterable[Merge] = ()) -> None:
        """Index the lines."""
        self.merges = tuple(merges)
        self._incidents = {m.incident_id: m for m in self.merges if m.action is Action.MERGE}
        self._splits: dict[str | None, list[Merge]] = {}
        for merge in self.merges:
            if merge.action is Action.SPLIT:
                self._splits.setdefault(merge.claim_id or merge.article_id, []).append(merge)

    def of_event(self, article_id: str, ruled: str) -> tuple[str, Merge | None]:
        """Return the incident of an article's event, and the line that decided it."""
        split = next((merge for merge in self._splits.get(article_id, ()) if merge.incident_id in {None, ruled}), None)
        return self._resolved(split, ruled)

    def of_claim(self, claim_id: str, event: tuple[str, Merge | None]) -> tuple[str, Merge | None]:
        """Return the incident of a claim, given what was decided for its event."""
        split = next(iter(self._splits.get(claim_id, ())), None)
        return self._resolved(split, event[0]) if split else event

    def _resolved(self, split: Merge | None, ruled: str) -> tuple[str, Merge | None]:
        incident, decided = ruled, split
        if split:
            incident = split.into or content_id("split", split.claim_id or split.article_id)
        for merge in self._chain(incident):
            incident, decided = merge.into or incident, merge
        return incident, decided

    def _chain(self, incident_id: str | None) -> Iterable[Merge]:
        """Yield the merges that lead on from an incident; the reader has refused circles."""
        while (merge := self._incidents.get(incident_id)) is not None:
            yield merge
            incident_id = merge.into

    def touching(self, ruled: Mapping[str, str], claims: Collection[str], articles: Collection[str]) -> set[Merge]:
        """Return the lines that have to do with a day: with its claims, its articles, and the incidents that the rules give.

        ruled: the incident that the rules give, by claim or event.
        """
        incidents = set(ruled.values())
        splits = [m for m in self.merges if m.action is Action.SPLIT and (m.claim_id in claims or m.article_id in articles)]
        starts = [*incidents, *(split.into or content_id("split", split.claim_id or split.article_id) for split in splits)]
        return {*splits, *(merge for start in starts for merge in self._chain(start))}
