"""The software bill of materials names every locked package with version, checksums and a licence, and the same one each time."""

import json
import re

import pytest

from pipelines import cli
from pipelines.settings import PROJECT


def test_every_locked_package_stands_in_the_bill(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["sbom"]) == 0
    printed = capsys.readouterr().out
    bill = json.loads(printed)
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.6")
    locked = re.findall(r"^([A-Za-z0-9][\w.-]*)==([^\s;\\\\]+)", PROJECT.joinpath("requirements.lock").read_text(), re.MULTILINE)
    assert [(one["name"], one["version"]) for one in bill["components"]] == locked
    for one in bill["components"]:
        assert one["purl"] == one["bom-ref"]
        assert one["licenses"][0]["expression"]
        assert one["externalReferences"][0]["hashes"]
    assert len({one["bom-ref"] for one in bill["components"]}) == len(locked)
    cli.main(["sbom"])
    assert capsys.readouterr().out == printed
