"""Does any regular expression of the package cost more than linear time? Pumped strings, and how the time grows with their length.

    python benchmarks/regular_expressions.py              all expressions; exit 1 where one grows faster
    python benchmarks/regular_expressions.py --list       how many there are, by module

Every expression that the modules compile is collected while they are imported. For each repetition in it, strings are made that lead to
it, repeat what it repeats, and end so that it fails; each is searched at doubled lengths. What counts is the ratio of two times, never a
number of seconds: linear work gives 2, quadratic 4. A ratio is believed when a second measurement confirms it.

Some expressions are tried on short texts only; CAPS names them with the longest. They are searched at that length, and may take there
ALLOWED times as long as a plain search through MILLION characters takes on the same machine.
"""

import argparse
import ast
import importlib
import math
import pkgutil
import re
import signal
import sys
import time
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from types import FrameType
from typing import Any

LARGEST_EXPONENT = 1.5
"""Of the growth of the time with the length: 1 is linear, 2 quadratic; between them lie caches and noise."""
MILLION = 1_000_000
ALLOWED = 10
_PLAIN_SEARCH = re.compile(r"[0-9]+x")
CAPS: dict[str, str | int] = {
    "pipelines.extract.pages.boilerplate": "longest",
    "pipelines.extract.pages.closing_credits": "_LONGEST",
    "pipelines.extract.pages.metadata_names": "_LONGEST",
    "pipelines.extract.pages.metadata_stamps": 400,
    "pipelines.extract.pages.blocks._NAMED": "LONGEST_NAMES",
    "pipelines.extract.pages.metadata_authors._NO_BYLINE_AFTER": "_LONGEST_NAME",
    "pipelines.extract.pages.html_tree._EMPTY_START": "_START",
    "pipelines.extract.pages.article_body._ADDRESS": "_LONGEST_ADDRESS",
    "pipelines.extract.pages.text_file_head._BYLINE": "_LONGEST_BYLINE",
    "pipelines.extract.dates.event_words._SAID_BEFORE": "_REACH",
    "pipelines.extract.dates.find_dates._FUTURE": "_LOOK_BACK",
    "pipelines.extract.statements.headline_statements": "LONGEST_TITLE",
}
"""The longest text that a module, or one expression of it, is tried on: a number, or the constant that the module cuts or asks by;
`longest` is that of the kind that stands beside it."""
MATCHED = {"pipelines.extract.pages.boilerplate._COMPILED"}
"""Expressions in a list that are only ever tried by match; of others the tool sees it itself."""
LENGTHS = tuple(2**power for power in range(4, 15))
LONGEST = 16_384
LEAST_S = 0.002
"""Two times below this are noise."""
ENOUGH_S = 0.02
GIVE_UP_S = 0.5
SUFFIXES = ("", "\x00", "\n\x00", "!", " x")
MANY = 12
"""A repetition that may go on for longer than this is pumped."""


@dataclass(frozen=True, slots=True)
class Expression:
    """An expression, the module that compiles it, and whether it is only ever tried at one place: by match and fullmatch.

    name: the variable that holds it.  cap: characters of the longest text that it is tried on; 0 where nothing limits it.
    """

    module: str
    pattern: re.Pattern[str]
    line: int
    at_one_place: bool = False
    name: str = ""
    cap: int = 0


@dataclass(frozen=True, slots=True)
class Found:
    """An expression that grows faster than in proportion: the exponent, and the string that shows it."""

    expression: Expression
    exponent: float
    prefix: str
    unit: str
    suffix: str


def collected(package: str) -> list[Expression]:
    """Return all expressions of texts that the modules of a package compile when they are imported."""
    found: dict[tuple[str, int], Expression] = {}
    compile_before = re.compile

    def noting(pattern: Any, flags: Any = 0) -> Any:  # noqa: ANN401 — as re.compile
        compiled = compile_before(pattern, flags)
        module = sys._getframe(1).f_globals.get("__name__", "")  # noqa: SLF001 — there is no other way to learn who calls
        if module.startswith(package) and isinstance(compiled.pattern, str):
            found.setdefault((compiled.pattern, compiled.flags), Expression(module, compiled, sys._getframe(1).f_lineno))  # noqa: SLF001
        return compiled

    re.compile = noting  # type: ignore[assignment]
    try:
        root = importlib.import_module(package)
        for module in pkgutil.walk_packages(root.__path__, f"{package}."):
            with suppress(ImportError):  # what only trains the parser is not installed everywhere
                importlib.import_module(module.name)
    finally:
        re.compile = compile_before  # type: ignore[assignment]
    return sorted(map(_told, found.values()), key=lambda one: (one.module, one.pattern.pattern))


