"""`newsledger demo-site`: a small web site about fictional events on this machine, to try sources, sensors and politeness on."""

import asyncio
import signal

from pipelines.demo_site.site import ROBOTS, Site, served

_LAST_PORT = 65_535
_DEFINITION = """title = "Demo site"
kind = "feed"
url = "{base}/feed.xml"
allow_private = true
limits = {{ interval_s = 1 }}"""


def run_demo_site(port: int) -> int:
    """Serve the site until Ctrl-C or SIGTERM; port 0 takes a free one. Raises ValueError for what is no port, OSError for one in use."""
    if not 0 <= port <= _LAST_PORT:
        raise ValueError(f"--port {port}: there are ports from 1 to {_LAST_PORT}; 0 takes a free one")
    try:
        asyncio.run(_serve(port))
    except OSError as error:
        raise OSError(f"port {port} cannot be used ({error.strerror}); name another with --port, 0 takes a free one") from error
    return 0


async def _serve(port: int) -> None:
    stopped = asyncio.Event()
    for sign in (signal.SIGINT, signal.SIGTERM):  # a script that starts the site with `&` hands down a SIGINT that is ignored
        asyncio.get_running_loop().add_signal_handler(sign, stopped.set)
    async with served(Site(), port) as site:
        site.robots = (200, ROBOTS.format(delay=1, base=site.base))
        print(f"The demo site is at {site.base}/ until you press Ctrl-C. A source that reads it, pipelines/sources/demo.toml:\n")  # noqa: T201
        print(_DEFINITION.format(base=site.base), flush=True)  # noqa: T201
        await stopped.wait()
