"""A newspaper of our own on loopback: whatever a test puts under a path is served, with an ETag, and every request is counted."""

import asyncio
import hashlib
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from aiohttp import web

ARTICLE = """<html lang="en"><head><title>{title}</title><meta property="og:title" content="{title}"></head>
<body><article><h1>{title}</h1><p>{first}</p>
<p>The mayor said that the bridge over the river would stay closed until engineers had looked at every pillar of it.</p>
<p>The railway company said trains would be diverted for at least a week, and that tickets would remain valid on all buses.</p>
</article></body></html>"""


class Newspaper:
    """Serves `files` by path; requests counts them, not_modified those that were answered with 304.  gone: paths that fail."""

    def __init__(self) -> None:
        """Start with nothing printed."""
        self.base = ""
        self.files: dict[str, tuple[bytes, str]] = {}
        self.requests: Counter[str] = Counter()
        self.not_modified: Counter[str] = Counter()
        self.gone: dict[str, int] = {}

    def put(self, path: str, body: str | bytes, media_type: str = "text/html") -> str:
        """Serve a body under a path and return its address; {base} in a text stands for the address of the newspaper."""
        text = body if isinstance(body, bytes) else body.replace("{base}", self.base).encode()
        self.files[path] = (text, media_type)
        return self.base + path

    def article(self, path: str, title: str, first: str = "Three people were hurt on Monday, the governor said.") -> str:
        """Serve an article and return its address."""
        return self.put(path, ARTICLE.format(title=title, first=first))

    async def handle(self, request: web.Request) -> web.Response:
        """Answer a request."""
        path = request.path_qs if request.path_qs in self.files else request.path
        self.requests[path] += 1
        if path in self.gone:
            return web.Response(status=self.gone[path])
        if path not in self.files:
            return web.Response(status=404)
        body, media_type = self.files[path]
        etag = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
        if request.headers.get("If-None-Match") == etag:
            self.not_modified[path] += 1
            return web.Response(status=304, headers={"ETag": etag})
        return web.Response(body=body, headers={"Content-Type": media_type, "ETag": etag})


@contextmanager
def printing() -> Iterator[Newspaper]:
    """Serve a newspaper from a thread of its own until the block ends."""
    paper = Newspaper()
    loop = asyncio.new_event_loop()
    ready, stop = threading.Event(), asyncio.Event()

    async def serve() -> None:
        application = web.Application()
        application.router.add_route("*", "/{path:.*}", paper.handle)
        runner = web.AppRunner(application, shutdown_timeout=0.1)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        paper.base = f"http://127.0.0.1:{runner.addresses[0][1]}"
        ready.set()
        await stop.wait()
        await runner.cleanup()

    thread = threading.Thread(target=lambda: loop.run_until_complete(serve()), daemon=True)
    thread.start()
    if not ready.wait(10):
        raise RuntimeError("the newspaper does not start")
    try:
        yield paper
    finally:
        loop.call_soon_threadsafe(stop.set)
        thread.join(10)
        loop.close()
