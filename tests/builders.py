"""Short ways to write down claims, articles and assessments for tests of what follows from them."""

from __future__ import annotations

from dataclasses import replace

from factcheck.model import (
    ArticleOutcome,
    Assessment,
    Claim,
    Confidence,
    Evidence,
    Part,
    PartialDate,
    Place,
    Rating,
    SourceInfo,
    Span,
    Stance,
    VerdictPeriod,
    Voice,
    Wording,
    WordingKind,
)


def date(text: str | None) -> PartialDate | None:
    return PartialDate(*(int(part) for part in text.split("-"))) if text else None


def claim(
    claim_id: str = "bridge-closed",
    statement: str = "Die Brücke ist gesperrt.",
    verdict: Rating | tuple[VerdictPeriod, ...] = Rating.OPEN,
    contradicts: tuple[str, ...] = (),
    claimant: str | None = None,
    line: int = 3,
) -> Claim:
    place = Place("claims.yaml", line, 5)
    periods = (VerdictPeriod(verdict),) if isinstance(verdict, Rating) else verdict
    wording = Wording(statement, WordingKind.STATEMENT, place)
    return Claim(claim_id, (wording,), place, claimant=claimant, verdict=periods, contradicts=contradicts)


def evidence(
    stance: Stance,
    voice: Voice = Voice.OWN,
    speaker: str | None = None,
    confidence: Confidence = Confidence.STRONG,
    line: int = 7,
    path: str = "a.txt",
    quote: str = "Die Brücke ist dicht.",
) -> Evidence:
    return Evidence(
        path,
        Span(0, len(quote)),
        line,
        1,
        line,
        1 + len(quote),
        quote,
        stance,
        voice,
        speaker,
        confidence,
        "Die Brücke ist gesperrt.",
        WordingKind.STATEMENT,
        0.9,
        Part.BODY,
    )


def assessment(path: str, *passages: Evidence, stance: Stance | None = None) -> Assessment:
    """Build an assessment that the first passage decides, all passages moved to the article's path."""
    moved = tuple(replace(passage, path=path) for passage in passages)
    first = moved[0]
    return Assessment(
        stance or first.stance, first.voice, first.speaker, first.confidence, first.score, moved
    )


def outcome(
    path: str,
    day: str | None,
    stances: dict[str, Stance | Assessment],
    outlet: str | None = None,
    fingerprint: tuple[int, ...] = (),
) -> ArticleOutcome:
    source = SourceInfo(path, outlet=outlet, date=date(day), fingerprint=fingerprint, sentences=5)
    assessments = tuple(
        (claim_id, stance if isinstance(stance, Assessment) else _of_stance(path, stance))
        for claim_id, stance in stances.items()
    )
    return ArticleOutcome(source, assessments)


def _of_stance(path: str, stance: Stance) -> Assessment:
    if stance is Stance.MIXED:
        passages = evidence(Stance.SUPPORTS, line=4), evidence(Stance.REFUTES, line=9)
        return assessment(path, *passages, stance=Stance.MIXED)
    return assessment(path, evidence(stance))
