"""Share of rows that are right, by the rule that linked number and metric word.  Data; measured as docs/accuracy.md tells."""

CONFIDENCE = {
    "passive": 0.86,
    "active": 0.85,
    "intransitive": 0.82,
    "reduced": 0.75,
    "coordinated": 0.85,
    "state": 0.85,
    "state_verb": 0.8,
    "number_noun": 0.82,
    "of_noun": 0.75,
    "possessive": 0.7,
    "toll": 0.85,
    "toll_before": 0.8,
    "multiple_noun": 0.85,
    "ordinal": 0.8,
    "event_noun": 0.7,
    "unharmed": 0.85,
    "no_noun": 0.9,
    "not_anyone": 0.9,
    "with_wounds": 0.75,
    "including": 0.8,
}
