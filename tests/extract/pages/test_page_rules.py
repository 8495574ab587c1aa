"""The examples and counter-examples that the rules carry, and lines that several rules could claim."""

import datetime as dt

import pytest

from pipelines.contract.vocabulary import SyndicationRole
from pipelines.extract.pages.agencies import AGENCIES, agency_in, credited_agency
from pipelines.extract.pages.boilerplate import ALL_KINDS, boilerplate_kind
from pipelines.extract.pages.closing_credits import is_sign_off, writers
from pipelines.extract.pages.dateline import Dateline, read_dateline


def test_boilerplate() -> None:
    found = [(kind.name, example, boilerplate_kind(example)) for kind in ALL_KINDS for example in kind.examples]
    assert found
    assert [(name, example) for name, example, kind in found if kind is None or kind.name != name] == []


def test_text_that_starts_like_boilerplate() -> None:
    assert [example for kind in ALL_KINDS for example in kind.counter_examples if boilerplate_kind(example) is not None] == []


def test_agencies() -> None:
    found = [(agency.name, example, agency_in(example)) for agency in AGENCIES for example in agency.examples]
    assert found
    assert [(name, example) for name, example, other in found if other != name] == []


def test_words_that_hold_the_letters_of_an_agency() -> None:
    found = [(agency.name, example) for agency in AGENCIES for example in agency.counter_examples if agency_in(example) == agency.name]
    assert found == []


@pytest.mark.parametrize(
    ("line", "credit"),
    [
        ("AFP contributed reporting.", ("AFP", SyndicationRole.REWRITE)),
        ("With reporting by the Associated Press", ("AP", SyndicationRole.REWRITE)),
        ("(ORLO HERALD with AFP, REUTERS)", ("AFP", SyndicationRole.REWRITE)),
        ("By The Associated Press", ("AP", SyndicationRole.COPY)),
        ("(Reuters)", ("Reuters", SyndicationRole.COPY)),
        ("Source: TASS", ("TASS", SyndicationRole.COPY)),
        ("He told AFP on Monday that nobody was hurt.", None),
        ("Reuters could not verify the figures.", None),
        ("Nobody was hurt.", None),
    ],
)
def test_credit_lines(line: str, credit: tuple[str, SyndicationRole] | None) -> None:
    assert credited_agency(line) == credit


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Reporting by Nadia Example in Vell and Omar Test; Editing by Ivo Sample", ("Nadia Example", "Omar Test")),
        ("(Additional reporting by Nadia Example in VELL; Writing by Omar Test; Editing by Ivo Sample)", ("Nadia Example", "Omar Test")),
        ("Editing by Ivo Sample", ()),
    ],
)
def test_sign_offs(line: str, names: tuple[str, ...]) -> None:
    assert is_sign_off(line)
    assert writers(line) == names


@pytest.mark.parametrize("line", ["Reporting the loss took a day.", "Written by hand, the list was short.", "Editing began in May."])
def test_sentences_are_no_sign_offs(line: str) -> None:
    assert writers(line) == ()


@pytest.mark.parametrize(
    ("text", "dateline"),
    [
        ("VELL (AP) — Two boats sank", Dateline("VELL", None, None, "AP")),
        ("VELL, March 3 (Reuters) - Two boats sank", Dateline("VELL", 3, 3, "Reuters")),
        ("VELL, Orlo/PORT TEST (Reuters) - Two boats", Dateline("VELL, Orlo", None, None, "Reuters")),
        ("VELL, March 20. /TASS/. Two boats sank", Dateline("VELL", 3, 20, "TASS")),
        ("Vell (AFP) – Two boats sank", Dateline("Vell", None, None, "AFP")),
        ("VELL, Orlo, March 20, 2026 — Two boats sank", Dateline("VELL, Orlo", 3, 20, None, 2026)),
        ("VELL, February 30, 2026 (Reuters) - Two boats sank", Dateline("VELL", 2, 30, "Reuters", 2026)),
        ("NEW VELL, N.Y. — Two boats sank", Dateline("NEW VELL, N.Y.", None, None, None)),
        ("BREAKING — Two boats sank", None),
        ("TWO boats sank on Monday", None),
        ("NASA — the space agency — said", None),
        ("The mayor (Labour) - a sailor", None),
        ("", None),
    ],
)
def test_datelines(text: str, dateline: Dateline | None) -> None:
    assert read_dateline(text) == dateline


def test_a_dateline_with_its_year_is_a_day() -> None:
    assert Dateline("VELL", 3, 20, None, 2026).date == dt.date(2026, 3, 20)
    assert Dateline("VELL", 2, 30, None, 2026).date is None
    assert Dateline("VELL", 3, 20).date is None
