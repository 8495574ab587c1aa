"""What a metric noun counts: nine deaths, the death of a boy, no injuries, a triple murder."""

from pipelines.contract.vocabulary import Bound, NumberForm, ObjectClass
from pipelines.extract.counts.clauses.clause import Clause, Mention
from pipelines.extract.counts.clauses.coordinated_phrases import chain_right
from pipelines.extract.counts.clauses.disease_cases import are_of_disease, is_plain
from pipelines.extract.counts.clauses.metric_triggers import Chain
from pipelines.extract.counts.clauses.phrase_mentions import mentions_of
from pipelines.extract.counts.clauses.subjects_and_objects import people_at
from pipelines.extract.counts.clauses.toll_figures import is_toll, risen, toll
from pipelines.extract.counts.clauses.zeros_by_noun import is_none_of
from pipelines.extract.counts.metrics.affected import CASES
from pipelines.extract.counts.metrics.all_metrics import metrics_with
from pipelines.extract.counts.metrics.metric_record import Trait
from pipelines.extract.counts.metrics.metric_word import Trigger
from pipelines.extract.counts.metrics.missing_and_rescued import SURVIVORS
from pipelines.extract.counts.phrases.phrase import Phrase
from pipelines.extract.counts.words import function_words
from pipelines.extract.counts.words.counted_nouns import PERSON
from pipelines.extract.counts.words.number_words import MULTIPLES
from pipelines.extract.counts.words.numbers import Number, is_year
from pipelines.extract.text.word_lists import word_set

_ADJUNCTS = function_words.DAY_WORDS | frozenset({"on", "in", "at", "near", "during", "outside"})  # may stand between a noun and its 'of'
_COUNT_EVENTS = metrics_with(Trait.COUNTS_EVENTS)
_REQUEST_REACH = 6  # words between a request and the act that is asked for, at most
_REQUESTS = word_set(
    "call calls called calling demand demands demanded demanding urge urges urged urging seek seeks sought seeking ask asks asked asking"
    " appeal appeals appealed appealing plead pleads pleaded want wants wanted request requests requested press pressed pressing negotiate"
    " negotiating campaign campaigning petition pray prayed praying expect expected awaiting await hope hoped hopes hoping warrant warrants"
)
_SAVING = frozenset({"save", "saves", "saved", "saving"})
_PREVENTING = word_set("prevent prevents prevented preventing avert averts averted averting avoid avoids avoided avoiding")
_SAVING_REACH = 5  # words between 'saved' and its lives, at most
_LANDED = word_set("brought landed pulled found taken picked flown plucked lifted carried")
_THERE_ARE = frozenset({"were", "are", "was", "is", "only", "found", "reported", "counted", "left", "leaving"})
_OPENING = 3  # words of a subject before its noun, at most
_OPENERS = frozenset({"that", ",", ";", ":", "but", "whether", "if", "because", "since", '"', "“"})
_ADJUNCT_REACH = 9  # words from a noun to its 'of', at most
_ENDS = function_words.AUXILIARIES | function_words.HAVE | function_words.RELATIVES | frozenset({",", ".", ";", ":", "and", "but", "by"})


def noun_frame(clause: Clause, trigger: Trigger, chain: Chain) -> list[Mention]:
    """Return what a metric noun counts."""
    metric = next(iter(trigger.word.metrics.values()))
    multiple = MULTIPLES.get(clause.low(trigger.first - 1))
    if multiple:
        return [Mention(_multiple(trigger.first - 1, multiple), trigger, metric, "multiple_noun")]
    if is_none_of(clause, trigger):
        return [Mention(None, trigger, metric, "no_noun", zero=True)] if _denies_people(clause, trigger) else []
    if is_toll(clause, trigger):
        return toll(clause, trigger, metric)
    if _says_something_else(clause, trigger):
        return []
    if trigger.word.owned:
        return _of_phrase(clause, trigger, chain)
    phrase = next((p for p in clause.phrases if _stands_before(clause, p, trigger)), None)
    return [Mention(phrase, trigger, metric, "number_noun")] if phrase else risen(clause, trigger, metric) or _owned(clause, trigger, chain)


def _denies_people(clause: Clause, trigger: Trigger) -> bool:
    """Whether 'no' before the noun says that there were none; not no survivors, which tells of no rescue."""
    if trigger.word is CASES:
        return is_plain(clause, trigger)
    return trigger.word is not SURVIVORS and (trigger.word.absent or not trigger.word.soft)


def _says_something_else(clause: Clause, trigger: Trigger) -> bool:
    """Whether the noun tells of no such people here: court cases, survivors of abuse, a release that is asked for."""
    word = trigger.word
    if word is CASES:
        return not are_of_disease(clause, trigger)
    if word is SURVIVORS:
        return not _are_told(clause, trigger)
    kept_from = _SAVING if clause.low(trigger.first) == "lives" else _PREVENTING
    if any(clause.low(at) in kept_from for at in range(trigger.first - _SAVING_REACH, trigger.first)):
        return True
    return word.soft or word.absent or (word.owned and _is_asked_for(clause, trigger))


