"""Findings as SARIF 2.1.0, which GitHub's code scanning and editors read.

Specification: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html; sections are cited as §.
"""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from factcheck.model import Severity
from factcheck.reports._identity import Fingerprint, fingerprints, rule_title, uri
from factcheck.reports._json_text import json_text
from factcheck.reports._lookup import Lookup, lookup
from factcheck.reports._safe import one_line, visible
from factcheck.rules import RULES, Rule, rule_markdown

if TYPE_CHECKING:
    from factcheck.model import Finding, Place, Related, RenderOptions, Report, Skipped

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_BASE = "%SRCROOT%"
_LEVELS = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFO: "note",
    Severity.OFF: "none",
}
_RULE_INDEXES = {rule.id: index for index, rule in enumerate(RULES)}
_ESCAPES = str.maketrans({"\\": "\\\\", "[": "\\[", "]": "\\]", "{": "{{", "}": "}}"})


def render(report: Report, options: RenderOptions) -> str:  # noqa: ARG001 - every format has this signature
    """Return the report as one SARIF run: all rules, findings (accepted ones as suppressed) and skips."""
    found = lookup(report)
    numbered = zip(report.findings, fingerprints(report.findings), strict=True)
    run = {
        "tool": {"driver": _driver(report)},
        "automationDetails": {"id": "factcheck/"},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {
            _BASE: {"description": {"text": "The folder that factcheck was run in: the repository's root."}}
        },
        "invocations": [
            {
                # A finding is a success of the tool (§3.20.14); broken input gives no report at all.
                "executionSuccessful": True,
                "toolExecutionNotifications": [_notification(skipped) for skipped in report.skipped],
            }
        ],
        "results": [_result(finding, mark, found) for finding, mark in numbered],
    }
    return json_text({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def message_text(text: str) -> str:
    r"""Return untrusted text as a plain text message (§3.11), on one line.

    Brackets would make links (§3.11.6) and braces placeholders (§3.11.5): `\[` and `{{` stand for them.
    """
    return one_line(text).translate(_ESCAPES)


def _driver(report: Report) -> dict[str, Any]:
    return {"name": "factcheck", "version": report.version, "rules": [_rule(rule) for rule in RULES]}


def _rule(rule: Rule) -> dict[str, Any]:
    help_text = f"{rule.why}\n\nFires: {rule.fires}\nStays silent: {rule.silent}\nWhat to do: {rule.accept}"
    return {
        "id": rule.id,
        "name": rule_title(rule.id).title().replace(" ", ""),
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": f"{rule.summary} {rule.why}"},
        "help": {"text": help_text.strip(), "markdown": rule_markdown(rule)},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"tags": ["fact-checking"], "problem.severity": _problem_severity(rule.severity)},
    }


def _problem_severity(severity: Severity) -> str:
    """Return GitHub's word for the severity of a rule, by which it sorts alerts."""
    return "recommendation" if severity in (Severity.INFO, Severity.OFF) else str(severity)


def _notification(skipped: Skipped) -> dict[str, Any]:
    return {
        "level": "warning",
        "message": {"text": message_text(f"Not judged: {skipped.reason}")},
        "locations": [{"physicalLocation": {"artifactLocation": _artifact(skipped.path)}}],
    }


def _result(finding: Finding, fingerprint: Fingerprint, found: Lookup) -> dict[str, Any]:
    index = _RULE_INDEXES.get(finding.rule)
    region = _region(finding.place, finding.end_line, finding.end_column)
    if finding.quote is not None:
        region["snippet"] = _snippet(finding.quote)
    primary = {"artifactLocation": _artifact(finding.place.path), "region": region}
    return {
        "ruleId": finding.rule,
        **({} if index is None else {"ruleIndex": index}),
        "level": _LEVELS[finding.severity],
        "message": {"text": message_text(finding.message)},
        "locations": [{"physicalLocation": primary}],
        "relatedLocations": _related(finding, found),
        "partialFingerprints": {
            # The first is GitHub's own name: it matches alerts across commits by nothing else.
            "primaryLocationLineHash": str(fingerprint),
            "factcheckFinding/v1": str(fingerprint),
        },
        # One result with suppressions obliges all to have them (§3.27.23).
        "suppressions": [] if finding.accepted is None else [_suppression(finding.accepted)],
        "properties": {"claim": visible(finding.claim)},
    }


def _suppression(reason: str) -> dict[str, Any]:
    return {"kind": "external", "status": "accepted", "justification": one_line(reason)}


def _related(finding: Finding, found: Lookup) -> list[dict[str, Any]]:
    return [_location(number, related, finding, found) for number, related in enumerate(finding.related, 1)]


def _location(number: int, related: Related, finding: Finding, found: Lookup) -> dict[str, Any]:
    """Return another place that a finding points at: a passage with its end and words, or just a place."""
    passage = found.passage(related.place, finding.claim)
    if passage is None:
        region = _region(related.place, None, None)
    else:
        region = _region(related.place, passage.evidence.end_line, passage.evidence.end_column)
        region["snippet"] = _snippet(passage.evidence.quote)
    return {
        "id": number,
        "message": {"text": message_text(related.message)},
        "physicalLocation": {"artifactLocation": _artifact(related.place.path), "region": region},
    }


def _snippet(quote: str) -> dict[str, str]:
    return {"text": visible(quote, keep="\n\t")}


def _artifact(path: str) -> dict[str, str]:
    if PurePath(path).is_absolute():
        return {"uri": uri(path)}
    return {"uri": uri(path), "uriBaseId": _BASE}


def _region(place: Place, end_line: int | None, end_column: int | None) -> dict[str, Any]:
    """Return a region; its end column is, as a passage's, the one behind the last character (§3.30.8)."""
    region: dict[str, Any] = {"startLine": place.line, "startColumn": place.column}
    if end_line is not None and end_column is not None:
        region |= {"endLine": end_line, "endColumn": end_column}
    return region
