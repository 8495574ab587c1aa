"""The crawl of the demo site: WARC files of its stories and the list of their paths, as large archives offer them.

Each file breaks off once in the middle, and goes on for a client that asks for the rest.
"""

import asyncio
import datetime as dt
import gzip
import hashlib
import uuid
from collections.abc import Sequence

from aiohttp import web

from pipelines.demo_site import site_pages
from pipelines.demo_site.demo_stories import STORIES, Story
from pipelines.demo_site.difficult_answers import State

LIST = "warc.paths.gz"
_PIECE = 65_536
_TAIL = b"\r\n\r\n"


def files() -> dict[str, tuple[Story, ...]]:
    """Return the stories of each WARC file, one file a day, by its path."""
    days: dict[dt.date, list[Story]] = {}
    for story in STORIES:
        days.setdefault(story.published.astimezone(dt.UTC).date(), []).append(story)
    return {f"crawl/DEMO-{day:%Y%m%d}120000-{number:05}.warc.gz": tuple(of_day) for number, (day, of_day) in enumerate(days.items())}


def warc(base: str, stories: Sequence[Story]) -> bytes:
    """Return a WARC file of stories as they were an hour after they appeared, each record a gzip member."""
    return b"".join(
        _response(site_pages.address(base, one), site_pages.article(base, one), one.published + dt.timedelta(hours=1)) for one in stories
    )


def _response(address: str, page: str, moment: dt.datetime) -> bytes:
    body = page.encode()
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: %d" % len(body) + _TAIL + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, address)}>\r\n"
        f"WARC-Target-URI: {address}\r\nWARC-Date: {moment.astimezone(dt.UTC):%Y-%m-%dT%H:%M:%SZ}\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}"
    )
    return gzip.compress(head.encode() + _TAIL + block + _TAIL, mtime=0)


async def crawl_files(state: State, request: web.Request) -> web.StreamResponse:
    """Name WARC files of the stories in /crawl/warc.paths.gz; each breaks off once and goes on for a client that asks for the rest."""
    named, path = files(), request.path.strip("/")
    if path in {"crawl", f"crawl/{LIST}"}:
        return web.Response(body=gzip.compress("\n".join(named).encode(), mtime=0), content_type="application/gzip")
    if path not in named:
        return web.Response(status=404, text="nothing here")
    body = warc(state.base, named[path])
    return await send(request, body, len(body) // 2 if state.count(request) == 1 else None)


async def send(request: web.Request, body: bytes, cut: int | None = None, pause_s: float = 0) -> web.StreamResponse:
    """Send a file, or the rest of it from where the request asks for the same version.

    cut: bytes after which the server hangs up.  pause_s: between two pieces.
    """
    tag = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
    start = request.http_range.start or 0 if request.headers.get("If-Range") == tag else 0
    headers = {"ETag": tag, "Content-Type": "application/octet-stream", "Content-Length": str(len(body) - start)}
    if start >= len(body):
        return web.Response(status=416, headers={"Content-Range": f"bytes */{len(body)}"})
    if start:
        headers["Content-Range"] = f"bytes {start}-{len(body) - 1}/{len(body)}"
    response = web.StreamResponse(status=206 if start else 200, headers=headers)
    await response.prepare(request)
    end = len(body) if cut is None else min(start + cut, len(body))
    for position in range(start, end, _PIECE):
        await response.write(body[position : min(position + _PIECE, end)])
        await asyncio.sleep(pause_s)
    if cut is not None and request.transport:
        await asyncio.sleep(0.05)
        request.transport.close()
    return response
