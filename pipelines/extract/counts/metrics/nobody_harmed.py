"""Metric words that only ever say that nobody came to harm: unharmed, no victims, no loss of life.  Data with examples that run as tests.

Words that count the dead and hurt where there are some are in `harm`; which of all these sentences say none is in `zeros_by_noun`.
"""

from pipelines.contract.vocabulary import Metric, ObjectClass
from pipelines.extract.counts.metrics.metric_word import MetricFrame, MetricWord


def _absent(
    frame: MetricFrame, metric: Metric, wordings: tuple[str, ...], examples: tuple[str, ...], counter: tuple[str, ...] = ()
) -> MetricWord:
    return MetricWord(frame, {ObjectClass.PEOPLE: metric}, wordings, examples, counter, absent=True)


UNHARMED = _absent(
    MetricFrame.STATE,
    Metric.INJURED,
    (
        "unharmed",
        "unhurt",
        "uninjured",
        "unscathed",
        "escaped injury",
        "escaped injuries",
        "escape injury",
        "escaped safely",
        "without injury",
        "without a scratch",
        "safe and sound",
    ),
    (
        "All the passengers escaped unharmed.",
        "Everyone on board escaped unhurt.",
        "All aboard were safe and sound.",
        "The family was unhurt.",
        "The crew got out without injury.",
    ),
    ("The mayor escaped unharmed.", "A clerk escaped without a scratch."),
)
SURVIVED = _absent(
    MetricFrame.STATE,
    Metric.KILLED,
    ("survived", "survive"),
    ("All the passengers survived.", "Everyone on board survived the crash."),
    ("Nine passengers survived.", "The mayor survived."),
)
HARMED = _absent(
    MetricFrame.OBJECT,
    Metric.INJURED,
    ("harm", "harms", "harmed", "harming"),
    ("No one was harmed.", "The blast harmed nobody."),
    ("Two men were harmed.", "The drought harmed the economy."),
)
VICTIMS = _absent(
    MetricFrame.NOUN,
    Metric.CASUALTIES,
    ("victims", "victim", "human losses", "human loss"),
    ("There were no victims.", "No human losses were reported."),
    ("Five victims were buried.", "They mourned their human losses."),
)
LOSS_OF_LIFE = _absent(
    MetricFrame.NOUN,
    Metric.KILLED,
    ("loss of life", "loss of lives", "loss of human life", "loss of human lives"),
    ("There was no loss of life.", "The ship sank without loss of life."),
    ("The loss of life shocked the town.",),
)
NO_INJURY = _absent(
    MetricFrame.NOUN,
    Metric.INJURED,
    ("injury",),
    ("No injury was reported.",),
    ("A knee injury kept her at home.", "No serious injury was reported."),
)
ONLY_DAMAGE = _absent(
    MetricFrame.NOUN,
    Metric.CASUALTIES,
    ("material damage", "property damage", "material losses"),
    ("The blast caused only material damage.", "Only property damage was reported.", "It did property damage only."),
    ("The blast caused material damage.", "Material damage was the only topic."),
)

NONE_METRICS = (UNHARMED, SURVIVED, HARMED, VICTIMS, LOSS_OF_LIFE, NO_INJURY, ONLY_DAMAGE)
