"""Drafts: statements on their way to a row, before names are resolved and the columns are filled."""

from dataclasses import dataclass, field

from pipelines.contract.vocabulary import CueClass
from pipelines.extract.text.syntax_tree import Tree


@dataclass(frozen=True, slots=True)
class PhraseSpan:
    """Words for someone or something: [start, end) in the text.

    tree and head: the sentence's syntax and the index of the head word; first, last: the indices of the words (last included).
    head is None where the words were found without syntax (a label NAME: in a transcript).
    """

    start: int
    end: int
    tree: Tree | None = None
    head: int | None = None
    first: int = 0
    last: int = 0


@dataclass(slots=True)
class StatementDraft:
    """A statement as the patterns find it.

    parts: spans of the content.  cue_start, cue_end: the cue, None where a quotation goes on without one.  tree, cue_index: where the
    cue stands in the syntax.  passed_on_by: who passes the words on.  follows: the draft whose speaker goes on speaking.
    """

    parts: list[tuple[int, int]]
    rule_id: str
    sentence_no: int
    speaker: PhraseSpan | None = None
    cue_start: int | None = None
    cue_end: int | None = None
    cue_lemma: str | None = None
    cue_class: CueClass | None = None
    tree: Tree | None = None
    cue_index: int | None = None
    is_direct: bool = False
    passed_on_by: PhraseSpan | None = None
    follows: "StatementDraft | None" = None
    notes: set[str] = field(default_factory=set)

    @property
    def start(self) -> int:
        """Where the content begins."""
        return self.parts[0][0]

    @property
    def end(self) -> int:
        """Where the content ends."""
        return self.parts[-1][1]
