"""Circumstances of a statement: through which medium and when it was said, how real the speaker holds it to be."""

import datetime as dt
import re

from pipelines.contract.vocabulary import CueClass, Modality, Polarity
from pipelines.extract.statements.overlapping_drafts import OUTLET_WORDS
from pipelines.extract.statements.statement_context import StatementContext
from pipelines.extract.statements.statement_draft import StatementDraft
from pipelines.extract.text.word_lists import words

_CHANNELS = "|".join(
    words(
        "statement interview interviews post posts tweet tweets message messages letter email e-mail memo speech address remarks briefing "
        "conference report video blog op-ed editorial column essay article book testimony filing lawsuit affidavit complaint court "
        "hearing debate rally event meeting forum summit call broadcast podcast newsletter bulletin release documentary ceremony "
        "speeches telephone phone"
    )
)
_NETWORKS = (
    "Twitter|X|Facebook|Telegram|Instagram|TikTok|YouTube|Weibo|WhatsApp|Truth Social|Snapchat|LinkedIn|Reddit|Threads|VKontakte|VK|"
    "social media|(?:state|local|national|public) (?:television|TV|radio)|television|TV|radio|air|"
    "(?:the|its|his|her|their|a) (?:\\w+ )?(?:website|channel|account|page|app|blog|radio|show|program|programme)"
)
_MEDIUM = re.compile(
    r"\b(?:(?:in|during|at|through|via|from|by|over)\s+(?:(?:an?|the|his|her|their|its|several|recent|two)\s+)?(?:[\w’'.-]+\s+){0,4}?"
    rf"(?:{_CHANNELS})\b(?:\s+(?:on|with|to|for|in)\s+(?:the\s+)?[A-Z][\w’'.-]*(?:\s+[A-Z][\w’'.-]*)*)?|"
    rf"on\s+(?:the\s+)?(?:{_NETWORKS})\b(?:\s+(?:messaging\s+)?app)?|addressing\s+(?:[\w’'-]+\s+){{0,4}}?[\w’'-]+(?=\s+(?:after|in|at|on|during|before|as|from|while|ahead)\b|[,.;]|$))"
)
_LISTENERS = (
    "reporters|journalists|media|newspapers?|magazine|parliament|lawmakers|legislators|deputies|senators|congress|court|council|"
    "committee|conference|briefing|meeting|rally|crowd|audience|supporters|summit|agency|radio|television|tv|channel|broadcaster|website|"
    "outlet|station|podcast|investigators"
)
_TOLD = re.compile(
    rf"\b(?:told|tells|telling)\s+((?:(?:the|a|an|this|our|its|his|her)\s+)?(?:[\w’'&-]+\s+){{0,3}}?(?:{_LISTENERS})\b|"
    r"(?:the\s+)?[A-Z][\w’'&-]*(?:\.[A-Z]\.?)*(?:\s+(?:[A-Z][\w’'&-]*|news|television|radio|media|magazine|newspaper|agency|channel))*)"
)
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_DAY = re.compile(r"\b(?:(last|earlier)\s+)?(Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|today|yesterday)\b", re.IGNORECASE)
_WEEK = re.compile(r"\b(?:(last|this|earlier this) (week|month|year))\b", re.IGNORECASE)
_DAY_BEFORE = re.compile(r"\b(?:a|one) day (?:after|before)\s*$", re.IGNORECASE)

_PRELIMINARY = re.compile(
    r"\b(?:preliminar\w+|initial(?:ly)?|appear(?:s|ed)? to|seem(?:s|ed)? to|apparently|possibly|probably|likely|"
    r"(?:may|might|could) have)\b",
    re.IGNORECASE,
)
_CONDITIONAL = re.compile(r"\b(?:could|might|may|if|unless)\b", re.IGNORECASE)
_PLANNED = re.compile(r"\b(?:will|would|going to|plan(?:s|ned)? to|intend(?:s|ed)? to|shall)\b|[’']ll\b", re.IGNORECASE)
_MODAL_REACH = 90  # characters: the modal of the content's own verb stands near its beginning


