"""Documents as speakers: Berg's statement said, a note from the coastguard said.  Who wrote them is the speaker."""

from pipelines.extract.statements.mentions import mention_between
from pipelines.extract.statements.statement_draft import PhraseSpan
from pipelines.extract.statements.word_order import noun_phrase_end
from pipelines.extract.text.word_lists import word_set

DOCUMENT_NOUNS = word_set(
    "statement note letter post tweet email memo message release bulletin update communique communiqué testimony notice website account "
    "announcement remarks reply response press-release dispatch report"
)
_AUTHORS = frozenset({"from", "by"})


def author_of(document: PhraseSpan) -> PhraseSpan | None:
    """Return the words for the one who wrote a document: its owner, or the noun after "from" or "by"; None where nobody is named."""
    tree = document.tree
    if tree is None or document.head is None:
        return None
    owner = next((one for one in range(document.first, document.head) if tree.tokens[one].tag == "POS"), None)
    if owner is not None:
        return mention_between(tree, document.first, owner)
    after = document.head + 1
    if after < len(tree) and tree.lower[after] in _AUTHORS:
        return mention_between(tree, after + 1, noun_phrase_end(tree, after + 1))
    return None
