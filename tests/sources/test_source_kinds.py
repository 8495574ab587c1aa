"""The kinds of sources: each is declared once, collected by one function, and documented."""

import re
from dataclasses import fields

import pytest

from pipelines.contract.vocabulary import InputKind
from pipelines.fetch.collect import COLLECTORS, FILES
from pipelines.settings import PROJECT
from pipelines.sources.source import Source
from pipelines.sources.source_kinds import KINDS

NO_SOURCE = {InputKind.STDIN}


def test_every_kind_is_declared_and_collected() -> None:
    assert set(KINDS) == set(InputKind) - NO_SOURCE
    assert set(COLLECTORS) == set(KINDS)
    assert set(FILES) == {kind for kind, rules in KINDS.items() if "path" in rules.places}


@pytest.mark.parametrize("kind", KINDS)
def test_the_keys_of_a_kind_are_keys_of_a_definition(kind: str) -> None:
    assert {*KINDS[kind].places, *KINDS[kind].own_keys} <= {field.name for field in fields(Source)}


def test_the_guide_has_a_row_for_each_kind() -> None:
    page = (PROJECT / "docs" / "sources.md").read_text(encoding="utf-8")
    [table] = re.findall(r"^\| kind \|.*?(?=\n\n)", page, re.MULTILINE | re.DOTALL)
    assert set(re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE)) == set(KINDS)
