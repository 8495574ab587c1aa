"""A store on loopback that answers as the XML API of Google Cloud Storage is documented: put on a condition, get, list, delete.

It is no Google: it shows what the client asks for, and that what it does with the answers holds.
"""

import hashlib
import http.server
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email.utils import formatdate
from urllib.parse import parse_qs, unquote, urlsplit
from xml.sax.saxutils import escape

BUCKET = "news"
ADDRESS = f"gs://{BUCKET}/prefix"
_LISTED = "<Contents><Key>{key}</Key><Size>{size}</Size><ETag>{tag}</ETag><LastModified>2026-05-04T12:00:00.000Z</LastModified></Contents>"


@dataclass(frozen=True, slots=True)
class _Stored:
    generation: int
    content: bytes

    @property
    def tag(self) -> str:
        """Return the ETag, which for objects put in one request is a hash of the content."""
        return f'"{hashlib.sha256(self.content).hexdigest()[:32]}"'


class _Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    wbufsize = 1 << 16  # head and body go out together
    objects: dict[str, _Stored]
    generations: list[int]
    at_work: threading.Lock

    def do_PUT(self) -> None:
        """Put an object if its generation is the one that is asked for; 0 stands for none."""
        content = self.rfile.read(int(self.headers["Content-Length"]))
        wanted = self.headers.get("x-goog-if-generation-match")
        with self.at_work:
            known = self.objects.get(self._key)
            if wanted is not None and int(wanted) != (known.generation if known else 0):
                self._answer(412, b"<Error><Code>PreconditionFailed</Code></Error>")
                return
            self.generations.append(len(self.generations) + 1)
            self.objects[self._key] = _Stored(self.generations[-1], content)
            self._answer(200, b"", self.objects[self._key])

    def do_GET(self) -> None:
        """Give an object, a part of one, or the list of those below a prefix."""
        asked = parse_qs(urlsplit(self.path).query)
        if "list-type" in asked:
            prefix = asked.get("prefix", [""])[0]
            found = [(key, stored) for key, stored in sorted(self.objects.items()) if key.startswith(prefix)]
            listed = "".join(_LISTED.format(key=escape(key), size=len(stored.content), tag=escape(stored.tag)) for key, stored in found)
            self._answer(200, f"<ListBucketResult>{listed}</ListBucketResult>".encode())
            return
        stored = self.objects.get(self._key)
        if stored is None:
            self._answer(404, b"<Error><Code>NoSuchKey</Code></Error>")
        elif asked_range := self.headers.get("Range"):
            first, last = (int(number) for number in asked_range.removeprefix("bytes=").split("-"))
            self._answer(206, stored.content[first : last + 1], stored, f"bytes {first}-{last}/{len(stored.content)}")
        else:
            self._answer(200, stored.content, stored)

    do_HEAD = do_GET  # noqa: N815 — a name that http.server has

    def do_DELETE(self) -> None:
        """Delete an object."""
        self._answer(204 if self.objects.pop(self._key, None) else 404, b"")

    @property
    def _key(self) -> str:
        return unquote(urlsplit(self.path).path).removeprefix(f"/{BUCKET}/")

    def _answer(self, status: int, body: bytes, stored: _Stored | None = None, content_range: str = "") -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Last-Modified", formatdate(1777896000, usegmt=True))
        if stored:
            self.send_header("ETag", stored.tag)
            self.send_header("x-goog-generation", str(stored.generation))
        if content_range:
            self.send_header("Content-Range", content_range)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def google_store() -> Iterator[dict[str, str]]:
    """Serve an empty bucket, and give the environment in which clients find it."""

    class Handler(_Handler):
        objects: dict[str, _Stored] = {}  # noqa: RUF012 — of this server
        generations: list[int] = []  # noqa: RUF012
        at_work = threading.Lock()

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as started:
        threading.Thread(target=started.serve_forever, daemon=True).start()
        base = f"http://127.0.0.1:{started.server_address[1]}"
        key = {"gcs_base_url": base, "disable_oauth": True, "client_email": "", "private_key": "", "private_key_id": ""}
        yield {"GOOGLE_SERVICE_ACCOUNT_KEY": json.dumps(key), "AWS_ENDPOINT_URL": base}  # the latter allows http
        started.shutdown()
