"""Confidence: how often the rows of a rule were right when measured against hand-labelled news; see docs/decisions for how."""

# Share of rows whose speaker and content (half of the words or more) were right.
MEASURED = {
    "quote.after": 0.95,
    "quote.before": 0.87,
    "quote.colon": 0.76,
    "quote.signed": 0.9,
    "verb.that": 0.84,
    "verb.bare": 0.83,
    "headline": 0.83,
    "according_to": 0.81,
    "verb.before": 0.79,
    "verb.wh": 0.78,
    "verb.preposition": 0.67,
    "verb.object": 0.65,
    "verb.infinitive": 0.61,
    "verb.order": 0.58,
    "transcript": 0.40,
    "noun": 0.38,
}
UNMEASURED = 0.5


def confidence_of(rule_id: str) -> float:
    """Return the measured share of right rows of a rule."""
    return MEASURED.get(rule_id, UNMEASURED)
