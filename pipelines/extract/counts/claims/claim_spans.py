"""The characters of a claim: the smallest run of words that shows what is counted and what happened to it.

The rules for speaker, place and date use `core`; `shown` is the claim's text in the row, in which a lone verb or event noun is
given the words without which it says little: died of his wounds at the spot, several incursions last week.
"""

from pipelines.extract.counts.clauses.clause import Mention
from pipelines.extract.counts.clauses.metric_triggers import chain_before
from pipelines.extract.counts.metrics.metric_word import Form, MetricFrame, Trigger
from pipelines.extract.counts.words import function_words
from pipelines.extract.counts.words.sentence_words import Word
from pipelines.extract.text.word_lists import word_set

_NO_REACH = 8  # words between what says none and its noun
_NONE = word_set("no without not never neither nor zero only everyone everybody all")
_HELPING = function_words.AUXILIARIES | function_words.HAVE | frozenset({"did", "do", "does"})
_CAUSE = word_set("of from in by with at")
_SPOT = word_set("at on in")
_SPOTS = word_set("spot scene site hospital place home clinic")
_PHRASE = 5  # words of an adjunct, at most
_DETERMINERS = function_words.DETERMINERS | frozenset({"a", "an", "the"})
_UNITS = word_set("night day days week weeks month months year years weekend hours")
_RELATIVE = word_set("last this next past")
_ADVERBS = word_set("yesterday today tonight overnight tomorrow")
_DAYS = function_words.DAY_WORDS - _ADVERBS - _RELATIVE
_SPAN_OF_TIME = 6  # words of 'in less than three months', at most
_JUDGED = word_set("declared pronounced")


def core(words: tuple[Word, ...], mention: Mention) -> tuple[int, int]:
    """Return the claim: phrase and metric word where they stand together, else the phrase with the number, else the metric word."""
    phrase, trigger = mention.phrase, mention.trigger
    first, last = trigger.first, trigger.last
    if phrase is None:
        first, last = _none(words, trigger) if mention.zero else (first, last)
    elif mention.direct or phrase.negative:
        first, last = min(first, phrase.first), max(last, phrase.last)
    elif phrase.number is not None or mention.part or mention.apart:
        first, last = phrase.first, phrase.last
    while last > first + 1 and words[last - 1].low in {",", "("}:
        last -= 1
    return words[first].start, words[last - 1].end


def _none(words: tuple[Word, ...], trigger: Trigger) -> tuple[int, int]:
    """Return the words that say none: from the negation or 'everyone' to the metric word, or to 'anyone' or 'only' behind it."""
    reach = range(trigger.first - 1, max(-1, trigger.first - _NO_REACH - 1), -1)
    first = next((at for at in reach if words[at].low in _NONE or words[at].low.endswith("n't")), trigger.first)
    if words[first].low == "nor":
        first = next((at for at in range(first, max(-1, first - _NO_REACH - 1), -1) if words[at].low == "neither"), first)
    if words[first].low == "not" and first and words[first - 1].low in _HELPING:
        first -= 1
    after = [word.low for word in words[trigger.last : trigger.last + 3]]
    ends = [at for at, low in enumerate(after) if low in {"anyone", "anybody", "only"}]
    return first, trigger.last + (ends[0] + 1 if ends else 0)


def shown(words: tuple[Word, ...], mention: Mention, start: int, end: int) -> tuple[int, int]:
    """Return the claim's characters for its row; start, end: its core."""
    trigger, phrase = mention.trigger, mention.phrase
    bare = (words[trigger.first].start, words[trigger.last - 1].end) == (start, end)
    if mention.rule == "event_noun" and phrase is not None:
        return start, words[_after_time(words, phrase.last) - 1].end
    if bare and not mention.zero and trigger.word.frame is not MetricFrame.NOUN and trigger.form in {Form.PAST, Form.OTHER}:
        first = chain_before(words, trigger).first
        return words[first].start, words[_after_adjuncts(words, trigger.last) - 1].end
    if trigger.word.frame is MetricFrame.STATE and phrase is not None and phrase.first and words[phrase.first - 1].low in _JUDGED:
        return min(start, words[phrase.first - 1].start), max(end, words[_after_adjuncts(words, trigger.last) - 1].end)
    return start, end


def _after_time(words: tuple[Word, ...], at: int) -> int:
    """Return the word after a time that follows here: last week, yesterday, on Monday, in less than three months."""
    lows = [word.low for word in words[at : at + _SPAN_OF_TIME]] + [""] * 2
    if lows[0] in _ADVERBS:
        return at + 1
    if lows[0] in _RELATIVE and lows[1] in _UNITS | _DAYS:
        return at + 2
    if lows[0] == "on" and lows[1] in _DAYS:
        return at + 2
    unit = next((k for k, low in enumerate(lows) if low in _UNITS), None)
    within = lows[0] in {"in", "within"} and unit is not None and not set(lows[1:unit]) & (function_words.PREPOSITIONS - {"than", "over"})
    return at + unit + 1 if within and unit is not None else at


def _after_adjuncts(words: tuple[Word, ...], at: int) -> int:
    """Return the word after the cause or manner and the spot that follow here: of his wounds at the spot."""
    end = _after_adjunct(words, at, _CAUSE)
    spot = _after_adjunct(words, end, _SPOT)
    return spot if words[spot - 1].low in _SPOTS else end


def _after_adjunct(words: tuple[Word, ...], at: int, prepositions: frozenset[str]) -> int:
    """Return the word after a short phrase with such a preposition; the word itself before a long one, a date or a number."""
    if at >= len(words) or words[at].low not in prepositions:
        return at
    for end in range(at + 1, min(at + _PHRASE + 1, len(words) + 1)):
        low = words[end].low if end < len(words) else ""
        if low in function_words.DATE_WORDS or low[:1].isdigit():
            return at
        if not low[:1].isalpha() or (low in function_words.STOPS and not (end == at + 1 and low in _DETERMINERS)):
            return end if end > at + 1 and words[end - 1].low not in _DETERMINERS else at
    return at
