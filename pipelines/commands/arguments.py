"""What can be written behind `newsledger`: the commands and their arguments."""

import argparse
from typing import TYPE_CHECKING

from pipelines import __version__

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001 — argparse gives it no public name


def parser() -> argparse.ArgumentParser:
    """Return the parser of all commands. It imports nothing heavy, so that help and completion come at once."""
    made = argparse.ArgumentParser(
        prog="newsledger",
        description="News articles into a warehouse in which every number is a claim.",
        epilog="Exit status: 0 done, 1 something failed or was refused, 2 wrong use, 130 interrupted.",
    )
    made.add_argument("--version", action="version", version=f"newsledger {__version__}")
    commands = made.add_subparsers(dest="command", required=True)
    for add in (_add_reading, _add_collecting, _add_asking, _add_showing, _add_deciding, _add_keeping):
        add(commands)
    return made


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
    run.add_argument("--json", action="store_true", help="print one JSON object for programs; what people read goes to standard error")
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
    query = commands.add_parser(
        "query",
        help="answer one of the documented questions in sql/queries/, or run SQL",
        description="Answer a question or a SELECT. Without one, a person at a terminal gets a prompt with history, a program the list.",
    )
    query.add_argument("question", nargs="?", help="a file name in sql/queries/ without .sql, or a SELECT statement")
    query.add_argument(
        "-c",
        dest="command_text",
        default=None,
        metavar="SQL",
        help="SQL or the name of a question, given as other database programs take it",
    )
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


def _add_showing(commands: "Commands") -> None:
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
    report.add_argument("--out", default=None, metavar="FOLDER", help="where to write it; warehouse/report by default")
    report.add_argument("--json", action="store_true", help="print one JSON object for programs, with the path as index")
    export = commands.add_parser(
        "export",
        help="write every table as CSV and Parquet with a data package, and incidents as GeoJSON",
        description="Write the published warehouse into a folder for other programs: a CSV and a Parquet file for each table, mart and "
        "export view (export_acled, export_ucdp_ged, export_gkg_counts, export_hxl among them), datapackage.json that describes every "
        "column, and incidents.geojson.",
    )
    export.add_argument("folder", help="new or empty")
    export.add_argument("--raw", action="store_true", help="every text in CSV as it is, for programs; else no cell is a formula")
    export.add_argument("--wacz", action="store_true", help="also the archived pages, as archive.wacz for players of web archives")


def _add_deciding(commands: "Commands") -> None:
    review = commands.add_parser("review", help="what a person should look at: contested figures, the least certain links and claims")
    review.add_argument("--most", type=int, default=20, metavar="N", help="how many of each kind; 20 by default")
    review.add_argument("--json", action="store_true", help="print JSON for programs")
    correct = commands.add_parser(
        "correct",
        help="a figure that you know better: show the difference, ask, and write it into curation/overrides.csv",
        description="Correct a claim or the total of an incident. An id may be shortened to its beginning. A figure is 4, 4..6, "
        "4.. (at least), ..6 (at most), 4..5..6, unknown, withheld, or removed for a claim that counts nowhere.",
    )
    correct.add_argument(
        "words",
        nargs="+",
        metavar="CLAIM FIGURE | INCIDENT METRIC OBJECT FIGURE",
        help="such as 59a1fb58 removed, or 0e64ffd1 killed people 4",
    )
    merge = commands.add_parser("merge", help="two incidents are one: show both, ask, and write it into curation/merges.csv")
    merge.add_argument("incident", help="the id of the one that goes, or its beginning")
    merge.add_argument("into", help="the id of the one that stays")
    split = commands.add_parser("split", help="a claim or an article is of another incident: show it, ask, and write it down")
    split.add_argument("target", metavar="CLAIM | ARTICLE", help="id of what leaves")
    split.add_argument("--of", default=None, metavar="INCIDENT", help="the one that an article leaves; all of its incidents by default")
    split.add_argument("--into", default=None, metavar="INCIDENT", help="where it goes; an incident of its own by default")
    for decision in (correct, merge, split):
        decision.add_argument("--reason", required=True, help="why; stands in the history")
        decision.add_argument("--author", default=None, help="who decides; NEWSLEDGER_AUTHOR or your user name by default")
        decision.add_argument("--yes", action="store_true", help="do not ask")
        decision.add_argument("--publish", action="store_true", help="publish it at once, as `newsledger publish` does")
    commands.add_parser("publish", help="apply changes of curation/ and sql/: link, publish and report, without reading an article again")


