"""What a finding points at: its claim, and the passage and source that stand at a place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factcheck.model import ClaimResult, Evidence, Finding, Place, Report, SourceStance


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage with the source it stands in and the claim it speaks to."""

    result: ClaimResult
    source: SourceStance
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Lookup:
    """A report's claims by id, and its passages by where they begin."""

    claims: Mapping[str, ClaimResult]
    passages: Mapping[Place, tuple[Passage, ...]]

    def claim_of(self, finding: Finding) -> ClaimResult | None:
        """Return the claim that a finding is about; None if it is about none that is left."""
        return self.claims.get(finding.claim)

    def passage(self, place: Place, claim: str) -> Passage | None:
        """Return the passage that begins at a place; of several, one that speaks to the claim."""
        there = self.passages.get(place, ())
        return next(
            (passage for passage in there if passage.result.claim.id == claim), next(iter(there), None)
        )


def lookup(report: Report) -> Lookup:
    """Return the report made ready for looking up claims and passages."""
    passages: dict[Place, list[Passage]] = {}
    for result in report.claims:
        for source in result.sources:
            for evidence in source.assessment.evidence:
                passages.setdefault(evidence.place, []).append(Passage(result, source, evidence))
    return Lookup(
        {result.claim.id: result for result in report.claims},
        {place: tuple(there) for place, there in passages.items()},
    )
