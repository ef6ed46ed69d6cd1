"""`factcheck verify`: the main job."""

from __future__ import annotations

import io
import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from factcheck.cli._execution import execution_options
from factcheck.cli._options import (
    claims_option,
    color_option,
    complete_claim,
    complete_topic,
    read_project,
)
from factcheck.cli._review import Review, review_options
from factcheck.cli._streams import render_options, say, write_stderr, write_stdout
from factcheck.model import Detail, FailOn
from factcheck.reports import format_names

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from factcheck.model import RenderOptions, Report
    from factcheck.outputs import Destination
    from factcheck.workers import Execution


def _complete_format(_: click.Context, __: click.Parameter, incomplete: str) -> list[CompletionItem]:
    from click.shell_completion import CompletionItem

    return [CompletionItem(name) for name in format_names() if name.startswith(incomplete)]


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
    "formats",
    multiple=True,
    metavar="FORMAT[:FILE]",
    shell_complete=_complete_format,
    help=f"The output format: {', '.join(format_names())}. May be given several times, "
    "all but one with a FILE.  [default: text]",
)
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write to this file, as a whole or not at all, what would go to stdout.",
)
@click.option(
    "--fail-on",
    type=click.Choice([level.value for level in FailOn]),
    help="The least severity that makes the exit code 1. Default: `fail_on` of the claims file, else error.",
)
@review_options
@execution_options
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
    formats: tuple[str, ...],
    output: Path | None,
    fail_on: str | None,
    color: str,
    quiet: bool,
    verbose: bool,
    statistics: bool,
    review: Review,
    execution: Execution,
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
      factcheck verify --format text --format sarif:report.sarif
      factcheck verify --changed-since origin/main

    \b
    Exit codes:
      0  nothing found at or above the severity of --fail-on
      1  something found
      2  the command line or the input is broken, or there is nothing to check
    """  # noqa: D301 - \b keeps click from wrapping
    from factcheck.cli import _review
    from factcheck.cli._progress import with_progress
    from factcheck.outputs import destinations
    from factcheck.runs import find_inputs, whole_report
    from factcheck.scope import choose_claims, narrow, report_on_claims

    if quiet and verbose:
        raise click.UsageError("--quiet and --verbose exclude each other")
    review.check()
    places = redirected(destinations(formats, os.environ), output)
    project = read_project(claims_path)
    if fail_on is not None:
        project = replace(project, fail_on=FailOn(fail_on))
    chosen = choose_claims(project, claim_ids, topics)
    inputs = find_inputs(project, articles)
    scope = _review.scope_of(review, project, inputs, are_named=bool(articles))

    def narrowed(report: Report) -> Report:
        report = report_on_claims(report, chosen)
        return report if scope is None else narrow(report, scope)

    report = whole_report(
        project, inputs, lambda paths, total: with_progress(paths, total, quiet=quiet), execution
    )
    if review.write_baseline:
        _review.rewrite_baseline(report, project, review, narrowed(report))
    elif review.update_expect:
        _review.update_expect(report, project, chosen, scope)
    if review.writes:
        ctx.exit(0)
    report = narrowed(_review.with_accepted(report, project, review))
    detail = Detail.QUIET if quiet else Detail.VERBOSE if verbose else Detail.NORMAL
    options = render_options(color, detail, statistics=statistics)
    deliver(report, places, replace(options, show_accepted=review.show_accepted))
    ctx.exit(1 if report.failed and not review.exit_zero else 0)


def redirected(places: Sequence[Destination], output: Path | None) -> tuple[Destination, ...]:
    """Send what the user asked for on stdout to the file of `--output`, if there is one."""
    from factcheck.outputs import Stream

    def is_meant(place: Destination) -> bool:
        return place.requested and place.target is Stream.STDOUT

    if output is not None and not any(map(is_meant, places)):
        raise click.UsageError("--output is for what goes to stdout, but every --format has a FILE")
    return tuple(replace(p, target=output) if output is not None and is_meant(p) else p for p in places)


def deliver(report: Report, places: Sequence[Destination], options: RenderOptions) -> None:
    """Write the report to all its destinations, and warn of those that CI offered but that cannot be used."""
    from factcheck.outputs import write

    stdout, stderr = io.StringIO(), io.StringIO()
    warnings = write(report, places, options, stdout, stderr)
    for warning in warnings:
        say(f"factcheck: {warning}")
    write_stderr(stderr.getvalue())
    write_stdout(stdout.getvalue())
