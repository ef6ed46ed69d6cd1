"""The findings of the text report: what a person should look at, where, and why."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from rich.text import Text

from factcheck.model import Severity
from factcheck.reports._claims import outside_reasons
from factcheck.reports._layout import BLANK, counted, heading, indented, padded, paragraph, wrapped
from factcheck.reports._quote import quote_lines
from factcheck.reports._safe import one_line
from factcheck.reports._sheet import DIM, MEASURE, SEVERITY_STYLES, STRONG
from factcheck.reports._words import verdict_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.model import Claim, ClaimResult, Evidence, Finding, Place, Report
    from factcheck.reports._sheet import Sheet

_INDENT = 9
_QUOTE_LIMIT = 300
_NOTES_PER_RULE = 10


def shown_findings(report: Report, show_accepted: bool) -> tuple[Finding, ...]:
    """Return the findings to show: those that nobody accepted, or all."""
    return tuple(finding for finding in report.findings if show_accepted or finding.accepted is None)


def evidence_at(result: ClaimResult | None, place: Place) -> Evidence | None:
    """Return the claim's passage that begins at a place, if there is one."""
    if result is None:
        return None
    passages = (evidence for source in result.sources for evidence in source.assessment.evidence)
    return next((evidence for evidence in passages if evidence.place == place), None)


def findings_section(sheet: Sheet, report: Report, findings: Sequence[Finding]) -> Iterator[Text]:
    """Return the errors and warnings, worst first, each with its passage and its claim."""
    results = {result.claim.id: result for result in report.claims}
    for finding in findings:
        if finding.severity in (Severity.ERROR, Severity.WARNING):
            yield BLANK
            yield from finding_block(sheet, finding, results.get(finding.claim))


def finding_block(sheet: Sheet, finding: Finding, result: ClaimResult | None) -> Iterator[Text]:
    """Return one finding: the message, the claim, the place and its quote, the other places, the rule."""
    label = Text(str(finding.severity), SEVERITY_STYLES[finding.severity])
    width = min(MEASURE, sheet.width - _INDENT)
    message = wrapped(sheet, sheet.text(finding.message, STRONG), width)
    yield from indented(message, _INDENT, padded(label, _INDENT))
    for part in finding_parts(sheet, finding, result, width):
        yield from indented(part, _INDENT)


def finding_parts(
    sheet: Sheet, finding: Finding, result: ClaimResult | None, width: int
) -> Iterator[Iterator[Text] | list[Text]]:
    """Return the parts below a finding's message, each as lines of at most `width` columns."""
    claim = result.claim if result else None
    if claim and not says(finding.message, claim):
        yield wrapped(sheet, claim_words(sheet, claim), width)
    yield wrapped(sheet, sheet.place(finding.place), width)
    yield passage_lines(sheet, evidence_at(result, finding.place), finding.quote, width)
    for related in finding.related:
        if claim and related.place == claim.place:
            continue
        yield wrapped(
            sheet,
            Text.assemble(sheet.text(related.message.removesuffix(".")), ": ", sheet.place(related.place)),
            width,
        )
        yield passage_lines(sheet, evidence_at(result, related.place), None, width)
    if finding.accepted is not None:
        yield wrapped(sheet, sheet.text(f"accepted: {finding.accepted}", "green"), width)
    yield wrapped(sheet, sheet.joined(sheet.text(finding.rule, DIM), sheet.text(finding.claim, DIM)), width)


def says(message: str, claim: Claim) -> bool:
    """Return whether a message already quotes the claim's statement."""
    return one_line(claim.statement).removesuffix(".") in one_line(message)


def claim_words(sheet: Sheet, claim: Claim) -> Text:
    """Return the claim that a finding is about, with its claimant and its verdict."""
    claimant = sheet.text(f", claimed by {claim.claimant}") if claim.claimant else Text()
    return Text.assemble("claim: ", sheet.quoted(claim.statement), claimant, ", ", verdict_words(claim))


def passage_lines(sheet: Sheet, evidence: Evidence | None, quote: str | None, width: int) -> Iterator[Text]:
    """Return the passage that a finding stands on, marked if its evidence is known, else as it is."""
    if evidence is not None:
        yield from quote_lines(sheet, evidence, width, None if sheet.verbose else _QUOTE_LIMIT)
        for line in outside_reasons(sheet, evidence):
            yield from wrapped(sheet, line, width)
    elif quote is not None:
        bar = Text(f"{sheet.symbols.bar} ", style=DIM)
        yield from indented(wrapped(sheet, sheet.text(quote), width - len(bar)), bar)


def notes_section(sheet: Sheet, findings: Sequence[Finding]) -> Iterator[Text]:
    """Return the findings of severity info, grouped by rule, one entry each."""
    groups: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.severity is Severity.INFO:
            groups.setdefault(finding.rule, []).append(finding)
    if not groups:
        return
    yield from heading(sheet, "Notes")
    for number, (rule, members) in enumerate(groups.items()):
        if number:
            yield BLANK
        yield from paragraph(
            sheet, sheet.joined(sheet.text(rule, SEVERITY_STYLES[Severity.INFO]), Text(str(len(members))))
        )
        shown = members if sheet.verbose else members[:_NOTES_PER_RULE]
        for finding in shown:
            yield from note_lines(sheet, finding)
        more = len(members) - len(shown)
        if more:
            yield from paragraph(sheet, Text(f"and {more:,} more; --verbose shows all", DIM), 2)


def note_lines(sheet: Sheet, finding: Finding) -> Iterator[Text]:
    """Return one note: the claim, what was noted, and where."""
    message = Text.assemble(sheet.text(finding.claim, STRONG), ": ", sheet.text(finding.message))
    if finding.accepted is not None:
        message.append_text(sheet.text(f" (accepted: {finding.accepted})", "green"))
    text = Text.assemble(message, " ", sheet.place(finding.place))
    yield from indented(indented(wrapped(sheet, text, sheet.width - 4), 2, Text()), 2)


def quiet_lines(sheet: Sheet, findings: Sequence[Finding]) -> Iterator[Text]:
    """Return one line per finding, never wrapped: `path:line:column: severity rule: message [claim]`."""
    for finding in findings:
        accepted = "" if finding.accepted is None else f" (accepted: {finding.accepted})"
        yield Text.assemble(
            sheet.place(finding.place),
            ": ",
            (str(finding.severity), SEVERITY_STYLES[finding.severity]),
            " ",
            sheet.text(f"{finding.rule}: {finding.message} [{finding.claim}]{accepted}"),
        )


def statistics_section(sheet: Sheet, report: Report) -> Iterator[Text]:
    """Return how often each rule fired, with what was accepted: worst first, then by rule."""
    found = Counter((finding.severity, finding.rule) for finding in report.findings)
    accepted = Counter(
        (finding.severity, finding.rule) for finding in report.findings if finding.accepted is not None
    )
    yield from heading(sheet, "Statistics")
    if not found:
        yield Text("no rule fired")
    severities = tuple(Severity)
    for severity, rule in sorted(found, key=lambda key: (severities.index(key[0]), key[1])):
        number = found[severity, rule]
        note = (
            f" ({counted(accepted[severity, rule], 'accepted finding')})" if accepted[severity, rule] else ""
        )
        label = Text.assemble(f"{number:>6,}  ", (f"{severity:<7}", SEVERITY_STYLES[severity]), "  ")
        yield from paragraph(sheet, sheet.text(f"{rule}{note}"), len(label), label)
