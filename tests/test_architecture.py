"""The architecture as rules that a test can fail: who imports whom, where input and output happen, how large and how documented code is.

The rules read the source with `ast`, so that no module has to be imported. Who may import whom, and which library belongs where, is
written in the tables of docs/architecture.md and read from there.
"""

import ast
import gc
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path, PurePosixPath

import pytest

from pipelines.commands.import_graph import BEGIN, imported_names, without_detours

PACKAGE = "pipelines"
PROJECT = Path(__file__).resolve().parents[1]
MAX_MODULE_LINES = 300
MAX_FUNCTION_LINES = 40
EMPTY_NAMES = {"utils", "util", "helpers", "helper", "common", "base", "manager", "misc", "shared"}
"""Names that say nothing about what belongs into a module."""

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True, slots=True)
class Module:
    """One source file. path: relative to the project.  name: dotted."""

    path: PurePosixPath
    name: str
    text: str
    tree: ast.Module

    def imports(self) -> tuple[str, ...]:
        """Return the dotted name of everything imported anywhere in the file, with the imported names: `a.b` and `a.b.c`."""
        return _imports(self.tree)

    def nodes(self) -> tuple[ast.AST, ...]:
        """Return every node of the source."""
        return _nodes(self.tree)

    def functions(self) -> Iterator[Function]:
        """Yield every function and method."""
        return (node for node in self.nodes() if isinstance(node, Function))


@cache
def _imports(tree: ast.Module) -> tuple[str, ...]:
    return tuple(imported_names(tree))


@cache
def _nodes(tree: ast.Module) -> tuple[ast.AST, ...]:
    return tuple(ast.walk(tree))


def module_of(path: str, text: str) -> Module:
    """Read one source text as the module at a path."""
    parts = PurePosixPath(path).with_suffix("").parts
    return Module(PurePosixPath(path), ".".join(parts).removesuffix(".__init__"), text, ast.parse(text))


@cache
def modules() -> tuple[Module, ...]:
    """Read every module of the package, once somebody asks."""
    paths = sorted((PROJECT / PACKAGE).rglob("*.py"))
    gc.disable()  # it would search a million nodes for circles again and again
    try:
        return _modules(paths)
    finally:
        gc.enable()


def _modules(paths: list[Path]) -> tuple[Module, ...]:
    return tuple(module_of(path.relative_to(PROJECT).as_posix(), path.read_text(encoding="utf-8")) for path in paths)


def imports_of(module: Module, *packages: str) -> list[str]:
    """Return what a module imports of the packages."""
    return [name for name in module.imports() if any(name == package or name.startswith(f"{package}.") for package in packages)]


# --- the rules: each takes a module and returns what breaks it -------------------------------------------------------------------


def imports_are_absolute(module: Module) -> list[str]:
    """Let a reader see from an import alone where a name comes from."""
    return [name for name in module.imports() if name.startswith(".")]


ARCHITECTURE = (PROJECT / "docs" / "architecture.md").read_text(encoding="utf-8").partition(BEGIN)[0]


def rules_of(header: str, page: str = ARCHITECTURE) -> dict[str, tuple[str, ...]]:
    """Return what the table with this header says of each name in its first column: the names in its second one."""
    _, _, table = page.partition(f"\n{header}\n|")
    rows = [line.split("|")[1:] for line in table.partition("\n\n")[0].splitlines()[1:]]
    return {cells[0].strip(" `"): tuple(re.findall(r"`([^`]+)`", cells[1])) for cells in rows}


LAYERS = rules_of("| package | may import | why |")
"""Which package or module of pipelines/ may import which others."""
FOLDERS = rules_of("| package | its folders, from the lowest to the highest |")
"""The folders of a package; each may import those before it."""
LIBRARIES = rules_of("| library | only in | why |")
"""Where a library may be imported: files, and folders with a slash at their end."""


def room_of(name: str) -> str:
    """Return the first part of a module's name below the package: extract of pipelines.extract.text.document."""
    return name.split(".")[1] if "." in name else ""


def packages_import_what_they_may(module: Module) -> list[str]:
    """Keep stages apart: they meet in files, and `defs` and `commands` alone see all of them."""
    room = room_of(module.name)
    if room not in LAYERS:
        return [] if module.name == PACKAGE else [f"{room} is in no layer"]
    others = {room_of(name): name for name in imports_of(module, PACKAGE) if name not in {PACKAGE, f"{PACKAGE}.__version__"}}
    return [name for other, name in others.items() if other != room and other not in LAYERS[room]]


