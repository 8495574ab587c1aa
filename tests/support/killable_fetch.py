"""A process that fetches for the test of killed runs: it imports everything once and forks a run for each line of standard input."""

import datetime as dt
import json
import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from pipelines.fetch.collect import collect_source
from pipelines.sources.source import Limits, Source

SOURCE = Source(
    name="pages", title="Pages", kind="page", allow_private=True, limits=Limits(interval_s=0, busy_s=0, attempts=1, failures=10_000)
)


def crawl_of(address: str) -> Source:
    """Define the source of one WARC file on the web."""
    limits = Limits(interval_s=0, busy_s=0, attempts=3, failures=10_000)
    return Source(name="crawl", title="Crawl", kind="warc", url=(address,), allow_private=True, robots=False, limits=limits)


def main(warehouse: Path, day: dt.date) -> None:
    """Read lists of addresses as JSON, fork a run of each and print its process, then `end` when it is over.

    A single address in quotes is that of a WARC file.
    """
    with TemporaryDirectory() as folder:  # what is imported at the first use is imported before the forks
        collect_source(SOURCE, day, warehouse=Path(folder), root=Path(folder), now=dt.datetime.now(dt.UTC), urls=["nowhere"])
    for line in sys.stdin:
        child = os.fork()
        if not child:
            now = dt.datetime.combine(day, dt.datetime.now(dt.UTC).time(), dt.UTC)
            asked = json.loads(line)
            source = crawl_of(asked) if isinstance(asked, str) else SOURCE
            collect_source(source, day, warehouse=warehouse, root=warehouse, now=now, urls=() if isinstance(asked, str) else asked)
            os._exit(0)
        print(child, flush=True)  # noqa: T201
        _, status = os.waitpid(child, 0)
        print("killed" if os.WIFSIGNALED(status) else "end", flush=True)  # noqa: T201


if __name__ == "__main__":
    main(Path(sys.argv[1]), dt.date.fromisoformat(sys.argv[2]))
