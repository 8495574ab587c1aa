"""The whole way from one page to its rows: the only function that the stages outside call."""

from dataclasses import dataclass, replace

from pipelines.contract.page import Page
from pipelines.contract.tables import Article, ArticleBlock, ArticleCount, IncidentCount, Statement
from pipelines.event_model.log_linear import EventModel, Weights
from pipelines.extract.counts.article.article_figures import article_figures
from pipelines.extract.counts.article.figure_choice import FigureChoice
from pipelines.extract.counts.article.figure_features import FigureEvidence
from pipelines.extract.counts.article.headline_counts import headline_counts, headline_differs
from pipelines.extract.counts.find_counts import find_counts
from pipelines.extract.pages.read_input import read_input
from pipelines.extract.proof import dropped_note, proven_claims, proven_statements
from pipelines.extract.quoted_columns import as_written
from pipelines.extract.statements.find_statements import find_statements
from pipelines.extract.text.document import Parser
from pipelines.extract.text.true_case import true_cased
from pipelines.extract.text_to_document import document_of_text, document_of_title
from pipelines.gazetteer.lookup import Gazetteer

READ_LANGUAGES = ("en", None)
"""Languages whose texts are read for statements and counts; None is a text too short to tell."""


@dataclass(frozen=True, slots=True)
class Tools:
    """What extraction needs beside the page: all are loaded once per process."""

    parser: Parser
    gazetteer: Gazetteer
    event_model: EventModel
    figure_weights: Weights
    small_words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Extraction:
    """The rows of one page."""

    article: Article
    article_blocks: tuple[ArticleBlock, ...] = ()
    statements: tuple[Statement, ...] = ()
    incident_counts: tuple[IncidentCount, ...] = ()
    article_counts: tuple[ArticleCount, ...] = ()


def extract(page: Page, tools: Tools) -> Extraction:
    """Return the rows of a page.

    Raises Unreadable with the reason where no article can be read from the page. A text in a language that is not read gives the
    article alone, and the article's note says so.
    """
    article, blocks = read_input(page)
    if article.language not in READ_LANGUAGES:
        note = f"language {article.language}: statements and counts are read from English texts only"
        return Extraction(replace(article, note=note), blocks)
    document = document_of_text(
        true_cased(article.text, tools.small_words, tools.gazetteer),
        article_id=article.article_id,
        title=true_cased(article.title, tools.small_words, tools.gazetteer) if article.title else None,
        published=article.published_day,
        language=article.language,
        dateline_place=article.dateline_place,
        publisher=article.publisher,
        parser=tools.parser,
    )
    found = find_statements(document, tools.gazetteer)
    claims = find_counts(document, found, tools.gazetteer, tools.event_model)
    statements = proven_statements(article, as_written(article, document, found))
    counts = proven_claims(article, statements, as_written(article, document, claims))
    dropped = dropped_note(len(found) + len(claims), len(statements) + len(counts))
    headline = headline_counts(document_of_title(document), tools.gazetteer, tools.event_model)
    choice = FigureChoice(tools.figure_weights, FigureEvidence(headline, article.title or "", article.published_day))
    figures = article_figures(article.article_id, counts, headline, statements, choice=choice)
    differs = headline_differs(headline, figures)
    article = replace(article, sentence_count=len(document.sentences), note=dropped, headline_differs=differs)
    return Extraction(article, blocks, statements, counts, figures)
