"""Article credits: authors, agency and syndication role from the lines around the text and from the dateline."""

from pipelines.contract.vocabulary import SyndicationRole
from pipelines.extract.pages.agencies import credited_agency, is_agency
from pipelines.extract.pages.article_fields import ArticleFields
from pipelines.extract.pages.closing_credits import writers
from pipelines.extract.pages.dateline import Dateline
from pipelines.extract.pages.metadata_names import persons


def add_credits(fields: ArticleFields, bylines: list[str], credit_lines: list[str]) -> None:
    """Fill in authors and agency that bylines above and credits below the text name, where the metadata names none."""
    if not fields.authors:
        named = [name for line in bylines for name in persons(line)] or [name for line in credit_lines for name in writers(line)]
        fields.authors = tuple(dict.fromkeys(named))
    for line in (*bylines, *credit_lines):
        credit = credited_agency(line)
        if credit and fields.agency in {None, credit[0]}:
            fields.agency, fields.role = credit


def add_role(fields: ArticleFields, dateline: Dateline | None, publisher: str | None) -> None:
    """Fill in the agency of the dateline, and whether the text is the publisher's own as far as the credits tell.

    An agency in the place of the author or in the dateline wrote the text; where it is the publisher itself, the text is its own.
    """
    fields.agency = fields.agency or (dateline.agency if dateline else None)
    outlet = fields.publisher or publisher
    if fields.role is not SyndicationRole.UNKNOWN:
        return
    if fields.agency:
        own = outlet is not None and is_agency(outlet)
        fields.role = SyndicationRole.ORIGINAL if own else SyndicationRole.COPY
    elif fields.authors:
        fields.role = SyndicationRole.ORIGINAL