def folders_import_lower_ones(module: Module) -> list[str]:
    """Give the folders of a package an order, so that none has to be understood before itself."""
    package = room_of(module.name)
    if package not in FOLDERS:
        return []
    order = FOLDERS[package]
    own = folder_of(module.path)
    if own not in order:
        return [f"{own} is in no row"]
    found = [(name, path) for name in imports_of(module, f"{PACKAGE}.{package}") for path in [path_of(name)] if path]
    return [name for name, path in found if folder_of(path) not in order[: order.index(own) + 1]]


def path_of(name: str) -> PurePosixPath | None:
    """Return the file of the module that an imported name is or lies in."""
    return _paths().get(name) or _paths().get(name.rpartition(".")[0])


@cache
def _paths() -> dict[str, PurePosixPath]:
    return {module.name: module.path for module in modules()}


def folder_of(path: PurePosixPath) -> str:
    """Return how the table of docs/architecture.md calls the folder of a file: counts.words, or the package for what lies in itself."""
    parts = path.parent.parts[1:]
    return ".".join(parts[1:] or parts)


def subpackages_lie_on_one_side(module: Module) -> list[str]:
    """Have a module below the sub-package beside it, or above: whoever reads one of them need not know the other first."""
    package = module.name.rpartition(".")[0]
    if module.path.name == "__init__.py" or not package:
        return []
    inside = [name for name in imports_of(module, package) if name.count(".") > package.count(".") + 2]
    folders = tuple({".".join(name.split(".")[: package.count(".") + 2]) for name in inside})
    return [
        other.name for other in modules() if other.name.startswith(tuple(f"{one}." for one in folders)) and imports_of(other, module.name)
    ]


def contract_is_light(module: Module) -> list[str]:
    """Every other part is built on the contract; only `schema` knows another system's types."""
    if room_of(module.name) != "contract" or module.name == "pipelines.contract.schema":
        return []
    return [name for name in module.imports() if name not in imports_of(module, *sys.stdlib_module_names, "pipelines.contract")]


def libraries_stay_in_their_place(module: Module) -> list[str]:
    """Keep a library in one place, so that a new version of it concerns that place alone."""
    path = module.path.as_posix()
    closed = [
        library
        for library, places in LIBRARIES.items()
        if not any(path == place or path.startswith(f"{place.rstrip('/')}/") for place in places)
    ]
    return imports_of(module, *closed)


def module_names_are_unique(module: Module) -> list[str]:
    """One name, one meaning: whoever reads a name in a traceback or a sentence knows where it lies."""
    same = [other.path for other in modules() if other.path.stem == module.path.stem and other.path != module.path]
    return [f"also {path}" for path in same if module.path.stem != "__init__"]


IMPURE_MODULES = (
    "aiohttp", "asyncio", "builtins.open", "dagster", "duckdb", "glob", "http", "httpx", "io.open", "multiprocessing", "os", "pathlib",
    "pyarrow", "random", "requests", "shutil", "socket", "subprocess", "tempfile", "threading", "time", "urllib.request", "urllib3",
)  # fmt: skip
IMPURE_CALLS = {"open", "print", "input", "breakpoint", "exec", "eval"}
IMPURE_METHODS = {"now", "utcnow", "today", "read_text", "read_bytes", "write_text", "write_bytes", "urlopen"}


PURE = ("pipelines.extract.", "pipelines.link.")


def extract_and_link_are_pure(module: Module) -> list[str]:
    """Text to records to links: no file, network, clock or database, so that the same page gives the same rows forever."""
    if not f"{module.name}.".startswith(PURE):
        return []
    found = imports_of(module, *IMPURE_MODULES)
    for node in module.nodes():
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in IMPURE_CALLS:
            found.append(f"line {node.lineno}: {node.func.id}()")
        if isinstance(node, ast.Attribute) and node.attr in IMPURE_METHODS:
            found.append(f"line {node.lineno}: .{node.attr}")
    return found


def printing_stays_in_commands(module: Module) -> list[str]:
    """Only the command line talks to a terminal."""
    spoken = ("pipelines.cli", "pipelines.commands", "pipelines.sample", "pipelines.syntax.train", "pipelines.gazetteer.make_places")
    if module.name.startswith(spoken):
        return []
    calls = (node for node in module.nodes() if isinstance(node, ast.Call))
    return [f"line {node.lineno}" for node in calls if isinstance(node.func, ast.Name) and node.func.id == "print"]