def _told(expression: Expression) -> Expression:
    """Return an expression with its name, how it is tried and how long the texts are."""
    module = sys.modules[expression.module]
    tree = ast.parse(Path(module.__file__ or "").read_text(encoding="utf-8"))
    name, is_alone = _assigned(tree, expression.line)
    cap = CAPS.get(f"{expression.module}.{name}", CAPS.get(expression.module, 0))
    longest = _of_kind(module, name, expression.pattern) if cap == "longest" else getattr(module, cap) if isinstance(cap, str) else cap
    is_private = name.startswith("_") and is_alone
    methods = _methods(tree, name) if is_private else {""}
    at_one_place = f"{expression.module}.{name}" in MATCHED or (bool(methods) and methods <= {"match", "fullmatch", "pattern"})
    return replace(expression, name=name, cap=longest, at_one_place=at_one_place)


def _of_kind(module: Any, name: str, pattern: re.Pattern[str]) -> int:  # noqa: ANN401 — a module
    """Return the longest text of the kind that stands beside an expression in a list."""
    return next(int(kind.longest) for kind, one in getattr(module, name) if one is pattern)


def _assigned(tree: ast.Module, line: int) -> tuple[str, bool]:
    """Return the variable that is assigned at a line of a module, and whether it is the expression itself."""
    for node in tree.body:
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.lineno <= line <= (node.end_lineno or 0):
            target = node.targets[0] if isinstance(node, ast.Assign) else node.target
            return (target.id, isinstance(node.value, ast.Call)) if isinstance(target, ast.Name) else ("", False)
    return "", False


