"""Servers that break the rules of HTTP and TLS: each answer is archived or becomes an error with its reason, and none stops the run."""

import socketserver
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from support.loopback_site import DAY, NOW, PAGE

from pipelines.contract.tables import Fetch
from pipelines.contract.vocabulary import FetchOutcome
from pipelines.fetch.archive.archived_pages import read_fetches, read_pages
from pipelines.fetch.collect import collect_source
from pipelines.sources.source import Source

BODY = PAGE.encode()
SMUGGLED = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 7\r\n\r\n<p>evil"
OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
CHUNKED = b"%x\r\n%s\r\n0\r\n\r\n" % (len(BODY), BODY)
ANSWERS = {
    "a zero byte in a header": OK + b"X-A: a\0b\r\nContent-Length: %d\r\n\r\n" % len(BODY) + BODY,
    "a zero byte in a name": OK + b"X\0A: a\r\nContent-Length: %d\r\n\r\n" % len(BODY) + BODY,
    "length and chunks": OK + b"Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n" + CHUNKED + SMUGGLED,
    "chunks and length": OK + b"Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n" + CHUNKED + SMUGGLED,
    "two lengths": OK + b"Content-Length: 4\r\nContent-Length: %d\r\n\r\n" % len(BODY) + BODY,
    "a list of lengths": OK + b"Content-Length: 4, 5\r\n\r\n" + BODY,
    "a negative length": OK + b"Content-Length: -1\r\n\r\n" + BODY,
    "a signed length": OK + b"Content-Length: +4\r\n\r\n" + BODY,
    "an odd coding": OK + b"Transfer-Encoding: xchunked\r\n\r\n" + CHUNKED,
    "chunks twice": OK + b"Transfer-Encoding: chunked, chunked\r\n\r\n" + CHUNKED,
    "a bare line feed": b"HTTP/1.1 200 OK\nContent-Type: text/html\nContent-Length: %d\n\n" % len(BODY) + BODY,
    "a folded header": OK + b"X-A: a\r\n b\r\nContent-Length: %d\r\n\r\n" % len(BODY) + BODY,
    "a header without a colon": OK + b"nothing\r\nContent-Length: %d\r\n\r\n" % len(BODY) + BODY,
    "a blank before the colon": OK + b"Content-Length : 4\r\n\r\n" + BODY,
    "a huge header": OK + b"X-A: " + b"a" * 200_000 + b"\r\n\r\n" + BODY,
    "ten thousand headers": OK + b"X-A: a\r\n" * 10_000 + b"\r\n" + BODY,
    "no answer at all": b"",
    "no HTTP": b"SSH-2.0-OpenSSH_9.2\r\n",
    "a status of four digits": b"HTTP/1.1 2000 OK\r\nContent-Length: 0\r\n\r\n",
    "a chunk of any size": OK + b"Transfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n" + BODY,
    "a negative chunk": OK + b"Transfer-Encoding: chunked\r\n\r\n-4\r\n" + BODY,
}


@contextmanager
def server(answer: bytes, tls: ssl.SSLContext | None = None) -> Iterator[str]:
    """Serve one answer to whatever is asked, and give the address."""

    class Handler(socketserver.BaseRequestHandler):
        """Reads a request and sends the answer; {path} in it stands for one more than the number that was asked for."""

        def handle(self) -> None:
            """Answer once."""
            try:
                connection = tls.wrap_socket(self.request, server_side=True) if tls else self.request
                asked = connection.recv(100_000).split(b" ")
                number = asked[1].strip(b"/") if len(asked) > 1 else b""
                following = b"%d" % (int(number) + 1 if number.isdigit() else 0)
                connection.sendall(answer.replace(b"{path}", b"/" + following))
            except OSError:
                return

    class Server(socketserver.ThreadingTCPServer):
        """Ends with the test."""

        allow_reuse_address = daemon_threads = True

    with Server(("127.0.0.1", 0), Handler) as serving:
        thread = threading.Thread(target=serving.serve_forever, daemon=True)
        thread.start()
        yield f"{'https' if tls else 'http'}://127.0.0.1:{serving.server_address[1]}"
        serving.shutdown()
        thread.join()


def fetch(pages: Source, warehouse: Path, *urls: str) -> list[Fetch]:
    """Fetch addresses and return the rows of the log."""
    source = replace(pages, limits=replace(pages.limits, attempts=1, read_s=5.0, total_s=20.0))
    collect_source(source, DAY, warehouse=warehouse, root=warehouse, now=NOW, urls=urls)
    return read_fetches(warehouse, DAY)


