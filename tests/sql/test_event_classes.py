"""What kind of event an incident is, told from the kinds that its claims are of."""

from typing import Any

import pytest
from support.published_reports import told
from support.scenes import Scene, Scenes

from pipelines.contract.vocabulary import Metric, Object

SCENES = Scenes()
ARREST = {"acled_event_type": "Strategic developments", "acled_sub_event_type": "Arrests", "metric": Metric.DETAINED}
SHELLING = {"acled_event_type": "Explosions/Remote violence", "acled_sub_event_type": "Shelling/artillery/missile attack"}
NOT_TOLD = {"acled_event_type": None, "acled_sub_event_type": None}
Kind = tuple[str | None, ...]
CASES: dict[str, tuple[list[dict[str, Any]], Kind]] = {
    "arrests and shelling": ([ARREST, ARREST, SHELLING], (*SHELLING.values(), "Political violence")),
    "deaths of no kind and an arrest": ([NOT_TOLD, ARREST], (None, None, None)),
    "children hurt and an arrest": ([{**NOT_TOLD, "metric": Metric.INJURED, "object": Object.CHILD}, ARREST], (None, None, None)),
    "an arrest": ([ARREST], ("Strategic developments", "Arrests", "Strategic developments")),
}
for case, (claims, _) in CASES.items():
    SCENES.add(case, *(told(f"a{no}", 3, no, **changes) for no, changes in enumerate(claims)))


@pytest.mark.parametrize(("name", "kind"), [(name, kind) for name, (_, kind) in CASES.items()], ids=CASES)
def test_arrests_name_no_event_in_which_people_were_killed_or_hurt(scene: Scene, name: str, kind: Kind) -> None:
    assert scene.run("SELECT event_type, sub_event_type, disorder_type FROM export_acled") == [kind], name
