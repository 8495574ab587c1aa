"""Paragraphs and sentences of a text, with exact offsets.

`sentencex` proposes sentence ends; the rules here take back those that stand after a title, an initial or a clock time, and
those before an attribution ("Why?" Smith asked).  Quotation marks do not hide sentence ends: a quotation may hold several
sentences.  What a quotation is belongs in `quotations`; how a sentence is parsed belongs in `pipelines.syntax`.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

import sentencex

from pipelines.extract.text.document import Sentence, Span
from pipelines.extract.text.word_lists import words

# Marks are hidden from sentencex, which would not end a sentence inside quotation marks. One space per mark keeps the offsets.
_MARKS = str.maketrans(dict.fromkeys('"“”„«»‘‹›', " "))
_CLOSERS = "\"”»’')]›"
_BLANK_LINES = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+")
_LINE_BREAK = re.compile(r"\n(?=\s{0,20}[^\sa-z])")
# Texts that lost the space between two sentences; a word with a dot inside (Booking.com, e.Go) has no capital after it.
_LOST_SPACE = re.compile(r"(?<=[a-z\d][a-z\d%)][.?!])[\"”’]?(?=[\"“‘]?[A-Z][a-z]*[a-z ])")
# MOSCOW (Reuters) – …: the place and agency at the head of an article are no part of its first sentence.
_DATELINE = re.compile(
    r"[A-Z][A-Z.’'-]{2,}(?:[ /][A-Z][A-Z.’'-]+)*(?:, [A-Z][\w. ]{1,18})?(?:,? [A-Z][a-z]{2,8}\.? \d{1,2})?"
    r" ?(?:\([\w ]{2,30}\))? (?:[–—―]|--?) "
)
# A piece longer than this is cut at white space, so that no later stage meets a sentence of unbounded length.
LONGEST_SENTENCE = 1500

TITLES = words(
    "Adm Atty Brig Capt Cmdr Col Cpl Det Dr Gen Gov Hon Insp Lt Maj Messrs Mr Mrs Ms Mt Mx Pfc Pres Prof Pvt Rep Reps Rev Sen Sens "
    "Sgt Sr Sra St Ste Supt Fr Gens Govs vs Dist Ft Sec Amb Cllr Const"
)
MONTHS = words("Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec")
_TITLE_END = re.compile(rf"(?:^|[\s(\"“‘'\-])(?:{'|'.join(TITLES)})\.$")
_MONTH_END = re.compile(rf"(?:^|\s)(?:{'|'.join(MONTHS)}|Nos?)\.$")
_INITIAL_END = re.compile(r"(?:^|[\s(\"“‘'.\-])[A-Z]\.$")
_NOT_INITIAL = re.compile(
    r"(?:\b(?:[Pp]lan|[Vv]itamin|[Gg]roup|[Cc]lass|[Tt]eam|[Hh]epatitis|[Tt]ype|U\.S|U\.N|U\.K|E\.U|D\.C|and) ?)[A-Z]?\.$|[a-z]'[A-Z]\.$"
)
_CLOCK_END = re.compile(r"\b[ap]\.? ?m\.$", re.IGNORECASE)
_DOTTED_END = re.compile(r"\b(?:[A-Z]\.){2,12}$")
_LIST_MARKER = re.compile(r"^\(?(?:\d{1,3}|[A-Za-z])\.$")
_AFTER_CLOCK = re.compile(
    r"(?:(?:on |in |at )|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|[A-Z]{2,4}\b(?! [a-z])|"
    r"[A-Z][\w.-]{1,30}(?: [A-Z][\w-]{1,30})? (?:time|Time)\b|Eastern\b|Pacific\b|Central\b)"
)
_AFTER_DOTTED = re.compile(
    r"(?:Army|Navy|Air|Marine|Coast|Senate|House|Congress|President|Secretary|State|Department|Embassy|Ambassador|Supreme|District|Attorney|"
    r"Treasury|Geological|Security|General|Central|Special|Capitol|Rep|Sen|Representative|Senator|Justice|Justices|Defense|Customs|Border|"
    r"Food|Fish|Forest|National|Postal|Secret|Human|High|Children|Open|Steel|Bank|Bancorp|Cellular|Virgin|Olympic)\b"
)
# After an abbreviation of the first kind the sentence goes on if the second one follows.
_ABBREVIATIONS = ((_MONTH_END, re.compile(r"\d")), (_CLOCK_END, _AFTER_CLOCK), (_DOTTED_END, _AFTER_DOTTED))
_ATTRIBUTION = re.compile(
    r"(?:[A-Z][\w.'’-]*\s+(?:(?:[A-Z][\w.'’-]*|of|the|de|von|van|bin|al)\s+){0,4}|(?:The|A|An|One)\s+(?:[\w'’-]+\s+){1,4}|(?:He|She|They|I|We|It)\s+)"
    r"(?:said|says|asked|asks|wrote|told|added|adds|replied|cried|shouted|yelled|wondered|tweeted|continued|exclaimed|joked|quipped|demanded|"
    r"declared|recalled|responded|screamed|chanted|mused|remarked|questioned|concluded|concludes|noted|notes|explained|explains|interjected|"
    r"countered|quipped|warned|insisted|repeated|answered|shot back|fired back|tells|argues|argued|whispered|interrupted|stated)\b"
)


def find_paragraphs(text: str) -> tuple[Span, ...]:
    """Return the paragraphs: runs of text between blank lines, without surrounding white space."""
    edges = [0, *(edge for match in _BLANK_LINES.finditer(text) for edge in match.span()), len(text)]
    return tuple(span for start, end in zip(edges[::2], edges[1::2], strict=True) if (span := trimmed(text, start, end)) is not None)


def trimmed(text: str, start: int, end: int) -> Span | None:
    """Return the span without white space at its ends, or None where nothing is left."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None


