"""Confidence: how often the rows of a rule were right when measured against hand-labelled news; see docs/accuracy.md."""

# Share of rows whose speaker and content (half of the words or more) were right.
MEASURED = {
    "quote.after": 0.86,
    "quote.before": 0.86,
    "verb.that": 0.76,
    "verb.bare": 0.71,
    "verb.wh": 0.8,
    "verb.before": 0.53,
    "verb.object": 0.54,
    "verb.preposition": 0.61,
    "verb.infinitive": 0.52,
    "verb.order": 0.4,
    "according_to": 0.7,
    "noun": 0.5,
    "transcript": 0.8,
}
UNMEASURED = 0.5


def confidence_of(rule_id: str) -> float:
    """Return the measured share of right rows of a rule."""
    return MEASURED.get(rule_id, UNMEASURED)
