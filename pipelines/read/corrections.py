"""Corrections: known errors of a source put right while they are there.  Pure.

A correction is data in the source's definition (`page.Correction`); this module applies it.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from pipelines.contract.page import Correction, Page
from pipelines.contract.tables import Article

if TYPE_CHECKING:
    from pipelines.extract.extraction import Extraction

COLUMNS: Mapping[str, str] = {
    "title": "title",
    "published": "published_raw",
    "publisher": "publisher",
    "section": "section",
    "language": "language",
}
"""Column of the article that shows the value of a field."""

_READ_AGAIN = frozenset({"title", "published", "language"})
"""Fields that statements, dates and counts depend on: the page is read again with the right value."""
_STATED: Mapping[str, str] = {"language": "given_language"}
"""Field of the page that states the right value, where it has another name."""


def corrected(page: Page, extraction: "Extraction", read: "Callable[[Page], Extraction]") -> "Extraction":
    """Return the extraction with the corrections of its page applied, each only where the article has the value it expects.

    read: extracts a page.
    """
    due = [one for one in page.corrections if getattr(extraction.article, COLUMNS[one.field]) == one.expect]
    stated: dict[str, Any] = {_STATED.get(one.field, one.field): one.value for one in due if one.field in _READ_AGAIN}
    if stated:
        extraction = read(replace(page, **stated))
    written: dict[str, Any] = {COLUMNS[one.field]: one.value for one in due if one.field not in _READ_AGAIN}
    return replace(extraction, article=replace(extraction.article, **written)) if written else extraction


def idle_corrections(corrections: Iterable[Correction], articles: Iterable[Article]) -> list[str]:
    """Return a sentence for each correction that articles of its source do not need, or not any more, and for pages it does not fit."""
    listed = list(articles)
    found = []
    for one in corrections:
        concerned = [article for article in listed if one.concerns(article.url, article.canonical_url, article.input_ref)]
        others = [article for article in concerned if getattr(article, COLUMNS[one.field]) != one.value]
        if others and (one.pages is not None or len(others) == len(concerned)):
            shown = getattr(others[0], COLUMNS[one.field])
            found.append(
                f"the correction of {one.field} from {one.expect!r} to {one.value!r} did not apply to {others[0].input_ref}, which has "
                f"{shown!r}: the source may have been mended, so remove the correction, or state as expect what is there now"
            )
    return found
