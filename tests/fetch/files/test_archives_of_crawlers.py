"""Whole files as two crawlers write them, after their specifications: Common Crawl's news crawl and Browsertrix."""

import gzip
import io
import json
import zipfile
from pathlib import Path

import pytest
from support.loopback_site import NOW

from pipelines.fetch.files.foreign_warc import read_foreign
from pipelines.fetch.records.received import Received
from pipelines.sources.source import Limits, Source

SOURCE = Source(name="crawl", title="Crawl", kind="warc", path="inbox", limits=Limits(max_bytes=100_000))
STORY = b"<!doctype html><html><body><p>A barge with grain sank below the lock of Orlo, the water office said.</p></body></html>"
OTHER = STORY.replace(b"Orlo", b"Vell")
ANSWER = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"
HOST = "https://gazette.example"


def record(kind: str, uri: str, content_type: str, block: bytes, *fields: str, version: str = "1.0") -> bytes:
    """Return a record, compressed on its own as both crawlers do."""
    head = [f"WARC/{version}", f"WARC-Type: {kind}", "WARC-Date: 2024-03-05T06:07:08Z", f"WARC-Record-ID: <urn:uuid:{len(block)}-{uri}>"]
    head += [f"WARC-Target-URI: {uri}"] if uri else []
    head += [*fields, f"Content-Type: {content_type}", f"Content-Length: {len(block)}"]
    return gzip.compress("\r\n".join(head).encode() + b"\r\n\r\n" + block + b"\r\n\r\n")


def response(uri: str, body: bytes, *fields: str, head: bytes = ANSWER, version: str = "1.0") -> bytes:
    """Return a record of a response."""
    return record("response", uri, "application/http; msgtype=response", head + b"\r\n" + body, *fields, version=version)


def news_crawl(*responses: bytes) -> bytes:
    """Return a file of a news crawl: what it is, then for each page its request, the response, and what the crawler notes."""
    info = record(
        "warcinfo",
        "",
        "application/warc-fields",
        b"software: StormCrawler\r\nformat: WARC File Format 1.0\r\n",
        "WARC-Filename: CC-NEWS.warc.gz",
    )
    asked = record("request", f"{HOST}/lock", "application/http; msgtype=request", b"GET /lock HTTP/1.1\r\nUser-Agent: bot\r\n\r\n")
    noted = record("metadata", f"{HOST}/lock", "application/warc-fields", b"fetchTimeMs: 120\r\nvia: https://gazette.example/feed\r\n")
    return info + b"".join(asked + one + noted for one in responses)


def read(path: Path, content: bytes) -> list[Received]:
    """Write a file and read it."""
    path.write_bytes(content)
    return list(read_foreign(path, path.name, SOURCE, NOW))


def test_a_file_of_a_news_crawl(tmp_path: Path) -> None:
    undone = ANSWER + b"X-Crawler-Content-Encoding: gzip\r\nX-Crawler-Content-Length: 96\r\nContent-Length: 120\r\n"
    feed = ANSWER.replace(b"text/html", b"application/rss+xml")
    content = news_crawl(
        response(f"{HOST}/lock", STORY, "WARC-Identified-Payload-Type: text/html", head=undone),
        response(f"{HOST}/feed", b"<rss/>", head=feed),
        response(f"{HOST}/gone", b"", head=b"HTTP/1.1 404 Not Found\r\n"),
        response(f"{HOST}/long", OTHER[:-30], "WARC-Truncated: length"),
    )
    pages = read(tmp_path / "CC-NEWS-20240305060000-00001.warc.gz", content)
    assert [(page.input_ref, page.raw, page.error) for page in pages] == [
        (f"{HOST}/lock", STORY, None),
        (f"{HOST}/long", OTHER[:-30], None),
    ]
    assert [page.exchange and page.exchange.truncated for page in pages] == [None, "length"]
    assert pages[0].exchange
    assert pages[0].exchange.request_line == "GET /lock HTTP/1.1"


@pytest.mark.parametrize(("stated", "kept"), [("disconnect", "disconnect"), ("TIME", "time"), ("too long", "unspecified"), ("", None)])
def test_why_a_body_is_not_whole(tmp_path: Path, stated: str, kept: str | None) -> None:
    (page,) = read(tmp_path / "a.warc.gz", news_crawl(response(f"{HOST}/long", STORY, *([f"WARC-Truncated: {stated}"] if stated else []))))
    assert page.exchange
    assert page.exchange.truncated == kept


def test_a_wacz_file_of_several_crawls(tmp_path: Path) -> None:
    def browser(kind: str, uri: str, content_type: str, block: bytes, *fields: str) -> bytes:
        return record(kind, uri, content_type, block, "WARC-Page-ID: 8d1f", *fields, version="1.1")

    profile = "WARC-Profile: http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
    first = response(f"{HOST}/lock", STORY, "WARC-Resource-Type: document", version="1.1") + browser(
        "resource", f"urn:view:{HOST}/lock", "image/png", b"\x89PNG"
    )
    second = (
        browser(
            "revisit",
            f"{HOST}/lock",
            "application/http; msgtype=response",
            ANSWER + b"\r\n",
            profile,
            f"WARC-Refers-To-Target-URI: {HOST}/lock",
        )
        + response(f"{HOST}/barge", OTHER, "WARC-Resource-Type: document", head=ANSWER.replace(b"200 OK", b"200 "), version="1.1")
        + response(f"{HOST}/api", OTHER, "WARC-Resource-Type: fetch", version="1.1")
        + browser("resource", f"urn:text:{HOST}/barge", "text/plain", b"A barge with grain sank")
        + browser("resource", f"urn:pageinfo:{HOST}/barge", "application/json", json.dumps({"urls": {HOST: {"status": 200}}}).encode())
    )
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("archive/rec-0.warc.gz", first)
        archive.writestr("archive/rec-1.warc.gz", second)
        archive.writestr("indexes/index.cdx.gz", gzip.compress(b"example,gazette)/lock 20240305060708 {}"))
        archive.writestr("pages/pages.jsonl", json.dumps({"format": "json-pages-1.0", "url": f"{HOST}/lock"}))
        archive.writestr("pages/extraPages.jsonl", "")
        archive.writestr("logs/crawl.log", "{}")
        archive.writestr("datapackage.json", json.dumps({"profile": "data-package", "wacz_version": "1.1.1"}))
    pages = read(tmp_path / "crawl.wacz", packed.getvalue())
    assert [(page.input_ref, page.raw, page.error) for page in pages] == [(f"{HOST}/lock", STORY, None), (f"{HOST}/barge", OTHER, None)]
    assert [(page.listed_by or "").partition("#")[0] for page in pages] == [f"crawl.wacz/archive/rec-{n}.warc.gz" for n in range(2)]
