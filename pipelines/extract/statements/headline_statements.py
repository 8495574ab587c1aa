"""Headlines: statements in an article's title, and in a first paragraph that repeats it: X: Y; X says Y; Y, X says.

A title is not parsed, and its first words may be anything; so only a speaker whom the body knows counts as one.
"""

import re
from dataclasses import dataclass

from pipelines.contract.vocabulary import CueClass
from pipelines.extract.statements.cue_groups import CueFrame
from pipelines.extract.statements.cue_lookup import CueVerb, cue_verb
from pipelines.extract.statements.institutions import Institutions
from pipelines.extract.statements.people_and_organisations import Cast
from pipelines.extract.statements.roles import is_role
from pipelines.extract.statements.statement_context import StatementContext
from pipelines.extract.statements.statement_draft import PhraseSpan, StatementDraft

_WORD = r"[\w’'.-]+"
_NAME = rf"(?:{_WORD} ){{0,4}}{_WORD}"
_SHORT_NAME = rf"(?:{_WORD} ){{0,4}}?{_WORD}"
# Patterns with a mark in place of a verb, or with the verb at the end; a title matches as a whole.
_MARKED = (
    re.compile(r"(?P<speaker>[^:]{2,40}?)(?P<cue>:)\s+(?P<content>.{8,})"),
    re.compile(rf"(?P<speaker>(?:{_WORD} ){{0,2}}?{_WORD}) (?:[^:]{{2,80}}?)(?P<cue>:) (?P<content>[‘“'\"].{{6,}}[’”'\"])"),
    re.compile(rf"(?P<content>[‘“'\"].{{6,}}[’”'\"])(?P<cue>:| [-–—]) (?P<speaker>{_SHORT_NAME})(?: (?:on|about|over|after) .+)?"),
    re.compile(rf"(?P<content>.{{8,}}?),? (?P<cue>[-–—]) (?P<speaker>{_NAME})"),
)
_LAST = re.compile(rf"(?P<content>.{{8,}}),? (?P<speaker>{_NAME}) (?P<cue>{_WORD})\W*")
_INVERTED = re.compile(rf"(?P<content>.{{8,}}), (?P<cue>{_WORD}) (?P<speaker>{_NAME})\W*")
LONGEST_TITLE = 500
"""Characters above which a title is no headline, and no statement is looked for."""
_MOST_WORDS = 5  # of a speaker before the verb
_MARKS = "‘’'“”\" "


@dataclass(frozen=True, slots=True)
class Headline:
    """A statement in a title: spans of content, speaker and cue in the title, and the cue's lemma and class."""

    content: tuple[int, int]
    speaker: tuple[int, int]
    cue: tuple[int, int]
    lemma: str
    cue_class: CueClass


class Headlines:
    """Finds the statement of a headline; speakers are the people and organisations that the body names."""

    def __init__(self, cast: Cast, institutions: Institutions, speakers: frozenset[str]) -> None:
        """Take the body's cast, its institutions and the words of its speakers in lower case."""
        self._cast = cast
        self._institutions = institutions
        self._speakers = speakers

    def find(self, title: str) -> Headline | None:
        """Return the statement of a title, or None."""
        text, shift = title.strip(), len(title) - len(title.lstrip())
        if len(text) > LONGEST_TITLE:
            return None
        for pattern in _MARKED:
            match = pattern.fullmatch(text)
            if match is not None and self._is_speaker(match["speaker"].strip()):
                return _headline(text, _spans(match), None, shift)
        for pattern in (_INVERTED, _LAST):
            match = pattern.fullmatch(text)
            cue = _reporting(match["cue"]) if match is not None else None
            if match is not None and cue is not None and CueFrame.CLAUSE in cue.frames and self._is_last_speaker(match):
                return _headline(text, _spans(match), cue, shift)
        return self._with_verb(text, shift)

    def _is_last_speaker(self, match: re.Match[str]) -> bool:
        """Whether all the words beside a final verb are the speaker: a comma stands before them."""
        return match.string[: match.start("speaker")].rstrip(" ")[-1:] == "," or match.start("cue") < match.start("speaker")

    def _with_verb(self, text: str, shift: int) -> Headline | None:
        """Return the statement of X says Y, X vows to Y, X warns of Y, X accuses Y of Z."""
        words = list(re.finditer(r"\S+", text))
        for number in range(1, min(_MOST_WORDS + 1, len(words) - 1)):
            cue = _reporting(words[number].group())
            speaker = text[words[0].start() : words[number - 1].end()]
            start = _content_start(cue, text, words[number].end()) if cue is not None else None
            if start is not None and len(text) - start >= _SHORTEST and self._is_speaker(speaker):
                return _headline(text, ((start, len(text)), (0, words[number - 1].end()), words[number].span()), cue, shift)
        return None

    def _is_speaker(self, name: str) -> bool:
        """Whether the body knows a speaker of this name, or a person with this role."""
        last = name.rsplit(maxsplit=1)[-1].lower() if name.split() else ""
        return bool(last) and (
            last in self._speakers
            or self._cast.person(name) is not None
            or self._institutions.as_country(name) is not None
            or (is_role(last) and self._cast.with_role(last, 0) is not None)
        )


