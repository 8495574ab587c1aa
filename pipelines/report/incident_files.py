"""The pages of all incidents, written by several processes; a page that would hold what it holds already is kept."""

import hashlib
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

from pipelines import __version__
from pipelines.processes.worker_pool import in_pool
from pipelines.publish.database import Warehouse, open_read_only
from pipelines.report.facts.fingerprints import read_fingerprints
from pipelines.report.facts.incident_evidence import read_evidence
from pipelines.report.facts.overview import Overview
from pipelines.report.pages.incident_page import incident_page
from pipelines.report.pages.version import Version
from pipelines.report.report_files import write_file

_PART = 1_000
"""Incidents whose evidence is in memory at once, in each process."""

_FEW = 2_000
"""So many are written quicker than further processes start."""


@dataclass(frozen=True, slots=True)
class Job:
    """What every part needs. known: by incident, the fingerprint of what its page holds."""

    warehouse: Path
    folder: Path
    version: Version
    known: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class WrittenPage:
    """A page. fingerprint: of what it holds.  bytes: 0 where it was kept."""

    incident_id: str
    fingerprint: str
    bytes: int


def page_name(incident_id: str) -> str:
    """Return the path of an incident's page in the report's folder."""
    return f"incidents/{incident_id}.html"


def write_incidents(job: Job, database: Warehouse, overview: Overview) -> Iterator[WrittenPage]:
    """Write the pages of all incidents of an overview, and yield what became of each. Nothing else is read of those that are kept."""
    fingerprints = _fingerprints(job, database, overview)
    changed = []
    for incident in overview.incidents:
        name = incident.incident_id
        if job.known.get(name) == fingerprints[name] and (job.folder / page_name(name)).exists():
            yield WrittenPage(name, fingerprints[name], 0)
        else:
            changed.append(incident)
    parts = [overview.part(changed[begin : begin + _PART]) for begin in range(0, len(changed), _PART)]
    for name, size in _written(parts, job):
        yield WrittenPage(name, fingerprints[name], size)


def _fingerprints(job: Job, database: Warehouse, overview: Overview) -> dict[str, str]:
    rows, program = read_fingerprints(database), _program()
    return {
        incident.incident_id: hashlib.blake2b(
            f"{rows[incident.incident_id]} {overview.country_names.get(incident.country or '')} {job.version.scope} {program}".encode(),
            digest_size=12,
        ).hexdigest()
        for incident in overview.incidents
    }


def _written(parts: list[Overview], job: Job) -> Iterator[tuple[str, int]]:
    """Write pages and yield the incident and the bytes of each."""
    processes = min(len(parts), os.cpu_count() or 1) if sum(len(part.incidents) for part in parts) > _FEW else 1
    if processes > 1:
        yield from in_pool(iter([[part] for part in parts]), partial(_write, job=job), _killed, processes)
        return
    for part in parts:
        yield from _write([part], job)


def _killed(part: Overview) -> tuple[str, int]:
    first = part.incidents[0].incident_id
    raise RuntimeError(f"the process that wrote the pages from incident {first} on has died or hangs; free some memory and run it again")


def _write(parts: list[Overview], job: Job) -> list[tuple[str, int]]:
    """Write the pages of some parts; runs in a process of its own."""
    database = open_read_only(job.warehouse)
    pages = []
    try:
        for part in parts:
            evidence = read_evidence(database, [incident.incident_id for incident in part.incidents])
            for incident in part.incidents:
                name = incident.incident_id
                size = write_file(job.folder / page_name(name), incident_page(incident, evidence[name], part, job.version))
                pages.append((name, size))
    finally:
        database.close()
    return pages


@cache
def _program() -> str:
    """Return a fingerprint of what makes pages: the report's own code and templates, and the version."""
    files = sorted(path for path in Path(__file__).parent.rglob("*") if path.is_file() and path.suffix != ".pyc")
    made = hashlib.blake2b(__version__.encode(), digest_size=16)
    for path in files:
        made.update(path.read_bytes())
    return made.hexdigest()
