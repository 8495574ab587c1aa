"""The tables of earlier readings: what earlier rules read in an article that later rules have read differently.

Rows are only ever added: they are the one part of core/ that cannot be made again from raw/. A column that another table also has is
derived from that one: it has the same name and sentence, is NULL where the earlier rules read nothing, and has no reference, because the
row that it named may be gone. Values of vocabularies are plain text, because a later version may have other ones. How a row comes about:
docs/decisions/2026-11-24-earlier-readings.md.
"""

import datetime as dt
import types
import typing
from dataclasses import field, make_dataclass
from typing import Annotated, Any

from pipelines.contract.tables.column import Column
from pipelines.contract.tables.counts import IncidentCount
from pipelines.contract.tables.links import IncidentLink, IncidentReport
from pipelines.contract.tables.statements import Statement
from pipelines.contract.vocabulary import Term

_Columns = dict[str, Any]
"""Columns by name, each with its annotation, in their order."""


def _earlier(record: type, names: str, **sentences: str) -> _Columns:
    """Return columns of another table as those of an earlier reading. sentences: for columns that mean something else here."""
    hints = typing.get_type_hints(record, include_extras=True)
    return {name: _column(hints[name], sentences.pop(name, "")) for name in names.split()}


def _column(annotation: Any, sentence: str) -> Any:  # noqa: ANN401 — annotations have no common type
    meant, column = typing.get_args(annotation)
    kind = next(one for one in _options(meant) if one is not types.NoneType)
    plain = str if isinstance(kind, type) and issubclass(kind, Term) else kind
    return Annotated[plain if _is_list(kind) else plain | None, Column(sentence or column.doc, published=column.published)]


def _options(meant: Any) -> tuple[Any, ...]:  # noqa: ANN401 — see _column
    return typing.get_args(meant) if isinstance(meant, types.UnionType) else (meant,)


def _is_list(kind: Any) -> bool:  # noqa: ANN401 — see _column
    return typing.get_origin(kind) is tuple


def _record(name: str, doc: str, columns: _Columns) -> type[Any]:
    """Return the record of a table: a column that may be NULL may be left out, and so may a list, which is empty then."""
    made = []
    for column, annotation in columns.items():
        [meant, _] = typing.get_args(annotation)
        default = {"default": ()} if _is_list(meant) else {"default": None} if types.NoneType in _options(meant) else {}
        made.append((column, annotation, field(**default)))
    namespace = {"__doc__": doc, "__module__": __name__}
    return make_dataclass(name, made, frozen=True, slots=True, kw_only=True, namespace=namespace)


_HELD: _Columns = {
    "held_until": Annotated[dt.datetime, Column("Moment at which another reading took its place.")],
    "held_from": Annotated[
        dt.datetime | None, Column("Moment at which it took the place of another reading; NULL for the first.", published=True)
    ],
}
_BY_WHOM = {
    "decided_by": "rule, or user where merges.csv decided.",
    "decided_at": "Moment from which the link held.",
    "decision_id": "Hash of the line of merges.csv; NULL where a rule decided, and in rows of before 30 November 2026, whose moment is that of the line's day.",
}
_SIDE = "Side of the {}, only from the user's files."


EarlierClaim = _record(
    "EarlierClaim",
    """A claim as it was read until other rules read the same article differently, with its speaker and its incident at that time.

    It held from held_from, else from the article's collection. Where is_read is false, the rules in force then did not read the claim at all.
    """,
    {
        "record_id": Annotated[str, Column("Hash of claim and held_until.", key=True)],
        "claim_id": Annotated[str, Column("The claim; it need not be in incident_counts any more.")],
        "article_id": Annotated[str, Column("The article.", references="articles.article_id")],
        **_HELD,
        "is_read": Annotated[bool, Column("Whether the rules in force then read the claim.")],
        **_earlier(
            IncidentCount,
            """start end text metric object object_text object_class value low high bound vague_term state certainty polarity count_basis
            is_background superseded_by_claim_id event_from event_to date_precision place_text geonameid place admin1 admin1_code country
            lat lon place_precision is_disputed actor_text plover_event acled_event_type acled_sub_event_type rule_id""",
            start="Start of the claim in the text as it was then.",
            rule_id="The rule that made the reading.",
        ),
        **_earlier(Statement, "speaker speaker_text speaker_role", speaker="Who said it; NULL for the narrator."),
        **_earlier(
            IncidentLink,
            "incident_id ruled_incident_id is_main decided_by decided_at decision_id author reason",
            incident_id="The incident that it was linked to, after merges.csv; NULL for none.",
            ruled_incident_id="The incident that the rules alone gave.",
            is_main="Whether it was the incident that the article mainly reports.",
            **_BY_WHOM,
        ),
        **_earlier(Statement, "speaker_side", speaker_side=_SIDE.format("speaker")),
        **_earlier(IncidentCount, "actor_side target_side", actor_side=_SIDE.format("actor"), target_side=_SIDE.format("target")),
    },
)

EarlierReport = _record(
    "EarlierReport",
    """What an article reported of an incident until other rules read or linked the same article differently.

    It held from held_from, else from the article's collection. Where is_read is false, the rules in force then found no such report.
    """,
    {
        "record_id": Annotated[
            str, Column("Hash of article, incident by the rules, metric, object class, object and held_until.", key=True)
        ],
        "article_id": Annotated[str, Column("The article.", references="articles.article_id")],
        "ruled_incident_id": Annotated[str, Column("The incident that the rules alone gave.")],
        "metric": Annotated[str, Column("What happened.")],
        "object_class": Annotated[str, Column("The group of things that was counted.")],
        **_earlier(IncidentReport, "object"),
        **_HELD,
        "is_read": Annotated[bool, Column("Whether the rules in force then found the report.")],
        **_earlier(IncidentReport, "report_id incident_id", report_id="Its report_id at that time."),
        "link_rule": Annotated[str | None, Column("What decided the link: founder, same_work, same_story, score, merge, split.")],
        **_earlier(IncidentLink, "decided_by decided_at decision_id", **_BY_WHOM),
        **_earlier(IncidentReport, "low value high state method voice"),
        **_earlier(Statement, "speaker", speaker="The speaker; NULL for the writer."),
        "speakers": Annotated[tuple[str, ...], Column("All speakers of its claims, where these count one object.")],
        **_earlier(IncidentCount, "actor_text"),
        "is_correction": Annotated[bool | None, Column("Whether the article takes back or replaces another figure of the metric.")],
        **_earlier(
            IncidentReport,
            "best_claim_id claim_ids",
            best_claim_id="The claim that gave the figure: in incident_counts or in earlier_claims.",
            claim_ids="The claims that the figure rested on.",
        ),
        **_earlier(Statement, "speaker_side", speaker_side=_SIDE.format("speaker")),
        **_earlier(IncidentCount, "actor_side", actor_side=_SIDE.format("actor")),
        "has_two_sides": Annotated[
            bool | None, Column("Whether it added up figures of two sides, which must not be added; it is in no total.", published=True)
        ],
    },
)
