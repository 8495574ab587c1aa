"""Official speakers: whose belief or estimate stands for the position of an organisation."""

from pipelines.extract.statements.statement_draft import PhraseSpan
from pipelines.extract.text.syntax_tree import Tree
from pipelines.extract.text.word_lists import word_set

OFFICIAL_NOUNS = word_set(
    "police authority authorities official officials officer officers prosecutor prosecutors investigator investigators "
    "government ministry minister military army navy "
    "agency department bureau administration office court judge judges detective detectives analyst analysts expert experts "
    "scientist scientists researcher researchers "
    "doctor doctors medic medics engineer engineers economist economists regulator regulators company council commission "
    "committee board panel institute forecaster "
    "forecasters intelligence fbi cia nasa u.n. un union organisation organization group spokesman spokeswoman spokesperson "
    "inspector coroner firefighters coastguard"
)


def is_official(tree: Tree, speaker: PhraseSpan) -> bool:
    """Whether the head of the speaker's words names an office, an organisation or experts."""
    return speaker.head is not None and any(tree.lower[one] in OFFICIAL_NOUNS for one in range(speaker.first, speaker.last + 1))
