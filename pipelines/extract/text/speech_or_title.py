"""Whether a quotation is speech by its form: not a scare quote, nickname, title of a work, sign or single term."""

import re

from pipelines.extract.text.word_lists import word_set

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_SMALL = word_set("a an the of and or in on at to for from by with as is vs but nor")
_VERB_HINT = re.compile(
    r"\b(?:is|are|was|were|be|been|am|'s|’s|'re|’re|'m|’m|has|have|had|do|does|did|don|will|would|can|could|should|must|may|might|shall|won|"
    r"let|go|get|got|want|need|know|think|believe|make|made|say|said|see|come|i|we|he|she|they|you|my|our|it|this|that)\b",
    re.IGNORECASE,
)
# A quotation of at least this many words is speech unless it is written like a title.
_LONG = 6
# A capitalised quotation of at most this many words can be speech if a stop ends it: "Stop." but "Gone With the Wind,".
_SHORT = 2


def is_speech(text: str, start: int, end: int, outer_end: int) -> bool:
    """Return False for scare quotes, titles of works, names and signs; start, end: the words; outer_end: after the mark."""
    words = _WORD.findall(text[start : min(end, start + 400)])
    if not words:
        return False
    stop = text[end - 1] if text[end - 1] in ".,!?…—-" else ""
    if _is_title(words) and not (stop and stop in "!?…"):
        return bool(stop) and len(words) <= _SHORT and text[start].isupper() and _starts_sentence(text, start)
    if len(words) >= _LONG:
        return True
    whole = text[start].isupper() and bool(stop)
    return whole or (len(words) > _SHORT and _VERB_HINT.search(text, start, end) is not None and outer_end > end)


def _is_title(words: list[str]) -> bool:
    """Whether all words but small ones are capitalised, as in titles of works and names."""
    big = [word for word in words if word.lower() not in _SMALL]
    return all(word[0].isupper() or word[0].isdigit() for word in big) if big else len(words) == 1


def _starts_sentence(text: str, start: int) -> bool:
    """Whether the quotation opens its sentence or stands after a comma or colon."""
    before = text[max(0, start - 4) : start].rstrip("\"“‘«`' \n")
    return not before or before[-1] in ".!?,:"
