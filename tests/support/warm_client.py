"""Asks the process of `support.warm_commands` for one command; it imports little, because it is started for each command of a tutorial.

python -I -S tests/support/warm_client.py SOCKET COMMAND…
"""

import json
import os
import socket
import sys
from collections.abc import Sequence

KILLED = 137
"""The status of a command that ended without telling one, as a shell gives it."""


def ask(address: str, arguments: Sequence[str], folder: str, environment: dict[str, str], files: Sequence[int]) -> int:
    """Have a command run in a folder, with an environment and three open files as its standard ones; return its exit status."""
    with socket.socket(socket.AF_UNIX) as server:
        server.connect(address)
        socket.send_fds(server, [b"."], [*files])
        server.sendall(json.dumps([[*arguments], folder, environment]).encode())
        server.shutdown(socket.SHUT_WR)
        return int(server.recv(16) or KILLED)


if __name__ == "__main__":
    sys.exit(ask(sys.argv[1], sys.argv[2:], os.getcwd(), dict(os.environ), (0, 1, 2)))  # noqa: PTH109 — pathlib takes longer to import
