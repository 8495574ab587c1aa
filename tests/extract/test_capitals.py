"""An article in capitals gives the rows of the same article in running case, with its own characters in the columns that quote it."""

import datetime as dt
from operator import attrgetter

from pipelines.contract.page import Page
from pipelines.contract.vocabulary import InputKind
from pipelines.extract.extraction import Extraction, extract
from pipelines.read.page_workers import load_tools

TITLE = "Two towns shelled, governor says"
TEXT = """Seventeen villagers were killed and nine others were wounded in Oruro on Tuesday, governor Pedro Quisbert said.

"The shells came at night and without a warning," Quisbert told reporters in Sucre on Wednesday.

A captain said that three of his soldiers had been killed."""
PLACED = attrgetter("metric", "value", "place", "country", "event_from", "event_to")


def _read(title: str, text: str) -> Extraction:
    page = Page(
        source="own", input_kind=InputKind.FOLDER, input_ref="own.txt", body=text.encode(), media_type="text/plain", title=title,
        published="2026-03-12", fetched_at=dt.datetime(2026, 3, 12, 20, tzinfo=dt.UTC), given_language="en",
    )  # fmt: skip
    return extract(page, load_tools(None))


def test_capitals_change_no_figure_and_every_quote_is_the_article_s_own() -> None:
    running, capitals = _read(TITLE, TEXT), _read(TITLE.upper(), TEXT.upper())
    assert capitals.article.text == TEXT.upper()
    assert list(map(PLACED, capitals.incident_counts)) == list(map(PLACED, running.incident_counts))
    assert len(running.incident_counts) == 3
    assert {(row.speaker, row.text.upper()) for row in running.statements} == {(row.speaker, row.text) for row in capitals.statements}
    for row in capitals.incident_counts:
        assert row.text == capitals.article.text[row.start : row.end]
        assert str(row.number_text).isupper()
        assert row.place_start is None or str(row.place_text).isupper()  # a country that no word names is written as the gazetteer has it
    assert any(row.place_start is not None for row in capitals.incident_counts)
