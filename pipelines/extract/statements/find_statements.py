"""Statements: who said what in a document, as rows of the table.

The stages: quotations with their cue (`direct_speech`), cue verbs (`indirect_speech`), phrases and nouns (`attribution_phrases`), labels
(`transcripts`), then statements inside others are dropped (`overlapping_drafts`), the speakers get their full names (`coreference`),
and the columns are filled.
"""

import re
from dataclasses import replace

from pipelines.contract.identity import content_id
from pipelines.contract.tables import Statement
from pipelines.contract.vocabulary import StatementKind
from pipelines.extract.statements.as_clauses import as_drafts
from pipelines.extract.statements.attribution_phrases import phrase_drafts
from pipelines.extract.statements.coreference import UNKNOWN, Resolver
from pipelines.extract.statements.direct_speech import direct_drafts
from pipelines.extract.statements.following_quotations import follow_renderings
from pipelines.extract.statements.headline_statements import Headlines, first_paragraph_draft
from pipelines.extract.statements.indirect_speech import indirect_drafts
from pipelines.extract.statements.institutions import Institutions
from pipelines.extract.statements.medium_and_time import medium_of, modality_of, polarity_of, said_on
from pipelines.extract.statements.overlapping_drafts import settled
from pipelines.extract.statements.passive_questions import question_drafts
from pipelines.extract.statements.passive_reports import passive_drafts
from pipelines.extract.statements.people_and_organisations import Cast
from pipelines.extract.statements.speech_settings import with_settings
from pipelines.extract.statements.statement_confidence import confidence_of
from pipelines.extract.statements.statement_context import StatementContext
from pipelines.extract.statements.statement_draft import StatementDraft
from pipelines.extract.statements.transcripts import transcript_drafts
from pipelines.extract.text.document import Document
from pipelines.gazetteer.lookup import Gazetteer

_NOBODY = re.compile(r"(?:neither|no|none of) ", re.IGNORECASE)
_OPEN_QUESTION = re.compile(r"(?:when|whether|how|what|who|why|where|if)\b", re.IGNORECASE)
# What the article says of itself is no statement: an earlier version of this article said.
_OWN_ARTICLE = re.compile(r"\b(?:version|correction|headline|draft) of (?:this|our) (?:article|story|report|post|piece)\b", re.IGNORECASE)


def find_statements(document: Document, gazetteer: Gazetteer) -> tuple[Statement, ...]:
    """Return the statements of a document in the order of their content; none in a language other than English."""
    if document.language not in (None, "en"):
        return ()
    context = StatementContext(document)
    cast, institutions = Cast(context, gazetteer), Institutions(context, gazetteer)
    resolver = Resolver(context, cast, institutions)
    drafts = _drafts(context)
    words = {context.text[one.speaker.start : one.speaker.end].lower().split()[-1] for one in drafts if one.speaker is not None}
    headlines = Headlines(cast, institutions, frozenset(words))
    repeated = first_paragraph_draft(context, headlines)
    drafts = settled(context, [*([repeated] if repeated is not None else []), *drafts])
    drafts.sort(key=lambda one: one.speaker.start if one.speaker is not None else one.start)
    rows = sorted((_row(context, draft, resolver) for draft in drafts), key=lambda row: (row.start, row.end))
    rows = with_settings(context, [_with_medium(context, row, rows[index - 1] if index else None) for index, row in enumerate(rows)])
    return (*_title_rows(context, headlines, resolver), *rows)


def _with_medium(context: StatementContext, row: Statement, before: Statement | None) -> Statement:
    """Return the row with the medium of the one before it, where the same speaker goes on in the same paragraph."""
    if row.medium is not None or before is None or before.medium is None or row.speaker is None or row.speaker != before.speaker:
        return row
    same = context.paragraph_of(row.start) == context.paragraph_of(before.start)
    return replace(row, medium=before.medium) if same else row


