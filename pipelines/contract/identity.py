"""Content hashes: the ids of rows.  Standard library only."""

import hashlib


def content_id(*values: object) -> str:
    """Return a stable id of 20 hexadecimal digits (80 bits) for the values in this order.

    None and the empty string differ; the id of a row must be made of few, raw values, so that it survives a better cleaner.
    """
    raw = "\x1f".join("\x00" if value is None else str(value) for value in values)
    return hashlib.sha256(raw.encode("utf-8", "surrogatepass")).hexdigest()[:20]