def attribution_of(context: StatementContext, draft: StatementDraft) -> str:
    """Return the words of the cue's sentence that are not content, with spaces in place of what is left out."""
    if draft.tree is None:
        return ""
    sentence = draft.tree.sentence
    kept = context.text[sentence.start : sentence.end]
    for start, end in draft.parts:
        first, last = max(start - sentence.start, 0), min(end - sentence.start, len(kept))
        if first < last:
            kept = kept[:first] + " " * (last - first) + kept[last:]
    return kept


def medium_of(context: StatementContext, draft: StatementDraft) -> str | None:
    """Return the words for the channel or setting: "on Telegram", "in a statement", "told reporters"."""
    words = attribution_of(context, draft)
    if draft.tree is not None and draft.cue_start is not None:
        told = _TOLD.match(words, draft.cue_start - draft.tree.sentence.start)
        if told is not None and _is_channel(told[1]):
            return " ".join(told.group().split())
    return medium_in(words)


def _is_channel(listener: str) -> bool:
    """Whether the words are known listeners, or a name that is written like an outlet's: an acronym, or with a word such as News."""
    listed = re.search(rf"\b(?:{_LISTENERS})$", listener, re.IGNORECASE) is not None
    return listed or any(word.lower() in OUTLET_WORDS or (word.isupper() and len(word) > 1) for word in listener.split())


def medium_in(words: str) -> str | None:
    """Return the first channel or setting that the words name."""
    found = _MEDIUM.search(words)
    return " ".join(found.group().split()).rstrip(".,;") if found is not None else None


def said_on(context: StatementContext, draft: StatementDraft) -> tuple[dt.date | None, dt.date | None, int | None]:
    """Return first day, last day and UCDP precision of the saying, from the words around the cue; None where nothing gives a day."""
    published = context.document.published
    words = attribution_of(context, draft)
    if published is None or draft.tree is None or draft.cue_start is None:
        return None, None, None
    at = draft.cue_start - draft.tree.sentence.start
    if _DAY_BEFORE.search(words[:at]):
        own = _day_in(words[: at - 1], published)
        return (*_same((own or published) - dt.timedelta(1)),)
    day = _day_in(words[at : at + 80], published) or _day_in(words[max(0, at - 60) : at], published)
    if day is not None:
        return _same(day)
    return _period_in(words[max(0, at - 60) : at + 80], published)


def _same(day: dt.date) -> tuple[dt.date, dt.date, int]:
    return day, day, 1


def _day_in(words: str, published: dt.date) -> dt.date | None:
    """Return the day that a weekday means: the last one up to the publication day."""
    found = _DAY.search(words)
    if found is None:
        return None
    word = found[2].lower()
    if word in ("today", "yesterday"):
        return published - dt.timedelta(word == "yesterday")
    back = (published.weekday() - _DAYS.index(word)) % 7
    return published - dt.timedelta(back + 7 * (back == 0 and (found[1] or "").lower() == "last"))


def _period_in(words: str, published: dt.date) -> tuple[dt.date | None, dt.date | None, int | None]:
    """Return the days of "last week" or "this month"."""
    found = _WEEK.search(words)
    if found is None:
        return None, None, None
    last, unit = found[1].lower() == "last", found[2].lower()
    if unit == "week":
        start = published - dt.timedelta(published.weekday() + 7 * last)
        return start, start + dt.timedelta(6) if last else published, 3
    if unit == "month":
        first = published.replace(day=1)
        return ((first - dt.timedelta(1)).replace(day=1), first - dt.timedelta(1), 4) if last else (first, published, 4)
    year = published.year - last
    return dt.date(year, 1, 1), dt.date(year, 12, 31) if last else published, 5


def polarity_of(draft: StatementDraft) -> Polarity:
    """Return whether the speaker denies the content."""
    return Polarity.DENY if draft.cue_class is CueClass.DENY and draft.cue_lemma not in {"refuse", "decline"} else Polarity.AFFIRM


def modality_of(context: StatementContext, draft: StatementDraft) -> Modality:
    """Return the reality that the speaker gives to the content."""
    words = context.text[draft.start : min(draft.end, draft.start + _MODAL_REACH)]
    if draft.cue_class in (CueClass.PROMISE, CueClass.ORDER):
        return Modality.PLANNED
    for pattern, modality in ((_PRELIMINARY, Modality.PRELIMINARY), (_CONDITIONAL, Modality.CONDITIONAL), (_PLANNED, Modality.PLANNED)):
        if pattern.search(words):
            return modality
    return Modality.ACTUAL
