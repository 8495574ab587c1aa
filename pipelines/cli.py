"""The command line: `newsledger extract`, `fetch`, `link`, `query` and others. Heavy modules are imported where they are needed."""

import argparse
import errno
import io
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pipelines import __version__
from pipelines.plain_text import printable

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001 — argparse gives it no public name


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="newsledger",
        description="News articles into a warehouse in which every number is a claim.",
        epilog="Exit status: 0 done, 1 something failed or was refused, 2 wrong use, 130 interrupted.",
    )
    parser.add_argument("--version", action="version", version=f"newsledger {__version__}")
    commands = parser.add_subparsers(dest="command", required=True)
    for add in (_add_reading, _add_collecting, _add_asking, _add_keeping):
        add(commands)
    return parser


def _add_reading(commands: "Commands") -> None:
    extract = commands.add_parser(
        "extract",
        help="read articles and print their rows",
        description="Read articles and print one JSON line for each: doc_id, article, statements, incident_counts, article_counts. "
        "Without arguments, lines {doc_id, text | html | path, title?, published?, url?} are read from standard input.",
    )
    extract.add_argument("inputs", nargs="*", metavar="FILE|FOLDER|URL", help=".html, .htm, .txt, .md, also .gz; or an address")
    extract.add_argument("--table", action="store_true", help="print tables for people")
    extract.add_argument("--processes", type=int, default=None, metavar="N", help="processes to use; all cores by default")
    link = commands.add_parser(
        "link",
        help="tell which documents report the same incident",
        description="Read lines {doc_id, text | html | path, title?, published?, url?} from standard input and print a line for each: "
        "doc_id and incidents, the ids of the incidents that it reports, the main one first.",
    )
    link.add_argument("--processes", type=int, default=None, metavar="N", help="processes to use; all cores by default")


def _add_collecting(commands: "Commands") -> None:
    init = commands.add_parser("init", help="make a project in a new folder: inbox, sources, curation, sql")
    init.add_argument("folder", help="new or empty")
    run = commands.add_parser("run", help="collect, read, link, publish and write the report for one day, without Dagster")
    run.add_argument("day", nargs="?", default=None, metavar="YYYY-MM-DD", help="today in UTC by default")
    status = commands.add_parser("status", help="sources and when they last brought something, versions, disk, locks")
    status.add_argument("--json", action="store_true", help="print JSON for programs")
    fetch = commands.add_parser("fetch", help="collect one source now, without Dagster")
    fetch.add_argument("source", help="name of a definition in pipelines/sources/")
    fetch.add_argument("addresses", nargs="*", metavar="URL", help="what a source of kind page is to fetch")
    fetch.add_argument("--day", default=None, metavar="YYYY-MM-DD", help="the day to collect for; today in UTC by default")
    site = commands.add_parser("demo-site", help="serve a web site about fictional events on this machine, to try sources on")
    site.add_argument("--port", type=int, default=8765, help="8765 by default; 0 takes a free one")
    build = commands.add_parser("build", help="rebuild core tables from raw/ and publish the warehouse, without Dagster")
    build.add_argument("days", nargs="*", metavar="YYYY-MM-DD", help="days to extract again; all days by default")


def _add_asking(commands: "Commands") -> None:
    query = commands.add_parser("query", help="answer one of the documented questions in sql/queries/, or run SQL")
    query.add_argument("question", nargs="?", help="a file name in sql/queries/ without .sql, or a SELECT statement; none lists them")
    query.add_argument("--csv", action="store_true", help="the short form of --format csv")
    query.add_argument(
        "--format",
        choices=("table", "csv", "json", "parquet", "markdown"),
        default=None,
        help="table for people by default; csv for a spreadsheet, in which no cell is cut and none is a formula; "
        "json: one object a row; parquet: to standard output",
    )
    query.add_argument("--raw", action="store_true", help="with --csv: every text as it is, for programs")
    why = commands.add_parser("why", help="what stands behind a claim, or behind a figure of a place and a day")
    why.add_argument("words", nargs="+", metavar="CLAIM | PLACE DAY METRIC", help="such as 59a1fb58, or Norrin 2026-03-12 killed")
    why.add_argument("--json", action="store_true", help="print one JSON line for each row")
    report = commands.add_parser(
        "report",
        help="write the report: pages that open without a server, in which every number opens its sentence",
        description="Write the report of the published warehouse into warehouse/report, or into another folder, and say where it is. "
        "Without options it is about everything.",
    )
    report.add_argument("--open", action="store_true", help="open it in the browser")
    report.add_argument("--since", default=None, metavar="YYYY-MM-DD", help="only what happened on this day or later")
    report.add_argument("--country", default=None, metavar="CODE", help="only what happened in a country, such as UA")
    report.add_argument("--source", default=None, metavar="NAME", help="only what a source reports")
    export = commands.add_parser(
        "export",
        help="write every table as CSV and Parquet with a data package, and incidents as GeoJSON",
        description="Write the published warehouse into a folder for other programs: a CSV and a Parquet file for each table, mart and "
        "export view, datapackage.json that describes every column, and incidents.geojson.",
    )
    export.add_argument("folder", help="new or empty")
    report.add_argument("--out", default=None, metavar="FOLDER", help="where to write it; warehouse/report by default")