def _title_rows(context: StatementContext, headlines: Headlines, resolver: Resolver) -> tuple[Statement, ...]:
    """Return the row of the title's statement; its offsets lie in the title."""
    title, article_id = context.document.title, context.document.article_id
    found = headlines.find(title) if title else None
    if title is None or found is None:
        return ()
    known = resolver.named(title[found.speaker[0] : found.speaker[1]])
    return (
        Statement(
            statement_id=content_id(article_id, "title", found.content, found.cue[0]),
            article_id=article_id,
            sentence_no=0,
            start=found.content[0],
            end=found.content[1],
            text=title[found.content[0] : found.content[1]],
            parts=(found.content,),
            kind=StatementKind.HEADLINE,
            cue_text=title[found.cue[0] : found.cue[1]],
            cue_lemma=found.lemma,
            cue_start=found.cue[0],
            cue_end=found.cue[1],
            cue_class=found.cue_class,
            speaker_text=title[found.speaker[0] : found.speaker[1]],
            speaker_start=found.speaker[0],
            speaker_end=found.speaker[1],
            speaker=known.name,
            speaker_type=known.kind,
            speaker_role=known.role,
            speaker_org=known.org,
            speaker_country=known.country,
            confidence=confidence_of("headline"),
            rule_id="headline",
        ),
    )


def _drafts(context: StatementContext) -> list[StatementDraft]:
    """Return the drafts of all patterns."""
    direct = direct_drafts(context)
    used = {draft.cue_start for draft in direct if draft.cue_start is not None}
    indirect = [*indirect_drafts(context, used), *phrase_drafts(context), *as_drafts(context), *question_drafts(context)]
    found = [*direct, *indirect, *passive_drafts(context), *transcript_drafts(context)]
    found = [one for one in found if not _is_silence(context, one)]
    follow_renderings(context, found)
    return [one for one in found if one.speaker is None or _OWN_ARTICLE.search(context.text, one.speaker.start, one.speaker.end) is None]


def _is_silence(context: StatementContext, draft: StatementDraft) -> bool:
    """Whether the words say that nobody said something: neither government has said when."""
    if draft.speaker is None or not draft.parts:
        return False
    nobody = _NOBODY.match(context.text, draft.speaker.start) is not None
    return nobody and _OPEN_QUESTION.match(context.text, min(start for start, _ in draft.parts)) is not None


def kind_of(context: StatementContext, parts: tuple[tuple[int, int], ...]) -> StatementKind:
    """Return direct where all words stand in quotation marks, mixed where some do, else indirect."""
    if all((found := context.quotation_at(start)) is not None and found.start <= start and end <= found.outer_end for start, end in parts):
        return StatementKind.DIRECT
    quoted = any(context.quotation_at(start) is not None or context.quotations_in(start, end) for start, end in parts)
    return StatementKind.MIXED if quoted else StatementKind.INDIRECT


def _row(context: StatementContext, draft: StatementDraft, resolver: Resolver) -> Statement:
    """Return the row of a draft."""
    text, article_id = context.text, context.document.article_id
    parts = tuple(sorted(draft.parts))
    speaker = draft.speaker
    known = resolver.resolve(speaker) if speaker is not None else UNKNOWN
    said_from, said_to, precision = said_on(context, draft)
    return Statement(
        statement_id=content_id(article_id, parts, draft.cue_start),
        article_id=article_id,
        sentence_no=context.sentence_at(parts[0][0]).no,
        start=parts[0][0],
        end=parts[-1][1],
        text=text[parts[0][0] : parts[-1][1]],
        parts=parts,
        kind=kind_of(context, parts),
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
        medium=medium_of(context, draft),
        cited_via=text[draft.passed_on_by.start : draft.passed_on_by.end] if draft.passed_on_by else None,
        said_from=said_from,
        said_to=said_to,
        said_precision=precision,
        polarity=polarity_of(draft),
        modality=modality_of(context, draft),
        confidence=confidence_of(draft.rule_id),
        rule_id=draft.rule_id,
    )
