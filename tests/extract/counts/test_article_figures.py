"""An article's own figures: totals over parts, sums, zeros, the dead taken from the shot."""

import datetime as dt

import pytest

from pipelines.contract.tables import ArticleCount
from pipelines.contract.vocabulary import CountState, Method, Metric, ObjectClass
from pipelines.event_model.load import load_event_model
from pipelines.extract.counts.article.article_figures import article_figures
from pipelines.extract.counts.article.headline_counts import headline_counts
from pipelines.extract.counts.find_counts import find_counts
from pipelines.extract.statements.find_statements import find_statements
from pipelines.extract.text_to_document import document_of_text, document_of_title
from pipelines.gazetteer.lookup import load_gazetteer
from pipelines.syntax.parser import load_parser


def figures(text: str, title: str | None = None) -> dict[tuple[Metric, ObjectClass], ArticleCount]:
    document = document_of_text(text, article_id="a", title=title, published=dt.date(2024, 5, 8), language="en")
    counts = find_counts(document, (), load_gazetteer(), load_event_model())
    found = article_figures("a", counts, headline_counts(document_of_title(document), load_gazetteer(), load_event_model()))
    known = {row.claim_id for row in counts}
    assert all(set(figure.claim_ids) <= known and figure.claim_ids for figure in found)
    assert len({figure.article_count_id for figure in found}) == len(found)
    return {(figure.metric, figure.object_class): figure for figure in found}


KILLED, INJURED = (Metric.KILLED, ObjectClass.PEOPLE), (Metric.INJURED, ObjectClass.PEOPLE)
CASES = [
    ("The driver killed 14 people. Some 35 people were hurt by the driver, who was himself killed.", 14, 35),
    ("A soldier and two children were killed.", 3, None),
    ("Nine guests died, including two girls.", 9, None),
    ("Two men were killed and three wounded. A 20-year-old man died at noon.", 2, 3),
    ("Three men were shot. One of them died.", 1, 2),
    ("Four were shot, one fatally.", 1, 3),
    ("A man was shot in the leg.", None, 1),
    ("A guard was wounded on Monday. The guard died on Tuesday.", 1, None),
    ("One guest died and five others were hurt. Another 12 guests died in 2009.", 1, 5),
    ("No one was hurt.", 0, 0),
    ("There were no casualties.", 0, 0),
    ("Two men were killed. Police had found two men dead.", 2, None),
    ("Two men will be evacuated.", None, None),
    ("Two guests died and four were hurt. In the end at least seven guests died.", 7, 4),
    ("One guest died and three others are being treated. Two guests were wounded at the gate.", 1, 3),
    ("A guard shot three clerks to death and badly wounded a fourth.", 3, 1),
    ("One of two men who were shot dead has been identified.", 2, None),
    ("A trooper was shot in the arm. The suspect fled and was killed by officers.", 1, 1),
    ("One man died and another was wounded. The blast killed one man and wounded another.", 1, 1),
    ("A man killed his sister, two nephews and his father-in-law, before killing himself.", 5, None),
    ("Two cooks were found shot in a van.", None, 2),
    ("He said he could’ve died.", None, None),
    ("It was the storm that killed three people.", 3, None),
    ("A fire killed a cook and injured more than a dozen guests. Thirteen people were treated in hospital.", 1, 13),
    ("A fifth guest died, bringing the number of people killed to five.", 5, None),
    ("The ministry put the toll at three.", 3, None),
    ("Nurses could not revive the rider and she was pronounced dead.", 1, None),
    ("According to two clerks, the victim died.", 1, None),
    ("A judge denied bail after the shooting death of a girl.", 1, None),
    ("A woman suffered fatal injuries and another was hurt.", 1, 1),
    ("The guard was shot at but not hit.", None, None),
    ("He shot two more times and left.", None, None),
    ("None of the other eight guests inside was hurt.", 0, 0),
    ("A boy was killed. Three other people were shot.", 1, 3),
    ("A girl was killed and her grandmother wounded. Ann Poe was found with a gunshot wound.", 1, 1),
    ("His brother or a friend was dead.", 1, None),
    ("The flood claimed the lives of two clerks.", 2, None),
    ("He is accused of acts causing injury.", None, None),
    ("Ann Poe, 14; Bob Roe, 20; and Cid Doe, 30, were shot dead.", 3, None),
    ("Neither the driver or the guard was hurt.", 0, 0),
    ("There were six calls about guests being shot.", None, None),
    ("He shot the revolver.", None, None),
    ("The blast left a toll of one person wounded.", None, 1),
    ("It kept somebody from getting killed.", None, None),
    ("A guard shot his brother and then shot himself. Both men were pronounced dead.", 2, None),
    ("A man was killed on Monday. The port has seen eight murders in the first three weeks.", 1, None),
    ("A bullet crossed the hall, striking the refrigerator.", None, None),
    ("Medics took the guard to Mount Rowan Hospital, where he was treated for wounds. He died.", 1, None),
]


