"""Partitions of a day that change together: whenever the run is killed, all of them are old afterwards, or all are new."""

import os
import signal
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pytest
from support.contract_rows import DAY, article, claim

from pipelines.contract.tables import Article, IncidentCount
from pipelines.partitions.day_transaction import settle, write_day
from pipelines.partitions.parquet_files import PartitionError, partition_path, read_table

RENAMES = 3
"""Files that are renamed for two tables: the journal and both partitions."""


def written(warehouse: Path, title: str, value: int) -> None:
    """Write a day of one article and one claim."""
    one = article(title=title)
    write_day(warehouse, DAY, {"articles": (Article, [one]), "incident_counts": (IncidentCount, [claim(one, "Three people", value)])})


def state(warehouse: Path) -> tuple[str | None, int | None]:
    """Return what the partitions hold."""
    (one,) = read_table(partition_path(warehouse, "articles", DAY), Article)
    (count,) = read_table(partition_path(warehouse, "incident_counts", DAY), IncidentCount)
    return one.title, count.value


def killed_at(step: int, method: str, action: Callable[[], object]) -> int:
    """Run the action in a process that is killed at a call of a method of Path, and return the signal that ended it."""
    child = os.fork()
    if child == 0:
        plain, calls = getattr(Path, method), iter(range(100))

        def counted(*arguments: object, **named: object) -> object:
            if next(calls) == step:
                os.kill(os.getpid(), signal.SIGKILL)
            return plain(*arguments, **named)

        setattr(Path, method, counted)
        action()
        os._exit(0)
    return os.WTERMSIG(os.waitpid(child, 0)[1])


@pytest.mark.parametrize("step", range(RENAMES))
def test_a_run_that_is_killed_while_it_renames(tmp_path: Path, step: int) -> None:
    written(tmp_path, "old", 3)
    assert killed_at(step, "replace", lambda: written(tmp_path, "new", 4)) == signal.SIGKILL
    left = settle(tmp_path)
    assert (state(tmp_path), left) == ((("old", 3), 3) if step == 0 else (("new", 4), 0))
    assert settle(tmp_path) == 0
    assert sorted(path.name for path in (tmp_path / "core").iterdir()) == ["articles", "incident_counts"]


def test_a_run_that_is_killed_before_it_takes_the_journal_away(tmp_path: Path) -> None:
    written(tmp_path, "old", 3)
    assert killed_at(0, "unlink", lambda: written(tmp_path, "new", 4)) == signal.SIGKILL
    assert settle(tmp_path) == 0
    assert state(tmp_path) == ("new", 4)


@pytest.mark.parametrize("step", range(RENAMES + 1))
def test_a_run_that_finishes_for_another_is_killed_too(tmp_path: Path, step: int) -> None:
    written(tmp_path, "old", 3)
    killed_at(1, "replace", lambda: written(tmp_path, "new", 4))
    killed_at(step, "replace", lambda: settle(tmp_path))
    settle(tmp_path)
    assert state(tmp_path) == ("new", 4)


def test_a_row_that_does_not_fit_leaves_all_partitions(tmp_path: Path) -> None:
    written(tmp_path, "old", 3)
    one = article(title="new")
    with pytest.raises((pa.ArrowInvalid, pa.ArrowTypeError)):
        write_day(
            tmp_path, DAY, {"articles": (Article, [one]), "incident_counts": (IncidentCount, [claim(one, "Three people", 3, low="few")])}
        )
    assert state(tmp_path) == ("old", 3)
    assert list((tmp_path / "core").rglob("*.tmp")) == []


def test_files_that_no_journal_names_are_deleted(tmp_path: Path) -> None:
    written(tmp_path, "old", 3)
    (tmp_path / "core/articles/2026-05-04.parquet.123.tmp").write_bytes(b"half")
    (tmp_path / "core/renames.json.123.tmp").write_bytes(b"half")
    assert settle(tmp_path) == 2
    assert list((tmp_path / "core").rglob("*.tmp")) == []


@pytest.mark.parametrize("content", [b"", b"{", b"[1]", b'{"a": 1}'])
def test_a_damaged_journal_is_named(tmp_path: Path, content: bytes) -> None:
    written(tmp_path, "old", 3)
    (tmp_path / "core/renames.json").write_bytes(content)
    with pytest.raises(PartitionError, match=r"core/renames.json: not the list of files .* delete it"):
        settle(tmp_path)
