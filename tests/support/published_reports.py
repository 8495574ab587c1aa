"""Reports of incidents made by hand, and a warehouse that is published with them."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from pipelines.contract.tables import ArticleStory
from pipelines.contract.vocabulary import CountBasis, Method, SyndicationRole
from pipelines.publish.database import Warehouse, open_read_only
from pipelines.settings import Settings
from support.contract_rows import NOON, article, claim, link, report, statement, write_day
from support.plain_builds import build_plainly

WORDS = "Three people"


def told(
    name: str,
    value: int | None,
    hour: int,
    *,
    incident: str = "i1",
    speaker: str | None = None,
    story: str | None = None,
    links: dict[str, Any] | None = None,
    of: dict[str, Any] | None = None,
    **changes: Any,  # noqa: ANN401 — any column of the claim
) -> list[Any]:
    """Return an article of its own outlet, `hour` hours after noon, that gives one figure of the dead."""
    moment = NOON + dt.timedelta(hours=hour)
    plain: dict[str, Any] = {
        "fetched_at": moment,
        "published_at": moment,
        "published_precision": "minute",
        "publisher": f"Paper {name}",
        "title": name,
    }
    one = article(name, **(plain | (of or {})))
    said = [statement(one, "Three people were killed", speaker=speaker)] if speaker else []
    count = claim(one, WORDS, value, said[0] if said else None, **changes)
    # victims added to a toll are a lower bound of it, as `incident_reports` has them
    added: dict[str, Any] = {"value": None, "high": None} if count.count_basis is CountBasis.INCREMENT else {}
    if count.rule_id.startswith(Method.LATER_DEATH):
        added["method"] = Method.LATER_DEATH
    rows = [
        one,
        *said,
        count,
        *link([count], incident, one, **(links or {})),
        report(one, count, incident, said[0] if said else None, **added),
    ]
    return rows + ([ArticleStory(article_id=name, story_id=story, syndication_role=SyndicationRole.COPY)] if story else [])


@contextmanager
def published(root: Path, *reports: list[Any], **files: str) -> Iterator[Warehouse]:
    """Publish reports, with the user's files, and open the warehouse."""
    settings = Settings(root=root, warehouse=root / "warehouse", curation=root)
    for file, text in files.items():
        (root / f"{file}.csv").write_text(text)
    write_day(settings.warehouse, [row for rows in reports for row in rows])
    build_plainly(settings)
    database = open_read_only(settings.warehouse)
    try:
        yield database
    finally:
        database.close()