_Spans = tuple[tuple[int, int], tuple[int, int], tuple[int, int]]
_SHORTEST = 8  # characters of a content


def _spans(match: re.Match[str]) -> _Spans:
    """Return the spans of content, speaker and cue."""
    return match.span("content"), match.span("speaker"), match.span("cue")


def _reporting(word: str) -> CueVerb | None:
    """Return the cue verb of a headline: in the present or past tense, in small or in title case."""
    cue = cue_verb(word)
    return cue if cue is not None and (word.lower().endswith(("s", "d")) or word == cue.lemma) else None


def _content_start(cue: CueVerb, text: str, at: int) -> int | None:
    """Return where the content begins after the verb that ends at an offset, or None where the verb takes no such words."""
    rest = text[at:].lstrip()
    start = len(text) - len(rest)
    first, _, _ = rest.lower().partition(" ")
    if first == "that":
        return start + len("that ") if CueFrame.CLAUSE in cue.frames else None
    if first == "to":
        return start if CueFrame.INFINITIVE in cue.frames else None
    if first in cue.prepositions:
        return start + len(first) + 1
    quoted = any(mark in rest for mark in "‘“'\"")
    takes = {CueFrame.CLAUSE, CueFrame.OBJECT, CueFrame.ORDER} | ({CueFrame.QUOTED_OBJECT, CueFrame.QUOTE} if quoted else set())
    return start if cue.frames & takes else None


def _headline(text: str, spans: _Spans, cue: CueVerb | None, shift: int) -> Headline:
    """Return the spans without marks at the ends of the content."""
    (start, end), speaker, mark = spans
    begin = start
    while start < end and text[start] in _MARKS:
        start += 1
    while end > start and text[end - 1] in (_MARKS + ".," if start > begin else " .,"):
        end -= 1
    at = speaker[0], speaker[0] + len(text[speaker[0] : speaker[1]].rstrip())
    lemma, cue_class = (cue.lemma, _class_of(cue, text[start:])) if cue is not None else (text[mark[0] : mark[1]].strip(), CueClass.ASSERT)
    moved = [(first + shift, last + shift) for first, last in ((start, end), at, mark)]
    return Headline(moved[0], moved[1], moved[2], lemma, cue_class)


def _class_of(cue: CueVerb, content: str) -> CueClass:
    """Return the class of the verb with its content: X calls Y "Z" names, X calls for Y orders."""
    return cue.object_class if cue.lemma == "call" and any(mark in content for mark in "‘“'\"") else cue.cue_class


def first_paragraph_draft(context: StatementContext, headlines: Headlines) -> StatementDraft | None:
    """Return the draft of a first paragraph that repeats the title, as texts without markup have it."""
    title = context.document.title
    if not title or not context.document.paragraphs:
        return None
    first = context.document.paragraphs[0]
    text = context.text[first.start : first.end]
    if text.strip(_MARKS + ".") != title.strip(_MARKS + "."):
        return None
    found = headlines.find(text)
    if found is None:
        return None
    at = first.start
    return StatementDraft(
        parts=[(found.content[0] + at, found.content[1] + at)],
        rule_id="headline",
        sentence_no=0,
        speaker=PhraseSpan(found.speaker[0] + at, found.speaker[1] + at),
        cue_start=found.cue[0] + at,
        cue_end=found.cue[1] + at,
        cue_lemma=found.lemma,
        cue_class=found.cue_class,
    )
