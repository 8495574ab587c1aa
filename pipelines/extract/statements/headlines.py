"""Headlines: statements in an article's title, and in a first paragraph that repeats it: X: Y; X says Y; Y, X says.

A title is not parsed, and its first words may be anything; so only a speaker whom the body knows counts as one.
"""

import re
from dataclasses import dataclass

from pipelines.extract.statements.cast import Cast
from pipelines.extract.statements.cue_groups import Frame
from pipelines.extract.statements.cues import CueVerb, cue_verb
from pipelines.extract.statements.drafts import Draft, Mention
from pipelines.extract.statements.institutions import Institutions
from pipelines.extract.text.context import Context
from pipelines.vocabulary import CueClass

_COLON = re.compile(r"(?P<speaker>[^:]{2,40}?)(?P<cue>:)\s+(?P<content>.{8,})")
_QUOTED = re.compile(r"(?P<speaker>(?:[\w’'.-]+ ){0,2}?[\w’'.-]+) (?:[^:]{2,80}?)(?P<cue>:) (?P<content>[‘“'\"].{6,}[’”'\"])")
_VERB = re.compile(r"(?P<speaker>(?:[\w’'.-]+ ){1,4}?)(?P<cue>[a-z]+|[A-Z][a-z]+s)(?: that)? (?P<content>.{8,})")
_LAST = re.compile(r"(?P<content>.{8,}), (?P<speaker>(?:[\w’'.-]+ ){1,4}?)(?P<cue>[A-Za-z]+)\W*")
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
        """Take the cast and the words of the speakers of the body, lower case."""
        self._cast = cast
        self._institutions = institutions
        self._speakers = speakers

    def find(self, title: str) -> Headline | None:
        """Return the statement of a title, or None."""
        for pattern in (_COLON, _QUOTED, _VERB, _LAST):
            match = pattern.fullmatch(title.strip())
            if match is None or not self._is_speaker(match["speaker"].strip()):
                continue
            cue = None if match["cue"] == ":" else _reporting(match["cue"], match["content"])
            if match["cue"] == ":" or cue is not None:
                return _headline(match, cue, len(title) - len(title.lstrip()))
        return None

    def _is_speaker(self, name: str) -> bool:
        """Whether the body knows a speaker of this name."""
        last = name.rsplit(maxsplit=1)[-1].lower() if name.split() else ""
        return bool(last) and (
            last in self._speakers or self._cast.person(name) is not None or self._institutions.as_country(name) is not None
        )


def _reporting(word: str, content: str) -> CueVerb | None:
    """Return the cue verb of a headline if the content can stand after it."""
    cue = cue_verb(word)
    if cue is None or not word.lower().endswith(("s", "d")):
        return None
    is_infinitive = content.lower().startswith("to ")
    return cue if (Frame.INFINITIVE in cue.frames if is_infinitive else Frame.CLAUSE in cue.frames) else None


def _headline(match: re.Match[str], cue: CueVerb | None, shift: int) -> Headline:
    """Return the spans without marks at the ends of the content."""
    start, end = match.span("content")
    text = match.string
    while start < end and text[start] in _MARKS:
        start += 1
    while end > start and text[end - 1] in _MARKS + ".":
        end -= 1
    speaker = match.start("speaker"), match.start("speaker") + len(match["speaker"].rstrip())
    lemma, cue_class = (cue.lemma, cue.cue_class) if cue is not None else (":", CueClass.ASSERT)
    moved = [(first + shift, last + shift) for first, last in ((start, end), speaker, match.span("cue"))]
    return Headline(moved[0], moved[1], moved[2], lemma, cue_class)


def first_paragraph_draft(context: Context, headlines: Headlines) -> Draft | None:
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
    return Draft(
        parts=[(found.content[0] + at, found.content[1] + at)],
        rule_id="headline",
        sentence_no=0,
        speaker=Mention(found.speaker[0] + at, found.speaker[1] + at),
        cue_start=found.cue[0] + at,
        cue_end=found.cue[1] + at,
        cue_lemma=found.lemma,
        cue_class=found.cue_class,
    )
