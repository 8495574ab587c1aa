"""Acronyms: the full names that an article gives for them: the Bridge Agency (BA); the World Food Programme, later WFP."""

import re

_LINK = r"(?:of|for|and|the|on|in|de|des|du)"
_SPELLED_OUT = re.compile(rf"((?:[^\W\d_a-z][\w’'-]*\s(?:{_LINK}\s){{0,2}}){{1,8}})\(([A-Z][A-Za-z]?[A-Z-]{{1,6}})\)")
_ALONE = re.compile(r"(?<![\w.-])[A-Z]{3,6}(?![\w-])")
_MOST = 12  # acronyms that are looked for in a text; keeps the time linear
_HEADS = re.compile(
    r"\b(?:Agency|Authority|Department|Ministry|Office|Organi[sz]ation|Service|Board|Commission|Council|Committee|Federation|Union|Programme|"
    r"Program|Centre|Center|Institute|Association|Society|Force|Forces|Bureau|Mission|Party|Front|Movement|Network|Fund|Administration)\b"
)


def acronyms_of(text: str) -> dict[str, str]:
    """Return the full name by acronym.

    In brackets after a name the letters have to fit, or the name has to be that of an institution; without brackets all letters have to.
    """
    found: dict[str, str] = {}
    for match in _SPELLED_OUT.finditer(text):
        name = _fitting(match[1].split(), match[2]) or _of_institution(match[1])
        if name is not None:
            found.setdefault(match[2], name)
    alone = list(dict.fromkeys(word for word in _ALONE.findall(text) if word not in found))
    for acronym in alone[:_MOST]:
        name = _spelled(text, acronym)
        if name is not None:
            found[acronym] = name
    return found


def _fitting(words: list[str], acronym: str) -> str | None:
    """Return the last words whose capital letters make the acronym."""
    fits = (one for one in range(len(words)) if "".join(word[0] for word in words[one:] if word[0].isupper()) == acronym.upper())
    first = next(fits, None)
    return " ".join(words[first:]) if first is not None else None


def _of_institution(name: str) -> str | None:
    """Return a name without "The" where it is that of an institution, whatever its letters: UN Refugee Agency (UNHCR)."""
    words = name.split()
    words = words[1:] if words[0] in {"The", "In", "But", "And"} else words
    return " ".join(words) if len(words) > 1 and _HEADS.search(name) is not None else None


def _spelled(text: str, acronym: str) -> str | None:
    """Return the capitalised words in a row that begin with the letters of an acronym."""
    words = rf"\s(?:{_LINK}\s){{0,2}}".join(rf"{letter}[a-z][\w’'-]+" for letter in acronym)
    match = re.search(rf"\b{words}\b", text)
    return " ".join(match.group().split()) if match is not None else None
