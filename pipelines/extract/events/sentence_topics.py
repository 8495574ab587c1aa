"""What two sentences have in common: the kind of event that they tell of, and names and words.

A sentence that goes on with "the blast" is about the blast that another sentence places and dates.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain

from pipelines.extract.events.claim_view import ClaimView
from pipelines.extract.text.document import Document
from pipelines.extract.text.word_lists import word_set

_KINDS = {
    "blast": "explo blast bomb deton ied mine(?:s|d)? grenade",
    "fire": "fire blaze burn(?:ed|t|ing)? wildfire flames inferno",
    "quake": "quake earthquake tremor aftershock magnitude epicent",
    "flood": "flood rain monsoon inundat overflow dam",
    "storm": "storm cyclone hurricane typhoon tornado gale winds",
    "slide": "landslide mudslide avalanche rockslide",
    "crash": "crash collid collision derail overturn plung bus train truck",
    "ship": "boat ship ferry capsiz sank sink shipwreck vessel drown",
    "plane": "plane aircraft helicopter airliner flight",
    "shooting": "shooting shot gunm[ae]n gunfire",
    "strike": "strike airstrike missile rocket drone shell(?:ed|ing|s)? bombard artillery raid",
    "clash": "clash fight(?:ing|ers)? battle ambush militants rebels insurgents",
    "collapse": "collaps",
    "disease": "outbreak cholera ebola measles virus infect(?:ed|ion) cases disease dengue epidemic",
    "protest": "protest demonstrat riot unrest rally",
    "flight": "displac fle[de] refugee camp shelter homes",
    "arrest": "arrest detain prison jail releas",
    "kidnap": "kidnap abduct hostage",
}
_KIND = re.compile("|".join(rf"(?P<{kind}>{words.replace(' ', '|')})" for kind, words in _KINDS.items()), re.IGNORECASE)
_WORD = re.compile(r"\w+")
_LONG = re.compile(r"[^\W\d_]{5,}")
_STEM = 7  # letters of a word that are compared
_COMMON = word_set(
    "about after again against along among another around authorities because before being between could during early earlier election "
    "first following government group groups hours house killed killing injured wounded dead least other others people person police "
    "officials official local later marched might ministry month months monday tuesday wednesday thursday friday saturday sunday january "
    "february march april august september october november december their there these those three through under until which while where "
    "would reported reports since still state several spokesman spokeswoman statement minister president country region province district "
    "capital sources security forces troops soldiers civilians children women"
)
_MOST_SHARED = 3
_KNOWN_WORDS, _LONGEST = 50_000, 40  # words that are remembered; letters of a word that may come again


@dataclass(frozen=True, slots=True)
class Topic:
    """kinds: of events that a sentence tells of.  words: the first letters of its long words that are not common."""

    kinds: frozenset[str]
    words: frozenset[str]


def topics_of(document: Document) -> tuple[Topic, ...]:
    """Return the topic of each sentence."""
    return tuple(_topic(document.text[sentence.start : sentence.end]) for sentence in document.sentences)


def _topic(text: str) -> Topic:
    found = [_known_words(word) if len(word) <= _LONGEST else _read(word) for word in _WORD.findall(text)]
    return Topic(frozenset(kind for kind, _ in found if kind), frozenset(chain.from_iterable(stems for _, stems in found)))


def _read(word: str) -> tuple[str, tuple[str, ...]]:
    """Return the kind of event that a word tells of, if any, and the first letters of its long parts that are not common."""
    kind = _KIND.match(word)
    stems = tuple(part[:_STEM] for part in map(str.lower, _LONG.findall(word)) if part not in _COMMON)
    return (kind.lastgroup or "" if kind else ""), stems


_known_words = lru_cache(_KNOWN_WORDS)(_read)


def topic_features(view: ClaimView, topics: Sequence[Topic], start: int, where: str, document: Document) -> tuple[str, ...]:
    """Return the features that tell what the claim's sentence has in common with the sentence of a mention at an offset."""
    one, other = topics[view.item.sentence.no], topics[document.sentence_at(start).no]
    kind = "open" if not one.kinds or not other.kinds else "same" if one.kinds & other.kinds else "other"
    words = min(_MOST_SHARED, len(one.words & other.words))
    return _in_common(kind, words, where)


@cache
def _in_common(kind: str, words: int, where: str) -> tuple[str, ...]:
    return f"kin={kind}", f"kin={kind},{where}", f"shared={words}", f"shared={words},{where}"
