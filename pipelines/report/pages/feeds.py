"""News for programs: an Atom feed and a JSON file with what changed."""

import json
from collections.abc import Sequence

from pipelines.report.pages.changes import Entry, as_rows
from pipelines.report.pages.rendering import render
from pipelines.report.pages.version import Version

MOST_ENTRIES = 200
"""Entries that the feed keeps over several reports."""

_NO_XML = dict.fromkeys((0xFFFE, 0xFFFF), "\ufffd")
"""Characters that no XML may hold; all others that it may not hold are replaced in every page."""


def atom(entries: Sequence[Entry], version: Version) -> str:
    """Return the feed, the newest entries first. Its addresses are those of files beside it."""
    return render("feed.xml", entries=entries[:MOST_ENTRIES], version=version).translate(_NO_XML)


def new_json(entries: list[Entry], since: str, version: Version) -> str:
    """Return what changed since the last report. since: the version of that report; empty for the first one."""
    content = {
        "version": version.name,
        "published": version.at.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "scope": version.scope,
        "since": since,
        "changes": as_rows(entries),
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"
