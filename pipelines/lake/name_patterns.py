"""Patterns of names: `*` stands for anything without a slash, as in a glob of a folder."""

import re
from functools import cache


def fits(name: str, pattern: str) -> bool:
    """Tell whether a name fits a pattern."""
    return _expression(pattern).fullmatch(name) is not None


@cache
def _expression(pattern: str) -> re.Pattern[str]:
    return re.compile("[^/]*".join(map(re.escape, pattern.split("*"))))
