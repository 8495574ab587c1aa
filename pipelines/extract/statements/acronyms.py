"""Acronyms: the full names that an article gives for them: the Bridge Agency (BA); the World Food Programme, later WFP."""

import re

_LINK = r"(?:of|for|and|the|on|in|de|des|du)"
_SPELLED_OUT = re.compile(rf"((?:[^\W\d_a-z][\w’'-]*\s(?:{_LINK}\s){{0,2}}){{1,8}})\(([A-Z][A-Za-z]?[A-Z-]{{1,6}})\)")
_ALONE = re.compile(r"[A-Z]{3,6}")
_HEADS = re.compile(
    r"\b(?:Agency|Authority|Department|Ministry|Office|Organi[sz]ation|Service|Board|Commission|Council|Committee|Federation|Union|Programme|"
    r"Program|Centre|Center|Institute|Association|Society|Force|Forces|Bureau|Mission|Party|Front|Movement|Network|Fund|Administration)\b"
)


class Acronyms:
    """The acronyms of one text."""

    def __init__(self, text: str) -> None:
        """Read the acronyms that stand in brackets; others are looked for when they are asked for."""
        self._text = text
        self._found: dict[str, str | None] = {}
        for match in _SPELLED_OUT.finditer(text):
            name = _fitting(match[1].split(), match[2]) or _of_institution(match[1])
            if name is not None:
                self._found.setdefault(match[2], name)

    def full(self, acronym: str) -> str | None:
        """Return the full name of an acronym, or None where the words are none or the text does not spell them out.

        In brackets the letters have to fit, or the name has to be that of an institution; without brackets all letters have to.
        """
        if acronym not in self._found and _ALONE.fullmatch(acronym) is not None:
            self._found[acronym] = _spelled(self._text, acronym)
        return self._found.get(acronym)


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
