"""Confidence: how often the rows of a rule were right when measured against hand-labelled news; see docs/decisions for how."""

# Share of rows whose speaker and content (half of the words or more) were right.
MEASURED = {
    "quote.after": 0.95,
    "quote.signed": 0.88,
    "quote.before": 0.86,
    "verb.that": 0.84,
    "verb.bare": 0.84,
    "according_to": 0.81,
    "verb.before": 0.80,
    "verb.wh": 0.79,
    "headline": 0.76,
    "verb.passive": 0.75,
    "quote.colon": 0.71,
    "verb.object": 0.69,
    "verb.asked": 0.69,
    "verb.infinitive": 0.67,
    "verb.preposition": 0.66,
    "verb.as": 0.66,
    "verb.order": 0.63,
    "noun": 0.39,
    "transcript": 0.36,
}
UNMEASURED = 0.5


def confidence_of(rule_id: str) -> float:
    """Return the measured share of right rows of a rule."""
    return MEASURED.get(rule_id, UNMEASURED)