def everything_public_is_documented(module: Module) -> list[str]:
    """Say in a docstring what the signature cannot."""
    found = [] if ast.get_docstring(module.tree) else ["the module"]
    bodies: list[tuple[str, list[ast.stmt]]] = [("", module.tree.body)]
    while bodies:
        prefix, body = bodies.pop()
        for node in body:
            if isinstance(node, Function | ast.ClassDef) and not node.name.startswith("_"):
                found += [] if ast.get_docstring(node) else [f"{prefix}{node.name}"]
                if isinstance(node, ast.ClassDef):
                    bodies.append((f"{prefix}{node.name}.", node.body))
    return found


def everything_is_annotated(module: Module) -> list[str]:
    """Types are stated, not guessed: every parameter and every result."""
    found = []
    for function in module.functions():
        arguments = function.args
        named = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs, arguments.vararg, arguments.kwarg]
        bare = [a.arg for a in named if a is not None and a.annotation is None and a.arg not in {"self", "cls"}]
        found += [f"{function.name}({', '.join(bare)})"] if bare else []
        found += [] if function.returns is not None else [f"{function.name} has no result type"]
    return found


def is_data(node: ast.stmt) -> bool:
    """Tell whether a statement is data, read and not traced: an assignment of a module, or a vocabulary."""
    if isinstance(node, ast.ClassDef):
        return any(isinstance(base, ast.Name) and base.id in {"StrEnum", "Term"} for base in node.bases)
    return isinstance(node, ast.Assign | ast.AnnAssign)


def data_lines(module: Module) -> int:
    """Return the number of lines that are data."""
    return sum((node.end_lineno or node.lineno) - node.lineno + 1 for node in module.tree.body if is_data(node))


def modules_are_short(module: Module) -> list[str]:
    """Read a module in one sitting; lists of words and vocabularies are data and are not counted."""
    lines = len(module.text.splitlines()) - data_lines(module)
    return [f"{lines} lines without its data"] if lines > MAX_MODULE_LINES else []


def functions_are_short(module: Module) -> list[str]:
    """See a function on one screen."""
    sizes = [(function.name, (function.end_lineno or function.lineno) - function.lineno + 1) for function in module.functions()]
    return [f"{name} has {lines} lines" for name, lines in sizes if lines > MAX_FUNCTION_LINES]


def names_say_something(module: Module) -> list[str]:
    """Choose names that exclude something: one that fits everything collects everything."""
    return sorted(EMPTY_NAMES & {part.rpartition("_")[2] for part in module.path.with_suffix("").parts})


UNFINISHED = ("TO" + "DO", "FIX" + "ME", "XX" + "X", "HA" + "CK", "Not" + "ImplementedError")


def nothing_is_unfinished(module: Module) -> list[str]:
    """Write what is missing into an issue, not into the code."""
    return [f"line {n}: {mark}" for n, line in enumerate(module.text.splitlines(), 1) for mark in UNFINISHED if mark in line]


Rule = Callable[[Module], list[str]]
RULES: tuple[Rule, ...] = (
    imports_are_absolute,
    packages_import_what_they_may,
    folders_import_lower_ones,
    subpackages_lie_on_one_side,
    contract_is_light,
    libraries_stay_in_their_place,
    module_names_are_unique,
    extract_and_link_are_pure,
    printing_stays_in_commands,
    everything_public_is_documented,
    everything_is_annotated,
    modules_are_short,
    functions_are_short,
    names_say_something,
    nothing_is_unfinished,
)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_every_module_keeps(rule: Rule) -> None:
    broken = [f"{module.path}: {problem}" for module in modules() for problem in rule(module)]
    assert not broken, f"{rule.__name__} — {rule.__doc__}\n" + "\n".join(broken)


