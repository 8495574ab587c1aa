"""Settings: a sentence that tells where someone speaks, before the statements themselves: He spoke in the hall, addressing officials."""

import re
from dataclasses import replace

from pipelines.extract.circumstances import medium_in
from pipelines.extract.context import Context
from pipelines.tables import Statement

_SPEAKING = re.compile(r"\b(?:spoke|speaks|was speaking|talked|gave a speech|held a news conference|took the stage)\b")


def with_settings(context: Context, rows: list[Statement]) -> list[Statement]:
    """Return the rows; those of the speaker who is the first one after such a sentence get its setting as their medium."""
    used = {row.sentence_no for row in rows}
    for sentence in context.document.sentences:
        words = context.text[sentence.start : sentence.end]
        setting = medium_in(words) if sentence.no not in used and _SPEAKING.search(words) else None
        if setting is not None:
            rows = _applied(rows, sentence.end, setting)
    return rows


def _applied(rows: list[Statement], offset: int, setting: str) -> list[Statement]:
    """Give the setting to the unbroken series of rows of one speaker after an offset."""
    after = [index for index, row in enumerate(rows) if row.start >= offset]
    for index in after:
        if rows[index].speaker is None or rows[index].speaker != rows[after[0]].speaker or rows[index].medium is not None:
            break
        rows[index] = replace(rows[index], medium=setting)
    return rows
