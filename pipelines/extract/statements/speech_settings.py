"""A sentence that tells where someone speaks, before the statements themselves: He spoke in the hall, addressing officials."""

import re
from bisect import bisect_left
from dataclasses import replace

from pipelines.contract.tables import Statement
from pipelines.extract.statements.medium_and_time import medium_in
from pipelines.extract.statements.statement_context import StatementContext

_SPEAKING = re.compile(r"\b(?:spoke|speaks|was speaking|talked|gave a speech|held a news conference|took the stage)\b")


def with_settings(context: StatementContext, rows: list[Statement]) -> list[Statement]:
    """Return the rows; those of the speaker who is the first one after such a sentence get its setting as their medium."""
    used = {row.sentence_no for row in rows}
    starts = [row.start for row in rows]
    for sentence in context.document.sentences:
        words = context.text[sentence.start : sentence.end]
        setting = medium_in(words) if sentence.no not in used and _SPEAKING.search(words) else None
        if setting is not None:
            _apply(rows, bisect_left(starts, sentence.end), setting)
    return rows


def _apply(rows: list[Statement], first: int, setting: str) -> None:
    """Give the setting to the unbroken series of rows of one speaker that begins with the first row."""
    for index in range(first, len(rows)):
        if rows[index].speaker is None or rows[index].speaker != rows[first].speaker or rows[index].medium is not None:
            break
        rows[index] = replace(rows[index], medium=setting)
