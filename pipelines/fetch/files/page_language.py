"""Page language: a fast guess of the language of a page as it came, to leave pages of other languages out of a large archive.

The language of an article is told by extract, from its own text.
"""

import html
import re
from collections.abc import Sequence

from pipelines.fetch.listings.untrusted_markup import decoded

_READ = 400_000
"""Bytes of a page that are looked at."""
_PARAGRAPH = re.compile(r"<p\b[^>]{0,500}>(.{80,2000}?)(?=</p|<p\b)", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"<[^<>]{0,2000}>")
_DECLARED = re.compile(r"<html\b[^>]{0,1000}?\blang\s*=\s*[\"']?([a-z]{2})\b", re.IGNORECASE)
_SAMPLE = 1_000
_LEAST = 100


def page_language(body: bytes, charset: str | None) -> str | None:
    """Return the ISO 639-1 code of a page's paragraphs, else the one that it declares; None where neither tells."""
    text = decoded(body[:_READ], charset)
    sample = ""
    for match in _PARAGRAPH.finditer(text):
        sample += html.unescape(_TAG.sub(" ", match[1])) + "\n"
        if len(sample) >= _SAMPLE:
            break
    if len(sample) >= _LEAST:
        import py3langid  # noqa: PLC0415 — it loads a model, which only a source with `languages` needs

        return str(py3langid.classify(sample[:_SAMPLE])[0])
    declared = _DECLARED.search(text)
    return declared[1].lower() if declared else None


def is_in(body: bytes, charset: str | None, languages: Sequence[str]) -> bool:
    """Return whether a page may be in one of the languages; so may every page where none is named, and a page that does not tell."""
    if not languages:
        return True
    language = page_language(body, charset)
    return language is None or language in languages
