"""What linking reads and what it makes, as plain records. How the tables' columns are meant stands in `pipelines.contract.tables.links`."""

from dataclasses import dataclass, field

from pipelines.contract.tables import Article, ArticleStory, EventTrace, IncidentCount, IncidentLink, IncidentReport, Statement


@dataclass(frozen=True, slots=True)
class ArticleRows:
    """One article version with its claims and statements."""

    article: Article
    claims: tuple[IncidentCount, ...] = ()
    statements: tuple[Statement, ...] = ()


@dataclass(slots=True)
class Linked:
    """The link rows of one day, and what linking remembers of it."""

    stories: list[ArticleStory] = field(default_factory=list)
    links: list[IncidentLink] = field(default_factory=list)
    reports: list[IncidentReport] = field(default_factory=list)
    traces: list[EventTrace] = field(default_factory=list)
