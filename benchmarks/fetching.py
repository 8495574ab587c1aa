"""Pages per second, memory and politeness of a run of a web source, from the address to the archived evidence.

    python benchmarks/fetching.py [--pages 10000] [--hosts 20] [--rounds 3] [--interval 0.05]

A web server in a process of its own serves pages of about 40 kB, compressed with gzip, on the addresses 127.0.0.1, 127.0.0.2 … of this
machine (Linux), each a host. Measured are, on the same pages: a bare loop of the same HTTP client that reads every page and keeps nothing,
one worker a host; a whole run of `collect` without pauses (robots.txt, redirect and address checks, digests, WARC, log); and one with
pauses, for which the server tells what was asked for and when. Compare figures of one run only: the machine's load changes them. A whole
run without pauses has two processes beside the server, so that other work on a machine of two cores slows it more than the bare loop.
"""

import argparse
import asyncio
import datetime as dt
import gc
import gzip
import itertools
import json
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import aiohttp

from pipelines.fetch.collect import Collected, collect_source
from pipelines.fetch.records.progress import Progress
from pipelines.sources.source import Limits, Source

VARIANTS = 200
WORDS = 5_000
FIRST_MEASURED = 1_000
"""Page after which the growth of memory is counted."""


class Served:
    """What the server answers with, and what it was asked for."""

    def __init__(self) -> None:
        """Make the pages."""
        chance = random.Random(7)  # noqa: S311 — a fixed draw, no secret
        vocabulary = ["".join(chance.choices("aeioubdfglmnprst", k=chance.randint(2, 10))) for _ in range(3_000)]
        self.pages = [self._page(chance, vocabulary) for _ in range(VARIANTS)]
        self.requests: list[tuple[str, str, float]] = []

    def _page(self, chance: random.Random, vocabulary: list[str]) -> bytes:
        words = [chance.choice(vocabulary) for _ in range(WORDS)]
        text = "".join(f"<p>{' '.join(words[start : start + 60])}.</p>\n" for start in range(0, WORDS, 60))
        body = gzip.compress(f"<html><head><title>{words[0]}</title></head><body>{text}</body></html>".encode(), 6, mtime=0)
        head = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Encoding: gzip\r\nContent-Length: {len(body)}\r\n"
        return head.encode() + b'ETag: "1"\r\nServer: benchmark\r\n\r\n' + body

    def answer(self, path: str) -> bytes:
        """Return the response to a request for a path."""
        if path.startswith("/page/"):
            return self.pages[int(path[6:]) % VARIANTS]
        body = b""
        if path == "/robots.txt":
            body = b"User-agent: *\nDisallow: /private/\nDisallow: /*?print=\n"
        if path == "/asked":
            body = json.dumps(self.requests).encode()
            self.requests.clear()
        return b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: %d\r\n\r\n" % len(body) + body


class Connection(asyncio.Protocol):
    """One connection of the server, kept alive."""

    def __init__(self, served: Served) -> None:
        """Answer with these pages."""
        self.served = served
        self.waiting = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Remember where to write."""
        self.transport = transport
        self.host = transport.get_extra_info("sockname")[0]

    def data_received(self, data: bytes) -> None:
        """Answer each request that has come whole."""
        self.waiting += data
        while (end := self.waiting.find(b"\r\n\r\n")) >= 0:
            path = self.waiting[:end].split(b" ", 2)[1].decode()
            self.waiting = self.waiting[end + 4 :]
            answer = self.served.answer(path)
            if path.startswith("/page/"):
                self.served.requests.append((self.host, path, time.monotonic()))
            self.transport.write(answer)  # type: ignore[attr-defined]


async def serve(hosts: int, port: int) -> None:
    """Serve until killed; print the port once ready."""
    loop, served = asyncio.get_running_loop(), Served()
    for number in range(1, hosts + 1):
        server = await loop.create_server(lambda: Connection(served), f"127.0.0.{number}", port)
        port = server.sockets[0].getsockname()[1]
    print(port, flush=True)
    await asyncio.Event().wait()


def addresses(options: argparse.Namespace, port: int) -> list[str]:
    """Return the addresses of all pages, the hosts taking turns."""
    return [f"http://127.0.0.{number % options.hosts + 1}:{port}/page/{number}" for number in range(options.pages)]


async def bare(urls: list[str], hosts: int) -> float:
    """Return the seconds that the client alone needs for the pages, one worker a host."""
    connector = aiohttp.TCPConnector(limit=hosts)
    async with aiohttp.ClientSession(connector=connector) as session:

        async def one_host(part: list[str]) -> None:
            """Ask for the pages of a host one after the other."""
            for url in part:
                async with session.get(url) as response:
                    await response.read()

        started = time.perf_counter()
        await asyncio.gather(*(one_host(urls[number::hosts]) for number in range(hosts)))
        return time.perf_counter() - started


def run(urls: list[str], hosts: int, interval_s: float, folder: Path) -> tuple[float, Collected, dict[int, int]]:
    """Return the seconds of a whole run, what it did, and the resident kilobytes after so many pages."""
    limits = Limits(interval_s=interval_s, connections=hosts)
    source = Source(name="benchmark", title="Benchmark", kind="page", allow_private=True, limits=limits)
    memory: dict[int, int] = {}

    def report(progress: Progress) -> None:
        """Note the resident memory in kB every thousand pages."""
        if progress.done % FIRST_MEASURED == 0:
            memory[progress.done] = resident_kb()

    now = dt.datetime.now(dt.UTC)
    started = time.perf_counter()
    done = collect_source(source, now.date(), warehouse=folder, root=folder, now=now, urls=urls, report=report)
    return time.perf_counter() - started, done, memory


def resident_kb() -> int:
    """Return the memory of this process that is in RAM now."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4


