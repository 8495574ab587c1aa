"""The working folder of a lake that lies elsewhere: a mark in it says where, and beside it lies what this machine has to remember."""

import re
import uuid
from pathlib import Path

BOOKS = ".lake"
"""Folder for the mark, copies of manifests, and notes of what is still to be put."""
_ADDRESS = "address"
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)

_STORE = re.compile(r"(?:s3a?|gs|az|abfss?)://[^/@:]+(?:/.*)?|memory:///.*")
"""Stores that can put on a condition; the one in memory is for tests."""


def is_address(text: str) -> bool:
    """Tell whether a text is the address of a store, and not a path."""
    return _SCHEME.match(text) is not None


def address_of(folder: Path) -> str:
    """Return where the lake lies that a folder works for; empty where the folder keeps everything itself."""
    try:
        return (folder / BOOKS / _ADDRESS).read_text(encoding="utf-8").strip()
    except (FileNotFoundError, NotADirectoryError):
        return ""


def work_for(folder: Path, address: str) -> None:
    """Make a folder the working folder of a lake.

    Raises ValueError where the address is none, and where the folder works for another lake or holds a warehouse of its own.
    """
    if not _STORE.fullmatch(address):
        told = "it is s3://bucket/prefix, gs://bucket/prefix, az://account/container/prefix or a folder; keys belong into the environment"
        raise ValueError(f"NEWSLEDGER_WAREHOUSE: {address.partition('://')[0]}://… is not the address of a store; {told}")
    known = address_of(folder)
    if known == address.rstrip("/"):
        return
    if known:
        raise ValueError(f"{folder}: works for {known}; take another folder for {address} with NEWSLEDGER_WORKING_FOLDER")
    if (folder / "raw").exists() or (folder / "core").exists():
        remedy = "take an empty one with NEWSLEDGER_WORKING_FOLDER, then bring the warehouse over with `newsledger lake import FOLDER`"
        raise ValueError(f"{folder}: holds a warehouse of its own, so it cannot work for {address}; {remedy}")
    (folder / BOOKS).mkdir(parents=True, exist_ok=True)
    (folder / BOOKS / _ADDRESS).write_text(address.rstrip("/") + "\n", encoding="utf-8")


def machine_name(folder: Path) -> str:
    """Return the name of a working folder, which no other has: processes that share it are kept apart by its lock files."""
    path = folder / BOOKS / "machine"
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(uuid.uuid4().hex, encoding="utf-8")
        return path.read_text(encoding="utf-8")
