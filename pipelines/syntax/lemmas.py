"""Lemmas: dictionary forms of English words from their tag, by endings; words that the endings get wrong come from a table.

The table is learned from the treebanks (`learn_exceptions`); irregular words and verbs of news texts are in `irregular_forms`.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

from pipelines.syntax.irregular_forms import NOUN_FORMS, VERB_FORMS, VERBS

VOWELS = "aeiou"
CONTRACTED = {"n't": "not", "'re": "be", "'m": "be", "'ll": "will", "'ve": "have", "'d": "would", "ca": "can", "wo": "will", "na": "to"}
SHORT = 3  # letters: "gas", "has" and "its" end in s as "cars" does
_ENDINGS = {"VBG": "ing", "JJR": "er", "RBR": "er", "JJS": "est", "RBS": "est"}
_SILENT_E = (
    *("at", "iz", "is", "us", "as", "os", "v", "c", "u", "ag", "eg", "ng", "dg", "rg", "rs", "ns", "ls", "uir", "ur"),
    *("bl", "pl", "tl", "dl", "gl", "fl", "kl", "ut", "id", "ud", "th"),
)
_NO_SILENT_E = ("eat", "oat", "eas", "ing", "ong", "ang", "our", "eur", "out", "us")
KEPT_TAGS = frozenset({"NNP", "CD", "FW", "ADD", "SYM", "LS", "NFP", "HYPH", "GW", "AFX"})


def lemma_by_rule(word: str, tag: str) -> str:
    """Return the dictionary form that word lists and the ending suggest; names and numbers stay as they are."""
    if tag in KEPT_TAGS:
        return word
    lower = word.lower()
    if tag in {"VBD", "VBN"}:
        return VERB_FORMS.get(lower) or _without_ending(lower, "ed")
    if tag in {"NNS", "VBZ"}:
        return (NOUN_FORMS.get(lower) if tag == "NNS" else None) or _without_s(lower)
    if tag == "NNPS":
        return _without_s(word)
    ending = _ENDINGS.get(tag)
    return _without_ending(lower, ending) if ending else lower


def _without_s(word: str) -> str:
    """Take off the s of plurals and of the third person."""
    if len(word) <= SHORT or word.endswith(("ss", "us", "is", "ics")):
        return word.removesuffix("s") if len(word) == SHORT and not word.endswith(("ss", "us", "is")) else word
    if word.endswith("ies") and len(word) > SHORT + 1:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zzes", "oes")) and len(word) > SHORT + 1:
        return word[:-2]
    return word.removesuffix("s")


def _without_ending(lower: str, ending: str) -> str:
    """Take off ed, ing, er or est and give back the letter that the ending had swallowed or doubled."""
    stem = lower.removesuffix(ending)
    if stem == lower or len(stem) < 2 or not any(letter in "aeiouy" for letter in stem):  # noqa: PLR2004 - "red", "sing"
        return lower
    if len(stem) == 2 and stem[-1] in "iy":  # noqa: PLR2004 - "died", "lying"
        return stem[0] + "ie"
    if stem.endswith("e") and ending != "ing":
        return stem + "e"
    if stem.endswith("i") and ending != "ing":
        return stem[:-1] + "y"
    forms = _candidates(stem)
    return next((form for form in forms if form in VERBS), forms[0])


def _candidates(stem: str) -> list[str]:
    """Return the possible dictionary forms behind a stem, the likeliest first."""
    forms = [stem + "e", stem] if _needs_e(stem) else [stem, stem + "e"]
    if stem[-1] == stem[-2] and stem[-1] not in "aeiou":
        return [*forms, stem[:-1]] if stem[-1] in "slzf" else [stem[:-1], *forms]
    return forms


def _needs_e(stem: str) -> bool:
    """Say whether a stem such as "denounc", "vow" or "clos" is written with a silent e."""
    if stem.endswith(_SILENT_E):
        return not stem.endswith(_NO_SILENT_E)
    one_vowel = len(stem) > 2 and stem[-2] in VOWELS and stem[-3] not in VOWELS  # noqa: PLR2004 - the vowel and a letter on each side
    return one_vowel and stem[-1] in "dklmnprst" and _syllables(stem) == 1


def _syllables(stem: str) -> int:
    """Count groups of vowels."""
    return sum(letter in VOWELS and (not number or stem[number - 1] not in VOWELS) for number, letter in enumerate(stem))


def lemma_of(word: str, tag: str, exceptions: Mapping[str, Mapping[str, str]]) -> str:
    """Return the dictionary form of a word with its Penn tag; exceptions: tag → lower-case word → lemma."""
    lower = word.lower()
    known = exceptions.get(tag, {}).get(lower)
    return known if known is not None else CONTRACTED.get(lower) or lemma_by_rule(word, tag)


def learn_exceptions(words: Iterable[tuple[str, str, str]]) -> dict[str, dict[str, str]]:
    """Return tag → word → lemma for the words whose most frequent lemma the rules do not give; words: (word, tag|pos, lemma)."""
    counts: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for word, label, lemma in words:
        tag = label.split("|")[0]
        if tag not in KEPT_TAGS and tag != "NNPS" and not _is_listed(word.lower(), tag):
            counts[tag, word.lower()][lemma] += 1
    table: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for (tag, word), lemmas in sorted(counts.items()):
        best = max(sorted(lemmas), key=lemmas.__getitem__)
        if best != (CONTRACTED.get(word) or lemma_by_rule(word, tag)):
            table[tag][word] = best
    return dict(table)


def _is_listed(lower: str, tag: str) -> bool:
    """Say whether the word lists know the form; they are trusted more than the treebanks, which contain slips."""
    if tag == "NNS":
        return lower in NOUN_FORMS
    return tag in {"VBD", "VBN", "VBG"} and (lower in VERB_FORMS or lemma_by_rule(lower, tag) in VERBS)


def read_exceptions(folder: Path) -> dict[str, dict[str, str]]:
    """Return the table of a model folder."""
    table: dict[str, dict[str, str]] = json.loads((folder / "lemmas.json").read_text(encoding="utf-8"))
    return table
