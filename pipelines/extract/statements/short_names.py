"""Short names: which institution of the text "the navy", "police" or "the hospital" is, where the text names one of the kind alone."""

import re

from pipelines.extract.text.word_lists import word_set

_LINK = r"(?:of|for|and|the)"
_NOT_FIRST = word_set(
    "the a an in on at by for from but and or as if when while after before since with local state federal national monday tuesday "
    "wednesday thursday friday saturday sunday however meanwhile earlier later mr mrs ms this that these"
)
_BETWEEN = r"(?:region |regional |county |city |state |provincial |district |federal |national |traffic |military )?"
_MOST_WORDS = 6
_CAPITAL = r"(?<![\w’'-])[A-Z][\w’'-]{0,40}"
_NAME = rf"(?:{_CAPITAL} (?:(?:de|del|la|of|du|di|y) )?)"
_OUTLET = re.compile(
    rf"({_NAME}{{1,4}}(?:Times|Post|Herald|News|Daily|Gazette|Tribune|Journal|Press|Guardian|Telegraph|Chronicle|Standard|Observer|Mail)\b)|"
    rf"({_NAME}{{1,4}})(?:newspaper|daily|tabloid|magazine)\b"
)
_STATION = re.compile(
    rf"({_NAME}{{1,4}}(?:TV|Television|Radio|News|Channel|Broadcasting)\b)|({_NAME}{{1,3}})(?:television|radio|channel|broadcaster)\b"
)
_AIRLINE = re.compile(rf"({_NAME}{{1,3}}(?:Airlines?|Airways|Air)\b|\b(?:[A-Z]\w{{0,40}} )?Air[A-Z]\w{{1,40}}|\bAir [A-Z]\w{{1,40}})()")
# Words that name the kind of an institution and are no part of its name, with how such names look.
KINDS = {
    **dict.fromkeys(("paper", "newspaper", "daily", "tabloid", "magazine"), _OUTLET),
    **dict.fromkeys(("broadcaster", "channel", "station", "network"), _STATION),
    "airline": _AIRLINE,
    "carrier": _AIRLINE,
}


def full_name(text: str, short: str) -> str | None:
    """Return the one longer name in a text that ends with a short one, or that goes on with "of" after it; None where there are several.

    short: in small letters, without article: navy, police, health ministry.
    """
    names = {_bare(name): name for name in _candidates(text, short)}
    longest = [name for bare, name in names.items() if not any(bare != other and bare in other for other in names)]
    return longest[0] if len(longest) == 1 else None


def named_kind(text: str, kind: str, offset: int) -> str | None:
    """Return the fullest form of the last name before an offset that has the look of a kind of institution: the paper, the airline."""
    found = [match for match in KINDS[kind].finditer(text) if match.start() < offset]
    names = [name for match in found if (name := _trimmed((match[1] or match[2]).strip(), fewest=1)) is not None]
    return max((name for name in names if names[-1] in name), key=len) if names else None


def _candidates(text: str, short: str) -> list[str]:
    """Return the longer names in a text."""
    title = " ".join(word.capitalize() for word in short.split())
    either = f"(?:{re.escape(short)}|{re.escape(title)})"
    before = re.compile(rf"((?:{_CAPITAL}[ \u00a0](?:{_LINK} )?){{1,{_MOST_WORDS}}}{_BETWEEN}{either}\b(?: (?:Department|Force|Service))?)")
    after = re.compile(rf"\b({re.escape(title)} (?:of|for) (?:the )?[A-Z][\w’'-]*(?: (?:(?:and|of) )?[A-Z][\w’'-]*)*)")
    matches = [match[1] for pattern in (before, after) for match in pattern.finditer(text) if _is_proper(text, match)]
    found = [_trimmed(one) for name in matches for one in re.split(rf"(?<={re.escape(title)}) and (?:the )?", name)]
    return [name for name in found if name is not None and name.lower() != short and len(name.split()) <= _MOST_WORDS + 2]


def _is_proper(text: str, match: re.Match[str]) -> bool:
    """Whether the first word is a name, also where it begins a sentence: Arda police, but not Riot police or Three police officers."""
    first = match[1].split(maxsplit=1)[0]
    before = text[: match.start()].rstrip(" “\"'‘(")[-1:]
    if first.lower() in _NOT_FIRST or before not in ("", ".", "!", "?", "\n", ":"):
        return True
    return re.search(rf"(?<=[a-z,;] ){re.escape(first)}\b", text) is not None


def _trimmed(name: str, *, fewest: int = 2) -> str | None:
    """Return a name without the words at its start that only begin a sentence; None where fewer than `fewest` are left."""
    words = name.split()
    while words and words[0].lower() in _NOT_FIRST:
        words.pop(0)
    return " ".join(words) if len(words) >= fewest and words[0][:1].isupper() else None


def _bare(name: str) -> str:
    """Return a name in lower case without possessive endings, so that two forms of one name are the same."""
    return name.lower().replace("’s ", " ").replace("'s ", " ")
