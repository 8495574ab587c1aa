"""Plots: sentences that retell a film or a book, in which nobody is killed: in the novel, a bomb kills 40; the film follows a killer."""

import re

from pipelines.extract.counts.words.sentence_words import Word

_WORK = "(?:film|movie|novel|series|play|thriller|drama|episode|sequel|opera|musical|comic|video game|graphic novel)s?"
_INSIDE = re.compile(
    rf"(?:in|on|during) (?:the|his|her|their|its|a|this|that) (?:[\w'’-]+ ){{0,3}}?"
    rf"(?:{_WORK}|(?:opening|final|closing|first|last) scene)\b"
)
_TELLING = re.compile(
    rf"(?:the|his|her|their|its|a|this|that) (?:[\w'’-]+ ){{0,3}}?{_WORK} (?:also )?"
    r"(?:tells|follows|opens|begins|starts|cent(?:re|er)s|depicts|recounts|ends|features|is about|is set|sees|shows|revolves)\b"
)
_PAST = frozenset({"was", "were", "had"})


def is_retold_plot(words: tuple[Word, ...]) -> bool:
    """Return whether a sentence retells a work of fiction: it opens with the work and stays in the present tense."""
    start = " ".join(word.low for word in words[:12])
    opens = _INSIDE.match(start) is not None or _TELLING.match(start) is not None
    return opens and not any(word.low in _PAST for word in words)
