"""Which sentences are worth parsing: those with a word that some stage reacts to.

Parsing is most of the cost of an article, and sentences without a cue, a quotation or a counted thing give no row.  The words come
from the cues (`statements.cue_lookup`) and from the records of the metrics; how sentences are parsed belongs in `pipelines.syntax`.
"""

import re
from collections.abc import Iterable, Mapping

from pipelines.contract.vocabulary import Object
from pipelines.extract.counts.metrics.all_metrics import RECORDS
from pipelines.extract.counts.metrics.metric_record import MetricRecord
from pipelines.extract.counts.metrics.metric_word import wordings
from pipelines.extract.counts.words.nouns_of_people import PEOPLE
from pipelines.extract.statements.cue_lookup import CUE_FORMS

Wordings = Mapping[str, list[tuple[frozenset[str], frozenset[str]]]]
"""Wordings by their first word: the words that follow somewhere behind it, and the nouns of which one has to be there, if any."""
_WORD = re.compile(r"[a-z]+(?:['’](?!s\b)[a-z]+|-[a-z]+)*")
_QUOTE = re.compile("''|``|[\"“”„«»‘]|(?:^|[\\s(])['’][A-Z]")


def wordings_of(records: Iterable[MetricRecord]) -> Wordings:
    """Return the wordings of the metric words.

    The parse tells who did it (`actors`), and who a later 'she' may be: those who died or were hurt are parsed as well.
    """
    found: dict[str, list[tuple[frozenset[str], frozenset[str]]]] = {}
    for word in (word for record in records for word in record.words):
        for (first, *rest), _ in wordings(word):
            found.setdefault(first, []).append((frozenset(rest), word.nouns))
    return found


_COUNTED = wordings_of(RECORDS)
_TAKE_PART = frozenset({Object.ATTACKER, Object.RESCUER, Object.PRISONER})
_PARTAKERS = frozenset(word for people in PEOPLE if people.object in _TAKE_PART for word in (*people.singular, *people.plural))
"""Nouns for people by their part in an event: a later 'they' may be the rescuers who searched the site."""


def needs_syntax(sentence: str) -> bool:
    """Whether a stage may need the parse of a sentence."""
    words = words_of(sentence)
    return has_cue(sentence, words) or tells_of_a_count(words, _COUNTED) or not _PARTAKERS.isdisjoint(words)


def words_of(sentence: str) -> frozenset[str]:
    """Return the words of a sentence in lower case."""
    return frozenset(_WORD.findall(sentence.lower()))


def has_cue(sentence: str, words: frozenset[str]) -> bool:
    """Whether a sentence with these words holds a quotation mark, a cue-like word or a speaker's label."""
    return ": " in sentence or not CUE_FORMS.isdisjoint(words) or _QUOTE.search(sentence) is not None


def tells_of_a_count(words: frozenset[str], known: Wordings) -> bool:
    """Whether all words of a wording stand in a sentence with these words."""
    stand = (wording for first in words & known.keys() for wording in known[first])
    return any(rest <= words and (not nouns or not nouns.isdisjoint(words)) for rest, nouns in stand)
