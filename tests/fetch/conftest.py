"""What the tests of fetching share: a project folder, sources, and the web site on loopback in a thread."""

import asyncio
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from loopback_site import MIB, PAGE, Site, served

from pipelines.sources.source import Limits, Source


@pytest.fixture(scope="module")
def running_site() -> Iterator[Site]:
    """Serve one site for the tests of a module."""
    site = Site()
    loop = asyncio.new_event_loop()
    ready = threading.Event()
    stop = asyncio.Event()

    async def serve() -> None:
        async with served(site):
            ready.set()
            await stop.wait()

    thread = threading.Thread(target=lambda: loop.run_until_complete(serve()), daemon=True)
    thread.start()
    assert ready.wait(10)
    yield site
    loop.call_soon_threadsafe(stop.set)
    thread.join(10)
    loop.close()


@pytest.fixture
def site(running_site: Site) -> Site:
    """Give the running site as if it were new."""
    running_site.requests.clear()
    running_site.robots = (404, "")
    running_site.text = PAGE
    running_site.more.clear()
    running_site.most_open = 0
    return running_site


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Make a project folder with an empty inbox."""
    (tmp_path / "project" / "inbox").mkdir(parents=True)
    return tmp_path / "project"


@pytest.fixture
def warehouse(tmp_path: Path) -> Path:
    """Name a warehouse folder that does not exist yet."""
    return tmp_path / "warehouse"


@pytest.fixture
def inbox() -> Source:
    """Define a folder source."""
    return Source(name="inbox", title="Inbox", kind="folder", path="inbox", ignore=(".*", "README.md", "*.csv"))


@pytest.fixture
def pages() -> Source:
    """Define a source of typed addresses that may ask this machine, with short limits."""
    limits = Limits(connect_s=2, read_s=2, total_s=5, max_bytes=2 * MIB, attempts=2, interval_s=0, retry_after_s=2, busy_s=0)
    return Source(name="pages", title="Pages", kind="page", allow_private=True, robots=False, limits=limits)
