"""Share of small mistakes that tests notice: each mutant changes one place of a file, and the tests run until the first that fails.

    python benchmarks/mutants.py pipelines/publish/swap.py tests/publish/test_swap.py [--sample 60] [--seed 1]

The file may be a module or a SQL file. Run it at the root of a checkout; nothing on the disk is changed. Each mutant has a process of its
own, forked from one that has loaded the libraries, and at most two minutes of processor time; who needs longer has noticed it. Prints the
mutants that no test noticed and the share of the others.
"""

import argparse
import ast
import contextlib
import copy
import importlib
import importlib.machinery
import os
import pkgutil
import random
import re
import resource
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

COMPARISONS = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
OPERATORS = {ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Add, ast.Div: ast.Mult, ast.BitOr: ast.BitAnd, ast.BitAnd: ast.BitOr}
SQL_CHANGES = (
    (r"<=", "<"),
    (r">=", ">"),
    (r"(?<![<>=])<(?![=>])", "<="),
    (r"(?<![<>=-])>(?!=)", ">="),
    (r"<>", "="),
    (r"(?<![<>=:!])=(?![=>])", "<>"),
    (r"\bAND\b", "OR"),
    (r"\bOR\b", "AND"),
    (r"\bNOT ", ""),
    (r"\bmin\b", "max"),
    (r"\bmax\b", "min"),
    (r"\bmin_by\b", "max_by"),
    (r"\bmax_by\b", "min_by"),
    (r" DESC\b", ""),
    (r"\bIS NULL\b", "IS NOT NULL"),
    (r"\bIS NOT NULL\b", "IS NULL"),
    (r"\btrue\b", "false"),
    (r"\bfalse\b", "true"),
    (r"\bUNION ALL\b", "EXCEPT"),
    (r"\b1\b", "2"),
)
CPU_SECONDS = 120

Mutant = tuple[str, str]
"""What is changed, and the whole text of the file with it."""


def python_mutants(text: str) -> Iterator[Mutant]:
    """Yield the mutants of a module."""
    for number, node in enumerate(ast.walk(ast.parse(text))):
        for name, change in changes(node):
            tree = ast.parse(text)
            wanted = next(other for position, other in enumerate(ast.walk(tree)) if position == number)
            before = ast.unparse(copy.deepcopy(wanted)).splitlines()[0]
            change(wanted)
            yield f"{getattr(node, 'lineno', 0)}: {name}: {before}", ast.unparse(ast.fix_missing_locations(tree))


Change = tuple[str, Callable[[ast.AST], None]]
"""A name, and what makes the change at a node of the same kind in another tree."""


def setting(name: str, value: object) -> Callable[[ast.AST], None]:
    """Return what gives a node another value of a field."""
    return lambda other: setattr(other, name, value)


def changes(node: ast.AST) -> Iterator[Change]:
    """Yield what can be changed at a node."""
    yield from changed_expressions(node)
    if isinstance(node, ast.If | ast.IfExp | ast.While):
        yield "negated", setting("test", ast.UnaryOp(ast.Not(), node.test))
    if isinstance(node, ast.comprehension) and node.ifs:
        yield "without if", setting("ifs", [])
    if isinstance(node, ast.Return) and node.value is not None and not (isinstance(node.value, ast.Constant) and node.value.value is None):
        yield "nothing returned", setting("value", ast.Constant(None))
    yield from left_out(node)


def changed_expressions(node: ast.AST) -> Iterator[Change]:
    """Yield changes of operators and constants."""
    if isinstance(node, ast.Compare) and (compared := COMPARISONS.get(type(node.ops[0]))):
        yield compared.__name__, setting("ops", [compared(), *node.ops[1:]])
    if isinstance(node, ast.BoolOp):
        yield "and/or", setting("op", ast.Or() if isinstance(node.op, ast.And) else ast.And())
    if isinstance(node, ast.BinOp) and (other := OPERATORS.get(type(node.op))):
        yield other.__name__, setting("op", other())
    if isinstance(node, ast.Constant) and isinstance(node.value, bool):
        yield "turned", setting("value", not node.value)
    elif isinstance(node, ast.Constant) and isinstance(node.value, int | float):
        yield "plus one", setting("value", node.value + 1)