LONG_FUNCTION = '"""A module."""\n\n\ndef _long() -> int:\n' + "    x = 1\n" * 50 + "    return x\n"
BREACHES: tuple[tuple[Rule, str, str], ...] = (
    (imports_are_absolute, "pipelines/a.py", "from . import store"),
    (packages_import_what_they_may, "pipelines/fetch/collect.py", "from pipelines.read.read_day import build_day"),
    (packages_import_what_they_may, "pipelines/read/read_day.py", "from pipelines.publish.build import build"),
    (packages_import_what_they_may, "pipelines/read/read_day.py", "from pipelines.defs import core_assets"),
    (packages_import_what_they_may, "pipelines/elsewhere/day.py", "import csv"),
    (folders_import_lower_ones, "pipelines/extract/counts/words/a.py", "from pipelines.extract.counts.claims.fates import fates"),
    (folders_import_lower_ones, "pipelines/extract/text/a.py", "from pipelines.extract.extraction import extract"),
    (folders_import_lower_ones, "pipelines/fetch/elsewhere/a.py", "import csv"),
    (subpackages_lie_on_one_side, "pipelines/publish/marts.py", "from pipelines.publish.increment.slices import open_slice"),
    (contract_is_light, "pipelines/contract/tables/articles.py", "import pyarrow"),
    (libraries_stay_in_their_place, "pipelines/read/read_day.py", "def f():\n    import duckdb"),
    (libraries_stay_in_their_place, "pipelines/extract/pages/html_tree.py", "from trafilatura import extract"),
    (libraries_stay_in_their_place, "pipelines/read/read_day.py", "import dagster as dg"),
    (module_names_are_unique, "pipelines/commands/build.py", "import csv"),
    (extract_and_link_are_pure, "pipelines/extract/a.py", "import datetime as dt\nx = dt.datetime.now(dt.UTC)"),
    (extract_and_link_are_pure, "pipelines/extract/a.py", "with open('x') as f: pass"),
    (extract_and_link_are_pure, "pipelines/extract/a.py", "from urllib.request import urlopen"),
    (extract_and_link_are_pure, "pipelines/extract/a.py", "from pathlib import Path"),
    (extract_and_link_are_pure, "pipelines/extract/a.py", "import time"),
    (extract_and_link_are_pure, "pipelines/link/a.py", "import random"),
    (printing_stays_in_commands, "pipelines/read/read_day.py", "print(1)"),
    (everything_public_is_documented, "pipelines/a.py", "x = 1"),
    (everything_public_is_documented, "pipelines/a.py", '"""A."""\nclass B:\n    """B."""\n    def c(self): ...'),
    (everything_is_annotated, "pipelines/a.py", "def f(x, *, y: int) -> None: ..."),
    (everything_is_annotated, "pipelines/a.py", "def f(): ..."),
    (modules_are_short, "pipelines/a.py", "x = 1\n" + "f(x)\n" * 301),
    (functions_are_short, "pipelines/a.py", LONG_FUNCTION),
    (names_say_something, "pipelines/date_utils.py", ""),
    (nothing_is_unfinished, "pipelines/a.py", f"# {UNFINISHED[0]}: later"),
)


@pytest.mark.parametrize(("rule", "path", "text"), BREACHES, ids=lambda value: getattr(value, "__name__", "")[:40])
def test_rules_notice_a_breach(rule: Rule, path: str, text: str) -> None:
    assert rule(module_of(path, text))


def test_the_rules_are_read_from_the_page() -> None:
    known = {module.name.split(".")[1] for module in modules() if module.name != PACKAGE}
    assert set(LAYERS) == known
    assert {name for others in LAYERS.values() for name in others} <= known
    assert set(LIBRARIES) == {"duckdb", "distributed", "jinja2", "trafilatura", "obstore", "dagster"}
    assert all((PROJECT / place).exists() for places in LIBRARIES.values() for place in places)
    assert set(FOLDERS) == {"extract", "fetch", "report"}
    folders = {package: {folder_of(module.path) for module in modules() if room_of(module.name) == package} for package in FOLDERS}
    assert {package: set(order) for package, order in FOLDERS.items()} == folders


def test_layers_have_no_circle() -> None:
    assert list(TopologicalSorter(LAYERS).static_order())


def test_the_picture_leaves_out_what_a_longer_way_shows() -> None:
    graph = {"top": frozenset({"middle", "low", "other"}), "middle": frozenset({"low"}), "low": frozenset(), "other": frozenset()}
    assert without_detours(graph)["top"] == {"middle", "other"}


def test_every_rule_has_a_breach() -> None:
    assert {rule for rule, _, _ in BREACHES} == set(RULES)


HEAVY = ("aiohttp", "dagster", "duckdb", "numpy", "pandas", "pyarrow", "pygal", "spacy", "trafilatura")


def imported_by(statement: str) -> set[str]:
    """Return the heavy packages that a fresh process has loaded after a statement."""
    code = f"{statement}; import sys; print(*({{name.partition('.')[0] for name in sys.modules}} & set({HEAVY!r})))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=PROJECT, timeout=600)
    return set(done.stdout.split())


def test_the_command_line_starts_light() -> None:
    assert imported_by("import pipelines.cli") == set()


@pytest.mark.slow
def test_extraction_needs_neither_dagster_nor_charts() -> None:
    loaded = imported_by("import pipelines.read.page_workers, pipelines.commands.extract_command, pipelines.commands.build_command")
    assert not loaded & {"dagster", "pygal"}
