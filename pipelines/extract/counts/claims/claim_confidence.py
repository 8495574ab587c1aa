"""Share of figures that are right, by the rule that linked number and metric word.  Data.

Measured: of the figures for killed and injured persons in 3,391 news reports of shootings whose record tells the true numbers (two
development sets of the counts that docs/accuracy.md describes), the share that equals the record, by each rule that the figure rests
on.  It is a low estimate for a single row: a record may hold persons that the report did not know of, and a figure may rest on several
rows.  Rules with fewer than 25 figures there have the share of all figures; events and tolls, which the records do not hold, have it too.
"""

ALL_RULES = 0.81
"""Share over all rules of the same measurement: for a rule that was not seen often enough."""

CONFIDENCE = {
    "passive": 0.8,
    "active": 0.8,
    "intransitive": 0.83,
    "reduced": 0.73,
    "coordinated": 0.84,
    "state": 0.8,
    "state_verb": 0.85,
    "number_noun": 0.48,
    "of_noun": 0.85,
    "possessive": 0.9,
    "multiple_noun": 0.84,
    "no_noun": 0.96,
    "with_wounds": 0.82,
}
