"""`newsledger link`: which of many documents report the same incident; JSON lines in, JSON lines out."""

import json
import os

from pipelines.commands.document_inputs import standard_input
from pipelines.commands.extract_command import results_of_lines
from pipelines.link.link_articles import link_articles
from pipelines.link.link_records import ArticleRows


def run_link(*, processes: int | None) -> int:
    """Read `{doc_id, text | html | path, published?, title?, url?}` lines and print `{doc_id, incidents}` in their order.

    incidents holds the ids of the incidents that the document reports, the main one first; documents with an id in common report the
    same incident. All documents are linked together, whatever their dates. A refused document has no incident and an error.
    """
    found = list(results_of_lines(standard_input(), processes or os.cpu_count() or 1))
    rows: dict[str, ArticleRows] = {}
    for _, extraction, _ in found:
        if extraction is not None:
            article = extraction.article
            rows.setdefault(article.article_id, ArticleRows(article, extraction.incident_counts, extraction.statements))
    incidents: dict[str, list[str]] = {}
    for trace in link_articles(rows.values()).traces:  # the main event of an article comes first
        incidents.setdefault(trace.article_id, []).append(trace.incident_id)
    for doc_id, extraction, reason in found:
        line = {"doc_id": doc_id, "incidents": list(dict.fromkeys(incidents[extraction.article.article_id])) if extraction else []}
        print(json.dumps(line if reason is None else line | {"error": reason}, ensure_ascii=False))  # noqa: T201
    return 0
