"""Trouble: answers of the demo site that make a fetcher's life hard, by the first part of their path.

Each is a function of the state of the site and the request. What a browser would see of the site is in `site_pages`.
"""

import asyncio
import datetime as dt
import email.utils
import gzip
from collections.abc import Awaitable, Callable, Mapping
from typing import Protocol

import brotli
import zstandard
from aiohttp import web

MIB = 1024 * 1024
FIRST_CHANGE = dt.datetime(2026, 5, 4, 6, tzinfo=dt.UTC)


class State(Protocol):
    """What the answers depend on.

    base: address of the site.  text: a good page.
    """

    base: str
    text: str

    def count(self, request: web.Request) -> int:
        """Return how often the path of a request was asked for, this time included."""


Answer = web.StreamResponse | Awaitable[web.StreamResponse]
Handler = Callable[[State, web.Request], Answer]


def _page(text: str, **headers: str) -> web.Response:
    return web.Response(text=text, content_type="text/html", charset="utf-8", headers=headers)


def _packed(body: bytes, encoding: str) -> web.Response:
    return web.Response(body=body, headers={"Content-Type": "text/html; charset=utf-8", "Content-Encoding": encoding})


def _to(location: str, status: int = 302) -> web.Response:
    return web.Response(status=status, headers={"Location": location})


def ok(state: State, _: web.Request) -> web.Response:
    """Answer with the good page."""
    return _page(state.text)


def latin(_: State, __: web.Request) -> web.Response:
    """Answer in an old character set."""
    return web.Response(body="Brücke".encode("latin-1"), headers={"Content-Type": "text/plain; charset=ISO-8859-1"})


def charset(_: State, __: web.Request) -> web.Response:
    """State one character set in the header, another in the page, and use a third."""
    body = '<html><head><meta charset="iso-8859-2"><title>Façade</title></head><body><p>The façade fell. Nobody was hurt.</p></body></html>'
    return web.Response(body=body.encode("cp1252"), headers={"Content-Type": "text/html; charset=utf-8"})


def flaky(state: State, request: web.Request) -> web.Response:
    """Fail once, then answer."""
    return web.Response(status=500) if state.count(request) == 1 else ok(state, request)


def broken(_: State, __: web.Request) -> web.Response:
    """Fail always."""
    return web.Response(status=503)


def busy(state: State, request: web.Request) -> web.Response:
    """Ask to come back later, once."""
    wait = request.query.get("wait", "1")
    return web.Response(status=429, headers={"Retry-After": wait}) if state.count(request) == 1 else ok(state, request)


def unwilling(_: State, __: web.Request) -> web.Response:
    """Refuse programs."""
    return web.Response(status=403, text="<p>Access denied.</p>", content_type="text/html")


def moved(_: State, __: web.Request) -> web.Response:
    """Redirect to a good page."""
    return _to("/ok#top", 301)


def loop(_: State, __: web.Request) -> web.Response:
    """Redirect to a page that redirects back."""
    return _to("/pool")


def pool(_: State, __: web.Request) -> web.Response:
    """Redirect to a page that redirects back."""
    return _to("/loop")


def chain(state: State, request: web.Request) -> web.Response:
    """Redirect for ever, always to another address."""
    return _to(f"/chain/{state.count(request)}{request.path}"[:4000])


def away(_: State, request: web.Request) -> web.Response:
    """Redirect to wherever the query says."""
    return _to(request.query.get("to", "/ok"))


def inside(state: State, _: web.Request) -> web.Response:
    """Redirect to this machine, as an attacker would."""
    return _to(f"http://127.0.0.1:{state.base.rpartition(':')[2]}/ok")


def metadata(_: State, __: web.Request) -> web.Response:
    """Redirect to the metadata service of clouds, as an attacker would."""
    return _to("http://169.254.169.254/latest/meta-data/")


async def slow(state: State, request: web.Request) -> web.StreamResponse:
    """Answer after half a minute."""
    await asyncio.sleep(float(request.query.get("seconds", "30")))
    return ok(state, request)


async def drip(_: State, request: web.Request) -> web.StreamResponse:
    """Send a few bytes at a time and never come to an end."""
    response = web.StreamResponse(headers={"Content-Type": "text/html"})
    await response.prepare(request)
    while True:
        await response.write(b"<p>")
        await asyncio.sleep(0.05)


