"""Findings for GitLab's merge requests: a code quality report, a JSON array without byte order mark.

Accepted findings are left out: GitLab knows no state for them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from factcheck.model import Severity
from factcheck.reports._identity import Fingerprint, fingerprints, portable_path
from factcheck.reports._json_text import json_text
from factcheck.reports._safe import one_line, visible

if TYPE_CHECKING:
    from factcheck.model import Finding, RenderOptions, Report

_SEVERITIES = {
    Severity.ERROR: "blocker",
    Severity.WARNING: "major",
    Severity.INFO: "info",
    Severity.OFF: "info",
}


def render(report: Report, options: RenderOptions) -> str:  # noqa: ARG001 - every format has this signature
    """Return the findings that nobody accepted as GitLab's code quality JSON, in the report's order."""
    numbered = zip(report.findings, fingerprints(report.findings), strict=True)
    return json_text([_entry(finding, mark) for finding, mark in numbered if finding.accepted is None])


def _entry(finding: Finding, fingerprint: Fingerprint) -> dict[str, Any]:
    begin = finding.place.line
    return {
        "description": one_line(finding.message),
        "check_name": one_line(finding.rule),
        "fingerprint": str(fingerprint),
        "severity": _SEVERITIES[finding.severity],
        "location": {
            "path": visible(portable_path(finding.place.path)),
            "lines": {"begin": begin, "end": max(begin, finding.end_line or begin)},
        },
    }
