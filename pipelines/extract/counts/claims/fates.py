"""What the article as a whole says of the fate of persons where a sentence says only that they were shot.

Read from the whole text and from the headline: a murder, a fatal shooting, a suicide.  `same_fact` decides who is meant.
"""

import re
from collections.abc import Sequence

from pipelines.contract.vocabulary import Metric
from pipelines.extract.counts.claims.claim_draft import Draft
from pipelines.extract.text.document import Document

FATAL = re.compile(
    r"(?<!attempted )(?<!attempt )\b(?:murders?|murdered|homicides?|manslaughter|fatal shooting|deadly shooting|fatally)\b", re.IGNORECASE
)
_FATAL_STEMS = ("murder", "homicide", "manslaughter", "fatal", "deadly shooting")
FATAL_HEADLINE = re.compile(
    r"\b(?:killed|killing|kills|(?<!brain )(?<!brain-)dead|deadly|dies|died|fatal|fatally|slain|murdered|(?:shot|stabbed) to death)\b",
    re.IGNORECASE,
)
SUICIDE = re.compile(
    r"(?<!attempted )(?<!attempt )(?<!attempting )\b(?:murder-suicide|suicide|(?:his|her) own life)\b"
    r"(?![ -](?:attempt|watch|prevention|hotline|lifeline|bomb\w*|note|vest|attack\w*|squad|risk|car|truck))",
    re.IGNORECASE,
)
_NO_SUICIDE = re.compile(
    r"\b(?:not|no|rather than|instead of|ruled out|considered|threatened|contemplat\w+|tried|attempt\w*)\b[^.]{0,40}\bsuicide\b",
    re.IGNORECASE,
)
_SELVES = frozenset({"himself", "herself", "self"})


def is_fatal(document: Document) -> bool:
    """Return whether the article calls its event a murder, a homicide or fatal, in its text or headline."""
    headline = document.title or ""
    low = document.text.lower()
    told = any(stem in low for stem in _FATAL_STEMS) and FATAL.search(document.text) is not None  # the stems first: they are found faster
    return told or FATAL_HEADLINE.search(headline) is not None


def mark_suicides(document: Document, drafts: Sequence[Draft]) -> None:
    """Make a death of 'shot himself' where the article tells of a suicide."""
    told = f"{document.title or ''}\n{document.text}"
    if not any(_is_self(item) for item in drafts) or SUICIDE.search(told) is None or _NO_SUICIDE.search(told):
        return
    for item in drafts:
        if item.metric is Metric.INJURED and item.mention.trigger.word.soft and _is_self(item):
            item.metric = Metric.KILLED


def _is_self(item: Draft) -> bool:
    """Whether the verb is reflexive: shot himself."""
    at = item.mention.trigger.last
    return at < len(item.words) and item.words[at].low in _SELVES
