"""Which package of pipelines/ imports which, read from the code: the generated part of docs/architecture.md.

The rules, who *may* import whom, are in the tables of that page; tests/test_architecture.py reads them there.
"""

import ast
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

PACKAGE = "pipelines"
CODE = Path(__file__).resolve().parents[1]
BEGIN = "<!-- From here on written by `newsledger generate`. Do not edit. -->"

Graph = Mapping[str, frozenset[str]]
"""Packages, and those that each of them imports."""


def imported_names(tree: ast.Module) -> Iterator[str]:
    """Yield the dotted name of everything that a module imports anywhere, with the imported names: `a.b` and `a.b.c`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            module = ("." * node.level) + (node.module or "")
            yield from (f"{module}.{alias.name}" for alias in node.names)


@cache
def package_imports(code: Path = CODE) -> Graph:
    """Return which package imports which, by folder: extract.text, fetch; a module that lies in pipelines/ itself is named as it is."""
    paths = {_dotted(path.relative_to(code.parent)): path for path in code.rglob("*.py")}
    graph: dict[str, set[str]] = {}
    for name, path in sorted(paths.items()):
        own = _package_of(name, path)
        imported = {_module_of(each, paths) for each in imported_names(ast.parse(path.read_text(encoding="utf-8")))}
        others = {_package_of(module, paths[module]) for module in imported if module not in {"", PACKAGE}}
        if name != PACKAGE:
            graph.setdefault(own, set()).update(others - {own})
    return {package: frozenset(others) for package, others in graph.items()}


def stages(graph: Graph) -> Graph:
    """Return the same for the folders directly in pipelines/: extract.text and extract.places are extract."""
    found: dict[str, set[str]] = {}
    for package, others in graph.items():
        stage = package.partition(".")[0]
        found.setdefault(stage, set()).update({other.partition(".")[0] for other in others} - {stage})
    return {stage: frozenset(others) for stage, others in found.items()}


def without_detours(graph: Graph) -> Graph:
    """Leave out an arrow where a longer path leads to the same package, so that a picture shows the order and not every import."""
    below = {package: _reached(graph, others) for package, others in graph.items()}
    return {
        package: frozenset(other for other in others if not any(other in below[between] for between in others - {other}))
        for package, others in graph.items()
    }


def architecture_markdown(page: str) -> str:
    """Return docs/architecture.md with its generated part made anew; what stands before it is written by people and stays.

    Raises ValueError where the line that begins the generated part is missing.
    """
    written, mark, _ = page.partition(BEGIN)
    if not mark:
        message = f"docs/architecture.md: the line that begins the generated part is missing; put it at the end of the page: {BEGIN}"
        raise ValueError(message)
    graph = package_imports()
    parts = [
        written + BEGIN,
        "## The imports of today",
        "An arrow points to what is imported. An import that a longer path of arrows implies is not drawn; the table names all of them.",
        _mermaid(stages(graph)),
        _table(stages(graph)),
        *(_section(package, graph) for package in ("extract", "fetch")),
    ]
    return "\n\n".join(parts) + "\n"


def _section(package: str, graph: Graph) -> str:
    """Return picture and table of the folders inside a package."""
    inside = {name: others for name, others in graph.items() if name.split(".")[0] == package}
    own = {name: frozenset(others & inside.keys()) for name, others in inside.items()}
    return "\n\n".join((f"### Inside `{package}`", _mermaid(own), _table(own)))


def _mermaid(graph: Graph) -> str:
    names = {package: package.replace(".", "_") + "_" for package in graph}
    lines = [f'    {names[package]}["{package}"]' for package in sorted(graph)]
    drawn = without_detours(graph)
    lines += [f"    {names[package]} --> {names[other]}" for package in sorted(drawn) for other in sorted(drawn[package])]
    return "\n".join(("```mermaid", "flowchart TD", *lines, "```"))


def _table(graph: Graph) -> str:
    rows = [f"| `{package}` | {_purpose(package)} | {_listed(graph[package])} |" for package in sorted(graph)]
    return "\n".join(("| package | what it is for | imports |", "|---|---|---|", *rows))


def _listed(packages: Iterable[str]) -> str:
    return ", ".join(f"`{package}`" for package in sorted(packages)) or "nothing"


def _purpose(package: str) -> str:
    """Return the first line of the package's own docstring, so that it is said once."""
    folder = CODE / package.replace(".", "/")
    path = folder / "__init__.py" if folder.is_dir() else folder.with_suffix(".py")
    said = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    return said.partition("\n")[0].replace("|", "\\|")


def _dotted(path: Path) -> str:
    return ".".join(path.with_suffix("").parts).removesuffix(".__init__")


def _module_of(name: str, modules: Iterable[str]) -> str:
    """Return the module that an imported name is or lies in; empty for one of another library."""
    while name and name not in modules:
        name = name.rpartition(".")[0]
    return name


def _package_of(module: str, path: Path) -> str:
    package = module if path.name == "__init__.py" else module.rpartition(".")[0]
    return (package if package != PACKAGE else module).removeprefix(f"{PACKAGE}.")


def _reached(graph: Graph, packages: Iterable[str]) -> frozenset[str]:
    """Return everything that the packages import, directly or through others, themselves included."""
    found: set[str] = set()
    waiting = list(packages)
    while waiting:
        package = waiting.pop()
        if package not in found:
            found.add(package)
            waiting += graph.get(package, frozenset())
    return frozenset(found)
