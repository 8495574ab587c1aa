"""A page of our own writing, for tests of reading pages."""

import datetime as dt

from pipelines.contract.page import Page
from pipelines.contract.vocabulary import InputKind

FETCHED = dt.datetime(2026, 5, 1, 12, tzinfo=dt.UTC)

PARAGRAPHS = (
    "Two fishing boats sank off the island of Orlo on Monday after a storm broke over the strait, the coast guard said.",
    "Five sailors were brought ashore alive, and the search for a sixth man went on through the night, a spokeswoman told reporters.",
    "The harbour of Vell has been closed since the morning because the pier was damaged by waves as high as a house.",
    "“Nobody should go out before the wind has turned,” the harbour master said in a short statement on Tuesday.",
)


def page(body: str | bytes, **known: object) -> Page:
    """Return a page of the test source with the body."""
    raw = body.encode() if isinstance(body, str) else body
    fields: dict[str, object] = {
        "source": "test",
        "input_kind": InputKind.FOLDER,
        "input_ref": "inbox/a.html",
        "fetched_at": FETCHED,
        "media_type": "text/html",
    }
    return Page(body=raw, **{**fields, **known})  # type: ignore[arg-type]
