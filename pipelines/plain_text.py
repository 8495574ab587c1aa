"""Collected text where people see it: as text, whatever it holds. Nothing of it is Markdown, HTML, a formula or a command to a terminal.

The tables keep every text as it came; these functions are for what is shown.
"""

import re

REPLACEMENT = "\ufffd"
"""Stands for a character that would act instead of being shown."""

_CONTROLS = (range(0x09), range(0x0B, 0x20), range(0x7F, 0xA0))
"""But the line break and the tab, which lie between the first two."""
_DIRECTIONS = (range(0x061C, 0x061D), range(0x200E, 0x2010), range(0x202A, 0x202F), range(0x2066, 0x206A))
"""Marks of the direction of writing, which make text look different from what it is."""
_TAGS = range(0xE0000, 0xE0080)
"""Characters that are never drawn and can carry hidden text."""

_ACTING = (*_CONTROLS, *_DIRECTIONS, _TAGS)
_ACTS = re.compile(f"[{''.join(f'{re.escape(chr(codes[0]))}-{re.escape(chr(codes[-1]))}' for codes in _ACTING)}]")
"""Looked for first, because to see that there is nothing to replace takes a fortieth of the time."""
_SHOWN_IN_LINES = dict.fromkeys((code for codes in _ACTING for code in codes), REPLACEMENT)
_SHOWN = _SHOWN_IN_LINES | dict.fromkeys(map(ord, "\n\t"), REPLACEMENT)

_MARKDOWN = re.compile(r"[\\`*_{}\[\]<>#!|&~@$^]|:(?=//)|(?<=www)\.", re.IGNORECASE)
"""What means something in Markdown, in HTML within it, or makes a link of an address."""

_FORMULA = tuple("=+-@\t\r\n＝＋－＠")
"""First characters by which a spreadsheet takes a text for a formula."""  # the wide ones too, in some languages


def one_line(value: object) -> str:
    """Return a value as one line without characters that act: in a text from the web they could be commands to the terminal."""
    if value is None:
        return ""
    text = ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
    line = " ".join(text.split())
    return line if line.isprintable() else line.translate(_SHOWN)


def printable(text: str) -> str:
    """Return a text with its lines and tabs, and without other characters that act: an error can hold words of the web."""
    return text.translate(_SHOWN_IN_LINES) if _ACTS.search(text) else text


def markdown_text(text: str) -> str:
    """Return a text as Markdown that shows it in one line, character for character."""
    return _MARKDOWN.sub(lambda match: f"\\{match[0]}", one_line(text))


def spreadsheet_cell(text: str) -> str:
    """Return a text as a cell that a spreadsheet takes for text: an apostrophe before what begins like a formula, no control characters."""
    shown = printable(text)
    return f"'{shown}" if text.lstrip(" \u00a0").startswith(_FORMULA) else shown
