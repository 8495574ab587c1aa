"""Rows as a table on a terminal. Widths are those of the terminal's cells, of which a Chinese letter takes two."""

import shutil
from collections.abc import Sequence
from typing import Any

from rich.cells import cell_len, set_cell_size

from pipelines.plain_text import one_line

_GAP = "  "
_SHORTEST = 12


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _widths(cells: Sequence[Sequence[str]], available: int) -> list[int]:
    widths = [min(max(map(cell_len, column)), max(available, _SHORTEST)) for column in zip(*cells, strict=True)]
    while sum(widths) + len(_GAP) * (len(widths) - 1) > available and max(widths) > _SHORTEST:
        widths[widths.index(max(widths))] -= 1
    return widths


def _fitted(cell: str, width: int, *, is_right: bool) -> str:
    """Return a cell in exactly so many columns of the terminal."""
    missing = width - cell_len(cell)
    if missing < 0:
        return set_cell_size(cell, width - 1) + "…"
    return " " * missing + cell if is_right else cell + " " * missing


def text_table(names: Sequence[str], rows: Sequence[Sequence[Any]]) -> str:
    """Return rows as lines of aligned columns, numbers to the right, cut to the width of the terminal."""
    if not rows:
        return "(no rows)"
    cells = [list(names), *([one_line(value) for value in row] for row in rows)]
    right = [all(value is None or _is_number(value) for value in column) for column in zip(*rows, strict=True)]
    widths = _widths(cells, shutil.get_terminal_size((160, 24)).columns)
    lines = [
        _GAP.join(_fitted(cell, width, is_right=is_right) for cell, width, is_right in zip(row, widths, right, strict=True)).rstrip()
        for row in cells
    ]
    return "\n".join([lines[0], _GAP.join("─" * width for width in widths), *lines[1:]])
