"""Names are found as they are printed and as people write them; what is not found names the nearest."""

from typing import Any

import pytest
from support.published_reports import told
from support.scenes import Scene, Scenes

from pipelines.publish.database import QueryError, Warehouse

SCENES = Scenes()
KHARKIV: dict[str, Any] = {"country": "UA", "place": "Kharkiv", "admin1": "Kharkiv Oblast", "admin1_code": "UA-63"}
IVANO: dict[str, Any] = {"country": "UA", "place": "Kalush", "admin1": "Ivano-Frankivsk Oblast", "admin1_code": "UA-26"}
LVIV: dict[str, Any] = {"country": "UA", "place": None, "admin1": None, "admin1_code": None}
SAO: dict[str, Any] = {"country": "BR", "place": "São Paulo", "admin1": "São Paulo", "admin1_code": "BR-SP"}
CELLS = [told("kharkiv", 3, 0, incident="k", **KHARKIV), told("ivano", 4, 0, incident="i", **IVANO), told("sao", 5, 0, incident="s", **SAO)]
CELL = "SELECT title, figure FROM why_cell(DATE '2026-05-04', ?, 'killed')"


@SCENES.of(*CELLS, told("land", 6, 0, incident="l", **LVIV))
def test_a_place_is_found_however_it_is_written(scene: Scene) -> None:
    for name in ("Kharkiv Oblast", "Kharkiv", "kharkiv", "KHARKIV REGION", "UA-63"):
        assert scene.run(CELL, [name]) == [("kharkiv", "3")], name
    for name in ("Ivano-Frankivsk", "ivano frankivsk oblast", "Kalush"):
        assert scene.run(CELL, [name]) == [("ivano", "4")], name
    assert scene.run(CELL, ["Sao Paulo"]) == [("sao", "5")]
    everywhere = "SELECT admin1, figure FROM why_cell(DATE '2026-05-04', ?, 'killed') ORDER BY figure"
    of_country = [("Kharkiv Oblast", "3"), ("Ivano-Frankivsk Oblast", "4"), (None, "6")]
    assert scene.run(everywhere, ["Ukraine"]) == scene.run(everywhere, ["UA"]) == of_country
    assert scene.run("SELECT title FROM why_cell(DATE '2026-05-04', 'Kharkiv', 'KILLED')") == [("kharkiv",)]


@SCENES.of(*CELLS)
def test_a_name_that_is_nowhere_names_the_nearest(scene: Scene) -> None:
    with pytest.raises(QueryError, match=r"no place 'Kharkov' in this warehouse; the nearest are Kharkiv, Kharkiv Oblast, "):
        scene.run(CELL, ["Kharkov"])
    with pytest.raises(QueryError, match=r"no metric 'dead' in this warehouse; there are, the nearest first, .*killed.*find_name"):
        scene.run("FROM why_cell(DATE '2026-05-04', 'Kharkiv', 'dead')")
    assert scene.run("FROM why_cell(DATE '2026-05-05', 'Kharkiv', 'killed')") == []  # a day without the place is no mistake


def test_names_of_all_kinds_are_looked_up(sample: Warehouse) -> None:
    assert sample.run("SELECT kind, name, code, likeness FROM find_name('norrin province')") == [("place", "Norrin", "XV-NO", 1.0)]
    assert sample.run("SELECT kind, name FROM find_name('belquist') LIMIT 1") == [("speaker", "Tomas Belquist")]
    assert sample.run("SELECT kind, name, likeness < 1 FROM find_name('kiled') LIMIT 1") == [("metric", "killed", True)]
    for kind in ("soldier", "civilian", "child"):  # parts of the dead, that no day adds up
        assert sample.run(f"SELECT kind, name FROM find_name('{kind}') LIMIT 1") == [("object", kind)]  # noqa: S608
    assert ("side", "Korrath") in sample.run("SELECT kind, name FROM find_name('korrath')")


def test_claims_are_readable(sample: Warehouse) -> None:
    claims = sample.run(
        "SELECT figure, said_by, side, counts_as, sentence FROM claims WHERE place = 'Orlen' AND object = 'soldier' ORDER BY ALL"
    )
    assert claims[-1] == (
        "23",
        "Arvad Kerrim",
        "Korrath",
        "current",
        "It had killed 23 soldiers and no civilians, Colonel Arvad Kerrim said on Friday, raising an earlier figure of at least 20.",
    )
    assert "denied" in {row[3] for row in claims}
    assert sample.run("SELECT count(*) FROM claims WHERE sentence = '' OR said_by IS NULL OR figure IS NULL") == [(0,)]
    assert sample.run("SELECT count(*) FROM claims") == sample.run(
        "SELECT count(*) FROM incident_counts JOIN articles USING (article_id) WHERE is_latest"
    )
