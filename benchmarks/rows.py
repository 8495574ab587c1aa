"""Compare the rows that two versions make of the same texts: what a move of code must leave alone, and what a change of rules changes.

    python benchmarks/rows.py texts ../shared/bench > texts.jsonl          documents of the benchmark sets that are there, and the samples
    newsledger extract < texts.jsonl > old.jsonl                            in a checkout of the one version, then of the other
    python benchmarks/rows.py compare old.jsonl new.jsonl [-v]

What changes with every version or run (`extractor_version`, moments of collection) is left out. Returns 1 where rows differ.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

Row = Mapping[str, Any]

SETS = {"gva": "counts/gva_dev.jsonl", "muc4": "counts/muc4_dev.jsonl", "statements": "statements/dev.jsonl"}
FOLDERS = ("events", "articles")
PAGES = "pages/dev.jsonl"
GIVEN = ("doc_id", "text", "published", "title", "url")
TABLES = ("article_blocks", "statements", "incident_counts", "article_counts")
PASSING = {"extractor_version", "fetched_at", "first_seen_at", "last_seen_at"}
"""Columns that differ between two runs of one version, or two versions of the same rules."""


def read_lines(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the objects of a file of JSON lines; nothing where the file is absent."""
    if path.exists():
        with path.open(encoding="utf-8") as lines:
            yield from (json.loads(line) for line in lines if line.strip())


def documents(bench: Path, samples: Path) -> Iterator[dict[str, Any]]:
    """Yield the inputs of `newsledger extract`: texts of the benchmark sets, and pages by their path."""
    for path in SETS.values():
        for row in read_lines(bench / path):
            text = row.get("text_mixed") or row.get("text_recased") or row["text"]
            yield {name: value for name in GIVEN if (value := text if name == "text" else row.get(name)) is not None}
    for folder in FOLDERS:
        for row in read_lines(bench / folder / "manifest.jsonl"):
            given = {name: row[name] for name in ("url", "published", "title") if row.get(name) and (folder == "events" or name == "url")}
            yield {"doc_id": row["id"], "path": str((bench / folder / row["file"]).resolve()), **given}
    for row in read_lines(bench / PAGES):
        yield {"doc_id": row["doc_id"], "path": str((bench / "pages" / row["file"]).resolve()), "url": row["url"]}
    for path in sorted(samples.glob("2*/*")):
        yield {"doc_id": f"sample {path.parent.name}/{path.name}", "path": str(path.resolve())}


def lasting(value: object) -> object:
    """Return a row without what changes from run to run, at any depth."""
    if isinstance(value, dict):
        return {name: lasting(inner) for name, inner in value.items() if name not in PASSING}
    return [lasting(inner) for inner in value] if isinstance(value, list) else value


def differences(old: Row, new: Row) -> Iterator[tuple[str, str]]:
    """Yield the table and a description of each row that only one version has, changed rows as two."""
    if old.get("article") != new.get("article") or old.get("error") != new.get("error"):
        names = {*(old.get("article") or {}), *(new.get("article") or {})}
        changed = [n for n in sorted(names) if (old.get("article") or {}).get(n) != (new.get("article") or {}).get(n)]
        yield "articles", f"columns {', '.join(changed)}; error {old.get('error')!r} -> {new.get('error')!r}"
    for table in TABLES:
        left, right = ([json.dumps(row, sort_keys=True, ensure_ascii=False) for row in side.get(table, ())] for side in (old, new))
        yield from ((table, f"- {row}") for row in (Counter(left) - Counter(right)).elements())
        yield from ((table, f"+ {row}") for row in (Counter(right) - Counter(left)).elements())


def compare(old_path: Path, new_path: Path, *, verbose: bool) -> int:
    """Print how many rows of which table differ, with -v each of them; return 1 where some do."""
    old, new = ({row["doc_id"]: lasting(row) for row in read_lines(path)} for path in (old_path, new_path))
    tally: Counter[str] = Counter()
    changed = 0
    for doc_id in sorted({*old, *new}):
        found = list(differences(old.get(doc_id, {}), new.get(doc_id, {})))  # type: ignore[arg-type]
        changed += bool(found)
        for table, what in found:
            tally[f"{table} {what[0] if what[0] in '-+' else '~'}"] += 1
            if verbose:
                print(f"{doc_id} {table} {what}")
    print(f"{len({*old, *new})} documents, {changed} differ")
    for name, number in sorted(tally.items()):
        print(f"{number:6} {name}")
    return 1 if changed else 0


def main() -> int:
    """Run one of the two commands."""
    command, *arguments = sys.argv[1:] or ["help"]
    if command == "texts" and arguments:
        for document in documents(Path(arguments[0]), Path(__file__).resolve().parents[1] / "samples"):
            print(json.dumps(document, ensure_ascii=False))
        return 0
    paths = [Path(argument) for argument in arguments if argument != "-v"]
    if command == "compare" and len(paths) == 2:  # noqa: PLR2004 — old and new
        return compare(*paths, verbose="-v" in arguments)
    print(__doc__, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main())
