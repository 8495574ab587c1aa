"""Kinds of sources whose pages are found by asking a listing first, each with the function that finds them."""

from collections.abc import AsyncIterator, Callable, Mapping

from pipelines.fetch.http import Client
from pipelines.fetch.listed import Listed
from pipelines.fetch.source import Source

Lister = Callable[[Source, Client], AsyncIterator[Listed]]
"""Asks the listings of a source and yields the addresses that they give; what it asks for is archived and logged by the client."""

LISTERS: Mapping[str, Lister] = {}
