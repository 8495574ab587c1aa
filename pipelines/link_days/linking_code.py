"""The digest of the code that links: another one means that every day is linked anew, whatever the version's number is.

The code is the package `link` and all of pipelines that it imports, step by step: the article's own figures, the records and the
vocabularies. What it means counts, not how it is written: comments, docstrings, sentences of the contract and formatting change nothing.
"""

import ast
import hashlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

PACKAGE = "pipelines.link"
_DESCRIBING = {"Column"}
"""Records of which the first argument is a sentence for people."""


class CodeError(RuntimeError):
    """The code that links cannot be found, so that nobody could tell which links are stale; the message names folder and remedy."""


@cache
def rules_digest() -> str:
    """Return the digest of the code that links. Raises CodeError where a part of it is not where it is looked for."""
    return code_digest(Path(__file__).parents[2], PACKAGE)


def code_digest(root: Path, package: str) -> str:
    """Return one hash of what the modules of a package mean, and those of the same project that they import. root: the project's folder.

    Raises CodeError where the package has no module, or where an import leads to no file.
    """
    modules = sorted(_reached(root, package).items())
    return hashlib.sha256("\n".join(f"{name}\n{meaning(text)}" for name, text in modules).encode()).hexdigest()


def _reached(root: Path, package: str) -> dict[str, str]:
    """Return the texts of the modules by name."""
    folder = root.joinpath(*package.split("."))
    waiting = [f"{package}.{path.stem}" for path in sorted(folder.glob("*.py")) if path.stem != "__init__"]
    if not waiting:
        raise CodeError(f"{folder}: no module in it; correct PACKAGE in {__name__}, or install newsledger from a whole clone")
    texts: dict[str, str] = {}
    while waiting:
        name = waiting.pop()
        if name not in texts:
            texts[name] = _path(root, name).read_text(encoding="utf-8")
            waiting += _imported(root, texts[name], package.split(".", maxsplit=1)[0])
    return texts


def _path(root: Path, name: str) -> Path:
    path = root.joinpath(*name.split("."))
    found = next((one for one in (path.with_suffix(".py"), path / "__init__.py") if one.is_file()), None)
    if found is None:
        raise CodeError(f"{path}: imported by the code that links, and there is no such module; install newsledger from a whole clone")
    return found


def _imported(root: Path, text: str, project: str) -> Iterator[str]:
    """Yield the modules of the project that a text imports; `from a import b` is the module a.b where there is one."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.split(".")[0] == project)
        elif isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == project:
            yield str(node.module)
            inner = (f"{node.module}.{alias.name}" for alias in node.names)
            yield from (name for name in inner if root.joinpath(*name.split(".")).with_suffix(".py").is_file())


def meaning(text: str) -> str:
    """Return Python code without what does not change what it does, in one form."""
    return ast.unparse(_Bare().visit(ast.parse(text)))


class _Bare(ast.NodeTransformer):
    """Leaves out the texts that stand alone, docstrings among them, and the sentences of described columns."""

    def visit_Expr(self, node: ast.Expr) -> ast.AST | None:
        """Leave out a text that stands alone."""
        is_text = isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)
        return None if is_text else self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> ast.AST:
        """Leave out the sentence of a column."""
        if isinstance(node.func, ast.Name) and node.func.id in _DESCRIBING:
            node.args = node.args[1:]
        return self.generic_visit(node)