def left_out(node: ast.AST) -> Iterator[Change]:
    """Yield the removal of each statement that does something without giving a value a name."""
    for body in ("body", "orelse", "finalbody"):
        found = getattr(node, body, None)
        statements = found if isinstance(found, list) else []
        for number, statement in enumerate(statements):
            is_call = isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Call | ast.Await | ast.YieldFrom)
            if is_call or isinstance(statement, ast.AugAssign | ast.Raise | ast.Delete | ast.Continue | ast.Break):
                rest = [*statements[:number], ast.Pass(), *statements[number + 1 :]]
                yield f"left out: {ast.unparse(statement).splitlines()[0]}", setting(body, rest)


def sql_mutants(text: str) -> Iterator[Mutant]:
    """Yield the mutants of a SQL file, comments left alone."""
    comments = [match.span() for match in re.finditer(r"--[^\n]*", text)]
    for pattern, other in SQL_CHANGES:
        for match in re.finditer(pattern, text):
            if not any(start <= match.start() < end for start, end in comments):
                line = text.count("\n", 0, match.start()) + 1
                yield f"{line}: {match[0].strip()} → {other or 'nothing'}", text[: match.start()] + other + text[match.end() :]


def load_libraries() -> None:
    """Import everything that the package imports, and forget the package itself."""
    import pipelines  # noqa: PLC0415 — of the checkout at hand, whichever is installed

    for module in pkgutil.walk_packages(pipelines.__path__, "pipelines."):
        if not module.name.startswith(("pipelines.defs", "pipelines.definitions", "pipelines.ui", "pipelines.sample")):
            with contextlib.suppress(ImportError):  # training needs packages that are not installed
                importlib.import_module(module.name)
    for name in [name for name in sys.modules if name.partition(".")[0] == "pipelines"]:
        del sys.modules[name]


def put_in_place(path: Path, text: str) -> None:
    """Let this process see another text in a file."""
    plain_code, plain_text = importlib.machinery.SourceFileLoader.get_code, Path.read_text

    def get_code(self: importlib.machinery.SourceFileLoader, fullname: str) -> object:
        return compile(text, self.path, "exec") if Path(self.path).resolve() == path else plain_code(self, fullname)

    def read_text(self: Path, *arguments: object, **named: object) -> str:
        return text if self.resolve() == path else plain_text(self, *arguments, **named)  # type: ignore[arg-type]

    importlib.machinery.SourceFileLoader.get_code = get_code  # type: ignore[method-assign, assignment]
    if path.suffix == ".sql":
        Path.read_text = read_text  # type: ignore[method-assign, assignment]


def is_noticed(path: Path, text: str, tests: list[str]) -> bool:
    """Tell whether the tests fail where the file has this text."""
    child = os.fork()
    if not child:
        with contextlib.suppress(BaseException):
            resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
            silent = os.open(os.devnull, os.O_WRONLY)
            os.dup2(silent, 1)
            os.dup2(silent, 2)
            put_in_place(path, text)
            os._exit(int(pytest.main(["-x", "-n", "0", "-p", "no:cacheprovider", *tests])))
        os._exit(9)
    return os.waitpid(child, 0)[1] != 0


def main() -> None:
    """Try a sample of the mutants of a file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("tests", nargs="+")
    parser.add_argument("--sample", type=int, default=60, help="how many mutants are tried, by chance")
    parser.add_argument("--seed", type=int, default=1, help="the same seed takes the same mutants of the same file")
    options = parser.parse_args()
    sys.path.insert(0, str(Path.cwd()))
    path, text = options.file.resolve(), options.file.read_text(encoding="utf-8")
    mutants = [*(sql_mutants if path.suffix == ".sql" else python_mutants)(text)]
    load_libraries()
    if is_noticed(path, text, options.tests):
        sys.exit("the tests fail without any change")
    tried = sorted(random.Random(options.seed).sample(mutants, min(options.sample, len(mutants))))  # noqa: S311 — chance that repeats
    missed = [name for name, mutant in tried if not is_noticed(path, mutant, options.tests)]
    for name in missed:
        print(f"  not noticed: {name}")
    noticed = f"{len(tried) - len(missed)} of {len(tried)} mutants noticed, of {len(mutants)} in all"
    print(f"{options.file}: {noticed}, by {' '.join(options.tests)}")


if __name__ == "__main__":
    main()