def _methods(tree: ast.Module, name: str) -> set[str]:
    """Return what a module does with a variable: the names of methods, and "" for every other use."""
    called = {id(node.value): node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    loads = (node for node in ast.walk(tree) if isinstance(node, ast.Name) and node.id == name and isinstance(node.ctx, ast.Load))
    return {called.get(id(node), "") for node in loads}


def _member(items: Sequence[Any]) -> list[str]:
    """Return some characters of a class: one of each part of it, and usual ones."""
    negated = bool(items) and items[0][0] is codes.NEGATE
    if negated:
        pattern = [chr(code) for kind, code in items[1:] if kind is codes.LITERAL]
        return [one for one in ("a", " ", "\n", "1", "-", "<", ".") if one not in pattern][:4]
    found: list[str] = []
    for kind, value in items:
        if kind is codes.LITERAL:
            found.append(chr(value))
        elif kind is codes.RANGE:
            found.append(chr(value[0]))
        elif kind is codes.CATEGORY:
            found += _CATEGORIES.get(value, ["a"])
    return found[:8]


_CATEGORIES = {
    codes.CATEGORY_SPACE: [" ", "\n"],
    codes.CATEGORY_DIGIT: ["1"],
    codes.CATEGORY_WORD: ["a", "1", "_"],
    codes.CATEGORY_NOT_SPACE: ["a", "-"],
    codes.CATEGORY_NOT_WORD: [" ", "-"],
    codes.CATEGORY_NOT_DIGIT: ["a", " "],
}


def samples(tree: Any) -> list[str]:  # noqa: ANN401 — a tree of the parser of re, which has no annotations
    """Return a few strings that a part of an expression matches."""
    made = [""]
    for kind, value in tree:
        more = _samples_of(kind, value)
        made = [one + another for one in made[:2] for another in more[:6]] if len(more) > 1 else [one + (more or [""])[0] for one in made]
    return list(dict.fromkeys(made))[:12]


def _samples_of(kind: Any, value: Any) -> list[str]:  # noqa: ANN401, PLR0911 — one line for each kind of part
    if kind is codes.LITERAL:
        return [chr(value)]
    if kind is codes.NOT_LITERAL:
        return ["a"] if value != ord("a") else ["b"]
    if kind is codes.ANY:
        return ["a", " "]
    if kind is codes.IN:
        return _member(value)
    if kind is codes.BRANCH:
        return [one for part in value[1] for one in samples(part)[:2]]
    if kind is codes.SUBPATTERN:
        return samples(value[3])
    if kind is codes.ATOMIC_GROUP:
        return samples(value)
    if kind in _REPEATS:
        least, _, part = value
        return [one * max(least, 1) for one in samples(part)] if least else ["", *samples(part)[:2]]
    return [""]


_REPEATS = (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT)


def repetitions(tree: Any, before: str = "") -> Iterator[tuple[str, Any]]:  # noqa: ANN401
    """Yield each long repetition of an expression with a string that leads to it."""
    for kind, value in tree:
        if kind in _REPEATS:
            if value[1] is codes.MAXREPEAT or value[1] > MANY:
                yield before, value[2]
            yield from repetitions(value[2], before)
        elif kind is codes.BRANCH:
            for part in value[1]:
                yield from repetitions(part, before)
        elif kind is codes.SUBPATTERN:
            yield from repetitions(value[3], before)
        elif kind is codes.ATOMIC_GROUP:
            yield from repetitions(value, before)
        elif kind in {codes.ASSERT, codes.ASSERT_NOT}:
            yield from repetitions(value[1], before)
        before += (_samples_of(kind, value) or [""])[0]


def pumped(expression: Expression) -> set[tuple[str, str, str]]:
    """Return prefixes, units and suffixes of the strings that an expression is tried on."""
    tree = parser.parse(expression.pattern.pattern, expression.pattern.flags & ~re.DEBUG)
    found: set[tuple[str, str, str]] = set()
    for before, part in repetitions(tree):
        for unit in samples(part):
            if unit:
                found |= {(before, unit, suffix) for suffix in SUFFIXES}
                found |= {("", before + unit, suffix) for suffix in SUFFIXES[:2]}
        if before:
            found.add(("", before, "\x00"))
    return found


class TooLongError(Exception):
    """A search took so long that it was given up."""


def _give_up(_number: int, _frame: FrameType | None) -> None:
    raise TooLongError


def seconds(expression: Expression, text: str, limit: float = GIVE_UP_S) -> float:
    """Return the processor time of a search through a text, the least of two; infinity where it is given up after `limit` seconds."""
    best = math.inf
    for _ in range(2):
        signal.setitimer(signal.ITIMER_VIRTUAL, limit)
        try:
            begin = time.process_time()
            if expression.at_one_place:
                expression.pattern.match(text)
                expression.pattern.fullmatch(text)
            else:
                deque(expression.pattern.finditer(text), maxlen=0)
            best = min(best, time.process_time() - begin)
        except TooLongError:
            return math.inf
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        if not LEAST_S <= best <= ENOUGH_S:
            break
    return best


def exponent(expression: Expression, prefix: str, unit: str, suffix: str) -> float:
    """Return by which power of the length the time grows at the end; 0 where it stays too short to tell, infinity where it is given up.

    Of an expression that is capped: 0 where the longest text costs no more than some plain searches through MILLION characters, else 9.
    """
    if expression.cap:
        text = (prefix + unit * (expression.cap // len(unit)))[: expression.cap - len(suffix)] + suffix
        return 0.0 if seconds(expression, text) <= ALLOWED * plain_seconds() else 9.0
    lengths = [length for length in LENGTHS if length * len(unit) <= LONGEST]
    if seconds(expression, prefix + unit * lengths[-1] + suffix, 2 * ENOUGH_S) < ENOUGH_S:
        return 0.0
    last = 0.0
    for length in lengths:
        taken = seconds(expression, prefix + unit * length + suffix)
        if last >= LEAST_S and taken >= ENOUGH_S:
            return math.log2(taken / last)
        if taken == math.inf:
            return math.inf
        last = taken
    return 0.0


@cache
def plain_seconds() -> float:
    """Return the processor time of a plain search through MILLION characters."""
    return seconds(Expression("", _PLAIN_SEARCH, 0), "a" * MILLION)


AGAIN = 5
"""How often a string that seems slow is measured again, because a busy machine makes a single ratio look large; the smallest one counts."""


def slow(expression: Expression) -> Found | None:
    """Return the first string on which an expression grows faster than in proportion, or nothing."""
    for prefix, unit, suffix in sorted(pumped(expression)):
        power = exponent(expression, prefix, unit, suffix)
        for _ in range(AGAIN):
            if LARGEST_EXPONENT < power < math.inf:  # what was given up took many times longer than any noise
                power = min(power, exponent(expression, prefix, unit, suffix))
        if power > LARGEST_EXPONENT:
            return Found(expression, power, prefix, unit, suffix)
    return None


def main(arguments: Sequence[str] | None = None) -> int:
    """Try all expressions and print those that grow faster than in proportion."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--package", default="pipelines")
    options.add_argument("--list", action="store_true")
    chosen = options.parse_args(arguments)
    signal.signal(signal.SIGVTALRM, _give_up)
    expressions = collected(chosen.package)
    if chosen.list:
        for module in sorted({one.module for one in expressions}):
            print(f"{sum(one.module == module for one in expressions):4} {module}")
    strings, worst = 0, []
    for one in [] if chosen.list else expressions:
        strings += len(pumped(one))
        found = slow(one)
        if found:
            worst.append(found)
            pattern = found.expression.pattern.pattern
            where = f"tried on {one.cap} characters, " if one.cap else "tried at one place, " if one.at_one_place else ""
            print(
                f"{one.module}:{one.line}: {where}length^{found.exponent:.1f} on {found.prefix!r} + {found.unit!r} * n + {found.suffix!r}"
            )
            print(f"     {pattern[:200]!r}", flush=True)
    capped = sum(one.cap > 0 for one in expressions)
    told = f"{len(expressions)} expressions, {capped} of them on short texts only, {strings} pumped strings"
    print(f"{told}, {len(worst)} faster than in proportion")
    return 1 if worst else 0


if __name__ == "__main__":
    sys.exit(main())
