"""Rows of incident counts from sentences of our own: what is counted, how many, which count, how sure, whose claim."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.counted_work import grows_linearly

from pipelines.contract.tables import IncidentCount, Statement
from pipelines.contract.vocabulary import (
    Bound,
    Certainty,
    CountBasis,
    CountState,
    CueClass,
    Metric,
    NumberForm,
    Object,
    SpeakerType,
    StatementKind,
    Unit,
    VictimStatus,
)
from pipelines.event_model.load import load_event_model
from pipelines.extract.counts.find_counts import find_counts
from pipelines.extract.text_to_document import document_of_text
from pipelines.gazetteer.lookup import load_gazetteer

PUBLISHED = dt.date(2024, 5, 8)  # a Wednesday


def rows_of(text: str, statements: tuple[Statement, ...] = ()) -> tuple[IncidentCount, ...]:
    document = document_of_text(text, article_id="a", published=PUBLISHED, language="en")
    rows = find_counts(document, statements, load_gazetteer(), load_event_model())
    for row in rows:
        check_row(text, row)
    return rows


def check_row(text: str, row: IncidentCount) -> None:
    assert row.text == text[row.start : row.end]
    if row.number_start is not None and row.number_end is not None:
        assert row.start <= row.number_start < row.number_end <= row.end
        assert row.number_text == text[row.number_start : row.number_end]
    known = [size for size in (row.low, row.value, row.high) if size is not None]
    assert known == sorted(known)
    assert (row.state is CountState.ZERO) == (row.value == 0)
    assert 0 <= row.confidence <= 1


def short(text: str) -> list[tuple[Metric, Object, int | None, int | None]]:
    return [(row.metric, row.object, row.value, row.low) for row in rows_of(text)]


CASES = [
    (
        "A man and two children were killed.",
        [(Metric.KILLED, Object.PERSON, 3, 3), (Metric.KILLED, Object.PERSON, 1, 1), (Metric.KILLED, Object.CHILD, 2, 2)],
    ),
    ("The owner and the manager were detained.", [(Metric.DETAINED, Object.PERSON, 2, 2)]),
    (
        "Gunmen killed two soldiers, a nurse and three civilians.",
        [
            (Metric.KILLED, Object.PERSON, 6, 6),
            (Metric.KILLED, Object.SOLDIER, 2, 2),
            (Metric.KILLED, Object.MEDIC, 1, 1),
            (Metric.KILLED, Object.CIVILIAN, 3, 3),
        ],
    ),
    ("The blast left six dead and 12 injured.", [(Metric.KILLED, Object.PERSON, 6, 6), (Metric.INJURED, Object.PERSON, 12, 12)]),
    ("No one was injured.", [(Metric.INJURED, Object.PERSON, 0, 0)]),
    ("There were no casualties.", [(metric, Object.PERSON, 0, 0) for metric in (Metric.CASUALTIES, Metric.KILLED, Metric.INJURED)]),
    (
        "At least two nurseries and one school were damaged.",
        [(Metric.DAMAGED, Object.KINDERGARTEN, 2, 2), (Metric.DAMAGED, Object.SCHOOL, 1, 1)],
    ),
    ("Gunners downed 9 of 12 drones.", [(Metric.SHOT_DOWN, Object.DRONE, 9, 9)]),
    (
        "The army destroyed 40 out of 52 missiles fired and 7 out of 9 drones launched.",
        [
            (Metric.SHOT_DOWN, Object.MISSILE, 40, 40),
            (Metric.LAUNCHED, Object.MISSILE, 52, 52),
            (Metric.SHOT_DOWN, Object.DRONE, 7, 7),
            (Metric.LAUNCHED, Object.DRONE, 9, 9),
        ],
    ),
    ("Rebels made several raids on the town.", [(Metric.ATTACKED, Object.STRIKE, None, 2)]),
    ("The roof of a residential building was soon ablaze and caught fire.", [(Metric.DAMAGED, Object.APARTMENT_BLOCK, 1, 1)]),
    ("Divers recovered 40 bodies.", [(Metric.BODIES_RECOVERED, Object.PERSON, 40, 40)]),
    ("She became the sixth person to die.", [(Metric.KILLED, Object.PERSON, 6, 6)]),
    ("Police look into a triple murder.", [(Metric.KILLED, Object.PERSON, 3, 3)]),
    ("The fleet launched more than 200 drones and missiles at the port.", [(Metric.LAUNCHED, Object.WEAPON, 200, 200)]),
    ("Both men died.", [(Metric.KILLED, Object.PERSON, 2, 2)]),
    ("Ann Poe, 25, was killed.", [(Metric.KILLED, Object.PERSON, 1, 1)]),
    ("Soldiers were killed.", []),
    ("If two men are killed, the talks end.", []),
    ("The fall could have killed ten guests.", []),
    ("He vowed to kill two men.", []),
    ("He claims to have killed two men.", [(Metric.KILLED, Object.PERSON, 2, 2)]),
    ("Two guests are believed to have died.", [(Metric.KILLED, Object.PERSON, 2, 2)]),
    ("Two guests are feared to have been killed.", [(Metric.KILLED, Object.PERSON, 2, 2)]),
    ("Two guests are said to have died.", [(Metric.KILLED, Object.PERSON, 2, 2)]),
    ("Two men are believed to have killed ten guests.", [(Metric.KILLED, Object.PERSON, 10, 10)]),
    ("Two guests ought to have died.", []),
    ("He regrets to have killed time.", []),
    ("The blast damaged the school.", []),
    ("Fire trucks drove 40 miles.", []),
    ("He faces three counts of murder.", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_what_and_how_many(text: str, expected: list[tuple[Metric, Object, int | None, int | None]]) -> None:
    assert sorted(map(str, short(text))) == sorted(map(str, expected))


def test_bounds_and_forms() -> None:
    [row] = rows_of("At least four miners died.")
    assert (row.bound, row.number_form, row.number_text, row.low, row.high) == (Bound.AT_LEAST, NumberForm.WORDS, "four", 4, None)
    assert (row.unit, row.object_text, row.text) == (Unit.PERSONS, "miners", "At least four miners died")
    [row] = rows_of("A miner died.")
    assert (row.number_form, row.number_text, row.value) == (NumberForm.SINGULAR, None, 1)


def test_part_of_a_total() -> None:
    whole, part, other = sorted(rows_of("Nine guests died, including two girls and a nun."), key=lambda row: -(row.value or 0))
    assert part.part_of_claim_id == other.part_of_claim_id == whole.claim_id
    assert whole.part_of_claim_id is None


def test_elided_part() -> None:
    hurt, seriously = rows_of("Fifteen were hurt, three of them seriously.")
    assert (hurt.value, seriously.value, seriously.part_of_claim_id) == (15, 3, hurt.claim_id)


def test_restatements_share_a_fact() -> None:
    rows = rows_of("A man was killed on Monday. Medics found the man at the gate. He died at the spot.")
    assert len(rows) == 2
    assert len({row.fact_no for row in rows}) == 1


def test_two_persons_are_two_facts() -> None:
    rows = rows_of("A 20-year-old man was killed at the gate. A 41-year-old woman was killed in the yard.")
    assert len({row.fact_no for row in rows}) == 2


def test_shot_is_resolved_by_what_follows() -> None:
    assert {row.metric for row in rows_of("A man was shot in the yard. He died at noon.")} == {Metric.KILLED}
    assert {row.metric for row in rows_of("A man was shot in the leg. He is expected to survive.")} == {Metric.INJURED}
    shot, dead = rows_of("Three men were shot. One of them died.")
    assert (shot.metric, shot.value, dead.metric, dead.value) == (Metric.CASUALTIES, 3, Metric.KILLED, 1)


def test_death_replaces_injury_of_the_same_person() -> None:
    injured, dead = rows_of("A guard was wounded on Monday. The guard died on Tuesday.")
    assert (injured.metric, injured.superseded_by_claim_id) == (Metric.INJURED, dead.claim_id)


def test_scope() -> None:
    assert rows_of("Another two men were killed.")[0].count_basis is CountBasis.INCREMENT
    assert rows_of("Since March, 40 men have been killed.")[0].count_basis is CountBasis.CUMULATIVE
    assert rows_of("So far this year 40 men have been killed.")[0].count_basis is CountBasis.CUMULATIVE
    assert rows_of("In 2019, a bomb killed 12 guests.")[0].is_background
    assert not rows_of("A bomb killed 12 guests on Tuesday.")[0].is_background


def test_plan() -> None:
    [row] = rows_of("About 900 children will be evacuated.")
    assert (row.count_basis, row.certainty, row.value, row.low) == (CountBasis.PLANNED, Certainty.PLANNED, 900, None)


def test_date_and_place() -> None:
    [row] = rows_of("Two men were killed in Kharkiv on Tuesday.")
    assert (row.event_from, row.country, row.place_text) == (dt.date(2024, 5, 7), "UA", "Kharkiv")


def test_victim_columns() -> None:
    [row] = rows_of("Two firefighters were killed.")
    assert (row.victim_status, row.victim_group) == (VictimStatus.CIVILIAN, "first_responder")
    [row] = rows_of("Two tanks were destroyed.")
    assert (row.victim_status, row.unit) == (None, Unit.VEHICLES)


def statement(text: str, content: str, **more: object) -> Statement:
    start = text.index(content)
    values: dict[str, object] = {
        "statement_id": "s", "article_id": "a", "sentence_no": 0, "start": start, "end": start + len(content), "text": content,
        "parts": ((start, start + len(content)),), "kind": StatementKind.INDIRECT, "confidence": 1.0, "rule_id": "r",
    }  # fmt: skip
    return Statement(**{**values, **more})  # type: ignore[arg-type]


def test_speaker_and_own_success() -> None:
    text = "The army said it shot down 13 missiles."
    said = statement(text, "it shot down 13 missiles", speaker="the army", speaker_type=SpeakerType.ORGANISATION)
    [row] = rows_of(text, (said,))
    assert (row.statement_id, row.certainty) == ("s", Certainty.CLAIMED)
    text = "The mayor said two men died."
    [row] = rows_of(text, (statement(text, "two men died", speaker="the mayor"),))
    assert (row.statement_id, row.certainty) == ("s", Certainty.ASSERTED)
    text = "Rebels claimed two men died."
    [row] = rows_of(text, (statement(text, "two men died", cue_class=CueClass.CLAIM),))
    assert row.certainty is Certainty.CLAIMED
    assert rows_of("Two men died.")[0].statement_id is None


def test_preliminary() -> None:
    assert rows_of("According to preliminary information, one man died.")[0].certainty is Certainty.PRELIMINARY


def test_sports_and_other_languages_give_no_row() -> None:
    game = "The goalie stopped 30 shots. The coach praised the defenseman after the playoff goal. Two men were injured in overtime. "
    assert rows_of(game * 5) == ()
    document = document_of_text("Zwei Männer starben. Two men died.", article_id="a", language="de")
    assert find_counts(document, (), load_gazetteer(), load_event_model()) == ()


def test_ids_are_stable_and_unique() -> None:
    text = "Two men were killed and two men were killed. Two men were killed."
    first, second = rows_of(text), rows_of(text)
    assert first == second
    assert len({row.claim_id for row in first}) == len(first)


WORDS = st.sampled_from(
    [
        "a",
        "the",
        "two",
        "12",
        "several",
        "no",
        "one",
        "men",
        "man",
        "killed",
        "was",
        "were",
        "shot",
        "dead",
        "injured",
        "and",
        ",",
        ".",
        ";",
        "including",
        "of",
        "them",
        "Ann",
        "Poe",
        "25",
        "years",
        "old",
        "another",
        "at",
        "least",
        "said",
        "died",
        "missiles",
        "down",
        "drones",
        "–",
        "1,2,3",
        "½",
        "²",
        "٣",
        "\u202e",
        "\x00",
        "“",
        "”",
        "'s",
        "that",
        "who",
        "to",
        "will",
        "not",
        "including",
        "both",
        "each",
        "9-year-old",
        "sixth",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, max_size=60).map(" ".join))
def test_any_words_give_valid_rows(text: str) -> None:
    rows_of(text)


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=300))
def test_any_text_gives_no_exception(text: str) -> None:
    rows_of(text)


def test_time_is_linear_in_the_length() -> None:
    sentence = "At least two men, three women and a child were killed and nine guests were wounded near the gate. "
    assert grows_linearly(lambda size: rows_of(sentence * size), 10, 40)


def test_coordinated_figures_are_parts_of_their_sum() -> None:
    whole, *parts = sorted(rows_of("At least three men and a nurse were killed."), key=lambda row: -(row.low or 0))
    assert (whole.low, whole.high, whole.bound, whole.number_form) == (4, None, Bound.AT_LEAST, NumberForm.COORDINATED)
    assert {part.part_of_claim_id for part in parts} == {whole.claim_id}
    assert whole.text == "At least three men and a nurse were killed"
