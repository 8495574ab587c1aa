"""Credits: lines at the end of an article that tell who reported, wrote and edited it.

Here belong sign-offs with persons; agencies are in `agencies`.
"""

import re

from pipelines.extract.pages.metadata_names import persons

_SIGN_OFF = re.compile(
    r"^\W*(?:(?:additional |extra |further )?(?:report(?:ing|ed)|writ(?:ing|ten)|edit(?:ing|ed)|compil(?:ing|ed)"
    r"|translat(?:ion|ed)|produced|production|graphics?|photos?|video"
    r")(?: and (?:report(?:ing|ed)|writ(?:ing|ten)|editing))?(?:[ ,]by)\b"
    r"|(?:[^.!?]{3,120}\b)contributed (?:to this (?:report|story|article)|(?:additional )?reporting)\b"
    r"|(?-i:[A-Z][\w'’.-]+(?:(?:,| and)? [A-Z][\w'’.-]+){0,6} reported from [A-Z])(?:(?! that\b)[^.!?]){0,150}\.?$"
    r"|this (?:story|report|article) was (?:reported|written|compiled|edited|updated)\b)",
    re.IGNORECASE,
)
_PIECE = re.compile(r"\s*(?:;|\n|\.\s|(?<=\w) (?=(?:Writing|Editing|Additional)\b))\s*")
_WRITERS = re.compile(
    r"^\W*(?:additional |extra )?(?:report(?:ing|ed)|writ(?:ing|ten))(?: and (?:report(?:ing|ed)|writ(?:ing|ten)|editing))?[ ,]by\b",
    re.IGNORECASE,
)
_PLACE = re.compile(r"\s+in\s+[^,;]*?(?=,|;|\band\b|$)")
_LONGEST = 600


def is_sign_off(line: str) -> bool:
    """Tell whether the line says who reported, wrote or edited the text."""
    return len(line) <= _LONGEST and bool(_SIGN_OFF.match(line))


def writers(line: str) -> tuple[str, ...]:
    """Return the persons who reported or wrote, as a sign-off names them; editors are left out."""
    found: dict[str, None] = {}
    for piece in _PIECE.split(line[:_LONGEST]):
        match = _WRITERS.match(piece)
        if match:
            found.update(dict.fromkeys(persons(_PLACE.sub(" ", piece[match.end() :]).rstrip("."))))
    return tuple(found)
