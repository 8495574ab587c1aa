"""Rows as a table on a terminal."""

import shutil
from collections.abc import Sequence
from typing import Any

from pipelines.plain_text import one_line

_GAP = "  "
_SHORTEST = 12


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _widths(cells: Sequence[Sequence[str]], available: int) -> list[int]:
    widths = [min(max(len(cell) for cell in column), max(available, _SHORTEST)) for column in zip(*cells, strict=True)]
    while sum(widths) + len(_GAP) * (len(widths) - 1) > available and max(widths) > _SHORTEST:
        widths[widths.index(max(widths))] -= 1
    return widths


def text_table(names: Sequence[str], rows: Sequence[Sequence[Any]]) -> str:
    """Return rows as lines of aligned columns, numbers to the right, cut to the width of the terminal."""
    if not rows:
        return "(no rows)"
    cells = [list(names), *([one_line(value) for value in row] for row in rows)]
    right = [all(value is None or _is_number(value) for value in column) for column in zip(*rows, strict=True)]
    widths = _widths(cells, shutil.get_terminal_size((160, 24)).columns)

    def line(row: Sequence[str]) -> str:
        """Return one row as a line."""
        cut = [cell if len(cell) <= width else cell[: width - 1] + "…" for cell, width in zip(row, widths, strict=True)]
        fitted = [c.rjust(w) if r else c.ljust(w) for c, w, r in zip(cut, widths, right, strict=True)]
        return _GAP.join(fitted).rstrip()

    return "\n".join([line(cells[0]), _GAP.join("─" * width for width in widths), *(line(row) for row in cells[1:])])
