"""Remote WARC files: those that `url` and lists of paths name are downloaded one after another, read, and deleted again.

`warc_sources` reads the files, `download` downloads them. Files that were read to their end are known by their
address and not asked for again; a download or a reading that was interrupted is continued.
"""

import asyncio
import datetime as dt
import json
import time
from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import urlsplit

from pipelines.contract.vocabulary import Purpose
from pipelines.fetch.archive.compression import BodyError, decompress
from pipelines.fetch.archive.recorder import Recorder
from pipelines.fetch.files.folder import Found, of_day
from pipelines.fetch.files.warc_sources import is_list_name, keep_file, listing_of, read_paths, remote_file
from pipelines.fetch.records.progress import Progress, Report
from pipelines.fetch.records.received import Received
from pipelines.fetch.transport.download import Downloaded, Downloads
from pipelines.fetch.transport.http_client import Client
from pipelines.fetch.transport.recheck import may_try
from pipelines.fetch.transport.single_request import Transport
from pipelines.sources.source import Source

DOWNLOADS = ".downloads"
"""Folder beside the days of a source, in which files lie until they are read."""
_GZIP = b"\x1f\x8b"


class Remote:
    """What one run of a warc source takes from the network.

    held_back: files that failed before and wait.  notes: what else was left for a later run, and why.
    """

    def __init__(self, source: Source, day: dt.date, recorder: Recorder, now: dt.datetime) -> None:
        """day: the day of the run.  now: moment at which it starts."""
        self.held_back = 0
        self.notes: list[str] = []
        self._source = source
        self._day = day
        self._recorder = recorder
        self._now = now

    def keep(self, listed: Sequence[Found], report: Report | None) -> None:
        """Archive the pages of the files of the day: those listed in files of the source's folder, and those at its `url`."""
        asyncio.run(self._keep(listed, report))

    async def _keep(self, listed: Sequence[Found], report: Report | None) -> None:
        folder = self._recorder.warehouse / "raw" / self._source.name / DOWNLOADS
        async with Transport(self._source, self._now) as transport:
            found = [*listed, *await self._named(Client(self._source, transport, self._recorder))]
            files = self._due(list({file.input_ref: file for file in found}.values()))
            downloads = Downloads(self._source, transport, self._recorder, folder)
            started = time.monotonic()
            for number, file in enumerate(files, start=1):
                downloaded = await downloads.get(file.address or file.input_ref)
                if downloaded:
                    self._read(file, downloaded)
                if report:
                    failed, seconds = self._recorder.failed, time.monotonic() - started
                    report(Progress(source=self._source.name, total=len(files), done=number, failed=failed, seconds=seconds))

    async def _named(self, client: Client) -> list[Found]:
        """Return the files of the day that `url` names, by itself or by a list of paths."""
        found: list[Found] = []
        for url in self._source.url:
            address = for_day(url, self._day)
            if not is_list_name(urlsplit(address).path):
                found.append(remote_file(address, address, address))
                continue
            received = await client.get(address, purpose=Purpose.LISTING)
            if received.error is None:
                found += self._paths(received, address)
        wanted, waiting = of_day(found, self._day, self._now)
        if waiting:
            self.notes.append(f"{waiting} WARC files without a day in their name wait for a run of the current day")
        return wanted

    def _paths(self, received: Received, address: str) -> list[Found]:
        base = self._source.base or f"{urlsplit(address).scheme}://{urlsplit(address).netloc}/"
        body = received.body
        try:
            text = (decompress(body, "gzip", self._source.limits.max_bytes) if body.startswith(_GZIP) else body).decode("utf-8", "replace")
        except BodyError as error:
            self._refuse(address, f"the list of paths cannot be read ({error}): check url, or raise max_bytes under [limits]")
            return []
        lines = read_paths(text)
        if not lines or any("<" in line for line in lines):
            self._refuse(address, "the list of paths names no file: open it in a browser and correct url in the source file")
            return []
        return [remote_file(line, base, f"{address}#{line}") for line in lines]

    def _refuse(self, address: str, reason: str) -> None:
        self._recorder.keep(Received(input_ref=address, uri=address, fetched_at=self._now, error=reason, purpose=Purpose.LISTING))

    def _due(self, files: list[Found]) -> list[Found]:
        """Return the files that were not read to their end yet and have not just failed, as many as one run may download."""
        history = self._recorder.history
        history.load(file.input_ref for file in files)
        for file in files:
            if file.problem and history.past(file.input_ref).error != file.problem:
                self._refuse(file.input_ref, file.problem)
        new = [file for file in files if not file.problem and history.past(file.input_ref).last is None]
        due = [file for file in new if may_try(history.past(file.input_ref), self._now)]
        self.held_back = len(new) - len(due)
        most = self._source.limits.listings
        if len(due) > most:
            where = f"listings under [limits] in pipelines/sources/{self._source.name}.toml"
            self.notes.append(f"{len(due) - most} WARC files wait for the next run: run it again, or raise {where}")
        return due[:most]

    def _read(self, file: Found, downloaded: Downloaded) -> None:
        manifest = json.dumps({"file": file.input_ref, **downloaded.part.told()}).encode()
        listing = replace(listing_of(file, self._now, raw=manifest), **{"fetched_at": self._now, **downloaded.fields})
        keep_file(replace(file, path=downloaded.part.path), listing, self._source, self._recorder)
        downloaded.part.forget()


def for_day(address: str, day: dt.date) -> str:
    """Return an address with {year}, {month} and {day} filled in: lists of paths are made anew for each month."""
    return address.replace("{year}", f"{day:%Y}").replace("{month}", f"{day:%m}").replace("{day}", f"{day:%d}")