def _are_told(clause: Clause, trigger: Trigger) -> bool:
    """Whether the text says that there were these survivors: there were 38, the 28 survivors; not a group of 40, survivors of abuse."""
    phrase = clause.phrase_before(trigger.last)
    if phrase is None or phrase.number is None or phrase.partitive or clause.low(trigger.last) == "of":
        return False
    landed = clause.low(trigger.last) in {"were", "was"} and clause.low(trigger.last + 1) in _LANDED
    return landed or phrase.definite or clause.low(phrase.first - 1) in _THERE_ARE


def _multiple(at: int, size: int) -> Phrase:
    """Read the adjective of 'a triple murder' as a number."""
    number = Number(at, at, at + 1, size, size, size, Bound.EXACT, NumberForm.WORDS)
    return Phrase(at, at + 1, None, PERSON, number, NumberForm.WORDS)


def _stands_before(clause: Clause, phrase: Phrase, trigger: Trigger) -> bool:
    beside = phrase.last in {trigger.first, trigger.last, trigger.first - 1} and phrase.first < trigger.first
    return (
        phrase.number is not None
        and beside
        and not _names_a_thing(clause, trigger)
        and not _counts_no_people(clause, phrase, trigger)
        and _only_adjectives(clause, phrase, trigger)
    )


def _counts_no_people(clause: Clause, phrase: Phrase, trigger: Trigger) -> bool:
    """Whether the number is a year (the 1980 murder) or counts events (nine kidnappings)."""
    year = phrase.number is not None and phrase.number.core > phrase.first and is_year(clause.low(phrase.number.core))
    events = trigger.word.metrics.get(ObjectClass.PEOPLE) in _COUNT_EVENTS
    return year or (events and phrase.noun is not None and phrase.noun.object_class is ObjectClass.EVENT)


def _is_asked_for(clause: Clause, trigger: Trigger) -> bool:
    """Whether the act is what somebody wants: called for the release of 40 captives."""
    return any(clause.low(at) in _REQUESTS for at in range(trigger.first - _REQUEST_REACH, trigger.first))


def _of_phrase(clause: Clause, trigger: Trigger, chain: Chain) -> list[Mention]:
    """Read 'the death of a boy', 'the murder last week in Lyon of a boy'."""
    of = _of_after(clause, trigger.last)
    phrases = chain_right(clause, people_at(clause, of + 1), of_subject=_is_subject(clause, trigger)) if of is not None else []
    return mentions_of(clause, trigger, chain, phrases, "of_noun")


def _is_subject(clause: Clause, trigger: Trigger) -> bool:
    """Whether a metric noun begins its clause, so that the verb behind its people is its own: the killing of a boy and a nun was wrong."""
    at = trigger.first
    while at > max(0, trigger.first - _OPENING) and clause.low(at - 1).isalpha() and clause.low(at - 1) not in _OPENERS:
        at -= 1
    return at == 0 or clause.low(at - 1) in _OPENERS


def _owned(clause: Clause, trigger: Trigger, chain: Chain) -> list[Mention]:
    """Read 'the death of a boy' and 'the boy's death'."""
    if _of_after(clause, trigger.last) is not None:
        return _of_phrase(clause, trigger, chain)
    owner = clause.phrase_before(trigger.first - 1) if clause.low(trigger.first - 1) == "'s" else None
    return mentions_of(clause, trigger, chain, [owner] if owner else [], "possessive")


def _of_after(clause: Clause, at: int) -> int | None:
    """Return where the 'of' of a noun stands: right after it, or after a time or place and before people."""
    if clause.low(at) == "of" or (clause.low(at) == "to" and clause.low(at - 1).startswith("injur")):
        return at  # injuries to 13 persons
    if clause.low(at) not in _ADJUNCTS:
        return None
    for here in range(at + 1, at + _ADJUNCT_REACH):
        if clause.low(here) != "of" and (clause.low(here) in _ENDS or not clause.low(here)):
            return None
        if clause.low(here) == "of":
            phrase = people_at(clause, here + 1)
            people = phrase is not None and (phrase.noun is None or phrase.noun.object_class is ObjectClass.PEOPLE)
            if people and phrase is not None and (phrase.name or phrase.form or phrase.number):
                return here
    return None


def _names_a_thing(clause: Clause, trigger: Trigger) -> bool:
    """Whether the metric noun only says of which kind the counted things are: 12 evacuation centres, three arrest warrants."""
    following = clause.low(trigger.last)
    singular = not clause.low(trigger.last - 1).endswith("s")
    return singular and following.endswith("s") and following.isalpha() and following not in function_words.STOPS


def _only_adjectives(clause: Clause, phrase: Phrase, trigger: Trigger) -> bool:
    return all(clause.low(at) not in function_words.STOPS for at in range(phrase.last, trigger.first))
