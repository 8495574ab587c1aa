"""Confidence: how often the rows of a rule were right when measured against hand-labelled news; see docs/decisions for how."""

# Share of rows whose speaker and content (half of the words or more) were right.
MEASURED = {
    "quote.after": 0.94,
    "quote.signed": 0.88,
    "quote.before": 0.87,
    "verb.that": 0.84,
    "verb.bare": 0.83,
    "according_to": 0.82,
    "verb.before": 0.80,
    "verb.wh": 0.79,
    "headline": 0.77,
    "quote.colon": 0.69,
    "verb.object": 0.69,
    "verb.preposition": 0.69,
    "verb.asked": 0.68,
    "verb.infinitive": 0.63,
    "verb.order": 0.62,
    "noun": 0.40,
    "transcript": 0.36,
}
UNMEASURED = 0.5


def confidence_of(rule_id: str) -> float:
    """Return the measured share of right rows of a rule."""
    return MEASURED.get(rule_id, UNMEASURED)
