"""`newsledger sbom`: a software bill of materials of what the lock file installs, in CycloneDX 1.6 (JSON), with checksums and licences."""

import json
import re
from collections.abc import Iterator
from typing import Any

from pipelines import __version__
from pipelines.settings import PROJECT, NoProjectError, is_clone

_ENTRY = re.compile(r"^([A-Za-z0-9][\w.-]*)==([^\s;\\]+)", re.MULTILINE)
_CHECKSUM = re.compile(r"--hash=sha256:([0-9a-f]{64})")
_LICENCE = re.compile(r"^(\S[^:\n]*): ((?:[^\n]|\n(?= ))*)", re.MULTILINE)
_ALIASES = {"BSD": "LicenseRef-BSD"}
"""What SPDX has no word for: metadata that say no more than BSD."""


def run_sbom() -> int:
    """Print the bill of materials and return the exit status. Raises NoProjectError outside a clone, where there is no lock file."""
    if not is_clone():
        raise NoProjectError("sbom reads requirements.lock, which lies in a clone of newsledger: run it there")
    print(json.dumps(bill(), indent=1))  # noqa: T201
    return 0


def bill() -> dict[str, Any]:
    """Return the bill of materials; the same lock file gives the same one."""
    licences = dict(_licences(PROJECT.joinpath("NOTICE").read_text(encoding="utf-8")))
    locked = PROJECT.joinpath("requirements.lock").read_text(encoding="utf-8")
    own = {"type": "application", "bom-ref": "newsledger", "name": "newsledger", "version": __version__}
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": {**own, "licenses": [{"license": {"id": "Apache-2.0"}}]}},
        "components": [_component(entry, licences) for entry in re.split(r"^(?=[A-Za-z0-9])", locked, flags=re.MULTILINE) if "==" in entry],
    }


def _licences(notice: str) -> Iterator[tuple[str, str]]:
    """Yield each package with its licence, as an SPDX expression."""
    for licence, names in _LICENCE.findall(notice.partition("requirements.lock installs")[2].partition("\n\n")[2]):
        spdx = " ".join(_ALIASES.get(word, word) for word in licence.split())
        yield from ((name.strip(), spdx) for name in names.split(",") if name.strip())


def _component(entry: str, licences: dict[str, str]) -> dict[str, Any]:
    match = _ENTRY.match(entry)
    name, version = (match[1], match[2]) if match else ("", "")
    key = re.sub(r"[-_.]+", "-", name).lower()
    address = f"pkg:pypi/{key}@{version}"
    sums = [{"alg": "SHA-256", "content": content} for content in _CHECKSUM.findall(entry)]
    return {
        "type": "library",
        "bom-ref": address,
        "name": name,
        "version": version,
        "purl": address,
        "licenses": [{"expression": licences[key]}],
        "externalReferences": [{"type": "distribution", "url": f"https://pypi.org/project/{key}/{version}/", "hashes": sums}],
    }
