"""What `newsledger sbom` prints is CycloneDX, as the schema of its version and the list of licences of SPDX say it."""

import pytest

from pipelines import cli
from pipelines.commands.sbom_command import bill

pytestmark = pytest.mark.slow  # the schemas take three seconds to load, the libraries one more in each process that collects tests


def test_the_bill_is_valid_by_the_schema_of_cyclonedx(capsys: pytest.CaptureFixture[str]) -> None:
    from cyclonedx.schema import SchemaVersion  # noqa: PLC0415 — see above
    from cyclonedx.validation.json import JsonStrictValidator  # noqa: PLC0415

    assert cli.main(["sbom"]) == 0
    printed = capsys.readouterr().out
    validator = JsonStrictValidator(SchemaVersion.V1_6)
    assert validator.validate_str(printed) is None
    assert validator.validate_str(printed.replace('"library"', '"book"', 1)) is not None, "the validator sees a wrong word"


def test_every_licence_is_an_expression_of_spdx() -> None:
    from license_expression import get_spdx_licensing  # noqa: PLC0415 — see above

    known = get_spdx_licensing()
    for component in bill()["components"]:
        expression = component["licenses"][0]["expression"]
        errors = [error for error in known.validate(expression).errors if "LicenseRef-" not in error]
        assert not errors, (component["name"], expression)
    assert known.validate("MITT").errors, "the list knows which licences there are"