def _add_keeping(commands: "Commands") -> None:
    commands.add_parser("mcp", help="let a program that speaks the Model Context Protocol read the warehouse (extra mcp)")
    backup = commands.add_parser("backup", help="write archive, lake, curation and history of runs into one file with checksums")
    backup.add_argument("file", metavar="FILE", help="to be written, such as news-2026-03-12.tar")
    restore = commands.add_parser("restore", help="bring back what a backup holds, here or on another machine")
    restore.add_argument("file", metavar="FILE", help="written by `newsledger backup`")
    forget = commands.add_parser(
        "forget",
        help="take a page, or everything of a source, out of archive, tables, history and report, and never collect it again",
        description="Write a line into curation/takedowns.csv and take what it names out of everything that is kept: archived records, "
        "rows, earlier readings, links, the published file and its last version, the report, previews in Dagster. What stays is the line, "
        "and that something was there. Backups and exports that you made before are yours to delete; restoring a backup applies the list.",
    )
    forget.add_argument("target", metavar="URL|FILE|SOURCE", help="address of the page, path of its file, or name of a source")
    forget.add_argument("--reason", required=True, help="why, for the line; name nobody whom it is about")
    forget.add_argument("--author", default=None, help="who decided; the user of this machine by default")
    _add_lake(commands)
    sample = commands.add_parser("sample", help="tell whether the bundled examples are in the warehouse, or take them out")
    sample.add_argument("--remove", action="store_true", help="take them out, and leave everything else")
    completion = commands.add_parser("completion", help="print what lets a shell complete commands and options by the tabulator key")
    completion.add_argument("shell", choices=("bash", "zsh", "fish"))
    commands.add_parser(
        "sbom", help="print a software bill of materials of the locked packages, CycloneDX 1.6, with checksums and licences"
    )
    generate = commands.add_parser("generate", help="write docs/tables.md and sql/schema.sql from the contract")
    generate.add_argument("--check", action="store_true", help="write nothing; exit 1 where a file is not up to date")


def _add_lake(commands: "Commands") -> None:
    lake = commands.add_parser("lake", help="look after a warehouse on object storage, and ask its tables where they lie")
    actions = lake.add_subparsers(dest="action", required=True)
    clean = actions.add_parser(
        "clean", help="delete objects that no manifest names: of runs that were killed, and of days that were replaced"
    )
    clean.add_argument("--hours", type=float, default=24.0, metavar="N", help="only those older than this; 24 by default")
    check = actions.add_parser("check", help="list files whose objects are gone; exit status 1 where there are some")
    check.add_argument("--drop", action="store_true", help="take them off the manifests, so that their days can be built again")
    bring = actions.add_parser("import", help="put the archive and the tables of a warehouse folder into the lake")
    bring.add_argument("folder", help="a warehouse folder, with raw/ and core/")
    actions.add_parser("publish", help="put the published file into the lake, for machines that only read")
    actions.add_parser("download", help="fetch the published file that was put there: `query`, `report` and other programs then read it")
    query = actions.add_parser("query", help="answer a SELECT over the tables of all days as they are now, without a published file")
    query.add_argument("select", metavar="SQL", help='such as "SELECT count(*) FROM articles"')
    query.add_argument("--format", choices=("table", "csv", "json", "markdown"), default="table", help="table by default")
