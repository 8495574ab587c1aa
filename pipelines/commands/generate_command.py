"""`newsledger generate`: writes the files that are derived from the contract, and the import graph in docs/architecture.md."""

import sys
from pathlib import Path

from pipelines.commands.import_graph import architecture_markdown
from pipelines.contract.schema import schema_sql, tables_markdown
from pipelines.partitions.parquet_files import write_atomically
from pipelines.settings import PROJECT, NoProjectError, is_clone


def run_generate(*, check: bool) -> int:
    """Write docs/tables.md, sql/schema.sql and docs/architecture.md, or say which is not up to date; return the exit status.

    Raises NoProjectError outside a clone: an installed package is not to be changed.
    """
    if not is_clone():
        raise NoProjectError("generate writes files of newsledger's own source: run it in a clone, installed with `pip install -e .`")
    try:
        wanted = _wanted(PROJECT)
    except ValueError as problem:
        print(problem, file=sys.stderr)  # noqa: T201
        return 1
    stale = [path for path, text in wanted.items() if not path.exists() or path.read_text(encoding="utf-8") != text]
    for path in stale:
        if check:
            print(f"{path.relative_to(PROJECT)}: not up to date; run `newsledger generate`", file=sys.stderr)  # noqa: T201
        else:
            write_atomically(path, wanted[path].encode())
    return 1 if check and stale else 0


def _wanted(project: Path) -> dict[Path, str]:
    """Return what each generated file should hold; of docs/architecture.md the part written by people is kept."""
    architecture = project / "docs" / "architecture.md"
    written = architecture.read_text(encoding="utf-8") if architecture.exists() else ""
    return {
        project / "docs" / "tables.md": tables_markdown(),
        project / "sql" / "schema.sql": schema_sql(),
        architecture: architecture_markdown(written),
    }
