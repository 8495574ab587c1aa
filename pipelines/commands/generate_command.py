"""`newsledger generate`: the files that are derived from the contract."""

import sys

from pipelines.contract.schema import schema_sql, tables_markdown
from pipelines.partitions.parquet_files import write_atomically
from pipelines.settings import PROJECT


def run_generate(*, check: bool) -> int:
    """Write docs/tables.md and sql/schema.sql, or say which of them is not up to date; return the exit status."""
    wanted = {PROJECT / "docs" / "tables.md": tables_markdown(), PROJECT / "sql" / "schema.sql": schema_sql()}
    stale = [path for path, text in wanted.items() if not path.exists() or path.read_text(encoding="utf-8") != text]
    for path in stale:
        if check:
            print(f"{path.relative_to(PROJECT)}: not up to date; run `newsledger generate`", file=sys.stderr)  # noqa: T201
        else:
            write_atomically(path, wanted[path].encode())
    return 1 if check and stale else 0
