"""The templates, with every value escaped and freed of characters that act; and the policy that keeps a page from asking any network."""

import base64
import hashlib
import re
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from pipelines.plain_text import printable
from pipelines.report.pages import words

FOLDER = Path(__file__).with_name("templates")


def _plain(value: object) -> object:
    """Return what a template prints: nothing for None, and texts without control characters and marks of direction."""
    if value is None:
        return ""
    if isinstance(value, Markup) or not isinstance(value, str) or value.isprintable():
        return value
    return printable(value)


@cache
def environment() -> Environment:
    """Return the templates with the functions that they use."""
    made = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_plain,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.globals |= {
        name: getattr(words, name) for name in ("bounds", "counted", "is_one", "is_unsure", "several", "side_name", "why_uncounted")
    }
    # as filters they are called directly, which a page of many claims is glad of
    made.filters |= {
        name: getattr(words, name)
        for name in ("figure", "stated", "day", "event_days", "moment", "by_then", "version_day", "iso", "web_address", "meaning")
    }
    made.globals |= {"GRADES": words.GRADES, "METHODS": words.METHODS, "CAUSES": words.CAUSES, "PRECISIONS": words.PRECISIONS}
    made.globals |= {"asset": asset, "policy": policy}
    return made


def render(template: str, **values: object) -> str:
    """Return a page. template: name of a file in templates/."""
    return environment().get_template(template).render(**values)


def piece(macro: str, *values: object) -> Markup:
    """Return a part of a page that stands there more than once. macro: a name in macros.html.  values: its arguments."""
    written: Markup = getattr(_macros(), macro)(*values)
    return written


@cache
def _macros() -> object:
    return environment().get_template("macros.html").module


@cache
def asset(name: str) -> Markup:
    """Return a style sheet or a script to stand within a page, without the comments and indents that only people read."""
    text = (FOLDER / name).read_text(encoding="utf-8")
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    lines = (line.strip() for line in text.splitlines())
    return Markup("\n".join(line for line in lines if line and not line.startswith("//")))  # noqa: S704 — our own file


@cache
def policy(*scripts: str) -> str:
    """Return the Content-Security-Policy of a page: nothing is loaded from anywhere, and only our own style and scripts run."""
    allowed = " ".join(_hash(asset(name)) for name in scripts) or "'none'"
    style = _hash(asset("report.css"))
    return f"default-src 'none'; style-src {style}; script-src {allowed}; img-src data:; base-uri 'none'; form-action 'none'"


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
