"""Corrections: what a source's known error changes, and when nobody needs them any more."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from pipelines.contract.page import Correction, Page
from pipelines.contract.vocabulary import InputKind
from pipelines.extract.extraction import Extraction
from pipelines.read.corrections import idle_corrections
from pipelines.read.page_workers import extract_one, load_tools
from pipelines.sources.source import SourceError, load_source

TEXT = """---
title: Shells hit the harbor
date: 2026-05-04
publisher: Harbor Herald
url: https://herald.example/a
---

Three people were killed on Monday when shells hit the harbour district, the governor said. Seven others were wounded.
"""
PAGE = Page(
    source="herald",
    input_kind=InputKind.FOLDER,
    input_ref="inbox/a.md",
    body=TEXT.encode(),
    fetched_at=dt.datetime(2026, 5, 12, tzinfo=dt.UTC),
    media_type="text/markdown",
)


def _correction(field: str, expect: str, value: str, pages: str | None = None) -> Correction:
    return Correction(field=field, expect=expect, value=value, reason="the site writes it wrong", pages=pages)  # type: ignore[arg-type]


def _read(*corrections: Correction) -> Extraction:
    extraction = extract_one(replace(PAGE, corrections=corrections), load_tools(None)).extraction
    assert extraction is not None
    return extraction


def test_a_field_is_put_right_where_the_wrong_value_is() -> None:
    found = _read(
        _correction("title", "Shells hit the harbor", "Shells hit the harbour"), _correction("publisher", "Harbor Herald", "Herald")
    )
    assert (found.article.title, found.article.publisher) == ("Shells hit the harbour", "Herald")
    assert found.article.article_id == _read().article.article_id


def test_a_date_is_put_right_before_the_counts_are_dated() -> None:
    wrong, right = _read(), _read(_correction("published", "2026-05-04", "2026-05-11"))
    assert (wrong.article.published_day, right.article.published_day) == (dt.date(2026, 5, 4), dt.date(2026, 5, 11))
    assert {claim.event_from for claim in wrong.incident_counts} != {claim.event_from for claim in right.incident_counts}


def test_a_language_is_put_right_before_anything_is_read() -> None:
    found = _read(_correction("language", "en", "uk"))
    assert (found.article.language, found.incident_counts) == ("uk", ())
    assert _read(_correction("language", "uk", "en")).incident_counts


def test_nothing_changes_where_another_value_is() -> None:
    assert _read(_correction("title", "Something else", "Nonsense")) == _read()


@pytest.mark.parametrize(
    ("correction", "words"),
    [
        (_correction("title", "Wrong", "Right", "*herald.example/a"), "has 'Shells hit the harbor'"),
        (_correction("publisher", "Wrong", "Right"), "remove the correction"),
        (_correction("title", "Wrong", "Right", "*herald.example/b"), ""),
        (_correction("title", "Wrong", "Shells hit the harbor"), ""),
    ],
    ids=["page has another value", "no page needs it", "page did not come", "applied"],
)
def test_a_correction_that_nobody_needs_is_told(correction: Correction, words: str) -> None:
    told = idle_corrections([correction], [_read().article])
    assert bool(told) == bool(words)
    assert words in "".join(told)


def test_a_source_file_names_corrections(tmp_path: Path) -> None:
    path = tmp_path / "herald.toml"
    head = 'title = "Herald"\nkind = "page"\n[[corrections]]\nexpect = "a"\nvalue = "b"\nreason = "r"\n'
    path.write_text(head + 'field = "title"\npages = "*/2026/*"\n')
    [correction] = load_source(path).corrections
    assert correction == Correction(field="title", expect="a", value="b", reason="r", pages="*/2026/*")
    path.write_text(head + 'feild = "title"\n')
    with pytest.raises(SourceError, match=r"herald.toml \[corrections\]: unknown key 'feild'; did you mean 'field'"):
        load_source(path)
    path.write_text(head + 'field = "text"\n')
    with pytest.raises(SourceError, match="field = 'text' is not allowed"):
        load_source(path)
