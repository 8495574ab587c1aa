"""The words and names of an article by which its event can be told from others."""

import re

_WORD = re.compile(r"\w[\w'’-]+")
_LONGEST_PART = 6_000
"""The event stands in the first paragraphs; what follows is background more often than not."""


def terms(title: str | None, text: str) -> tuple[str, ...]:
    """Return the distinct words of title and first paragraphs in lower case, sorted."""
    part = f"{title or ''}\n{text[:_LONGEST_PART]}"
    return tuple(sorted({word.lower() for word in _WORD.findall(part)}))
