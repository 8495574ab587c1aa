"""Statements: who said what in a document, as rows of the table.

The stages: quotations with their cue (`direct`), cue verbs (`indirect`), phrases and nouns (`phrases`), then the speakers' full
names (`speakers`) and the other columns.
"""

from collections.abc import Iterator

from pipelines.extract.cast import Cast
from pipelines.extract.context import Context
from pipelines.extract.coreference import UNKNOWN, Resolver
from pipelines.extract.direct import direct_drafts
from pipelines.extract.document import Document
from pipelines.extract.drafts import Draft
from pipelines.extract.indirect import indirect_drafts
from pipelines.extract.institutions import Institutions
from pipelines.gazetteer.lookup import Gazetteer
from pipelines.identity import content_id
from pipelines.tables import Statement
from pipelines.vocabulary import StatementKind


def find_statements(document: Document, gazetteer: Gazetteer) -> tuple[Statement, ...]:
    """Return the statements of a document in the order of their content; none in a language other than English."""
    if document.language not in (None, "en"):
        return ()
    context = Context(document)
    resolver = Resolver(context, Cast(context), Institutions(context, gazetteer))
    drafts = sorted(_drafts(context), key=lambda one: one.speaker.start if one.speaker is not None else one.start)
    rows = [_row(context, draft, resolver) for draft in drafts]
    return tuple(sorted(rows, key=lambda row: (row.start, row.end)))


def _drafts(context: Context) -> Iterator[Draft]:
    direct = direct_drafts(context)
    yield from direct
    used = {draft.cue_start for draft in direct if draft.cue_start is not None}
    yield from indirect_drafts(context, used)


def _row(context: Context, draft: Draft, resolver: Resolver) -> Statement:
    parts = tuple(sorted(draft.parts))
    start, end = parts[0][0], parts[-1][1]
    speaker = draft.speaker
    text = context.text
    known = resolver.resolve(speaker) if speaker is not None else UNKNOWN
    return Statement(
        statement_id=content_id(context.document.article_id, parts, draft.cue_start),
        article_id=context.document.article_id,
        sentence_no=draft.sentence_no,
        start=start,
        end=end,
        text=text[start:end],
        parts=parts,
        kind=StatementKind.DIRECT if draft.is_direct else StatementKind.INDIRECT,
        cue_text=text[draft.cue_start : draft.cue_end] if draft.cue_start is not None else None,
        cue_lemma=draft.cue_lemma,
        cue_start=draft.cue_start,
        cue_end=draft.cue_end,
        cue_class=draft.cue_class,
        speaker_text=text[speaker.start : speaker.end] if speaker else None,
        speaker_start=speaker.start if speaker else None,
        speaker_end=speaker.end if speaker else None,
        speaker=known.name,
        speaker_type=known.kind,
        speaker_role=known.role,
        speaker_org=known.org,
        speaker_country=known.country,
        confidence=0.5,
        rule_id=draft.rule_id,
    )