async def asked(port: int) -> list[tuple[str, str, float]]:
    """Return what the server was asked for since the last time."""
    async with aiohttp.ClientSession() as session, session.get(f"http://127.0.0.1:{port}/asked") as response:
        return [tuple(one) for one in json.loads(await response.read())]


@contextmanager
def processor_time(times: list[tuple[float, float]], pages: int) -> Iterator[None]:
    """Add the milliseconds a page of this process, and of those that it started and that have ended."""
    begun, before = time.process_time(), resource.getrusage(resource.RUSAGE_CHILDREN)
    yield
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    there = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    times.append((1000 * (time.process_time() - begun) / pages, 1000 * there / pages))


def throughput(options: argparse.Namespace, port: int) -> None:
    """Measure the bare loop and whole runs in turns and print their rates."""
    urls = addresses(options, port)
    rates: dict[str, list[float]] = {"bare": [], "collect": []}
    times: dict[str, list[tuple[float, float]]] = {"bare": [], "collect": []}
    for _ in range(options.rounds):
        with processor_time(times["bare"], len(urls)):
            rates["bare"].append(len(urls) / asyncio.run(bare(urls, options.hosts)))
        with tempfile.TemporaryDirectory() as folder, processor_time(times["collect"], len(urls)):
            seconds, done, _ = run(urls, options.hosts, 0.0, Path(folder))
        assert done.archived == len(urls), done  # noqa: S101
        rates["collect"].append(len(urls) / seconds)
        gc.collect()
    asyncio.run(asked(port))
    shares = [100 * whole / alone for whole, alone in zip(rates["collect"], rates["bare"], strict=True)]
    for name, values in rates.items():
        here, there = (statistics.median(one) for one in zip(*times[name], strict=True))
        print(f"{name:8} {statistics.median(values):7.0f} pages/s; processor time a page {here:.3f} ms, in the writer {there:.3f} ms")
    print(f"collect of bare, round by round: {', '.join(f'{share:.0f}' for share in shares)} %, median {statistics.median(shares):.0f} %")


def politeness(options: argparse.Namespace, port: int) -> None:
    """Run with pauses and print what the server saw, and the growth of memory."""
    urls = addresses(options, port)
    with tempfile.TemporaryDirectory() as folder:
        seconds, done, memory = run(urls, options.hosts, options.interval, Path(folder))
        size = sum(path.stat().st_size for path in Path(folder).rglob("*") if path.is_file())
    requests = asyncio.run(asked(port))
    twice = sum(number > 1 for number in Counter((host, path) for host, path, _ in requests).values())
    shortest = min(
        later - earlier
        for host in {host for host, _, _ in requests}
        for moments in [[moment for one, _, moment in requests if one == host]]
        for earlier, later in itertools.pairwise(moments)
    )
    grown = (max(memory.values()) - memory[FIRST_MEASURED]) / 1024 if len(memory) > 1 else 0
    print(f"collect, pauses of {options.interval} s: {done.archived} of {len(urls)} archived in {seconds:.1f} s, {size / 1e6:.0f} MB")
    print(f"addresses asked for twice {twice:7d}")
    print(f"shortest pause of a host  {shortest:7.3f} s")
    print(f"memory from page 1,000 on {grown:+7.1f} MB, to {max(memory.values(), default=0) / 1024:.0f} MB")


def main() -> None:
    """Start the server, measure, and stop it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=10_000)
    parser.add_argument("--hosts", type=int, default=20)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--interval", type=float, default=0.05)
    parser.add_argument("--serve", action="store_true", help="only serve the pages, and print the port")
    options = parser.parse_args()
    if options.serve:
        asyncio.run(serve(options.hosts, 0))
        return
    command = [sys.executable, __file__, "--serve", "--hosts", str(options.hosts)]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)  # noqa: S603 — itself
    try:
        assert server.stdout is not None  # noqa: S101
        port = int(server.stdout.readline())
        politeness(options, port)  # first, because memory that another run gave back would hide the growth
        throughput(options, port)
    finally:
        server.kill()
        server.wait()


if __name__ == "__main__":
    main()
