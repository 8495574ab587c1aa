"""Every metric has one record, and it is complete; a new metric needs its name and its record, and nothing else."""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipelines.contract.vocabulary import Metric, ObjectClass
from pipelines.event_model.load import load_event_model
from pipelines.extract.counts.find_counts import find_counts
from pipelines.extract.counts.metrics.all_metrics import RECORDS, metrics_with
from pipelines.extract.counts.metrics.entries import verb
from pipelines.extract.counts.metrics.metric_record import EventCodes, MetricRecord, Trait
from pipelines.extract.counts.metrics.metric_word import MetricWord
from pipelines.extract.text_to_document import document_of_text
from pipelines.gazetteer.lookup import load_gazetteer

PROJECT = Path(__file__).resolve().parents[3]


def incomplete(record: MetricRecord) -> Iterator[str]:
    """Yield what a record lacks or says wrongly."""
    words = (*record.words, *record.words_of_rules)
    if not any(record.metric in word.metrics.values() for word in words):
        yield "no word counts it"
    yield from (f"{word.forms} has no example" for word in words if not word.examples)
    for codes in (record.codes, *record.codes_of.values()):
        some = any((codes.plover, codes.acled, codes.gkg))
        if some == bool(codes.why_none):
            yield "neither a code nor the reason why there is none" if not some else "a code and a reason why there is none"
        if (codes.acled is None) != (codes.acled_sub is None):
            yield "an ACLED type without its sub-event type"


def test_every_metric_has_one_record() -> None:
    assert sorted(record.metric for record in RECORDS) == sorted(Metric)


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: str(record.metric))
def test_the_record_is_complete(record: MetricRecord) -> None:
    assert list(incomplete(record)) == []


_SLAY = verb(Metric.KILLED, "slay slays slew slaying slain", ("A guard was slain.",))
_MUTE = MetricWord(_SLAY.frame, _SLAY.metrics, _SLAY.forms, (), ())


@pytest.mark.parametrize(
    ("record", "problem"),
    [
        (MetricRecord(Metric.KILLED, EventCodes(gkg="KILL"), ()), "no word"),
        (MetricRecord(Metric.INJURED, EventCodes(gkg="KILL"), (_SLAY,)), "no word"),
        (MetricRecord(Metric.KILLED, EventCodes(gkg="KILL"), (_MUTE,)), "no example"),
        (MetricRecord(Metric.KILLED, EventCodes(), (_SLAY,)), "neither a code"),
        (MetricRecord(Metric.KILLED, EventCodes(gkg="KILL", why_none="none"), (_SLAY,)), "and a reason"),
        (MetricRecord(Metric.KILLED, EventCodes(acled="Battles"), (_SLAY,)), "sub-event"),
    ],
)
def test_an_incomplete_record_is_noticed(record: MetricRecord, problem: str) -> None:
    assert any(problem in found for found in incomplete(record))


@pytest.mark.parametrize("trait", Trait)
def test_every_trait_tells_metrics_apart(trait: Trait) -> None:
    assert trait.meaning
    assert 0 < len(metrics_with(trait)) < len(Metric)


def counted_in(sentence: str) -> set[tuple[Metric, ObjectClass]]:
    document = document_of_text(sentence, article_id="a", language="en")
    return {(row.metric, row.object_class) for row in find_counts(document, (), load_gazetteer(), load_event_model())}


OF_RULES = [word for record in RECORDS for word in record.words_of_rules]


@pytest.mark.parametrize(("word", "example"), [(word, example) for word in OF_RULES for example in word.examples])
def test_example_of_a_rule_is_counted(word: MetricWord, example: str) -> None:
    assert counted_in(example) & {(metric, kind) for kind, metric in word.metrics.items()}


@pytest.mark.parametrize(("word", "example"), [(word, example) for word in OF_RULES for example in word.counter_examples])
def test_counter_example_of_a_rule_is_not_counted(word: MetricWord, example: str) -> None:
    assert not counted_in(example) & {(metric, kind) for kind, metric in word.metrics.items()}


NAME = '    RETURNED_HOME = "returned_home", "back home after they had fled"\n'
RECORD = """    MetricRecord(
        Metric.RETURNED_HOME,
        EventCodes(why_none="that people come back is no event in any of the systems"),
        (intransitive(Metric.RETURNED_HOME, "return returns returned returning", ("Some 400 families returned home.",), tail="home"),),
        frozenset({Trait.NEEDS_NUMBER}),
        unknown=word_set("returned"),
    ),
"""


def insert(path: Path, before: str, text: str) -> None:
    """Put text before the first place where a line begins with some words."""
    head, found, tail = path.read_text(encoding="utf-8").partition(f"\n{before}")
    assert found, f"{path.name} has no line that begins with {before!r}"
    path.write_text(f"{head}\n{text}{before}{tail}", encoding="utf-8")


def extracted(root: Path, *texts: str) -> list[list[dict[str, object]]]:
    """Return the counts that the code below a folder finds in each text, in a process of its own."""
    lines = "\n".join(json.dumps({"doc_id": str(at), "text": text}) for at, text in enumerate(texts))
    command = [sys.executable, "-m", "pipelines.cli", "extract"]
    done = subprocess.run(command, input=lines, capture_output=True, text=True, check=True, cwd=root, timeout=120)
    return [json.loads(line)["incident_counts"] for line in done.stdout.splitlines()]


@pytest.mark.slow
def test_a_new_metric_is_its_name_and_its_record(tmp_path: Path) -> None:
    """The two changes that CONTRIBUTING names for a metric, made in a copy."""
    shutil.copytree(PROJECT / "pipelines", tmp_path / "pipelines", ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "newsledger.toml").touch()  # the copy is a project
    insert(tmp_path / "pipelines/contract/vocabulary.py", "    AFFECTED = ", NAME)
    insert(tmp_path / "pipelines/extract/counts/metrics/movement.py", "    MetricRecord(", RECORD)
    returned, one, unknown = extracted(
        tmp_path,
        "Some 400 families returned home on Monday.",
        "The mayor returned home on Monday.",
        "The number of families who had returned was not known.",
    )
    assert [(row["metric"], row["value"], row["object"]) for row in returned] == [("returned_home", 400, "family")]
    assert one == []
    assert [(row["metric"], row["value"], row["state"]) for row in unknown] == [("returned_home", None, "unknown")]
