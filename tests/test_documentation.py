"""The documentation keeps its promises: links and named files are there, commands of the README run, SQL examples give rows.

Blocks marked `console` hold commands after `$ `; those of `newsledger` are executed against a copy of the sample's warehouse. Blocks
marked `sql` are executed when they only read.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipelines.publish.database import Warehouse
from pipelines.settings import PROJECT, Settings

PAGES = sorted(
    {
        *PROJECT.glob("*.md"),
        *(PROJECT / "docs").rglob("*.md"),
        *(PROJECT / "pipelines").rglob("*.md"),
        *(PROJECT / "tests").rglob("README.md"),
        *(PROJECT / name / "README.md" for name in ("curation", "inbox", "samples", "warehouse")),
    }
)
OWN_FOLDERS = tuple(
    path.name for path in sorted(PROJECT.iterdir()) if path.is_dir() and not path.name.startswith((".", "tmp")) and path.name != "build"
)
MADE_LATER = ("warehouse/", "inbox/")
"""Folders that runs and users fill."""
NAMES = {path.name for path in PROJECT.iterdir()} | {
    path.name for folder in OWN_FOLDERS if f"{folder}/" not in MADE_LATER for path in (PROJECT / folder).rglob("*")
}
FILE_KINDS = (".py", ".sql", ".toml", ".yaml", ".csv", ".md", ".json")
PLACEHOLDER = re.compile(r"[<>{}*…|\s]|YYYY|\.\.\.|^n\.")

FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SHOWN = re.compile(r"(?:^[^\n]+\n)+\n```(?:sql|toml|csv)\n.*?^```$", re.MULTILINE | re.DOTALL)
"""A paragraph and the block after it: what a reader is asked to write into a file of a new name."""
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
CODE = re.compile(r"`([^`\n]+)`")


def named(path: Path) -> str:
    return path.relative_to(PROJECT).as_posix()


def prose(path: Path) -> str:
    return FENCE.sub("", path.read_text(encoding="utf-8"))


def blocks(path: Path, language: str) -> list[str]:
    return [text for found, text in FENCE.findall(path.read_text(encoding="utf-8")) if found == language]


def anchors(path: Path) -> set[str]:
    """Return the anchors of a page's headings as GitHub makes them."""
    headings = re.findall(r"^#+ (.+)$", prose(path), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def broken_links(path: Path) -> Iterator[str]:
    for link in LINK.findall(prose(path)):
        if re.match(r"[a-z]+:", link):
            continue
        target, _, anchor = link.partition("#")
        linked = (path.parent / target).resolve() if target else path
        if not linked.exists() or (anchor and anchor not in anchors(linked)):
            yield link


def missing_files(path: Path) -> Iterator[str]:
    """Yield the files that a page names in code type and that are not there; a bare name may lie anywhere."""
    for code in CODE.findall(FENCE.sub("", SHOWN.sub("", path.read_text(encoding="utf-8")))):
        if PLACEHOLDER.search(code) or code.startswith(MADE_LATER):
            continue
        if code.startswith(tuple(f"{folder}/" for folder in OWN_FOLDERS)):
            if not (PROJECT / code).exists() and not (path.parent / code).exists():
                yield code
        elif code.endswith(FILE_KINDS) and "/" not in code and not code.startswith(".") and code not in NAMES:
            yield code


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_links_files_and_targets_of_make_and_run_are_there(page: Path) -> None:
    """Targets are looked for in code only: inline, or at the start of a line of a block."""
    assert list(broken_links(page)) == []
    assert sorted(set(missing_files(page))) == []
    fenced = "\n".join(text for _, text in FENCE.findall(page.read_text(encoding="utf-8")))
    lines = [*CODE.findall(prose(page)), *(line.removeprefix("$ ") for line in fenced.splitlines())]
    used = {found[1] for line in lines if (found := re.match(r"(?:\./run|make) (\w+)", line))}
    assert used <= set(re.findall(r"^    (\w+)\)", (PROJECT / "run").read_text(encoding="utf-8"), re.MULTILINE)) | {"run"}


def test_what_is_broken_is_noticed(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(
        "# A heading\n[a](none.md) [b](page.md#a-heading) [c](page.md#none) `sql/none.sql` `none_at_all.py` `sql/marts/<name>.sql`\n"
    )
    assert list(broken_links(page)) == ["none.md", "page.md#none"]
    assert list(missing_files(page)) == ["sql/none.sql", "none_at_all.py"]


def test_no_page_names_a_machine() -> None:
    folders = re.compile(r"(?<![\w.:/])/(?:home|root|work|opt|tmp|Users)/")
    assert [named(page) for page in PAGES if folders.search(page.read_text(encoding="utf-8"))] == []


def commands() -> list[str]:
    """Return the commands of `newsledger` in blocks marked console, lines that end in a backslash joined.

    Those of the tutorials follow on one another; `test_tutorials.py` runs them in order.
    """
    pages = [page for page in PAGES if page.name != "tutorials.md"]
    text = "\n".join(block.replace("\\\n", " ") for page in pages for block in blocks(page, "console"))
    found = [line.removeprefix("$ ").strip() for line in text.splitlines() if line.startswith("$ ")]
    offline = [command for command in found if "://" not in command]
    return list(dict.fromkeys(command for command in offline if re.search(r"(^|/|\| )newsledger ", command)))


@pytest.fixture(scope="module")
def warehouse(sample_settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a copy of the sample's warehouse, which commands may change."""
    copy = tmp_path_factory.mktemp("documentation") / "warehouse"
    shutil.copytree(sample_settings.warehouse, copy, symlinks=True)
    return copy


@pytest.fixture
def written_files() -> Iterator[None]:
    """Take away the folder that the README's example of an export writes beside the project's own."""
    yield
    shutil.rmtree(PROJECT / "export", ignore_errors=True)


def test_there_are_commands_to_run() -> None:
    assert any("query" in command for command in commands())
    assert any("extract" in command for command in commands())


@pytest.mark.slow
@pytest.mark.usefixtures("written_files")
@pytest.mark.parametrize("command", commands())
def test_a_documented_command_runs(command: str, warehouse: Path) -> None:
    programs = Path(sys.executable).parent
    path = f"{programs}{os.pathsep}{os.environ.get('PATH', '')}"
    environment = {**os.environ, "NEWSLEDGER_WAREHOUSE": str(warehouse), "PATH": path}
    line = command.replace(".venv/bin/", f"{programs}/")
    done = subprocess.run(
        ["/bin/sh", "-c", line],
        cwd=PROJECT,
        env=environment,
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        check=False,
        timeout=600,
    )
    assert done.returncode == 0, f"{command}\n{done.stderr}"
    assert done.stdout.strip(), command


READING = re.compile(r"(SELECT|FROM|WITH|DESCRIBE|SUMMARIZE|SHOW|PIVOT)\b", re.IGNORECASE)


def sql_examples() -> list[tuple[str, str]]:
    found = []
    for page in PAGES:
        for block in blocks(page, "sql"):
            if "-- draw: " in block:
                continue  # a chart of the mart above it; both are made together in tests/report/test_charts.py
            statements = [text.strip() for text in re.sub(r"--[^\n]*", "", block).split(";")]
            found += [(named(page), statement) for statement in statements if READING.match(statement)]
    return found


@pytest.mark.parametrize(("page", "statement"), sql_examples())
def test_documented_sql_runs(page: str, statement: str, sample: Warehouse) -> None:
    assert sample.arrow(statement).column_names, page
