"""The published file in other versions of DuckDB: it opens, its catalogue is called news, and questions, macros and exports answer."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from pipelines.publish.database import Warehouse
from pipelines.publish.sql_files import sql_files
from pipelines.settings import PROJECT

MACROS = (
    "FROM incident_totals_as_of(TIMESTAMPTZ '2026-03-13 12:00:00Z')",
    "FROM incident_totals_collected_by(TIMESTAMPTZ 'infinity')",
    "FROM incidents_as_of(TIMESTAMPTZ '2026-03-13 12:00:00Z')",
    "FROM incidents_collected_by(TIMESTAMPTZ 'infinity')",
    "FROM claims_as_of(TIMESTAMPTZ 'infinity')",
    "FROM claims_collected_by(TIMESTAMPTZ 'infinity')",
    "FROM why_cell(DATE '2026-03-12', 'Norrin', 'killed')",
    "FROM why((SELECT min(claim_id) FROM incident_counts))",
    "FROM find_name('norrin province')",
    "FROM export_acled",
    "FROM export_ucdp_ged",
    "FROM export_gkg_counts",
    "FROM export_hxl",
    "SELECT count(*) FROM news.main.articles",
)
ASK = """
import sys, duckdb
connection = duckdb.connect(sys.argv[1], read_only=True)
connection.execute("SET enable_progress_bar = false")
for select in sys.stdin.read().split(";\\n"):
    connection.execute(f"SELECT max(CAST(answer AS VARCHAR)) FROM ({select}) AS answer").fetchall()
print(connection.execute("SELECT current_database()").fetchall()[0][0])
"""
"""Without a progress bar, which a busy machine would print.

Whole rows as text: moments are given to Python only with a package that a bare environment lacks."""


def _installed(folder: Path, package: str) -> dict[str, str]:
    """Install one package in a folder, and return the environment in which Python finds it; without a registry the test is skipped."""
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-compile", "--target", folder, package]
    done = subprocess.run(pip, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip(f"{package} cannot be installed here: {done.stderr.strip().splitlines()[-1]}")
    return {**os.environ, "PYTHONPATH": str(folder)}


def _questions(*, left_out: tuple[str, ...] = ()) -> str:
    macros = [macro for macro in MACROS if not macro.startswith(left_out)]
    return ";\n".join([*(file.select for file in sql_files(PROJECT / "sql" / "queries")), *macros])


@pytest.fixture
def path(sample: Warehouse) -> str:
    ((file,),) = sample.run("SELECT path FROM duckdb_databases() WHERE database_name = 'news'")
    return str(Path(file).parents[2] / "news.duckdb") if Path(file).parent.parent.name == "versions" else str(file)


@pytest.mark.slow
@pytest.mark.parametrize("version", ["1.2.2", "1.4.4"])
def test_python_opens_the_file_and_every_question_answers(tmp_path: Path, path: str, version: str) -> None:
    """The oldest version that can, and the last one before 2.0; the installed one answers all of this in the quick suite.

    The totals by collection take the oldest one 20 s to plan, as docs/sql.md says; it is asked for all others.
    """
    questions = _questions(left_out=("FROM incident_totals_collected_by",) if version == "1.2.2" else ())
    alone = _installed(tmp_path / "packages", f"duckdb=={version}")
    done = subprocess.run([sys.executable, "-S", "-c", ASK, path], env=alone, input=questions, capture_output=True, text=True, check=False)
    assert (done.stdout.strip(), done.stderr) == ("news", "")


@pytest.mark.slow
def test_the_shell_of_the_registry_opens_the_file(tmp_path: Path, path: str) -> None:
    alone = _installed(tmp_path / "packages", "duckdb-cli>=1.5,<1.6")
    shell = Path(alone["PYTHONPATH"]) / "bin" / "duckdb"
    asked = f"{_questions()};\n.mode list\n.headers off\nSELECT 'catalogue ' || current_database();\n"
    done = subprocess.run([shell, "-readonly", "-bail", path], env=alone, input=asked, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "catalogue news" in done.stdout.splitlines()
