"""How sure the text is of a claim: asserted, preliminary, claimed, disputed, denied, planned."""

import re
from collections.abc import Sequence

from pipelines.contract.tables import Statement
from pipelines.contract.vocabulary import Certainty, CueClass, Modality, ObjectClass, Polarity, SpeakerType
from pipelines.extract.counts.claims.claim_draft import Draft
from pipelines.extract.counts.clauses.clause import Mention
from pipelines.extract.counts.metrics.all_metrics import metrics_with
from pipelines.extract.counts.metrics.metric_record import Trait
from pipelines.extract.counts.words.sentence_words import Word
from pipelines.extract.text.word_lists import word_set

_PRELIMINARY = word_set(
    "preliminary preliminarily initially appear appeared appears apparently possibly likely presumed feared believed "
    "unofficial unconfirmed tentative"
)
_CLAIMED = word_set("allegedly alleged alleges claimed claims claim claiming purportedly unverified")
_TOOK, _LIVES = word_set("claimed claims claim claiming"), word_set("life lives victim victims")
_LIFE_REACH = 8  # words from 'claimed' to the lives that it took, at most
_DISPUTED = word_set("disputed contested")
_OPENING = 4  # words of a content in which a rejected deed is named
_DEEDS = word_set(
    "murder murders killing killings attack attacks assassination assassinations massacre bombing kidnapping violence execution crime"
)
_DENIED = word_set("denied denies withdrawn retracted erroneously mistakenly")
_LIES = word_set("fabrication fabricated fabrications fake untrue baseless")  # said of a figure in the words of who denies it
_REQUESTS = word_set("bond bail release parole motion request entry access visa appeal permission admission asylum")
# Speakers of a warring party, by the words of their name or role.
_FORCES = word_set(
    "military army forces force navy defence defense ministry staff brigade fighters rebels militants insurgents militia "
    "guerrillas troops idf"
    " junta regime separatists coalition commander command general spokesman colonel lieutenant-general brigadier admiral"
)
_SUCCESS = metrics_with(Trait.SUCCESS)
_ENEMY_LOSSES = metrics_with(Trait.ENEMY_LOSS)
_OWN_DEEDS = metrics_with(Trait.OWN_DEED)
_CUSTODY = metrics_with(Trait.CUSTODY)
_OWN = re.compile(r"(?:that )?(?:it|we|they|its|our|their)\b(?! (?:was|were|had been))", re.IGNORECASE)
_OURS = frozenset({"its", "our", "their"})  # 18 of its soldiers
_ENEMY = word_set("militant militants fighter fighters rebel rebels terrorist terrorists insurgent insurgents enemy guerrilla guerrillas")
_SOLDIERS = word_set("soldiers troops servicemen personnel")  # the enemy's where a nation is named or the speaker says who killed them


def _is_condemned(statement: Statement) -> bool:
    """Whether a deed is rejected, and not that it happened: rejected the murder of the mayor; not 'rejected the claim that'."""
    opening = {word.strip(".,;:“”\"'") for word in statement.text.lower().split()[:_OPENING]}
    return statement.cue_lemma == "reject" and bool(opening & _DEEDS)


def certainty_of(words: tuple[Word, ...], mention: Mention, object_class: ObjectClass, statement: Statement | None) -> Certainty:
    """Return how sure the text is, from the clause and from the statement that claims it."""
    lows = {word.low for word in words}
    if mention.planned:
        return Certainty.PLANNED
    if (
        mention.rule in {"toll_before", "denied"}
        or _is_denied(words, lows, statement)
        or _is_called_a_lie(statement)
        or (statement is not None and statement.polarity is Polarity.DENY and not _is_condemned(statement))
    ):
        return Certainty.DENIED
    if statement is not None and _own_success(words, mention, object_class, statement):
        return Certainty.CLAIMED
    if mention.tentative or lows & _PRELIMINARY or (statement is not None and statement.modality is Modality.PRELIMINARY):
        return Certainty.PRELIMINARY
    if _is_claimed(words, lows) or (statement is not None and statement.cue_class is CueClass.CLAIM):
        return Certainty.CLAIMED
    return Certainty.DISPUTED if lows & _DISPUTED else Certainty.ASSERTED


def _is_claimed(words: tuple[Word, ...], lows: set[str]) -> bool:
    """Whether somebody claims it, other than the fire that claimed nine lives."""
    if not lows & _CLAIMED:
        return False
    return any(
        word.low in _CLAIMED and not (word.low in _TOOK and _LIVES & {near.low for near in words[at + 1 : at + _LIFE_REACH]})
        for at, word in enumerate(words)
    )


def _is_denied(words: tuple[Word, ...], lows: set[str], statement: Statement | None) -> bool:
    """Whether the sentence denies a fact, and not a request: bond was denied, a judge denied his release.

    A denial outside the words that claim the figure is about something else: said it had killed 90 men and denied shelling the town.
    """
    if not lows & _DENIED:
        return False
    if statement is not None and not _DENIED & {word.strip(".,;:") for word in statement.text.lower().split()}:
        return False
    refused = any(
        word.low in {"denied", "denies"} and _REQUESTS & {near.low for near in words[max(0, at - 3) : at + 4]}
        for at, word in enumerate(words)
    )
    return not refused


def _is_called_a_lie(statement: Statement | None) -> bool:
    """Whether the speaker says of the figure that it is made up."""
    return statement is not None and bool(_LIES & {word.strip(".,'\"“”’") for word in statement.text.lower().split()})


def _own_success(words: tuple[Word, ...], mention: Mention, object_class: ObjectClass, statement: Statement) -> bool:
    """Whether a warring party counts its own success or the enemy's losses."""
    if mention.metric in _ENEMY_LOSSES:
        phrase = mention.phrase
        counted = {word.low for word in words[phrase.first : phrase.last]} if phrase is not None else set()
        named = phrase is not None and any(word.text[0].isupper() for word in words[phrase.first + 1 : phrase.last])
        enemy = bool(counted & _ENEMY) or (bool(counted & _SOLDIERS) and (named or mention.rule == "active" or mention.metric in _CUSTODY))
        return enemy and not counted & _OURS and _is_force(statement)
    if mention.metric in _OWN_DEEDS:
        return _is_force(statement) and _OWN.match(statement.text) is not None
    return mention.metric in _SUCCESS and object_class is not ObjectClass.EVENT and _is_force(statement)


def _is_force(statement: Statement) -> bool:
    if statement.speaker_type is SpeakerType.COUNTRY:
        return True
    said = " ".join(part for part in (statement.speaker, statement.speaker_text, statement.speaker_role, statement.speaker_org) if part)
    return bool({word.strip(".,'’s") for word in said.lower().split()} & _FORCES or "air force" in said.lower())


def dispute(drafts: Sequence[Draft]) -> None:
    """Mark claims as disputed that another claim denies: the same number of the same things."""
    denied = {
        (item.metric, item.noun.object_class, item.size): item.sentence.no
        for item in drafts
        if item.certainty is Certainty.DENIED and item.mention.rule != "toll_before" and item.size > 1
    }
    for item in drafts:
        no = denied.get((item.metric, item.noun.object_class, item.size))
        if no is not None and no != item.sentence.no and item.certainty in {Certainty.ASSERTED, Certainty.PRELIMINARY}:
            item.certainty = Certainty.DISPUTED
