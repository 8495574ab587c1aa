"""How a list of words is written down in a lexicon: as a line of text, because a column of quoted words is hard to read and to review."""


def words(line: str) -> tuple[str, ...]:
    """Return the words of a line, in order."""
    return tuple(line.split())


def word_set(line: str) -> frozenset[str]:
    """Return the words of a line as a set."""
    return frozenset(line.split())
