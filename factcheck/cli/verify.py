"""`factcheck verify`: the main job."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from factcheck.cli._options import (
    claims_option,
    color_option,
    complete_claim,
    complete_topic,
    read_project,
)
from factcheck.cli._streams import render_options, write_file, write_stdout
from factcheck.model import Detail, FailOn, Report
from factcheck.reports import format_names


@click.command()
@click.argument("articles", nargs=-1, metavar="[ARTICLE]...", type=click.Path(path_type=Path))
@claims_option
@click.option(
    "--claim",
    "claim_ids",
    multiple=True,
    metavar="ID",
    shell_complete=complete_claim,
    help="Check only this claim; may be given several times.",
)
@click.option(
    "--topic",
    "topics",
    multiple=True,
    metavar="TOPIC",
    shell_complete=complete_topic,
    help="Check only the claims of this topic; may be given several times.",
)
@click.option(
    "--format",
    "format_name",
    type=click.Choice(format_names()),
    default="text",
    show_default=True,
    help="The output format.",
)
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write to this file, as a whole or not at all, instead of stdout.",
)
@click.option(
    "--fail-on",
    type=click.Choice([level.value for level in FailOn]),
    help="The least severity that makes the exit code 1. Default: `fail_on` of the claims file, else error.",
)
@color_option
@click.option("-q", "--quiet", is_flag=True, help="Only the findings, one line each, and the summary.")
@click.option("-v", "--verbose", is_flag=True, help="Also scores, wordings, cues and weak matches.")
@click.option("--statistics", is_flag=True, help="Also how often each rule fired.")
@click.pass_context
def command(
    ctx: click.Context,
    articles: tuple[Path, ...],
    claims_path: Path,
    claim_ids: tuple[str, ...],
    topics: tuple[str, ...],
    format_name: str,
    output: Path | None,
    fail_on: str | None,
    color: str,
    quiet: bool,
    verbose: bool,
    statistics: bool,
) -> None:
    """Check what the articles say of each claim.

    Without ARTICLE, all articles that claims.yaml names are checked. Named articles (files, folders or
    globs) are held against all of them, and added if they are new: only findings that involve a named
    article are reported.

    \b
    Examples:
      factcheck verify
      factcheck verify new/article.txt --fail-on warning
      factcheck verify --topic war --verbose
      factcheck verify --format json --output report.json

    \b
    Exit codes:
      0  nothing found at or above the severity of --fail-on
      1  something found
      2  the command line or the input is broken, or there is nothing to check
    """  # noqa: D301 - \b keeps click from wrapping
    from factcheck.cli._progress import with_progress
    from factcheck.runs import Request, verify_request

    if quiet and verbose:
        raise click.UsageError("--quiet and --verbose exclude each other")
    project = read_project(claims_path)
    if fail_on is not None:
        project = replace(project, fail_on=FailOn(fail_on))
    report = verify_request(
        project,
        Request(articles, claim_ids, topics),
        lambda items, total: with_progress(items, total, quiet=quiet),
    )
    detail = Detail.QUIET if quiet else Detail.VERBOSE if verbose else Detail.NORMAL
    deliver(report, format_name, output, color, detail, statistics)
    ctx.exit(1 if report.failed else 0)


def deliver(
    report: Report, format_name: str, output: Path | None, color: str, detail: Detail, statistics: bool
) -> None:
    """Render the report in one format, and write it to a file or, without one, to stdout."""
    from factcheck.reports import render

    options = render_options(color, detail, statistics=statistics, to_file=output is not None)
    text = render(format_name, report, options)
    if output is None:
        write_stdout(text)
    else:
        write_file(output, text)