def _add_keeping(commands: "Commands") -> None:
    backup = commands.add_parser("backup", help="write archive, lake, curation and history of runs into one file with checksums")
    backup.add_argument("file", metavar="FILE", help="to be written, such as news-2026-03-12.tar")
    restore = commands.add_parser("restore", help="bring back what a backup holds, here or on another machine")
    restore.add_argument("file", metavar="FILE", help="written by `newsledger backup`")
    sample = commands.add_parser("sample", help="tell whether the bundled examples are in the warehouse, or take them out")
    sample.add_argument("--remove", action="store_true", help="take them out, and leave everything else")
    generate = commands.add_parser("generate", help="write docs/tables.md and sql/schema.sql from the contract")
    generate.add_argument("--check", action="store_true", help="write nothing; exit 1 where a file is not up to date")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return the exit status: 0 done, 1 a check failed or an input was refused, 2 wrong use, 130 Ctrl-C."""
    options = _parser().parse_args(arguments)
    _speak_utf8()
    try:
        return _COMMANDS[options.command](options)
    except BrokenPipeError:
        sys.stderr.close()  # the reader went away, such as `head`; Python would complain while flushing
        return 0
    except KeyboardInterrupt:
        print(f"\nnewsledger {options.command}: interrupted; run it again, what was complete is kept", file=sys.stderr)  # noqa: T201
        return 130
    except (OSError, ValueError) as error:
        print(printable(f"newsledger {options.command}: {error}{_remedy(error)}"), file=sys.stderr)  # noqa: T201
        return 1


def _speak_utf8() -> None:
    """Print UTF-8 whatever the machine's language is set to: JSON lines and CSV are, and a letter that it lacks is no error."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and stream.encoding.lower() not in {"utf-8", "utf8"}:
            stream.reconfigure(encoding="utf-8")


def _remedy(error: Exception) -> str:
    """Return what to do about an error of the operating system that does not say so itself."""
    number = error.errno if isinstance(error, OSError) else None
    if number in {errno.ENOSPC, errno.EDQUOT}:
        return "; the disk is full: free some space and run it again, what was complete before is as it was"
    if number in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return (
            "; this user may not do that there: `ls -ld` shows whose it is; run it as that user, give yourself the permission, "
            "or take another folder with NEWSLEDGER_WAREHOUSE"
        )
    return ""


def _extract(options: argparse.Namespace) -> int:
    from pipelines.commands.extract_command import run_extract  # noqa: PLC0415

    return run_extract(options.inputs, as_table=options.table, processes=options.processes)


def _fetch(options: argparse.Namespace) -> int:
    from pipelines.commands.fetch_command import run_fetch  # noqa: PLC0415

    return run_fetch(options.source, options.addresses, options.day)


def _demo_site(options: argparse.Namespace) -> int:
    from pipelines.commands.demo_site_command import run_demo_site  # noqa: PLC0415

    return run_demo_site(options.port)


def _link(options: argparse.Namespace) -> int:
    from pipelines.commands.link_command import run_link  # noqa: PLC0415

    return run_link(processes=options.processes)


def _query(options: argparse.Namespace) -> int:
    from pipelines.commands.query_command import run_query  # noqa: PLC0415

    if options.csv and options.format not in {None, "csv"}:
        raise ValueError(f"--csv and --format {options.format} exclude each other; leave one out")
    form = "csv" if options.csv else options.format or "table"
    if options.raw and form != "csv":
        raise ValueError("--raw belongs to --csv: write `newsledger query --csv --raw QUESTION`")
    return run_query(options.question, form=form, raw=options.raw)


def _build(options: argparse.Namespace) -> int:
    from pipelines.commands.build_command import run_build  # noqa: PLC0415

    return run_build(options.days)


def _sample(options: argparse.Namespace) -> int:
    from pipelines.commands.sample_command import run_sample  # noqa: PLC0415

    return run_sample(remove=options.remove)


def _why(options: argparse.Namespace) -> int:
    from pipelines.commands.why_command import run_why  # noqa: PLC0415

    return run_why(options.words, as_json=options.json)


def _init(options: argparse.Namespace) -> int:
    from pipelines.commands.init_command import run_init  # noqa: PLC0415

    return run_init(options.folder)


def _run(options: argparse.Namespace) -> int:
    from pipelines.commands.run_command import run_day  # noqa: PLC0415

    return run_day(options.day)


def _status(options: argparse.Namespace) -> int:
    from pipelines.commands.status_command import run_status  # noqa: PLC0415

    return run_status(as_json=options.json)


def _export(options: argparse.Namespace) -> int:
    from pipelines.commands.export_command import run_export  # noqa: PLC0415

    return run_export(Path(options.folder))


def _report(options: argparse.Namespace) -> int:
    from pipelines.commands.report_command import run_report  # noqa: PLC0415

    return run_report(options.since, options.country, options.source, options.out, is_opened=options.open)


def _backup(options: argparse.Namespace) -> int:
    from pipelines.commands.backup_command import run_backup  # noqa: PLC0415

    return run_backup(Path(options.file))


def _restore(options: argparse.Namespace) -> int:
    from pipelines.commands.backup_command import run_restore  # noqa: PLC0415

    return run_restore(Path(options.file))


def _generate(options: argparse.Namespace) -> int:
    from pipelines.commands.generate_command import run_generate  # noqa: PLC0415

    return run_generate(check=options.check)


_COMMANDS: Mapping[str, Callable[[argparse.Namespace], int]] = {
    "extract": _extract,
    "fetch": _fetch,
    "demo-site": _demo_site,
    "link": _link,
    "query": _query,
    "build": _build,
    "report": _report,
    "export": _export,
    "init": _init,
    "run": _run,
    "sample": _sample,
    "why": _why,
    "status": _status,
    "backup": _backup,
    "restore": _restore,
    "generate": _generate,
}


if __name__ == "__main__":
    sys.exit(main())
