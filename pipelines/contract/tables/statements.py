"""The table of statements: who said what."""

import datetime as dt
from dataclasses import dataclass
from typing import Annotated

from pipelines.contract.tables.column import Column
from pipelines.contract.vocabulary import CueClass, Modality, Polarity, SpeakerType, StatementKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """Who said what: one row per attributed statement."""

    statement_id: Annotated[str, Column("Hash of article, spans and cue.", key=True)]
    article_id: Annotated[str, Column("The article.", references="articles.article_id")]
    sentence_no: Annotated[int, Column("Number of the sentence in which the content starts, from 0.")]
    start: Annotated[int, Column("Start of the content in articles.text (in articles.title for kind headline).")]
    end: Annotated[int, Column("End of the content.")]
    text: Annotated[str, Column("The characters from start to end: content without attribution clause and outer quote marks.")]
    parts: Annotated[tuple[tuple[int, int], ...], Column("The spans of a quotation split by its attribution, else one span.")]
    kind: Annotated[StatementKind, Column("How the words are given.")]
    cue_text: Annotated[str | None, Column("The words that mark the attribution, as written.")] = None
    cue_lemma: Annotated[str | None, Column("Base form of the cue.")] = None
    cue_start: Annotated[int | None, Column("Start of the cue.")] = None
    cue_end: Annotated[int | None, Column("End of the cue.")] = None
    cue_class: Annotated[CueClass | None, Column("What the speaker does by saying it.")] = None
    speaker_text: Annotated[str | None, Column("The speaker as written: Gladkov, he, The military.")] = None
    speaker_start: Annotated[int | None, Column("Start of the speaker.")] = None
    speaker_end: Annotated[int | None, Column("End of the speaker.")] = None
    speaker: Annotated[str | None, Column("Full name or organisation after coreference inside the article.")] = None
    speaker_type: Annotated[SpeakerType | None, Column("What kind of speaker it is.")] = None
    speaker_role: Annotated[str | None, Column("Office or description of the speaker.")] = None
    speaker_org: Annotated[str | None, Column("Organisation that the speaker speaks for.")] = None
    speaker_country: Annotated[str | None, Column("ISO 3166-1 code of the speaker's country, where the text tells it.")] = None
    speaker_side: Annotated[str | None, Column("Side of the conflict, only from the user's sides.csv.", published=True)] = None
    medium: Annotated[str | None, Column("Channel or setting: on Telegram, told reporters.")] = None
    cited_via: Annotated[str | None, Column("Outlet or document that passed the statement on.")] = None
    said_from: Annotated[dt.date | None, Column("First day on which it can have been said.")] = None
    said_to: Annotated[dt.date | None, Column("Last day on which it can have been said.")] = None
    said_precision: Annotated[int | None, Column("UCDP date precision: 1 day, 2 = 2–6 days, 3 week, 4 month, 5 year.")] = None
    polarity: Annotated[Polarity, Column("Whether the speaker affirms or denies the content.")] = Polarity.AFFIRM
    modality: Annotated[Modality, Column("The reality that the speaker gives to the content.")] = Modality.ACTUAL
    confidence: Annotated[float, Column("Share of such rows that are right, 0 to 1.")]
    rule_id: Annotated[str, Column("The rule that made the row.")]
