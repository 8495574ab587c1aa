"""Tasks as workers do them, but a page about five dead ends the process that reads it."""

import os
from pathlib import Path

from pipelines.contract.page import Page
from pipelines.read import archive_shard, page_workers
from pipelines.read.page_workers import Outcome
from pipelines.read.shard_task import ShardTask

_extract_batch, _extract_one = page_workers._extract_batch, page_workers.extract_one  # noqa: SLF001


def _deadly(page: Page, tools: page_workers.Tools) -> Outcome:
    if b"kills 5 people" in page.body or b"killed 5 people" in page.body:
        os.kill(os.getpid(), 9)
    return _extract_one(page, tools)


def deadly_shard(task: ShardTask) -> int:
    """Read a shard."""
    page_workers.extract_one = _deadly
    return archive_shard.extract_shard(task)


def deadly_batch(batch: list[Page], places: Path | None) -> list[Outcome]:
    """Read some pages."""
    page_workers.extract_one = _deadly
    return _extract_batch(batch, places)
