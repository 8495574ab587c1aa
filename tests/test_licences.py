"""NOTICE names every package that the lock file installs, and SECURITY.md the file that is locked."""

import re

from pipelines.settings import PROJECT


def names(text: str) -> set[str]:
    return {re.sub(r"[-_.]+", "-", name).lower() for name in re.findall(r"^([A-Za-z0-9][\w.-]*)==", text, re.MULTILINE)}


def test_every_locked_package_has_its_licence_in_the_notice() -> None:
    noticed = PROJECT.joinpath("NOTICE").read_text(encoding="utf-8").partition("requirements.lock installs")[2]
    listed = set(re.findall(r"(?<=[ ,])[a-z0-9][a-z0-9-]*(?=,|\n)", noticed.partition("\n\n")[2]))
    locked = names(PROJECT.joinpath("requirements.lock").read_text(encoding="utf-8"))
    assert locked
    assert locked - listed == set(), "say the licence of these in NOTICE"


def test_every_locked_package_has_checksums() -> None:
    for lock in ("requirements.lock", "requirements-dev.lock"):
        text = PROJECT.joinpath(lock).read_text(encoding="utf-8")
        for entry in re.split(r"^(?=[A-Za-z0-9])", text, flags=re.MULTILINE):
            assert not names(entry) or "--hash=sha256:" in entry, entry[:80]
