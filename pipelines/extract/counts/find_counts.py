"""Incident counts: one row per mention of how many people or things were affected, tied to its exact characters.

The steps: words and numbers of each sentence, noun phrases, metric words and what they count, then scope, certainty, speaker, date
and place, then facts over the whole article.  The article's own figures are in `article_figures`.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from pipelines.contract.tables import IncidentCount, Statement
from pipelines.event_model.log_linear import EventModel
from pipelines.extract.counts.claims.actors import name_actors
from pipelines.extract.counts.claims.additions import mark_additions, mark_ordinals
from pipelines.extract.counts.claims.attribution import attribute
from pipelines.extract.counts.claims.certainty import dispute
from pipelines.extract.counts.claims.claim_draft import Draft, draft
from pipelines.extract.counts.claims.claim_rows import rows_of
from pipelines.extract.counts.claims.claim_scope import is_other_world, scope_of
from pipelines.extract.counts.claims.coordinated_figures import with_wholes
from pipelines.extract.counts.claims.fates import is_fatal, mark_suicides
from pipelines.extract.counts.claims.named_persons import People
from pipelines.extract.counts.claims.retold_plots import is_retold_plot
from pipelines.extract.counts.claims.revisions import mark_revised
from pipelines.extract.counts.claims.same_fact import settle_facts
from pipelines.extract.counts.claims.unknown_figures import find_unknown
from pipelines.extract.counts.clauses.clause import Clause, Mention
from pipelines.extract.counts.clauses.find_mentions import find_mentions, may_count_alone
from pipelines.extract.counts.clauses.metric_triggers import has_metric_word
from pipelines.extract.counts.clauses.parts_of_totals import shares_of
from pipelines.extract.counts.phrases.asides import without_asides, without_scare_quotes
from pipelines.extract.counts.phrases.find_phrases import find_phrases
from pipelines.extract.counts.phrases.phrase import Phrase
from pipelines.extract.counts.words.ages import with_whole_ages
from pipelines.extract.counts.words.counted_nouns import Noun
from pipelines.extract.counts.words.numbers import find_numbers
from pipelines.extract.counts.words.sentence_words import Word, split_words
from pipelines.extract.counts.words.surnames import find_surnames
from pipelines.extract.dates.date_mention import DateMention
from pipelines.extract.dates.find_dates import find_dates
from pipelines.extract.events.choose import place_in_time
from pipelines.extract.places.find_places import find_places
from pipelines.extract.places.place_mention import PlaceMention, PlaceRole
from pipelines.extract.text.document import Document, Sentence
from pipelines.extract.text.relative_clauses import relative_clauses
from pipelines.gazetteer.place import Gazetteer

_LONGEST_SENTENCE = 20_000  # characters; a longer run without a full stop is no sentence


def find_counts(
    document: Document, statements: tuple[Statement, ...], gazetteer: Gazetteer, model: EventModel
) -> tuple[IncidentCount, ...]:
    """Return the counts of an article in text order; empty for sports, markets and fiction.

    statements: of the same document; a count inside one of them is that speaker's claim.  gazetteer: places for the rows.
    model: the weights by which place, day and scope are chosen.
    """
    drafts, dates, places = find_claims(document, statements, gazetteer)
    if not drafts:
        return ()
    place_in_time(document, drafts, dates, places, gazetteer, model)
    mark_suicides(document, drafts)
    mark_ordinals(drafts)
    settle_facts(drafts, fatal=is_fatal(document))
    mark_additions(document, drafts)
    mark_revised(document, drafts)
    name_actors(document, drafts)
    return rows_of(document, drafts, dates)


def find_claims(
    document: Document, statements: tuple[Statement, ...], gazetteer: Gazetteer
) -> tuple[list[Draft], Sequence[DateMention], Sequence[PlaceMention]]:
    """Return the claims of an article without place and day, and the dates and places among which theirs are chosen."""
    if document.language not in {None, "en"} or is_other_world(document.text):
        return [], (), ()
    surnames = find_surnames(document.text)
    read = {sentence.no: _read(document, sentence, surnames) for sentence in document.sentences}
    people = People({no: phrases for no, (_, phrases) in read.items()})
    drafts: list[Draft] = []
    for sentence in document.sentences:
        drafts += _drafts(document, sentence, *read[sentence.no], drafts[-1] if drafts else None)
    for item in drafts:
        item.identity = people.identify(item.sentence.no, item.phrase) if item.phrase else None
    if not drafts:
        return [], (), ()
    attribute(document, drafts, statements)
    dispute(drafts)
    return drafts, find_dates(document), _not_of_speakers(find_places(document, gazetteer), statements)


def _read(document: Document, sentence: Sentence, surnames: frozenset[str]) -> tuple[tuple[Word, ...], tuple[Phrase, ...]]:
    if sentence.end - sentence.start > _LONGEST_SENTENCE:
        return (), ()
    words = split_words(document.text, sentence.start, sentence.end)
    if document.text.find("old", sentence.start, sentence.end) >= 0:
        words = with_whole_ages(words)
    words = without_scare_quotes(without_asides(words))
    return words, find_phrases(words, find_numbers(words), surnames)


def _drafts(
    document: Document, sentence: Sentence, words: tuple[Word, ...], phrases: tuple[Phrase, ...], before: Draft | None
) -> list[Draft]:
    """Return the drafts of a sentence; before: the last one of the sentences before it."""
    year = document.published.year if document.published else None
    unknown = list(find_unknown(document.text, sentence, words, year))
    of_total = before is not None and words[:1] and words[0].low == "of" and before.sentence.no == sentence.no - 1
    if not (of_total or has_metric_word(frozenset(word.low for word in words)) or any(may_count_alone(phrase) for phrase in phrases)):
        return unknown
    found = () if is_retold_plot(words) else find_mentions(words, phrases)
    if of_total and before is not None and not found:
        found = tuple(shares_of(Clause(words, phrases), before.mention))
    clauses = relative_clauses(document.text, sentence.start, sentence.end) if found else ()
    drafts = [draft(sentence, words, mention, _noun(mention, found), scope_of(words, mention, year, clauses)) for mention in found]
    drafts = with_wholes(drafts)
    return [item for item in drafts if not any(u.start < item.end and item.start < u.end for u in unknown)] + unknown


def _noun(mention: Mention, found: tuple[Mention, ...]) -> Noun | None:
    """Return what is counted: of an elided noun, what the same words counted before it."""
    if mention.phrase is None or mention.phrase.noun:
        return mention.phrase.noun if mention.phrase else None
    before = [
        m.phrase.noun for m in found if m.phrase and m.phrase.noun and m.phrase.first < mention.phrase.first and m.metric is mention.metric
    ]
    return before[-1] if before else None


def _not_of_speakers(places: Sequence[PlaceMention], statements: tuple[Statement, ...]) -> list[PlaceMention]:
    """Return the places, those inside a speaker's name or office as part of it: the mayor of a town speaks, nothing happened there."""
    spans = sorted((s.speaker_start, s.speaker_end) for s in statements if s.speaker_start is not None and s.speaker_end is not None)
    starts = [start for start, _ in spans]

    def speaks(mention: PlaceMention) -> bool:
        """Tell whether a place is named inside one of the spans."""
        at = bisect_right(starts, mention.span.start) - 1
        return mention.origin is None and at >= 0 and mention.span.start < spans[at][1]

    return [replace(mention, role=PlaceRole.CONTAINER) if speaks(mention) else mention for mention in places]
