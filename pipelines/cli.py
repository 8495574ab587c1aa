"""The command line: `newsledger extract`, `fetch`, `link`, `query` and others. Heavy modules are imported where they are needed."""

import argparse
import errno
import io
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from pipelines.commands.arguments import parser
from pipelines.plain_text import printable


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return the exit status: 0 done, 1 a check failed or an input was refused, 2 wrong use, 130 Ctrl-C."""
    options = parser().parse_args(arguments)
    _speak_utf8()
    try:
        return _COMMANDS[options.command](options)
    except BrokenPipeError:
        sys.stderr.close()  # the reader went away, such as `head`; Python would complain while flushing
        return 0
    except KeyboardInterrupt:
        print(f"\nnewsledger {options.command}: interrupted; what was complete is kept; run it again", file=sys.stderr)  # noqa: T201
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
    number = error.errno if isinstance(error, OSError) and "; " not in str(error) else None  # the others say it themselves
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
    if options.question and options.command_text:
        raise ValueError("write the question once: as it is, or behind -c")
    form = "csv" if options.csv else options.format
    if options.raw and form != "csv":
        raise ValueError("--raw belongs to --csv: write `newsledger query --csv --raw QUESTION`")
    return run_query(options.question or options.command_text, form=form, raw=options.raw)


def _completion(options: argparse.Namespace) -> int:
    from pipelines.commands.completion_command import run_completion  # noqa: PLC0415

    return run_completion(options.shell)


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

    return run_day(options.day, as_json=options.json)


def _status(options: argparse.Namespace) -> int:
    from pipelines.commands.status_command import run_status  # noqa: PLC0415

    return run_status(as_json=options.json)


def _export(options: argparse.Namespace) -> int:
    from pipelines.commands.export_command import run_export  # noqa: PLC0415

    return run_export(Path(options.folder), with_archive=options.wacz, raw=options.raw)


def _report(options: argparse.Namespace) -> int:
    from pipelines.commands.report_command import run_report  # noqa: PLC0415

    limits = options.since, options.country, options.source
    return run_report(*limits, options.out, is_opened=options.open, as_json=options.json)


def _review(options: argparse.Namespace) -> int:
    from pipelines.commands.review_command import run_review  # noqa: PLC0415

    return run_review(most=options.most, as_json=options.json)


def _correct(options: argparse.Namespace) -> int:
    from pipelines.commands.correct_command import run_correct  # noqa: PLC0415

    return run_correct(options.words, options.reason, options.author, is_sure=options.yes, is_published=options.publish)


def _merge(options: argparse.Namespace) -> int:
    from pipelines.commands.merge_command import run_merge  # noqa: PLC0415

    return run_merge(options.incident, options.into, options.reason, options.author, is_sure=options.yes, is_published=options.publish)


def _split(options: argparse.Namespace) -> int:
    from pipelines.commands.merge_command import run_split  # noqa: PLC0415

    target, reason, author = options.target, options.reason, options.author
    return run_split(target, options.of, options.into, reason, author, is_sure=options.yes, is_published=options.publish)


def _publish(_: argparse.Namespace) -> int:
    from pipelines.commands.publish_command import run_publish  # noqa: PLC0415

    return run_publish()


def _mcp(_: argparse.Namespace) -> int:
    from pipelines.commands.mcp_command import run_mcp  # noqa: PLC0415

    return run_mcp()


def _backup(options: argparse.Namespace) -> int:
    from pipelines.commands.backup_command import run_backup  # noqa: PLC0415

    return run_backup(Path(options.file))


def _forget(options: argparse.Namespace) -> int:
    from pipelines.commands.forget_command import run_forget  # noqa: PLC0415

    return run_forget(options.target, options.reason, options.author)


def _restore(options: argparse.Namespace) -> int:
    from pipelines.commands.backup_command import run_restore  # noqa: PLC0415

    return run_restore(Path(options.file))


def _lake(options: argparse.Namespace) -> int:
    from pipelines.commands import lake_command  # noqa: PLC0415

    if options.action == "clean":
        return lake_command.run_lake_clean(options.hours)
    if options.action == "check":
        return lake_command.run_lake_check(drop=options.drop)
    if options.action == "import":
        return lake_command.run_lake_import(Path(options.folder))
    if options.action == "publish":
        return lake_command.run_lake_publish()
    if options.action == "download":
        return lake_command.run_lake_download()
    return lake_command.run_lake_query(options.select, options.format)


def _sbom(_: argparse.Namespace) -> int:
    from pipelines.commands.sbom_command import run_sbom  # noqa: PLC0415

    return run_sbom()


def _generate(options: argparse.Namespace) -> int:
    from pipelines.commands.generate_command import run_generate  # noqa: PLC0415

    return run_generate(check=options.check)


_COMMANDS: Mapping[str, Callable[[argparse.Namespace], int]] = {
    "extract": _extract,
    "fetch": _fetch,
    "demo-site": _demo_site,
    "link": _link,
    "query": _query,
    "completion": _completion,
    "build": _build,
    "report": _report,
    "export": _export,
    "init": _init,
    "run": _run,
    "sample": _sample,
    "why": _why,
    "status": _status,
    "review": _review,
    "correct": _correct,
    "merge": _merge,
    "split": _split,
    "publish": _publish,
    "mcp": _mcp,
    "backup": _backup,
    "restore": _restore,
    "forget": _forget,
    "lake": _lake,
    "generate": _generate,
    "sbom": _sbom,
}


if __name__ == "__main__":
    sys.exit(main())
