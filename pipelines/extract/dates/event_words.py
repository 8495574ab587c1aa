"""Words around a date that tell whether it dates an event or only what was said of it."""

import re

from pipelines.extract.dates.date_mention import DateMention, DateRole
from pipelines.extract.text.document import Document

EVENT_WORDS = re.compile(
    r"\b(?:kill|die[ds]|drown|dead|death|deadly|injur|wound|hurt|attack|str(?:ike|uck)|hit|sh[oe]t|shoot|explo|blast|fire|crash|bomb|shell|raid|quake|flood"
    r"|stabb|collaps|clash|assault|ambush|murder|kidnap|abduct|drone|missile|rocket|storm|tornado|hurricane|cyclone|typhoon|fell|sank"
    r"|sink|capsiz|overturn|derail|gun"
    r"|happen|occur|incident|accident|landslide|mudslide|avalanche|blaze|burn|broke out"
    r"|outbreak|erupt|swept|plunge|collid|stampede|crush|massacre|arrest|detain|evacuat"
    r"|fle[de]|displac|rescue|poison|leak|began|start)",
    re.IGNORECASE,
)
"""Words that tell of an event of any kind: attack, accident, disaster, arrest, flight."""
OF_EVENT = re.compile(
    r"[’']s (?:[\w-]+ ){0,3}?(?:attack|strike|blast|bomb|explosion|shooting|fire|blaze|raid|crash|quake|earthquake|flood|collapse"
    r"|shelling|sinking|capsiz|landslide|accident"
    r"|clash|storm|eruption|outbreak|massacre|violence|assault|derailment|collision|stampede|disaster|tragedy|incident)"
)
"""What stands after a day that an event is named by: Monday's attack."""
_SAID_BEFORE = re.compile(
    r"\b(?:said|says|told|announced|reported|wrote|added|confirmed|stated|tweeted|posted|claimed|acknowledged|warned|estimated|declared|testified|saying|"
    r"statement|conference|briefing|interview|reporters|report|according|issued|spokes\w+)\b"
    r"(?:\s(?:(?:in|on|at|to|the|a|an|his|her|its|their|late|early|earlier|later|statement|reporters|news|press|conference|briefing|interview"
    r"|state|local|tv|television|social|media|post|message|during|via|through|agency|speech|address|by|phone|email|video|online|separately"
    r"|also|again|televised|daily|written|Tuesday|this|from|for|of)\b|[A-Z][\w’'.-]+)){0,7}\W*(?:\b(?:on|late|early|earlier)\s)*$"
    r"|\b(?:[Pp]osted|[Uu]pdated|UPDATED|POSTED|[Pp]ublished|PUBLISHED|[Cc]reated|[Ll]ast [Mm]odified|UPDATE)\b.{0,12}$"
)
_SAID_AFTER = re.compile(
    r"(?: morning| afternoon| evening| night)?(?P<comma>,)?\s(?:that|said|told|announced|confirmed|reported|added"
    r"|identified|released|issued)\b"
)
_FULL_DATE = re.compile(r"[/ .-](?:\d\d|\d{4})\b")
_SPANS = frozenset({DateRole.PERIOD, DateRole.SINCE})
_REACH = 60  # characters before a date in which the saying stands


def saying_near(mention: DateMention, document: Document) -> str:
    """Return how words of saying stand at a date: stamp (a full date of publication), before, after, comma (", said"), or "" for none."""
    if mention.day_from is not None and mention.day_from == document.published and _FULL_DATE.search(mention.text):
        return "stamp"
    if mention.role in _SPANS:
        return ""  # said in the past six days nine had died: nobody speaks for six days
    sentence = document.sentence_at(mention.span.start).start if document.sentences else 0
    if _SAID_BEFORE.search(document.text[max(sentence, mention.span.start - _REACH) : mention.span.start]):
        return "before"
    after = _SAID_AFTER.match(document.text, mention.span.end)
    return "" if after is None else "comma" if after["comma"] else "after"
