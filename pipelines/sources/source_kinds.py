"""The kinds of sources, one entry each: everything that is true of a kind except how it is collected, which is in `fetch`.

The names and what they mean are the vocabulary `InputKind`, because they stand in the tables, too.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from pipelines.contract.vocabulary import InputKind


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceKind:
    """What is true of all sources of a kind.

    places: keys that say where its inputs are; a definition needs one of them.  own_keys: further keys that other kinds do not have.
    takes_addresses: whether a run is given addresses.  is_of_today: whether its inputs can be obtained only on their own day.
    max_age_days: what the key is where a definition says nothing; None for no limit.  rechecks_pages: whether pages that a listing led to
    are asked for again one by one; they are not where the listing itself holds them.
    """

    places: tuple[str, ...] = ()
    own_keys: tuple[str, ...] = ()
    takes_addresses: bool = False
    is_of_today: bool = False
    max_age_days: float | None = None
    rechecks_pages: bool = True


KINDS: Mapping[str, SourceKind] = {
    InputKind.FOLDER: SourceKind(places=("path",)),
    InputKind.URLS: SourceKind(places=("list",), is_of_today=True),
    InputKind.PAGE: SourceKind(takes_addresses=True),
    # a feed holds what its editors chose; a sitemap goes back to the first page of a site
    InputKind.FEED: SourceKind(places=("url",), is_of_today=True),
    InputKind.SITEMAP: SourceKind(places=("url",), is_of_today=True, max_age_days=7.0),
    InputKind.TELEGRAM: SourceKind(places=("url",), is_of_today=True, max_age_days=7.0, rechecks_pages=False),
    InputKind.WARC: SourceKind(places=("path", "url"), own_keys=("base", "languages")),
}
"""The kinds by name, in the order in which a message lists them."""
