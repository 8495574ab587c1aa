"""The archive as one WACZ file (version 1.1.1), which web archive players such as replayweb.page open: WARC files, an index, the pages."""

import gzip
import hashlib
import json
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from pipelines import __version__
from pipelines.lake.lake import bring, lake_of

_KEPT = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.revisit
_BLOCK = 3_000
"""Lines of the index in one gzip member, as other writers of WACZ have it."""
_WWW = re.compile(r"^www\d*\.")
_HEAD = {"format": "json-pages-1.0", "id": "pages", "title": "Articles"}


@dataclass(frozen=True, slots=True)
class Entry:
    """A record in the index. place: as articles name it, `path#offset`.  fields: of the index, in the order of its format."""

    key: str
    moment: str
    place: str
    fields: dict[str, str]

    @property
    def line(self) -> str:
        """The line of the index."""
        return f"{self.key} {self.moment} {json.dumps(self.fields)}\n"


def write_wacz(target: Path, warehouse: Path, titles: Mapping[str, str], created: str) -> int:
    """Write all of the archive into a file, and return how many pages it lists.

    titles: of the articles, by the place of their record, such as raw/herald/2026-03-12/1.warc.gz#277.  created: ISO 8601, in UTC.
    Raises ValueError where nothing is archived.
    """
    segments = [bring(warehouse, warehouse / name) for name in lake_of(warehouse).names("raw/*/*-*-*/*.warc.gz")]
    if not segments:
        raise ValueError(f"{warehouse / 'raw'}: nothing is archived, so there is nothing to put into a WACZ file")
    resources: list[dict[str, Any]] = []
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as wacz:  # what is compressed already must lie in it as it is
        entries: list[Entry] = []
        for segment in segments:
            path = segment.relative_to(warehouse).as_posix()
            name = path.removeprefix("raw/").replace("/", "-")
            wacz.write(segment, f"archive/{name}")
            resources.append(_resource(f"archive/{name}", _digest(segment), segment.stat().st_size))
            entries += _entries(segment, path, name)
        for name, content in _tables(sorted(entries, key=lambda entry: entry.line), titles).items():
            wacz.writestr(name, content)
            resources.append(_resource(name, hashlib.sha256(content).hexdigest(), len(content)))
        package = {"profile": "data-package", "title": "newsledger archive", "created": created, "wacz_version": "1.1.1"}
        described = json.dumps({**package, "software": f"newsledger {__version__}", "resources": resources}, indent=1).encode()
        wacz.writestr("datapackage.json", described)
        seal = {"path": "datapackage.json", "hash": f"sha256:{hashlib.sha256(described).hexdigest()}"}
        wacz.writestr("datapackage-digest.json", json.dumps(seal))
    return sum(entry.place in titles for entry in entries)


def _resource(path: str, digest: str, size: int) -> dict[str, Any]:
    return {"name": path.rpartition("/")[2].lower(), "path": path, "hash": f"sha256:{digest}", "bytes": size}


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _entries(segment: Path, path: str, name: str) -> Iterator[Entry]:
    """Yield the records of a segment that hold a page. path: of the segment in the warehouse.  name: in the archive folder."""
    waiting: tuple[WarcRecord, int] | None = None
    with segment.open("rb") as file:
        for record in ArchiveIterator(file, parse_http=True):
            if waiting:
                yield _entry(*waiting, record.stream_pos - waiting[1], path, name)
            waiting = None
            if record.record_type & _KEPT:
                record.freeze()
                waiting = record, record.stream_pos
    if waiting:
        yield _entry(*waiting, segment.stat().st_size - waiting[1], path, name)


def _entry(record: WarcRecord, offset: int, length: int, path: str, name: str) -> Entry:
    address = record.headers["WARC-Target-URI"]
    moment = re.sub(r"\D", "", record.headers["WARC-Date"])[:14]
    fields = {"url": address, "mime": record.http_content_type or record.headers.get("Content-Type") or "unk"}
    if record.http_headers is not None and record.http_headers.status_code:
        fields["status"] = str(record.http_headers.status_code)
    if record.record_type == WarcRecordType.revisit:
        fields["mime"] = "warc/revisit"
    fields |= {"digest": record.headers.get("WARC-Payload-Digest") or "-", "length": str(length), "offset": str(offset), "filename": name}
    return Entry(sort_key(address), moment, f"{path}#{offset}", fields)


def sort_key(address: str) -> str:
    """Return an address as indexes of web archives sort it (SURT): the host from its end, without www, all in small letters."""
    parts = urlsplit(address.lower())
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        return address.lower()
    host = ",".join(reversed(_WWW.sub("", parts.hostname).split(".")))
    port = f":{parts.port}" if parts.port not in {None, 80, 443} else ""
    return f"{host}{port}){parts.path or '/'}{f'?{parts.query}' if parts.query else ''}"


def _tables(entries: list[Entry], titles: Mapping[str, str]) -> dict[str, bytes]:
    """Return the files that describe the archive. entries: sorted."""
    blocks, starts, offset = [], ['!meta 0 {"format": "cdxj-gzip-1.0", "filename": "index.cdx.gz"}\n'], 0
    for first in range(0, len(entries), _BLOCK):
        part = entries[first : first + _BLOCK]
        block = gzip.compress("".join(entry.line for entry in part).encode(), mtime=0)
        where = {
            "offset": offset,
            "length": len(block),
            "digest": f"sha256:{hashlib.sha256(block).hexdigest()}",
            "filename": "index.cdx.gz",
        }
        starts.append(f"{part[0].key} {part[0].moment} {json.dumps(where)}\n")
        blocks.append(block)
        offset += len(block)
    return {
        "indexes/index.cdx.gz": b"".join(blocks),
        "indexes/index.idx": "".join(starts).encode(),
        "pages/pages.jsonl": "".join(_pages(entries, titles)).encode(),
    }


def _pages(entries: Iterable[Entry], titles: Mapping[str, str]) -> Iterator[str]:
    yield json.dumps(_HEAD) + "\n"
    for entry in entries:
        if (title := titles.get(entry.place)) is not None:
            at = entry.moment
            moment = f"{at[:4]}-{at[4:6]}-{at[6:8]}T{at[8:10]}:{at[10:12]}:{at[12:14]}Z"
            identity = hashlib.sha256(entry.place.encode()).hexdigest()[:20]
            yield json.dumps({"id": identity, "url": entry.fields["url"], "ts": moment, "title": title}, ensure_ascii=False) + "\n"
