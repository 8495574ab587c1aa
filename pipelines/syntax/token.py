"""Token: a word or mark of a sentence with its syntax. What the parser gives and every stage of extraction reads."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Token:
    """A word or mark with its syntax in Universal Dependencies terms.

    start, end: offsets in the whole text.  tag: Penn Treebank tag.  pos: universal part of speech.  dep: relation to the head.
    index: position in the sentence.  head: index of the head in the sentence; the root is its own head.
    """

    index: int
    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
