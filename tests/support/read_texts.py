"""Short texts of our own as rows: what extraction makes of them."""

import json

from pipelines.commands.extract_command import results_of_lines
from pipelines.link.link_records import ArticleRows


def read_texts(*texts: tuple[str, str, str]) -> list[ArticleRows]:
    """Return the rows of articles, each a day of publication, a headline and a text; no two of one day and headline."""
    lines = [json.dumps({"doc_id": f"{day} {title}", "published": day, "title": title, "text": text}) for day, title, text in texts]
    made = [one for _, one, _ in results_of_lines(lines, 1) if one is not None]
    return [ArticleRows(one.article, one.incident_counts, one.statements) for one in made]
