"""The web site itself: which path gives which page, what was asked for, and a real HTTP server on an address of this machine.

The pages are in `site_pages` and `difficult_answers`.
"""

import asyncio
import datetime as dt
import gzip
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager

from aiohttp import web

from pipelines.demo_site import site_pages
from pipelines.demo_site.demo_stories import STORIES
from pipelines.demo_site.difficult_answers import TROUBLES, Handler
from pipelines.demo_site.warc_crawl import crawl_files

PAGE = "<html><head><title>Bridge reopens</title></head><body><p>The bridge reopened on Monday.</p></body></html>"
ROBOTS = "User-agent: *\nDisallow: /private/\nCrawl-delay: {delay}\n\nSitemap: {base}/sitemap.xml\n"
_MAPS = ("sitemap-1.xml", "sitemap-2.xml.gz", "news-sitemap.xml")
_HALF = len(STORIES) // 2
_HANDLERS: Mapping[str, Handler] = {**TROUBLES, "crawl": crawl_files}
"""First part of the path, and the function that answers."""


class Site:
    """The demo site and its memory.

    requests: how often each path was asked for.  headers: of the last request.  robots: status and text of robots.txt.  text: of the
    good page.  more: further answers, by path, before all others.  open, most_open: requests that are being answered
    now, and the most that were at one time.
    """

    def __init__(self) -> None:
        """Start without requests."""
        self.base = ""
        self.port = 0
        self.requests: Counter[str] = Counter()
        self.headers: dict[str, str] = {}
        self.robots: tuple[int, str] = (404, "")
        self.text = PAGE
        self.more: dict[str, Callable[[web.Request], Awaitable[web.StreamResponse]]] = {}
        self.open = 0
        self.most_open = 0

    def count(self, request: web.Request) -> int:
        """Return how often the path of a request was asked for, this time included."""
        return self.requests[request.path]

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """Answer a request."""
        self.requests[request.path] += 1
        self.headers = dict(request.headers)
        self.open += 1
        self.most_open = max(self.open, self.most_open)
        try:
            await asyncio.sleep(0)
            return await self._answer(request)
        finally:
            self.open -= 1

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        if request.path in self.more:
            return await self.more[request.path](request)
        first = request.path.strip("/").partition("/")[0]
        if first in _HANDLERS:
            answer = _HANDLERS[first](self, request)
            return answer if isinstance(answer, web.StreamResponse) else await answer
        if request.path == "/robots.txt":
            status, text = self.robots
            return web.Response(status=status, text=text, headers={"Location": text} if status == 302 else {})  # noqa: PLR2004
        return self._content(request.path, first) or web.Response(status=404, text="nothing here")

    def _content(self, path: str, first: str) -> web.Response | None:
        base = self.base
        documents: dict[str, tuple[Callable[[], str], str]] = {
            "": (lambda: site_pages.front_page(base, [(f"/{name}", _meaning(name)) for name in _HANDLERS]), "text/html"),
            "feed.xml": (lambda: site_pages.rss(base), "application/rss+xml"),
            "atom.xml": (lambda: site_pages.atom(base), "application/atom+xml"),
            "feed.json": (lambda: site_pages.json_feed(base), "application/feed+json"),
            "sitemap.xml": (lambda: site_pages.sitemap_index(base, _MAPS), "application/xml"),
            "sitemap-1.xml": (lambda: site_pages.sitemap(base, STORIES[:_HALF]), "application/xml"),
            "sitemap-2.xml.gz": (lambda: site_pages.sitemap(base, STORIES[_HALF:]), "application/gzip"),
            "news-sitemap.xml": (lambda: site_pages.news_sitemap(base), "application/xml"),
        }
        if path.strip("/") in documents:
            make, media_type = documents[path.strip("/")]
            body = make().encode()
            packed = gzip.compress(body, mtime=0) if media_type == "application/gzip" else body
            return web.Response(body=packed, headers={"Content-Type": media_type})
        if first == "calendar":
            return _html(site_pages.calendar(base, _month(path)))
        if first == "private":
            return _html(self.text)
        story = next((one for one in STORIES if site_pages.address("", one) == path), None)
        return _html(site_pages.article(base, story)) if story else None


def _html(text: str) -> web.Response:
    return web.Response(text=text, content_type="text/html", charset="utf-8")


def _meaning(name: str) -> str:
    return (_HANDLERS[name].__doc__ or "").partition("\n")[0]


def _month(path: str) -> dt.date:
    try:
        return dt.datetime.strptime(path.rstrip("/")[-7:], "%Y/%m").replace(tzinfo=dt.UTC).date()
    except ValueError:
        return STORIES[0].published.date().replace(day=1)


@asynccontextmanager
async def served(site: Site, port: int = 0, host: str = "127.0.0.1") -> AsyncIterator[Site]:
    """Serve the site on an address of this machine while the block runs; port 0 takes a free one. Raises OSError where it is taken."""
    application = web.Application()
    application.router.add_route("*", "/{path:.*}", site.handle)
    runner = web.AppRunner(application, shutdown_timeout=0.1, handler_cancellation=True, access_log=None)
    await runner.setup()
    try:
        await web.TCPSite(runner, host, port).start()
        site.port = int(runner.addresses[0][1])
        site.base = f"http://{host}:{site.port}"
        yield site
    finally:
        await runner.cleanup()
