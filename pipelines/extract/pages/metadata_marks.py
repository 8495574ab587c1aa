"""Marks: what a page says about the kind of its text: free to read or behind a paywall, a live blog or one article."""

from pipelines.extract.pages.metadata_json_ld import Node
from pipelines.extract.pages.parsed_page import ParsedPage

FREE_TIERS: dict[str, bool] = {
    "free": True,
    "public": True,
    "open": True,
    "metered": False,
    "locked": False,
    "paid": False,
    "premium": False,
    "subscriber": False,
    "subscription": False,
}
"""Values of `article:content_tier` and its kin, in small letters, and whether such a text is free."""

TIER_NAMES: tuple[str, ...] = ("article:content_tier", "content_tier", "sailthru.content_tier", "access", "dc.accessrights")
"""Names of `<meta>` elements that state the tier."""

_TRUTHS = {"true": True, "1": True, "yes": True, "false": False, "0": False, "no": False}


def is_free(page: ParsedPage) -> bool | None:
    """Return whether the page marks its text as free to read, None where it does not say.

    schema.org `isAccessibleForFree` of the article, else of a part of it that is locked, else the tier in a `<meta>` element.
    """
    stated = _truth(page.node.get("isAccessibleForFree"))
    if stated is None and any(_truth(part.get("isAccessibleForFree")) is False for part in _parts(page.node)):
        return False
    if stated is None:
        tiers = (FREE_TIERS.get(page.meta.get(name, "").strip().lower()) for name in TIER_NAMES)
        stated = next((tier for tier in tiers if tier is not None), None)
    return stated


def is_live_blog(page: ParsedPage) -> bool:
    """Tell whether the page describes itself as a live blog (schema.org `LiveBlogPosting`)."""
    return "liveblogposting" in page.types


def _parts(node: Node) -> list[Node]:
    parts = node.get("hasPart")
    listed = parts if isinstance(parts, list) else [parts]
    return [part for part in listed[:100] if isinstance(part, dict)]


def _truth(value: object) -> bool | None:
    """Return a truth as it is or as it is spelled, also as an address of schema.org."""
    if isinstance(value, bool | int):
        return bool(value)
    return _TRUTHS.get(value.strip().lower().rpartition("/")[2]) if isinstance(value, str) else None
