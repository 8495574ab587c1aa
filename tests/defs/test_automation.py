"""What starts a run: files that appear in a folder, and the morning."""

import datetime as dt
import os
from collections.abc import Iterator
from pathlib import Path

import dagster as dg
import pytest
from dagster._core.definitions.sensor_definition import SensorExecutionData

from pipelines.definitions import defs
from pipelines.defs.automation import folder_sensor, folder_sensors
from pipelines.settings import load_settings
from pipelines.sources.source import Source, load_sources

INBOX = Source(name="inbox", title="Inbox", kind="folder", path="inbox", ignore=(".*", "README.md"))


def today() -> str:
    return dt.datetime.now(dt.UTC).date().isoformat()


@pytest.fixture
def instance() -> Iterator[dg.DagsterInstance]:
    """Give an instance that forgets."""
    with dg.DagsterInstance.ephemeral() as made:
        yield made


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    """Make an empty inbox."""
    folder = tmp_path / "inbox"
    folder.mkdir()
    return folder


def watch(root: Path, instance: dg.DagsterInstance, cursor: str | None = None) -> SensorExecutionData:
    context = dg.build_sensor_context(instance=instance, cursor=cursor, definitions=defs)
    return folder_sensor(INBOX, root).evaluate_tick(context)


def test_a_new_file_starts_one_run_for_today(inbox: Path, instance: dg.DagsterInstance) -> None:
    (inbox / "a.html").write_text("<p>one</p>")
    (inbox / "b.txt").write_text("two")
    before = today()
    data = watch(inbox.parent, instance)
    [request] = data.run_requests or []
    assert request.partition_key in {before, today()}
    assert data.cursor


def test_a_dated_folder_starts_a_run_of_its_day(inbox: Path, instance: dg.DagsterInstance) -> None:
    for day in ("2026-05-04", "2026-05-05"):
        (inbox / day).mkdir()
        (inbox / day / "a.html").write_text("<p>one</p>")
    data = watch(inbox.parent, instance)
    assert [request.partition_key for request in data.run_requests or []] == ["2026-05-04", "2026-05-05"]


def test_no_change_is_skipped_with_a_reason(inbox: Path, instance: dg.DagsterInstance) -> None:
    (inbox / "a.html").write_text("<p>one</p>")
    first = watch(inbox.parent, instance)
    second = watch(inbox.parent, instance, cursor=first.cursor)
    assert not second.run_requests
    assert second.skip_message == "inbox/: nothing new"


@pytest.mark.parametrize("name", [None, "README.md", ".hidden.html"], ids=["empty", "ignored", "hidden"])
def test_nothing_to_read_is_skipped(inbox: Path, instance: dg.DagsterInstance, name: str | None) -> None:
    if name:
        (inbox / name).write_text("<p>one</p>")
    assert not watch(inbox.parent, instance).run_requests


def test_a_folder_that_is_not_there_is_skipped(tmp_path: Path, instance: dg.DagsterInstance) -> None:
    assert not watch(tmp_path, instance).run_requests


def test_a_changed_and_a_removed_file_are_noticed(inbox: Path, instance: dg.DagsterInstance) -> None:
    path = inbox / "a.html"
    path.write_text("<p>one</p>")
    (inbox / "b.html").write_text("<p>two</p>")
    first = watch(inbox.parent, instance)
    path.write_text("<p>longer than one</p>")
    second = watch(inbox.parent, instance, cursor=first.cursor)
    assert second.run_requests
    path.unlink()
    third = watch(inbox.parent, instance, cursor=second.cursor)
    assert len({first.cursor, second.cursor, third.cursor}) == 3


def test_only_days_whose_files_changed_are_run(inbox: Path, instance: dg.DagsterInstance) -> None:
    for day in ("2026-05-04", "2026-05-05"):
        (inbox / day).mkdir()
        (inbox / day / "a.html").write_text("<p>one</p>")
    first = watch(inbox.parent, instance)
    (inbox / "2026-05-05" / "b.html").write_text("<p>two</p>")
    second = watch(inbox.parent, instance, cursor=first.cursor)
    assert [request.partition_key for request in second.run_requests or []] == ["2026-05-05"]
    assert len(watch(inbox.parent, instance, cursor="0123abc").run_requests or []) == 2, "the cursor of an earlier version"


@pytest.mark.parametrize("day", ["2014-07-17", "2999-01-01"])
def test_a_day_that_has_no_partition_starts_nothing(inbox: Path, instance: dg.DagsterInstance, day: str) -> None:
    (inbox / day).mkdir()
    (inbox / day / "a.html").write_text("<p>one</p>")
    assert not watch(inbox.parent, instance).run_requests


def test_a_warc_file_starts_a_run_of_the_day_in_its_name(inbox: Path, instance: dg.DagsterInstance) -> None:
    (inbox / "CC-NEWS-20260504093000-00001.warc.gz").write_bytes(b"x")
    source = Source(name="crawl", title="Crawl", kind="warc", path="inbox")
    context = dg.build_sensor_context(instance=instance, definitions=defs)
    data = folder_sensor(source, inbox.parent).evaluate_tick(context)
    assert [request.partition_key for request in data.run_requests or []] == ["2026-05-04"]


def test_a_file_that_is_touched_is_noticed(inbox: Path, instance: dg.DagsterInstance) -> None:
    path = inbox / "a.html"
    path.write_text("<p>one</p>")
    first = watch(inbox.parent, instance)
    os.utime(path, (1, 1))
    assert watch(inbox.parent, instance, cursor=first.cursor).run_requests


def test_the_same_files_have_the_same_run_key(inbox: Path, instance: dg.DagsterInstance) -> None:
    """Dagster starts one run per key, so a cursor that was reset by hand starts nothing twice."""
    (inbox / "2026-05-04").mkdir()
    (inbox / "2026-05-04" / "a.html").write_text("<p>one</p>")
    keys = [request.run_key for _ in range(2) for request in watch(inbox.parent, instance).run_requests or []]
    assert len(keys) == 2
    assert len(set(keys)) == 1


def test_each_folder_source_has_its_sensor() -> None:
    folders = {source.name for source in load_sources(load_settings().sources) if source.kind in {"folder", "warc"} and source.watch}
    assert {sensor.name for sensor in folder_sensors()} == {f"{name}_files" for name in folders}


@pytest.mark.filterwarnings("ignore:Function `JobDefinition.run_request_for_partition`:DeprecationWarning")  # Dagster calls it itself
def test_the_morning_collects_its_own_day(instance: dg.DagsterInstance) -> None:
    at_six = dt.datetime(2026, 5, 5, 6, tzinfo=dt.UTC)
    context = dg.build_schedule_context(instance=instance, scheduled_execution_time=at_six)
    [request] = defs.resolve_schedule_def("every_morning").evaluate_tick(context).run_requests or []
    assert request.partition_key == "2026-05-05"


@pytest.mark.filterwarnings("ignore:Function `JobDefinition.run_request_for_partition`:DeprecationWarning")  # Dagster calls it itself
def test_each_hour_collects_the_current_day(instance: dg.DagsterInstance) -> None:
    late = dt.datetime(2026, 5, 5, 23, 15, tzinfo=dt.UTC)
    context = dg.build_schedule_context(instance=instance, scheduled_execution_time=late, repository_def=defs.get_repository_def())
    [request] = defs.resolve_schedule_def("every_hour").evaluate_tick(context).run_requests or []
    assert (request.partition_key, request.run_key) == ("2026-05-05", "2026-05-05T23")
