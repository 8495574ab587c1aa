"""Coordinated phrases: a soldier and two children; Ann Poe, 25, and Bob Roe."""

from dataclasses import replace

from pipelines.contract.vocabulary import NumberForm, Object, ObjectClass
from pipelines.extract.counts.clauses.clause import PAIR, Clause, is_counted
from pipelines.extract.counts.clauses.metric_by_kind import NO_PERSONS
from pipelines.extract.counts.metrics.all_metrics import metric_words
from pipelines.extract.counts.metrics.metric_word import MetricFrame
from pipelines.extract.counts.phrases.phrase import Phrase
from pipelines.extract.counts.words import function_words
from pipelines.extract.text.word_lists import word_set

_BESIDE = (("along", "with"), ("together", "with"), ("as", "well", "as"))
_BESIDE_OPENERS = frozenset(wording[0] for wording in _BESIDE)
_PLACE = 8  # words of the place after a person, at most
_HAPPENED = word_set(
    "died fled drowned perished survived escaped disappeared vanished surrendered succumbed remained went came ran lay stood managed"
)  # verbs without an object
_IN_PLACES = frozenset({"of", "the"})
_ACROSS = frozenset({"across", "throughout"})
_ALONG_REACH = 18  # words between a verb and 'along with', at most


def chain_right(clause: Clause, phrase: Phrase | None, *, of_subject: bool = False) -> list[Phrase]:
    """Return the phrase and those coordinated with it to the right.

    of_subject: whether the phrase belongs to the subject, so that the verb behind the last one is that of the subject.
    """
    found: list[Phrase] = [phrase] if phrase else []
    coordinated = False
    while found:
        at = found[-1].last
        joint = clause.low(at)
        if clause.low(at - 1) == "," and clause.phrase_at(at):
            at, joint = at - 1, ","
        if found[-1].partitive and joint == "out":
            whole = clause.phrase_at(at + 2)
            at = whole.last if whole else at
            at += 1 if clause.low(at).endswith("ed") else 0
            joint = clause.low(at)
        at, joint = _joint(clause, found[-1], at, joint)
        if joint not in {"and", "or", ",", "&"}:
            break
        following = clause.phrase_at(at + 1)
        if following is None or (
            _is_subject(clause, following) and not (of_subject and clause.low(following.last + 1) not in metric_words())
        ):
            break
        if joint == "or" and _is_either(clause, found[-1], following):
            break
        coordinated = coordinated or joint != ","
        found.append(_one(following))
    if coordinated and _is_whole(found) and (_are_any_persons(found[0]) or all(p.name for p in found[1:])):
        return found[:1]
    return _without_appositions(clause, found) if coordinated else found[:1]


def _are_any_persons(phrase: Phrase) -> bool:
    """Whether the noun leaves open what the persons are: two men, a clerk and a nurse; not 'two guards, a clerk and a nurse'."""
    return phrase.noun is not None and phrase.noun.object is Object.PERSON


def _is_whole(found: list[Phrase]) -> bool:
    """Whether the first phrase counts those named behind it: a couple, Ann Poe and Bob Roe."""
    return len(found) > PAIR and _size(found[0]) == sum(map(_size, found[1:]))


def _joint(clause: Clause, phrase: Phrase, at: int, joint: str) -> tuple[int, str]:
    """Return the last word of what joins a phrase with the next, and what it is worth: ', and', 'along with' count as 'and'."""
    if phrase.noun is None and phrase.number is not None and joint in NO_PERSONS:
        at, joint = at + 1, clause.low(at + 1)  # 300 cattle and two herders
    if joint == "of" and phrase.number is None:
        at = _after_place(clause, at)
        joint = clause.low(at)
    if joint == "," and clause.low(at + 1) in {"and", "or"}:
        return at + 1, "and"
    last = _beside(clause, at + 1 if joint == "," else at)
    return (at, joint) if last is None else (last, "and")


def _after_place(clause: Clause, at: int) -> int:
    """Step over 'of Antioquia' after a person who is one of several: the murders of the governor of Antioquia, a judge and a priest."""
    end = at + 1
    while (
        end < at + _PLACE
        and clause.low(end)[:1].isalpha()
        and (clause.low(end) in _IN_PLACES or clause.low(end) not in function_words.STOPS)
    ):
        end += 1
    counted = any(at < phrase.first < end and phrase.number for phrase in clause.phrases)
    return end if end > at + 1 and clause.low(end) in {",", "and", "along", "together", "as"} and not counted else at


def _beside(clause: Clause, at: int) -> int | None:
    """Return the last word of 'along with' and the like where they start here."""
    if clause.low(at) not in _BESIDE_OPENERS:
        return None
    return next((at + len(wording) - 1 for wording in _BESIDE if clause.lows[at : at + len(wording)] == wording), None)


def beside_subject(clause: Clause, at: int) -> list[Phrase]:
    """Return who shares the fate of a subject: 'was killed near her home along with two guards'; at: the word after the verb."""
    for here in range(at, at + _ALONG_REACH):
        if clause.low(here) in {"", ".", ";", ":", "while", "when", "but", "said"}:
            return []
        last = _beside(clause, here)
        if last is not None:
            phrase = clause.phrase_at(last + 1)
            shares = phrase is not None and is_counted(phrase) and not _is_subject(clause, phrase)
            return chain_right(clause, phrase) if shares else []
    return []


def _one(phrase: Phrase) -> Phrase:
    """Count a bare singular that is coordinated with counted phrases: his wife, son and daughter."""
    bare = phrase.form is None and phrase.number is None and phrase.noun is not None and not phrase.noun.plural
    return replace(phrase, form=NumberForm.SINGULAR) if bare else phrase