@pytest.mark.parametrize(("text", "killed", "injured"), CASES)
def test_figures(text: str, killed: int | None, injured: int | None) -> None:
    found = figures(text)
    assert (found[KILLED].value if KILLED in found else None) == killed
    assert (found[INJURED].value if INJURED in found else None) == injured


def test_methods() -> None:
    assert figures("A soldier and two children were killed.")[KILLED].method is Method.SUMMED_VICTIMS
    assert figures("At least nine guests died.")[KILLED].method is Method.STATED_TOTAL
    zero = figures("No one was hurt.")[INJURED]
    assert (zero.method, zero.state, zero.low, zero.high) == (Method.ZERO_STATED, CountState.ZERO, 0, 0)


def test_open_bound_is_kept() -> None:
    figure = figures("At least nine guests died.")[KILLED]
    assert (figure.low, figure.value, figure.high) == (9, 9, None)


def test_the_headline_tells_that_the_one_who_was_shot_is_dead() -> None:
    text = "Police look for the man who shot a clerk. The clerk was found at the gate."
    assert figures(text, "Clerk shot to death at the gate")[KILLED].value == 1
    assert INJURED in figures(text, "Clerk shot at the gate")


def test_the_headline_chooses_among_figures_of_the_text() -> None:
    text = "One guest died and two others were hurt at the gate. Nine guests were wounded in the hall."
    assert figures(text, "One dead, nine hurt in shooting")[INJURED].value == 9
    assert figures(text, "One dead, 40 hurt in shooting")[INJURED].value == 2


def test_suicide() -> None:
    assert figures("A guard shot himself. It was a suicide, police said.")[KILLED].value == 1
    assert KILLED not in figures("A guard shot himself. It was no suicide, police said.")


def test_weapons_of_several_kinds_are_added_up() -> None:
    text = "The army destroyed 104 out of 120 missiles and 42 out of 90 drones."
    assert figures(text)[Metric.SHOT_DOWN, ObjectClass.WEAPON].value == 146


def test_buildings_of_several_kinds_are_added_up() -> None:
    text = "Debris damaged two houses and a school. Another drone set a fuel depot on fire."
    assert figures(text)[Metric.DAMAGED, ObjectClass.BUILDING].value == 4
    text = "Debris damaged two houses and a school. Ten buildings were damaged in all."
    assert figures(text)[Metric.DAMAGED, ObjectClass.BUILDING].value == 10


def test_other_things_of_a_partitive_are_no_persons() -> None:
    assert (Metric.MISSING, ObjectClass.PEOPLE) not in figures("Four of its nine smoke alarms were missing.")


def test_nothing_counted() -> None:
    assert article_figures("a", ()) == ()


RIVALS = [
    ("Norland's Defence Ministry said four soldiers were killed, while Sudland's Defence Ministry said 12 soldiers were killed.", 12),
    ("The governor said three people were killed, but the hospital said five people were killed.", 5),
    ("The governor said three people were killed, but the hospital said five nurses were killed.", 5),
    ("The mayor said three men were killed and the governor said a woman was killed.", 4),
    ("Police said two officers were killed and the fire service said one firefighter was killed.", 3),
    ("The mayor said three men were killed and two women were killed.", 5),
    ("Three men were killed and, the mayor said, two women were killed.", 5),
    ("The governor said 52 people were killed in the crush. A rival said that hundreds of people had died.", 52),
    ("At least nine people were killed. Police said 11 had died. Some put the death toll at dozens.", 11),
]


@pytest.mark.parametrize(("text", "killed"), RIVALS)
def test_rival_claims_of_two_speakers_are_not_added_up(text: str, killed: int) -> None:
    document = document_of_text(text, article_id="a", title=None, published=dt.date(2024, 5, 8), language="en", parser=load_parser())
    statements = find_statements(document, load_gazetteer())
    counts = find_counts(document, statements, load_gazetteer(), load_event_model())
    found = {(figure.metric, figure.object_class): figure for figure in article_figures("a", counts, (), statements)}
    assert found[KILLED].value == killed


def test_what_one_region_shot_down_is_a_part_of_what_the_air_force_did() -> None:
    text = (
        "The Ukrainian air force said it had shot down 18 of the 23 drones. "
        "The mayor of Odesa said four drones had been shot down over the port."
    )
    document = document_of_text(text, article_id="a", published=dt.date(2024, 5, 8), language="en", parser=load_parser())
    counts = find_counts(document, find_statements(document, load_gazetteer()), load_gazetteer(), load_event_model())
    [figure] = [row for row in article_figures("a", counts) if row.metric is Metric.SHOT_DOWN]
    assert figure.value == 18
