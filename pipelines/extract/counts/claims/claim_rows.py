"""The rows of `incident_counts` from finished drafts."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from pipelines import __version__
from pipelines.contract.identity import content_id
from pipelines.contract.tables import IncidentCount
from pipelines.contract.vocabulary import Certainty as Sure
from pipelines.contract.vocabulary import CountBasis, CountState, NumberForm, ObjectClass, Polarity, VictimStatus
from pipelines.extract.counts.claims.claim_confidence import ALL_RULES, CONFIDENCE
from pipelines.extract.counts.claims.claim_draft import Draft
from pipelines.extract.counts.claims.claim_spans import shown
from pipelines.extract.counts.claims.followed_day import followed_day
from pipelines.extract.counts.metrics.all_metrics import event_codes
from pipelines.extract.counts.metrics.kinds_of_violence import TOLD_BY_MEANS, violence_codes
from pipelines.extract.counts.words.nouns_of_people import MODIFIER_GROUP, MODIFIER_STATUS
from pipelines.extract.dates.date_mention import DateMention, DateRole
from pipelines.extract.text.document import Document

_Meaning = TypeVar("_Meaning", bound=str)


def rows_of(document: Document, drafts: list[Draft], dates: Sequence[DateMention]) -> tuple[IncidentCount, ...]:
    """Return the rows in text order; drafts with the same key make one row. dates: of the article."""
    keys = [_key(document.article_id, item) for item in drafts]
    shown = [(item, key) for item, key in zip(drafts, keys, strict=True) if not item.is_hidden]
    rows = {key: _row(document, item, keys, key, followed_day(item, dates, document.published)) for item, key in shown}
    return tuple(sorted(rows.values(), key=lambda row: (row.start, row.end, row.claim_id)))


def _key(article_id: str, item: Draft) -> str:
    number = item.phrase.number if item.phrase else None
    at = item.words[number.core].start if number else None
    return content_id(article_id, item.start, item.end, item.metric, item.noun.object, at, item.value, item.low, item.high)


def _row(document: Document, item: Draft, keys: list[str], key: str, follows: dt.date | None) -> IncidentCount:
    text = document.text
    start, end = shown(item.words, item.mention, item.start, item.end)
    codes = event_codes(item.metric, item.noun.object)
    violence = violence_codes(text[item.sentence.start : item.sentence.end]) if item.metric in TOLD_BY_MEANS else None
    told = violence if violence and (violence.acled_sub or not codes.acled) else codes
    part, newer = item.part_of, item.superseded_by
    return IncidentCount(
        claim_id=key,
        article_id=document.article_id,
        statement_id=item.statement.statement_id if item.statement else None,
        sentence_no=item.sentence.no,
        start=start,
        end=end,
        text=text[start:end],
        metric=item.metric,
        object=item.noun.object,
        object_text=_object_text(item),
        object_class=item.noun.object_class,
        unit=item.noun.unit,
        victim_status=_status(item),
        victim_group=_group(item),
        bound=item.bound,
        fact_no=item.fact,
        part_of_claim_id=keys[part] if part is not None and keys[part] != key else None,
        superseded_by_claim_id=keys[newer] if newer is not None and keys[newer] != key else None,
        actor_text=item.actor,
        plover_event=codes.plover,
        acled_event_type=told.acled,
        acled_sub_event_type=told.acled_sub,
        gkg_count_type=codes.gkg,
        rule_id=f"{item.mention.rule}:{_wording(item)}",
        extractor_version=__version__,
        confidence=CONFIDENCE.get(item.mention.rule, ALL_RULES),
        **_numbered(item, text),
        follows_day=follows,
        **_dated(item),
        **_placed(item),
    )


def _wording(item: Draft) -> str:
    """Return the metric word's first wording, for the rule's name."""
    return next(form for form in item.mention.trigger.word.forms if form).replace(" ", "_")


def _numbered(item: Draft, text: str) -> dict[str, Any]:
    start, end = _number_span(item)
    return {
        "number_text": text[start:end] if start is not None else None,
        "number_start": start,
        "number_end": end,
        "value": item.value,
        "low": item.low,
        "high": item.high,
        "number_form": item.form,
        "vague_term": item.vague_term,
        "state": item.state,
        "certainty": item.certainty,
        "polarity": Polarity.DENY if item.certainty is Sure.DENIED else Polarity.AFFIRM,
        "count_basis": item.scope.basis,
        "is_background": item.scope.background,
    }


def _dated(item: Draft) -> dict[str, Any]:
    if item.circumstances is None:
        return {}
    date = item.circumstances.date
    total = item.scope.basis in {CountBasis.CUMULATIVE, CountBasis.PERIOD}
    words = date.mention
    told = (
        words is not None and words.day_from is not None and (words.role in {DateRole.SINCE, DateRole.PERIOD} or (date.precision or 0) > 1)
    )
    return {
        "basis_from": date.day_from if total and told else None,
        "basis_to": (date.day_to or item.circumstances.counted_to) if total else None,
        "event_from": date.day_from,
        "event_to": date.day_to,
        "event_time": date.time,
        "date_precision": date.precision,
        "date_text": words.text if words else None,
        "date_start": words.span.start if words else None,
        "date_end": words.span.end if words else None,
        "date_source": date.source if date.day_from or date.time else None,
        "day_confidence": _rounded(item.circumstances.date_probability),
    }


def _placed(item: Draft) -> dict[str, Any]:
    mention = item.circumstances.place if item.circumstances else None
    if mention is None or item.circumstances is None:
        return {}
    place, inside = mention.place, mention.origin is None
    return {
        "place_text": mention.text,
        "place_start": mention.span.start if inside else None,
        "place_end": mention.span.end if inside else None,
        "geonameid": None if mention.is_unlisted else place.geonameid,
        "place": mention.text if mention.is_unlisted else place.name,
        "admin1": place.admin1,
        "admin1_code": place.admin1_code,
        "country": place.country,
        "lat": place.lat,
        "lon": place.lon,
        "place_precision": mention.precision,
        "place_source": item.circumstances.place_source,
        "place_confidence": _rounded(item.circumstances.place_probability),
        "is_disputed": place.is_disputed,
    }


def _rounded(probability: float | None) -> float | None:
    return None if probability is None else round(probability, 2)


def _number_span(item: Draft) -> tuple[int | None, int | None]:
    """Return the number as written inside the claim, without its bound words."""
    phrase = item.phrase
    if phrase is None or item.form is NumberForm.SINGULAR or item.form is NumberForm.NAMED:
        return None, None
    if phrase.number and (phrase.number.value == item.value or item.state is not CountState.ZERO):
        core = phrase.number
        return item.words[core.core].start, item.words[core.last - 1].end
    if phrase.negative:
        first = phrase.first
        last = first + 1 if item.words[first].low in {"nobody", "none", "no-one", "no"} and not _is_no_one(item, first) else first + 2
        return item.words[first].start, item.words[last - 1].end
    return None, None


def _is_no_one(item: Draft, first: int) -> bool:
    return item.words[first].low == "no" and first + 1 < len(item.words) and item.words[first + 1].low == "one"


def _object_text(item: Draft) -> str | None:
    phrase = item.phrase
    if phrase is None or phrase.head is None:
        return None
    if phrase.name and phrase.form is NumberForm.NAMED:
        return phrase.name
    return item.words[phrase.head].text


def _status(item: Draft) -> VictimStatus | None:
    if item.noun.object_class is not ObjectClass.PEOPLE:
        return None
    return _by_modifier(item, MODIFIER_STATUS) or item.noun.status or VictimStatus.UNKNOWN


def _group(item: Draft) -> str | None:
    if item.noun.object_class is not ObjectClass.PEOPLE:
        return None
    return _by_modifier(item, MODIFIER_GROUP) or item.noun.group


def _by_modifier(item: Draft, meanings: Mapping[str, _Meaning]) -> _Meaning | None:
    """Return what the first word of the counted phrase with a meaning tells of the people."""
    phrase = item.phrase
    words = item.words[phrase.first : phrase.last] if phrase else ()
    return next((meanings[word.low] for word in words if word.low in meanings), None)
