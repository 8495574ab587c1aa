"""Whether 'cases' are of a disease: 320 new cases of cholera, 77 confirmed cases; not nine rape cases, cases of wine, in 12 cases."""

from pipelines.extract.counts.clauses.clause import Clause
from pipelines.extract.counts.metrics.metric_word import Trigger
from pipelines.extract.counts.words import function_words
from pipelines.extract.counts.words.number_words import TENS, UNITS, VAGUE
from pipelines.extract.text.word_lists import word_set

_BESIDE = 4  # words of the name of a disease before or after 'cases', at most
DISEASES = word_set(
    "cholera measles ebola covid covid-19 coronavirus dengue malaria polio diphtheria mpox monkeypox plague meningitis typhoid"
    " hepatitis zika chikungunya influenza flu fever lassa marburg diarrhoea diarrhea anthrax rabies tuberculosis tb hiv aids sars"
    " mers norovirus salmonella salmonellosis legionnaires pneumonia scabies dysentery infection infections virus viral disease"
    " diseases illness sickness pox chickenpox smallpox mumps rubella pertussis cough tetanus botulism listeria syphilis hantavirus nipah"
    " encephalitis gastroenteritis malnutrition strain variant h5n1 h1n1 watery awd afp"
)
_PLAIN = word_set(
    "new confirmed suspected probable active additional more further laboratory-confirmed lab-confirmed first reported recorded human daily"
    " imported local positive fresh registered known severe fatal total cumulative likely possible the its of"
)
_TELLS = word_set("confirmed suspected probable laboratory-confirmed lab-confirmed imported positive")  # of nothing but a disease
_LAW = word_set(
    "court courts trial trials prosecutor prosecutors judge judges lawyer lawyers police crime crimes murder murders rape abuse violence"
    " corruption fraud theft lawsuit lawsuits investigators investigation investigations arrests documented justice tribunal law legal sued"
)


def are_of_disease(clause: Clause, trigger: Trigger) -> bool:
    """Whether the word for cases stands for ill people."""
    first = trigger.first - 1
    while (
        first >= 0
        and trigger.first - first <= _BESIDE
        and clause.low(first) not in function_words.STOPS
        and clause.low(first)[:1].isalpha()
    ):
        first -= 1
    before = set(clause.lows[max(0, first + 1) : trigger.first])
    if before & DISEASES or clause.low(trigger.first).startswith("infection"):
        return True
    if clause.low(trigger.last) == "of":
        return bool(DISEASES & set(clause.lows[trigger.last + 1 : trigger.last + 1 + _BESIDE]))
    told = {low for low in before - _PLAIN if not _is_number(low)}
    return not told and (bool(before & _TELLS) or not _LAW & set(clause.lows)) and not _is_manner(clause, trigger)


def is_plain(clause: Clause, trigger: Trigger) -> bool:
    """Whether 'no' denies the cases themselves: no new cases; not no sign that the two cases are linked, nor if no case appears."""
    before = clause.low(trigger.first - 1) in {"no", "without", "zero"} or clause.low(trigger.first - 2) in {"no", "without", "zero"}
    return before and "if" not in clause.lows and are_of_disease(clause, trigger)


def _is_number(low: str) -> bool:
    return low in function_words.INCREMENTS or not low.isalpha() or low in UNITS or low in TENS or low in VAGUE


def _is_manner(clause: Clause, trigger: Trigger) -> bool:
    """Whether 'in' before the number makes it a number of times: in 12 cases."""
    phrase = clause.phrase_before(trigger.last) or clause.phrase_before(trigger.first)
    return phrase is not None and clause.low(phrase.first - 1) in {"in", "these", "such", "other"}
