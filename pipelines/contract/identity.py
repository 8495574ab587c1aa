"""Content hashes: the ids of rows.  Standard library only."""

import hashlib


def content_id(*values: object) -> str:
    """Return a stable id of 20 hexadecimal digits (80 bits) for the values in this order.

    None and the empty string give different ids. Make the id of a row from few, raw values, so that it stays the same when texts are
    cleaned better.
    """
    raw = "\x1f".join("\x00" if value is None else str(value) for value in values)
    return hashlib.sha256(raw.encode("utf-8", "surrogatepass")).hexdigest()[:20]