def find_sentences(text: str, paragraphs: tuple[Span, ...]) -> tuple[Sentence, ...]:
    """Return the sentences of all paragraphs in order; they do not overlap and hold everything but white space."""
    found: list[Sentence] = []
    for paragraph_no, paragraph in enumerate(paragraphs):
        for start, end in _spans(text, paragraph):
            found.append(Sentence(no=len(found), start=start, end=end, paragraph_no=paragraph_no))
    return tuple(found)


def _spans(text: str, paragraph: Span) -> Iterator[tuple[int, int]]:
    """Yield the sentences of one paragraph."""
    breaks = [paragraph.start, *(m.end() for m in _LINE_BREAK.finditer(text, paragraph.start, paragraph.end)), paragraph.end]
    for line_start, line_end in pairwise(breaks):
        for start, end in pairwise([line_start, *_ends(text, line_start, line_end), line_end]):
            span = trimmed(text, start, end)
            if span is not None:
                yield from _pieces(text, span)


def _ends(text: str, start: int, end: int) -> list[int]:
    """Return the offsets inside a line at which a sentence ends."""
    line = text[start:end]
    proposed = sentencex.get_sentence_boundaries("en", line.translate(_MARKS).replace("''", "  ").replace("``", "  "))
    ends: list[int] = []
    for boundary in proposed[:-1]:
        at = _after_closers(line, int(boundary["end_index"]))
        if at < len(line) and at > (ends[-1] if ends else 0) and not _is_inside(line, at, ends[-1] if ends else 0):
            ends.append(at)
    dateline = _DATELINE.match(line)
    if dateline is not None and dateline.end() < len(line):
        ends.append(dateline.end())
    lost = [match.end() for match in _LOST_SPACE.finditer(line) if "/" not in line[max(0, match.start() - 12) : match.end() + 12]]
    return [start + at for at in (sorted({*ends, *lost}) if lost or dateline is not None else ends)]


def _after_closers(line: str, at: int) -> int:
    """Move a sentence end past the closing marks that touch the full stop."""
    while at > 0 and (line[at - 1].isspace() or line[at - 1] in "\"“‘«('`"):
        at -= 1
    while at < len(line) and line[at] in _CLOSERS and not (line[at] in "\"'" and line[at - 1].isspace()):
        at += 1
    return at


def _is_inside(line: str, at: int, begin: int) -> bool:
    """Whether the sentence goes on after the proposed end."""
    before, after = line[max(begin, at - 24) : at].lstrip(), line[at : at + 80].lstrip()
    bare = after.lstrip("\"“‘«('")
    if not bare or bare[0].islower() or not line[at : at + 1].isspace():
        return True
    if before[-1:] in _CLOSERS:
        return not before.rstrip(_CLOSERS).endswith(".") and _ATTRIBUTION.match(after) is not None
    if _TITLE_END.search(before) or (_INITIAL_END.search(before) and not _NOT_INITIAL.search(before)):
        return True
    for ends, goes_on in _ABBREVIATIONS:
        if ends.search(before):
            return goes_on.match(bare) is not None
    return at - begin <= len("(99.") and _LIST_MARKER.match(line[begin:at].strip()) is not None


def _pieces(text: str, span: Span) -> Iterator[tuple[int, int]]:
    """Cut an overlong sentence at white space, else where it must be."""
    start = span.start
    while span.end - start > LONGEST_SENTENCE:
        space = text.rfind(" ", start + LONGEST_SENTENCE // 2, start + LONGEST_SENTENCE)
        cut = space if space > 0 else start + LONGEST_SENTENCE
        piece = trimmed(text, start, cut)
        if piece is not None:
            yield piece.start, piece.end
        start = cut
    rest = trimmed(text, start, span.end)
    if rest is not None:
        yield rest.start, rest.end
