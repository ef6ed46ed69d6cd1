"""The result for other programs: JSON, version 1. Keys and their meaning are fixed; see docs/design.md.

Lists are sorted, so that two runs over the same input give the same bytes, whatever order the articles
were read in.
"""

from __future__ import annotations

import datetime
import json
from typing import TYPE_CHECKING, Any

from factcheck.model import Rating, Severity, Stance
from factcheck.reports._safe import ACTIVE, RUNNER_MARKER

if TYPE_CHECKING:
    from factcheck.model import (
        Claim,
        ClaimResult,
        Evidence,
        Finding,
        Place,
        RenderOptions,
        Report,
        SourceStance,
        VerdictPeriod,
    )

VERSION = 1
"""The version of the format. A change that could break a reader raises it."""

_SCORE_DIGITS = 4
_SEVERITIES = tuple(Severity)


def render(report: Report, options: RenderOptions) -> str:  # noqa: ARG001 - every format has this signature
    r"""Return the report as JSON with two spaces of indentation and a final newline.

    Text is written as it is, umlauts included; control characters, overrides of writing direction and
    lone surrogates are written as `\uXXXX`, so the output is valid UTF-8 and harmless on a terminal.
    """
    text = json.dumps(_report(report), ensure_ascii=False, indent=2)
    escaped = ACTIVE.sub(lambda match: match[0] if match[0] == "\n" else _escape(match[0]), text)
    return RUNNER_MARKER.sub(r"\\u0023\\u0023", escaped) + "\n"


def latest_rating(claim: Claim) -> Rating:
    """Return the rating that holds now: that of the period that ends last."""

    def end(period: VerdictPeriod) -> tuple[datetime.date, datetime.date]:
        until = period.until.earliest if period.until else datetime.date.max
        since = period.since.earliest if period.since else datetime.date.min
        return until, since

    return max(claim.verdict, key=end).rating if claim.verdict else Rating.OPEN


def _escape(character: str) -> str:
    return json.dumps(character)[1:-1] if ord(character) != 0x7F else "\\u007f"


def _report(report: Report) -> dict[str, Any]:
    return {
        "version": VERSION,
        "tool": {"name": "factcheck", "version": report.version},
        "summary": {
            "claims": len(report.claims),
            "articles": len(report.sources),
            "sentences": report.sentences,
            "errors": report.count(Severity.ERROR),
            "warnings": report.count(Severity.WARNING),
            "infos": report.count(Severity.INFO),
        },
        "claims": [_claim(result) for result in sorted(report.claims, key=_claim_order)],
        "findings": [_finding(finding) for finding in sorted(report.findings, key=_finding_order)],
        "skipped": [
            {"path": skipped.path, "reason": skipped.reason}
            for skipped in sorted(report.skipped, key=lambda skipped: (skipped.path, skipped.reason))
        ],
    }


def _claim_order(result: ClaimResult) -> tuple[Place, str]:
    return result.claim.place, result.claim.id


def _source_order(source: SourceStance) -> tuple[datetime.date, datetime.date, str]:
    date = source.source.date
    if date is None:
        return datetime.date.max, datetime.date.max, source.source.path
    return date.earliest, date.latest, source.source.path


def _finding_order(finding: Finding) -> tuple[int, Place, str, str, str]:
    severity = _SEVERITIES.index(finding.severity)
    return severity, finding.place, finding.rule, finding.claim, finding.message


def _claim(result: ClaimResult) -> dict[str, Any]:
    claim = result.claim
    speaking = (source for source in result.sources if source.assessment.stance is not Stance.SILENT)
    return {
        "id": claim.id,
        "statement": claim.statement,
        "topic": claim.topic,
        "claimant": claim.claimant,
        "verdict": latest_rating(claim).value,
        "place": _place(claim.place),
        "consensus": result.consensus.value,
        "independent_sources": result.independent_sources,
        "sources": [_source(source) for source in sorted(speaking, key=_source_order)],
    }


def _source(source: SourceStance) -> dict[str, Any]:
    assessment = source.assessment
    return {
        "article": source.source.path,
        "outlet": source.source.outlet,
        "date": None if source.source.date is None else str(source.source.date),
        "stance": assessment.stance.value,
        "voice": assessment.voice.value,
        "confidence": assessment.confidence.value,
        "score": round(assessment.score, _SCORE_DIGITS),
        "copy_of": source.copy_of,
        "evidence": [_evidence(evidence) for evidence in assessment.evidence],
    }


def _evidence(evidence: Evidence) -> dict[str, Any]:
    return {
        **_place(evidence.place),
        "end_line": evidence.end_line,
        "end_column": evidence.end_column,
        "quote": evidence.quote,
        "stance": evidence.stance.value,
        "voice": evidence.voice.value,
        "speaker": evidence.speaker,
        "wording": evidence.wording,
        "score": round(evidence.score, _SCORE_DIGITS),
        "cues": [
            {"rule": cue.rule, "text": cue.text, "line": cue.line, "column": cue.column}
            for cue in evidence.cues
        ],
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "claim": finding.claim,
        "message": finding.message,
        **_place(finding.place),
        "related": [{**_place(related.place), "message": related.message} for related in finding.related],
        "accepted": finding.accepted,
    }


def _place(place: Place) -> dict[str, Any]:
    return {"path": place.path, "line": place.line, "column": place.column}
