"""Mending: tags that the parser gets wrong and that the place of a word beside a quotation tells better.

A surname that is also a common word ("…," Quick said) is tagged as that word; between a quotation and a verb of saying it is a name.
Only tags are mended here; relations stay as they are, and what a tag means belongs in `word_order` and the stages.
"""

from collections.abc import Iterable
from dataclasses import replace

from pipelines.extract.text.word_lists import word_set
from pipelines.syntax.token import Token

_CLOSING = frozenset(['"', "”", "''", "»", "’", "'"])
_SAYING = word_set(
    "said says wrote writes added adds told tells asked asks replied replies continued continues explained explains noted notes argued "
    "argues concluded concludes responded responds recalled recalls remarked remarks mused muses declared declares insisted insists "
    "questioned warned warns stated states tweeted joked quipped shouted yelled cried exclaimed testified claimed claims"
)
# Verbs that the tagger takes for nouns at the end of "…," the letter read and "…," the two write.
_AS_NOUNS = word_set("read write reads writes")
_VERB_TAGS = frozenset({"VBD", "VBZ", "VBP"})
_NAME_TAGS = frozenset({"NNP", "NNPS"})
_NO_ACRONYM_TAGS = frozenset({"RB", "JJ", "UH", "VB", "VBP", "VBD", "IN", "CC"})
_ADVERBS = word_set(
    "here there then so now also still once only just yet never ever not even maybe thus well too again first next meanwhile"
)
_PRONOUNS = word_set("he she they i we it you the a an this that these those one")


def mended(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Return the tokens of a sentence with names and verbs of saying beside a quotation tagged as such."""
    wrong = {index: tag for index in _suspects(tokens) if (tag := _right_tag(tokens, index)) is not None}
    if not wrong:
        return tokens
    pos = {"NNP": "PROPN", "NNS": "NOUN", "VBD": "VERB"}
    return tuple(replace(token, tag=wrong[token.index], pos=pos[wrong[token.index]]) if token.index in wrong else token for token in tokens)


def _suspects(tokens: tuple[Token, ...]) -> Iterable[int]:
    """Return the words whose tag may be wrong: beside a quotation all of them, else only those in capitals."""
    if not _CLOSING.isdisjoint([token.text for token in tokens]):
        return range(len(tokens))
    return [
        token.index for token in tokens if (token.tag in _NO_ACRONYM_TAGS and token.text.isupper()) or _may_be_noun(tokens, token.index)
    ]


def _right_tag(tokens: tuple[Token, ...], index: int) -> str | None:
    """Return the tag that a word should have, or None where the parser's may stand."""
    token = tokens[index]
    if token.tag in _NO_ACRONYM_TAGS and _is_acronym(tokens, index):
        return "NNP"
    if _may_be_noun(tokens, index):
        return "NNS" if token.tag.startswith("VB") else "NNP"
    return _tag_beside_quotation(tokens, index) if index > 0 else None


def _tag_beside_quotation(tokens: tuple[Token, ...], index: int) -> str | None:
    """Return the tag that a word beside a quotation should have, or None where the parser's may stand."""
    token, before = tokens[index], tokens[index - 1]
    if before.text in _CLOSING and before.end <= token.start and token.text[0].isupper() and token.tag not in _NAME_TAGS:
        return "NNP" if _is_followed_by_saying(tokens, index) and token.text.lower() not in _PRONOUNS else None
    if token.text[0].isupper() and token.tag not in _NAME_TAGS and (_is_inverted(tokens, index) or _is_inverted(tokens, index - 1)):
        return "NNP"
    if token.text in _AS_NOUNS and token.tag.startswith("NN") and _ends_attribution(tokens, index):
        return "VBD"
    return None


def _may_be_noun(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether a word before a verb of saying is a noun by its place: Jolly said; Berg's aides say."""
    if index + 1 >= len(tokens) or tokens[index + 1].tag not in _VERB_TAGS:
        return False
    token = tokens[index]
    if token.tag in {"VBZ", "VBP"}:
        return index > 1 and tokens[index - 1].tag == "POS" and token.text.endswith("s")
    is_name = index == 0 and token.tag == "RB" and token.text[0].isupper() and token.text.lower() not in _ADVERBS
    return is_name and tokens[1].text in _SAYING


def _is_acronym(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether a word in capitals is the name of an organisation before its verb: AROS argues."""
    token = tokens[index]
    is_upper = token.text.isupper() and token.text.isalpha() and len(token.text) > 2  # noqa: PLR2004
    return is_upper and index + 1 < len(tokens) and tokens[index + 1].text.islower() and tokens[index + 1].tag.startswith("VB")


def _is_followed_by_saying(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether a verb of saying follows, with at most one more part of the name in between."""
    following = [token.text for token in tokens[index + 1 : index + 3]]
    return any(word in _SAYING for word in following[:1]) or (len(following) > 1 and following[0][0].isupper() and following[1] in _SAYING)


def _is_inverted(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether "said" and a name close a quotation: "…," said Suckling, who …."""
    if tokens[index - 1].text not in _SAYING or not tokens[index].text[0].isupper():
        return False
    return index > 1 and tokens[index - 2].text in _CLOSING and tokens[index].text.lower() not in _PRONOUNS


def _ends_attribution(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether a short noun phrase stands between the closing mark and this word, and the sentence ends after it."""
    if index + 1 < len(tokens) and tokens[index + 1].text not in ".,:":
        return False
    mark = next((one for one in range(index - 1, max(-1, index - 6), -1) if tokens[one].text in _CLOSING), None)
    return mark is not None and mark + 1 < index
