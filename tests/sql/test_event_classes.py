"""What kind of event an incident is, told from the kinds that its claims are of."""

from pathlib import Path

import pytest
from support.published_reports import published, told

from pipelines.contract.vocabulary import Metric, Object

ARREST = {"acled_event_type": "Strategic developments", "acled_sub_event_type": "Arrests", "metric": Metric.DETAINED}
SHELLING = {"acled_event_type": "Explosions/Remote violence", "acled_sub_event_type": "Shelling/artillery/missile attack"}
NOT_TOLD = {"acled_event_type": None, "acled_sub_event_type": None}
CLASS = "SELECT event_type, sub_event_type, disorder_type FROM export_acled"


@pytest.mark.parametrize(
    ("claims", "kind"),
    [
        ([ARREST, ARREST, SHELLING], (*SHELLING.values(), "Political violence")),
        ([NOT_TOLD, ARREST], (None, None, None)),
        ([{**NOT_TOLD, "metric": Metric.INJURED, "object": Object.CHILD}, ARREST], (None, None, None)),
        ([ARREST], ("Strategic developments", "Arrests", "Strategic developments")),
    ],
)
def test_arrests_name_no_event_in_which_people_were_killed_or_hurt(
    tmp_path: Path, claims: list[dict[str, str]], kind: tuple[str | None, ...]
) -> None:
    with published(tmp_path, *(told(f"a{no}", 3, no, **changes) for no, changes in enumerate(claims))) as database:
        assert database.run(CLASS) == [kind]
