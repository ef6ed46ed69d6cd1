"""Verdict, stance and consensus become findings: what a person should look at, where, and why.

One module for each kind of rule: `articles` judges single articles, `sources` the sources of a claim
together, `expectations` the stances that a person confirmed. The rules themselves are declared in
`factcheck.rules`. Only strong evidence gives findings, but for `possible-match`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from factcheck.findings.articles import article_findings
from factcheck.findings.expectations import expectation_findings, unmatched_expectations
from factcheck.findings.passages import passage_hash
from factcheck.findings.sources import source_findings
from factcheck.model import ClaimResult, Finding, Project, Severity, SourceInfo

__all__ = ["findings", "passage_hash", "sort_findings", "unmatched_expectations"]

_WORST_FIRST = (Severity.ERROR, Severity.WARNING, Severity.INFO, Severity.OFF)


def findings(
    project: Project, results: Sequence[ClaimResult], sources: Sequence[SourceInfo]
) -> tuple[Finding, ...]:
    """Return all findings, worst first, with the severities that the project gives to rules.

    `sources` are all articles that were read, the silent ones too: an expectation may be about them.
    `unused-waiver` is not found here, as nothing here knows of accepted findings.
    """
    found = [
        *article_findings(results),
        *source_findings(results),
        *expectation_findings(project, results, sources),
    ]
    severities = dict(project.rules)
    weighed = (replace(f, severity=severities.get(f.rule, f.severity)) for f in found)
    return sort_findings([f for f in weighed if f.severity is not Severity.OFF])


def sort_findings(found: Sequence[Finding]) -> tuple[Finding, ...]:
    """Return findings worst first, then by path, line, claim and rule."""

    def order(f: Finding) -> tuple[int, str, int, str, str, int, str]:
        weight = _WORST_FIRST.index(f.severity)
        return weight, f.place.path, f.place.line, f.claim, f.rule, f.place.column, f.message

    return tuple(sorted(found, key=order))
