"""Reports of one war as outlets write them: 87 texts of our own on 43 made events, from text to incident.

Several attacks hit one town in a week and in a day, tolls rise, the place is the town, its province or the country, round-ups tell of
several attacks. The file names the event of each text; the places are real, because only they are in the gazetteer, and nothing else is.
"""

import json
from collections import Counter
from pathlib import Path

import pytest

from pipelines.commands.extract_command import results_of_lines
from pipelines.link.link_articles import link_articles
from pipelines.link.link_records import ArticleRows

REPORTS = Path(__file__).parent / "war_reports.jsonl"


def pairs(groups: Counter[str] | Counter[tuple[str, str]]) -> int:
    return sum(size * (size - 1) // 2 for size in groups.values())


@pytest.mark.slow
def test_reports_of_a_war_are_put_together_and_attacks_kept_apart() -> None:
    lines = REPORTS.read_text(encoding="utf-8").splitlines()
    event_of = {row["doc_id"]: row["incident_id"] for row in map(json.loads, lines)}
    read = [(doc_id, made) for doc_id, made, _ in results_of_lines(lines, 2) if made is not None]
    names = {made.article.article_id: doc_id for doc_id, made in read}
    linked = link_articles(ArticleRows(made.article, made.incident_counts, made.statements) for _, made in read)
    ours = {names[trace.article_id]: trace.incident_id for trace in linked.traces if trace.event_key == "main"}
    assert ours.keys() == event_of.keys()
    both = pairs(Counter((ours[doc_id], event_of[doc_id]) for doc_id in ours))
    precision, recall = both / pairs(Counter(ours.values())), both / pairs(Counter(event_of.values()))
    assert precision >= 0.9
    assert recall >= 0.8
