"""Who did it, as written; forces of nature, means and pronouns are nobody."""

import datetime as dt

import pytest

from pipelines.contract.vocabulary import Object, VictimStatus
from pipelines.event_model.load import load_event_model
from pipelines.extract.counts.find_counts import find_counts
from pipelines.extract.text_to_document import document_of_text
from pipelines.gazetteer.lookup import load_gazetteer
from pipelines.syntax.parser import load_parser


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Two men were killed by rebels.", {"rebels"}),
        ("A nurse was killed by a Russian missile.", {"Russian"}),
        ("Israeli airstrikes killed nine people in the camp.", {"Israeli"}),
        ("Gunmen killed two soldiers.", {"Gunmen"}),
        ("Russian forces shelled the town, killing four people.", {"Russian forces"}),
        ("A man was shot and killed by a police officer.", {"police officer"}),
        ("Fighters of the Red Brigade kidnapped two teachers.", {"Fighters of the Red Brigade"}),
        ("Russia launched 30 drones.", {"Russia"}),
        ("Twelve villagers were slain by militiamen.", {"militiamen"}),
        ("Nine farmers were massacred by gunmen.", {"gunmen"}),
        ("Two bridges were blown up by rebels.", {"rebels"}),
        ("Troops retook four villages.", {"Troops"}),
        ("Divers recovered four bodies.", {"Divers"}),
        ("Four farmers were killed on Tuesday. The Popular Front claimed responsibility for the attack.", {"Popular Front"}),
        ("Four farmers were killed. No group claimed responsibility.", {None}),
        ("The blast killed four people.", {None}),
        ("Bullets grazed two teachers.", {None}),
        ("Shrapnel wounded nine nurses.", {None}),
        ("Hurricane Ida killed four people.", {None}),
        ("He was killed by accident.", {None}),
        ("Two people were injured by shrapnel.", {None}),
    ],
)
def test_actor(text: str, actors: set[str | None]) -> None:
    document = document_of_text(text, article_id="a", published=dt.date(2024, 5, 8), language="en", parser=load_parser())
    assert {row.actor_text for row in find_counts(document, (), load_gazetteer(), load_event_model())} == actors


@pytest.mark.parametrize(("text", "kind"), [("The attacker was killed.", Object.ATTACKER), ("Three gunmen were killed.", Object.FIGHTER)])
def test_attackers_are_combatants(text: str, kind: Object) -> None:
    [row] = find_counts(document_of_text(text, article_id="a", language="en"), (), load_gazetteer(), load_event_model())
    assert (row.object, row.victim_status) == (kind, VictimStatus.COMBATANT)