async def huge(_: State, request: web.Request) -> web.StreamResponse:
    """Send 50 MiB without saying so before."""
    response = web.StreamResponse(headers={"Content-Type": "text/html"})
    await response.prepare(request)
    for _piece in range(50):
        await response.write(b"x" * MIB)
    return response


def stated(_: State, __: web.Request) -> web.Response:
    """Announce a body of 3 MiB."""
    return web.Response(body=b"x" * 3 * MIB, content_type="text/html")


def bomb(_: State, __: web.Request) -> web.Response:
    """Send 30 KiB that unpack to 30 MiB."""
    return _packed(gzip.compress(b"\0" * 30 * MIB), "gzip")


def zipped(state: State, _: web.Request) -> web.Response:
    """Compress with gzip."""
    return _packed(gzip.compress(state.text.encode(), mtime=0), "gzip")


def br(state: State, _: web.Request) -> web.Response:
    """Compress with Brotli."""
    return _packed(brotli.compress(state.text.encode()), "br")


def zstd(state: State, _: web.Request) -> web.Response:
    """Compress with Zstandard."""
    return _packed(zstandard.compress(state.text.encode()), "zstd")


def odd_encoding(_: State, __: web.Request) -> web.Response:
    """Compress in a way that nobody asked for."""
    return _packed(b"abc", "compress")


def tiny_picture(_: State, __: web.Request) -> web.Response:
    """Send a picture."""
    return web.Response(body=b"\x89PNG", content_type="image/png")


def etag(state: State, request: web.Request) -> web.Response:
    """Answer 304 to a client that has the page already, by its ETag."""
    tag = f'"{len(state.text)}-{hash(state.text) & 0xFFFF:x}"'
    if request.headers.get("If-None-Match") == tag:
        return web.Response(status=304, headers={"ETag": tag})
    return _page(state.text, ETag=tag)


def dated(state: State, request: web.Request) -> web.Response:
    """Answer 304 to a client that has the page already, by its date."""
    stamp = email.utils.format_datetime(FIRST_CHANGE, usegmt=True)
    if request.headers.get("If-Modified-Since") == stamp:
        return web.Response(status=304)
    return _page(state.text, **{"Last-Modified": stamp})


def changing(state: State, request: web.Request) -> web.Response:
    """Change with every request: another toll in the same article."""
    return _page(state.text.replace("</body>", f"<p>By now {state.count(request) + 2} people are known to be injured.</p></body>"))


def untyped(state: State, request: web.Request) -> web.Response:
    """Leave out the type of the body."""
    return _raw(state, request, b"Content-Length: %d\r\n" % len(state.text))


def odd_headers(state: State, request: web.Request) -> web.Response:
    """Send bytes in the headers that are no text."""
    odd = "X-Note: Gr\u00fc\u00dfe; a=\u00fc\r\nX-Bytes: \u00ff\u00fe\r\n".encode("latin-1")
    return _raw(state, request, odd + b"Content-Type: text/html; charset=\r\n")


def _raw(state: State, request: web.Request, headers: bytes) -> web.Response:
    if request.transport:
        request.transport.write(b"HTTP/1.1 200 Sch\xf6n\r\n" + headers + b"Connection: close\r\n\r\n" + state.text.encode())
        request.transport.close()
    return web.Response()


def cut(_: State, request: web.Request) -> web.Response:
    """Hang up instead of answering."""
    if request.transport:
        request.transport.abort()
    return web.Response(text="never arrives")


def withdrawn(_: State, __: web.Request) -> web.Response:
    """Say that the page does not exist any more."""
    return web.Response(status=410, text="gone")


TROUBLES: Mapping[str, Handler] = {
    handler.__name__.replace("_", "-"): handler
    for handler in (
        ok, latin, charset, flaky, broken, busy, unwilling, moved, loop, pool, chain, away, inside, metadata, slow, drip, huge, stated,
        bomb, zipped, br, zstd, odd_encoding, tiny_picture, etag, dated, changing, untyped, odd_headers, cut, withdrawn,
    )
}  # fmt: skip
"""First part of the path, and the function that answers; the first line of its docstring says what it does."""
