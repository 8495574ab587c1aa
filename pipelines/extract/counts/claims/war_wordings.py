"""Wordings of a whole war, campaign or era: what they count is no figure of one event.  Data of `events.claim_view`, with examples.

Each entry is searched in the claim's sentence.  Words that scope a count inside its clause are in `scope_wordings`.
"""

import re
from typing import NamedTuple

_SIZE = r"(?:\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|several|many)"
_KIND = r"(?:political|drug|gang|sectarian|ethnic|communal|armed|terrorist)"
_WAR = (
    r"(?:wars?|conflicts?|struggle|insurgency|insurrection|rebellion|offensive|uprising|dictatorships?|regimes?|persecution|campaign"
    r"|crackdown|strife|repression|occupation|invasion|epidemic|pandemic|famine|"
    rf"{_KIND} violence)"
)


class War(NamedTuple):
    """A wording of a whole war.  examples, counter_examples: numbers of people."""

    regex: str
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...] = ()


WARS = (
    War(
        r"on (?:both|all) (?:sides|banks)|on either side",
        ("At least 90 people have died on both sides.",),
    ),
    War(
        r"(?:in|during|throughout) (?:the|this|that) (?:\w+ )?(?:war|conflict|fighting|campaign|uprising|insurgency|offensive)(?: so far)?"
        r"(?=[\s.,;]*(?:$|[.,;]|according|so far|while|and))",
        ("Some 90 people have been killed in the war so far.", "The army lost 90 soldiers killed during the offensive."),
        ("Some 90 people were killed in the war museum.",),
    ),
    War(
        r"since the (?:\w+ )?(?:war|conflict|fighting|invasion|uprising|insurgency|offensive|outbreak|epidemic) (?:began|started|broke)",
        ("Some 90 people have been killed since the war began.",),
        ("Some 90 people were killed before the war began.",),
    ),
    War(
        rf"{_WAR}\b[^.;:]{{0,130}}?\b(?:has|have|had)(?: \w+ly| already| so far| now| also| in turn)?(?: been)?"
        r" (?:left|cost|claimed|killed|caused|resulted in|yielded|taken|inflicted|wounded|injured|displaced|brought)\b",
        (
            "The conflict has claimed more than 4,000 lives.",
            "The offensive that the rebels began on 3 May has left 90 dead.",
            "A war that has left 30,000 people dead must end.",
        ),
        ("The blast has left 30 people dead.",),
    ),
    War(
        rf"\b{_SIZE}[- ](?:years?|months?|weeks?|decades?)(?:[- ](?:old|long))? (?:\w+ )?{_WAR}|\bdecades?-(?:old|long) (?:\w+ )?{_WAR}",
        ("The 12-year-old conflict killed 9,000 people.", "The 10-week war killed 900 people.", "The decade-long war killed 900."),
        ("A 12-year-old boy and 9 men were killed.",),
    ),
    War(
        rf"\b(?:over|in|during|after|for|lasted|of) (?:the |its |their )?(?:\w+ )?(?:a decade|decades|{_SIZE}[- ](?:years?|decades?)"
        r"(?:[- ](?:period|history))?)\b(?! (?:ago|later|earlier|old|in prison))",
        ("The feud killed 900 people over a 9-year period.", "Decades of strife killed 900 people over the decades."),
        ("The attack came ten years ago and killed 90 people.", "Two men were jailed for six years in prison."),
    ),
    War(
        r"\bdecades? of (?:\w+ )?(?:war|conflict|fighting|violence|strife|dictatorship|rule|regimes|military)",
        ("Decades of war have killed 90,000 people.",),
    ),
    War(
        rf"\b(?:due to|because of|as a result of|owing to|victims of) (?:the )?{_KIND} violence",
        ("Some 800 people have died as a result of political violence.",),
        ("Some 800 people died as a result of the flood.",),
    ),
    War(
        r"\bin (?:more than |over |some |about |nearly )?(?:\d{2,}|dozens of|scores of|hundreds of) (?:\w+ )?"
        r"(?:clashes|attacks|battles|raids|incidents)",
        ("The army lost 143 soldiers killed in more than 600 clashes.",),
        ("Nine soldiers were killed in two clashes.",),
    ),
)  # fmt: skip
"""Wordings of a whole war, each with sentences whose number is a running total."""

WHOLE_WAR = re.compile(r"\b(?:" + "|".join(f"(?:{war.regex})" for war in WARS) + r")(?!\w)", re.IGNORECASE)
WAR_BEGINS = re.compile(
    r"\b(?:war|conflict|fighting|offensive|campaign|violence)\b[^.;:]{0,40}?"
    r"\b(?:began|started|erupted|broke out|was (?:triggered|sparked|ignited))\b[^.;:]{0,25}?\b(?:when|with|after|by)\b"
    r"|\b(?:triggered|sparked|ignited|touched off|started) (?:the|a|its) (?:\w+ ){0,2}(?:war|conflict)\b",
    re.IGNORECASE,
)
"""Wordings of how a war began: what they count is older than what the article reports."""
