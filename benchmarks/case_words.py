"""Make the list of words that English writes small: `python -m benchmarks.case_words TREEBANK`, where TREEBANK holds CoNLL-U files.

Counted over the treebanks from which the parser was learned and over our own labelled articles: a word that stands small inside a sentence
more often than with a capital.  Words at the head of a sentence and in titles are not counted.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from benchmarks.events.labelled_articles import own_articles
from pipelines.extract.text.sentences import find_paragraphs, find_sentences
from pipelines.syntax.small_words import WORDS

_WORD = re.compile(r"[^\W\d_]+")
_OFTEN = 1


def _treebank_words(folder: Path) -> Iterator[str]:
    for path in sorted(folder.glob("*train.conllu")):
        for sentence in path.read_text(encoding="utf-8").split("\n\n"):
            tokens = [line.split("\t")[1] for line in sentence.splitlines() if re.match(r"\d+\t", line)]
            yield from (part for token in tokens[1:] for part in _WORD.findall(token))


def _article_words() -> Iterator[str]:
    for article in own_articles():
        for sentence in find_sentences(article.text, find_paragraphs(article.text)):
            yield from _WORD.findall(article.text[sentence.start : sentence.end])[1:]


def small_words(folder: Path) -> list[str]:
    """Return the words that are written small more often than not."""
    counts = Counter([*_treebank_words(folder), *_article_words()])
    capital: Counter[str] = Counter()
    for word, count in counts.items():
        if word != word.lower():
            capital[word.lower()] += count
    return sorted(word for word, count in counts.items() if word == word.lower() and count >= _OFTEN and count > capital[word])


if __name__ == "__main__":
    found = small_words(Path(sys.argv[1]))
    WORDS.write_text("\n".join(found) + "\n", encoding="utf-8")
    print(f"{len(found)} words written to {WORDS}")
