"""Short quotations that look like titles or terms and are speech all the same, because an attribution touches them: "Denver," he said.

Judged by the characters on both sides; the form of a quotation is judged in `text.speech_or_title`, its cue is found in `quotation_cues`.
"""

import re

from pipelines.extract.text.document import Quotation

_SAID = (
    r"(?:said|says|asked|asks|replied|replies|answered|answers|added|adds|told|tells|responded|responds|wrote|writes|continued|declared|"
    r"shouted|yelled|cried|repeated|explained|tweeted|joked|quipped|insisted|concluded)\b"
)
_AFTER = re.compile(
    rf"\s*+,?\s*+(?:(?:he|she|they|I|we|it|one|(?:the|a|an|one|another|his|her|its)(?: [\w’'-]+){{1,3}}|"
    rf"(?:[A-Z][\w’'.-]*)(?: [A-Z][\w’'.-]*){{0,3}}) {_SAID}|{_SAID} (?:[A-Z]|the |a |an |one |his |her ))"
)
_CALLING = r"(?:chant|shout|yell|scream|repl|answer|cr)(?:s|ed|ing|ied|ies|ying)"
_BEFORE = re.compile(
    rf"(?:\b{_CALLING},? |"
    r"\b(?:said|says|added|asked|wrote|tweeted|shouted|replied|answered|responded|yelled|interjected|interjecting|saying)[,:] |"
    r"\b(?:reads?|reading),? )$"
)
_REACH = 80  # characters


def is_attributed(text: str, quotation: Quotation) -> bool:
    """Whether an attribution touches a quotation whose marks are both there."""
    if quotation.depth or quotation.outer_end == quotation.end or quotation.outer_start == quotation.start:
        return False
    last = text[quotation.start : quotation.end].rstrip(" '’")[-1:]
    if last in {",", "!", "?"} and _AFTER.match(text, quotation.outer_end, quotation.outer_end + _REACH) is not None:
        return True
    return _BEFORE.search(text[max(0, quotation.outer_start - _REACH) : quotation.outer_start]) is not None