@pytest.mark.parametrize("name", ANSWERS)
def test_an_answer_that_breaks_the_rules_is_an_error_or_one_page(name: str, pages: Source, warehouse: Path) -> None:
    with server(ANSWERS[name]) as address:
        [row] = fetch(pages, warehouse, f"{address}/a")
    archived = [page.body for page in read_pages(warehouse, {"pages": pages}, DAY)]
    assert all(b"evil" not in body for body in archived)
    if row.outcome is FetchOutcome.ARCHIVED:
        assert len(archived) == 1
    else:
        assert row.outcome is FetchOutcome.FAILED
        assert row.error
        assert archived == []


def test_ten_thousand_empty_frames_are_refused(pages: Source, warehouse: Path) -> None:
    body = b"\x50\x2a\x4d\x18\0\0\0\0" * 20_000  # frames of zstd that hold nothing
    with server(OK + b"Content-Encoding: zstd\r\nContent-Length: %d\r\n\r\n" % len(body) + body) as address:
        [row] = fetch(pages, warehouse, address)
    assert "more than 10000 parts" in (row.error or "")


def test_redirects_without_end_are_left(pages: Source, warehouse: Path) -> None:
    source = replace(pages, limits=replace(pages.limits, redirects=5))
    with server(b"HTTP/1.1 302 Found\r\nLocation: {path}\r\nContent-Length: 0\r\n\r\n") as address:
        rows = fetch(source, warehouse, f"{address}/1")
    assert len(rows) <= source.limits.redirects + 2
    [failed] = [row for row in rows if row.outcome is FetchOutcome.FAILED]
    assert "redirect" in (failed.error or "")


def test_redirects_in_a_circle_are_left(pages: Source, warehouse: Path) -> None:
    source = replace(pages, limits=replace(pages.limits, redirects=10_000))
    with server(b"HTTP/1.1 302 Found\r\nLocation: /x\r\nContent-Length: 0\r\n\r\n") as address:
        rows = fetch(source, warehouse, f"{address}/x")
    assert len(rows) < 10
    assert any(row.error for row in rows)


def test_what_is_no_tls_is_an_error(pages: Source, warehouse: Path) -> None:
    with server(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n") as address:
        [row] = fetch(pages, warehouse, address.replace("http:", "https:"))
    assert row.outcome is FetchOutcome.FAILED
    assert row.error


def test_a_certificate_of_nobody_known_is_an_error(pages: Source, warehouse: Path, tmp_path: Path) -> None:
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(*_certificate(tmp_path))
    with server(OK + b"Content-Length: %d\r\n\r\n" % len(BODY) + BODY, tls) as address:
        [row] = fetch(pages, warehouse, address)
    assert row.outcome is FetchOutcome.FAILED
    assert "certificate" in (row.error or "").lower()


def _certificate(folder: Path) -> tuple[Path, Path]:
    """Make a certificate that vouches for itself."""
    import datetime as dt  # noqa: PLC0415

    from cryptography import x509  # noqa: PLC0415
    from cryptography.hazmat.primitives import hashes, serialization  # noqa: PLC0415
    from cryptography.hazmat.primitives.asymmetric import ec  # noqa: PLC0415
    from cryptography.x509.oid import NameOID  # noqa: PLC0415

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = dt.datetime.now(dt.UTC)
    built = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key()).serial_number(1)
    signed = built.not_valid_before(now - dt.timedelta(1)).not_valid_after(now + dt.timedelta(1)).sign(key, hashes.SHA256())
    (folder / "cert.pem").write_bytes(signed.public_bytes(serialization.Encoding.PEM))
    plain = (serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    (folder / "key.pem").write_bytes(key.private_bytes(*plain))
    return folder / "cert.pem", folder / "key.pem"


@pytest.mark.parametrize("length", [2_000, 60_000])
def test_a_long_address_is_asked_or_refused(pages: Source, warehouse: Path, length: int) -> None:
    with server(OK + b"Content-Length: %d\r\n\r\n" % len(BODY) + BODY) as address:
        [row] = fetch(pages, warehouse, f"{address}/{'a' * length}")
    assert row.outcome in {FetchOutcome.ARCHIVED, FetchOutcome.FAILED}
    assert bool(row.error) == (row.outcome is FetchOutcome.FAILED)
