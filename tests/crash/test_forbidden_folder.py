"""A folder that may not be written to, by its mount or by its owner: what can be read is read, and the rest says which and what to do."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from support.warm_commands import WarmCommands, warm_commands

from pipelines import cli

pytestmark = pytest.mark.slow

TEXT = "Four hurt in Lower Brask\n\nMay 3, 2026\n\nFour people were injured in Lower Brask on Sunday, the police said.\n"
NOBODY = 65534
AS_NOBODY = (
    *("setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"),
    *("--inh-caps=+dac_read_search", "--ambient-caps=+dac_read_search"),
)
"""Another user, who may read everything, or the Python of this machine's administrator could not be started."""
WRITING = (["fetch", "inbox"], ["run"], ["build"], ["report"], ["forget", "inbox/a.txt", "--reason", "a slip"], ["backup", "kept.tar"])
COUNT = ["query", "--csv", "SELECT count(*) FROM articles"]


@pytest.fixture(scope="module")
def commands() -> Iterator[WarmCommands]:
    """Start what runs commands as this user."""
    with warm_commands() as found:
        yield found


@pytest.fixture(scope="module")
def commands_of_nobody() -> Iterator[WarmCommands]:
    """Start what runs commands as another user."""
    if not shutil.which("setpriv") or subprocess.run([*AS_NOBODY, sys.executable, "-c", ""], check=False).returncode:
        pytest.skip("running as another user needs root, and the command setpriv")
    with warm_commands(*AS_NOBODY) as found:
        yield found


@pytest.fixture(scope="module")
def made(commands: WarmCommands, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a project, published and reported."""
    folder = tmp_path_factory.mktemp("forbidden") / "mine"
    assert cli.main(["init", str(folder)]) == 0
    (folder / "inbox" / "a.txt").write_text(TEXT)
    assert commands.run(folder, "run").returncode == 0
    return folder


@pytest.fixture
def read_only(made: Path, tmp_path: Path) -> Iterator[Path]:
    """Give the project on a file system that is mounted read-only."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = shutil.which("mount")
    if not mount or subprocess.run([mount, "-t", "tmpfs", "-o", "size=64m", "tmpfs", disk], capture_output=True, check=False).returncode:
        pytest.skip("a file system cannot be mounted here, which needs root")
    try:
        shutil.copytree(made, disk / "mine", symlinks=True)
        (disk / "mine" / "inbox" / "b.txt").write_text(TEXT.replace("Four", "Six"))
        subprocess.run([mount, "-o", "remount,ro", disk], check=True)
        yield disk / "mine"
    finally:
        subprocess.run([shutil.which("umount") or "umount", "--lazy", disk], check=True)


@pytest.fixture
def foreign(made: Path) -> Iterator[Path]:
    """Give the project in a folder of another user, who may read it."""
    with tempfile.TemporaryDirectory(dir="/tmp") as folder:
        Path(folder).chmod(0o755)
        shutil.copytree(made, Path(folder) / "mine", symlinks=True)
        yield Path(folder) / "mine"


def test_what_cannot_be_written_on_a_read_only_disk_is_named(commands: WarmCommands, read_only: Path) -> None:
    for command in WRITING:
        done = commands.run(read_only, *command)
        assert (done.returncode, "Traceback" in done.stderr) == (1, False), done.stderr
        assert str(read_only) in done.stderr or "kept.tar" in done.stderr, command
        assert "mounted read-only; mount it for writing" in done.stderr or "may not do that there" in done.stderr, command
    assert commands.run(read_only, *COUNT).stdout == "count_star()\n1\n"


def test_a_missing_permission_is_named_with_its_folder(commands_of_nobody: WarmCommands, foreign: Path) -> None:
    for command in WRITING:
        done = commands_of_nobody.run(foreign, *command)
        assert (done.returncode, "Traceback" in done.stderr) == (1, False), done.stderr
        assert str(foreign) in done.stderr or "kept.tar" in done.stderr, command
        assert "`ls -ld` shows whose it is" in done.stderr, command
    assert commands_of_nobody.run(foreign, *COUNT).stdout == "count_star()\n1\n"


def test_who_is_not_root_does_everything(commands_of_nobody: WarmCommands, foreign: Path) -> None:
    for path in (foreign, *foreign.rglob("*")):
        os.chown(path, NOBODY, NOBODY, follow_symlinks=False)
    (foreign / "inbox" / "b.txt").write_text(TEXT.replace("Lower", "Upper"))
    for command in (["run"], ["report"], ["backup", "kept.tar"], ["forget", "inbox/a.txt", "--reason", "a person asked"], ["status"]):
        done = commands_of_nobody.run(foreign, *command)
        assert done.returncode == 0, done.stderr
    assert commands_of_nobody.run(foreign, *COUNT).stdout == "count_star()\n1\n"
