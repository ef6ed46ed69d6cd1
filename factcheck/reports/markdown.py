"""The report as Markdown for a job summary or a comment on a pull request.

What is wrong comes first, by claim: where, in which words, and who says otherwise. Everything else is
folded away. The whole fits into a comment on GitHub; what does not fit is counted.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from factcheck.model import Severity
from factcheck.reports._identity import rule_title
from factcheck.reports._lookup import lookup
from factcheck.reports._markdown_sources import sources_table
from factcheck.reports._markdown_text import code, escaped, marked_quote, shortened
from factcheck.reports._safe import inert_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from factcheck.model import Claim, Finding, Place, RenderOptions, Report, VerdictPeriod
    from factcheck.reports._lookup import Lookup

MOST_CHARACTERS = 65_536
"""What GitHub accepts as a comment. A job summary may be longer, 1 MiB per step."""

_RESERVE = 1_000
_MESSAGE_LIMIT = 600
_QUOTE_LIMIT = 400
_STATEMENT_LIMIT = 300
_ICONS = {Severity.ERROR: "❌", Severity.WARNING: "⚠️", Severity.INFO: "ℹ️", Severity.OFF: "ℹ️"}
_NOUNS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_SERIOUS = (Severity.ERROR, Severity.WARNING)
_COMPARING = ("sources-contradict", "self-contradiction", "stance-changed")
"""Rules whose findings are understood by seeing what each source says."""


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of Markdown that is shown whole or not at all, and how many findings it shows."""

    text: str
    findings: int = 0


def render(report: Report, options: RenderOptions) -> str:
    """Return the report as Markdown of at most `MOST_CHARACTERS` characters."""
    current = [finding for finding in report.findings if finding.accepted is None]
    serious = [finding for finding in current if finding.severity in _SERIOUS]
    notes = [finding for finding in current if finding.severity not in _SERIOUS]
    accepted = [finding for finding in report.findings if finding.accepted is not None]
    room = MOST_CHARACTERS - _RESERVE
    parts = [_head(report, accepted)]
    parts += _fitting(_claims(lookup(report), serious), room - len(parts[0]), len(serious))
    folded = [
        (_counted(len(notes), "note"), [_note(finding) for finding in notes]),
        (
            f"{len(accepted):,} accepted",
            [_accepted(finding) for finding in accepted] if options.show_accepted else [],
        ),
        (
            f"{len(report.skipped):,} not judged",
            [f"- {code(skipped.path)}: {escaped(skipped.reason)}" for skipped in report.skipped],
        ),
    ]
    for summary, items in folded:
        parts += _details(summary, items, room - sum(len(part) + 2 for part in parts))
    lines = "\n\n".join(parts).splitlines()
    return "\n".join(map(inert_line, lines)) + "\n"


def _head(report: Report, accepted: Sequence[Finding]) -> str:
    """Return the headline, and below it what was read and what is not shown."""
    counts = [(severity, report.count(severity)) for severity in _SERIOUS]
    worst = next((severity for severity, number in counts if number), None)
    said = ", ".join(_counted(number, _NOUNS[severity]) for severity, number in counts if number)
    headline = f"## {_ICONS[worst]} {said}" if worst else "## ✅ Nothing to correct"
    articles, claims = _counted(len(report.sources), "article"), _counted(len(report.claims), "claim")
    facts = [f"factcheck read {articles} against {claims}"]
    if report.scope is not None:
        facts.append(f"narrowed to {escaped(shortened(report.scope, _STATEMENT_LIMIT))}")
    if accepted:
        facts.append(f"{len(accepted):,} accepted")
    if report.skipped:
        facts.append(f"{len(report.skipped):,} not judged")
    return f"{headline}\n\n{' · '.join(facts)}"


def _claims(found: Lookup, findings: Iterable[Finding]) -> Iterator[Block]:
    """Yield the serious findings by claim, the claims in the order of their worst finding."""
    by_claim: dict[str, list[Finding]] = {}
    for finding in findings:
        by_claim.setdefault(finding.claim, []).append(finding)
    for members in by_claim.values():
        result = found.claim_of(members[0])
        heading = _claim(result.claim) if result else f"### Claim: {code(members[0].claim)}"
        for number, finding in enumerate(members):
            text = _finding(found, finding)
            yield Block(text if number else f"{heading}\n\n{text}", findings=1)
        comparing = [finding for finding in members if finding.rule in _COMPARING]
        if comparing and result:
            yield Block(sources_table(found, result, comparing))


def _claim(claim: Claim) -> str:
    """Return the claim as a heading, and below it how it is rated, who made it and where it stands."""
    claimant = f" · claimed by {escaped(shortened(claim.claimant, 100))}" if claim.claimant else ""
    verdict = ", ".join(_period(period) for period in claim.verdict)
    return (
        f"### Claim: “{escaped(shortened(claim.statement, _STATEMENT_LIMIT))}”\n\n"
        f"Rated {verdict}{claimant} · {code(claim.id)} in {_place(claim.place)}"
    )


def _period(period: VerdictPeriod) -> str:
    since = f" from {period.since}" if period.since else ""
    until = f" until {period.until}" if period.until else ""
    return f"**{period.rating}**{since}{until}"


def _finding(found: Lookup, finding: Finding) -> str:
    """Return one finding: what and where, why, and the passage's words."""
    lines = [
        f"{_ICONS[finding.severity]} **{escaped(rule_title(finding.rule))}** · {_place(finding.place)}",
        escaped(shortened(finding.message, _MESSAGE_LIMIT)),
    ]
    passage = found.passage(finding.place, finding.claim)
    if finding.rule in _COMPARING and found.claim_of(finding):
        return "\n\n".join(lines)
    if passage:
        lines.append(f"> {marked_quote(passage.evidence, _QUOTE_LIMIT)}")
    elif finding.quote:
        lines.append(f"> {escaped(shortened(finding.quote, _QUOTE_LIMIT))}")
    return "\n\n".join(lines)


def _note(finding: Finding) -> str:
    message = escaped(shortened(finding.message, _MESSAGE_LIMIT))
    return f"- {_place(finding.place)} {message} ({code(finding.rule)})"


def _accepted(finding: Finding) -> str:
    reason = escaped(shortened(finding.accepted or "", _MESSAGE_LIMIT))
    return f"{_note(finding)}: {reason}"


def _place(place: Place) -> str:
    return code(f"{place.path}:{place.line}")


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _fitting(blocks: Iterable[Block], room: int, findings: int) -> list[str]:
    """Return the first blocks, as many as fit, and behind them how many of the findings were left out."""
    shown: list[str] = []
    for block in blocks:
        room -= len(block.text) + 2
        if room < 0:
            break
        shown.append(block.text)
        findings -= block.findings
    if findings:
        shown.append(f"**{_counted(findings, 'more finding')} not shown here:** this page is full.")
    return shown


def _details(summary: str, items: Sequence[str], room: int) -> list[str]:
    """Return a list that is folded away, as much of it as fits."""
    if not items:
        return []
    shown = []
    for item in items:
        room -= len(item) + 1
        if room < 0:
            break
        shown.append(item)
    left = len(items) - len(shown)
    more = [f"- … and {left:,} more"] if left else []
    listed = "\n".join([*shown, *more])
    return [f"<details>\n<summary>{summary}</summary>\n\n{listed}\n\n</details>"]
