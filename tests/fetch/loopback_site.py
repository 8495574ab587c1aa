"""A web site of our own with good and bad pages, served by the tests of fetching on loopback."""

import asyncio
import datetime as dt
import gzip
from collections import Counter
from collections.abc import AsyncIterator

from aiohttp import web

PAGE = "<html><head><title>Bridge reopens</title></head><body><p>The bridge reopened on Monday.</p></body></html>"
NOW = dt.datetime(2026, 5, 4, 9, 30, tzinfo=dt.UTC)
DAY = NOW.date()
MIB = 1024 * 1024


class Site:
    """A web site with good and bad pages; counts the requests of each path and keeps the last headers."""

    def __init__(self) -> None:
        """Start without requests, without robots.txt."""
        self.base = ""
        self.port = 0
        self.requests: Counter[str] = Counter()
        self.headers: dict[str, str] = {}
        self.robots: tuple[int, str] = (404, "")
        self.text = PAGE
        self.open = 0
        self.most_open = 0

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """Answer by the name of the path."""
        name = request.path.strip("/").replace(".", "_").replace("-", "_").partition("/")[0]
        self.requests[request.path] += 1
        self.headers = dict(request.headers)
        self.open += 1
        self.most_open = max(self.open, self.most_open)
        try:
            await asyncio.sleep(0)
            answer = getattr(self, f"_page_{name}", self._page_missing)(request)
            return await answer if asyncio.iscoroutine(answer) else answer
        finally:
            self.open -= 1

    def _page_robots_txt(self, _: web.Request) -> web.Response:
        status, text = self.robots
        return web.Response(status=status, text=text, headers={"Location": text} if status == 302 else {})

    def _page_missing(self, _: web.Request) -> web.Response:
        return web.Response(status=404, text="nothing here")

    def _page_ok(self, _: web.Request) -> web.Response:
        return web.Response(text=self.text, content_type="text/html", charset="utf-8")

    def _page_latin(self, _: web.Request) -> web.Response:
        return web.Response(body="Brücke".encode("latin-1"), headers={"Content-Type": "text/plain; charset=ISO-8859-1"})

    def _page_flaky(self, request: web.Request) -> web.Response:
        return web.Response(status=500) if self.requests[request.path] == 1 else self._page_ok(request)

    def _page_broken(self, _: web.Request) -> web.Response:
        return web.Response(status=503)

    def _page_busy(self, request: web.Request) -> web.Response:
        wait = request.query.get("wait", "0")
        return web.Response(status=429, headers={"Retry-After": wait}) if self.requests[request.path] == 1 else self._page_ok(request)

    def _page_moved(self, _: web.Request) -> web.Response:
        return web.Response(status=301, headers={"Location": "/ok#top"})

    def _page_loop(self, _: web.Request) -> web.Response:
        return web.Response(status=302, headers={"Location": "/pool"})

    def _page_pool(self, _: web.Request) -> web.Response:
        return web.Response(status=302, headers={"Location": "/loop"})

    def _page_chain(self, request: web.Request) -> web.Response:
        return web.Response(status=302, headers={"Location": f"/chain/{self.requests.total()}{request.path}"})

    def _page_away(self, request: web.Request) -> web.Response:
        return web.Response(status=302, headers={"Location": request.query["to"]})

    async def _page_slow(self, _: web.Request) -> web.Response:
        await asyncio.sleep(30)
        return web.Response(text="late")

    async def _page_drip(self, request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Type": "text/html"})
        await response.prepare(request)
        while True:
            await response.write(b"<p>")
            await asyncio.sleep(0.05)

    async def _page_huge(self, request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Type": "text/html"})
        await response.prepare(request)
        for _ in range(50):
            await response.write(b"x" * MIB)
        return response

    def _page_stated(self, _: web.Request) -> web.Response:
        return web.Response(body=b"x" * 3 * MIB, content_type="text/html")

    def _page_bomb(self, _: web.Request) -> web.Response:
        return web.Response(body=gzip.compress(b"\0" * 30 * MIB), headers={"Content-Type": "text/html", "Content-Encoding": "gzip"})

    def _page_zipped(self, _: web.Request) -> web.Response:
        return web.Response(body=gzip.compress(self.text.encode()), headers={"Content-Type": "text/html", "Content-Encoding": "gzip"})

    def _page_odd_encoding(self, _: web.Request) -> web.Response:
        return web.Response(body=b"abc", headers={"Content-Type": "text/html", "Content-Encoding": "compress"})

    def _page_picture(self, _: web.Request) -> web.Response:
        return web.Response(body=b"\x89PNG", content_type="image/png")

    def _page_untyped(self, request: web.Request) -> web.Response:
        return self._raw(request, b"Content-Length: %d\r\n" % len(self.text))

    def _page_odd_headers(self, request: web.Request) -> web.Response:
        odd = "X-Note: Gr\u00fc\u00dfe; a=\u00fc\r\nX-Bytes: \u00ff\u00fe\r\n".encode("latin-1")
        return self._raw(request, odd + b"Content-Type: text/html; charset=\r\n")

    def _raw(self, request: web.Request, headers: bytes) -> web.Response:
        if request.transport:
            request.transport.write(b"HTTP/1.1 200 Sch\xf6n\r\n" + headers + b"Connection: close\r\n\r\n" + self.text.encode())
            request.transport.close()
        return web.Response()

    def _page_cut(self, request: web.Request) -> web.Response:
        if request.transport:
            request.transport.abort()
        return web.Response(text="never arrives")


async def started(site: Site) -> AsyncIterator[None]:
    """Serve the site on a free port until the iteration goes on."""
    application = web.Application()
    application.router.add_route("*", "/{path:.*}", site.handle)
    runner = web.AppRunner(application, shutdown_timeout=0.1, handler_cancellation=True)
    await runner.setup()
    server = web.TCPSite(runner, "127.0.0.1", 0)
    await server.start()
    site.port = int(runner.addresses[0][1])
    site.base = f"http://127.0.0.1:{site.port}"
    yield
    await runner.cleanup()
