"""Layout tables: tables that place the parts of a page, made plain boxes, so that only tables of data are read as rows."""

from pipelines.extract.pages.html_tree import Element, words

_PARTS = words("tbody thead tfoot tr td th")
_PARAGRAPHS = 2
_BREAKS = 3


def unwrap_layout_tables(root: Element) -> None:
    """Rename the elements of each table that holds another one or running text in a cell."""
    layouts = [table for table in root.iter("table") if _is_layout(table)]
    for table in layouts:
        for part in _own_parts(table):
            part.tag = "div"
        table.tag = "div"


def _own_parts(table: Element) -> list[Element]:
    """Return rows and cells of the table, those of tables in it left out."""
    parts: list[Element] = []
    waiting = list(table)
    while waiting:
        element = waiting.pop()
        if element.tag in _PARTS:
            parts.append(element)
            waiting.extend(element if element.tag not in {"td", "th"} else ())
    return parts


def _is_layout(table: Element) -> bool:
    cells = [part for part in _own_parts(table) if part.tag in {"td", "th"}]
    return any(_holds_text(cell) for cell in cells)


def _holds_text(cell: Element) -> bool:
    tags = [child.tag for child in cell]
    return tags.count("p") >= _PARAGRAPHS or tags.count("br") >= _BREAKS or next(cell.iter("table"), None) is not None
