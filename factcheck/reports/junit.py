"""Findings as JUnit XML: one suite per claim topic, one case per claim and article that speaks to it.

A case fails by what fails the run: findings at or above `fail_on`. Accepted findings are skips; what is
left, such as notes, stands in the case's output.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from factcheck.model import FailOn, Severity, Stance
from factcheck.reports._safe import RUNNER_MARKER, inert_line, one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from factcheck.model import Finding, Place, RenderOptions, Report

_NO_TOPIC = "Without a topic"
_FAILING = {
    FailOn.ERROR: frozenset({Severity.ERROR}),
    FailOn.WARNING: frozenset({Severity.ERROR, Severity.WARNING}),
    FailOn.NEVER: frozenset[Severity](),
}


@dataclass(frozen=True, slots=True)
class Case:
    """A claim and an article, or a claim alone (`article` is None), with the findings on both.

    `place` is that of the worst finding, or of the passage that decided where there is none.
    """

    claim: str
    topic: str
    article: str | None
    place: Place
    failing: tuple[Finding, ...]
    accepted: tuple[Finding, ...]
    remaining: tuple[Finding, ...]

    @property
    def skipped(self) -> bool:
        """Whether the case counts as skipped: a person accepted what would be wrong with it."""
        return bool(self.accepted) and not self.failing


def render(report: Report, options: RenderOptions) -> str:  # noqa: ARG001 - every format has this signature
    """Return the report as JUnit XML. No time is measured, so that two runs give the same bytes."""
    suites: dict[str, list[Case]] = {}
    for case in cases(report):
        suites.setdefault(case.topic, []).append(case)
    everything = [case for suite in suites.values() for case in suite]
    root = ET.Element("testsuites", _counts("factcheck", everything))
    for topic, members in suites.items():
        suite = ET.SubElement(root, "testsuite", _counts(topic, members))
        for case in members:
            _add_case(suite, case)
    ET.indent(root)
    body = RUNNER_MARKER.sub("&#35;&#35;", ET.tostring(root, encoding="unicode"))
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{body}\n'


def cases(report: Report) -> tuple[Case, ...]:
    """Return the cases in the order of the claims and their sources, then those of claims that are gone."""
    topics = {result.claim.id: result.claim.topic or _NO_TOPIC for result in report.claims}
    places: dict[tuple[str, str | None], Place] = {}
    for result in report.claims:
        for source in result.sources:
            if source.assessment.stance is not Stance.SILENT and source.assessment.evidence:
                places[result.claim.id, source.source.path] = source.assessment.evidence[0].place
    findings: dict[tuple[str, str | None], list[Finding]] = {}
    for finding in report.findings:
        findings.setdefault((finding.claim, finding.article), []).append(finding)
    places |= {key: members[0].place for key, members in findings.items()}
    order = {claim: number for number, claim in enumerate(topics)}
    keys = sorted(places, key=lambda key: order.get(key[0], len(order)))
    return tuple(
        _case(key, topics.get(key[0], _NO_TOPIC), places[key], findings.get(key, ()), report.fail_on)
        for key in keys
    )


def _case(
    key: tuple[str, str | None], topic: str, place: Place, findings: Sequence[Finding], fail_on: FailOn
) -> Case:
    accepted = tuple(finding for finding in findings if finding.accepted is not None)
    current = [finding for finding in findings if finding.accepted is None]
    failing = tuple(finding for finding in current if finding.severity in _FAILING[fail_on])
    remaining = tuple(finding for finding in current if finding.severity not in _FAILING[fail_on])
    return Case(key[0], topic, key[1], place, failing, accepted, remaining)


def _counts(name: str, members: Sequence[Case]) -> dict[str, str]:
    return {
        "name": one_line(name),
        "tests": str(len(members)),
        "failures": str(sum(bool(case.failing) for case in members)),
        "errors": "0",
        "skipped": str(sum(case.skipped for case in members)),
        "time": "0",
    }


def _add_case(suite: ET.Element, case: Case) -> None:
    name = case.claim if case.article is None else f"{case.claim}: {case.article}"
    element = ET.SubElement(
        suite,
        "testcase",
        {
            "name": one_line(name),
            "classname": one_line(case.topic),
            "file": one_line(case.place.path),
            "line": str(case.place.line),
            "time": "0",
        },
    )
    if case.failing:
        worst = case.failing[0]
        attributes = {"message": one_line(worst.message), "type": worst.rule}
        ET.SubElement(element, "failure", attributes).text = _text(case.failing)
    elif case.skipped:
        reasons = "; ".join(finding.accepted or "" for finding in case.accepted)
        ET.SubElement(element, "skipped", {"message": one_line(f"accepted: {reasons}")})
    if case.remaining:
        ET.SubElement(element, "system-out").text = _text(case.remaining)


def _text(findings: Iterable[Finding]) -> str:
    """Return findings as text for people: each with its rule, message, place, quote and other places."""
    lines: list[str] = []
    for finding in findings:
        lines.append(f"{finding.severity} {finding.rule}: {finding.message}")
        lines.append(f"  {finding.place}")
        if finding.quote is not None:
            lines.append(f"  “{one_line(finding.quote)}”")
        lines += [f"  {related.place}: {related.message}" for related in finding.related]
    return "\n".join(inert_line("  " * line.startswith("  ") + one_line(line)) for line in lines)
