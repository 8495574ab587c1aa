"""A WARC file as another program writes it."""

import datetime as dt
import io

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

LONG_AGO = dt.datetime(2024, 2, 29, 10, 30, tzinfo=dt.UTC)
HTML = ("Content-Type", "text/html; charset=utf-8")


class ForeignArchive:
    """Writes a WARC file as another program would."""

    def __init__(self) -> None:
        """Start with its info record."""
        self.file = io.BytesIO()
        self.writer = WARCWriter(self.file, gzip=True)
        self.writer.write_record(self.writer.create_warcinfo_record("x.warc.gz", {"software": "x"}))

    def add(self, name: str, body: bytes, *headers: tuple[str, str], status: str = "200 OK", ask: bool = False) -> "ForeignArchive":
        """Write a response, and its request before it where asked to."""
        uri = f"https://herald.example/{name}"
        dated = {"WARC-Date": LONG_AGO.isoformat().replace("+00:00", "Z")}
        if ask:
            asked = StatusAndHeaders(f"GET /{name} HTTP/1.1", [("User-Agent", "crawler/1")], is_http_request=True)
            self.writer.write_record(self.writer.create_warc_record(uri, "request", http_headers=asked, warc_headers_dict=dict(dated)))
        answer = StatusAndHeaders(status, list(headers or (HTML,)), protocol="HTTP/1.1")
        record = self.writer.create_warc_record(
            uri, "response", payload=io.BytesIO(body), length=len(body), http_headers=answer, warc_headers_dict=dated
        )
        self.writer.write_record(record)
        return self

    def bytes(self) -> bytes:
        """Return the file."""
        return self.file.getvalue()
