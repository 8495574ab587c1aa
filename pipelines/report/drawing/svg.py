"""Elements of SVG as text. Every text and attribute is escaped here, so that no caller has to think of it.

Colours are attributes that read well on white and on black; a page's style sheet may say otherwise for the classes.
"""

from collections.abc import Iterable, Mapping
from html import escape

COLOURS = ("#0072b2", "#d55e00", "#009e73", "#a6559d", "#b07d00", "#3c8dbc", "#7f7f7f")
"""Colours that people with a colour vision deficiency tell apart (after Okabe and Ito); the last is for all that follow."""

INK = "#767676"
"""Colour of words and lines: readable on white and on black."""

FONT = "system-ui, sans-serif"

Value = str | float | None


def number(value: float) -> str:
    """Return a coordinate as short as it can be written with one decimal."""
    return f"{value:.1f}".removesuffix(".0")


def element(name: str, attributes: Mapping[str, Value], *children: str) -> str:
    """Return an element. children: SVG that is finished already; see `words` for text.  An attribute of None is left out."""
    written = "".join(
        [f' {key}="{escape(value) if isinstance(value, str) else number(value)}"' for key, value in attributes.items() if value is not None]
    )
    return f"<{name}{written}>{''.join(children)}</{name}>" if children else f"<{name}{written}/>"


def words(text: object) -> str:
    """Return a text as SVG."""
    return escape(str(text), quote=False)


def label(x: float, y: float, text: str, anchor: str = "start", kind: str = "label") -> str:
    """Return words that stand at a place. anchor: start, middle or end."""
    place: dict[str, Value] = {"x": x, "y": y, "text-anchor": anchor, "class": kind, "fill": INK}
    return element("text", place, words(text))


def line(x1: float, y1: float, x2: float, y2: float, kind: str, **further: Value) -> str:
    """Return a straight line."""
    ends: dict[str, Value] = {"x1": x1, "y1": y1, "x2": x2, "y2": y2, "class": kind, "stroke": INK}
    return element("line", {**ends, **{key.replace("_", "-"): value for key, value in further.items()}})


def stroke(steps: Iterable[str], kind: str, **further: Value) -> str:
    """Return one line of several steps, each as a path writes it, such as `M3 4H9`."""
    shape: dict[str, Value] = {"d": "".join(steps), "class": kind, "fill": "none", "stroke": INK}
    return element("path", {**shape, **{key.replace("_", "-"): value for key, value in further.items()}})


def colour(index: int) -> str:
    """Return the colour of the series with a number."""
    return COLOURS[min(index, len(COLOURS) - 1)]


def hover(*lines: str) -> str:
    """Return what a browser shows while the pointer rests on an element."""
    return element("title", {}, words("\n".join(lines)))


def picture(width: float, height: float, title: str, description: str, parts: Iterable[str]) -> str:
    """Return a whole picture that scales with its place, named for screen readers by its title; with links in it, it is a group of them."""
    parts = list(parts)
    role = "group" if any("<a " in part for part in parts) else "img"
    size: dict[str, Value] = {"xmlns": "http://www.w3.org/2000/svg", "viewBox": f"0 0 {number(width)} {number(height)}"}
    size |= {"width": width, "height": height, "role": role, "font-family": FONT, "font-size": 12, "class": "chart", "aria-label": title}
    return element("svg", size, element("title", {}, words(title)), element("desc", {}, words(description)), *parts)
