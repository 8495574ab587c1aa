"""Commands of `newsledger` without the start of a Python for each: a process that has imported everything forks one for each command.

    with warm_commands() as commands:
        done = commands.run(project, "report")

Working folder, environment, standard files and exit status are those of a process of its own; only the imports are done before. That the
commands start by themselves is tested with an installed wheel (`tests/commands/test_project_commands.py`).
"""

import importlib
import json
import os
import pkgutil
import socket
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NoReturn

import pipelines.commands
from pipelines import cli
from pipelines.link_days.linking_code import rules_digest
from pipelines.read import page_workers
from pipelines.settings import PROJECT
from support import SUPPORT
from support.warm_client import ask


class WarmCommands:
    """Where the process listens. address: its socket."""

    def __init__(self, address: Path) -> None:
        """Take the address."""
        self.address = address

    def run(self, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run a command in a folder, with this process's environment and nothing on standard input."""
        environment = {name: value for name, value in os.environ.items() if name != "NEWSLEDGER_WAREHOUSE"}
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err, Path(os.devnull).open("rb") as nothing:
            status = ask(str(self.address), arguments, str(folder), environment, [file.fileno() for file in (nothing, out, err)])
            out.seek(0)
            err.seek(0)
            return subprocess.CompletedProcess(arguments, status, out.read().decode(), err.read().decode())


@contextmanager
def warm_commands(*prefix: str) -> Iterator[WarmCommands]:
    """Start the process and give where it listens. prefix: a command that starts it, such as one that changes the user."""
    with tempfile.TemporaryDirectory(dir="/tmp") as folder:
        address = Path(folder) / "socket"
        with socket.socket(socket.AF_UNIX) as listener:
            listener.bind(str(address))
            listener.listen()
            command = [*prefix, sys.executable, "-m", "support.warm_commands", str(listener.fileno())]
            environment = os.environ | {"PYTHONPATH": f"{SUPPORT.parent}{os.pathsep}{PROJECT}", "PYTHONDONTWRITEBYTECODE": "1"}
            process = subprocess.Popen(command, env=environment, pass_fds=[listener.fileno()], stdin=subprocess.DEVNULL)
        try:  # it listens alone, so that nobody waits for it once it has ended
            yield WarmCommands(address)
        finally:
            process.kill()
            process.wait()


def _serve(connection: socket.socket) -> NoReturn:
    """Run the command that is asked for, tell its status and end."""
    _, files, _, _ = socket.recv_fds(connection, 1, 3)
    arguments, folder, environment = json.loads(b"".join(iter(lambda: connection.recv(65_536), b"")))
    for number, file in enumerate(files):
        os.dup2(file, number)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    time.tzset()
    sys.stdin, sys.stdout, sys.stderr = (open(number, "r" if number == 0 else "w", closefd=False) for number in range(3))  # noqa: SIM115
    status = 1
    try:
        status = cli.main(arguments)
    except SystemExit as end:
        status = end.code if isinstance(end.code, int) else 1
    except BaseException:  # noqa: BLE001 — as Python itself does
        traceback.print_exc()
    sys.stdout.flush()
    sys.stderr.flush()
    connection.sendall(str(status).encode())
    os._exit(0)


def main() -> NoReturn:
    """Import what commands need, and fork one process for each connection to the socket that the argument names by its number."""
    for module in pkgutil.iter_modules(pipelines.commands.__path__, "pipelines.commands."):
        importlib.import_module(module.name)
    page_workers.load_tools(None)
    rules_digest()
    importlib.import_module("pandas")  # as pyarrow does with the first array, which would start threads here
    with socket.socket(fileno=int(sys.argv[1])) as listener:
        while True:
            connection, _ = listener.accept()
            if not os.fork():
                listener.close()
                _serve(connection)
            connection.close()
            with suppress(ChildProcessError):
                while os.waitpid(-1, os.WNOHANG)[0]:  # those that have ended, so that their processor time is counted
                    pass


if __name__ == "__main__":
    main()
