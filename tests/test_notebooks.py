"""The notebooks do what they say: every cell runs, in order, on the sample, and shows something."""

import json
import shutil
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from pipelines.settings import DATABASE, PROJECT, Settings

NOTEBOOKS = sorted((PROJECT / "docs" / "notebooks").glob("*.ipynb"))


@pytest.mark.parametrize("path", NOTEBOOKS, ids=[path.stem for path in NOTEBOOKS])
def test_every_cell_runs_and_shows_rows(path: Path, sample_settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copyfile(sample_settings.warehouse / DATABASE, tmp_path / DATABASE)  # the notebook opens it otherwise than other tests do
    monkeypatch.setenv("NEWSLEDGER_WAREHOUSE", str(tmp_path))
    notebook = json.loads(path.read_text(encoding="utf-8"))
    assert (notebook["nbformat"], len({cell["id"] for cell in notebook["cells"]})) == (4, len(notebook["cells"]))
    names: dict[str, Any] = {}
    shown = 0
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            assert cell["outputs"] == [], "what a cell shows depends on the warehouse, so it is not kept"
            *steps, last = "".join(cell["source"]).split("\n")
            exec(compile("\n".join(steps), f"{path.name} {cell['id']}", "exec"), names)  # noqa: S102 — our own file
            answer = eval(last, names)  # noqa: S307
            assert isinstance(answer, pd.DataFrame)
            assert len(answer), f"{cell['id']} shows no rows"
            shown += 1
    names["news"].close()
    assert shown > 3
