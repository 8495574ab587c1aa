"""Which sentences are worth parsing: those with a word that some stage reacts to.

Parsing is most of the cost of an article, and sentences without a cue, a quotation or a counted thing give no row.
A stage adds its words to `COUNT_TRIGGERS` or to a lexicon of cues; how sentences are parsed belongs in `pipelines.syntax`.
"""

import re

from pipelines.extract.statements.cue_lookup import CUE_FORMS

# Stems of words that the count stages react to; matched at the start of a word, whatever follows.
COUNT_TRIGGERS: tuple[str, ...] = (
    "kill",
    "die",
    "dead",
    "death",
    "injur",
    "wound",
    "hurt",
    "casualt",
    "victim",
    "missing",
    "captur",
    "hostage",
    "kidnap",
    "abduct",
    "arrest",
    "detain",
    "evacuat",
    "displac",
    "rescu",
    "shot",
    "shoot",
    "down",
    "intercept",
    "destroy",
    "damag",
    "launch",
    "fire",
    "hit",
    "struck",
    "strike",
    "attack",
    "seiz",
)

_WORD = re.compile(r"[A-Za-z]+(?:['’-][A-Za-z]+)*")
_QUOTE = re.compile("''|``|[\"“”„«»‘]|(?:^|[\\s(])['’][A-Z]")
_COUNT = re.compile(r"\b(?:" + "|".join(COUNT_TRIGGERS) + ")", re.IGNORECASE)


def needs_syntax(sentence: str) -> bool:
    """Whether a stage may find something in the sentence."""
    return has_cue(sentence) or _COUNT.search(sentence) is not None


def has_cue(sentence: str) -> bool:
    """Whether the sentence holds a quotation mark, a cue-like word or a speaker's label."""
    return ": " in sentence or _QUOTE.search(sentence) is not None or any(word.lower() in CUE_FORMS for word in _WORD.findall(sentence))
