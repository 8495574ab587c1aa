"""What tests of several packages share: an installation in a temporary folder, the sample's warehouse, sources, a site on loopback.

The sample is read without Dagster: collect, extract, build, as `newsledger build` does it.
"""

import asyncio
import datetime as dt
import fcntl
import os
import shutil
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from pipelines.fetch.collect import collect_source
from pipelines.link_days.link_partitions import link_days
from pipelines.publish.build import build_warehouse
from pipelines.publish.database import Warehouse, in_memory, open_read_only
from pipelines.read.read_day import build_day
from pipelines.settings import PROJECT, Settings
from pipelines.sources.source import Limits, Source, load_source
from support.loopback_site import MIB, PAGE, Site, served
from support.plain_builds import building_plainly, building_wholly
from support.scenes import Scene

# a busy machine is no failure: Hypothesis else gives each example 200 ms
# examples are the same in every run; with NEWSLEDGER_EXPLORE=1 they are others each time
settings.register_profile(
    "same in every run", deadline=None, derandomize="NEWSLEDGER_EXPLORE" not in os.environ, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("same in every run")

SAMPLE_DAYS = (dt.date(2026, 3, 12), dt.date(2026, 3, 13))


@pytest.fixture
def installation(tmp_path: Path) -> Settings:
    """Give an empty installation with the project's SQL and sources, and without curation."""
    return Settings(root=tmp_path, warehouse=tmp_path / "warehouse", curation=tmp_path / "curation")


@pytest.fixture(scope="session", autouse=True)
def _no_waiting_for_the_disk() -> Iterator[None]:
    """Do not wait until files are on the disk: what a loss of power leaves is nothing that a test of one process can see."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", lambda _: None)
        yield


@pytest.fixture(scope="session")
def sample_settings(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Settings:
    """Collect, extract and publish the sample once for the whole run, by the worker that asks first; nobody may write to it."""
    folder = tmp_path_factory.getbasetemp()
    folder = folder if worker_id == "master" else folder.parent
    settings, made = Settings(warehouse=folder / "sample" / "warehouse"), folder / "sample.made"
    with (folder / "sample.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists():
            with building_wholly():
                _make_sample(settings)
            made.touch()
    return settings


def _make_sample(settings: Settings) -> None:
    source = load_source(settings.sources / "sample.toml")
    for day in SAMPLE_DAYS:
        collected_at = dt.datetime.combine(day, dt.time(20), dt.UTC)
        collect_source(source, day, warehouse=settings.warehouse, root=PROJECT, now=collected_at)
        build_day(settings, day)
    link_days(settings)
    build_warehouse(settings)


@pytest.fixture(scope="module")
def sample(sample_settings: Settings) -> Iterator[Warehouse]:
    """Open the sample's warehouse for reading, once a module: opening it takes longer than most questions."""
    database = open_read_only(sample_settings.warehouse)
    yield database
    database.close()


@pytest.fixture(scope="module")
def plain_builds() -> Iterator[None]:
    """Let the builds of a module's commands and jobs be plain ones."""
    with building_plainly():
        yield


@pytest.fixture
def memory() -> Iterator[Warehouse]:
    """Give an empty database in memory."""
    database = in_memory()
    yield database
    database.close()


@pytest.fixture
def own_sql(installation: Settings) -> Settings:
    """Give an installation with a copy of the SQL that a test can change."""
    shutil.copytree(PROJECT / "sql", installation.root / "sql")
    return replace(installation, sql=installation.root / "sql")


@pytest.fixture(scope="module")
def open_scene(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Scene]:
    """Publish the SCENES of the module once; give what opens one by its name."""
    opener: Callable[[str], Scene] = request.module.SCENES.published(tmp_path_factory.mktemp("scenes"))
    return opener


@pytest.fixture
def scene(request: pytest.FixtureRequest, open_scene: Callable[[str], Scene]) -> Iterator[Scene]:
    """Open the scene of the test: that of its name, or of the parameter `name`."""
    parameters = getattr(getattr(request.node, "callspec", None), "params", {})
    opened = open_scene(parameters.get("name", request.function.__name__))
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def running_site() -> Iterator[Site]:
    """Serve one site from a thread of its own for the whole run."""
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
    assert ready.wait(120)
    yield site
    loop.call_soon_threadsafe(stop.set)
    thread.join(120)
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
    """Define a source of typed addresses that may ask this machine and makes no pauses."""
    limits = Limits(connect_s=60, read_s=60, total_s=120, max_bytes=2 * MIB, attempts=2, interval_s=0, retry_after_s=2, busy_s=0)
    return Source(name="pages", title="Pages", kind="page", allow_private=True, robots=False, limits=limits)
