"""Who did it, as written: the agent of a passive, the subject of an active verb, or whoever claimed responsibility.

The only count rule that reads the dependency parse: a wrong attachment costs an actor here, never a victim.  Without a parse nothing is
found.  A weapon or an attack gives only the people or country that it is named after: 'a Norlandic missile', Norlandic.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from pipelines.contract.vocabulary import CountState, ObjectClass
from pipelines.extract.counts.claims.claim_draft import Draft
from pipelines.extract.counts.metrics.all_metrics import metrics_with
from pipelines.extract.counts.metrics.metric_record import Trait
from pipelines.extract.counts.metrics.metric_word import MetricFrame
from pipelines.extract.counts.words.counted_nouns import noun_of
from pipelines.extract.text.document import Document
from pipelines.extract.text.word_lists import word_set
from pipelines.syntax.token import Token

_TOLLS = metrics_with(Trait.TOLL)
_FORCES = word_set(
    "forces force army armies military police troops group groups gang gangs militia militias government navy guard squad squads unit "
    "units brigade battalion cartel cartels front movement state regime commandos guerrillas side faction factions mob crowd tribe "
    "tribes authorities"
)
_NATURE = word_set(
    "hurricane storm typhoon cyclone earthquake quake tsunami tornado flood floods wildfire fire volcano heat covid "
    "covid-19 ebola cholera virus"
)
_MEANS = word_set("bullet bullets gunfire gunshots shots rounds pellets shrapnel debris explosives flames smoke")
_LEFT = frozenset({"det", "amod", "compound", "nummod", "nmod:poss", "nmod:desc", "flat", "advmod", "nmod", "punct"})
_UP = frozenset({"conj", "advcl", "xcomp", "parataxis", "advcl:relcl"})
_RELATIVE = frozenset({"acl", "acl:relcl"})
_NO_ACT = frozenset({"of", "for", "from", "against", "without"})  # before a verb that its clause's subject does not do
_NAMES = frozenset({"JJ", "NNP", "NNPS"})
_PRONOUNS = word_set("he she they it we i you who which that this these those one someone somebody they them his her what")
_ARTICLES = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
_CLAIMING = re.compile(r"\bclaim(?:ed|s|ing)? (?:responsibility|credit)\b")
_PASSIVE, _CLIMB, _LONGEST, _NEAR, _MOST = frozenset({"passive", "reduced", "coordinated", "attributive"}), 4, 80, 3, 20


def name_actors(document: Document, drafts: Sequence[Draft]) -> None:
    """Set the actor of every draft whose clause names one; of the others near a claim of responsibility, the claimant."""
    for item in drafts:
        if item.state is not CountState.ZERO and item.mention.trigger.word.frame is not MetricFrame.STATE:
            item.actor = _actor(document.text, item)
    for no, claimant in _claimants(document):
        for item in drafts:
            near = abs(item.sentence.no - no) <= _NEAR and not item.scope.background
            if near and item.actor is None and item.state is CountState.STATED and item.metric in _TOLLS and item.mention.rule in _PASSIVE:
                item.actor = claimant


def _actor(text: str, item: Draft) -> str | None:
    tokens = item.sentence.tokens
    start = item.words[item.mention.trigger.first].start
    verb = next((token for token in tokens if token.start <= start < token.end), None)
    if verb is None:
        return None
    rule = item.mention.rule
    agents = _agents(tokens, verb) if rule in _PASSIVE or rule == "of_noun" else _subjects(tokens, verb) if rule == "active" else ()
    return next((name for agent in agents if (name := _name(text, tokens, agent))), None)


def _agents(tokens: Sequence[Token], verb: Token) -> Iterator[Token]:
    """Yield who stands behind 'by' beside the verb or a verb joined with it."""
    joined = {verb.index} | {token.index for token in tokens if token.dep == "conj" and token.head == verb.index}
    joined |= {verb.head} if verb.dep == "conj" else set()
    joined |= {token.index for token in tokens if token.dep == "nmod" and token.head == verb.index}
    for token in tokens:
        if token.head in joined and token.index > verb.index and token.dep.startswith(("obl", "nmod")):
            yield from (token for case in tokens if case.head == token.index and case.dep == "case" and case.text.lower() == "by")


def _subjects(tokens: Sequence[Token], verb: Token) -> Iterator[Token]:
    """Yield the subject of a verb, else that of the verb that it depends on; of a relative clause, the noun that it describes."""
    here = verb
    for _ in range(_CLIMB):
        subject = next((t for t in tokens if t.head == here.index and t.dep.startswith("nsubj") and t.index != here.index), None)
        if subject is not None and not (subject.text.lower() in _PRONOUNS and here.dep in _RELATIVE):
            yield subject
            return
        if here.dep in _RELATIVE:
            yield tokens[here.head]
            return
        if here.dep not in _UP or any(t.head == here.index and t.text.lower() in _NO_ACT for t in tokens):
            return
        here = tokens[here.head]


def _name(text: str, tokens: Sequence[Token], head: Token) -> str | None:
    """Return the words of an actor; None for pronouns, forces of nature, means and times."""
    low = head.text.lower()
    if low in _PRONOUNS or not head.text[:1].isalpha():
        return None
    words = _words(tokens, head)
    if {token.text.lower() for token in words} & (_NATURE | _MEANS):
        return None
    noun = noun_of(low)
    acts = low in _FORCES or (noun is not None and noun.object_class is ObjectClass.PEOPLE) or head.tag.startswith("NNP")
    chosen = words if acts and not (noun and noun.object_class is not ObjectClass.PEOPLE) else _named_after(words, head)
    if not chosen:
        return None
    name = _ARTICLES.sub("", text[chosen[0].start : chosen[-1].end], count=1)
    return name if len(name) <= _LONGEST and "\n" not in name else None


def _words(tokens: Sequence[Token], head: Token) -> list[Token]:
    """Return the phrase of a noun: what describes it on the left, the rest of its name and its of-phrase on the right."""
    first = head.index
    while first and (tokens[first - 1].head in range(first - 1, head.index + 1)) and tokens[first - 1].dep in _LEFT - {"punct"}:
        first -= 1
    last = head.index
    while last + 1 < len(tokens) and tokens[last + 1].dep in {"flat", "compound"} and tokens[last + 1].head <= last:
        last += 1
    whole = next((t for t in tokens if t.head == head.index and t.dep == "nmod" and t.index > last), None)
    if whole is not None and tokens[last + 1].text.lower() == "of":
        last = whole.index
    return list(tokens[first : last + 1])


def _named_after(words: Sequence[Token], head: Token) -> list[Token]:
    """Return the people or country in the name of a weapon or attack: Israeli of 'an Israeli air strike'."""
    return [
        token
        for token in words
        if token.index < head.index and token.text[:1].isupper() and token.tag in _NAMES and token.dep in {"amod", "compound", "nmod:poss"}
    ]


def _claimants(document: Document) -> Iterator[tuple[int, str]]:
    """Yield sentence number and name of each party that claims responsibility."""
    for match in islice(_CLAIMING.finditer(document.text), _MOST):
        sentence = document.sentence_at(match.start())
        verb = next((token for token in sentence.tokens if token.start <= match.start() < token.end), None)
        for subject in _subjects(sentence.tokens, verb) if verb is not None else ():
            negated = any(t.head == subject.index and t.text.lower() in {"no", "neither", "nobody"} for t in sentence.tokens)
            name = None if negated else _name(document.text, sentence.tokens, subject)
            if name:
                yield sentence.no, name
