"""The report for people: what matters first, then every claim with its sources, then the table of both.

Nothing of an article's text acts here: it is shown as plain `Text` objects, made safe by `_safe`, and
never read as markup.
"""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING

from rich.console import Console
from rich.segment import Segments
from rich.text import Text

from factcheck.model import Detail, Severity
from factcheck.reports._claims import claims_section
from factcheck.reports._findings import (
    findings_section,
    notes_section,
    quiet_lines,
    shown_findings,
    statistics_section,
)
from factcheck.reports._layout import BLANK, counted, heading, paragraph
from factcheck.reports._matrix import matrix_section
from factcheck.reports._safe import inert_line
from factcheck.reports._sheet import DIM, NARROWEST, PLACE, STRONG, Sheet
from factcheck.reports._words import severity_counts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import TextIO

    from factcheck.model import ClaimResult, Finding, RenderOptions, Report


def render(report: Report, options: RenderOptions) -> str:
    """Return the report as text for a terminal or a log, at most `options.width` columns wide.

    Widths below 40 are treated as 40. Without `options.color` there is no escape code in it at all;
    without `options.unicode` it is ASCII. The lines of `Detail.QUIET` are never wrapped.
    """
    file = io.StringIO()
    console = console_for(file, options)
    if not options.color:
        # Without styles there is nothing for rich to do with the lines, which takes it a fifth of the time.
        return "".join(f"{line.plain}\n" for line in inert_lines(console, report, options))
    print_report(console, report, options)
    return file.getvalue()


def console_for(file: TextIO, options: RenderOptions) -> Console:
    """Return a console that writes into a file as the options say, whatever the environment says."""
    return Console(
        file=file,
        width=max(options.width, NARROWEST),
        height=25,
        color_system="standard" if options.color else None,
        force_terminal=options.color,
        force_jupyter=False,
        force_interactive=False,
        legacy_windows=False,
        no_color=False,
        markup=False,
        emoji=False,
        highlight=False,
        _environ={},
    )


def print_report(console: Console, report: Report, options: RenderOptions) -> None:
    """Write the report onto a console, which should be as wide as `options.width`, or 40 at least."""
    # The lines are laid out already: printed as one, they take rich a third of the time.
    lines = inert_lines(console, report, options)
    pieces = (piece for line in lines for piece in line.render(console, end="\n"))
    console.print(Segments(pieces), soft_wrap=True)


def inert_lines(console: Console, report: Report, options: RenderOptions) -> Iterator[Text]:
    """Return the whole report line by line, laid out and harmless."""
    sheet = Sheet(console, max(options.width, NARROWEST), options.color, options.unicode, options.detail)
    return (inert(sheet, line) for line in report_lines(sheet, report, options))


def inert(sheet: Sheet, line: Text) -> Text:
    """Return a line without trailing space in which no CI runner reads a command."""
    line.rstrip()
    safe = inert_line(line.plain, unicode=sheet.unicode)
    return line if safe == line.plain else Text(safe, style=line.style, spans=line.spans)


def report_lines(sheet: Sheet, report: Report, options: RenderOptions) -> Iterator[Text]:
    """Return the whole report, line by line."""
    findings = shown_findings(report, options.show_accepted)
    if options.detail is Detail.QUIET:
        yield from quiet_lines(sheet, findings)
    else:
        yield from full_report(sheet, report, findings)
    if options.statistics:
        yield from statistics_section(sheet, report)
    if options.detail is not Detail.QUIET or options.statistics:
        yield BLANK
    yield from paragraph(sheet, summary(sheet, report))


def full_report(sheet: Sheet, report: Report, findings: Sequence[Finding]) -> Iterator[Text]:
    """Return everything but statistics and summary."""
    results = shown_claims(report, findings)
    yield from paragraph(sheet, headline(sheet, report))
    if report.scope is not None:
        yield from paragraph(sheet, sheet.text(f"Narrowed to {report.scope}.", DIM))
    yield from findings_section(sheet, report, findings)
    yield from claims_section(sheet, results)
    hidden = len(report.claims) - len(results)
    if hidden:
        yield BLANK
        claims = counted(hidden, "other claim")
        yield from paragraph(sheet, Text(f"{claims} without findings in this scope.", DIM))
    yield from matrix_section(sheet, report, results)
    yield from notes_section(sheet, findings)
    yield from skipped_section(sheet, report)


def shown_claims(report: Report, findings: Sequence[Finding]) -> tuple[ClaimResult, ...]:
    """Return the claims to show: all, or in a narrowed report those that have a finding."""
    if report.scope is None:
        return report.claims
    concerned = {finding.claim for finding in findings}
    return tuple(result for result in report.claims if result.claim.id in concerned)


def headline(sheet: Sheet, report: Report) -> Text:
    """Return the verdict on the whole: `2 errors, 1 warning in 5 articles · 24 claims`."""
    serious = replace(
        report,
        findings=tuple(finding for finding in report.findings if finding.severity is not Severity.INFO),
    )
    counts = severity_counts(serious) if serious.findings else Text("Nothing to correct", style="bold green")
    articles = Text(f" in {counted(len(report.sources), 'article')}", style=STRONG)
    return sheet.joined(
        Text.assemble(counts, articles), Text(counted(len(report.claims), "claim"), style=STRONG)
    )


def skipped_section(sheet: Sheet, report: Report) -> Iterator[Text]:
    """Return the inputs that were not judged, and why."""
    if not report.skipped:
        return
    yield from heading(sheet, "Not judged")
    for skipped in report.skipped:
        text = Text.assemble(sheet.text(skipped.path, PLACE), ": ", sheet.text(skipped.reason))
        yield from paragraph(sheet, text)


def summary(sheet: Sheet, report: Report) -> Text:
    """Return the last line: the result in a word, and the counts behind it."""
    accepted = sum(finding.accepted is not None for finding in report.findings)
    result = Text("failed", style="bold red") if report.failed else Text("passed", style="bold green")
    counts = Text.assemble(result, ": ", severity_counts(report))
    sentences = Text(counted(report.sentences, "sentence"))
    waived = Text(f"{accepted:,} accepted") if accepted else None
    skipped = Text(f"{len(report.skipped):,} skipped", style="yellow") if report.skipped else None
    return sheet.joined(counts, waived, skipped, sentences)
