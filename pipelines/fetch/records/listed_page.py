"""An address that is to be fetched, and what the listing that led to it says of the page.  A record only."""

import datetime as dt
import email.utils
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Listed:
    """An address to fetch.

    published, title: as the listing gives them.  by: address of the listing; None where somebody wrote the address.
    modified: moment of the last change, as the listing gives it.
    body, media_type: the page itself where the listing holds all of it, so that nothing is left to fetch.
    """

    address: str
    published: str | None = None
    title: str | None = None
    by: str | None = None
    modified: str | None = None
    body: bytes | None = None
    media_type: str | None = None

    @property
    def changed_at(self) -> dt.datetime | None:
        """The last moment that the listing gives: of the change, else of publication; None where it gives none."""
        return read_moment(self.modified) or read_moment(self.published)


def read_moment(written: str | None) -> dt.datetime | None:
    """Return a moment written as in sitemaps (ISO 8601) or feeds (RFC 822), in UTC where no zone is named; None for other forms.

    For comparing with other moments; the publication date of an article is read by `extract`.
    """
    if not written:
        return None
    for read in (dt.datetime.fromisoformat, email.utils.parsedate_to_datetime):
        try:
            moment = read(written.strip())
            return moment.replace(tzinfo=dt.UTC) if moment.tzinfo is None else moment.astimezone(dt.UTC)
        except (ValueError, TypeError, OverflowError, IndexError):
            continue
    return None