def _is_either(clause: Clause, first: Phrase | None, second: Phrase) -> bool:
    """Whether 'or' between two phrases leaves open which one person it is: his brother or a friend; not after 'neither'."""
    alone = {NumberForm.SINGULAR, NumberForm.NAMED}
    if first is None or clause.low(first.first - 1) == "neither":
        return False
    return all(phrase.number is None and _one(phrase).form in alone for phrase in (first, second))


def _is_subject(clause: Clause, phrase: Phrase) -> bool:
    """Whether a verb follows, so that the phrase starts a clause of its own: killed two and three were hurt, and three fled."""
    return clause.low(phrase.last) in function_words.FINITE_HELPERS or clause.low(phrase.last) in _HAPPENED


def chain_left(clause: Clause, phrase: Phrase) -> list[Phrase]:
    """Return the phrase and those coordinated with it to the left; of appositions, the one that tells most."""
    found = [phrase]
    coordinated = listed = False
    while True:
        at = found[0].first - 1
        joint = clause.low(at)
        beside = clause.phrase_before(at + 1) if joint == "," else None
        if beside:
            found.insert(0, beside)
            continue
        if joint in {"and", "or", "&", "nor", "/"}:
            if clause.low(found[0].first) in {"he", "she"}:
                break  # found the man, and he was dead
            coordinated = True
            listed = listed or clause.low(at - 1) == ";"
            at -= 1 if clause.low(at - 1) in {",", ";"} else 0
        elif joint != "," and not (joint == ";" and listed):
            break
        previous = _previous(clause, at)
        if joint == "or" and _is_either(clause, previous, found[0]):
            found[0] = _one(found[0])
            break
        if previous is None or not _can_join(clause, previous, phrase, listed=coordinated or joint != ","):
            break
        if coordinated and is_counted(previous):
            found[0] = _one(found[0])
        found.insert(0, previous)
    if coordinated and _is_whole(found):
        return found[:1]
    return _without_appositions(clause, found) if coordinated else [_best_of(found)]


def _ends_adjunct(clause: Clause, phrase: Phrase) -> bool:
    """Whether a phrase before ', and' ends an adjunct of another clause: three men worked on the boiler, and all three died."""
    return clause.low(phrase.first - 1) in function_words.PREPOSITIONS - {"of", "including", "like", "as", "than"}


def _best_of(found: list[Phrase]) -> Phrase:
    """Return the apposition that tells most, with the gender that the others tell; the last one where none has a name or number."""
    best = found[-1] if found[-1].number else next((p for p in found if p.name or p.number), found[-1])
    gender = best.gender or next((p.gender for p in found if p.gender), None)
    return best if gender == best.gender else replace(best, gender=gender)


def _can_join(clause: Clause, previous: Phrase, phrase: Phrase, *, listed: bool) -> bool:
    """Whether both name such things, and a comma alone does not end an adjunct: 'according to two men, the victim died'."""
    if clause.low(phrase.first) == "both" and phrase.head is None:
        return False  # they were a nuisance, and both were murdered
    if clause.low(previous.last) == "/" and previous.number is None:
        return False  # Headlines / Suspect held
    if clause.low(previous.first - 1) in _ACROSS and previous.noun != phrase.noun:
        return False  # damage across five regions and 900 houses have been lost
    adjunct = not listed and clause.low(previous.first - 1) in function_words.PREPOSITIONS
    kinds = {one.noun.object_class for one in (previous, phrase) if one.noun}
    alike = len(kinds) <= 1 or not kinds & {ObjectClass.PEOPLE, ObjectClass.EVENT}
    return alike and not adjunct


def _previous(clause: Clause, at: int) -> Phrase | None:
    """Return the phrase that ends before a joint, or before the age that stands between them: Ann Poe, 25, and Bob Roe.

    None where it ends the adjunct of another clause: three men worked on the boiler, and all three died.
    """
    phrase = _ends_before(clause, at)
    if phrase is None or not (_is_object(clause, phrase) or (clause.low(at) == "," and _ends_adjunct(clause, phrase))):
        return phrase
    return None if "and" in {clause.low(at), clause.low(at + 1)} else phrase


def _is_object(clause: Clause, phrase: Phrase) -> bool:
    """Whether a verb that counts what it is done to stands right before a phrase: the fire killed 19 people, and 12 survived."""
    readings = metric_words().get(clause.low(phrase.first - 1), ())
    return any(word.frame is MetricFrame.OBJECT and len(wording) == 1 and not word.nouns for wording, _, word in readings)


def _ends_before(clause: Clause, at: int) -> Phrase | None:
    aged = clause.low(at - 1).isdigit() and clause.low(at - 2) == ","
    return clause.phrase_before(at) or clause.phrase_before(at + 1) or (clause.phrase_before(at - 2) if aged else None)


def _size(phrase: Phrase) -> int:
    """Return the number of a phrase, one where it has none."""
    return phrase.number.value or 0 if phrase.number else 1


def _without_appositions(clause: Clause, found: list[Phrase]) -> list[Phrase]:
    """Join a description and the name beside it: 'Ann Poe, a teacher, and Bob Roe'; 'his wife, Ann Poe, and his son'."""
    kept: list[Phrase] = []
    for phrase in found:
        if kept and clause.low(phrase.first - 1) == "," and _is_apposition(kept[-1], phrase):
            kept[-1] = replace(kept[-1], name=kept[-1].name or phrase.name, age=kept[-1].age if kept[-1].age is not None else phrase.age)
        else:
            kept.append(phrase)
    return kept


def _is_apposition(first: Phrase, second: Phrase) -> bool:
    """Whether one of two phrases is a name and the other describes one person."""
    described = first if second.name else second
    return (first.name is None) != (second.name is None) and described.number is None and described.form is NumberForm.SINGULAR
