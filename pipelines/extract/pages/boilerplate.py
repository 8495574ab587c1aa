"""Boilerplate: the test for whole paragraphs that are no part of an article.

The kinds are data in `boilerplate_kinds` and `boilerplate_inside`.
Where such paragraphs may stand is decided in `article_body` and `text_file`.
"""

import re
from functools import lru_cache

from pipelines.extract.pages.boilerplate_inside import INSIDE_KINDS
from pipelines.extract.pages.boilerplate_kinds import KINDS, Boilerplate

ALL_KINDS = (*INSIDE_KINDS, *KINDS)
"""All kinds; the first that fits wins."""

_COMPILED = tuple((kind, re.compile(rf"\W*(?:{'|'.join(kind.openings)}){kind.ending}", re.IGNORECASE)) for kind in ALL_KINDS)
_LONGEST = max(kind.longest for kind in ALL_KINDS)


@lru_cache(maxsize=4_000)
def boilerplate_kind(paragraph: str) -> Boilerplate | None:
    """Return the kind of boilerplate that the whole paragraph is, None where it may be text of the article."""
    if len(paragraph) > _LONGEST:
        return None
    return next((kind for kind, pattern in _COMPILED if len(paragraph) <= kind.longest and pattern.match(paragraph)), None)
