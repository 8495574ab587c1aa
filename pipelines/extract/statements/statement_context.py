"""Context: a document with the syntax of its sentences and an index of what is quoted, for the stages that find statements."""

from bisect import bisect_right
from functools import cached_property

from pipelines.extract.text.document import Document, Quotation, Sentence
from pipelines.extract.text.syntax_tree import Tree


class StatementContext:
    """A document as the stages read it."""

    def __init__(self, document: Document) -> None:
        """Index the outer quotations and build the trees of all parsed sentences."""
        self.document = document
        self.text = document.text
        self.outer: tuple[Quotation, ...] = tuple(one for one in document.quotations if one.depth == 0)
        self._outer_starts = [one.outer_start for one in self.outer]
        self.trees: dict[int, Tree] = {one.no: Tree(one) for one in document.sentences if one.tokens}

    @cached_property
    def paragraph_starts(self) -> list[int]:
        """Where the paragraphs begin."""
        return [one.start for one in self.document.paragraphs]

    def quotation_at(self, offset: int) -> Quotation | None:
        """Return the outer quotation that holds the offset, its marks included, or None."""
        index = bisect_right(self._outer_starts, offset) - 1
        return self.outer[index] if index >= 0 and offset < self.outer[index].outer_end else None

    def quotations_in(self, start: int, end: int) -> tuple[Quotation, ...]:
        """Return the outer quotations that begin in [start, end)."""
        return self.outer[bisect_right(self._outer_starts, start - 1) : bisect_right(self._outer_starts, end - 1)]

    def sentence_at(self, offset: int) -> Sentence:
        """Return the sentence that holds the offset."""
        return self.document.sentence_at(offset)

    def paragraph_of(self, offset: int) -> int:
        """Return the number of the paragraph that holds the offset."""
        return max(0, bisect_right(self.paragraph_starts, offset) - 1)

    def tree_at(self, offset: int) -> Tree | None:
        """Return the syntax of the sentence that holds the offset, or None where it was not parsed."""
        return self.trees.get(self.sentence_at(offset).no) if self.document.sentences else None
