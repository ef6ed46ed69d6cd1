"""Annotations in GitHub Actions: workflow commands, which put each finding on its lines of a pull request.

GitHub shows at most ten annotations of each severity per step, so that only the first ten are written,
worst first as the report has them, and the last line says how many more there are. Accepted findings are
left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.model import Severity
from factcheck.reports._identity import portable_path, rule_title
from factcheck.reports._lookup import lookup
from factcheck.reports._safe import inert_line, one_line, visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.model import Finding, RenderOptions, Report
    from factcheck.reports._lookup import Lookup

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_NOUNS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_MOST_SHOWN = 10
"""Annotations of one severity that GitHub shows for one step."""

_QUOTE_LIMIT = 500
_MOST_RELATED = 6
_RELATED_QUOTE_LIMIT = 200


def render(report: Report, options: RenderOptions) -> str:  # noqa: ARG001 - every format has this signature
    """Return one workflow command per finding, and a last line of plain text that counts them all."""
    found = lookup(report)
    lines = []
    counts = []
    for severity, noun in _NOUNS.items():
        findings = [f for f in report.findings if f.severity is severity and f.accepted is None]
        lines += [_command(finding, found) for finding in findings[:_MOST_SHOWN]]
        counts.append(_counted(len(findings), noun))
    return "\n".join([*lines, f"factcheck: {', '.join(counts)} in all"]) + "\n"


def _counted(number: int, noun: str) -> str:
    more = f" ({number - _MOST_SHOWN:,} not annotated)" if number > _MOST_SHOWN else ""
    return f"{number:,} {noun}{'' if number == 1 else 's'}{more}"


def _command(finding: Finding, found: Lookup) -> str:
    properties = ",".join(f"{name}={_property(value)}" for name, value in _properties(finding))
    return f"::{_COMMANDS[finding.severity]} {properties}::{_data(_message(finding, found))}"


def _properties(finding: Finding) -> Iterator[tuple[str, str]]:
    """Yield where a finding stands. GitHub rejects columns where a passage spans several lines."""
    line, column = finding.place.line, finding.place.column
    end_line = max(line, finding.end_line or line)
    yield "file", portable_path(finding.place.path)
    yield "line", str(line)
    yield "endLine", str(end_line)
    if end_line == line:
        yield "col", str(column)
        yield "endColumn", str(max(column, finding.end_column or column))
    yield "title", rule_title(finding.rule)


def _message(finding: Finding, found: Lookup) -> str:
    """Return the message, the quote and where else to look, each on a line of its own."""
    lines = [one_line(finding.message)]
    if finding.quote:
        lines.append(_quoted(finding.quote, _QUOTE_LIMIT))
    for related in finding.related[:_MOST_RELATED]:
        passage = found.passage(related.place, finding.claim)
        quote = f" {_quoted(passage.evidence.quote, _RELATED_QUOTE_LIMIT)}" if passage else ""
        place = f"{one_line(related.place.path)}:{related.place.line}"
        lines.append(f"{place}: {one_line(related.message)}{quote}")
    more = len(finding.related) - _MOST_RELATED
    if more > 0:
        lines.append(f"and {more:,} more")
    return "\n".join(map(inert_line, lines))


def _quoted(text: str, limit: int) -> str:
    """Return a quote on one line in quotation marks, at most `limit` characters of it."""
    line = one_line(text)
    return f"“{line}”" if len(line) <= limit else f"“{line[: limit - 1].rstrip()}…”"


def _data(text: str) -> str:
    """Return a text escaped as the runner unescapes a command's message."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """Return a text escaped as the runner unescapes a command's property."""
    return _data(inert_line(visible(text))).replace(":", "%3A").replace(",", "%2C")
