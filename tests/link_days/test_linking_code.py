"""The digest of the code that links: it follows what the code means, and nothing else."""

import shutil
from pathlib import Path

import pytest

from pipelines.link_days.linking_code import PACKAGE, CodeError, code_digest, rules_digest
from pipelines.settings import PROJECT

LINKS = '''"""Links."""

from pipelines.figures import total
from pipelines.tables import Link

NEAR_KM = 12
"""How near two places are."""


def is_one(first: Link, second: Link) -> bool:
    """Tell whether two are one."""
    return total(first) == total(second)  # the same figure
'''
FIGURES = "import csv\n\n\ndef total(link):\n    return link.figure\n"
TABLES = 'class Link:\n    """A link."""\n\n    figure: Annotated[int, Column("The figure.", key=True)]\n'


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Give a project with a package that links, and two modules that it imports."""
    texts = {
        "link/__init__.py": "",
        "link/links.py": LINKS,
        "figures.py": FIGURES,
        "tables/__init__.py": TABLES,
        "fetch.py": "PAUSE_S = 5\n",
    }
    for name, text in texts.items():
        path = tmp_path / "pipelines" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return tmp_path


def changed(project: Path, name: str, old: str, new: str) -> bool:
    """Change a file and return whether the digest is another one then."""
    before, path = code_digest(project, PACKAGE), project / "pipelines" / name
    assert old in path.read_text()
    path.write_text(path.read_text().replace(old, new))
    return code_digest(project, PACKAGE) != before


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("link/links.py", "# the same figure", "# or so"),
        ("link/links.py", '"""Links."""', '"""Links of two."""'),
        ("link/links.py", '"""Tell whether two are one."""', '"""One?"""'),
        ("link/links.py", '"""How near two places are."""\n', ""),
        ("link/links.py", "(first: Link, second: Link)", "(\n    first: Link,\n    second: Link,\n)"),
        ("tables/__init__.py", "The figure.", "The number."),
        ("fetch.py", "5", "6"),
    ],
)
def test_what_means_the_same_gives_the_same_digest(project: Path, name: str, old: str, new: str) -> None:
    assert not changed(project, name, old, new)


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("link/links.py", "12", "13"),
        ("link/links.py", "==", "!="),
        ("figures.py", "link.figure", "link.figure or 0"),
        ("tables/__init__.py", "Annotated[int", "Annotated[float"),
        ("tables/__init__.py", "key=True", "key=False"),
    ],
)
def test_another_rule_gives_another_digest(project: Path, name: str, old: str, new: str) -> None:
    assert changed(project, name, old, new)


def test_a_module_that_is_added_gives_another_digest(project: Path) -> None:
    before = code_digest(project, PACKAGE)
    (project / "pipelines" / "link" / "more.py").write_text("FAR_KM = 100\n")
    assert code_digest(project, PACKAGE) != before


def test_code_that_is_not_there_is_an_error_with_its_place(project: Path) -> None:
    (project / "pipelines" / "figures.py").unlink()
    with pytest.raises(CodeError, match=r"pipelines/figures: imported by the code that links"):
        code_digest(project, PACKAGE)
    shutil.rmtree(project / "pipelines" / "link")
    with pytest.raises(CodeError, match=r"pipelines/link: no module in it"):
        code_digest(project, PACKAGE)


OF_THE_RULES = ("link/likeness.py", "link/word_frequencies.py", "extract/counts/article/article_figures.py", "contract/tables/links.py")


def test_a_changed_constant_of_the_own_code_gives_another_digest(tmp_path: Path) -> None:
    shutil.copytree(
        PROJECT / "pipelines",
        tmp_path / "pipelines",
        ignore=shutil.ignore_patterns("__pycache__", "*.parquet", "syntax", "fetch", "report"),
    )
    digests = [rules_digest()]
    assert code_digest(tmp_path, PACKAGE) == digests[0]
    for name in OF_THE_RULES:
        path = tmp_path / "pipelines" / name
        path.write_text(f"{path.read_text(encoding='utf-8')}\n_ONE_MORE = 1\n", encoding="utf-8")
        digests.append(code_digest(tmp_path, PACKAGE))
    assert len(set(digests)) == 1 + len(OF_THE_RULES)
