"""Claims without a number: the number of wounded was not known (unknown), no figure was given (withheld), deaths were denied (denied).

An invented number would be worse than none, so such a row has no number and the bound `none`.
"""

import re
from collections.abc import Iterator

from pipelines.contract.vocabulary import Bound, Certainty, CountState, ObjectClass
from pipelines.extract.counts.claims.claim_draft import Draft
from pipelines.extract.counts.claims.claim_scope import scope_of
from pipelines.extract.counts.clauses.clause import Mention
from pipelines.extract.counts.metrics.all_metrics import RECORDS
from pipelines.extract.counts.metrics.metric_word import Form, MetricFrame, MetricWord, Trigger
from pipelines.extract.counts.words.counted_nouns import PERSONS, noun_of
from pipelines.extract.counts.words.numbers import find_numbers
from pipelines.extract.counts.words.sentence_words import Word
from pipelines.extract.text.document import Sentence

_METRICS = {word: record.metric for record in RECORDS for word in sorted(record.unknown)}
_WHAT = rf"(?:[\w’'-]+ ){{0,5}}?(?P<what>{'|'.join(_METRICS)})\b"
_KNOWN = r"(?:known|clear|available|determined|established|confirmed|released|disclosed)"
PATTERNS: tuple[tuple[CountState, str, tuple[str, ...], tuple[str, ...]], ...] = (
    (
        CountState.UNKNOWN,
        (
            rf"(?:the )?(?:exact |total |full )?(?:number|figure|count|toll) (?:of|for) {_WHAT}(?: [^,.;:]{{1,45}}?)?"
            rf" (?:(?:was|were|is|are|remains|remained) (?:still |as yet )?(?:not (?:yet |immediately )?{_KNOWN}|unknown|unclear)"
            rf"|(?:has|had) not (?:yet )?been {_KNOWN})"
        ),
        ("The number of wounded was not yet known.", "The number of people missing after the slide is unknown."),
        ("The number of wounded was nine.", "The number of the bus was not known."),
    ),
    (
        CountState.UNKNOWN,
        (rf"(?:it )?(?:was|is|remains|remained) (?:still )?(?:not (?:yet |immediately )?{_KNOWN}|unknown|unclear) how many {_WHAT}"),
        ("It was not immediately clear how many people had been hurt.",),
        ("It was clear how many people had been hurt.",),
    ),
    (
        CountState.UNKNOWN,
        (rf"no (?:[a-z]+ ){{0,2}}reports? of (?:any )?(?:[\w-]+ )?(?P<what>{'|'.join(_METRICS)})\b"),
        ("There were no reports of casualties yet.", "The police had no immediate reports of injuries."),
        ("There were reports of casualties.", "No report of the attack named the injured."),
    ),
    (
        CountState.WITHHELD,
        (
            r"(?:(?:did|does|would|could) not|didn[’']t|wouldn[’']t|declined to|refused to|without)"
            r" (?:say|saying|disclos(?:e|ing)|specify(?:ing)?|reveal(?:ing)?)"
            rf" how many {_WHAT}"
        ),
        ("The ministry did not say how many had been hurt.", "She declined to say how many miners were missing."),
        ("The ministry said how many had been hurt.",),
    ),
    (
        CountState.WITHHELD,
        (
            r"(?:(?:gave|given|giving|provided|providing|released|published|offered|offering)"
            r" no (?:exact |precise )?(?:figures?|numbers?|toll|details)"
            rf"|(?:did|would) not (?:give|provide|release|publish) (?:a|any) (?:figures?|numbers?|toll)) (?:for|of|on) {_WHAT}"
        ),
        ("The army gave no figure for the dead.", "The firm would not give a number for the injured."),
        ("The army gave a figure for the dead.",),
    ),
    (
        CountState.DENIED,
        (
            r"(?:den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|refut(?:es|ed|ing))"
            r" (?:(?:all |any |the )?(?:reports?|claims?|allegations?|suggestions?|accusations?) )?that"
            r" (?P<claim>(?:(?!not\b|no\b)[a-z’'-]+ ){1,5}?"
            rf"(?:had been|have been|has been|were|was|are) (?:[a-z]+ly )?(?P<what>{'|'.join(_METRICS)})\b)"
        ),
        ("Moscow denied that civilians had been killed.", "The army rejected reports that any of its soldiers were captured."),
        (
            "The army denied that two soldiers had been killed.",
            "He denied that nobody had been killed.",
            "He said that civilians had been killed.",
        ),
    ),
)
"""State, wording, sentences that say so and sentences that do not."""
_SEARCHED = tuple((state, re.compile(rf"\b{wording}", re.IGNORECASE)) for state, wording, _, _ in PATTERNS)
_HINT = re.compile(
    r"\b(?=[nfcthdr])"  # most words are passed over at once
    r"(?:number|numbers|figures?|count|toll|details|how many|reports? of|den(?:y|ies|ied|ying)|reject\w*|dismiss\w*|refut\w+)\b",
    re.IGNORECASE,
)
_NOBODY = re.compile(r"\b(?:no|nobody|none|no-one|neither)\b", re.IGNORECASE)
_WORD = MetricWord(MetricFrame.STATE, {}, ("number_not_given",), ("The number of wounded was not yet known.",), ())


def find_unknown(text: str, sentence: Sentence, words: tuple[Word, ...], year: int | None) -> Iterator[Draft]:
    """Yield the drafts of the claims of a sentence which say that a number is not known or not given."""
    if not words or _HINT.search(text, sentence.start, sentence.end) is None:
        return
    taken: list[tuple[int, int]] = []
    for state, pattern in _SEARCHED:
        for match in pattern.finditer(text, sentence.start, sentence.end):
            if all(match.end() <= start or end <= match.start() for start, end in taken) and not _is_of_a_number(words, match, state):
                taken.append(match.span())
                yield _draft(sentence, words, match, state, year)


def _is_of_a_number(words: tuple[Word, ...], match: re.Match[str], state: CountState) -> bool:
    """Tell whether what is denied has a number, or is counted as nobody: such a claim is read like any other."""
    if state is not CountState.DENIED:
        return False
    numbers = (words[number.first].start for number in find_numbers(words))
    return _NOBODY.search(match["claim"]) is not None or any(match.start() <= start < match.end() for start in numbers)


def _draft(sentence: Sentence, words: tuple[Word, ...], match: re.Match[str], state: CountState, year: int | None) -> Draft:
    at = next((k for k, word in enumerate(words) if word.start >= match.start("what")), len(words) - 1)
    inside = (noun_of(word.low) for word in words if match.start() <= word.start < match.end())
    noun = next((noun for noun in inside if noun and noun.object_class is ObjectClass.PEOPLE), PERSONS)
    metric = _METRICS[match["what"].lower()]
    is_denied = state is CountState.DENIED
    mention = Mention(None, Trigger(at, at + 1, _WORD, Form.OTHER), metric, "denied" if is_denied else "unknown")
    scope = scope_of(words, mention, year)
    return Draft(
        sentence,
        words,
        mention,
        noun,
        match.start("claim") if is_denied else match.start(),
        match.end(),
        None,
        None,
        None,
        Bound.NONE,
        None,
        scope,
        Certainty.ASSERTED,
        metric,
        state=state,
    )
